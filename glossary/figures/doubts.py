"""What of a text's figures is written wrongly or can be read in two ways: ``doubts``.

A doubt changes no reading: it tells a person what to look at and how the figure was read.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossary.figures.daybook import YEAR, possible, read_number
from glossary.figures.identifiers import MISPLACED_COMMA
from glossary.figures.numerals import fold
from glossary.figures.values import Approximation, Field, Figure, Kind
from glossary.spans import Span


class Gravity(StrEnum):
    """Whether the source is wrong or only says less than it seems."""

    WRONG = "wrong"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One doubt: where it stands, which rule saw it, and what a person should know."""

    span: Span
    source: str
    gravity: Gravity
    reason: str
    message: str


_ANY_MONTH = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = re.compile(
    rf"(?<![0-9.第])(?:(?P<year>{YEAR}) ?年 ?)?(?P<month>{_ANY_MONTH}) ?月(?![龄饼球])"
    rf"(?: ?(?P<day>{_ANY_MONTH}) ?[日号](?![元本线楼]))?",
)
_NUMERIC_DATE = re.compile(
    r"(?<![0-9./-])(?P<year>[12][0-9]{3})(?P<sep>[-/])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})(?![0-9./-])",
)
_CLOCK = re.compile(
    r"(?<![0-9.])(?P<hour>[0-9]{1,2}) ?(?:时(?![间代尚候期速长段刻节空])|点(?=[0-9]{1,2} ?分))"
    r"(?: ?(?P<minute>[0-9]{1,2}) ?分(?![钟之别]))?",
)
_WIDE_COMMA = re.compile(r"(?<![0-9])(?<![0-9]，)[0-9]{1,3}(?:，[0-9]{3})+(?![0-9，])")
_RANK_ZERO = re.compile(r"第 ?[0零〇](?![0-9.零一二三四五六七八九十])")
_TWO_TENTHS = re.compile(r"[一二三四五六七八九]{2}折(?![叠磨扣腾射返桥线旧])")
_FALL = re.compile(
    r"(?:下降|减少|降低|缩小|下跌|缩减|降)了?[约近超]?[0-9.一二两三四五六七八九十百]+倍"
)
_BOTH_LIMITS = re.compile(
    r"(?:约|大约|近|将近|接近)[0-9.一二三四五六七八九十百千万亿]+[余多][万亿]?|(?:超过?|逾|近)[^，。；、]{1,12}?左右"
)
_DAY_SAID = re.compile(r"[电讯上下晚凌早中夜起至到、—–~在召消报发，]| ?(?:上午|下午)")
_DAY_SAID_BEFORE = re.compile(r"(?:[月日至到、和今昨明同]|—|-)\Z")
_SCALES = re.compile(r"[百千万亿]")
_YEARS = range(1000, 3000)
_MONTHS = 12
_DAYS = 31
_HOURS = 24
_MINUTES = 60
_NOTHING_LIKE_A_YEAR = re.compile(r"\A ?[余多来]?[^\W\d_]")


def doubts(text: str, figures: Sequence[Figure]) -> list[Doubt]:
    """Return the doubts about ``figures`` of ``text``, in the text's order.

    >>> from glossary.figures import find_figures
    >>> text = "2月30日投资1,35亿元"
    >>> [d.reason for d in doubts(text, find_figures(text))]
    ['impossible-date', 'misplaced-comma']
    """
    folded = fold(text)
    found: list[Doubt] = []
    for pattern, look in _PATTERNS:
        for match in pattern.finditer(folded):
            found += look(text, match)
    for i, figure in enumerate(figures):
        before = figures[i - 1] if i else None
        for tell in _TELLERS:
            found += tell(folded, figure, before)
    return sorted(found, key=lambda doubt: (doubt.span.start, doubt.span.end))


def _wrong(text: str, match: re.Match[str], reason: str, message: str) -> Doubt:
    span = Span(*match.span())
    return Doubt(
        span=span, source=span.of(text), gravity=Gravity.WRONG, reason=reason, message=message
    )


def _unsure(figure: Figure, reason: str, message: str) -> Doubt:
    return Doubt(
        span=figure.span,
        source=figure.source,
        gravity=Gravity.AMBIGUOUS,
        reason=reason,
        message=message,
    )


def _date(text: str, match: re.Match[str]) -> Iterator[Doubt]:
    parts = (match[name] for name in ("year", "month", "day"))
    year, month, day = (read_number(part) if part else None for part in parts)
    if month is not None and (day is not None or not 1 <= month <= _MONTHS):
        length_of_time = match["year"] is None and day is None and month > _DAYS
        if not possible(year, month, day) and not length_of_time:
            yield _wrong(text, match, "impossible-date", "the calendar has no such date")


def _clock(text: str, match: re.Match[str]) -> Iterator[Doubt]:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > _HOURS or minute >= _MINUTES or (hour == _HOURS and minute):
        yield _wrong(text, match, "impossible-time", "the clock has no such time")


def _wide_comma(text: str, match: re.Match[str]) -> Iterator[Doubt]:
    meant = match[0].replace("，", ",")
    message = f"a Chinese comma between digits: read as separate numbers; {meant} may be meant"
    yield _wrong(text, match, "chinese-comma", message)


def _rank_zero(text: str, match: re.Match[str]) -> Iterator[Doubt]:
    yield _wrong(text, match, "rank-zero", "nothing is ranked 0th: read as the number 0")


def _fall(text: str, match: re.Match[str]) -> Iterator[Doubt]:
    message = "nothing falls by a multiple of itself; a fall to a part may be meant"
    yield _wrong(text, match, "fall-in-multiples", message)


def _both_limits(text: str, match: re.Match[str]) -> Iterator[Doubt]:
    yield _wrong(text, match, "two-limits", "two words limit the number in two ways")


def _tenths(text: str, match: re.Match[str]) -> Iterator[Doubt]:
    low, high = (read_number(character) for character in match[0][:2])
    if high == low + 1:
        span = Span(*match.span())
        message = f"not read: {low} to {high} tenths of the price, or {low}.{high}"
        yield Doubt(
            span=span, source=span.of(text), gravity=Gravity.AMBIGUOUS,
            reason="pair-of-tenths", message=message,
        )  # fmt: skip


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Iterator[Doubt]]], ...] = (
    (_DATE, _date),
    (_NUMERIC_DATE, _date),
    (_CLOCK, _clock),
    (_WIDE_COMMA, _wide_comma),
    (_RANK_ZERO, _rank_zero),
    (_FALL, _fall),
    (_BOTH_LIMITS, _both_limits),
    (_TWO_TENTHS, _tenths),
)


def _comma(_folded: str, figure: Figure, _before: Figure | None) -> Iterator[Doubt]:
    if figure.rule == MISPLACED_COMMA:
        message = "a misplaced comma: no value can be told, kept as written"
        yield Doubt(
            span=figure.span, source=figure.source, gravity=Gravity.WRONG,
            reason=MISPLACED_COMMA, message=message,
        )  # fmt: skip


def _day_or_days(folded: str, figure: Figure, before: Figure | None) -> Iterator[Doubt]:
    """Tell of 4日 where nothing beside it says that it is a day of a month."""
    days = figure.kind is Kind.DURATION and figure.source.rstrip("余多").endswith("日")
    if not days and figure.kind is not Kind.DAY:
        return
    start, end = figure.span.start, figure.span.end
    said = _DAY_SAID.match(folded, end) or _DAY_SAID_BEFORE.search(
        folded[max(0, start - 2) : start]
    )
    follows = before is not None and before.span.end >= start - 1 and Field.DAY in before.fields
    if said or follows:
        return
    read = "a number of days" if days else "a day of the month"
    yield _unsure(figure, "day-or-days", f"a day of the month, or a number of days: read as {read}")


def _year_or_number(folded: str, figure: Figure, _before: Figure | None) -> Iterator[Doubt]:
    if figure.kind is not Kind.NUMBER or figure.approximation is not Approximation.EXACT:
        return
    if not (figure.source.isascii() and figure.source.isdigit()) or len(figure.values) != 1:
        return
    if figure.values[0] in _YEARS and not folded.startswith("年", figure.span.end):
        yield _unsure(figure, "year-or-number", "a year, or a number: written without a comma")


def _shared_scale(_folded: str, figure: Figure, _before: Figure | None) -> Iterator[Doubt]:
    if figure.kind is not Kind.RANGE or figure.spelled or figure.fields:
        return
    ends = re.split("[至到—–~―-]", fold(figure.source), maxsplit=1)
    both = len(ends) > 1 and _SCALES.search(ends[1]) and not _SCALES.search(ends[0])
    if both and re.search(r"[0-9]\s*\Z", ends[0]):
        low, high = figure.values
        message = f"the scale stands once: read as {low:,f} to {high:,f}"
        yield _unsure(figure, "shared-scale", message)


def _half_of_day(_folded: str, figure: Figure, _before: Figure | None) -> Iterator[Doubt]:
    if figure.rule == "time-of-either-half":
        yield _unsure(figure, "either-half", "before noon or after: the text does not say")


def _decade(folded: str, figure: Figure, _before: Figure | None) -> Iterator[Doubt]:
    alone = figure.kind is Kind.DECADE and not re.search("世纪|[0-9]{4}", fold(figure.source))
    if alone and "世纪" not in folded[max(0, figure.span.start - 12) : figure.span.start]:
        yield _unsure(
            figure, "which-century", f"no century is said: read as the {figure.values[0]}s"
        )


_TELLERS = (_comma, _day_or_days, _year_or_number, _shared_scale, _half_of_day, _decade)
