"""What is known of a block's two texts: which places in them stand for each other."""

import re
from dataclasses import dataclass

from glossary.spans import Span
from service.pipeline.report import BlockResult

WORDS = re.compile(r"\w(?:\S*\w)?")


@dataclass(frozen=True, slots=True)
class Pair:
    """A place in the source and the place in the target that stands for it."""

    source: Span
    target: Span


class Anchors:
    """What is known of a block: its segments, and in them the renditions that were found."""

    def __init__(self, text: str, result: BlockResult) -> None:
        """Find the segments in both texts."""
        self.target = result.target
        self.segments: list[Pair] = []
        self.renditions: list[Pair] = []
        start = at = 0
        for segment in result.segments:
            start = text.index(segment.source, start)
            end = start + len(segment.source)
            if segment.target:
                place_of = Span(at, at + len(segment.target))
                self.segments.append(Pair(Span(start, end), place_of))
                self.renditions += [
                    Pair(_moved(o.constraint.span, start), _moved(o.target, at))
                    for o in segment.outcomes
                    if o.target
                ]
                at = place_of.end + 1
            start = end
        pairs = (*self.segments, *self.renditions)
        self._ends = {p.source.end: p.target.end for p in reversed(pairs)}
        self._starts = {p.source.start: p.target.start for p in reversed(pairs)}

    def map(self, offset: int, *, forward: bool = False) -> int:
        """Return the offset in the target that ``offset`` in the source comes to.

        ``forward``: between two sentences, it belongs to the second.
        """
        first, second = (self._starts, self._ends) if forward else (self._ends, self._starts)
        place = first.get(offset, second.get(offset))
        if place is not None:
            return place
        for pair in self.segments:
            if pair.source.start < offset < pair.source.end:
                share = (offset - pair.source.start) / len(pair.source)
                return self._between_words(
                    pair.target, pair.target.start + share * len(pair.target)
                )
        return len(self.target) if self.segments and offset > self.segments[-1].source.end else 0

    def _between_words(self, within: Span, at: float) -> int:
        taken = [r.target for r in self.renditions]
        words = [m.span() for m in WORDS.finditer(self.target, within.start, within.end)]
        ends = [within.start] + [e for _, e in words if not any(t.start < e < t.end for t in taken)]
        return min(ends, key=lambda e: abs(e - at))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
