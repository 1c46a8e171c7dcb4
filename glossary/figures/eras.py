"""Decades, centuries, generations, and years counted before or after the year one."""

import re
from decimal import Decimal

from glossary.figures.numerals import read_chinese
from glossary.figures.reading import Source
from glossary.figures.values import Field, Figure, Kind

_CENTURY = r"(?:2[01]|1[0-9]|[1-9]|二十一?|十[一二三四五六七八九]|[一二三四五六七八九]|十)"
_TENS = r"(?:[1-9]0|[二三四五六七八九]十)"
_DECADE = re.compile(
    rf"(?:(?P<century>{_CENTURY}) ?世纪 ?|(?P<last>上个?世纪)|(?P<this>本世纪))?"
    rf"(?:(?P<tens>{_TENS}) ?年代"
    # 70、80年代 and 7、80年代: the word that makes decades of both stands after the last.
    rf"|(?P<listed>{_TENS}|[1-9])(?=(?:、|和|及|与|至|到|-) ?{_TENS} ?年代))",
)
_FULL_DECADE = re.compile(r"(?P<decade>1[0-9]{2}0|20[0-9]0) ?年代")
_CENTURY_ONLY = re.compile(rf"(?P<century>{_CENTURY}) ?世纪")
_CARRIED = re.compile(
    rf"(?P<century>{_CENTURY}) ?世纪 ?(?:{_TENS}|[1-9])(?: ?年代)?"
    r"(?:初|末|中期)?(?:、|和|及|与|至|到|-) ?\Z",
)
_GENERATION = re.compile(
    r"(?P<tens>[5-9][05]|0[05]|10)"
    r"(?:后(?![来续的天者期悔果勤备退]|年(?!轻))"
    r"|(?=(?:、|和|及) ?(?:[5-9][05]|0[05]|10)后(?![来续天]|年(?!轻))))",
)
_ERA = re.compile(r"(?P<era>公元前?) ?\Z")
_OLD_YEAR = re.compile(r"(?P<year>[1-9][0-9]{0,4}) ?年(?!代)")
# 991年 alone is a length of time; 在991年， and 991年5月 are dates.
_EARLY_YEAR = re.compile(r"(?P<year>[1-9][0-9]{2}) ?年(?= ?[，,]| ?1?[0-9] ?月)")
_SHORTEST_CENTURY = 20
_LONGEST_CARRY = 16


def era(source: Source, start: int, floor: int) -> Figure | None:
    """Read a decade, a century, a generation or an old year at ``start``."""
    for rule in (_old_year, _decade, _century, _generation):
        figure = rule(source, start, floor)
        if figure is not None:
            return figure
    return None


def _number(written: str) -> Decimal:
    return Decimal(written) if written.isascii() else read_chinese(written) or Decimal(0)


def _era_before(source: Source, start: int, floor: int) -> tuple[int, int]:
    """Return the sign that 公元前 or 公元 gives a number, and where the word begins (0: none)."""
    match = _ERA.search(source.folded[max(floor, start - 4) : start])
    if match is None:
        return 0, start
    return (-1 if match["era"].endswith("前") else 1), start - len(match[0])


def _old_year(source: Source, start: int, floor: int) -> Figure | None:
    sign, begin = _era_before(source, start, floor)
    match = _OLD_YEAR.match(source.folded, start)
    if match and sign:
        rule = "year-before-christ" if sign < 0 else "year-of-our-era"
    else:
        sign, begin, rule = 1, start, "calendar-year"
        match = _EARLY_YEAR.match(source.folded, start)
        if match is None or source.folded[max(floor, start - 2) : start].strip()[-1:] not in {
            *"在于自至到从",
        }:
            return None
    value = Decimal(match["year"]) * sign
    return source.figure(begin, match.end(), Kind.YEAR, rule, value, fields=(Field.YEAR,))


def _decade(source: Source, start: int, _floor: int) -> Figure | None:
    folded = source.folded
    full = _FULL_DECADE.match(folded, start)
    if full:
        return _as_decade(source, start, full.end(), Decimal(full["decade"]))
    match = _DECADE.match(folded, start)
    if match is None:
        return None
    carried = _CARRIED.search(folded[max(0, start - _LONGEST_CARRY) : start])
    century = Decimal(21 if match["this"] else 20)
    if match["century"] or (carried and not match["last"] and not match["this"]):
        century = _number(match["century"] or (carried or match)["century"])
    written = match["tens"] or match["listed"]
    tens = _number(written) if len(written) > 1 else _number(written) * 10
    return _as_decade(source, start, match.end(), (century - 1) * 100 + tens)


def _as_decade(source: Source, start: int, end: int, value: Decimal) -> Figure:
    return source.figure(start, end, Kind.DECADE, "decade", value, fields=(Field.DECADE,))


def _century(source: Source, start: int, floor: int) -> Figure | None:
    match = _CENTURY_ONLY.match(source.folded, start)
    if match is None:
        return None
    sign, begin = _era_before(source, start, floor)
    value = _number(match["century"]) * (sign or 1)
    fields = (Field.CENTURY,)
    return source.figure(begin, match.end(), Kind.CENTURY, "century", value, fields=fields)


def _generation(source: Source, start: int, _floor: int) -> Figure | None:
    match = _GENERATION.match(source.folded, start)
    if match is None:
        return None
    tens = int(match["tens"])
    value = Decimal(tens + (2000 if tens <= _SHORTEST_CENTURY else 1900))
    return source.figure(start, match.end(), Kind.GENERATION, "generation", value)
