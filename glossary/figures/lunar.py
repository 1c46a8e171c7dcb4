"""Dates of the Chinese lunar calendar (农历八月十五), which are no dates of ours.

They are read where the calendar is named, or where only it writes so: 正月, 冬月 and 腊月 are its
first and last two months, 初一 to 初十 and 廿一 to 廿九 its days. 八月十五 alone could be either.
"""

import re
from decimal import Decimal

from glossary.figures import wording
from glossary.figures.daybook import read_number
from glossary.figures.reading import Source
from glossary.figures.units import LUNAR_CALENDAR
from glossary.figures.values import Field, Figure, Kind

_NAMED_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_FIGURES_FROM = 10
_ONES = "一二三四五六七八九"
_MONTH = rf"(?:[正冬腊]|十[一二]?|[{_ONES}])月"
_DAY = rf"(?:初[{_ONES}十]|廿[{_ONES}]?|[一二]?十[{_ONES}]?|三十)"
_CALENDAR = r"(?:农历|阴历|旧历|夏历)(?:的)? ?"
_LUNAR = re.compile(
    rf"{_CALENDAR}(?P<month>{_MONTH}|(?:1[0-2]|[1-9]) ?月)"
    rf"(?: ?(?P<day>{_DAY}|(?:[12][0-9]|30|[1-9])(?= ?日))(?: ?日)?)?"
    rf"|(?P<own_month>[正冬腊]月)(?P<own_day>{_DAY})?"
    rf"|(?P<a_month>{_MONTH})(?P<a_day>(?:初[{_ONES}十]|廿[{_ONES}]?))"
)
# 正月 inside 真正月入过万 and 冬月 inside 寒冬月夜 are no months.
_INSIDE = frozenset("真改反公方端校修纠更寒严初隆立")


def lunar_date(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 农历八月十五, 正月初一, 三月初三 and 腊月 at ``start``."""
    match = _LUNAR.match(source.folded, start)
    if match is None or (match["own_month"] and source.folded[start - 1 : start] in _INSIDE):
        return None
    month = match["month"] or match["own_month"] or match["a_month"]
    day = match["day"] or match["own_day"] or match["a_day"]
    values = [_month(month.rstrip("月 "))]
    if day:
        values.append(_day(day))
    fields = (Field.MONTH, Field.DAY)[: len(values)]
    kind = Kind.DATE if day else Kind.MONTH
    rule = "lunar-date" if day else "lunar-month"
    return source.figure(
        start, match.end(), kind, rule, *values, fields=fields, unit=LUNAR_CALENDAR
    )


def _month(written: str) -> Decimal:
    return Decimal(_NAMED_MONTHS.get(written, 0)) or read_number(written)


def _day(written: str) -> Decimal:
    return read_number(written.removeprefix("初").replace("廿", "二十"))


def lunar_forms(figure: Figure) -> list[str]:
    """Return the wordings of a lunar date or month: 15th day of the eighth lunar month."""
    month, day = figure.field(Field.MONTH), figure.field(Field.DAY)
    calendars = (
        "{} lunar month",
        "{} month of the lunar calendar",
        "{} month of the Chinese lunar calendar",
        "{} month in the lunar calendar",
        "{} month on the lunar calendar",
        "{} month of the traditional Chinese calendar",
    )
    months = [c.format(n) for c in calendars for n in _nths(month)]
    if day is None:
        return months
    joints = "{} day of the {}", "{} of the {}", "{} day in the {}"
    return [j.format(d, m) for j in joints for m in months for d in _nths(day)]


def _nths(number: Decimal | None) -> list[str]:
    """Write an ordinal as newspapers do, up to nine in words, then the other way."""
    whole = int(number or 1)
    short, spelled = wording.short_ordinal(whole), wording.spell_ordinal(whole)
    return [*spelled, short] if whole < _FIGURES_FROM else [short, *spelled]
