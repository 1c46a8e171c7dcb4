"""Systems side by side on one parallel text, by the same measures.

The reference is measured too: it says how much of the term base and the figure rules a good
translator meets without having been told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.constraints import Constraint, Origin
from glossary.language import LanguagePair
from glossary.matching import TermIndex
from service.evaluation.metrics import (
    LinePlaces,
    Pathologies,
    Score,
    Share,
    accuracy,
    bleu,
    chrf,
    median_ratio,
    owes_renditions,
    pathologies,
    place_renditions,
)
from service.pipeline.constraints import collect_constraints

REFERENCE = "reference"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelText:
    """Source lines and their reference translations, as many."""

    sources: tuple[str, ...]
    references: tuple[str, ...]
    pair: LanguagePair


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A system's lines, one for each source line, and how long it took, if that was measured."""

    name: str
    lines: tuple[str, ...]
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """Required renditions found: of all that the source owes, and of those in the reference."""

    of_all: Share
    of_reference: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemResult:
    """What was measured of one system; None: does not apply to it or to the languages."""

    name: str
    bleu: Score | None
    chrf: Score | None
    terms: Accuracy | None
    figures: Accuracy | None
    pathologies: Pathologies
    seconds: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The systems in the order given, and the reference measured as if it were one."""

    pair: LanguagePair
    lines: int
    systems: tuple[SystemResult, ...]
    reference: SystemResult


def evaluate_systems(text: ParallelText, systems: Sequence[System], index: TermIndex) -> Evaluation:
    """Measure each of ``systems`` on ``text``; ``index`` says which terms are owed.

    Every system must have one line for each source line (ValueError otherwise).
    """
    owed = [_owed(source, text.pair, index) for source in text.sources]
    in_reference = place_renditions(owed, text.references)
    usual_ratio = median_ratio(text.sources, text.references)

    def measure(system: System, *, compare: bool = True) -> SystemResult:
        placed = place_renditions(owed, system.lines)
        owes = owes_renditions(text.pair)
        return SystemResult(
            name=system.name,
            bleu=bleu(system.lines, text.references, text.pair) if compare else None,
            chrf=chrf(system.lines, text.references) if compare else None,
            terms=_accuracy(placed, in_reference, Origin.TERM) if owes else None,
            figures=_accuracy(placed, in_reference, Origin.FIGURE) if owes else None,
            pathologies=pathologies(text.sources, system.lines, placed, text.pair, usual_ratio),
            seconds=system.seconds,
        )

    return Evaluation(
        pair=text.pair,
        lines=len(text.sources),
        systems=tuple(measure(system) for system in systems),
        reference=measure(System(name=REFERENCE, lines=text.references), compare=False),
    )


def _owed(source: str, pair: LanguagePair, index: TermIndex) -> tuple[Constraint, ...]:
    """Return what a line owes; whether it is the first to use a short form is not judged."""
    if not owes_renditions(pair):
        return ()
    found = collect_constraints(source, index)
    return tuple(replace(c, rendition=c.rendition.at_any_use()) for c in found)


def _accuracy(
    placed: Sequence[LinePlaces], in_reference: Sequence[LinePlaces], origin: Origin
) -> Accuracy:
    return Accuracy(
        of_all=accuracy(placed, origin),
        of_reference=accuracy(placed, origin, also_in=in_reference),
    )
