"""Two neighbouring numerals said together: 两三百 is 200 to 300, 十七八 is 17 or 18.

Only a scale or a counted unit shows that two numerals are one number; 三五 is said in the same way.
"""

import re
from decimal import Decimal

from glossary.figures.numerals import DIGITS, SCALES, scale_of
from glossary.figures.reading import Source, word_after, word_before
from glossary.figures.units import DISCOUNT, NOUN_LIKE, TENTHS, read_unit
from glossary.figures.values import EXACT, Approximation, Figure, Kind, Unit

_PAIR = re.compile(
    r"(?P<head>[一二三四五六七八九]?十)?(?P<low>[一二两三四五六七八])、?(?P<high>[二两三四五六七八九])"
    r"(?P<scale>[十百千]?(?:万亿|亿|万)?)(?![〇零一二三四五六七八九十百千万亿分月日时点号线级]|年[代级]|个多|世纪)",
)
_PART_OF_A_WORD = frozenset("〇零一二三四五六七八九十百千万亿两第之数几0123456789")
_COUNTED = frozenset("个名家人户次项位岁")
_SAID_TOGETHER = {("三", "五")}


def neighbours(source: Source, start: int, floor: int) -> Figure | None:
    """Read 两三百人, 七八十, 三四千万元, 十七八岁, 两三天."""
    folded = source.folded
    match = _PAIR.match(folded, start)
    if match is None or (start and folded[start - 1] in _PART_OF_A_WORD):
        return None
    values = _values(match)
    unit, end = read_unit(folded, match.end("scale"))
    if values is None or not _counts(folded, match, unit):
        return None
    tenth = Decimal(10) if unit is TENTHS else Decimal(1)
    before, begin = word_before(source, start, floor)
    after, end = word_after(source, end)
    rule = f"range-of-neighbours-{unit.kind}" if unit else "range-of-neighbours"
    return source.figure(
        begin, end, Kind.RANGE, rule,
        *(EXACT.multiply(value, tenth) for value in values), unit=unit, spelled=True,
        approximation=after if before is Approximation.EXACT else before,
    )  # fmt: skip


def _values(match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    low, high = DIGITS[match["low"]], DIGITS[match["high"]]
    if high != low + 1 and (match["low"], match["high"]) not in _SAID_TOGETHER:
        return None
    scale, head = match["scale"], match["head"]
    if head:
        tens = DIGITS.get(head[0], Decimal(1)) * SCALES["十"]
        if scale[:1] in {"十", "百", "千"}:
            return None
        low, high = low + tens, high + tens
    worth = scale_of(scale)
    if "、" in match[0] and not scale:
        return None  # 三、四个: a numbered heading, or a list
    return EXACT.multiply(low, worth), EXACT.multiply(high, worth)


def _counts(folded: str, match: re.Match[str], unit: Unit | None) -> bool:
    """Tell whether a scale, a unit or a counted thing shows that the pair is a number."""
    end = match.end("scale")
    if match["scale"] and match["scale"][0] != "十":
        return True
    if unit is DISCOUNT:
        return False  # 七八折: 7 to 8, or 7.8
    if unit is None:
        return bool(match["scale"]) and folded[end : end + 1] in NOUN_LIKE
    return unit.strong or folded[end] in _COUNTED or bool(match["scale"])
