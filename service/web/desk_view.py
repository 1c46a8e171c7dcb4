"""View models of the translator's desk: rows, the open segment, its panel, the head (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from glossary.constraints import Constraint, Origin
from service.memory.units import Match, MatchKind
from service.pipeline.report import ConstraintOutcome, Form, Rung, SegmentResult
from service.pipeline.saved import (
    RunStatus,
    SavedSegment,
    SavedTranslation,
    SegmentState,
    StateCounts,
)
from service.web.presenters import RenditionView, Run, headline, segment_view, warnings_of

STATES = {
    SegmentState.INITIAL: _l("Waiting"),
    SegmentState.TRANSLATED: _l("Translated"),
    SegmentState.REVIEWED: _l("Reviewed"),
    SegmentState.FINAL: _l("Approved"),
}
STATUSES = {
    RunStatus.RUNNING: _l("Translating"),
    RunStatus.STOPPED: _l("Stopped"),
    RunStatus.FAILED: _l("Failed"),
    RunStatus.FINISHED: _l("Translated"),
}
_STEPS = {
    Rung.MEMORY: _l("from the translation memory"),
    Rung.DECODED: _l("in the engine's first wording"),
    Rung.N_BEST: _l("in another of the engine's wordings"),
    Rung.FORCED: _l("put there by a constraint"),
    Rung.SPLIT: _l("by translating clause by clause"),
}
_FORMS = {Form.ACCEPTED: _l("an accepted wording"), Form.INFLECTED: _l("an inflected form")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """The segment that is being edited, and what its user has not stored yet.

    ``draft`` is the wording in the editor if it is not the stored one; ``stored`` what a colleague
    has stored meanwhile; ``alternatives`` None: not asked for.
    """

    number: int = 0
    draft: str | None = None
    problem: str = ""
    stored: str | None = None
    alternatives: tuple[SegmentResult, ...] | None = None
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A rendition in the panel, with what asked for it and how it came where it is."""

    rendition: RenditionView
    asked: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceView:
    """A piece of a memory unit's source: there as here, only there (del) or only here (ins)."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchView:
    """A unit of the memory beside the open segment."""

    score: int
    label: str
    source: tuple[PieceView, ...]
    target: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativeView:
    """Another translation, and how many required renditions and warnings it would leave."""

    target: str
    missing: int
    warnings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A segment in its row. ``version`` is the one to name when it is changed."""

    number: int
    version: int
    state: str
    label: str
    kind: str
    starts_block: bool
    heading: bool
    edited: bool
    source: tuple[Run, ...]
    target: tuple[Run, ...]
    text: str
    draft: str | None
    missing: int
    warnings: tuple[str, ...]
    lines: tuple[LineView, ...]
    stale: tuple[str, ...]
    score: int
    repeats: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """All about the open segment."""

    row: RowView
    problem: str
    stored: str | None
    matches: tuple[MatchView, ...]
    alternatives: tuple[AlternativeView, ...] | None
    previous: int
    next: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLine:
    """A required wording that is not in the translation, and the segments that owe it."""

    source: str
    wanted: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """What stands above the rows."""

    id: str
    title: str
    status: str
    label: str
    problem: str
    revision: int
    counts: StateCounts
    headline: str
    missing: tuple[MissingLine, ...]
    warnings: tuple[int, ...]
    stale: tuple[int, ...]
    package: str

    @property
    def running(self) -> bool:
        """Tell whether segments are still coming."""
        return self.status == RunStatus.RUNNING

    @property
    def resumable(self) -> bool:
        """Tell whether it can go on."""
        return self.status in {RunStatus.STOPPED, RunStatus.FAILED}


def head_of(
    saved: SavedTranslation,
    segments: Sequence[SavedSegment],
    stale: Mapping[int, Sequence[Constraint]],
) -> HeadView:
    """Return the head's view."""
    owed: dict[tuple[str, str], dict[int, None]] = {}
    done = [s for s in segments if s.result.target]
    required = [o for s in done for o in s.result.outcomes if o.required]
    for segment in done:
        for outcome in segment.result.missing:
            c = outcome.constraint
            owed.setdefault((c.source, c.rendition.preferred), {})[segment.number] = None
    return HeadView(
        id=saved.id,
        title=saved.title,
        status=saved.status.value,
        label=str(STATUSES[saved.status]),
        problem=saved.problem,
        revision=saved.revision,
        counts=StateCounts.of([s.state for s in segments]),
        headline=headline(len(required), sum(not o.found for o in required)),
        missing=tuple(
            MissingLine(source=s, wanted=w, numbers=tuple(n)) for (s, w), n in owed.items()
        ),
        warnings=tuple(s.number for s in done if _warnings(s)),
        stale=tuple(stale),
        package=f"{saved.provenance.package} {saved.provenance.version}".strip(),
    )


def row_of(
    segment: SavedSegment,
    *,
    starts_block: bool = True,
    stale: Sequence[Constraint] = (),
    draft: str | None = None,
) -> RowView:
    """Return a segment's row."""
    view, lines = segment_view(segment.number, segment.result)
    best = segment.result.matches[0] if segment.result.matches else None
    return RowView(
        number=segment.number,
        version=segment.version,
        state=segment.state.value,
        label=str(STATES[segment.state]),
        kind=segment.kind.value,
        starts_block=starts_block,
        heading=segment.heading,
        edited=segment.edited,
        source=view.source,
        target=view.target,
        text=segment.result.target,
        draft=draft,
        missing=len(segment.result.missing) if segment.result.target else 0,
        warnings=_warnings(segment),
        lines=tuple(
            _line(outcome, line, segment.result.target)
            for outcome, line in zip(segment.result.outcomes, lines, strict=True)
        ),
        stale=tuple(f"{c.source} → {c.rendition.preferred}" for c in stale),
        score=best.score if best else 0,
        repeats=segment.repeats is not None,
    )


def panel_of(row: RowView, opened: Open, total: int) -> PanelView:
    """Return the panel of the open segment's row."""
    alternatives = opened.alternatives
    return PanelView(
        row=row,
        problem=opened.problem,
        stored=opened.stored,
        matches=tuple(_match(m, "".join(r.text for r in row.source)) for m in opened.matches),
        alternatives=None
        if alternatives is None
        else tuple(
            AlternativeView(
                target=a.target, missing=len(a.missing), warnings=len(a.findings) - len(a.missing)
            )
            for a in alternatives
        ),
        previous=row.number - 1,
        next=row.number + 1 if row.number < total else 0,
    )


def pieces_of(match: Match, text: str) -> tuple[PieceView, ...]:
    """Return a unit's source with what ``text``, which it was found for, takes away and adds."""
    source = match.unit.source
    pieces = []
    at = 0
    for d in match.differences:
        pieces.append(PieceView(text=source[at : d.unit_start]))
        pieces.append(PieceView(text=source[d.unit_start : d.unit_end], kind="del"))
        pieces.append(PieceView(text=text[d.start : d.end], kind="ins"))
        at = d.unit_end
    pieces.append(PieceView(text=source[at:]))
    return tuple(p for p in pieces if p.text)


def _match(match: Match, text: str) -> MatchView:
    labels = {
        MatchKind.IN_CONTEXT: _("same sentence, same neighbours"),
        MatchKind.EXACT: _("same sentence"),
        MatchKind.FUZZY: _("only figures differ") if match.only_figures else _("similar"),
    }
    unit = match.unit
    at = f"{unit.at:%Y-%m-%d}" if unit.at else ""
    return MatchView(
        score=match.score,
        label=labels[match.kind],
        source=pieces_of(match, text),
        target=unit.target,
        origin=" · ".join(part for part in (unit.origin, unit.author, at) if part),
    )


def _warnings(segment: SavedSegment) -> tuple[str, ...]:
    return warnings_of(segment.result) if segment.result.target else ()


def _line(outcome: ConstraintOutcome, line: RenditionView, target: str) -> LineView:
    constraint = outcome.constraint
    asked = {
        Origin.TERM: _("entry of the glossary"),
        Origin.FIGURE: _("rule for figures: %(rule)s", rule=constraint.entry or ""),
        Origin.NAME: _("rule for names: %(rule)s", rule=constraint.entry or ""),
    }[constraint.origin]
    form = outcome.form(target)
    how = [
        str(_FORMS[form]) if form in _FORMS else "",
        str(_STEPS.get(outcome.rung, "")) if outcome.rung else "",
    ]
    return LineView(rendition=line, asked=asked, how=", ".join(part for part in how if part))
