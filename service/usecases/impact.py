"""What a change of an entry would do to what is stored, asked before it is saved."""

from dataclasses import dataclass

from glossary.concepts import Concept
from glossary.errors import NotFoundError
from service.memory.units import TranslationUnit
from service.pipeline.approved import affected_units, reworded
from service.usecases.ports import Services


@dataclass(frozen=True, slots=True)
class AffectedUnit:
    """An approved segment, and its translation as it is and with the new rendition."""

    unit: TranslationUnit
    after: str


@dataclass(frozen=True, slots=True)
class Impact:
    """How many approved segments a change affects, and the first of them."""

    total: int
    units: tuple[AffectedUnit, ...]


def impact_of(changed: Concept, services: Services, *, limit: int = 50) -> Impact:
    """Return which segments of the memory would not hold to an entry as it is about to be saved.

    An entry that is new, or was deleted meanwhile, is compared with nothing.
    """
    before = _stored(changed.id, services)
    units = services.memory.units() if services.memory else iter(())
    affected = affected_units(
        (unit for unit in units if unit.pair.source.base == "zh"), before, changed
    )
    shown = tuple(AffectedUnit(unit, reworded(unit, before, changed)) for unit in affected[:limit])
    return Impact(len(affected), shown)


def _stored(concept_id: str | None, services: Services) -> Concept | None:
    if concept_id is None:
        return None
    try:
        return services.term_bases.get(concept_id)
    except NotFoundError:
        return None
