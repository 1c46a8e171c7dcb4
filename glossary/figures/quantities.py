"""Numbers with a unit or measure word, ranges of them, and numbers alone."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from glossary.figures.identifiers import same_or_falling
from glossary.figures.numerals import Numeral, read_chinese, read_numeral, scale_of
from glossary.figures.reading import Source, limits, money_around, word_after, word_before
from glossary.figures.units import (
    DEGREES,
    DISCOUNT,
    MONTHS,
    NOUN_LIKE,
    NUMBERED,
    OF_ELECTRICITY,
    PERCENT,
    PLACES,
    SPEEDS,
    TENTHS,
    TIMES,
    TIMES_MORE,
    TOP,
    YEARS,
    read_unit,
)
from glossary.figures.values import EXACT, Approximation, Figure, Kind, Unit

_ONE = Decimal(1)
_TEN = Decimal(10)
_TWO = Decimal(2)
_TO = re.compile(r" ?(?:至|到|—{1,2}|–|-|~|―) ?")
_LAST_SCALES = (re.compile(r"(.+?)([百千](?:万亿|亿|万))"), re.compile(r"(.+?)(万亿|亿|万|千|百)"))
_JOINED_ON = re.compile(r"[-/~—–][0-9]")
_HALF = re.compile(
    r"(年|天|小时|倍|个(?=半))半(?=小时|个?月|钟头|[^\w]|[以左多的来时后前]|\Z)(小时|月|钟头)?",
)
_MANY = re.compile(
    r"个多(月|小时|星期|世纪|百分点)|(年|小时|天|公里|公斤|倍|岁|米|成|吨|亩|斤|元|里|周)多(?![元种样媒维层云边功党民年])",
)
_RISING = re.compile(
    r"(?:增长|[高多快大]出?|翻了?|增加|增|提高|提升|上升|扩大|上涨|增至?了|涨)了?(?:近|约|超|超过)?\Z"
)
_AN_HOUR = re.compile(r"(?:每小时|时速)[为达近约超过]{0,2} ?\Z")
_CLIMBING = re.compile(
    r"(?:晋升|上升|提升|前进|前移|跃升|进位|攀升|下降|后退|上移|提高|进)了?(?:近|约|超|超过)?\Z",
)
_REACHED = re.compile(r"(?:[达破过]|达到|跨越|迈上|冲刺|站上|突破)了?\Z")
_IDIOM = re.compile(
    r"三天两[头夜]|三天打|一?万步(?=[说讲来])|十一(?=国庆|黄金周|长假|假期|小长假)|十年树木|十年寒窗|十年磨|四周(?![年岁])|一年一|[一二三]元(?!钱)",
)
_FROM_UP_TO = re.compile(
    r"(?:以上|及以上)(?:[至到，、,] ?)?(?=[0-9零一二三四五六七八九十百千万两])"
)
_DOWN = re.compile(r"及?以[下内]")
_SAID_OF_NUMBERS = frozenset("人户总次件基指参系分多少岁倍个招函份位")
_WEAK_WORDS = frozenset("面方字里门点分代步足届口度对双把头")
_SIGN_UNITS = frozenset({Kind.PERCENT, Kind.TEMPERATURE})
_BELOW_ZERO = "零下"
_UP_TO_SCALE = frozenset({"上", "过"})  # 上百家, 过万名
_NOT_PASSED = frozenset({"不过", "通过", "经过", "走过", "见过", "有过"})
_CLAUSE_ENDS = re.compile(r"[^\w]|\Z|的")
_LOOSE_UNITS = frozenset("个年小天公倍岁米成吨亩斤元里周")
_JOINTS = frozenset(" 至到—–-~―以及")


@dataclass(frozen=True, slots=True)
class _Measured:
    """A numeral with the unit read after it."""

    numeral: Numeral
    unit: Unit | None
    end: int


def _measure(source: Source, start: int) -> _Measured | None:
    """Read numeral and unit at ``start``; one space may stand before a unit after digits."""
    folded = source.folded
    numeral = read_numeral(folded, start)
    if numeral is None:
        return None
    if folded[numeral.end : numeral.end + 1] in _LOOSE_UNITS:
        loose = _more_or_half(source, numeral)
        if loose is not None:
            return loose
    unit, end = read_unit(folded, numeral.end)
    if unit is None and not numeral.spelled and folded[numeral.end : numeral.end + 1] == " ":
        unit, end = read_unit(folded, numeral.end + 1)
        end = end if unit else numeral.end
    if unit is None:
        return _calendar_leftovers(source, numeral)
    return _Measured(numeral, _in_context(source, numeral, unit), end)


def _more_or_half(source: Source, numeral: Numeral) -> _Measured | None:
    """Read what stands inside or after the unit: 3个多月, 3年多, 3年半."""
    folded = source.folded
    many = _MANY.match(folded, numeral.end)
    if many:
        unit = read_unit("个" + many[1] if many[1] else many[2], 0)[0]
        unit = _in_context(source, numeral, unit) if unit else None
        return _Measured(replace(numeral, more=True), unit, many.end())
    half = _HALF.match(folded, numeral.end)
    if half and (half[1] != "个" or half[2]) and not numeral.several:
        name = "个" + half[2] if half[2] else half[1]
        value = EXACT.add(numeral.value, Decimal("0.5"))
        return _Measured(replace(numeral, value=value), read_unit(name, 0)[0], half.end())
    return None


def _calendar_leftovers(source: Source, numeral: Numeral) -> _Measured:
    """Read 日 after a number that is no day of a month (100日) and 号 as a number's label."""
    follower = source.folded[numeral.end : numeral.end + 1]
    if source.folded[numeral.start - 1 : numeral.start] == "月" and numeral.start:
        return _Measured(numeral, None, numeral.end)  # 5月32日: no day, and no 32 days
    if follower == "日" and source.folded[numeral.end : numeral.end + 2] not in {
        "日元",
        "日本",
        "日均",
    }:
        return _Measured(numeral, read_unit("天", 0)[0], numeral.end + 1)
    if follower == "号" and not numeral.spelled:
        return _Measured(numeral, NUMBERED, numeral.end + 1)
    return _Measured(numeral, None, numeral.end)


def _in_context(source: Source, numeral: Numeral, unit: Unit) -> Unit:
    """Return the unit that the words before the number make of it."""
    before = source.folded[max(0, numeral.start - 6) : numeral.start]
    if unit.chinese[0] in SPEEDS and unit.kind is Kind.LENGTH and _AN_HOUR.search(before):
        return SPEEDS[unit.chinese[0]]
    if unit is DEGREES and (numeral.scaled or "电" in before):
        return OF_ELECTRICITY
    if unit is TIMES and _RISING.search(before):
        return TIMES_MORE
    if "位" in unit.chinese and source.folded[numeral.end] == "位" and _CLIMBING.search(before):
        return PLACES
    return unit


def amount(source: Source, start: int, floor: int) -> Figure | None:
    """Read what a number counts or measures: a range, a quantity, or the number alone.

    Arabic digits always are one of the three, so that none is dropped silently.
    """
    measured = _measure(source, start)
    if measured is None:
        return same_or_falling(source, start, floor)
    figure = None
    if source.folded[measured.end : measured.end + 1] in _JOINTS:
        figure = _range(source, measured, floor)
    return figure or same_or_falling(source, start, floor) or _quantity(source, measured, floor)


def _quantity(source: Source, measured: _Measured, floor: int) -> Figure | None:
    """Read a number with its unit, or Arabic digits alone: 1350亿元, 10余个, 三百二十一户, 5."""
    start = measured.numeral.start
    numeral, unit = measured.numeral, measured.unit
    approximation, begin, end = limits(source, numeral, measured.end, floor, unit)
    if (
        numeral.only_scale
        and not numeral.several
        and begin == start
        and source.folded[start - 1 : start] in _UP_TO_SCALE
        and source.folded[max(0, start - 2) : start] not in _NOT_PASSED
    ):
        approximation, begin = Approximation.MORE_THAN, start - 1
    if numeral.spelled and not _counts(source, measured, approximation):
        return None
    value, kind = _value(numeral, unit), unit.kind if unit else Kind.NUMBER
    value, begin = _signed(source, value, kind, begin, floor)
    if unit is not None and unit.kind is Kind.MONEY and approximation is Approximation.EXACT:
        begin, end = money_around(source, begin, end, floor)
    return source.figure(
        begin,
        end,
        kind,
        _rule_name(kind, unit, approximation),
        value,
        unit=unit,
        approximation=approximation,
        spelled=numeral.spelled,
    )


@lru_cache(maxsize=1000)
def _rule_name(kind: Kind, unit: Unit | None, approximation: Approximation) -> str:
    base = f"{kind}" if unit else "number"
    return base if approximation is Approximation.EXACT else f"{base}-{approximation}"


def _value(numeral: Numeral, unit: Unit | None) -> Decimal:
    """Return the number in the unit English uses: 三成 is 30 (percent)."""
    return EXACT.multiply(numeral.value, _TEN) if unit is TENTHS else numeral.value


def _signed(
    source: Source,
    value: Decimal,
    kind: Kind,
    begin: int,
    floor: int,
) -> tuple[Decimal, int]:
    """Take a minus sign or 零下 directly before the number into it."""
    folded = source.folded
    if kind is Kind.TEMPERATURE and folded[max(floor, begin - 2) : begin] == _BELOW_ZERO:
        return value.copy_negate(), begin - 2
    if begin <= floor or folded[begin - 1] != "-":
        return value, begin
    if begin - 1 == floor and floor:
        return value, begin  # 第1-2版: a dash after a figure joins
    earlier = folded[begin - 2] if begin > 1 else " "
    free = not (earlier.isalnum() or earlier in ")）%-—")
    han = earlier.isalnum() and not earlier.isascii() and kind in _SIGN_UNITS
    return (value.copy_negate(), begin - 1) if free or han else (value, begin)


def _counts(  # noqa: PLR0911 - one return for each thing that can decide
    source: Source,
    measured: _Measured,
    approximation: Approximation,
) -> bool:
    """Tell whether a Chinese numeral in this place is a figure and not part of a word."""
    numeral, unit = measured.numeral, measured.unit
    folded, start = source.folded, measured.numeral.start
    earlier = folded[start - 1 : start]
    if _IDIOM.match(folded, start) or folded[max(0, start - 3) : start] in {"成千上", "成百上"}:
        return False
    if unit is None and folded[start] == "两" and numeral.end == start + 1:
        return False  # 两国, 两省: "the two", or "both"
    if numeral.several and earlier and earlier in _SAID_OF_NUMBERS:
        return False
    if numeral.only_scale and not (numeral.several or numeral.more):
        return _scale_counts(source, measured, approximation)
    if unit is None:
        noun = _noun_like(folded, numeral.end)
        known = numeral.several or numeral.more or approximation is not Approximation.EXACT
        return (known and (noun or numeral.scaled)) or (noun and numeral.value > _TEN)
    if numeral.several or numeral.more:
        return True
    if unit.strong:
        half = numeral.value != numeral.value.to_integral_value()  # 一个半小时
        return numeral.value >= _TWO or unit in {TENTHS, PERCENT} or half
    if folded[numeral.end] in _WEAK_WORDS and measured.end == numeral.end + 1:
        return unit.kind is not Kind.COUNT and numeral.value > _TEN
    return numeral.value >= _TEN


def _scale_counts(source: Source, measured: _Measured, approximation: Approximation) -> bool:
    """Tell whether 百 or 百亿 without a digit is a figure: with a limit before it, or as money."""
    numeral, unit = measured.numeral, measured.unit
    before = source.folded[max(0, numeral.start - 4) : numeral.start]
    if unit is None:
        ends = _CLAUSE_ENDS.match(source.folded, numeral.end)
        return approximation is not Approximation.EXACT and ends is not None
    if unit is TOP:
        return source.folded[numeral.start - 1 : numeral.start] not in set("双千万")
    if approximation is not Approximation.EXACT or _REACHED.search(before):
        return True
    return unit.kind is Kind.MONEY and numeral.end - numeral.start > 1


def _noun_like(folded: str, end: int) -> bool:
    return folded[end : end + 1] in NOUN_LIKE or folded[end : end + 2] in NOUN_LIKE


def _carried(source: Source, first: Numeral, second: Numeral) -> Decimal:
    """Return the scale that stands at the end of a range for both: 3到5万, 三到十万; else 1."""
    if not second.spelled:
        carries = second.scaled and not first.scaled and first.value < second.mantissa
        return EXACT.divide(second.value, second.mantissa) if carries else _ONE
    for scales in _LAST_SCALES:
        match = scales.fullmatch(source.folded, second.start, second.end)
        head = read_chinese(match[1]) if match else None
        scale = scale_of(match[2]) if match else _ONE
        whole = head is not None and EXACT.multiply(head, scale) == second.value
        if head and whole and first.value < min(head, scale if first.scaled else head):
            return scale
    return _ONE


def _range(source: Source, low: _Measured, floor: int) -> Figure | None:
    """Read both ends of a range as one figure: 3至5天, 2-3万, 10%—15%."""
    joint = _TO.match(source.folded, low.end)
    limit = _FROM_UP_TO.match(source.folded, low.end) if joint is None else None
    joint = joint or limit
    high = _measure(source, joint.end()) if joint else None
    if high is None or not _same_unit(low, high):
        return None
    start = low.numeral.start
    first, second = low.numeral, high.numeral
    value = first.value
    if low.unit is None:
        value = EXACT.multiply(value, _carried(source, first, second))
    loose = high.unit is None and _JOINED_ON.match(source.folded, high.end)
    if value >= second.value or loose or first.several or second.several:
        return None
    unit = high.unit
    counted = value > first.value or (unit is not None and (unit.strong or value >= _TEN))
    if (first.spelled or second.spelled) and not counted:
        return None
    if limit:
        closing = _DOWN.match(source.folded, high.end)
        if closing is None or unit is None:
            return None
        values = (
            EXACT.multiply(v, _TEN if unit is TENTHS else _ONE) for v in (value, second.value)
        )
        return source.figure(
            start, closing.end(), Kind.RANGE, f"range-of-{unit.kind}-inclusive", *values,
            unit=unit, spelled=first.spelled and second.spelled,
        )  # fmt: skip
    before, begin = word_before(source, start, floor)
    after, end = word_after(source, high.end)
    if before is Approximation.NEARLY and unit in {YEARS, MONTHS}:
        before, begin = Approximation.EXACT, start
    approximation = after if before is Approximation.EXACT else before
    tenth = _TEN if unit is TENTHS else _ONE
    return source.figure(
        begin,
        end,
        Kind.RANGE,
        f"range-of-{unit.kind}" if unit else "range",
        EXACT.multiply(value, tenth),
        EXACT.multiply(second.value, tenth),
        unit=unit,
        approximation=approximation,
        spelled=first.spelled and second.spelled,
    )


def _same_unit(low: _Measured, high: _Measured) -> bool:
    if low.unit is None:
        return high.unit is not DISCOUNT
    return low.unit is high.unit
