"""Which required renditions stand in a target, each occurrence once, and which forbidden ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossary.chinese import find_chinese_rendition
from glossary.constraints import Constraint, Inflection, Origin, Strength
from glossary.inflection import find_any_rendition
from glossary.language import LanguageCode
from glossary.spans import Span


def locate_renditions(constraints: Sequence[Constraint], target: str) -> list[Span | None]:
    """Return for each constraint the span of ``target`` that satisfies it, or None.

    A rendition that the source asks for twice must stand there twice. Long wordings choose their
    place first, so that “2” is not found in “2 billion yuan” when that one is owed too. Of equal
    wordings a preferred one comes before one that would do (“PM2.5” is the figure, not 细颗粒物),
    and the first in the source takes the first in the target.
    """
    choices = sorted(
        (-len(form), form != constraint.rendition.preferred, constraint.span.start, place, i)
        for i, constraint in enumerate(constraints)
        for form in constraint.rendition.forms
        for place in _spans(constraint, (form,), target)
    )
    places: list[Span | None] = [None] * len(constraints)
    taken: list[Span] = []
    for *_, place, i in choices:
        if places[i] is None and not any(place.overlaps(other) for other in taken):
            places[i] = place
            taken.append(place)
    return places


@dataclass(frozen=True, slots=True)
class ForbiddenUse:
    """A forbidden wording in a target, and the constraint that forbids it."""

    constraint: Constraint
    place: Span


def find_forbidden(
    constraints: Sequence[Constraint], target: str, places: Sequence[Span | None]
) -> list[ForbiddenUse]:
    """Return where ``target`` has a wording that a required term forbids, each place once.

    A forbidden wording that is part of a found rendition (at one of ``places``) is none: “energy
    vehicle” may be forbidden where “new energy vehicle” is required.
    """
    held = [place for place in places if place is not None]
    uses: dict[Span, ForbiddenUse] = {}
    for constraint in constraints:
        if constraint.strength is not Strength.REQUIRED:
            continue
        for place in _spans(constraint, constraint.rendition.forbidden, target):
            if not any(h.start <= place.start and place.end <= h.end for h in held):
                uses.setdefault(place, ForbiddenUse(constraint, place))
    return sorted(uses.values(), key=lambda use: use.place)


def _spans(constraint: Constraint, forms: tuple[str, ...], target: str) -> Iterator[Span]:
    """Yield where one of ``forms`` stands; only terms are inflected."""
    rendition = constraint.rendition
    if rendition.language is not LanguageCode.ENGLISH:
        return find_chinese_rendition(target, forms)
    inflection = rendition.inflection if constraint.origin is Origin.TERM else Inflection.FIXED
    return find_any_rendition(target, forms, inflection=inflection, exact=rendition.exact)
