"""Saving an entry's form: faults beside their fields, and conflicts that lose nothing."""

from dataclasses import dataclass

from glossary.concepts import Concept
from glossary.errors import ConflictError, NotFoundError
from service.usecases.glossary import get_concept, save_concept
from service.usecases.ports import Services
from service.web.forms import ConceptForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What became of a form: saved, or a status for its page.

    ``stored`` is what a colleague has saved meanwhile; ``deleted``: one has deleted the entry.
    """

    status: int = 200
    saved: bool = False
    stored: Concept | None = None
    deleted: bool = False


def save(form: ConceptForm, glossary: str, concept_id: str | None, services: Services) -> Attempt:
    """Save what the form holds, if it was sent; otherwise it stays as it is, with its messages."""
    if not form.is_submitted():
        return Attempt()
    if not form.validate():
        return Attempt(status=400)
    concept = form.concept(concept_id)
    if concept is None:
        return Attempt(status=422)
    try:
        save_concept(glossary, concept, services)
    except (ConflictError, NotFoundError) as error:
        return _explain(form, concept, str(error), services)
    return Attempt(saved=True)


def _explain(form: ConceptForm, concept: Concept, problem: str, services: Services) -> Attempt:
    stored = _stored(concept.id, services)
    if concept.id and stored is None:
        form.rebase(0)
        form.blame(
            "zh",
            "A colleague has deleted this entry meanwhile. Save adds it again as it stands here.",
        )
        return Attempt(status=409, deleted=True)
    if stored and stored.version != concept.version:
        form.rebase(stored.version)
        return Attempt(status=409, stored=stored)
    form.blame("zh", problem)
    return Attempt(status=409)


def _stored(concept_id: str | None, services: Services) -> Concept | None:
    if concept_id is None:
        return None
    try:
        return get_concept(concept_id, services)
    except NotFoundError:
        return None
