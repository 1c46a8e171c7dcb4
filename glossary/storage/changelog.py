"""Reading the log of changes, and taking changes back, which is itself a logged edit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from glossary.changes import (
    Action,
    Change,
    ChangePage,
    Edit,
    EditPage,
    LoggedChange,
    same_content,
)
from glossary.concepts import Concept
from glossary.errors import ConflictError, NotFoundError
from glossary.storage.connect import reading
from glossary.storage.editing import Editor, no_glossary, write
from glossary.storage.history import load_changes, load_edits
from glossary.storage.rows import CHINESE, load_concepts_by_id
from glossary.storage.tables import ChangeRow, EditRow, GlossaryRow

_NAMED = 5  # entries that a refusal names
_LAST = 2**31 - 1  # what a column of numbers holds


@dataclass(frozen=True, slots=True)
class SqlChangeLog:
    """The log in SQLite or PostgreSQL (fulfils ``ChangeLog`` of the use cases)."""

    editor: Editor

    def of_concept(self, concept_id: str, limit: int = 200) -> list[LoggedChange]:
        """Return a concept's changes, the newest first; none if there never was such a concept."""
        with reading(self.editor.engine) as connection:
            chosen = ChangeRow.concept_id == concept_id
            return list(load_changes(connection, chosen, newest_first=True, limit=limit))

    def edits(self, glossary: str, page: int = 1, page_size: int = 50) -> EditPage:
        """Return a page of a glossary's edits, the newest first; the nearest that there is.

        Raises:
            NotFoundError: no such glossary.
        """
        with reading(self.editor.engine) as connection:
            glossary_id, revision = _glossary(connection, glossary)
            pages = max(1, -(-revision // page_size))  # every revision is one edit
            page = min(max(page, 1), pages)
            newest = revision - (page - 1) * page_size
            edits = load_edits(
                connection,
                EditRow.glossary_id == glossary_id,
                EditRow.revision <= newest,
                EditRow.revision > newest - page_size,
            )
            return EditPage(tuple(edits), page, pages)

    def edit(self, glossary: str, revision: int, page: int = 1, page_size: int = 50) -> ChangePage:
        """Return a page of what one edit changed; the nearest that there is.

        Raises:
            NotFoundError: no such glossary, or it has no such revision.
        """
        with reading(self.editor.engine) as connection:
            glossary_id, _ = _glossary(connection, glossary)
            edit = _edit(connection, glossary, glossary_id, revision)
            pages = max(1, -(-edit.total // page_size))
            page = min(max(page, 1), pages)
            changes = load_changes(
                connection,
                ChangeRow.glossary_id == glossary_id,
                ChangeRow.revision == revision,
                offset=(page - 1) * page_size,
                limit=page_size,
            )
            return ChangePage(edit, tuple(changes), page, pages)

    def undo_change(self, number: int) -> LoggedChange:
        """Take one change back, as a new edit; return the change that was taken back.

        Raises:
            NotFoundError: no such change.
            ConflictError: the concept was changed since, or its old terms are taken now.
        """
        with reading(self.editor.engine) as connection:
            found = next(load_changes(connection, ChangeRow.id == min(number, _LAST)), None)
        if found is None:
            raise NotFoundError(f"There is no change {number} in the log.", where="change")
        self._undo(found.edit, [found])
        return found

    def undo_edit(self, glossary: str, revision: int) -> Edit:
        """Take a whole edit back, an import say, as one new edit; return the one taken back.

        Raises:
            NotFoundError: no such glossary, or it has no such revision.
            ConflictError: a concept was changed since, or its old terms are taken now; nothing is
                taken back then.
        """
        with reading(self.editor.engine) as connection:
            glossary_id, _ = _glossary(connection, glossary)
            edit = _edit(connection, glossary, glossary_id, revision)
            changes = list(
                load_changes(
                    connection,
                    ChangeRow.glossary_id == glossary_id,
                    ChangeRow.revision == revision,
                )
            )
        self._undo(edit, changes)
        return edit

    def _undo(self, edit: Edit, logged: Sequence[LoggedChange]) -> None:
        editing = self.editor.editing(edit.glossary, Action.UNDO, undoes=edit.revision)
        with editing as (connection, open_edit):
            stored = load_concepts_by_id(connection, [entry.concept_id for entry in logged])
            _refuse_changed(edit, logged, stored)
            changes = [_reverse(entry, stored.get(entry.concept_id)) for entry in logged]
            write(connection, open_edit, changes)


def _reverse(entry: LoggedChange, stored: Concept | None) -> Change:
    """Return what brings a concept back to what it was; its versions go on counting."""
    old = entry.change.before
    if old is None:
        return Change(stored, None)
    return Change(stored, replace(old, version=(stored or old).version + 1))


def _refuse_changed(edit: Edit, logged: Sequence[LoggedChange], stored: dict[str, Concept]) -> None:
    """Raise ConflictError, naming the entries that are not as the edit left them."""
    names = [
        f"“{entry.change.concept.preferred(CHINESE)}”"
        for entry in logged
        if not same_content(entry.change.after, stored.get(entry.concept_id))
    ]
    if not names:
        return
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    have = "has" if len(names) == 1 else "have"
    raise ConflictError(
        f"{', '.join(names[:_NAMED])}{more} {have} been changed since; nothing was undone.",
        where=edit.glossary,
        remedy="Look at the entry's history: undo the later change first, or edit the entry.",
    )


def _glossary(connection: Connection, name: str) -> tuple[str, int]:
    row = connection.execute(
        select(GlossaryRow.id, GlossaryRow.revision).where(GlossaryRow.name == name)
    ).one_or_none()
    if row is None:
        raise no_glossary(connection, name)
    return row.id, row.revision


def _edit(connection: Connection, glossary: str, glossary_id: str, revision: int) -> Edit:
    number = min(revision, _LAST)
    found = load_edits(connection, EditRow.glossary_id == glossary_id, EditRow.revision == number)
    if not found:
        raise NotFoundError(
            f"The glossary “{glossary}” has no revision {revision}.", where="revision"
        )
    return found[0]
