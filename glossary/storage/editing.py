"""Writing to a glossary: one transaction makes its next revision, and logs what it changed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, Engine, delete, select, update
from sqlalchemy.exc import IntegrityError

from glossary.changes import NOBODY, Action, Author, Change
from glossary.concepts import Concept
from glossary.errors import ConflictError, NotFoundError
from glossary.storage.connect import writing
from glossary.storage.history import OpenEdit, append_changes
from glossary.storage.rows import (
    CHINESE,
    batches,
    insert_concepts,
    insert_terms,
    load_concepts,
    update_concepts,
)
from glossary.storage.tables import ConceptRow, GlossaryRow, TermRow
from glossary.text import fold


@dataclass(frozen=True, slots=True)
class Editor:
    """Who edits a database's glossaries, and the clock that dates the edits."""

    engine: Engine
    clock: Callable[[], datetime]
    author: Author = field(default=NOBODY)

    @contextmanager
    def editing(
        self, glossary: str, action: Action, undoes: int | None = None
    ) -> Iterator[tuple[Connection, OpenEdit]]:
        """Open a transaction that makes the glossary's next revision; one at a time can.

        Raises:
            NotFoundError: no such glossary.
            ConflictError: the database itself refused an edit that clashes.
        """
        try:
            with writing(self.engine) as connection:
                row = connection.execute(
                    update(GlossaryRow)
                    .where(GlossaryRow.name == glossary)
                    .values(revision=GlossaryRow.revision + 1)
                    .returning(GlossaryRow.id, GlossaryRow.revision)
                ).one_or_none()
                if row is None:
                    raise no_glossary(connection, glossary)
                yield (
                    connection,
                    OpenEdit(
                        glossary_id=row.id,
                        glossary=glossary,
                        revision=row.revision,
                        at=self.clock(),
                        author=self.author,
                        action=action,
                        undoes=undoes,
                    ),
                )
        except IntegrityError as error:
            raise edited_meanwhile(glossary) from error


def store(
    connection: Connection,
    edit: OpenEdit,
    pairs: Sequence[tuple[Concept | None, Concept]],
    gone: Sequence[tuple[Concept, int]] = (),
) -> list[Concept]:
    """Write concepts over what they were (None: new), log it, return them with new versions.

    ``gone`` are deleted, each if it has that version.

    Raises:
        ConflictError: a stored version is not the expected one, or a Chinese term is taken.
    """
    for before, concept in pairs:
        if before is not None:
            check_version(before, concept.version, edit.glossary)
    changes = [
        Change(before, replace(concept, version=1, id=uuid4().hex))
        if before is None
        else Change(before, replace(concept, version=before.version + 1, id=before.id))
        for before, concept in pairs
    ]
    for before, version in gone:
        check_version(before, version, edit.glossary)
        changes.append(Change(before, None))
    write(connection, edit, changes)
    return [change.after for change in changes if change.after is not None]


def write(connection: Connection, edit: OpenEdit, changes: Sequence[Change]) -> None:
    """Carry out changes whose concepts have their ids and versions, and log them.

    Raises:
        ConflictError: a Chinese term is taken.
    """
    gone = [c.before.id or "" for c in changes if c.before is not None and c.after is None]
    new = [c.after for c in changes if c.before is None and c.after is not None]
    old = [c.after for c in changes if c.before is not None and c.after is not None]
    stored = [change.after for change in changes if change.after is not None]
    for batch in batches(gone):
        connection.execute(delete(ConceptRow).where(ConceptRow.id.in_(batch)))
    _refuse_taken_terms(connection, edit, stored)
    insert_concepts(connection, edit.glossary_id, edit.revision, new)
    update_concepts(connection, edit.revision, old)
    insert_terms(connection, edit.glossary_id, stored)
    append_changes(connection, edit, changes)


def check_version(stored: Concept, expected: int, glossary: str) -> None:
    """Raise ConflictError unless the stored concept has the version that an editor had read."""
    if stored.version != expected:
        raise ConflictError(
            f"“{stored.preferred(CHINESE)}” was changed by someone else meanwhile.",
            where=glossary,
            remedy="Load it again and repeat your change.",
        )


def get_concept(connection: Connection, concept_id: str, glossary_id: str = "") -> Concept:
    """Return a concept (of that glossary, if one is named); NotFoundError if there is none."""
    conditions = [ConceptRow.id == concept_id]
    if glossary_id:
        conditions.append(ConceptRow.glossary_id == glossary_id)
    found = load_concepts(connection, *conditions)
    if not found:
        raise no_concept(concept_id)
    return found[0]


def _refuse_taken_terms(
    connection: Connection, edit: OpenEdit, concepts: Sequence[Concept]
) -> None:
    """Raise ConflictError for the first Chinese term that two concepts share in one condition."""
    owners: dict[tuple[str, str], Concept] = {}
    for concept in concepts:
        for text in concept.wordings(CHINESE):
            key = (fold(text), concept.condition.key)
            if owners.setdefault(key, concept) is not concept:
                raise _taken(text, owners[key], edit)
    ids = {concept.id for concept in concepts}
    for batch in batches(dict.fromkeys(folded for folded, _ in owners)):
        rows = connection.execute(
            select(TermRow.text, TermRow.concept_id, TermRow.folded, TermRow.condition).where(
                TermRow.glossary_id == edit.glossary_id,
                TermRow.language == CHINESE.value,
                TermRow.folded.in_(batch),
            )
        )
        for text, concept_id, folded, condition in rows:
            if concept_id not in ids and (folded, condition) in owners:
                raise _taken(text, get_concept(connection, concept_id), edit)


def no_concept(concept_id: str) -> NotFoundError:
    """Return the error of an entry that is not there."""
    return NotFoundError(
        f"There is no entry “{concept_id[:40]}”; it may have been deleted.", where="entry"
    )


def no_glossary(connection: Connection, name: str) -> NotFoundError:
    """Return the error of a glossary that is not there; it names those there are."""
    names = connection.execute(select(GlossaryRow.name).order_by(GlossaryRow.name)).scalars()
    known = ", ".join(names)
    return NotFoundError(
        f"There is no glossary “{name[:40]}”.",
        where="glossary",
        remedy=f"There is: {known}." if known else "There is none yet.",
    )


def _taken(text: str, owner: Concept, edit: OpenEdit) -> ConflictError:
    return ConflictError(
        f"“{text}” is in the entry “{owner.preferred(CHINESE)}” of this glossary already.",
        where=edit.glossary,
        remedy="Change that entry, give this one another “only when” condition, or leave it out.",
    )


def edited_meanwhile(glossary: str) -> ConflictError:
    """Return the error of a step that others' edits have made impossible."""
    return ConflictError(
        "The glossary was changed by someone else meanwhile; nothing was saved.",
        where=glossary,
        remedy="Load it again and repeat your change.",
    )
