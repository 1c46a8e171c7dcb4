"""Figures of the target that the source does not ask for: invented, altered or doubled."""

import re
from collections.abc import Sequence

from glossary.constraints import Constraint
from glossary.spans import Span

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def loose_figures(target: str, places: Sequence[Span | None]) -> list[str]:
    """Return the numbers of ``target`` that stand in none of ``places``, in order."""
    return [span.of(target) for span in loose_spans(target, places)]


def loose_spans(target: str, places: Sequence[Span | None]) -> list[Span]:
    """Return where those numbers stand."""
    held = [place for place in places if place is not None]
    return [
        Span(*match.span())
        for match in _NUMBER.finditer(target)
        if not any(place.start <= match.start() < place.end for place in held)
    ]


def owed_figures(constraints: Sequence[Constraint]) -> list[str]:
    """Return the wordings with a number that the source asks for, each once."""
    wordings = (c.rendition.preferred for c in constraints)
    return list(dict.fromkeys(w for w in wordings if _NUMBER.search(w)))
