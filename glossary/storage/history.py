"""The log of changes: appended to with every edit, never changed (the database sees to it)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select

from glossary.changes import Action, Author, Change, Edit, LoggedChange, examples_of
from glossary.concepts import (
    AdministrativeStatus,
    CaseRule,
    Concept,
    InflectionRule,
    PartOfSpeech,
    ReviewState,
    Term,
    TermType,
    UsageCondition,
)
from glossary.language import LanguageCode
from glossary.storage.tables import ChangeRow, EditRow, GlossaryRow

_SEPARATOR = "\n"  # no term has one


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEdit:
    """A transaction that changes a glossary, which has ``revision`` when it is over."""

    glossary_id: str
    glossary: str
    revision: int
    at: datetime
    author: Author
    action: Action
    undoes: int | None = None


def append_changes(connection: Connection, edit: OpenEdit, changes: Sequence[Change]) -> None:
    """Write an edit and its changes into the log."""
    header = {
        "glossary_id": edit.glossary_id,
        "revision": edit.revision,
        "at": edit.at,
        "author_id": edit.author.id,
        "author": edit.author.name,
        "action": edit.action.value,
        "added": sum(change.before is None for change in changes),
        "changed": sum(None not in (change.before, change.after) for change in changes),
        "deleted": sum(change.after is None for change in changes),
        "examples": _SEPARATOR.join(examples_of(changes)),
        "undoes": edit.undoes,
    }
    connection.execute(insert(EditRow), [header])
    rows = [
        {
            "glossary_id": edit.glossary_id,
            "concept_id": change.concept.id,
            "revision": edit.revision,
            "at": edit.at,
            "before": _as_json(change.before),
            "after": _as_json(change.after),
        }
        for change in changes
    ]
    if rows:
        connection.execute(insert(ChangeRow), rows)


def changed_since(
    connection: Connection, glossary_id: str, revision: int, limit: int
) -> set[str] | None:
    """Return the concepts that were edited after ``revision``; None if ``limit`` edits were made.

    It is no SELECT DISTINCT: for that SQLite may read the index by concepts, all of it.
    """
    ids = connection.execute(
        select(ChangeRow.concept_id)
        .where(ChangeRow.glossary_id == glossary_id, ChangeRow.revision > revision)
        .limit(limit)
    )
    found = list(ids.scalars())
    return None if len(found) == limit else set(found)


def load_edits(
    connection: Connection, *conditions: ColumnElement[bool], limit: int | None = None
) -> list[Edit]:
    """Return the edits that fulfil ``conditions`` (on ``EditRow``), the newest first."""
    rows = connection.execute(
        select(*_EDIT)
        .join(GlossaryRow, GlossaryRow.id == EditRow.glossary_id)
        .where(*conditions)
        .order_by(EditRow.revision.desc(), EditRow.glossary_id)
        .limit(limit)
    )
    return [_edit(row) for row in rows.all()]


def load_changes(
    connection: Connection,
    *conditions: ColumnElement[bool],
    newest_first: bool = False,
    offset: int = 0,
    limit: int | None = None,
) -> Iterator[LoggedChange]:
    """Yield the changes that fulfil ``conditions`` (on ``ChangeRow``), in order."""
    rows = connection.execute(
        select(ChangeRow.id, ChangeRow.concept_id, ChangeRow.before, ChangeRow.after, *_EDIT)
        .join(GlossaryRow, GlossaryRow.id == ChangeRow.glossary_id)
        .join(
            EditRow,
            (EditRow.glossary_id == ChangeRow.glossary_id)
            & (EditRow.revision == ChangeRow.revision),
        )
        .where(*conditions)
        .order_by(ChangeRow.id.desc() if newest_first else ChangeRow.id)
        .offset(offset)
        .limit(limit)
    )
    for row in rows:
        states = (_concept(state, row.concept_id) for state in (row.before, row.after))
        yield LoggedChange(
            number=row.id, concept_id=row.concept_id, change=Change(*states), edit=_edit(row)
        )


_EDIT = (
    GlossaryRow.name,
    EditRow.revision,
    EditRow.at,
    EditRow.author_id,
    EditRow.author,
    EditRow.action,
    EditRow.added,
    EditRow.changed,
    EditRow.deleted,
    EditRow.examples,
    EditRow.undoes,
)


def _edit(row: Any) -> Edit:  # noqa: ANN401 - a row that has the columns of _EDIT
    return Edit(
        glossary=row.name,
        revision=row.revision,
        at=row.at,
        author=Author(id=row.author_id, name=row.author),
        action=Action(row.action),
        added=row.added,
        changed=row.changed,
        deleted=row.deleted,
        examples=tuple(row.examples.split(_SEPARATOR)) if row.examples else (),
        undoes=row.undoes,
    )


def _as_json(concept: Concept | None) -> dict[str, Any] | None:
    if concept is None:
        return None
    return {
        "terms": [
            {
                "text": t.text,
                "language": t.language.value,
                "status": t.status.value,
                "type": t.type.value,
            }
            for t in concept.terms
        ],
        "case": concept.case.value,
        "inflection": concept.inflection.value,
        "only_after": list(concept.condition.after),
        "only_before": list(concept.condition.before),
        "part_of_speech": concept.part_of_speech.value,
        "definition": concept.definition,
        "context": concept.context,
        "project": concept.project,
        "domain": concept.domain,
        "note": concept.note,
        "source": concept.source,
        "state": concept.state.value,
        "version": concept.version,
    }


def _concept(state: dict[str, Any] | None, concept_id: str) -> Concept | None:
    """Return the concept that ``_as_json`` made ``state`` of."""
    if state is None:
        return None
    return Concept(
        terms=tuple(
            Term(
                text=term["text"],
                language=LanguageCode(term["language"]),
                status=AdministrativeStatus(term["status"]),
                type=TermType(term["type"]),
            )
            for term in state["terms"]
        ),
        case=CaseRule(state["case"]),
        inflection=InflectionRule(state["inflection"]),
        condition=UsageCondition(
            after=tuple(state["only_after"]), before=tuple(state["only_before"])
        ),
        part_of_speech=PartOfSpeech(state["part_of_speech"]),
        definition=state["definition"],
        context=state["context"],
        project=state["project"],
        domain=state["domain"],
        note=state["note"],
        source=state["source"],
        state=ReviewState(state["state"]),
        id=concept_id,
        version=state["version"],
    )
