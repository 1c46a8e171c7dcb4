"""The house style of English wordings: whose spelling and dates come first, and what 亩 becomes.

A style chooses the preferred wording only; both spellings always count as found.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class English(StrEnum):
    """Whose English the preferred wording is."""

    US = "us"  # January 5, 2023; square meters; percent
    UK = "uk"  # 5 January 2023; square metres; per cent


class Mu(StrEnum):
    """What the preferred wording makes of 亩."""

    KEEP = "keep"
    HECTARES = "hectares"  # where the conversion is exact


class Spacing(StrEnum):
    """What stands between a Chinese character and a Latin letter or a figure."""

    NONE = "none"
    SPACE = "space"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The choices of a house."""

    english: English = English.US
    mu: Mu = Mu.KEEP
    spacing: Spacing = Spacing.NONE


HOUSE = Style()

_METRE = r"\b((?:centi|milli|kilo|micro|nano)?)meter(s?)\b"
_LITRE = r"\b((?:milli|centi)?)liter(s?)\b"
_BRITISH = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (_METRE, r"\1metre\2"),
        (_LITRE, r"\1litre\2"),
        (r"\b(?:metric )?ton(s?)\b", r"tonne\1"),
        (r"\bpercent\b", "per cent"),
        (r"\bruble(s?)\b", r"rouble\1"),
        (r"\bmicron(s?)\b", r"micrometre\1"),
    )
)
_SCALE_OR_AND = r"(?!thousand|million|billion|trillion|and\b)"
_SMALL = (
    r"[a-z]+-[a-z]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|[a-z]+(?:teen|ty)"
)
_AND = re.compile(rf"\bhundred (?={_SCALE_OR_AND}(?:{_SMALL})\b)")


def british(form: str) -> str:
    """Respell a wording as British English does.

    >>> british("more than 70 square meters"), british("three hundred twenty-one tons")
    ('more than 70 square metres', 'three hundred and twenty-one tonnes')
    """
    for pattern, replacement in _BRITISH:
        form = pattern.sub(replacement, form)
    return _AND.sub("hundred and ", form)
