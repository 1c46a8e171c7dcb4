"""Saving an entry's form: faults beside their fields, and conflicts that lose nothing."""

from dataclasses import dataclass

from flask_babel import gettext as _

from glossary.changes import Edit
from glossary.concepts import Concept
from glossary.errors import ConflictError, NotFoundError
from service.usecases.glossary import delete_concept, get_concept, save_concept
from service.usecases.history import concept_history
from service.usecases.permissions import ForbiddenError
from service.usecases.ports import Services
from service.web.forms import ConceptForm, DeleteForm
from service.web.language import tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What became of a form: saved, or a status for its page.

    ``stored`` is what a colleague has saved meanwhile, ``since`` the edit that did it and ``typed``
    what the form holds; ``deleted``: one has deleted the entry.
    """

    status: int = 200
    saved: bool = False
    stored: Concept | None = None
    typed: Concept | None = None
    since: Edit | None = None
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
    except ForbiddenError as error:
        form.blame("status", tell(error))
        return Attempt(status=403)
    except (ConflictError, NotFoundError) as error:
        return _explain(form, concept, tell(error), services)
    return Attempt(saved=True)


def delete(form: DeleteForm, shown: Concept, services: Services) -> Attempt:
    """Delete an entry, if it still is as its page showed it; else the form is of the new one."""
    if not form.validate():
        return Attempt(status=400)
    try:
        delete_concept(shown.id or "", services, form.version.data or 0)
    except ConflictError:
        form.version.raw_data = None
        form.version.data = shown.version
        return Attempt(status=409, stored=shown)
    return Attempt(saved=True)


def _explain(form: ConceptForm, concept: Concept, problem: str, services: Services) -> Attempt:
    stored = _stored(concept.id, services)
    if concept.id and stored is None:
        form.rebase(0)
        form.blame(
            "zh",
            _(
                "A colleague has deleted this entry meanwhile. "
                "Save adds it again as it stands here."
            ),
        )
        return Attempt(status=409, deleted=True)
    if stored and stored.version != concept.version:
        form.rebase(stored.version)
        newest = concept_history(stored.id or "", services)[:1]
        since = newest[0].edit if newest else None
        return Attempt(status=409, stored=stored, typed=concept, since=since)
    form.blame("zh", problem)
    return Attempt(status=409)


def _stored(concept_id: str | None, services: Services) -> Concept | None:
    if concept_id is None:
        return None
    try:
        return get_concept(concept_id, services)
    except NotFoundError:
        return None
