"""Figures of the target that the source does not ask for: invented, altered or doubled."""

import re
from collections.abc import Sequence

from glossary.spans import Span
from service.pipeline.report import Finding, Severity

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def check_invented_figures(
    target: str, places: Sequence[Span | None], renditions: Sequence[str]
) -> list[Finding]:
    """Return one finding for the numbers of ``target`` that belong to no rendition.

    Args:
        target: the translation of a segment.
        places: where its renditions stand (None: missing).
        renditions: the wordings that were owed, for the remedy.
    """
    loose = loose_figures(target, places)
    if not loose:
        return []
    owed = ", ".join(dict.fromkeys(r for r in renditions if _NUMBER.search(r))) or "none"
    return [
        Finding(
            code="invented-figure",
            message=f"Not in the source, or twice: {', '.join(loose)}. The source has: {owed}.",
            severity=Severity.CRITICAL,
        )
    ]


def loose_figures(target: str, places: Sequence[Span | None]) -> list[str]:
    """Return the numbers of ``target`` that stand in none of ``places``, in order."""
    held = [place for place in places if place is not None]
    return [
        match[0]
        for match in _NUMBER.finditer(target)
        if not any(place.start <= match.start() < place.end for place in held)
    ]
