"""The log of changes as plain values: who changed what and when, and what differs (pure).

An ``Edit`` is one saved step (an entry saved, a file imported); it makes one revision of a glossary
and holds one ``Change`` for each entry that it touched.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from glossary.concepts import Concept
from glossary.fields import texts_of
from glossary.language import LanguageCode

EXAMPLES = 3  # entries that an edit names


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who edits: an account's id and name. Without accounts the id is empty, the name may be."""

    id: str = ""
    name: str = ""


NOBODY = Author()


class Action(StrEnum):
    """What an edit was."""

    ADD = "add"
    CHANGE = "change"
    DELETE = "delete"
    IMPORT = "import"
    BULK = "bulk"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Change:
    """A concept before and after an edit; None where it was not there."""

    before: Concept | None
    after: Concept | None

    @property
    def concept(self) -> Concept:
        """The concept as it is after the change or, if deleted, as it was."""
        found = self.after or self.before
        if found is None:
            msg = "a change is of a concept"
            raise ValueError(msg)
        return found

    @property
    def reverse(self) -> "Change":
        """What takes the change back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One saved step and how many entries it added, changed and deleted.

    ``examples`` are the Chinese terms of the first entries; ``undoes`` is the revision that it took
    back, wholly or in part.
    """

    glossary: str
    revision: int
    at: datetime
    author: Author
    action: Action
    added: int
    changed: int
    deleted: int
    examples: tuple[str, ...] = ()
    undoes: int | None = None

    @property
    def total(self) -> int:
        """How many entries it touched."""
        return self.added + self.changed + self.deleted


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedChange:
    """A change as the log has it, with the edit that it is a part of."""

    number: int
    concept_id: str
    change: Change
    edit: Edit


@dataclass(frozen=True, slots=True)
class EditPage:
    """A page of the edits of a glossary, the newest first; ``page`` is from 1."""

    edits: tuple[Edit, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class ChangePage:
    """A page of the changes of one edit, in the order they were written; ``page`` is from 1."""

    edit: Edit
    changes: tuple[LoggedChange, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A field (named as in files) before and after; empty where it held nothing."""

    field: str
    before: str
    after: str


def differences(change: Change) -> tuple[Difference, ...]:
    """Return the fields that a change touched, in the order of ``FIELDS``."""
    before = texts_of(change.before) if change.before else {}
    after = texts_of(change.after) if change.after else {}
    fields = list(after or before)
    return tuple(
        Difference(field, before.get(field, ""), after.get(field, ""))
        for field in fields
        if before.get(field, "") != after.get(field, "")
    )


def same_content(first: Concept | None, second: Concept | None) -> bool:
    """Tell whether two states of a concept hold the same, whatever their versions."""
    if first is None or second is None:
        return first is second
    return replace(first, id=None, version=0) == replace(second, id=None, version=0)


def examples_of(changes: Sequence[Change]) -> tuple[str, ...]:
    """Return the Chinese terms of the first entries."""
    zh = LanguageCode.CHINESE_SIMPLIFIED
    return tuple(change.concept.preferred(zh) for change in changes[:EXAMPLES])
