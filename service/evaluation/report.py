"""An evaluation as JSON and as the cells of a table, a measure a row, a system a column."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict

from service.evaluation.metrics import Score, Share
from service.evaluation.systems import Accuracy, Evaluation, SystemResult

NOT_MEASURED = "–"


class ShareJson(TypedDict):
    """Found of total, and the percentage (None: nothing to find)."""

    found: int
    total: int
    percent: float | None


class AccuracyJson(TypedDict):
    """Required renditions found, of all and of those that the reference has too."""

    of_all: ShareJson
    of_reference: ShareJson


class PathologiesJson(TypedDict):
    """Faulty lines of all lines; None: not measured for the languages."""

    loops: ShareJson | None
    chinese_left: ShareJson | None
    length: ShareJson
    empty: ShareJson
    invented_figures: ShareJson | None


class SystemJson(TypedDict):
    """One system; ``seconds`` None: it was read from a file."""

    name: str
    bleu: float | None
    chrf: float | None
    terms: AccuracyJson | None
    figures: AccuracyJson | None
    pathologies: PathologiesJson
    seconds: float | None


class EvaluationJson(TypedDict):
    """The whole evaluation; ``signatures`` are sacrebleu's, by measure."""

    source: str
    target: str
    lines: int
    signatures: dict[str, str]
    systems: list[SystemJson]
    reference: SystemJson


def as_json(evaluation: Evaluation) -> EvaluationJson:
    """Return the wire form: scores and seconds to two decimals, percentages too."""
    return {
        "source": evaluation.pair.source.value,
        "target": evaluation.pair.target.value,
        "lines": evaluation.lines,
        "signatures": signatures(evaluation),
        "systems": [_system(s) for s in evaluation.systems],
        "reference": _system(evaluation.reference),
    }


def signatures(evaluation: Evaluation) -> dict[str, str]:
    """Return how BLEU and chrF were computed; one signature holds for all systems."""
    return {
        name: score.signature
        for system in evaluation.systems[:1]
        for name, score in (("bleu", system.bleu), ("chrf", system.chrf))
        if score
    }


def as_table(evaluation: Evaluation) -> list[list[str]]:
    """Return rows of equal length: a head with the systems' names, then a measure each."""
    columns = [*evaluation.systems, evaluation.reference]
    head = [f"{evaluation.lines} lines, {evaluation.pair}", *(c.name for c in columns)]
    return [head, *([m.label, *(m.cell(c) for c in columns)] for m in MEASURES)]


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the table."""

    label: str
    cell: Callable[[SystemResult], str]


MEASURES = (
    Measure("BLEU", lambda s: _score_cell(s.bleu)),
    Measure("chrF", lambda s: _score_cell(s.chrf)),
    Measure("terms found", lambda s: _found_cell(s.terms)),
    Measure("terms also in the reference", lambda s: _agreement_cell(s.terms)),
    Measure("figures found", lambda s: _found_cell(s.figures)),
    Measure("figures also in the reference", lambda s: _agreement_cell(s.figures)),
    Measure("lines with a loop", lambda s: _share_cell(s.pathologies.loops)),
    Measure("lines with Chinese left", lambda s: _share_cell(s.pathologies.chinese_left)),
    Measure("lines of odd length", lambda s: _share_cell(s.pathologies.length)),
    Measure("empty lines", lambda s: _share_cell(s.pathologies.empty)),
    Measure("lines with invented figures", lambda s: _share_cell(s.pathologies.invented_figures)),
    Measure("seconds", lambda s: NOT_MEASURED if s.seconds is None else f"{s.seconds:.1f}"),
)


def _score_cell(score: Score | None) -> str:
    return f"{score.value:.2f}" if score else NOT_MEASURED


def _found_cell(accuracy: Accuracy | None) -> str:
    return _share_cell(accuracy.of_all if accuracy else None)


def _agreement_cell(accuracy: Accuracy | None) -> str:
    return _share_cell(accuracy.of_reference if accuracy else None)


def _share_cell(share: Share | None) -> str:
    if share is None or share.percent is None:
        return NOT_MEASURED
    return f"{share.found}/{share.total} {share.percent:5.1f}%"


def _system(system: SystemResult) -> SystemJson:
    faults = system.pathologies
    return {
        "name": system.name,
        "bleu": round(system.bleu.value, 2) if system.bleu else None,
        "chrf": round(system.chrf.value, 2) if system.chrf else None,
        "terms": _accuracy(system.terms) if system.terms else None,
        "figures": _accuracy(system.figures) if system.figures else None,
        "pathologies": {
            "loops": _share(faults.loops) if faults.loops else None,
            "chinese_left": _share(faults.chinese_left) if faults.chinese_left else None,
            "length": _share(faults.length),
            "empty": _share(faults.empty),
            "invented_figures": _share(faults.invented_figures)
            if faults.invented_figures
            else None,
        },
        "seconds": None if system.seconds is None else round(system.seconds, 2),
    }


def _accuracy(accuracy: Accuracy) -> AccuracyJson:
    return {"of_all": _share(accuracy.of_all), "of_reference": _share(accuracy.of_reference)}


def _share(share: Share) -> ShareJson:
    percent = share.percent
    return {
        "found": share.found,
        "total": share.total,
        "percent": None if percent is None else round(percent, 2),
    }
