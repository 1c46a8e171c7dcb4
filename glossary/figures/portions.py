"""Parts of a whole and multiples said in words: 百分之五, 百分之七八十, 过半, 翻两番, 数以万计."""

import re
from decimal import Decimal

from glossary.figures.numerals import DIGITS, Numeral, read_chinese, read_numeral, scale_of
from glossary.figures.reading import Source, word_after, word_before
from glossary.figures.units import PER_MILLE, PERCENT, TENTHS
from glossary.figures.values import EXACT, Approximation, Figure, Kind, Unit

_FRACTION = re.compile(r"(百|千|万|[一二三四五六七八九十两]{1,3}|[0-9]{1,4})分之")
_SLASH = re.compile(r"([0-9]{1,3})/([0-9]{1,3})(?![0-9/])")
_PER = {"百": PERCENT, "千": PER_MILLE}
_PAIR = re.compile(
    r"([一二三四五六七八])([二三四五六七八九])(十?)(?![〇零一二三四五六七八九十百千万亿点])"
)
_TO = re.compile(r" ?(?:至|到|—{1,2}|–|-|~) ?(?:(百|千)分之)?")
_DOUBLING = re.compile(r"翻了?([一两二三四1-4])番(多(?![种样]))?")
_TENTHS_AND_HUNDREDTHS = re.compile(
    r"([一二三四五六七八九])成([一二三四五六七八九半])(?=[^\w]|\Z|的|以[上下]|左右|是|在)"
)
_HALF = re.compile(
    r"(?P<over>过半(?:数(?!字)|(?=[^\w]|\Z|的|选民|代表|成员|席|票)))"
    r"|半数(?![字值])|(?<![另之事])一半(?![点径路夜年月小个天山一])"
)
_PASSED = frozenset("经通不走度")
_COUNTED_BY = re.compile(r"数以([十百千万亿]{1,2})计")
_TEN = Decimal(10)
_WHOLE = "百分百"


def fraction(source: Source, start: int, floor: int) -> Figure | None:
    """Read 三分之二, 百分之五, 百分之七八十, 千分之三 and 2/3."""
    folded = source.folded
    slash = _SLASH.match(folded, start)
    if slash and 0 < Decimal(slash[1]) < Decimal(slash[2]):
        return source.figure(
            start, slash.end(), Kind.FRACTION, "fraction", Decimal(slash[1]), Decimal(slash[2])
        )
    if folded.startswith(_WHOLE, start):
        return source.figure(
            start, start + len(_WHOLE), Kind.PERCENT, "percent-in-words", Decimal(100), unit=PERCENT
        )  # fmt: skip
    match = _FRACTION.match(folded, start)
    if match is None:
        return None
    if match[1] in _PER:
        two = _pair(source, match, floor) or _range(source, match, floor)
        if two is not None:
            return two
    numeral = read_numeral(folded, match.end())
    below = Decimal(match[1]) if match[1].isascii() else read_chinese(match[1])
    if numeral is None or below is None or numeral.several:
        return None
    unit = _PER.get(match[1])
    values = (numeral.value,) if unit else (numeral.value, below)
    return _limited(
        source, (start, numeral.end), floor, unit.kind if unit else Kind.FRACTION,
        f"{unit.kind}-in-words" if unit else "fraction", *values, unit=unit,
        spelled=unit is None and numeral.spelled,
    )  # fmt: skip


def _limited(  # noqa: PLR0913 - the parts of a figure
    source: Source,
    at: tuple[int, int],
    floor: int,
    kind: Kind,
    rule: str,
    *values: Decimal,
    unit: Unit | None = None,
    spelled: bool = False,
) -> Figure:
    """Make a figure together with the words of approximation beside it."""
    before, begin = word_before(source, at[0], floor)
    after, end = word_after(source, at[1])
    return source.figure(
        begin, end, kind, rule, *values, unit=unit, spelled=spelled,
        approximation=after if before is Approximation.EXACT else before,
    )  # fmt: skip


def _pair(source: Source, match: re.Match[str], floor: int) -> Figure | None:
    """Read the two neighbours of 百分之七八十 and 百分之三四."""
    pair = _PAIR.match(source.folded, match.end())
    if pair is None or DIGITS[pair[2]] != DIGITS[pair[1]] + 1:
        return None
    worth = scale_of(pair[3])
    values = (EXACT.multiply(DIGITS[digit], worth) for digit in pair.group(1, 2))
    unit, at = _PER[match[1]], (match.start(), pair.end())
    return _limited(
        source, at, floor, Kind.RANGE, f"range-of-neighbours-{unit.kind}", *values, unit=unit
    )  # fmt: skip


def _range(source: Source, match: re.Match[str], floor: int) -> Figure | None:
    """Read both ends of 百分之十至十五 and 百分之五到百分之十."""
    folded = source.folded
    low = read_numeral(folded, match.end())
    joint = _TO.match(folded, low.end) if low else None
    high = read_numeral(folded, joint.end()) if joint and joint[1] in {None, match[1]} else None
    if low is None or high is None or not _rising(low, high):
        return None
    unit, at = _PER[match[1]], (match.start(), high.end)
    return _limited(
        source, at, floor, Kind.RANGE, f"range-of-{unit.kind}", low.value, high.value, unit=unit
    )  # fmt: skip


def _rising(low: Numeral, high: Numeral) -> bool:
    loose = low.several or high.several or low.more or high.more
    return low.value < high.value and not loose


def doubling(source: Source, start: int, floor: int) -> Figure | None:
    """Read 翻一番 (doubled), 翻了两番 (quadrupled), 翻一番多 (more than doubled)."""
    match = _DOUBLING.match(source.folded, start)
    if match is None:
        return None
    times = Decimal(match[1]) if match[1].isascii() else read_chinese(match[1])
    value = Decimal(2) ** int(times or 1)
    before, begin = word_before(source, start, floor)
    return source.figure(
        begin, match.end(), Kind.DOUBLING, "doubling", value,
        approximation=Approximation.MORE_THAN if match[2] else before,
    )  # fmt: skip


def tenths_and_hundredths(source: Source, start: int, floor: int) -> Figure | None:
    """Read 六成五 (65%) and 三成半."""
    match = _TENTHS_AND_HUNDREDTHS.match(source.folded, start)
    if match is None:
        return None
    ones = Decimal(5) if match[2] == "半" else DIGITS[match[2]]
    value = EXACT.add(EXACT.multiply(DIGITS[match[1]], _TEN), ones)
    return _limited(source, match.span(), floor, Kind.PERCENT, "percent", value, unit=TENTHS)


def half(source: Source, start: int, floor: int) -> Figure | None:
    """Read 过半, 超半数, 半数以上 and 一半."""
    folded = source.folded
    match = _HALF.match(folded, start)
    if match is None:
        return None
    values = Decimal(1), Decimal(2)
    if not match["over"]:
        at = match.span()
        return _limited(source, at, floor, Kind.FRACTION, "half", *values, spelled=True)
    if start and folded[start - 1] in _PASSED:
        return None
    begin = start - (folded[start - 1 : start] == "超" and start > floor)
    return source.figure(
        begin, match.end(), Kind.FRACTION, "half", *values, spelled=True,
        approximation=Approximation.MORE_THAN,
    )  # fmt: skip


def counted_by(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 数以万计 (tens of thousands of)."""
    match = _COUNTED_BY.match(source.folded, start)
    if match is None:
        return None
    return source.figure(
        start, match.end(), Kind.NUMBER, "number-several", scale_of(match[1]), spelled=True,
        approximation=Approximation.SEVERAL,
    )  # fmt: skip
