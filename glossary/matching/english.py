"""English source wordings: the forms a term is looked for in, and texts read for comparison.

What a page does to English is undone here: a hyphen is a space (low-carbon is low carbon), runs of
white space are one, and a word that a line end has cut is whole (``eco-`` + ``nomy``). Inflection
and letter case follow the rules by which English renditions are found (``glossary.inflection``).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from glossary.inflection import as_written, case_is_exact, case_is_right, word_forms
from glossary.termbase import TermEntry
from glossary.text import FoldedText, fold

_HYPHENS = str.maketrans("-", " ")
_RUN = re.compile(r"(?<= ) +")
_CUT_WORD = re.compile(r"(?<=[^\W\d_])- +(?=[^\W\d_])")
_CUT_OR_RUN = re.compile(f"{_CUT_WORD.pattern}|{_RUN.pattern}")
_CLOSED_UP = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_MOST_FORMS = 64


def source_patterns(entry: TermEntry) -> tuple[str, ...]:
    """Return every form of the entry's English source that is looked for, each once.

    >>> from glossary.constraints import Rendition, Strength
    >>> made = TermEntry(source="Low-carbon city", rendition=Rendition(preferred="低碳城市"),
    ...     strength=Strength.REQUIRED, concept_id="1")
    >>> source_patterns(made)
    ('low carbon city', 'lowcarbon city', 'low carbon cities', 'lowcarbon cities', \
'low carbon citys', 'lowcarbon citys')
    """
    words = fold(entry.source).split()
    choices = word_forms(words, entry.rendition.inflection)
    forms: dict[str, None] = {}
    for chosen in product(*choices):
        form = " ".join(chosen)
        for spelled in (form, _CLOSED_UP.sub("", form)):
            pattern = _even(spelled).strip()
            if pattern:
                forms[pattern] = None
        if len(forms) >= _MOST_FORMS:
            break
    return tuple(forms) or (fold(entry.source),)


def case_holds(entry: TermEntry, view: "EnglishView", start: int, end: int) -> bool:
    """Tell whether the letter case at an occurrence is one the entry allows.

    Small letters of the entry may be capitals (Company, COMPANY); its capitals are never small, so
    that WHO is not who. An entry whose case is fixed stands exactly as it is written.
    """
    source, exact = entry.source, entry.rendition.exact
    if not exact and source == source.lower():
        return True
    found = as_written(view.text, *view.place(start, end))
    return case_is_exact(found, source) if exact else case_is_right(found, source)


@dataclass(frozen=True, slots=True)
class EnglishView:
    """A folded text with even spaces, and where its characters stand in ``text.folded``.

    ``starts`` and ``origins`` are the places, in the view and in the folded text, from which the
    two run in parallel.
    """

    text: FoldedText
    folded: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of ``text.folded`` that a range of the view came from."""
        return self._origin(start), self._origin(end - 1) + 1

    def original_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the user's text that a range of the view came from."""
        first, last = self._origin(start), self._origin(end - 1)
        return self.text.origin(first), self.text.origin(last) + 1

    def _origin(self, index: int) -> int:
        if len(self.starts) == 1:
            return index
        run = bisect_right(self.starts, index) - 1
        return self.origins[run] + index - self.starts[run]


def views(text: str) -> Iterator[EnglishView]:
    """Yield the text as it is searched; twice if a line end seems to have cut a word.

    ``low-`` + ``carbon`` at a line end is low-carbon or lowcarbon: the first view takes such a
    hyphen for one of the word's own, the second for the printer's.
    """
    folded = FoldedText.of(text)
    yield _view(folded, folded.folded.translate(_HYPHENS), _RUN)
    if _CUT_WORD.search(folded.folded):
        yield _view(folded, folded.folded, _CUT_OR_RUN)


def _view(text: FoldedText, whole: str, dropped: re.Pattern[str]) -> EnglishView:
    """Return the view of ``text`` that is ``whole`` without what ``dropped`` matches."""
    pieces: list[str] = []
    starts, origins = [0], [0]
    done = length = 0
    for gap in dropped.finditer(whole):
        pieces.append(whole[done : gap.start()])
        length += gap.start() - done
        starts.append(length)
        origins.append(gap.end())
        done = gap.end()
    pieces.append(whole[done:])
    folded = "".join(pieces).translate(_HYPHENS)
    return EnglishView(text, folded, tuple(starts), tuple(origins))


def _even(text: str) -> str:
    return _RUN.sub("", text.translate(_HYPHENS))
