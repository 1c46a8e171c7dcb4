"""What a translator does with a segment of a saved translation: edit, approve, translate again.

Each change names the version of the segment that its user saw; if a colleague has changed it since,
nothing is stored and both wordings are told (``SegmentConflictError``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from glossary.constraints import Constraint
from glossary.errors import ConflictError, InputError, NotFoundError
from glossary.matching import TermIndex
from service.memory.units import MAX_LENGTH, Match
from service.pipeline.approved import newly_unmet, term_pair
from service.pipeline.constraints import collect_constraints
from service.pipeline.report import ConstraintOutcome, SegmentResult
from service.pipeline.saved import SavedSegment, SavedTranslation, SegmentState, unit_of
from service.pipeline.translate import (
    Job,
    alternatives,
    check_target,
    obligations_of,
    translate_jobs,
)
from service.usecases.memory import memory_of
from service.usecases.ports import Services
from service.usecases.translate import options_of, recall_of
from service.usecases.translations import OpenTranslation, open_translation, repository

_HYPOTHESES = 5


class SegmentConflictError(ConflictError):
    """A colleague has changed the segment meanwhile; ``stored`` is what it is now."""

    def __init__(self, stored: SavedSegment) -> None:
        """Say so, and keep the stored segment."""
        super().__init__(
            f"A colleague has changed segment {stored.number} meanwhile.",
            where=f"segment {stored.number}",
            remedy="Your wording is kept here: look at both and save again.",
        )
        self.stored = stored


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentCommand:
    """A segment of a translation as its user saw it, and the target that he wants.

    ``target`` None: as it is stored.
    """

    translation: str
    number: int
    version: int
    target: str | None = None


def edit_segment(command: SegmentCommand, services: Services) -> SavedSegment:
    """Keep an edited target, checked anew against today's glossary; an approval is taken back.

    Raises:
        SegmentConflictError: changed by a colleague meanwhile.
        InputError: too long, or with control characters.
        NotFoundError: no such segment.
    """
    opened, segment = _opened(command, services)
    new = _with_target(command, opened, segment, services)
    if new is segment:
        return segment
    return _save(opened, replace(new, state=SegmentState.TRANSLATED), services)


def review_segment(command: SegmentCommand, services: Services) -> SavedSegment:
    """Keep a target as read by a person; raises as ``edit_segment``."""
    opened, segment = _opened(command, services)
    new = _with_target(command, opened, segment, services)
    return _save(opened, replace(_filled(new), state=SegmentState.REVIEWED), services)


def approve_segment(command: SegmentCommand, services: Services) -> SavedSegment:
    """Approve a target and put it into the translation memory; raises as ``edit_segment``."""
    opened, segment = _opened(command, services)
    new = _filled(_with_target(command, opened, segment, services))
    segments = [new if s.number == new.number else s for s in opened.segments]
    unit = unit_of(segments, new.number, opened.saved, services.user.name)
    # The version is checked first: what a colleague has changed must not get into the memory.
    final = replace(new, state=SegmentState.FINAL, unit=unit.id, owns_unit=False)
    saved = _save(opened, final, services)
    if memory_of(services).add([unit]).added:
        saved = repository(services).save_segment(opened.saved.id, replace(saved, owns_unit=True))
    return saved


def unapprove_segment(command: SegmentCommand, services: Services) -> SavedSegment:
    """Take an approval back, and the unit out of the memory unless others stand on it.

    Raises:
        SegmentConflictError, NotFoundError: as ``edit_segment``.
    """
    opened, segment = _opened(command, services)
    return _save(opened, replace(segment, state=SegmentState.REVIEWED), services)


def retranslate_segment(command: SegmentCommand, services: Services) -> SavedSegment:
    """Let the engine translate a segment again with today's glossary; raises as ``edit_segment``.

    The translation memory is left aside: its matches are shown beside the segment.
    """
    opened, segment = _opened(command, services)
    job = _job(opened, segment, services)
    engine = services.engines.engine(opened.saved.pair)
    jobs = [replace(job, matches=())]
    (group,) = translate_jobs(jobs, engine, options_of(services), style=services.style)
    (result,) = group.values()
    result = replace(result, matches=job.matches)
    new = replace(segment, result=result, state=SegmentState.TRANSLATED, edited=False)
    return _save(opened, new, services)


def find_alternatives(id_: str, number: int, services: Services) -> list[SegmentResult]:
    """Return other translations that the engine has for a segment, the likeliest first.

    Raises:
        NotFoundError: no such segment.
    """
    opened = open_translation(id_, services)
    segment = segment_of(opened, number)
    engine = services.engines.engine(opened.saved.pair)
    options = replace(options_of(services), hypotheses=_HYPOTHESES, beam_size=_HYPOTHESES)
    found = alternatives(_job(opened, segment, services), engine, options, services.style)
    return [result for result in found if result.target != segment.result.target]


def find_matches(opened: OpenTranslation, number: int, services: Services) -> tuple[Match, ...]:
    """Return what the translation memory has for a segment today, the best first."""
    index = recall_of(opened.saved.pair, services)
    if index is None:
        return ()
    texts = ["", *(s.result.source for s in opened.segments), ""]
    exact = index.find_exact(texts[number], texts[number - 1], texts[number + 1])
    return tuple(exact[:_HYPOTHESES] or index.find_fuzzy(texts[number]))


def stale_segments(
    opened: OpenTranslation, services: Services
) -> Mapping[int, tuple[Constraint, ...]]:
    """Return the approved segments that do not hold to what the glossary has come to require.

    By number, with the terms that they lack; what they lacked when they were approved is not told.
    """
    index = _index(opened.saved, services)
    found = {}
    for segment in opened.segments:
        if segment.state is SegmentState.FINAL:
            unit = unit_of(opened.segments, segment.number, opened.saved)
            known = [o.constraint for o in segment.result.missing]
            if unmet := newly_unmet(unit, index, known):
                found[segment.number] = unmet
    return found


def segment_of(opened: OpenTranslation, number: int) -> SavedSegment:
    """Return a segment by its number; NotFoundError if there is none."""
    if not 1 <= number <= len(opened.segments):
        raise NotFoundError(
            f"The translation has no segment {number}.", where="segment", remedy="Open it anew."
        )
    return opened.segments[number - 1]


def _opened(command: SegmentCommand, services: Services) -> tuple[OpenTranslation, SavedSegment]:
    opened = open_translation(command.translation, services)
    segment = segment_of(opened, command.number)
    if segment.version != command.version:
        raise SegmentConflictError(segment)
    return opened, segment


def _with_target(
    command: SegmentCommand, opened: OpenTranslation, segment: SavedSegment, services: Services
) -> SavedSegment:
    """Return the segment with the command's target, or itself if that is the one it has."""
    if command.target is None:
        return segment
    target = " ".join(command.target.split())
    if target == segment.result.target:
        return segment
    if len(target) > MAX_LENGTH:
        raise InputError(
            f"The segment has {len(target):,} characters; the limit is {MAX_LENGTH:,}.",
            where="target",
            remedy="Shorten it.",
        )
    if not target.isprintable():
        raise InputError(
            "The segment has a control character inside.", where="target", remedy="Type it anew."
        )
    owed = tuple(ConstraintOutcome(c) for c in _owed(opened, segment, services))
    result = check_target(replace(segment.result, outcomes=owed), target)
    return replace(segment, result=result, edited=True)


def _filled(segment: SavedSegment) -> SavedSegment:
    if not segment.result.target:
        raise InputError(
            "There is no translation yet.", where="target", remedy="Write one, then approve it."
        )
    return segment


def _save(opened: OpenTranslation, new: SavedSegment, services: Services) -> SavedSegment:
    """Store a segment; what its approval had put into the memory goes, if it is not that now."""
    old = segment_of(opened, new.number)
    kept = new.state is SegmentState.FINAL
    stored = new if kept else replace(new, unit="", owns_unit=False)
    if kept and old.unit == new.unit:
        stored = replace(new, owns_unit=old.owns_unit)
    try:
        saved = repository(services).save_segment(opened.saved.id, stored)
    except ConflictError as error:
        now = open_translation(opened.saved.id, services)
        raise SegmentConflictError(segment_of(now, new.number)) from error
    if old.owns_unit and old.unit != saved.unit:
        place = (old.unit, opened.saved.id, old.number)
        if not repository(services).unit_is_used(*place):
            memory_of(services).remove([old.unit])
    return saved


def _job(opened: OpenTranslation, segment: SavedSegment, services: Services) -> Job:
    owed = _owed(opened, segment, services)
    matches = find_matches(opened, segment.number, services)
    return Job(segment.result.source, segment.heading, owed, matches)


def _owed(
    opened: OpenTranslation, segment: SavedSegment, services: Services
) -> tuple[Constraint, ...]:
    """Return what a segment owes by today's glossary; the document counts for short forms only."""
    index = _index(opened.saved, services)
    source = segment.result.source
    owed = collect_constraints(source, index, services.style)
    if not any(c.rendition.abbreviation for c in owed):
        return owed
    sources = [s.result.source for s in opened.segments]
    return obligations_of(sources, index, services.style)[segment.number - 1]


def _index(saved: SavedTranslation, services: Services) -> TermIndex:
    return services.term_bases.index(saved.glossaries, term_pair(saved.pair))
