"""What a translation is: target text, and where each required rendition stands, if it does.

``as_json`` is the one wire form: the API, the command line and saved reports all use it.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict

from glossary.constraints import Constraint, Strength
from glossary.spans import Span
from glossary.text import fold
from service.memory.units import Match
from service.pipeline.document import BlockKind

_FIRST_EAST_ASIAN = "\u2e80"
_EAST_ASIAN_END = re.compile(f"[{_FIRST_EAST_ASIAN}-\U0003ffff……][”’]*$")


class Rung(StrEnum):
    """Which step satisfied a constraint: one of the ladder, or the translation memory."""

    DECODED = "decoded"
    N_BEST = "n-best"
    RETRIED = "retried"
    FORCED = "forced"
    SPLIT = "split"
    MEMORY = "memory"


class Form(StrEnum):
    """How a rendition that was found is worded; letter case is left aside."""

    PREFERRED = "preferred"
    ACCEPTED = "accepted"
    INFLECTED = "inflected"


class Severity(StrEnum):
    """MQM's severities."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class ConstraintOutcome:
    """A constraint and the span of the target that satisfies it; ``target`` None: missing."""

    constraint: Constraint
    target: Span | None = None
    rung: Rung | None = None

    @property
    def required(self) -> bool:
        """Tell whether the target owes the rendition."""
        return self.constraint.strength is Strength.REQUIRED

    @property
    def found(self) -> bool:
        """Tell whether the target holds it."""
        return self.target is not None

    def form(self, target: str) -> Form | None:
        """Return in which form the rendition stands in ``target``; None: it does not."""
        if self.target is None:
            return None
        found = fold(self.target.of(target))
        preferred, *accepted = map(fold, self.constraint.rendition.forms)
        if found == preferred:
            return Form.PREFERRED
        return Form.ACCEPTED if found in accepted else Form.INFLECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a reader should look at: a code for machines, a sentence for people."""

    code: str
    message: str
    severity: Severity = Severity.MINOR


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentResult:
    """A segment, its translation and what was checked; spans count characters of the two.

    ``step`` says how the target came about (None: not translated); ``matches`` is what the
    translation memory has for the source, the best first: the one used if ``step`` is MEMORY.
    """

    source: str
    target: str
    outcomes: tuple[ConstraintOutcome, ...] = ()
    findings: tuple[Finding, ...] = ()
    step: Rung | None = None
    matches: tuple[Match, ...] = ()

    @property
    def missing(self) -> tuple[ConstraintOutcome, ...]:
        """The required renditions that the target does not hold."""
        return tuple(o for o in self.outcomes if o.required and not o.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockResult:
    """A paragraph or heading of the translation; ``gap`` is the white space before it."""

    kind: BlockKind
    segments: tuple[SegmentResult, ...]
    gap: str = ""
    repeats: int | None = None

    @property
    def target(self) -> str:
        """The block's translation, its segments joined; Chinese has no space between sentences."""
        joined = ""
        for target in (s.target for s in self.segments if s.target):
            apart = joined and not (
                _EAST_ASIAN_END.search(joined) or target[0] >= _FIRST_EAST_ASIAN
            )
            joined += (" " if apart else "") + target
        return joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made a translation, so that it can be made again."""

    package: str = ""
    version: str = ""
    checksum: str = ""
    term_base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """The languages of a translation, each as its caller would write it (see ``in_family``).

    ``recognised`` is what the text looks like, ``confidence`` how sure that is (0 to 1).
    """

    source: str
    target: str
    recognised: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A translated document; ``target`` is assembled from the blocks."""

    target: str
    blocks: tuple[BlockResult, ...]
    provenance: Provenance = field(default_factory=Provenance)
    languages: Languages | None = None

    @property
    def segments(self) -> tuple[SegmentResult, ...]:
        """All segments in the text's order."""
        return tuple(s for b in self.blocks for s in b.segments)

    @property
    def summary(self) -> "SummaryJson":
        """Counts over all segments: required renditions, found and missing."""
        required = [o for s in self.segments for o in s.outcomes if o.required]
        found = sum(o.found for o in required)
        return {
            "segments": len(self.segments),
            "required": len(required),
            "found": found,
            "missing": len(required) - found,
        }


class SpanJson(TypedDict):
    """One rendition in the report; offsets in characters of the segment's source and target.

    ``form`` says in which form it was found (see ``Form``), ``step`` which rung of the ladder put
    it there, ``entry`` which entry or rule asked for it.
    """

    kind: str
    source: str
    start: int
    end: int
    target: str
    required: bool
    found: bool
    target_start: int | None
    target_end: int | None
    entry: str | None
    form: str | None
    step: str | None


class WarningJson(TypedDict):
    """A finding in the report."""

    code: str
    severity: str
    message: str


class DifferenceJson(TypedDict):
    """A place where a segment's source and a unit's differ; offsets in characters of the two."""

    kind: str
    start: int
    end: int
    unit_start: int
    unit_end: int


class MatchJson(TypedDict):
    """What the translation memory has for a source: ``unit`` is its id there."""

    unit: str
    kind: str
    score: int
    source: str
    target: str
    only_figures: bool
    differences: list[DifferenceJson]
    author: str
    at: str | None
    origin: str
    project: str


class SegmentJson(TypedDict):
    """A segment in the report."""

    source: str
    target: str
    spans: list[SpanJson]
    warnings: list[WarningJson]
    step: str | None
    matches: list[MatchJson]


class SummaryJson(TypedDict):
    """Counts in the report."""

    segments: int
    required: int
    found: int
    missing: int


class EngineJson(TypedDict):
    """The package that translated."""

    package: str
    version: str


class LanguagesJson(TypedDict):
    """The languages in the report; ``recognised`` is what the text looks like."""

    source: str
    target: str
    recognised: str
    confidence: float


class ReportJson(TypedDict):
    """The whole report."""

    translation: str
    segments: list[SegmentJson]
    summary: SummaryJson
    engine: EngineJson
    languages: LanguagesJson | None


def as_json(translation: Translation) -> ReportJson:
    """Return the report of a translation in its wire form."""
    return {
        "translation": translation.target,
        "segments": [_segment(s) for s in translation.segments],
        "summary": translation.summary,
        "engine": {
            "package": translation.provenance.package,
            "version": translation.provenance.version,
        },
        "languages": _languages(translation.languages),
    }


def _languages(languages: Languages | None) -> LanguagesJson | None:
    if languages is None:
        return None
    return {
        "source": languages.source,
        "target": languages.target,
        "recognised": languages.recognised,
        "confidence": languages.confidence,
    }


def _segment(segment: SegmentResult) -> SegmentJson:
    return {
        "source": segment.source,
        "target": segment.target,
        "spans": [_span(o, segment.target) for o in segment.outcomes],
        "warnings": [
            {"code": f.code, "severity": f.severity.value, "message": f.message}
            for f in segment.findings
        ],
        "step": segment.step.value if segment.step else None,
        "matches": [match_as_json(m) for m in segment.matches],
    }


def match_as_json(match: Match) -> MatchJson:
    """Return a match of the translation memory in its wire form."""
    unit = match.unit
    return {
        "unit": unit.id,
        "kind": match.kind.value,
        "score": match.score,
        "source": unit.source,
        "target": unit.target,
        "only_figures": match.only_figures,
        "differences": [
            {
                "kind": d.kind.value,
                "start": d.start,
                "end": d.end,
                "unit_start": d.unit_start,
                "unit_end": d.unit_end,
            }
            for d in match.differences
        ],
        "author": unit.author,
        "at": unit.at.isoformat() if unit.at else None,
        "origin": unit.origin,
        "project": unit.project,
    }


def _span(outcome: ConstraintOutcome, target: str) -> SpanJson:
    constraint = outcome.constraint
    form = outcome.form(target)
    return {
        "kind": constraint.origin.value,
        "source": constraint.source,
        "start": constraint.span.start,
        "end": constraint.span.end,
        "target": constraint.rendition.preferred,
        "required": outcome.required,
        "found": outcome.found,
        "target_start": outcome.target.start if outcome.target else None,
        "target_end": outcome.target.end if outcome.target else None,
        "entry": constraint.entry,
        "form": form.value if form else None,
        "step": outcome.rung.value if outcome.rung else None,
    }
