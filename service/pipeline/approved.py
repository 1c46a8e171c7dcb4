"""Whether approved units still hold what the glossary requires, which changes after them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.concepts import Concept
from glossary.constraints import Constraint, Origin, Strength
from glossary.language import LanguageCode, LanguagePair
from glossary.matching import TermIndex, find_terms
from glossary.termbase import Revision, TermBase
from service.memory.units import TranslationUnit
from service.pipeline.checks.renditions import locate_renditions
from service.pipeline.constraints import collect_constraints


@dataclass(frozen=True, slots=True)
class StaleUnit:
    """A unit, and the required terms whose renditions its target does not hold (never none)."""

    unit: TranslationUnit
    missing: tuple[Constraint, ...]


def stale_units(units: Iterable[TranslationUnit], index: TermIndex) -> Iterator[StaleUnit]:
    """Yield those of ``units`` whose targets lack a rendition that the glossary requires."""
    for unit in units:
        if missing := _missing_terms(unit, index):
            yield StaleUnit(unit, missing)


def affected_units(
    units: Iterable[TranslationUnit], before: Concept | None, after: Concept | None
) -> list[TranslationUnit]:
    """Return the units that a changed entry affects (None: it was not there, or is deleted).

    They lack a rendition that the entry requires ``after`` the change, and not already the same one
    ``before``. The entry is looked at alone: where a longer term of another entry takes its place
    in a source, the unit is returned all the same.
    """
    indexes: dict[LanguagePair, tuple[TermIndex, TermIndex]] = {}
    affected = []
    for unit in units:
        pair = term_pair(unit.pair)
        if pair not in indexes:
            indexes[pair] = _index_of(before, pair), _index_of(after, pair)
        old, new = indexes[pair]
        lacked = {(c.span, c.rendition) for c in _missing_terms(unit, old)}
        if any((c.span, c.rendition) not in lacked for c in _missing_terms(unit, new)):
            affected.append(unit)
    return affected


def term_pair(pair: LanguagePair) -> LanguagePair:
    """Return the pair of the term base for a unit's: terms are kept in simplified Chinese."""
    if pair.source is LanguageCode.CHINESE_TRADITIONAL:
        return LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, pair.target)
    return pair


def _missing_terms(unit: TranslationUnit, index: TermIndex) -> tuple[Constraint, ...]:
    if not find_terms(unit.source, index):  # most units: the figures need not be read
        return ()
    constraints = collect_constraints(unit.source, index)
    places = locate_renditions(constraints, unit.target)
    return tuple(
        constraint
        for constraint, place in zip(constraints, places, strict=True)
        if place is None
        and constraint.origin is Origin.TERM
        and constraint.strength is Strength.REQUIRED
    )


def _index_of(concept: Concept | None, pair: LanguagePair) -> TermIndex:
    return TermIndex(TermBase.of([concept] if concept else [], pair, Revision("")))
