"""Which required renditions stand in a target, each occurrence counted once."""

from collections.abc import Sequence

from glossary.constraints import Constraint, Origin
from glossary.inflection import find_any_rendition
from glossary.spans import Span


def locate_renditions(constraints: Sequence[Constraint], target: str) -> list[Span | None]:
    """Return for each constraint the span of ``target`` that satisfies it, or None.

    A rendition that the source asks for twice must stand there twice. Long wordings choose their
    place first, so that “2” is not found in “2 billion yuan” when that one is owed too; of equal
    wordings the first in the source takes the first in the target.
    """
    order = sorted(
        range(len(constraints)),
        key=lambda i: (-len(constraints[i].rendition.preferred), constraints[i].span.start),
    )
    places: list[Span | None] = [None] * len(constraints)
    taken: list[Span] = []
    for i in order:
        place = _first_free(constraints[i], target, taken)
        if place is not None:
            places[i] = place
            taken.append(place)
    return places


def _first_free(constraint: Constraint, target: str, taken: list[Span]) -> Span | None:
    inflected = constraint.origin is Origin.TERM
    found = find_any_rendition(target, constraint.rendition.forms, inflected=inflected)
    return next((s for s in found if not any(s.overlaps(other) for other in taken)), None)
