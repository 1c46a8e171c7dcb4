"""The log of changes: appended to with every edit, never changed; undo will read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from glossary.concepts import Concept
from glossary.storage.tables import ChangeRow


@dataclass(frozen=True, slots=True)
class Edit:
    """A transaction that changes a glossary, which has ``revision`` when it is over."""

    glossary_id: str
    glossary: str
    revision: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """A concept before and after an edit; None where it was not there."""

    before: Concept | None
    after: Concept | None


def append_changes(connection: Connection, edit: Edit, changes: Sequence[Change]) -> None:
    """Write the changes of an edit into the log."""
    rows = [
        {
            "glossary_id": edit.glossary_id,
            "concept_id": _concept_id(change),
            "revision": edit.revision,
            "at": edit.at,
            "before": _as_json(change.before),
            "after": _as_json(change.after),
        }
        for change in changes
    ]
    if rows:
        connection.execute(insert(ChangeRow), rows)


def changed_since(connection: Connection, glossary_id: str, revision: int, limit: int) -> set[str]:
    """Return the concepts that were edited after ``revision``; at most ``limit`` are told."""
    ids = connection.execute(
        select(ChangeRow.concept_id)
        .where(ChangeRow.glossary_id == glossary_id, ChangeRow.revision > revision)
        .distinct()
        .limit(limit)
    )
    return set(ids.scalars())


def _concept_id(change: Change) -> str | None:
    concept = change.after or change.before
    return concept.id if concept else None


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
