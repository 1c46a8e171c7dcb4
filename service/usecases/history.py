"""What users do with the log of changes: look at it, and take changes back."""

from glossary.changes import ChangePage, Edit, EditPage, LoggedChange
from service.usecases.permissions import Action, require
from service.usecases.ports import Services


def concept_history(concept_id: str, services: Services) -> list[LoggedChange]:
    """Return an entry's changes, the newest first; also of one that was deleted."""
    return services.term_bases.changes.of_concept(concept_id)


def recent_edits(glossary: str, page: int, services: Services) -> EditPage:
    """Return a page of a glossary's edits, the newest first; NotFoundError: no such glossary."""
    return services.term_bases.changes.edits(glossary, page)


def changes_of_edit(glossary: str, revision: int, page: int, services: Services) -> ChangePage:
    """Return a page of what one edit changed; NotFoundError: no such glossary or revision."""
    return services.term_bases.changes.edit(glossary, revision, page)


def undo_change(number: int, services: Services) -> LoggedChange:
    """Take one change of an entry back; that is logged as an edit and can be undone itself.

    Raises:
        NotFoundError: no such change.
        ConflictError: the entry was changed since, or its old terms are taken; nothing is done.
    """
    require(services.user, Action.EDIT_TERMS)
    return services.term_bases.changes.undo_change(number)


def undo_edit(glossary: str, revision: int, services: Services) -> Edit:
    """Take all of an edit back, an import say; all of it or nothing.

    Raises:
        NotFoundError: no such glossary or revision.
        ConflictError: an entry was changed since, or its old terms are taken; nothing is done.
    """
    require(services.user, Action.EDIT_TERMS)
    return services.term_bases.changes.undo_edit(glossary, revision)
