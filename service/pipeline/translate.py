"""The pipeline whole: text, term index and engine in; a translation with its report out."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from glossary.constraints import Constraint
from glossary.conversion import to_simplified
from glossary.figures import HOUSE, Style
from glossary.language import LanguageCode
from glossary.matching import TermIndex
from service.engine.protocol import Capabilities, DecodingOptions, Engine
from service.memory.units import Match
from service.pipeline.assembly import assemble
from service.pipeline.checks.registry import finding, other_language, run_checks
from service.pipeline.checks.renditions import locate_renditions
from service.pipeline.constraints import collect_constraints, settle_first_uses
from service.pipeline.detection import HAN, has_words
from service.pipeline.document import BlockKind
from service.pipeline.enforcement import Candidate, Unit, enforce, verify
from service.pipeline.layout import lay_out
from service.pipeline.recall import Recall, segment_blocks, settled_target
from service.pipeline.recognition import is_foreign
from service.pipeline.report import (
    BlockResult,
    ConstraintOutcome,
    Provenance,
    Rung,
    SegmentResult,
    Translation,
)
from service.pipeline.segmentation import pack_clauses
from service.pipeline.style import Clause
from service.pipeline.writing import ENGLISH, Writing

_FIRST_GROUP = 8
_LARGEST_GROUP = 64


@dataclass(frozen=True, slots=True)
class Job:
    """A distinct segment of a document: equal ones are translated once.

    ``heading``: it is no sentence of a paragraph.
    """

    text: str
    heading: bool
    constraints: tuple[Constraint, ...]
    matches: tuple[Match, ...] = ()


def translate_document(  # noqa: PLR0913 - what a translation is made of
    text: str,
    index: TermIndex,
    engine: Engine,
    options: DecodingOptions,
    *,
    lines: bool = False,
    style: Style = HOUSE,
    recall: Recall | None = None,
) -> Translation:
    """Translate ``text``; every required rendition is in the target or reported as missing.

    ``lines``: one line of target for each line of source. ``recall``: what it has for a segment is
    not decoded, but checked like the rest (see ``recall``).
    """
    prepared = find_obligations(text, index, lines=lines, style=style, recall=recall)
    jobs = list(jobs_of(prepared))
    groups = translate_jobs(jobs, engine, options, at_once=True, style=style)
    results = {j: r for group in groups for j, r in group.items()}
    return with_segments(
        prepared, [results[job] for job in jobs], provenance_of(engine.capabilities)
    )


def find_obligations(
    text: str,
    index: TermIndex,
    *,
    lines: bool = False,
    style: Style = HOUSE,
    recall: Recall | None = None,
) -> Translation:
    """Return the segments of ``text`` and what their translation would owe; all targets empty.

    With ``recall`` they have what the memory has for them as well.
    """
    document = lay_out(text, lines=lines, language=index.term_base.pair.source)
    recalled = segment_blocks(document.blocks, recall)
    sources = [segment.text for in_block in recalled for segment, _ in in_block]
    owed = iter(obligations_of(sources, index, style))
    blocks = tuple(
        BlockResult(
            kind=block.kind,
            segments=tuple(
                SegmentResult(
                    source=segment.text,
                    target="",
                    outcomes=tuple(ConstraintOutcome(c) for c in next(owed)),
                    matches=matches,
                )
                for segment, matches in in_block
            ),
            gap=block.gap,
            repeats=block.repeats,
        )
        for block, in_block in zip(document.blocks, recalled, strict=True)
    )
    return Translation(target="", blocks=blocks)


def obligations_of(
    sources: Sequence[str], index: TermIndex, style: Style = HOUSE
) -> list[tuple[Constraint, ...]]:
    """Return what the translation of each segment of a document owes, in the document's order."""
    language = index.term_base.pair.source
    known = {
        text: () if is_foreign(text, language) else collect_constraints(text, index, style)
        for text in dict.fromkeys(sources)
    }
    return settle_first_uses([known[text] for text in sources])


def jobs_of(translation: Translation) -> Iterator[Job]:
    """Yield what is to be translated for each segment, in order; equal segments have equal jobs."""
    for block in translation.blocks:
        heading = block.kind is not BlockKind.PARAGRAPH
        for segment in block.segments:
            owed = tuple(o.constraint for o in segment.outcomes)
            yield Job(segment.source, heading, owed, segment.matches)


def translate_jobs(  # noqa: PLR0913 - most of them only by name
    jobs: Sequence[Job],
    engine: Engine,
    options: DecodingOptions,
    done: Container[Job] = (),
    *,
    at_once: bool = False,
    style: Style = HOUSE,
) -> Iterator[dict[Job, SegmentResult]]:
    """Translate a document's ``jobs`` and yield the results of one group of them after another.

    First comes what needs no engine, then groups that begin small, so that there is soon something
    to read, and grow, so that the engine can batch. Which jobs make a group depends on the document
    alone: a translation that is stopped and goes on (``done`` are left out) is the one that it
    would have been without. The engine is asked once for a group, then for the units that miss a
    rendition (see ``enforcement``). ``at_once`` makes one group of all, which the engine batches
    best, for a caller who waits for the whole.
    """
    distinct = list(dict.fromkeys(jobs))
    pair = engine.capabilities.pair
    writing = Writing(pair.target, style.spacing)
    waiting = [j for j in distinct if _needs_engine(j, pair.source)]
    decoded = set(waiting)
    free = {
        j: _without_engine(j, pair.source, writing)
        for j in distinct
        if j not in decoded and j not in done
    }
    if free:
        yield free
    size = len(waiting) if at_once else _FIRST_GROUP
    while waiting:
        group, waiting = waiting[:size], waiting[size:]
        size = min(2 * size, _LARGEST_GROUP)
        if all(job in done for job in group):
            continue
        targets = _translate_jobs(group, engine, options, writing)
        yield {j: _result(j, *targets[j], writing) for j in group if j not in done}


def alternatives(
    job: Job, engine: Engine, options: DecodingOptions, style: Style = HOUSE
) -> list[SegmentResult]:
    """Return the distinct translations that the engine has for a segment, the likeliest first.

    They are finished and checked like any other; none is tried again for what it misses.
    """
    pair = engine.capabilities.pair
    writing = Writing(pair.target, style.spacing)
    if not has_words(job.text, pair.source) or is_foreign(job.text, pair.source):
        return [_without_engine(replace(job, matches=()), pair.source, writing)]
    (units,) = _units([job], engine, writing)
    decoded = engine.translate([u.annotated for u in units], options)
    found: dict[str, SegmentResult] = {}
    for number in range(max(map(len, decoded))):
        chosen = [
            verify(unit, hypotheses[min(number, len(hypotheses) - 1)])
            for unit, hypotheses in zip(units, decoded, strict=True)
        ]
        target, _ = _put_together(job, units, chosen, writing)
        rung = Rung.N_BEST if number else Rung.DECODED
        found.setdefault(target, _result(job, target, rung, writing))
    return list(found.values())


def check_target(segment: SegmentResult, target: str) -> SegmentResult:
    """Return ``segment`` with a ``target`` that a person wrote, checked like any other."""
    constraints = tuple(o.constraint for o in segment.outcomes)
    places = locate_renditions(constraints, target)
    return replace(
        segment,
        target=target,
        outcomes=tuple(map(ConstraintOutcome, constraints, places)),
        findings=run_checks(
            segment.source, target, constraints, places, chinese=_is_into_chinese(segment)
        ),
        step=None,
    )


def with_segments(
    prepared: Translation, segments: Sequence[SegmentResult], provenance: Provenance
) -> Translation:
    """Return a document with ``segments`` in the place of its own, and the target put together."""
    following = iter(segments)
    blocks = tuple(
        replace(
            block,
            segments=tuple(_noting_repeat(next(following), block.repeats) for _ in block.segments),
        )
        for block in prepared.blocks
    )
    return Translation(target=assemble(blocks), blocks=blocks, provenance=provenance)


def provenance_of(capabilities: Capabilities) -> Provenance:
    """Return what is known of an engine that makes a translation."""
    return Provenance(
        package=capabilities.package,
        version=capabilities.version,
        checksum=capabilities.checksum,
    )


def _is_into_chinese(segment: SegmentResult) -> bool:
    """Tell by what a segment owes, else by its script, which way it is translated."""
    languages = {o.constraint.rendition.language for o in segment.outcomes}
    if languages:
        return LanguageCode.ENGLISH not in languages
    return HAN.search(segment.source) is None


def _needs_engine(job: Job, language: LanguageCode) -> bool:
    return (
        settled_target(job.matches) is None
        and has_words(job.text, language)
        and is_foreign(job.text, language) is None
    )


def _translate_jobs(
    jobs: Sequence[Job], engine: Engine, options: DecodingOptions, writing: Writing
) -> dict[Job, tuple[str, Rung]]:
    """Cut jobs into units that the engine can take, enforce, and put the units together again.

    Equal units, such as a clause that long sentences share, are decoded once.
    """
    if not jobs:
        return {}
    units = _units(jobs, engine, writing)
    distinct = list(dict.fromkeys(u for parts in units for u in parts))
    chosen = dict(zip(distinct, enforce(distinct, engine, options), strict=True))
    return {
        job: _put_together(job, parts, [chosen[u] for u in parts], writing)
        for job, parts in zip(jobs, units, strict=True)
    }


def _put_together(
    job: Job, units: Sequence[Unit], chosen: Sequence[Candidate], writing: Writing
) -> tuple[str, Rung]:
    text = writing.join(
        [Clause(u.text, c.text, c.held) for u, c in zip(units, chosen, strict=True)]
    )
    rung = max((c.rung for c in chosen), key=list(Rung).index)
    places = locate_renditions(job.constraints, text)
    text = writing.fit(text, job.constraints, places)
    found = list(zip(job.constraints, locate_renditions(job.constraints, text), strict=True))
    held = [place for _, place in found if place]
    exact = [place for constraint, place in found if place and constraint.rendition.exact]
    return writing.finish(job.text, text, heading=job.heading, held=held, exact=exact), rung


def _units(jobs: Sequence[Job], engine: Engine, writing: Writing) -> list[list[Unit]]:
    as_written = engine.capabilities.pair.source is not LanguageCode.CHINESE_SIMPLIFIED
    whole = [
        Unit(j.text if as_written else to_simplified(j.text), j.constraints, writing) for j in jobs
    ]
    longest = engine.capabilities.max_source_length
    lengths = engine.measure([u.annotated for u in whole])
    return [
        [unit] if length <= longest else _cut(unit, length, longest)
        for unit, length in zip(whole, lengths, strict=True)
    ]


def _cut(unit: Unit, length: int, longest: int) -> list[Unit]:
    """Cut at clause boundaries; an annotated character costs its rendition as well."""
    costs = [1.0] * len(unit.text)
    for constraint in unit.constraints:
        costs[constraint.span.start] += 1 + len(constraint.rendition.preferred) / 3
    scale = length / sum(costs)
    spans = [c.span for c in unit.constraints]
    parts = pack_clauses(unit.text, spans, [c * scale for c in costs], longest)
    return [unit.part(p) for p in parts]


def _result(job: Job, target: str, rung: Rung, writing: Writing = ENGLISH) -> SegmentResult:
    places = locate_renditions(job.constraints, target)
    outcomes = tuple(
        ConstraintOutcome(c, place, rung if place else None)
        for c, place in zip(job.constraints, places, strict=True)
    )
    findings = run_checks(job.text, target, job.constraints, places, chinese=writing.is_chinese)
    return SegmentResult(
        source=job.text,
        target=target,
        outcomes=outcomes,
        findings=findings,
        step=rung,
        matches=job.matches,
    )


def _without_engine(job: Job, language: LanguageCode, writing: Writing) -> SegmentResult:
    """What is approved is taken word for word.

    What is in another language stays as it is, with a finding; what has no words, in the target's
    typography.
    """
    approved = settled_target(job.matches)
    if approved is not None:
        return _result(job, approved, Rung.MEMORY, writing)
    if found := is_foreign(job.text, language):
        note = other_language(found.name, language)
        return SegmentResult(
            source=job.text, target=job.text, findings=(note,), matches=job.matches
        )
    return _result(job, writing.tidy(job.text), Rung.DECODED, writing)


def _noting_repeat(result: SegmentResult, repeats: int | None) -> SegmentResult:
    if repeats is None:
        return result
    note = finding("repeated-paragraph", "This paragraph stands earlier in the text as well.")
    return replace(result, findings=(*result.findings, note))
