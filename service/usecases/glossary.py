"""What users do with glossaries: list and edit them; ``exchange`` imports and exports."""

import re

from glossary.changes import Author
from glossary.concepts import Concept, ReviewState
from glossary.errors import ConflictError, InputError
from glossary.exchange import CSV, plan_import
from service.usecases.permissions import Action, allows, require
from service.usecases.ports import ConceptPage, ConceptQuery, Glossary, Services

STARTER = "starter"
_SHIPPED = Author(name="Termbridge")  # signs the entries that come with the product
MAX_NAME_LENGTH = 60
_NAME = re.compile(r"\w[\w .-]*")


def list_glossaries(services: Services) -> list[Glossary]:
    """Return all glossaries by name; their entries are counted for it."""
    return services.term_bases.glossaries()


def glossary_names(services: Services) -> list[str]:
    """Return the names of all glossaries, sorted."""
    return services.term_bases.names()


def create_glossary(name: str, services: Services) -> Glossary:
    """Add an empty glossary.

    Raises:
        InputError: an empty or long name, or one with characters that settings and URLs reserve.
        ConflictError: the name is taken.
        ForbiddenError: the user's role does not allow it.
    """
    require(services.user, Action.EDIT_TERMS)
    name = name.strip()
    if len(name) > MAX_NAME_LENGTH or not _NAME.fullmatch(name):
        raise InputError(
            f"“{name[:MAX_NAME_LENGTH]}” cannot be a glossary's name.",
            where="name",
            remedy=f"Use up to {MAX_NAME_LENGTH} letters, digits, spaces, dots and hyphens.",
        )
    return services.term_bases.create_glossary(name)


def search_concepts(glossary: str, query: ConceptQuery, services: Services) -> ConceptPage:
    """Return a page of a glossary's concepts, by Chinese term.

    Raises:
        NotFoundError: no such glossary.
        InputError: no such review state.
    """
    if query.state and query.state not in set(ReviewState):
        raise InputError(
            f"“{query.state[:40]}” is not a review state.",
            where="state",
            remedy=f"Use {', '.join(ReviewState)}.",
        )
    return services.term_bases.search(glossary, query)


def get_concept(concept_id: str, services: Services) -> Concept:
    """Return a concept; NotFoundError if there is none."""
    return services.term_bases.get(concept_id)


def save_concept(glossary: str, concept: Concept, services: Services) -> Concept:
    """Add (``id`` None) or replace a concept; return it as stored.

    Raises:
        ForbiddenError: the user may only save proposed entries, and it is none, or was none.
        ConflictError: a Chinese term that another concept has, or an edit made meanwhile.
        NotFoundError: no such glossary, or the concept was deleted.
    """
    _require_rights(concept.state, concept.id, services)
    return services.term_bases.save(glossary, concept)


def delete_concept(concept_id: str, services: Services, version: int | None = None) -> None:
    """Remove a concept, if given only while it has ``version``.

    Raises:
        NotFoundError: there is none.
        ConflictError: someone has changed it since that version.
        ForbiddenError: the user may only delete proposed entries, and it is none.
    """
    _require_rights(ReviewState.PROPOSED, concept_id, services)
    services.term_bases.delete(concept_id, version)


def load_starter(services: Services, text: str) -> bool:
    """Fill the glossary ``starter`` from ``text`` (CSV) when it is the first glossary there is.

    Do so at each start: a glossary that was edited, if only to empty it, is left alone. Return
    whether it was filled. Processes that start at once fill it once.

    Raises:
        ImportRejected: the text has faults.
    """
    there = {glossary.name: glossary.revision for glossary in list_glossaries(services)}
    if there and there.get(STARTER) != 0:
        return False
    try:
        if not there:
            services.term_bases.create_glossary(STARTER)
        where = "starter glossary"
        entries = CSV.read_text(text, where=where)
        plan = plan_import(services.term_bases.concepts(STARTER), entries, where=where)
        services.term_bases.acting(_SHIPPED).apply(STARTER, plan)
    except ConflictError:
        return False
    return True


def _require_rights(state: ReviewState, concept_id: str | None, services: Services) -> None:
    """Let those who may only propose have nothing to do with entries in any other state."""
    if allows(services.user, Action.EDIT_TERMS):
        return
    require(services.user, Action.PROPOSE_TERMS)
    states = {state}
    if concept_id is not None:
        states.add(services.term_bases.get(concept_id).state)
    if states != {ReviewState.PROPOSED}:
        require(services.user, Action.EDIT_TERMS)
