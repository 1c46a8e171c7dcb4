"""The pipeline whole: text, term index and engine in; a translation with its report out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from glossary.constraints import Constraint
from glossary.figures import HOUSE, Style
from glossary.matching import TermIndex
from service.engine.protocol import DecodingOptions, Engine
from service.memory.units import Match
from service.pipeline.assembly import assemble
from service.pipeline.checks.registry import finding, run_checks
from service.pipeline.checks.renditions import locate_renditions
from service.pipeline.constraints import collect_constraints, settle_first_uses
from service.pipeline.detection import HAN
from service.pipeline.document import BlockKind, SourceDocument
from service.pipeline.enforcement import Candidate, Unit, enforce
from service.pipeline.grammar import fit_renditions
from service.pipeline.layout import lay_out
from service.pipeline.recall import Recall, segment_blocks, settled_target
from service.pipeline.report import (
    BlockResult,
    ConstraintOutcome,
    Provenance,
    Rung,
    SegmentResult,
    Translation,
)
from service.pipeline.segmentation import pack_clauses
from service.pipeline.style import Clause, finish_sentence, join_clauses, tidy


@dataclass(frozen=True, slots=True)
class _Job:
    """A distinct segment of the document: equal ones are translated once."""

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

    The engine is asked once for the whole document, then for the units that miss a rendition (see
    ``enforcement``). ``lines``: one line of target for each line of source. ``recall``: what it has
    for a segment is not decoded, but checked like the rest (see ``recall``).
    """
    document = lay_out(text, lines=lines)
    jobs = _jobs(document, index, style, recall)
    distinct = [j for j in dict.fromkeys(j for block in jobs for j in block) if _needs_engine(j)]
    targets = _translate_jobs(distinct, engine, options)
    capabilities = engine.capabilities
    provenance = Provenance(
        package=capabilities.package,
        version=capabilities.version,
        checksum=capabilities.checksum,
    )
    results = {job: _result(job, target, rung) for job, (target, rung) in targets.items()}
    blocks = tuple(
        BlockResult(
            kind=block.kind,
            segments=tuple(
                _noting_repeat(results.get(j) or _without_engine(j), block.repeats)
                for j in block_jobs
            ),
            gap=block.gap,
            repeats=block.repeats,
        )
        for block, block_jobs in zip(document.blocks, jobs, strict=True)
    )
    return Translation(target=assemble(blocks), blocks=blocks, provenance=provenance)


def find_obligations(
    text: str, index: TermIndex, *, lines: bool = False, style: Style = HOUSE
) -> Translation:
    """Return the segments of ``text`` and what their translation would owe; all targets empty."""
    document = lay_out(text, lines=lines)
    blocks = tuple(
        BlockResult(
            kind=block.kind,
            segments=tuple(
                SegmentResult(
                    source=job.text,
                    target="",
                    outcomes=tuple(ConstraintOutcome(c) for c in job.constraints),
                )
                for job in block_jobs
            ),
            gap=block.gap,
            repeats=block.repeats,
        )
        for block, block_jobs in zip(document.blocks, _jobs(document, index, style), strict=True)
    )
    return Translation(target="", blocks=blocks)


def _jobs(
    document: SourceDocument, index: TermIndex, style: Style, recall: Recall | None = None
) -> list[list[_Job]]:
    known: dict[str, tuple[Constraint, ...]] = {}
    blocks = segment_blocks(document.blocks, recall)
    for text in (segment.text for in_block in blocks for segment, _ in in_block):
        if text not in known:
            known[text] = collect_constraints(text, index, style)
    settled = iter(settle_first_uses([known[s.text] for in_block in blocks for s, _ in in_block]))
    return [
        [
            _Job(segment.text, block.kind is not BlockKind.PARAGRAPH, next(settled), matches)
            for segment, matches in in_block
        ]
        for block, in_block in zip(document.blocks, blocks, strict=True)
    ]


def _needs_engine(job: _Job) -> bool:
    return settled_target(job.matches) is None and bool(HAN.search(job.text))


def _translate_jobs(
    jobs: Sequence[_Job], engine: Engine, options: DecodingOptions
) -> dict[_Job, tuple[str, Rung]]:
    """Cut jobs into units that the engine can take, enforce, and put the units together again."""
    if not jobs:
        return {}
    units = _units(jobs, engine)
    candidates = iter(enforce([u for parts in units for u in parts], engine, options))
    return {
        job: _put_together(job, parts, candidates) for job, parts in zip(jobs, units, strict=True)
    }


def _put_together(
    job: _Job, units: list[Unit], candidates: Iterator[Candidate]
) -> tuple[str, Rung]:
    chosen = [next(candidates) for _ in units]
    text = join_clauses(
        [Clause(u.text, c.text, c.held) for u, c in zip(units, chosen, strict=True)]
    )
    rung = max((c.rung for c in chosen), key=list(Rung).index)
    places = locate_renditions(job.constraints, text)
    text = fit_renditions(text, job.constraints, places)
    found = list(zip(job.constraints, locate_renditions(job.constraints, text), strict=True))
    held = [place for _, place in found if place]
    exact = [place for constraint, place in found if place and constraint.rendition.exact]
    return finish_sentence(job.text, text, heading=job.heading, held=held, exact=exact), rung


def _units(jobs: Sequence[_Job], engine: Engine) -> list[list[Unit]]:
    whole = [Unit(j.text, j.constraints) for j in jobs]
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


def _result(job: _Job, target: str, rung: Rung) -> SegmentResult:
    places = locate_renditions(job.constraints, target)
    outcomes = tuple(
        ConstraintOutcome(c, place, rung if place else None)
        for c, place in zip(job.constraints, places, strict=True)
    )
    findings = run_checks(job.text, target, job.constraints, places)
    return SegmentResult(
        source=job.text,
        target=target,
        outcomes=outcomes,
        findings=findings,
        step=rung,
        matches=job.matches,
    )


def _without_engine(job: _Job) -> SegmentResult:
    """What is approved is taken word for word; what has no Chinese stays, in English typography."""
    approved = settled_target(job.matches)
    if approved is not None:
        return _result(job, approved, Rung.MEMORY)
    return _result(job, tidy(job.text), Rung.DECODED)


def _noting_repeat(result: SegmentResult, repeats: int | None) -> SegmentResult:
    if repeats is None:
        return result
    note = finding("repeated-paragraph", "This paragraph stands earlier in the text as well.")
    return replace(result, findings=(*result.findings, note))
