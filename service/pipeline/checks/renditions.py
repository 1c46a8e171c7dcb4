"""Which required renditions stand in a target, each occurrence once, and which forbidden ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossary.chinese import find_chinese_rendition
from glossary.constraints import Constraint, Inflection, Origin, Strength
from glossary.inflection import find_renditions
from glossary.language import LanguageCode
from glossary.spans import Span


def locate_renditions(constraints: Sequence[Constraint], target: str) -> list[Span | None]:
    """Return for each constraint the span of ``target`` that satisfies it, or None.

    A rendition that the source asks for twice must stand there twice. Long wordings choose their
    place first, so that “2” is not found in “2 billion yuan” when that one is owed too. Of equal
    wordings a preferred one comes before one that would do (“PM2.5” is the figure, not 细颗粒物),
    and the first in the source takes the first in the target.
    """
    return list(_located(tuple(constraints), target))


@lru_cache(maxsize=256)
def _located(constraints: tuple[Constraint, ...], target: str) -> tuple[Span | None, ...]:
    """Find them once for a target that several steps look at and none of them changes."""
    distinct = {(c.rendition, c.origin): c for c in constraints}
    standing = {
        key: list(_occurrences(c, c.rendition.forms, target)) for key, c in distinct.items()
    }
    choices = sorted(
        (-len(form), form != c.rendition.preferred, c.span.start, place, i)
        for i, c in enumerate(constraints)
        for form, place in standing[c.rendition, c.origin]
    )
    places: list[Span | None] = [None] * len(constraints)
    taken = bytearray(len(target))
    for *_, place, i in choices:
        if places[i] is None and taken.find(1, place.start, place.end) < 0:
            places[i] = place
            taken[place.start : place.end] = b"\1" * len(place)
    return tuple(places)


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
        for _, place in _occurrences(constraint, constraint.rendition.forbidden, target):
            if not any(h.start <= place.start and place.end <= h.end for h in held):
                uses.setdefault(place, ForbiddenUse(constraint, place))
    return sorted(uses.values(), key=lambda use: use.place)


def _occurrences(
    constraint: Constraint, forms: tuple[str, ...], target: str
) -> Iterator[tuple[str, Span]]:
    """Yield which of ``forms`` stands where; only terms are inflected."""
    rendition = constraint.rendition
    if rendition.language is not LanguageCode.ENGLISH:
        return ((form, span) for form in forms for span in find_chinese_rendition(target, (form,)))
    inflection = rendition.inflection if constraint.origin is Origin.TERM else Inflection.FIXED
    return find_renditions(target, forms, inflection=inflection, exact=rendition.exact)
