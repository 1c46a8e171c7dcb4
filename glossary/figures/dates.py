"""Dates, periods and times of day.

Years are read as calendar years only where they are written with four digits; 去年, 同期 and plan
names such as “十四五” are words and stay with the translation.
"""

import re
from decimal import Decimal

from glossary.figures.clocks import clock, elapsed, spelled_clock
from glossary.figures.date_ranges import date_range
from glossary.figures.daybook import (
    DAY,
    DAY_END,
    MONTH,
    MONTH_END,
    SUN,
    TO,
    YEAR,
    YEAR_DIGITS,
    possible,
    read_number,
)
from glossary.figures.eras import era
from glossary.figures.lunar import lunar_date
from glossary.figures.reading import Rule, Source
from glossary.figures.units import CALENDAR_DAY, CALENDAR_MONTH, CALENDAR_YEAR
from glossary.figures.values import Field, Figure, Kind, Unit

_DATE = re.compile(
    rf"(?P<year>{YEAR}) ?年 ?(?:(?P<month>{MONTH}) ?{MONTH_END} ?"
    rf"(?:(?P<day>{DAY}) ?{DAY_END})?)?",
)
_NUMERIC = re.compile(
    r"(?P<year>[12][0-9]{3})(?P<sep>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=sep)"
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9./-])",
)
# A curriculum vitae writes months so (1999.05—2000.12, 2005.09任职); anything else is a number.
_DASH = "[—–―~-]"
_NUMERIC_MONTH = re.compile(
    rf"(?:(?<={_DASH})"
    rf"|(?=[0-9.]{{7}} ?(?:{_DASH}|至今|任|起任|兼|入党|毕业|参加|出生|生[，。)]|调)))"
    r"(?P<year>19[4-9][0-9]|20[0-4][0-9])\.(?P<month>0[1-9]|1[0-2])(?![0-9.]| ?[万亿元%％倍点])",
)
_MONTH_DAY = re.compile(
    rf"(?P<month>{MONTH}) ?{MONTH_END}"
    rf"(?! ?[一二三四五六七八九十]{{1,3}}(?![日号一二三四五六七八九十至到]))"
    rf" ?(?:(?P<day>{DAY}) ?{DAY_END})?",
)
_DAY_ONLY = re.compile(
    rf"(?P<day>3[01]|[12][0-9]|0?[1-9]) ?{SUN}(?![内游]|之内|以内)",
)
_TIME_OF_DAY = "上午|下午|中午|傍晚|晚[上间]|凌晨|清晨|早[上晨]|当天"
# 二号下午, 29号晚上: a day as it is spoken; 二号楼 and 长征五号 are no days.
_SPOKEN_DAY = re.compile(
    r"(?P<day>三十一?|二?十[一二三四五六七八九]?|二十|[一二三四五六七八九]"
    rf"|(?:3[01]|[12][0-9]|0?[1-9])(?= ?号(?:{_TIME_OF_DAY}))) ?号"
    rf"(?=说|表示|宣布|投票|签署|会见|{_TIME_OF_DAY}|晚|起[，正]|至|到[一二三十])"
)
# 29、30日: the word that makes days or months of both stands after the last.
_LISTED_DAY = re.compile(
    r"(?P<day>3[01]|[12][0-9]|[1-9])(?=(?:[、和及与]|以及) ?"
    rf"(?:(?:3[01]|[12][0-9]|[1-9])[、和及与] ?){{0,4}}(?:3[01]|[12][0-9]|[1-9]) ?{SUN}(?![内游]))",
)
_LISTED_MONTH = re.compile(
    r"(?P<month>1[0-2]|[1-9])"
    rf"(?=[、和及与] ?(?:(?:1[0-2]|[1-9])、){{0,4}}(?:1[0-2]|[1-9]) ?{MONTH_END})",
)
_LONG_AGO = re.compile(r"[12]000 ?年(?:前|来|以前|以上|历史|的历史|文明|左右)")
_ROUND_YEAR = re.compile(r"[12]000 ?年")
_OTHER_YEARS = frozenset("级代")
_LASTING = frozenset("早晚近约达逾超每历")
# 活动前一月内: a month's length, not January.
_MONTH_LONG = re.compile(r"[一二三四五六七八九十] ?月(?:之?内|以内|有?余|之?后(?!半))")
_YEAR_RANGE = re.compile(
    rf"([12][0-9]{{3}})(?: ?年)?{TO}([12][0-9]{{3}}) ?(?:年(?!代)|(?=学年|财年|赛季|年度))",
)
_MONTH_RANGE = re.compile(
    rf"(1[0-2]|0?[1-9])(?: ?月)?{TO}(1[0-2]|0?[1-9]) ?月(?:份(?!额))?(?! ?[0-9]{{1,2}}[日号])",
)
_DAY_RANGE = re.compile(
    rf"(3[01]|[12][0-9]|[1-9])(?: ?日)?{TO}"
    rf"(3[01]|[12][0-9]|[1-9]) ?{SUN}(?![内游])",
)
_PERIOD = re.compile(
    r"(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<first>首)季(?:度|(?=[，。、经实增]))"
    r"|前(?P<quarters>[二两三23])个?季度|第?[一1] ?[至到~—-] ?第?(?P<upto>[二三23]) ?季度",
)
_GATE = re.compile(r"[0-9〇零一二两三四五六七八九十]{1,5}+ ?(.)|([上下首前本第])")


def date(source: Source, start: int, floor: int) -> Figure | None:
    """Read the date, period or time of day at ``start``; what follows its digits says which."""
    gate = _GATE.match(source.folded, start)
    if gate is None:
        return None
    for rule in _RULES.get(gate[1] or gate[2], ()):
        figure = rule(source, start, floor)
        if figure is not None:
            return figure
    return None


def year_in_a_row(source: Source, start: int, _floor: int) -> Figure | None:
    """Read the year that 二零一七 is when nothing stands behind it (创刊于一九五三)."""
    end = start + YEAR_DIGITS
    value = read_number(source.folded[start:end])
    return source.figure(start, end, Kind.YEAR, "calendar-year", value, fields=(Field.YEAR,))


def _year(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 2023年, 2023年5月 and 2023年5月3日, but not 2000年前 or 近2000年."""
    folded = source.folded
    if _LONG_AGO.match(folded, start):
        return None
    if start and folded[start - 1] in _LASTING and _ROUND_YEAR.match(folded, start):
        return None
    return _calendar(source, start, _DATE.match(folded, start))


def _month(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 5月 and 5月3日, but not 一月 of 一月内."""
    if _MONTH_LONG.match(source.folded, start):
        return None
    return _calendar(source, start, _MONTH_DAY.match(source.folded, start))


def _day(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 30日 and 二号下午."""
    match = _DAY_ONLY.match(source.folded, start) or _SPOKEN_DAY.match(source.folded, start)
    return _calendar(source, start, match)


_KINDS = {Field.YEAR: Kind.YEAR, Field.MONTH: Kind.MONTH, Field.DAY: Kind.DAY}


def _calendar(source: Source, start: int, match: re.Match[str] | None) -> Figure | None:
    if match is None:
        return None
    found = {k: v for k, v in match.groupdict().items() if v}
    end = start + len(match[0].rstrip(" "))
    if not _is_possible(found):
        # 2月30日 is no day: the month and the number are left, each as what it says.
        del found["day"]
        end = start + len(match[0][: match.start("day") - start].rstrip(" "))
    fields = tuple(Field(name) for name in found)
    if (
        Field.YEAR in fields
        and source.folded[end - 1] == "年"
        and source.folded[end : end + 1] in _OTHER_YEARS
    ):
        return None
    kind = _KINDS[fields[0]] if len(fields) == 1 else Kind.DATE
    values = [read_number(v) for v in found.values()]
    return source.figure(start, end, kind, f"calendar-{kind}", *values, fields=fields)


def _numeric(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 2023-05-03, and 1999.05 of a curriculum vitae."""
    for pattern in (_NUMERIC, _NUMERIC_MONTH):
        match = pattern.match(source.folded, start)
        found = {k: v for k, v in match.groupdict().items() if k != "sep"} if match else {}
        if match and _is_possible(found):
            fields = tuple(Field(name) for name in found)
            values = (read_number(v) for v in found.values())
            return source.figure(
                start, match.end(), Kind.DATE, "calendar-date", *values, fields=fields
            )
    return None


def _is_possible(found: dict[str, str]) -> bool:
    parts = (found.get(name) for name in ("year", "month", "day"))
    return possible(*(read_number(part) if part else None for part in parts))


def _listed(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 29 of 29、30日 and 9 of 9、10月."""
    if source.folded[start - 1 : start] in set("第.,") and start:
        return None
    for pattern, field, kind in (
        (_LISTED_MONTH, Field.MONTH, Kind.MONTH),
        (_LISTED_DAY, Field.DAY, Kind.DAY),
    ):
        match = pattern.match(source.folded, start)
        if match:
            value = Decimal(match[field.value])
            rule = f"calendar-{kind}"
            return source.figure(start, match.end(), kind, rule, value, fields=(field,))
    return None


def _ranges(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 2020-2025年, 1-11月 and 3日至5日."""
    tables: tuple[tuple[re.Pattern[str], Unit], ...] = (
        (_YEAR_RANGE, CALENDAR_YEAR),
        (_MONTH_RANGE, CALENDAR_MONTH),
        (_DAY_RANGE, CALENDAR_DAY),
    )
    for pattern, unit in tables:
        match = pattern.match(source.folded, start)
        if match and Decimal(match[1]) < Decimal(match[2]):
            low, high = Decimal(match[1]), Decimal(match[2])
            rule = f"range-of-{unit.kind}s"
            return source.figure(start, match.end(), Kind.RANGE, rule, low, high, unit=unit)
    return None


def _period(source: Source, start: int, _floor: int) -> Figure | None:
    match = _PERIOD.match(source.folded, start)
    if match is None:
        return None
    if match["half"]:
        value, name = Decimal(1 if match["half"] == "上" else 2), Field.HALF
    elif match["quarters"] or match["upto"]:
        value, name = read_number(match["quarters"] or match["upto"]), Field.QUARTERS
    else:
        value, name = read_number(match["quarter"] or "一"), Field.QUARTER
    return source.figure(start, match.end(), Kind.PERIOD, f"period-{name}", value, fields=(name,))


_JOINED: tuple[Rule, ...] = (era, date_range, _ranges, _numeric, _period, clock)
_LISTED: tuple[Rule, ...] = (era, date_range, _listed)
_RULES: dict[str, tuple[Rule, ...]] = {
    "年": (era, date_range, _ranges, _year),
    "月": (lunar_date, date_range, _ranges, _month),
    "日": (_ranges, _day),
    "号": (_day,),
    "季": (_period,),
    "世": (era,),
    "后": (era,),
    "时": (spelled_clock, clock),
    "点": (spelled_clock, clock),
    "小": (elapsed,),
    "分": (elapsed,),
    "秒": (elapsed,),
    ".": (_numeric, elapsed),
    **dict.fromkeys("/:：", (_numeric, clock)),
    **dict.fromkeys("至到—–~―-", _JOINED),
    **dict.fromkeys("、和及与或", _LISTED),
    **dict.fromkeys("上本", (era, _period)),
    **dict.fromkeys("下首前第", (_period,)),
}
"""Which rules can read on after the character that follows the digits, or that begins."""
AFTER_DIGITS = frozenset(_RULES)
"""What stands behind digits that are a date or a fraction."""
