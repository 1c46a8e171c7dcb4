"""What is measured of one system's lines.

BLEU (Papineni et al. 2002) and chrF (Popović 2015) come from sacrebleu, with the signature that
makes them comparable (Post 2018). Accuracy counts required renditions, each occurrence once.
Pathologies count lines with a fault that needs no judgement.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from glossary.constraints import Constraint, Origin, Strength
from glossary.language import LanguagePair
from glossary.spans import Span
from service.pipeline.checks.figures import loose_figures
from service.pipeline.checks.renditions import locate_renditions
from service.pipeline.checks.repetition import loops
from service.pipeline.detection import HAN

_SHORTEST, _LONGEST = 0.3, 3.0  # of the reference's median ratio; beyond, text was lost or added


@dataclass(frozen=True, slots=True)
class Score:
    """A corpus score from 0 to 100 and sacrebleu's signature of how it was computed."""

    value: float
    signature: str


@dataclass(frozen=True, slots=True)
class Share:
    """``found`` of ``total``: renditions for an accuracy, lines for a pathology."""

    found: int
    total: int

    @property
    def percent(self) -> float | None:
        """Return the share from 0 to 100; None when there was nothing to find.

        >>> Share(3, 4).percent
        75.0
        """
        return 100 * self.found / self.total if self.total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePlaces:
    """What a line owes and where it holds it: one span, or None, for each constraint."""

    constraints: tuple[Constraint, ...]
    places: tuple[Span | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathologies:
    """Lines with a fault; None: not measured for this pair of languages."""

    loops: Share | None
    chinese_left: Share | None
    length: Share
    empty: Share
    invented_figures: Share | None


def bleu(lines: Sequence[str], references: Sequence[str], pair: LanguagePair) -> Score:
    """Return corpus BLEU; tokenizer ``zh`` for a Chinese target, ``13a`` otherwise."""
    metric = BLEU(tokenize="zh" if pair.target.base == "zh" else "13a")
    return _score(metric, lines, references)


def chrf(lines: Sequence[str], references: Sequence[str]) -> Score:
    """Return corpus chrF2: character 6-grams, recall weighing twice as much as precision."""
    return _score(CHRF(), lines, references)


def _score(metric: BLEU | CHRF, lines: Sequence[str], references: Sequence[str]) -> Score:
    value = metric.corpus_score(lines, [references]).score
    return Score(min(value, 100.0), metric.get_signature().format())  # 100.00000000000004 is 100


def place_renditions(
    owed: Iterable[Sequence[Constraint]], lines: Iterable[str]
) -> list[LinePlaces]:
    """Find in each line the renditions that it owes, each occurrence once."""
    return [
        LinePlaces(constraints=tuple(c), places=tuple(locate_renditions(c, line)))
        for c, line in zip(owed, lines, strict=True)
    ]


def accuracy(
    placed: Sequence[LinePlaces], origin: Origin, *, also_in: Sequence[LinePlaces] | None = None
) -> Share:
    """Return how many of the required renditions of ``origin`` stand in the lines.

    ``also_in``: count only those that stand in these lines as well. Given the reference, this is
    agreement with it, which is fair to a system that was never told the glossary.
    """
    others = placed if also_in is None else also_in
    found = [
        place is not None
        for line, other in zip(placed, others, strict=True)
        for constraint, place, place_there in zip(
            line.constraints, line.places, other.places, strict=True
        )
        if constraint.origin is origin
        and constraint.strength is Strength.REQUIRED
        and (also_in is None or place_there is not None)
    ]
    return Share(sum(found), len(found))


def median_ratio(sources: Sequence[str], lines: Sequence[str]) -> float:
    """Return the median of target characters for one of source, blank lines left out; 0 if none."""
    ratios = [len(line) / len(source) for source, line in _both(sources, lines)]
    return median(ratios) if ratios else 0.0


def pathologies(
    sources: Sequence[str],
    lines: Sequence[str],
    placed: Sequence[LinePlaces],
    pair: LanguagePair,
    usual_ratio: float,
) -> Pathologies:
    """Count the lines with a fault.

    Args:
        sources: the source lines.
        lines: a system's lines.
        placed: where the lines hold what they owe.
        pair: loops and Chinese left over are looked for in English, invented figures in English
            from Chinese.
        usual_ratio: ``median_ratio`` of the reference, one yardstick for all systems.
    """
    to_english = pair.target.base == "en"
    shortest, longest = _SHORTEST * usual_ratio, _LONGEST * usual_ratio
    paired = list(zip(sources, lines, strict=True))
    return Pathologies(
        loops=_share(loops(source, line) > 0 for source, line in paired) if to_english else None,
        chinese_left=_share(bool(HAN.search(line)) for line in lines) if to_english else None,
        length=Share(
            sum(
                not shortest <= len(line) / len(source) <= longest
                for source, line in _both(sources, lines)
            ),
            len(lines),
        ),
        empty=_share(bool(source.strip()) and not line.strip() for source, line in paired),
        invented_figures=_share(
            bool(loose_figures(line, p.places)) for line, p in zip(lines, placed, strict=True)
        )
        if owes_renditions(pair)
        else None,
    )


def owes_renditions(pair: LanguagePair) -> bool:
    """Tell whether terms and figures are measured: the rules read Chinese and word English."""
    return pair.source.base == "zh" and pair.target.base == "en"


def _both(sources: Sequence[str], lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of lines, trimmed, in which neither is blank."""
    for source, line in zip(sources, lines, strict=True):
        if source.strip() and line.strip():
            yield source.strip(), line.strip()


def _share(faulty: Iterable[bool]) -> Share:
    found = list(faulty)
    return Share(sum(found), len(found))
