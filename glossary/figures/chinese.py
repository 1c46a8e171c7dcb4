"""Finds every figure of a Chinese text: ``find_figures``.

Every run of Arabic digits ends up inside a figure; Chinese numerals count only where a measure, a
unit or an ordinal shows that they are numbers. One pass, bounded work at each place.
"""

import re
from dataclasses import replace

from glossary.figures.dates import AFTER_DIGITS, date, year_in_a_row
from glossary.figures.identifiers import (
    NAMED_AFTER,
    NAMED_BEFORE,
    group_name,
    identifier,
    latin_end,
    leading_word,
    misplaced_comma,
    quoted_or_named,
)
from glossary.figures.lunar import lunar_date
from glossary.figures.neighbours import neighbours
from glossary.figures.portions import (
    counted_by,
    doubling,
    fraction,
    half,
    tenths_and_hundredths,
)
from glossary.figures.quantities import amount
from glossary.figures.reading import AFTER, Rule, Source
from glossary.figures.shares import (
    congress,
    first_of,
    ordinal,
    ratio,
    spelled_discount,
    spelled_ratio,
    symbol_money,
)
from glossary.figures.units import NOUN_LIKE, UNIT_FIRST
from glossary.figures.values import Figure, Kind
from glossary.spans import Span, resolve_overlaps

_ROW = "零〇一二三四五六七八九"
_HAN_DIGITS = f"{_ROW}十两"
# What may follow a Chinese numeral that is a figure; one with a scale needs nothing behind it.
_FOLLOWERS = "".join(
    sorted(
        UNIT_FIRST
        | {word[0] for word in (*NOUN_LIKE, *AFTER)}
        | {*"年月日号时点分季世至到—–~―、和及与或余多来几半折国比- "}
    )
)
# One class of characters comes first, by which ``re`` skips the rest of a text; then a group for
# each way a figure can begin. Without a group nothing begins here: go on after the match.
_STARTER = re.compile(
    rf"""[0-9A-Za-z{_HAN_DIGITS}百千万亿第数几上下首前本翻过半农阴旧夏正冬腊$¥€£](?:
    (?P<plain>(?<=[1-9])(?!(?<=[12])[0-9]{{3}}\.[01][0-9](?![0-9]))
        [0-9]{{0,9}}+(?:\.[0-9]{{1,9}}+)?+(?=[^!-~·：]|%(?![!-~])|\Z))
    |(?P<digits>(?<=[0-9]))
    |(?P<half>(?<=过)半|(?<=半)数|(?<=一)半)
    |(?<=[{_HAN_DIGITS}])(?:
        (?P<year>(?:(?<=一)九|(?<=二)[零〇])[{_ROW}]{{2}}(?![{_HAN_DIGITS}百千万亿年点]))|
        (?P<spelled>[{_HAN_DIGITS}]*+(?=[百千万亿{re.escape(_FOLLOWERS)}0-9])|(?<=双十))
        |[{_HAN_DIGITS}]*+)
    |(?P<scale>(?<=[百千万亿]))
    |(?P<ordinal>(?<=第)(?=[ ]?[0-9零一二三四五六七八九十百千两]))
    |(?P<several>(?<=[数几])(?=[十百千万亿]))
    |(?P<counted>(?<=数)以)
    |(?P<period>(?<=[上下])半年|(?<=首)季|(?<=前)[二两三23]个?季度|(?<=[上本])个?世纪)
    |(?P<lunar>(?<=[农阴旧夏])历|(?<=[正冬腊])月)
    |(?P<top>(?<=前)(?=[ ]?[0-9二两三四五六七八九十百]))
    |(?P<doubling>(?<=翻)(?=了?[一两二三四1-4]番))
    |(?P<sign>(?<=[$¥€£]))
    |(?P<latin>(?<=[A-Za-z])(?=[A-Za-z]*+(?:[-./_+&#@:$0-9%]|[ ][0-9])))
    |(?<=[A-Za-z])[A-Za-z]*+)""",
    re.VERBOSE,
)
_RUN = re.compile(r"[零〇一二三四五六七八九十百千万亿两]++")
_RULES: dict[str | None, tuple[Rule, ...]] = {
    "plain": (congress, date, group_name, quoted_or_named, fraction, ratio, amount),
    "digits": (
        date, group_name, misplaced_comma, identifier, fraction, ratio, amount,
    ),
    "spelled": (
        congress, date, group_name, fraction, spelled_ratio, neighbours, spelled_discount,
        tenths_and_hundredths, amount,
    ),
    "year": (year_in_a_row,),
    "scale": (fraction, amount),
    "ordinal": (date, ordinal),
    "several": (amount,),
    "period": (date,),
    "lunar": (lunar_date,),
    "doubling": (doubling,),
    "half": (half, amount),
    "counted": (counted_by,),
    "top": (first_of,),
    "sign": (symbol_money,),
    "latin": (symbol_money, identifier),
    None: (),
}  # fmt: skip
# Digits alone with nothing before them that makes them a name: the next character says what to try.
_PLAIN = dict.fromkeys((*AFTER_DIGITS, *NAMED_AFTER, "国", " ", "比", "届"), _RULES["plain"])
_ONLY_AMOUNT: tuple[Rule, ...] = (amount,)
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
    overlapping = False
    while (starter := _STARTER.search(source.folded, position)) is not None:
        start = starter.start()
        figure = _read(source, starter, floor)
        if figure is None:
            position = starter.end() if starter.lastgroup is None else _skip(source, start)
        else:
            overlapping = overlapping or figure.span.start < floor
            found.append(figure)
            position = floor = figure.span.end
    return _mark_lists(source, resolve_overlaps(found, _span) if overlapping else found)


def _span(figure: Figure) -> Span:
    return figure.span


def _read(source: Source, starter: re.Match[str], floor: int) -> Figure | None:
    """Read the figure at a match of ``_STARTER`` by the rules for its beginning."""
    beginning, start = starter.lastgroup, starter.start()
    if beginning == "latin" and leading_word(source, start) is not None:
        return None
    rules = _RULES[beginning]
    before = source.folded[start - 1 : start]
    if before == "+" and beginning == "plain":
        rules = _RULES["digits"]
    elif beginning == "plain" and before not in NAMED_BEFORE:
        rules = _PLAIN.get(source.folded[starter.end() : starter.end() + 1], _ONLY_AMOUNT)
    for rule in rules:
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
        if two.span.start - one.span.end > _LONGEST_JOIN:
            continue
        gap = source.folded[one.span.end : two.span.start]
        same = one.unit is not None and one.unit is two.unit and one.kind in _SHARING
        same = same or (one.kind is two.kind and one.kind in _SHARING_A_WORD)
        if same and _LIST.match(gap):
            marked[i] = replace(one, shares_unit=True)
    return marked
