"""Numbers in English text, exact: digits with a scale, number words, and scales alone.

Promises: work is bounded at each place, nothing is rounded.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from glossary.figures.values import EXACT
from glossary.figures.wording import tidy

_FULL_WIDTH = {ord("！") + i: chr(ord("!") + i) for i in range(94)}
_SIGNS = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " "})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
ONES = {
    word: value
    for value, word in enumerate(
        [
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen"),
        ]
    )
}
TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10),
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
        strict=True,
    )
}
SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SHORT = {"mln": 6, "mn": 6, "bln": 9, "bn": 9, "tn": 12, "trn": 12}
_CLOSE = {"k": 3, "m": 6, "b": 9, "t": 12}
_ANY_SCALE = "|".join((*SCALES, *_SHORT))
_DIGITS = re.compile(
    rf"""(?P<digits>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]{{1,40}}+)(?P<fraction>\.[0-9]{{1,12}}+)?+
    (?!(?:st|nd|rd|th|s)(?![a-z]))(?:\ (?P<halves>1/2|½|¼|¾)|(?P<close_halves>[½¼¾]))?
    (?:[ -]?(?P<scale>{_ANY_SCALE})(?![a-z]))?""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSE_SCALE = re.compile(r" ?(?P<scale>[kmbt])(?![a-z0-9])", re.IGNORECASE)
_SECOND_SCALE = re.compile(r" (?P<scale>thousand|million|billion|trillion)(?![a-z])", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_JOINT = re.compile(r"[ -]")
_HALVES = {"1/2": "0.5", "½": "0.5", "¼": "0.25", "¾": "0.75"}
_AND_A_HALF = re.compile(r"[ -]and[ -]a[ -]half(?![a-z])", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?:(?:tens|hundreds|thousands|dozens|scores|millions|billions|trillions)"
    r"(?: of (?:hundreds|thousands|millions|billions|trillions))*"
    r"|(?:several|a few|a couple of) (?:dozen|hundred|thousand|million|billion|trillion)"
    r"(?: (?:thousand|million|billion))?)"
    r"(?: of)?(?![a-z])",
    re.IGNORECASE,
)
_POWERS = {
    "dozen": 1, "score": 1, "ten": 1, "hundred": 2, "thousand": 3, "million": 6, "billion": 9,
    "trillion": 12,
}  # fmt: skip
_LONGEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number at ``start``..``end``.

    ``spelled``: it has number words for digits; ``grouped``: commas; ``several``: it is vague, and
    its value the least power of ten it may be (hundreds: 100).
    """

    start: int
    end: int
    value: Decimal
    spelled: bool = False
    grouped: bool = False
    scaled: bool = False
    several: bool = False


def fold_english(text: str) -> str:
    """Return ``text`` with width, spaces, apostrophes and dashes folded, one character to one."""
    return text.translate(_FULL_WIDTH).translate(_SIGNS).translate(_DASHES)


def read_number(folded: str, start: int, *, money: bool = False) -> Number | None:
    """Return the number that begins at ``start``; ``money``: letters may be its scale ($3.5m).

    >>> read_number("1.2 trillion", 0).value, read_number("one hundred and fifty", 0).value
    (Decimal('1200000000000'), Decimal('150'))
    """
    return (
        _read_digits(folded, start, money=money)
        or _read_vague(folded, start)
        or _read_words(folded, start)
    )


def _read_digits(folded: str, start: int, *, money: bool) -> Number | None:
    match = _DIGITS.match(folded, start)
    if match is None:
        return None
    value = Decimal(match["digits"].replace(",", "") + (match["fraction"] or ""))
    end = match.end()
    halves = match["halves"] or match["close_halves"]
    if halves:
        value = EXACT.add(value, Decimal(_HALVES[halves]))
    power = 0
    if match["scale"]:
        power = (SCALES | _SHORT)[match["scale"].lower()]
        second = _SECOND_SCALE.match(folded, end)  # 2 million million
        if second and power < SCALES[second["scale"].lower()]:
            power += SCALES[second["scale"].lower()]
            end = second.end()
    elif close := _CLOSE_SCALE.match(folded, end) if money else None:
        power, end = _CLOSE[close["scale"].lower()], close.end()
    half = _AND_A_HALF.match(folded, end)
    if half and not halves and not match["fraction"]:
        added = Decimal("0.5") if not power else Decimal(5) * 10 ** (power - 1)
        value = EXACT.add(EXACT.scaleb(value, power), added)
        return Number(start=start, end=half.end(), value=tidy(value), scaled=bool(power))
    return Number(
        start=start,
        end=end,
        value=tidy(EXACT.scaleb(value, power)) if power else value,
        grouped="," in match["digits"],
        scaled=bool(power),
    )


def _read_vague(folded: str, start: int) -> Number | None:
    match = _VAGUE.match(folded, start)
    if match is None:
        return None
    words = re.findall(r"[a-z]+", match[0].lower())
    powers = [_POWERS[w.removesuffix("s")] for w in words if w.removesuffix("s") in _POWERS]
    return Number(
        start=start, end=match.end(), value=Decimal(10) ** sum(powers), spelled=True, several=True
    )


def _read_words(folded: str, start: int) -> Number | None:  # noqa: C901, PLR0912, PLR0915 - a small grammar
    total = section = 0
    at = end = start
    count = 0
    last = ""
    while count < _LONGEST and (word := _WORD.match(folded, at)):
        name = word[0].lower()
        if name in ONES and (last in {"", "scale", "hundred"} or (last == "ten" and ONES[name])):
            if last == "ten" and ONES[name] > 9:  # noqa: PLR2004 - one digit follows twenty
                break
            section += ONES[name]
            last = "one"
        elif name in TENS and last in {"", "scale", "hundred"}:
            section += TENS[name]
            last = "ten"
        elif name in {"hundred", "dozen"} and last == "one":
            section *= 100 if name == "hundred" else 12
            last = "hundred"
        elif name in SCALES and last not in {"", "scale", "and"}:
            total += section * 10 ** SCALES[name]
            section = 0
            last = "scale"
        elif name in {"a", "an"} and not last and (scale := _WORD.match(folded, word.end() + 1)):
            if scale[0].lower() not in {"hundred", "dozen", *SCALES}:
                break
            section, last = 1, "one"
        elif name == "and" and last in {"scale", "hundred"}:
            following = _WORD.match(folded, word.end() + 1)
            if following is None or following[0].lower() not in ONES | TENS:
                break
            at = word.end() + 1
            continue
        else:
            break
        count += 1
        end = word.end()
        if not _JOINT.match(folded, end):
            break
        at = end + 1
    if not count:
        return None
    value = Decimal(total + section)
    half = _AND_A_HALF.match(folded, end)
    if half:
        end = half.end()
        value += Decimal("0.5")
    scaled = last in {"scale", "hundred"}
    return Number(start=start, end=end, value=value, spelled=True, scaled=scaled)
