"""View models of imports: what one would do, row by row, and why a file is refused (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from glossary.errors import InputError
from glossary.exchange import ImportConflict, ImportPlan, ImportRejected
from glossary.exchange.preview import ConflictKind
from service.web.history import FieldView, field_views
from service.web.language import tell, told
from service.web.listing import RowView, row_of

_SHOWN = 50
_CONFLICTS = 200  # that can be chosen one by one


@dataclass(frozen=True, slots=True)
class ChangedView:
    """An entry that would change, and what differs."""

    row: RowView
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """A conflict: where in the file, what is against what, and whether there is a choice."""

    number: int
    line: int
    sentence: str
    mine: tuple[RowView, ...]
    theirs: RowView
    fields: tuple[FieldView, ...]
    choice: str
    takeable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewView:
    """What an import will do: counts, and the first entries of each kind."""

    added: int
    changed: int
    unchanged: int
    kept: int
    conflicts: int
    added_rows: tuple[RowView, ...]
    changed_rows: tuple[ChangedView, ...]
    conflict_rows: tuple[ConflictView, ...]
    notes: tuple[str, ...]

    @property
    def anything(self) -> bool:
        """Tell whether the import would change the glossary, or could."""
        return bool(self.added or self.changed or self.conflicts)

    @property
    def done(self) -> str:
        """The sentence that tells that it was done."""
        done = _(
            "Import done: %(added)s added, %(changed)s changed, %(unchanged)s already there.",
            added=self.added,
            changed=self.changed,
            unchanged=self.unchanged,
        )
        kept = ngettext("%(num)d kept as it was.", "%(num)d kept as they were.", self.kept)
        return f"{done} {kept}" if self.kept else done


@dataclass(frozen=True, slots=True)
class LineView:
    """One fault of a file: its line (0: none), its column, what is wrong."""

    line: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class RejectionView:
    """Why a file was not taken in."""

    problem: str
    lines: tuple[LineView, ...] = ()


def preview_of(plan: ImportPlan) -> PreviewView:
    """Return an import plan's view."""
    return PreviewView(
        added=len(plan.added),
        changed=len(plan.replaced),
        unchanged=plan.unchanged,
        kept=plan.kept,
        conflicts=len(plan.conflicts),
        added_rows=tuple(row_of(c) for c in plan.added[:_SHOWN]),
        changed_rows=tuple(
            ChangedView(row_of(r.after), field_views(r.before, r.after))
            for r in plan.replaced[:_SHOWN]
        ),
        conflict_rows=_conflicts(plan.conflicts[:_CONFLICTS]),
        notes=tuple(told(note) for note in plan.notes),
    )


def rejection_of(error: InputError) -> RejectionView:
    """Return the view of a file's refusal, with its faulty lines where they are known."""
    if not isinstance(error, ImportRejected):
        return RejectionView(tell(error))
    count = len(error.errors)
    return RejectionView(
        ngettext("It has %(num)d fault.", "It has %(num)d faults.", count)
        + f" {told(error.remedy)}",
        tuple(LineView(e.line, e.column, told(e.message)) for e in error.errors),
    )


def _conflicts(conflicts: Sequence[ImportConflict]) -> tuple[ConflictView, ...]:
    return tuple(
        ConflictView(
            number=c.number,
            line=c.line,
            sentence=told(c.sentence),
            mine=tuple(row_of(entry) for entry in c.mine),
            theirs=row_of(c.theirs),
            fields=field_views(c.mine[0], c.theirs) if c.kind is ConflictKind.RENDITION else (),
            choice=c.choice,
            takeable=c.takeable,
        )
        for c in conflicts
    )
