"""Numbers of English text with their unit and limit, ranges of them, and numbers alone."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from glossary.figures.english_dates import TIME
from glossary.figures.english_numbers import Number, read_number
from glossary.figures.english_units import (
    AGE,
    OCCURRENCES,
    PREFIX,
    PREFIXES,
    TIMES,
    read_english_unit,
)
from glossary.figures.english_words import FRACTION
from glossary.figures.reading import Source
from glossary.figures.values import EXACT, Approximation, Figure, Kind, Unit

A = Approximation
_LIMITS: tuple[tuple[Approximation, str], ...] = (
    (A.AT_MOST, "no (?:more|higher|later|greater|longer) than|not (?:more|higher|later) than|up to"
     "|at (?:the )?most|as (?:many|much|high|long|far) as|a maximum of|not exceeding|within"),
    (A.AT_LEAST, "at (?:the )?least|no (?:less|fewer|lower) than|not (?:less|fewer) than"
     "|a minimum of"),
    (A.MORE_THAN, "(?:well )?(?:more|greater|higher|longer|larger) than|(?:just |well )?over|above"
     "|exceed(?:s|ed|ing)?|in excess of|upwards? of|surpass(?:es|ed|ing)?|topp(?:ed|ing)|beyond"),
    (A.NEARLY, "(?:very )?nearly|almost|close to|approaching|just (?:under|below|short of)"),
    (A.ABOUT, "about|around|approximately|approx\\.?|roughly|some|an estimated|circa|~"),
    (A.LESS_THAN, "(?:less|fewer|lower|smaller|shorter) than|under|below|short of"),
)  # fmt: skip
_LIMIT = re.compile(
    "|".join(rf"(?P<{a.name}>(?:{words})) ?(?:a total of |a record )?(?<=[ ~])"
             for a, words in _LIMITS)
    + r"|(?P<AT_LEAST_SIGN>[>≥] ?)|(?P<AT_MOST_SIGN>[<≤] ?)",
    re.IGNORECASE,
)  # fmt: skip
_SIGNS = {">": A.MORE_THAN, "≥": A.AT_LEAST, "<": A.LESS_THAN, "≤": A.AT_MOST}
_AFTER: tuple[tuple[Approximation, re.Pattern[str]], ...] = (
    (
        A.AT_LEAST,
        re.compile(r" (?:or|and) (?:more|above|over|older|higher|up)(?![a-z])", re.IGNORECASE),
    ),
    (
        A.AT_MOST,
        re.compile(r" (?:or|and) (?:less|fewer|below|under|younger|lower)(?![a-z])", re.IGNORECASE),
    ),
    (A.MORE_THAN, re.compile(r"\+(?![0-9A-Za-z])|[ -]plus(?![a-z])|-odd(?![a-z])", re.IGNORECASE)),
    (A.ABOUT, re.compile(r" or so(?![a-z])", re.IGNORECASE)),
)
_RANGE_LEAD = re.compile(r"(?:between|from|anywhere from) ", re.IGNORECASE)
_JOINT = re.compile(r"- to | ?- ?(?:to-)?| to | or (?=[0-9a-z])| through ", re.IGNORECASE)
_BETWEEN_JOINT = re.compile(r" ?- ?| to | and ", re.IGNORECASE)
_SIGN = re.compile(r"(?:minus |negative )(?=[0-9])|-(?=[0-9])", re.IGNORECASE)
_BELOW_ZERO = re.compile(r" below (?:zero|freezing)(?![a-z])", re.IGNORECASE)
_AGED = re.compile(r"(?:aged|ages?(?: of)?) ", re.IGNORECASE)
_CODED = re.compile(r" ?(?:yuan|dollars?|RMB|USD)(?![a-z])", re.IGNORECASE)
_HALF = re.compile(r"half (?:an?|of an?)(?= )|half(?=-(?:hour|year|day|century|mile|million))|half"
                   r"(?= (?:million|billion|hour|trillion))", re.IGNORECASE)  # fmt: skip
_SCALE = re.compile(r"[ -](million|billion|trillion|dozen|thousand)(?![a-z])", re.IGNORECASE)
_SCALE_POWER = {"million": 6, "billion": 9, "trillion": 12, "thousand": 3}
_SQUARE_SIGN = re.compile(r"[0-9.,]*[0-9]")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}(?![0-9,]| (?:million|billion|thousand))")
_TWO_YEARS = re.compile(r"[12][0-9]{3}(?: ?- ?| to | and )(?:[12][0-9]{3}|[0-9]{2})(?![0-9,.]| ?[a-z%])"
                        r"|[12][0-9]{3} and [12][0-9]{3}(?![0-9,.])")  # fmt: skip
_COMPARES = re.compile(r" (?:as|the|that|more|higher|larger|bigger|faster|greater|longer)(?![a-z])",
                       re.IGNORECASE)  # fmt: skip
_LEADING_ZERO = re.compile(r"0[0-9]+(?![0-9.,])")
_HOUR = re.compile(r"[0-9]{1,2}:[0-9]{2}(?![0-9:])")
_TWO, _THREE = 2, 3


@dataclass(frozen=True, slots=True)
class _Measured:
    """A number with the unit read before or after it."""

    number: Number
    unit: Unit | None
    end: int
    value: Decimal


def english_quantity(source: Source, start: int, _floor: int) -> Figure | None:
    """Read the quantity, with what limits it, or the range of two that begins at ``start``."""
    folded = source.folded
    lead = _RANGE_LEAD.match(folded, start)
    if lead and _TWO_YEARS.match(folded, lead.end()):
        return None  # between 1998 and 2004
    if lead:
        return _range(source, start, lead.end(), A.EXACT, between=True)
    aged = _AGED.match(folded, start)
    limit, at = _limit_before(folded, aged.end() if aged else start)
    if at > start and (
        FRACTION.match(folded, at) or TIME.match(folded, at) or _HOUR.match(folded, at)
    ):
        return None  # about two-thirds, around 9:30: the limit stays with the translation
    found = _range(source, start, at, limit)
    if found is None:
        measured = _half(folded, at) or _measure(folded, at)
        if measured is None:
            return None
        found = _single(source, start, measured, limit, limited=at > start)
    if found is not None and aged:
        return replace(
            found, unit=AGE, kind=AGE.kind if found.kind is not Kind.RANGE else found.kind
        )
    return found


def _single(
    source: Source, start: int, measured: _Measured, limit: Approximation, *, limited: bool
) -> Figure | None:
    number, unit, end = measured.number, measured.unit, measured.end
    if unit is TIMES and not _COMPARES.match(source.folded, end):
        unit = OCCURRENCES
    if unit is None and _LEADING_ZERO.match(source.folded, number.start):
        return source.figure(number.start, number.end, Kind.IDENTIFIER, "identifier")  # 007
    if limit is A.ABOUT and unit is None and _YEAR.match(source.folded, number.start):
        return None  # around 2020
    if number.spelled and not _counts(source.folded, measured, limited=limited):
        return None
    after, end = _limit_after(source.folded, end)
    approximation = after if limit is A.EXACT else limit
    if number.several:
        approximation = A.SEVERAL
    value = measured.value
    below = _BELOW_ZERO.match(source.folded, end)
    if below and unit is not None and unit.kind is Kind.TEMPERATURE:
        value, end = value.copy_negate(), below.end()
    kind = unit.kind if unit else Kind.NUMBER
    rule = f"{kind}" if approximation is A.EXACT else f"{kind}-{approximation}"
    return source.figure(
        start, end, kind, rule, value, unit=unit, approximation=approximation,
        spelled=number.spelled,
    )  # fmt: skip


def _counts(folded: str, measured: _Measured, *, limited: bool) -> bool:
    """Tell whether number words in this place are a figure and not part of speech."""
    number, unit = measured.number, measured.unit
    if number.several or number.scaled or limited:
        return True
    if number.value < _TWO and number.value == 1:
        strong = unit is not None and unit.kind not in {Kind.COUNT, Kind.DURATION, Kind.MULTIPLE}
        return strong or (unit is not None and folded[number.end] == "-")
    return unit is not None or number.value >= _THREE


def _limit_before(folded: str, start: int) -> tuple[Approximation, int]:
    match = _LIMIT.match(folded, start)
    if match is None or match.lastgroup is None:
        return A.EXACT, start
    if match.lastgroup.endswith("_SIGN"):
        return _SIGNS[match[0][0]], match.end()
    return Approximation[match.lastgroup], match.end()


def _limit_after(folded: str, end: int) -> tuple[Approximation, int]:
    for approximation, pattern in _AFTER:
        match = pattern.match(folded, end)
        if match:
            return approximation, match.end()
    return A.EXACT, end


def _measure(folded: str, start: int) -> _Measured | None:
    """Read a number with the currency before it or the unit after it."""
    sign = _SIGN.match(folded, start)
    at = sign.end() if sign else start
    prefix = PREFIX.match(folded, at)
    if prefix:
        at = prefix.end() + (folded[prefix.end() : prefix.end() + 1] == " ")
        if not folded[at : at + 1].isdigit():
            return None
    number = read_number(folded, at, money=prefix is not None)
    if number is None:
        return None
    value = number.value.copy_negate() if sign else number.value
    if prefix:
        coded = _CODED.match(folded, number.end)
        return _Measured(number, PREFIXES[prefix[0]], coded.end() if coded else number.end, value)
    unit, end = read_english_unit(folded, number.end)
    return _Measured(number, unit, end if unit else number.end, value)


def _half(folded: str, start: int) -> _Measured | None:
    """Read half a year, half an hour, half a million."""
    match = _HALF.match(folded, start)
    if match is None:
        return None
    scale = _SCALE.match(folded, match.end())
    end, value = match.end(), Decimal("0.5")
    if scale and scale[1].lower() in _SCALE_POWER:
        end, value = scale.end(), Decimal(5) * 10 ** (_SCALE_POWER[scale[1].lower()] - 1)
    unit, unit_end = read_english_unit(folded, end)
    if unit is None and not scale:
        return None
    number = Number(start=start, end=end, value=value, spelled=True, scaled=True)
    return _Measured(number, unit, unit_end if unit else end, value)


def _range(  # noqa: PLR0911 - one return for each thing that can decide
    source: Source, start: int, at: int, limit: Approximation, *, between: bool = False
) -> Figure | None:
    """Read both ends of a range as one figure: 3 to 5 days, 10%-15%, between 2 and 3 million."""
    folded = source.folded
    low = _measure(folded, at)
    joint = (_BETWEEN_JOINT if between else _JOINT).match(folded, low.end) if low else None
    high = _measure(folded, joint.end()) if joint else None
    if low is None or joint is None or high is None or low.number.several or high.number.several:
        return None
    unit = high.unit or low.unit
    if low.unit is not None and high.unit is not None and low.unit is not high.unit:
        return None
    if low.unit is not None and high.unit is None and low.unit.kind is not Kind.MONEY:
        return None
    value = low.value
    if high.number.scaled and not low.number.scaled and not high.number.spelled:
        factor = _factor(folded, high.number)
        if value < EXACT.divide(high.value, factor):
            value = EXACT.multiply(value, factor)
    if value >= high.value or (joint[0].strip() == "or" and high.value > value + 2):
        return None
    if (low.number.spelled or high.number.spelled) and high.value < _THREE and unit is None:
        return None
    if joint[0].strip() == "-" and re.match(r"-[0-9]", folded[high.end : high.end + 2]):
        return None
    after, end = _limit_after(folded, high.end)
    rule = f"range-of-{unit.kind}" if unit else "range"
    return source.figure(
        start, end, Kind.RANGE, rule, value, high.value, unit=unit,
        approximation=after if limit is A.EXACT else limit,
        spelled=low.number.spelled and high.number.spelled,
    )  # fmt: skip


def _factor(folded: str, number: Number) -> Decimal:
    """Return the worth of the scale that a number of digits has: a million of 3 million."""
    digits = _SQUARE_SIGN.match(folded, number.start)
    if digits is None:
        return Decimal(1)
    mantissa = Decimal(digits[0].replace(",", ""))
    return EXACT.divide(number.value, mantissa) if mantissa else Decimal(1)
