"""View models of the log of changes: who changed what, when, field by field (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from glossary.changes import Action, Change, Edit, LoggedChange, differences
from glossary.concepts import Concept
from glossary.language import LanguageCode
from service.web.forms import ConceptForm

UNKNOWN = _l("not signed in")
_STEPS = {
    Action.ADD: _l("Added"),
    Action.CHANGE: _l("Changed"),
    Action.DELETE: _l("Deleted"),
    Action.IMPORT: _l("Import"),
    Action.BULK: _l("Edit of several entries"),
}
_LONE = frozenset({Action.ADD, Action.CHANGE, Action.DELETE})


@dataclass(frozen=True, slots=True, kw_only=True)
class EditView:
    """A saved step: ``what`` says what it was, ``names`` the first entries, ``more`` how many."""

    revision: int
    at: str
    shown_at: str
    author: str
    author_known: bool
    what: str
    names: tuple[str, ...]
    more: int
    several: bool


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field, by its label in the form, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """A change of one entry, with the step that it was a part of."""

    number: int
    concept_id: str
    zh: str
    en: str
    deleted: bool
    edit: EditView
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """The fields in which a colleague's stored text (before) and one's own (after) differ."""

    since: EditView | None
    fields: tuple[FieldView, ...]


def edit_view(edit: Edit) -> EditView:
    """Return a step's view."""
    return EditView(
        revision=edit.revision,
        at=edit.at.isoformat(),
        shown_at=shown_time(edit.at),
        author=edit.author.name or str(UNKNOWN),
        author_known=bool(edit.author.name),
        what=_what(edit),
        names=edit.examples,
        more=max(0, edit.total - len(edit.examples)),
        several=edit.total > 1,
    )


def edit_views(edits: Sequence[Edit]) -> tuple[EditView, ...]:
    """Return the views of steps, in their order."""
    return tuple(edit_view(edit) for edit in edits)


def change_view(logged: LoggedChange) -> ChangeView:
    """Return a change's view."""
    concept = logged.change.concept
    return ChangeView(
        number=logged.number,
        concept_id=logged.concept_id,
        zh=concept.preferred(LanguageCode.CHINESE_SIMPLIFIED),
        en=concept.preferred(LanguageCode.ENGLISH),
        deleted=logged.change.after is None,
        edit=edit_view(logged.edit),
        fields=field_views(logged.change.before, logged.change.after),
    )


def field_views(before: Concept | None, after: Concept | None) -> tuple[FieldView, ...]:
    """Return the fields in which two states of an entry differ."""
    return tuple(
        FieldView(_label(found.field), found.before, found.after)
        for found in differences(Change(before, after))
    )


def conflict_view(
    stored: Concept | None, typed: Concept | None, since: Edit | None
) -> ConflictView | None:
    """Return what an editor and a colleague have each made of an entry, if they clash."""
    if stored is None or typed is None:
        return None
    return ConflictView(
        since=edit_view(since) if since else None, fields=field_views(stored, typed)
    )


def shown_time(at: datetime) -> str:
    """Return a time (in UTC) as pages show it.

    >>> from datetime import UTC
    >>> shown_time(datetime(2026, 11, 25, 8, 5, tzinfo=UTC))
    '2026-11-25 08:05 UTC'
    """
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _label(field: str) -> str:
    return str(getattr(ConceptForm, field).args[0])  # of a field that no form has bound yet


def _what(edit: Edit) -> str:
    counts = (
        (edit.added, _("%(number)s added", number=f"{edit.added:,}")),
        (edit.changed, _("%(number)s changed", number=f"{edit.changed:,}")),
        (edit.deleted, _("%(number)s deleted", number=f"{edit.deleted:,}")),
    )
    listed = _(", ").join(words for count, words in counts if count)
    if edit.action is Action.UNDO:
        step = _("Undo of step %(number)s", number=edit.undoes)
        return _("%(step)s: %(counts)s", step=step, counts=listed)
    step = str(_STEPS[edit.action])
    lone = edit.action in _LONE
    return step if lone else _("%(step)s: %(counts)s", step=step, counts=listed)
