"""Slips of the pen: a wording that is nearly an owed rendition becomes it (pure, no decoding).

An engine that has a rendition in its source often copies it with a slip: ``CPPPPCC`` for
``CPPCC``, ``No. 1,2444`` for ``No. 1,244``. What stands there is certainly wrong, and what was
meant is certain too, so it is put right on the spot; decoding again would cost far more.
"""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from glossary.constraints import Constraint
from glossary.spans import Span
from glossary.text import has_chinese
from service.pipeline.checks.figures import loose_spans

_LIKE = 0.8  # from this likeness on a wording is taken for a slip,
_LIKE_WORD = 0.5  # if its first word and its last have this one with those of the rendition
_SHORTEST = 5  # letters; shorter wordings resemble others by chance
_WORD = re.compile(r"[^\s“”\"()\[\]]+")
_EDGES = ".,;:!?'’"
_DIGIT = re.compile(r"\d")


def mend_slips(text: str, constraints: Sequence[Constraint], places: Sequence[Span | None]) -> str:
    """Return ``text`` with the slips for missing renditions put right, each rendition once.

    ``places`` says where the renditions stand that are there; nothing in them is touched. A figure
    is put only in the place of a number that nobody asked for, and no other wording is.
    """
    held = [place for place in places if place is not None]
    loose = loose_spans(text, places)
    mended: list[tuple[Span, str]] = []
    for constraint, place in zip(constraints, places, strict=True):
        if place is None and (found := _slip(text, constraint, held, loose)):
            held.append(found)
            mended.append((found, constraint.rendition.preferred))
    for span, wording in sorted(mended, reverse=True):
        text = text[: span.start] + wording + text[span.end :]
    return text


def _slip(
    text: str, constraint: Constraint, held: Sequence[Span], loose: Sequence[Span]
) -> Span | None:
    """Return the free run of words that is most like the rendition, if one is like enough."""
    wording = constraint.rendition.preferred.lower()
    words = wording.split()
    if len(wording) < _SHORTEST or has_chinese(wording):
        return None
    is_figure = bool(_DIGIT.search(wording))
    best, most = None, 0.0
    for run in _runs(text.lower(), len(words)):
        likeness = _likeness(run[0], wording)
        if (
            likeness > most
            and _ends_alike(run[0].split(), words)
            and is_figure == any(run[1].overlaps(figure) for figure in loose)
            and not any(run[1].overlaps(place) for place in held)
        ):
            best, most = run[1], likeness
    return best


def _likeness(one: str, other: str) -> float:
    """Return 0 if the two are less alike than a slip makes them, else up to 1."""
    return Indel.normalized_similarity(one, other, score_cutoff=_LIKE)


def _ends_alike(run: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether the outer words of both stand for each other: no neighbour is taken along."""
    ends = ((run[0], words[0]), (run[-1], words[-1]))
    return all(Indel.normalized_similarity(*pair) >= _LIKE_WORD for pair in ends)


def _runs(text: str, words: int) -> Iterator[tuple[str, Span]]:
    """Yield the runs of about as many words, without the punctuation at their edges."""
    found = [m.span() for m in _WORD.finditer(text)]
    for first, (start, _) in enumerate(found):
        for _, end in found[max(first, first + words - 2) : first + words + 1]:
            run = text[start:end]
            left, right = len(run) - len(run.lstrip(_EDGES)), len(run.rstrip(_EDGES))
            if left < right:
                yield run[left:right], Span(start + left, start + right)
