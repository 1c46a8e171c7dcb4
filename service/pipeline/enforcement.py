"""The ladder: from a decoded hypothesis to a target that holds what it owes, verified.

1. n-best: each hypothesis has its marked slots filled with the renditions they stand for and its
   slips mended (see ``mending``), then is verified; the one that misses least wins, then the one
   with the fewest forbidden wordings, then the one the engine likes best.
2. retried: a unit with a figure that nobody asked for, or a loop, is decoded again greedily
   with repetition made dear. A beam holds near-copies of one fault.
3. forced: a unit that still misses something is decoded again with the rendition in the target's
   prefix, at the place its source is aligned to.
4. split: a unit that still misses something is translated clause by clause.
Of a stretch that still comes again at once one copy is kept, if no rendition goes with the others.
What is missing after that is reported. Rungs 2 to 4 together decode at most ``_AGAIN`` of what
they are given, so that a long document costs less than translating it twice; a short one may have
the length of ``_LEAST_UNITS`` units.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from glossary.constraints import Constraint, Strength
from glossary.spans import Span
from service.engine.protocol import (
    Annotation,
    DecodingOptions,
    Engine,
    Forcing,
    Hypothesis,
    Slot,
    SourceSegment,
)
from service.pipeline.checks.figures import loose_figures
from service.pipeline.checks.renditions import find_forbidden, locate_renditions
from service.pipeline.mending import mend_slips
from service.pipeline.report import Rung
from service.pipeline.segmentation import clause_boundaries
from service.pipeline.style import Clause
from service.pipeline.writing import ENGLISH, Writing

_FORCING_ROUNDS = 6
_AGAIN = 0.75
_LEAST_UNITS = 20
_NARROW = 2  # the beam that rungs 3 and 4 search with: their prefix or length leaves little to seek
# A second try. The penalty is CTRL's (Keskar et al. 2019). Measured: it mends half of the units
# with an invented figure at a quarter of the price of decoding them; splitting mended a tenth at
# the full price, a second search with a beam of two another tenth at half of it. A search that may
# write no digit halves what is left by writing other nonsense there ("October five", "$ Seven.").
_SECOND_TRY = DecodingOptions(beam_size=1, hypotheses=1, repetition_penalty=1.2)
_LEAST_FIT = 0.2  # attention and likeness below which a slot is not filled
_LOOP_PENALTY = 0.5
_INVENTION_PENALTY = 0.5
_SURPLUS_PENALTY = 0.25


@dataclass(frozen=True, slots=True)
class Unit:
    """What is decoded in one piece: a segment or some of its clauses, with its constraints."""

    text: str
    constraints: tuple[Constraint, ...]
    writing: Writing = ENGLISH

    @property
    def annotated(self) -> SourceSegment:
        """The unit for an engine, an annotation for each constraint; suggested ones as well."""
        annotations = (Annotation(c.span, c.rendition.preferred) for c in self.constraints)
        return SourceSegment(self.text, tuple(annotations))

    def part(self, span: Span) -> "Unit":
        """Return the unit of a part of the text with the constraints that lie in it."""
        inside = tuple(
            replace(c, span=c.span.shifted(-span.start))
            for c in self.constraints
            if span.start <= c.span.start and c.span.end <= span.end
        )
        return Unit(span.of(self.text), inside, self.writing)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A verified target of a unit.

    ``missing`` are the indexes of the required constraints that it does not hold, ``held`` the
    places of the renditions that it does, ``surplus`` counts marked slots that no rendition is
    left for: the engine says a term twice. ``forbidden`` counts the wordings that may not be used.
    """

    text: str
    missing: tuple[int, ...]
    score: float
    rung: Rung
    invented: int = 0
    loops: int = 0
    forbidden: int = 0
    surplus: int = 0
    hypothesis: Hypothesis | None = None
    held: tuple[Span, ...] = ()

    @property
    def spoilt(self) -> int:
        """How many figures it has that nobody asked for, and loops."""
        return self.invented + self.loops

    @property
    def rank(self) -> tuple[int, int, float]:
        """Smaller is better: renditions kept, then no forbidden ones, then the rest together.

        The rest is: no invented figures, no loops, fluency.
        """
        faults = (
            _LOOP_PENALTY * self.loops
            + _INVENTION_PENALTY * self.invented
            + _SURPLUS_PENALTY * self.surplus
        )
        return len(self.missing), self.forbidden, faults - self.score


def enforce(units: Sequence[Unit], engine: Engine, options: DecodingOptions) -> list[Candidate]:
    """Return the best target found for each unit, in order."""
    decoded = engine.translate([u.annotated for u in units], options)
    best = [_choose(unit, hypotheses) for unit, hypotheses in zip(units, decoded, strict=True)]
    lengths = engine.measure([SourceSegment(u.text) for u in units])
    purse = _Purse.of(lengths, options.beam_size)
    narrow = replace(
        options,
        beam_size=min(_NARROW, options.beam_size),
        hypotheses=min(_NARROW, options.hypotheses),
    )
    _retry(units, best, engine, purse)
    _force(units, best, engine, narrow, purse)
    _split(units, best, engine, narrow, purse)
    return [_once(unit, chosen) for unit, chosen in zip(units, best, strict=True)]


def _choose(unit: Unit, hypotheses: Sequence[Hypothesis]) -> Candidate:
    """Return the best; the engine's first if it has no fault, and the rest is not looked at."""
    first = verify(unit, hypotheses[0], Rung.DECODED)
    if not (first.missing or first.forbidden or first.surplus or first.spoilt):
        return first
    others = (verify(unit, h, Rung.N_BEST) for h in hypotheses[1:])
    return min((first, *others), key=lambda c: c.rank)


@dataclass(slots=True)
class _Purse:
    """What may still be decoded again, in the lengths that the engine measures times the beam."""

    lengths: Sequence[int]
    left: float

    @classmethod
    def of(cls, lengths: Sequence[int], beam_size: int) -> "_Purse":
        """Take the units' lengths and the beam that they were decoded with at first."""
        share = max(_AGAIN, _LEAST_UNITS / max(1, len(lengths)))
        return cls(lengths, share * sum(lengths) * beam_size)

    def pays(self, unit: int, search: DecodingOptions) -> bool:
        """Pay for decoding a unit again, whole or in parts, if there is enough left."""
        price = self.lengths[unit] * search.beam_size
        if price > self.left:
            return False
        self.left -= price
        return True


def fill_slots(
    hypothesis: Hypothesis,
    constraints: Sequence[Constraint],
    places: Sequence[Span | None] | None = None,
) -> tuple[str, tuple[Span, ...]]:
    """Return the hypothesis' text with its marked slots holding the renditions they stand for.

    An engine marks the place of a rendition more reliably than it copies it. A slot that holds
    none of the owed wordings gets the missing one that it attends to and resembles most, one slot
    each. ``places`` says where the renditions stand already, for a caller who knows. The spans
    returned are those of the slots that were changed.
    """
    text = hypothesis.text
    if places is None:
        places = locate_renditions(constraints, text)
    missing = [i for i, place in enumerate(places) if place is None]
    free = _free_slots(hypothesis, places)
    fits = sorted(
        (
            (_fit(slot, i, constraints[i], text), n, i)
            for n, slot in enumerate(free)
            for i in missing
        ),
        key=lambda fit: (-fit[0], fit[1], fit[2]),
    )
    chosen: dict[int, int] = {}
    for fit, slot, i in fits:
        if fit >= _LEAST_FIT and slot not in chosen and i not in chosen.values():
            chosen[slot] = i
    changed: list[Span] = []
    for slot in sorted(chosen, reverse=True):
        span = free[slot].span
        wording = constraints[chosen[slot]].rendition.preferred
        text = text[: span.start] + wording + text[span.end :]
        grown = len(wording) - len(span)
        changed = [Span(s.start + grown, s.end + grown) for s in changed]
        changed.append(Span(span.start, span.start + len(wording)))
    return text, tuple(reversed(changed))


def _free_slots(hypothesis: Hypothesis, places: Sequence[Span | None]) -> list[Slot]:
    """Return the marked slots that hold none of the renditions at ``places``."""
    held = [place for place in places if place is not None]
    return [s for s in hypothesis.slots if not any(s.span.overlaps(p) for p in held)]


def _fit(slot: Slot, annotation: int, constraint: Constraint, text: str) -> float:
    likeness = max(
        SequenceMatcher(None, slot.span.of(text).lower(), form.lower()).ratio()
        for form in constraint.rendition.forms[:3]
    )
    if annotation < len(slot.weights):
        return (slot.weights[annotation] + likeness) / 2
    return likeness


def verify(unit: Unit, hypothesis: Hypothesis, rung: Rung = Rung.DECODED) -> Candidate:
    """Return a hypothesis with its slots filled and its slips mended, and what it misses."""
    places = locate_renditions(unit.constraints, hypothesis.text)
    filled, changed = fill_slots(hypothesis, unit.constraints, places)
    surplus = len(_free_slots(hypothesis, places)) - len(changed)
    text = unit.writing.tidy(filled)
    if text != hypothesis.text:
        places = locate_renditions(unit.constraints, text)
    mended = mend_slips(text, unit.constraints, places)
    if mended != text:
        text = mended
        places = locate_renditions(unit.constraints, text)
    missing = tuple(
        i
        for i, (constraint, place) in enumerate(zip(unit.constraints, places, strict=True))
        if place is None and constraint.strength is Strength.REQUIRED
    )
    return Candidate(
        text=text,
        missing=missing,
        score=hypothesis.score,
        rung=rung,
        invented=len(loose_figures(text, places)),
        loops=unit.writing.loops(unit.text, text),
        forbidden=len(find_forbidden(unit.constraints, text, places)),
        surplus=surplus,
        hypothesis=hypothesis,
        held=tuple(place for place in places if place is not None),
    )


def _retry(
    units: Sequence[Unit],
    best: list[Candidate],
    engine: Engine,
    purse: _Purse,
) -> None:
    """Search again, otherwise, for units with figures of the engine's own or loops."""
    failing = [i for i, c in enumerate(best) if c.spoilt and purse.pays(i, _SECOND_TRY)]
    if not failing:
        return
    decoded = engine.translate([units[i].annotated for i in failing], _SECOND_TRY)
    for i, hypotheses in zip(failing, decoded, strict=True):
        tried = min((verify(units[i], h, Rung.RETRIED) for h in hypotheses), key=_faults)
        if _faults(tried) < _faults(best[i]):
            best[i] = tried


def _faults(candidate: Candidate) -> tuple[int, int, int]:
    return len(candidate.missing), candidate.forbidden, candidate.spoilt


def _force(
    units: Sequence[Unit],
    best: list[Candidate],
    engine: Engine,
    options: DecodingOptions,
    purse: _Purse,
) -> None:
    """Put missing renditions into the prefix, one a round.

    A forced rendition stays in the prefix of later rounds, so that a unit which loses another one
    to it is worth going on with; the best of all rounds is kept.
    """
    going = {i: c for i, c in enumerate(best) if c.missing and c.hypothesis}
    forced: dict[int, set[int]] = {i: set() for i in going}
    for _ in range(_FORCING_ROUNDS):
        requests: dict[int, Forcing] = {}
        for i, candidate in going.items():
            missing = [m for m in candidate.missing if m not in forced[i]]
            if missing and purse.pays(i, options):
                chosen = _first_missing(candidate, missing)
                forced[i].add(chosen)
                requests[i] = _forcing(units[i], candidate, chosen)
        if not requests:
            break
        answers = engine.force(list(requests.values()), options)
        going = {}
        for i, hypotheses in zip(requests, answers, strict=True):
            candidates = [verify(units[i], h, Rung.FORCED) for h in hypotheses]
            if candidates:
                going[i] = min(candidates, key=lambda c: c.rank)
                if len(going[i].missing) < len(best[i].missing):
                    best[i] = going[i]


def _first_missing(candidate: Candidate, missing: Sequence[int]) -> int:
    """Return the one whose place comes first in the hypothesis, so that later rounds keep it."""
    anchors = candidate.hypothesis.anchors if candidate.hypothesis else ()
    last = len(candidate.hypothesis.tokens) if candidate.hypothesis else 0
    return min(missing, key=lambda i: anchors[i] if i < len(anchors) else last)


def _forcing(unit: Unit, candidate: Candidate, constraint: int) -> Forcing:
    hypothesis = candidate.hypothesis
    assert hypothesis is not None  # noqa: S101 - callers choose only such candidates
    return Forcing(unit.annotated, hypothesis, constraint)


def _split(
    units: Sequence[Unit],
    best: list[Candidate],
    engine: Engine,
    options: DecodingOptions,
    purse: _Purse,
) -> None:
    """Translate failing units clause by clause."""
    plans: list[tuple[int, list[Unit]]] = []
    for i, candidate in enumerate(best):
        clauses = _clauses(units[i]) if candidate.missing else []
        if len(clauses) > 1 and purse.pays(i, options):
            plans.append((i, clauses))
    if not plans:
        return
    decoded = iter(engine.translate([c.annotated for _, cs in plans for c in cs], options))
    for i, clauses in plans:
        chosen = [
            min((verify(c, h, Rung.SPLIT) for h in next(decoded)), key=lambda x: x.rank)
            for c in clauses
        ]
        text = units[i].writing.join(
            [Clause(c.text, t.text, t.held) for c, t in zip(clauses, chosen, strict=True)]
        )
        score = sum(t.score for t in chosen) / len(chosen)
        joined = verify(units[i], Hypothesis(text, score), Rung.SPLIT)
        if (len(joined.missing), joined.invented) < (len(best[i].missing), best[i].invented):
            best[i] = joined


def _once(unit: Unit, candidate: Candidate) -> Candidate:
    """Return a candidate without the further copies of what comes again at once."""
    if not candidate.loops:
        return candidate
    text = unit.writing.without_loops(candidate.text)
    once = verify(unit, Hypothesis(text, candidate.score), candidate.rung)
    return once if _faults(once) < _faults(candidate) else candidate


def _clauses(unit: Unit) -> list[Unit]:
    cuts = clause_boundaries(unit.text, [c.span for c in unit.constraints])
    edges = [0, *cuts, len(unit.text)]
    return [unit.part(Span(a, b)) for a, b in pairwise(edges) if unit.text[a:b].strip()]
