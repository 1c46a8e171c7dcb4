"""What the translation memory has for the segments of a document.

A segment whose source is in the memory takes the approved target, word for word, and is not
decoded. A whole block is looked for before its segments, so that a paragraph that was approved in
one piece is found as well. Near units are only reported.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Protocol

from service.memory.units import Match
from service.pipeline.document import Block, Segment
from service.pipeline.segmentation import split_segments

_MOST_EXACT = 5
_BREAKS = re.compile(r"\s*[\n\r\x85\u2028\u2029]\s*")

Recalled = tuple[Segment, tuple[Match, ...]]


class Recall(Protocol):
    """A translation memory of one language pair (``memory.lookup.MemoryIndex`` is one)."""

    def find_exact(self, text: str, before: str = "", after: str = "") -> list[Match]:
        """Return the units with this source, the best first; beside it stand two others."""
        ...

    def find_fuzzy(self, text: str) -> list[Match]:
        """Return the units with a source near this one, the nearest first."""
        ...


def segment_blocks(blocks: Sequence[Block], recall: Recall | None) -> list[list[Recalled]]:
    """Return the segments of each block with what ``recall`` has for them (None: no memory)."""
    if recall is None:
        return [[(segment, ()) for segment in split_segments(block)] for block in blocks]
    segments = [_segments(blocks, number, recall) for number in range(len(blocks))]
    texts = [segment.text for segment in chain.from_iterable(segments)]
    places = iter(zip(["", *texts], [*texts[1:], ""], strict=False))
    fuzzy: dict[str, tuple[Match, ...]] = {}
    recalled = []
    for in_block in segments:
        found = []
        for segment in in_block:
            before, after = next(places)
            matches = tuple(recall.find_exact(segment.text, before, after)[:_MOST_EXACT])
            if not matches:
                if segment.text not in fuzzy:
                    fuzzy[segment.text] = tuple(recall.find_fuzzy(segment.text))
                matches = fuzzy[segment.text]
            found.append((segment, matches))
        recalled.append(found)
    return recalled


def settled_target(matches: Sequence[Match]) -> str | None:
    """Return the approved target that settles a segment; None if it is still to be translated.

    It becomes a part of a block, so line breaks in it are spaces.
    """
    if not matches or not matches[0].settles:
        return None
    return _BREAKS.sub(" ", matches[0].unit.target.strip())


def _segments(blocks: Sequence[Block], number: int, recall: Recall) -> list[Segment]:
    """Return a block's segments, or the whole block as one if the memory has it so."""
    block = blocks[number]
    segments = split_segments(block)
    if len(segments) > 1 and recall.find_exact(block.text):
        return [Segment(block.text, block.origins)]
    return segments
