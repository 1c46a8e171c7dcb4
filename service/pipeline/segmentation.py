"""Blocks to segments (sentencex, rule-based), and long segments to clauses."""

import re
from collections.abc import Sequence

from sentencex import segment as split_sentences

from glossary.spans import Span
from service.pipeline.document import Block, BlockKind, Segment

_CLAUSE_END = re.compile(r"[，；：]|[,;:](?!\d)|——|(?<= )[—–](?= )")
_LIST_MARK = re.compile("、")
_OPENING = "“‘「『（([【《"
_CLOSING = "”’」』）)]】》"
_HAS_CONTENT = re.compile(r"\w")


def split_segments(block: Block) -> list[Segment]:
    """Return the sentences of a block; headings, captions and bylines stay whole.

    Every character but the white space between sentences is in exactly one segment, in order. What
    has no letter or digit (a lone quotation mark or dots) stays with the sentence before it; at the
    block's start, with the one after.
    """
    if not block.text:
        return []
    pieces = (
        split_sentences(block.language.base, block.text)
        if block.kind is BlockKind.PARAGRAPH
        else [block.text]
    )
    merged: list[str] = []
    for piece in pieces:
        if merged and not (_HAS_CONTENT.search(piece) and _HAS_CONTENT.search(merged[0])):
            merged[-1] += piece
        else:
            merged.append(piece)
    segments = []
    start = 0
    for piece in merged:
        text = piece.strip()
        begin = start + len(piece) - len(piece.lstrip())
        if text:
            segments.append(Segment(text, block.origins[begin : begin + len(text)]))
        start += len(piece)
    return segments


def clause_boundaries(text: str, kept: Sequence[Span]) -> list[int]:
    """Return the offsets after which a clause of ``text`` ends.

    Never inside one of the ``kept`` spans, a bracket or a quotation, never at the text's end.
    """
    return _boundaries(text, kept, _CLAUSE_END)


def pack_clauses(
    text: str, kept: Sequence[Span], lengths: Sequence[float], longest: float
) -> list[Span]:
    """Return consecutive spans that cover ``text``, each of at most ``longest`` where that can be.

    ``lengths[i]`` is the cost of character ``i``. Cuts are made at clause boundaries, failing
    those at list marks (、), failing those between any two characters outside the ``kept`` spans.
    """
    total = [0.0]
    for cost in lengths:
        total.append(total[-1] + cost)
    spans: list[Span] = []
    for boundaries in (
        clause_boundaries(text, kept),
        _boundaries(
            text, kept, re.compile(f"{_CLAUSE_END.pattern}|{_LIST_MARK.pattern}"), nested=True
        ),
        [i for i in range(1, len(text)) if not any(s.start < i < s.end for s in kept)],
    ):
        spans = _pack(boundaries, total, longest)
        if all(total[s.end] - total[s.start] <= longest for s in spans):
            break
    return spans


def _boundaries(
    text: str, kept: Sequence[Span], pattern: re.Pattern[str], *, nested: bool = False
) -> list[int]:
    depths = []
    depth = 0
    for character in text:
        depth += character in _OPENING
        depths.append(depth)
        depth -= character in _CLOSING and depth > 0
    return [
        m.end()
        for m in pattern.finditer(text)
        if m.end() < len(text)
        and (nested or not depths[m.start()])
        and not any(s.start < m.end() < s.end for s in kept)
    ]


def _pack(boundaries: list[int], total: list[float], longest: float) -> list[Span]:
    """Cut greedily, but into parts of about the same length."""
    end = len(total) - 1
    parts = max(1.0, -(-total[end] // longest))
    aim = total[end] / parts
    spans = []
    start = 0
    for i, boundary in enumerate(boundaries):
        following = boundaries[i + 1] if i + 1 < len(boundaries) else end
        too_long = total[following] - total[start] > longest
        enough = total[boundary] - total[start] >= aim
        if boundary > start and (too_long or enough):
            spans.append(Span(start, boundary))
            start = boundary
    if start < end:
        spans.append(Span(start, end))
    return spans
