"""Where two wordings differ, for showing; and whether they differ in their figures alone."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Levenshtein

from glossary.figures import find_figures
from glossary.text import FoldedText, fold
from service.memory.units import Difference, DifferenceKind

_NUMBER = re.compile(r"\d[\d.,]*")
_Edit = tuple[int, int, int, int]
"""Start and end in the unit's source, start and end in the text."""


def find_differences(text: str, source: str) -> tuple[Difference, ...]:
    """Return what was changed in ``source`` (a unit's) to make ``text``, in order.

    What folding makes equal is no difference. A figure or a Latin word that differs in part is
    shown as a whole.

    >>> [d.kind.value for d in find_differences("产值1350亿元", "总产值1280亿元")]
    ['delete', 'replace']
    """
    ours, theirs = _Located(text), _Located(source)
    edits = list(_edits(theirs.folded, ours.folded))
    if not edits and text.strip() != source.strip():  # raised figures fold to plain ones
        ours, theirs = _Located(text, folding=False), _Located(source, folding=False)
        edits = list(_edits(theirs.folded, ours.folded))
    return tuple(
        Difference(_kind(edit), *ours.range(edit[2], edit[3]), *theirs.range(edit[0], edit[1]))
        for edit in edits
    )


def differ_only_in_figures(text: str, source: str) -> bool:
    """Tell whether two texts, which are not equal, say the same but for their figures.

    A figure stands only for one of its kind: a sum of money for another one, not for a share.
    """
    return _skeleton(text) == _skeleton(source)


def mark_differences(text: str, source: str, differences: Iterable[Difference]) -> str:
    """Return the unit's source with what was changed in it, as ``git diff --word-diff`` shows it.

    >>> mark_differences("产值135", "总产值128", find_differences("产值135", "总产值128"))
    '[-总-]产值[-128-]{+135+}'
    """
    pieces = []
    done = 0
    for difference in differences:
        pieces.append(source[done : difference.unit_start])
        if removed := source[difference.unit_start : difference.unit_end]:
            pieces.append(f"[-{removed}-]")
        if added := text[difference.start : difference.end]:
            pieces.append(f"{{+{added}+}}")
        done = difference.unit_end
    return "".join((*pieces, source[done:]))


class _Located:
    """A folded text without the space around it, and the way back to the original's offsets."""

    def __init__(self, text: str, *, folding: bool = True) -> None:
        self._lead = len(text) - len(text.lstrip())
        self._text = text.strip()
        self._map = FoldedText.of(self._text) if folding else None
        self.folded = self._map.folded if self._map else self._text

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's offsets of folded ones; an empty range stays empty."""
        if self._map is None:
            begin, stop = start, end
        elif start < end:
            span = self._map.original_span(start, end)
            begin, stop = span.start, span.end
        else:
            at_end = start >= len(self.folded)
            begin = stop = len(self._text) if at_end else self._map.origin(start)
        return begin + self._lead, stop + self._lead


def _edits(source: str, text: str) -> Iterator[_Edit]:
    """Yield the edits from ``source`` to ``text``, grown to whole words and joined."""
    waiting: _Edit | None = None
    for code in Levenshtein.opcodes(source, text):
        if code.tag == "equal":
            continue
        edit = _grown(source, text, (code.src_start, code.src_end, code.dest_start, code.dest_end))
        if waiting is None:
            waiting = edit
        elif edit[0] <= waiting[1] and edit[2] <= waiting[3]:
            waiting = (waiting[0], edit[1], waiting[2], edit[3])
        else:
            yield waiting
            waiting = edit
    if waiting is not None:
        yield waiting


def _grown(source: str, text: str, edit: _Edit) -> _Edit:
    """Take in the equal characters on both sides that belong to the same number or Latin word."""
    a, b, c, d = edit
    if _touches_word(source, a, b, at_end=False) or _touches_word(text, c, d, at_end=False):
        while a and c and source[a - 1] == text[c - 1] and _in_word(source[a - 1]):
            a, c = a - 1, c - 1
    if _touches_word(source, edit[0], b, at_end=True) or _touches_word(
        text, edit[2], d, at_end=True
    ):
        while b < len(source) and d < len(text) and source[b] == text[d] and _in_word(source[b]):
            b, d = b + 1, d + 1
    return a, b, c, d


def _touches_word(text: str, start: int, end: int, *, at_end: bool) -> bool:
    return start < end and _in_word(text[end - 1 if at_end else start])


def _in_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".%")


def _kind(edit: _Edit) -> DifferenceKind:
    if edit[0] == edit[1]:
        return DifferenceKind.INSERT
    return DifferenceKind.DELETE if edit[2] == edit[3] else DifferenceKind.REPLACE


def _skeleton(text: str) -> str:
    pieces: list[str] = []
    done = 0
    for figure in find_figures(text):
        if figure.span.start >= done:
            pieces += (text[done : figure.span.start], f"\x00{figure.kind}\x00")
            done = figure.span.end
    pieces.append(text[done:])
    return _NUMBER.sub("\x00", fold("".join(pieces)).strip())
