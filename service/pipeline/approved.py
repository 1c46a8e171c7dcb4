"""Whether approved units still hold what the glossary requires, which changes after them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from glossary.concepts import Concept
from glossary.constraints import Constraint, Origin, Strength
from glossary.language import LanguageCode, LanguagePair
from glossary.matching import TermIndex, find_terms
from glossary.termbase import Revision, TermBase
from service.memory.units import TranslationUnit
from service.pipeline.checks.renditions import find_forbidden, locate_renditions
from service.pipeline.constraints import collect_constraints


@dataclass(frozen=True, slots=True)
class StaleUnit:
    """A unit, and the required terms that its target does not hold to (never none)."""

    unit: TranslationUnit
    unmet: tuple[Constraint, ...]


def stale_units(units: Iterable[TranslationUnit], index: TermIndex) -> Iterator[StaleUnit]:
    """Yield those of ``units`` whose targets lack a required rendition or use a forbidden one."""
    for unit in units:
        if unmet := _unmet_terms(unit, index):
            yield StaleUnit(unit, unmet)


def newly_unmet(
    unit: TranslationUnit, index: TermIndex, known: Iterable[Constraint]
) -> tuple[Constraint, ...]:
    """Return the required terms that ``unit`` lacks now and that were not among the ``known`` ones.

    ``known`` are what it lacked when it was approved: somebody has looked at those.
    """
    seen = {(c.span, c.source, c.entry) for c in known}
    return tuple(c for c in _unmet_terms(unit, index) if (c.span, c.source, c.entry) not in seen)


def affected_units(
    units: Iterable[TranslationUnit], before: Concept | None, after: Concept | None
) -> list[TranslationUnit]:
    """Return the units that a changed entry affects (None: it was not there, or is deleted).

    They do not hold to what the entry requires ``after`` the change, and did not already fail the
    same ``before``. The entry is looked at alone: where a longer term of another entry takes its
    place in a source, the unit is returned all the same.
    """
    indexes: dict[LanguagePair, tuple[TermIndex, TermIndex]] = {}
    affected = []
    for unit in units:
        pair = term_pair(unit.pair)
        if pair not in indexes:
            indexes[pair] = _index_of(before, pair), _index_of(after, pair)
        old, new = indexes[pair]
        failed = {(c.span, c.rendition) for c in _unmet_terms(unit, old)}
        if any((c.span, c.rendition) not in failed for c in _unmet_terms(unit, new)):
            affected.append(unit)
    return affected


def reworded(unit: TranslationUnit, before: Concept | None, after: Concept) -> str:
    """Return a unit's target with the new preferred rendition where the old entry's stood.

    It is a proposal: the words around it may need a hand. Where no old rendition is found the
    target comes back as it is.
    """
    if before is None:
        return unit.target
    pair = term_pair(unit.pair)
    constraints = [
        replace(c, rendition=c.rendition.at_any_use())
        for c in collect_constraints(unit.source, _index_of(before, pair))
        if c.origin is Origin.TERM
    ]
    target = unit.target
    wanted = after.preferred(pair.target)
    places = {place for place in locate_renditions(constraints, target) if place is not None}
    for place in sorted(places, key=lambda span: -span.start):
        old = target[place.start : place.end]
        capital = old[:1].isupper() and not before.preferred(pair.target)[:1].isupper()
        new = wanted[:1].upper() + wanted[1:] if capital else wanted
        target = target[: place.start] + new + target[place.end :]
    return target


def term_pair(pair: LanguagePair) -> LanguagePair:
    """Return the pair of the term base for a unit's: terms are kept in simplified Chinese."""
    if pair.source is LanguageCode.CHINESE_TRADITIONAL:
        return LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, pair.target)
    return pair


def _unmet_terms(unit: TranslationUnit, index: TermIndex) -> tuple[Constraint, ...]:
    if not find_terms(unit.source, index):  # most units: the figures need not be read
        return ()
    constraints = [
        replace(c, rendition=c.rendition.at_any_use())  # where in a text it stands is not known
        for c in collect_constraints(unit.source, index)
    ]
    places = locate_renditions(constraints, unit.target)
    forbidden = [use.constraint for use in find_forbidden(constraints, unit.target, places)]
    return tuple(
        constraint
        for constraint, place in zip(constraints, places, strict=True)
        if (place is None or constraint in forbidden)
        and constraint.origin is Origin.TERM
        and constraint.strength is Strength.REQUIRED
    )


def _index_of(concept: Concept | None, pair: LanguagePair) -> TermIndex:
    return TermIndex(TermBase.of([concept] if concept else [], pair, Revision("")))
