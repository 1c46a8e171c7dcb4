"""Half-open spans of text, and the one rule that decides which of two overlapping spans stays.

Offsets count Python characters (Unicode code points) of the original text, never bytes or UTF-16
units.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` (included) to ``end`` (excluded); never empty.

    >>> Span(2, 4).of("上虞青春之城")
    '青春'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that is empty or starts before the text."""
        if not 0 <= self.start < self.end:
            msg = f"not a span: {self.start}..{self.end}"
            raise ValueError(msg)

    def __len__(self) -> int:
        """Return the length in characters."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """Return the span moved by ``by`` characters."""
        return Span(self.start + by, self.end + by)


def resolve_overlaps(
    items: Iterable[T],
    span: Callable[[T], Span],
    rank: Callable[[T], int] = lambda _: 0,
) -> list[T]:
    """Return the items that stay, in the text's order, none overlapping another.

    The tie rule of the whole product (ADR 3): leftmost first; at one start the longest; at one span
    the lowest ``rank`` (a term before a figure before a name); then the order given.

    >>> resolve_overlaps([Span(0, 2), Span(0, 4), Span(3, 9)], lambda s: s)
    [Span(start=0, end=4)]
    """
    ordered = sorted(items, key=lambda x: (span(x).start, -span(x).end, rank(x)))
    kept: list[T] = []
    free_from = 0
    for item in ordered:
        if span(item).start >= free_from:
            kept.append(item)
            free_from = span(item).end
    return kept
