"""Two dates joined: 2017年1月至10月, 12月3日至5日, 4月或5月; read as one figure with both ends.

Read one by one, the second end would lose what only the first says (3日至五日 is no five days), and
the first what English writes only after the second (January to October 2017).
"""

import re
from decimal import Decimal

from glossary.figures.daybook import DAY, DAY_END, MONTH, MONTH_END, TO, YEAR, possible, read_number
from glossary.figures.reading import Source
from glossary.figures.units import CALENDAR_DATE
from glossary.figures.values import Field, Figure, Kind

_RANGE = re.compile(
    rf"(?:(?P<year>{YEAR}) ?年 ?)?(?P<month>{MONTH}) ?(?:月份?)? ?(?:(?P<day>{DAY}) ?[日号]?)?"
    rf"(?P<joint>{TO}| ?[或和] ?)(?:(?P<last_year>{YEAR}) ?年 ?)?"
    rf"(?:(?P<last_month>{MONTH}) ?{MONTH_END} ?)?(?:(?P<last_day>{DAY}) ?{DAY_END})?",
)
_JOINED_ON = re.compile(r" ?[、至到—–~-] ?[0-9一二三四五六七八九十]")


def date_range(source: Source, start: int, _floor: int) -> Figure | None:
    """Read two joined dates of which one at least says a month."""
    match = _RANGE.match(source.folded, start)
    if match is None or _JOINED_ON.match(source.folded, match.end()):
        return None
    said = {k: read_number(v) for k, v in match.groupdict().items() if v and k != "joint"}
    if not _is_pair(match, said):
        return None
    first = said.get("year"), said["month"], said.get("day")
    year = said.get("last_year", first[0])
    last = year, said.get("last_month", first[1]), said.get("last_day")
    if not (possible(*first) and possible(*last) and _key(first) < _key(last)):
        return None
    names = ((Field.YEAR, "year"), (Field.MONTH, "month"), (Field.DAY, "day"))
    given = [(f, said[k]) for f, k in names if k in said]
    given += [(f, said["last_" + k]) for f, k in names if "last_" + k in said]
    end = start + len(match[0].rstrip(" "))
    return source.figure(
        start, end, Kind.RANGE, "range-of-dates", *(v for _, v in given),
        fields=tuple(f for f, _ in given), unit=CALENDAR_DATE,
    )  # fmt: skip


def _is_pair(match: re.Match[str], said: dict[str, Decimal]) -> bool:
    """Tell whether both ends are of one form, and the month's word stands where it must."""
    if ("day" in said) != ("last_day" in said) or ("last_year" in said and "year" not in said):
        return False
    head = match[0][: match.start("joint") - match.start()]
    if "day" in said:
        return "月" in head and (
            "日" in head or "号" in head or match["joint"].strip() not in "或和"
        )
    if "last_month" not in said:
        return False
    # 1-3月 alone is a range of months; with a year it is this.
    return "year" in said or ("月" in head and not head[0].isdigit())


def _key(date: tuple[Decimal | None, ...]) -> tuple[Decimal, ...]:
    return tuple(Decimal(0) if part is None else part for part in date)
