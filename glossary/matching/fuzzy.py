"""Near misses: places where a text has a term but for one character. Hints, never constraints.

A term of at least four characters (folded) is near where one character is another one, one too many
or one missing; the first and the last character may be another, but neither added nor missing, for
then most long words would be near some term. A missing or added character, or one that stands for
another, is a letter or a digit, no punctuation.

One difference leaves one half of a term as it is. So the halves of all terms are searched for at
once, and only where one is found its terms are compared: time is linear in the text and in the
number of terms that share a half found in it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from operator import attrgetter

from glossary.matching.automaton import Automaton
from glossary.matching.matcher import TermIndex, find_terms
from glossary.spans import Span, resolve_overlaps
from glossary.termbase import TermEntry
from glossary.text import FoldedText

MIN_LENGTH = 4


@dataclass(frozen=True, slots=True)
class NearMatch:
    """A place that is one character away from a term."""

    span: Span
    entry: TermEntry


def find_near_terms(text: str, index: TermIndex) -> list[NearMatch]:
    """Return the near misses in ``text``, in order, none overlapping another.

    A place that overlaps an occurrence of a term at least as long is none: ``共同富裕示范区``
    is no misspelling of ``共同富裕试验区`` where it is a term itself. The first call for an index
    compiles the halves of its terms.
    """
    exact = [match.span for match in find_terms(text, index)]
    near = [
        match
        for match in _near_terms(index).find(text)
        if max(map(len, _overlapping(match.span, exact)), default=0) < len(match.entry.source)
    ]
    return resolve_overlaps(near, lambda match: match.span)


class NearTerms:
    """The halves of an index's terms, compiled for search; immutable."""

    def __init__(self, index: TermIndex) -> None:
        """Compile the terms of ``index`` that are long enough."""
        self._entries = index.winners()
        terms: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for term in self._entries:
            if len(term) >= MIN_LENGTH:
                middle = len(term) // 2
                terms[term[:middle]].append((term, True))
                terms[term[middle:]].append((term, False))
        self._halves = Automaton.of(terms)
        self._terms = list(terms.values())

    def find(self, text: str) -> list[NearMatch]:
        """Return every place in ``text`` that is one character away from a term, by offset."""
        folded = FoldedText.of(text)
        found = {
            (*place, term)
            for start, end, number in self._halves.find(folded.folded)
            for term, is_head in self._terms[number]
            if (place := _place(folded.folded, start, end, term, is_head=is_head))
        }
        return [
            NearMatch(folded.original_span(start, end), self._entries[term])
            for start, end, term in sorted(found)
        ]


@lru_cache(maxsize=2)
def _near_terms(index: TermIndex) -> NearTerms:
    return NearTerms(index)


def _overlapping(span: Span, spans: list[Span]) -> Iterator[Span]:
    """Yield those of ``spans`` (in order, none overlapping another) that overlap ``span``."""
    first = bisect_right(spans, span.start, key=attrgetter("end"))
    return takewhile(span.overlaps, islice(spans, first, None))


def _place(text: str, start: int, end: int, term: str, *, is_head: bool) -> tuple[int, int] | None:
    """Return where ``term`` nearly is, given that one half of it is at ``start`` to ``end``."""
    others = len(term) - (end - start)
    if is_head:
        length = _near_length(text[end : end + others + 1], term[-others:])
        return (start, end + length) if length else None
    before = text[max(start - others - 1, 0) : start]
    length = _near_length(before[::-1], term[:others][::-1])
    return (start - length, end) if length else None


def _near_length(text: str, half: str) -> int:
    """Return how many characters at the start of ``text`` are ``half`` but for one; 0 if none."""
    size = len(half)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, half, strict=False)))
    if same == size or same == len(text):
        return 0
    rest = half[same + 1 :]
    if text[same].isalnum() and text[same + 1 : size + 1] == half[same:]:
        return size + 1  # first, for it has the whole term
    if text[same].isalnum() and text[same + 1 : size] == rest:
        return size
    missing = half[same].isalnum() and rest and text[same : size - 1] == rest
    return size - 1 if missing else 0
