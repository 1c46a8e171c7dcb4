"""List the figures of a text: where they stand, what they are worth, and what is doubtful."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import TypedDict

from glossary.errors import InputError, TooLargeError
from glossary.figures import Figure, Kind, Style, find_figures, renditions
from glossary.figures.doubts import Doubt, doubts
from glossary.spans import Span

_CALENDAR = frozenset({Kind.DATE, Kind.YEAR, Kind.MONTH, Kind.DAY})


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text: line and column, both from 1, in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure with its place and its English."""

    place: Place
    figure: Figure
    preferred: str
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtRow:
    """A doubt with its place."""

    place: Place
    doubt: Doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureList:
    """Every figure of a text in its order, and every doubt about them."""

    rows: tuple[FigureRow, ...]
    doubts: tuple[DoubtRow, ...]


class DoubtJson(TypedDict):
    """A doubt as JSON."""

    line: int
    column: int
    start: int
    end: int
    source: str
    gravity: str
    reason: str
    message: str


class FigureJson(TypedDict):
    """A figure as JSON; values are plain decimals, ``fields`` names the parts of a date."""

    line: int
    column: int
    start: int
    end: int
    source: str
    kind: str
    rule: str
    values: list[str]
    fields: list[str]
    unit: str | None
    approximation: str
    preferred: str
    accepted: list[str]


class FigureListJson(TypedDict):
    """The whole list as JSON."""

    figures: list[FigureJson]
    doubts: list[DoubtJson]


def list_figures(text: str, style: Style, *, longest: int) -> FigureList:
    """Return every figure of ``text`` and every doubt; offsets count its characters.

    Raises:
        InputError: empty text.
        TooLargeError: over ``longest`` characters.
    """
    if not text.strip():
        raise InputError("The text is empty.", where="text", remedy="Give a file or a text.")
    if len(text) > longest:
        raise TooLargeError(
            f"The text has {len(text):,} characters; the limit is {longest:,}.",
            where="text",
            remedy="Split it.",
        )
    starts = [0, *(i + 1 for i, character in enumerate(text) if character == "\n")]
    figures = find_figures(text)
    return FigureList(
        rows=tuple(_row(figure, style, starts) for figure in figures),
        doubts=tuple(
            DoubtRow(place=_place(doubt.span, starts), doubt=doubt)
            for doubt in doubts(text, figures)
        ),
    )


def _row(figure: Figure, style: Style, starts: list[int]) -> FigureRow:
    rendition = renditions(figure, style)
    return FigureRow(
        place=_place(figure.span, starts),
        figure=figure,
        preferred=rendition.preferred,
        accepted=rendition.accepted,
    )


def _place(span: Span, starts: list[int]) -> Place:
    line = bisect_right(starts, span.start)
    return Place(line, span.start - starts[line - 1] + 1)


def unit_of(figure: Figure) -> str | None:
    """Return the unit in English, or the measure word as the source has it."""
    unit = figure.unit
    if unit is None or unit.kind in _CALENDAR or (not unit.nouns and unit.label):
        return (unit.label or None) if unit else None
    if unit.nouns:
        return unit.name
    words = [word for word in unit.chinese if word in figure.source]
    return max(words, key=len, default=None)


def values_of(figure: Figure) -> list[str]:
    """Return the exact values as plain decimals."""
    return [f"{value:f}" for value in figure.values]


def as_json(listed: FigureList) -> FigureListJson:
    """Return the list as JSON shows it."""
    return FigureListJson(
        figures=[_figure_json(row) for row in listed.rows],
        doubts=[_doubt_json(row) for row in listed.doubts],
    )


def _figure_json(row: FigureRow) -> FigureJson:
    figure = row.figure
    return FigureJson(
        line=row.place.line,
        column=row.place.column,
        start=figure.span.start,
        end=figure.span.end,
        source=figure.source,
        kind=figure.kind.value,
        rule=figure.rule,
        values=values_of(figure),
        fields=[field.value for field in figure.fields],
        unit=unit_of(figure),
        approximation=figure.approximation.value,
        preferred=row.preferred,
        accepted=list(row.accepted),
    )


def _doubt_json(row: DoubtRow) -> DoubtJson:
    doubt = row.doubt
    return DoubtJson(
        line=row.place.line,
        column=row.place.column,
        start=doubt.span.start,
        end=doubt.span.end,
        source=doubt.source,
        gravity=doubt.gravity.value,
        reason=doubt.reason,
        message=doubt.message,
    )
