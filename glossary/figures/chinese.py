"""Finds every figure of a Chinese text: ``find_figures``.

Every run of Arabic digits ends up inside a figure; Chinese numerals count only where a measure, a
unit or an ordinal shows that they are numbers. One pass, bounded work at each place.
"""

import re
from dataclasses import replace

from glossary.figures.dates import date
from glossary.figures.identifiers import (
    group_name,
    identifier,
    latin_end,
    leading_word,
    misplaced_comma,
    same_or_falling,
)
from glossary.figures.neighbours import neighbours
from glossary.figures.quantities import bare_number, quantity, quantity_range
from glossary.figures.reading import Rule, Source
from glossary.figures.shares import (
    doubling,
    fraction,
    ordinal,
    ratio,
    spelled_discount,
    symbol_money,
)
from glossary.figures.values import Figure, Kind
from glossary.spans import Span, resolve_overlaps

_STARTER = re.compile(
    r"[0-9A-Za-z零〇一二三四五六七八九十百千万亿两$¥€£]|第(?= ?[0-9零一二三四五六七八九十百千两])"
    r"|[数几](?=[十百千万亿])|[上下]半年|首季|前[二两三23]个?季度|[上本]个?世纪|翻(?=[一两二三四1-4]番)",
)
_RUN = re.compile(r"[零〇一二三四五六七八九十百千万亿两]++")
_RULES: tuple[Rule, ...] = (
    date,
    symbol_money,
    group_name,
    misplaced_comma,
    identifier,
    ordinal,
    doubling,
    fraction,
    ratio,
    neighbours,
    spelled_discount,
    quantity_range,
    same_or_falling,
    quantity,
    bare_number,
)
_LIST = re.compile(r"(?:、|和|与|及|以及|，|或| ){1,2}+\Z")
_SHARING = frozenset(
    {Kind.MONEY, Kind.PERCENT, Kind.AREA, Kind.LENGTH, Kind.WEIGHT, Kind.ENERGY, Kind.DURATION},
)
_SHARING_A_WORD = frozenset({Kind.PERIOD, Kind.CENTURY})
_LONGEST_JOIN = 3


def find_figures(text: str) -> list[Figure]:
    """Return the figures of ``text`` in its order, none overlapping another.

    Spans count code points of ``text`` itself. A span holds number, scale, unit or measure word and
    the approximation beside them, never the noun that is counted.

    >>> [f.source for f in find_figures("总投资超60亿元，新增大学生就业2.6万名。")]
    ['超60亿元', '2.6万名']
    """
    source = Source.of(text)
    found: list[Figure] = []
    position = floor = 0
    while (starter := _STARTER.search(source.folded, position)) is not None:
        start = starter.start()
        figure = _read(source, start, floor)
        if figure is None:
            position = _skip(source, start)
        else:
            found.append(figure)
            position = floor = figure.span.end
    return _mark_lists(source, resolve_overlaps(found, _span))


def _span(figure: Figure) -> Span:
    return figure.span


def _read(source: Source, start: int, floor: int) -> Figure | None:
    if leading_word(source, start) is not None:
        return None
    for rule in _RULES:
        figure = rule(source, start, floor)
        if figure is not None:
            return figure
    return None


def _skip(source: Source, start: int) -> int:
    """Return where to go on when nothing at ``start`` is a figure."""
    digits = leading_word(source, start)
    if digits is not None:
        return digits
    first = source.folded[start]
    if first.isascii() and first.isalnum():
        return latin_end(source, start)
    run = _RUN.match(source.folded, start + (first == "第"))
    return run.end() if run else start + 1


def _mark_lists(source: Source, figures: list[Figure]) -> list[Figure]:
    """Mark the figures that English may write without the unit its list says once, at the end."""
    marked = list(figures)
    for i in range(len(figures) - 2, -1, -1):
        one, two = figures[i], figures[i + 1]
        gap = source.folded[one.span.end : two.span.start]
        same = one.unit is not None and one.unit is two.unit and one.kind in _SHARING
        same = same or (one.kind is two.kind and one.kind in _SHARING_A_WORD)
        if same and len(gap) <= _LONGEST_JOIN and _LIST.match(gap):
            marked[i] = replace(one, shares_unit=True)
    return marked
