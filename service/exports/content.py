"""What an export says: a bilingual table, or the report on every required rendition (pure)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from glossary.constraints import Origin
from service.pipeline.report import (
    ConstraintOutcome,
    Finding,
    Rung,
    SegmentResult,
    Severity,
    Translation,
)
from service.pipeline.saved import SegmentState

Say = Callable[[str], str]
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_GRAVEST_FIRST = tuple(reversed(Severity))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the language of its texts (BCP 47, "": the reader's), its share."""

    heading: str
    language: str = ""
    width: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has one text for each column. ``title`` is empty for the only one."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A document: its title, what it says at a glance, and its tables."""

    title: str
    language: str
    summary: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is exported; ``states`` are those of a saved translation's segments, in their order.

    ``source`` and ``target`` are the languages of the texts as BCP 47 says them.
    """

    translation: Translation
    title: str = ""
    states: Sequence[SegmentState] | None = None
    source: str = "zh-Hans"
    target: str = "en"


def plain(message: str) -> str:
    """Say everything in English."""
    return message


def bilingual(subject: Subject, say: Say = plain, language: str = "en") -> Export:
    """Return the bilingual table: source and target, state and warnings, a segment a row."""
    segments = subject.translation.segments
    columns = (
        Column("#"),
        Column(say("Source text"), subject.source, 8),
        Column(say("Translation"), subject.target, 8),
        Column(say("State"), "", 2),
        Column(say("Warnings"), "", 4),
    )
    rows = tuple(
        (
            str(number),
            segment.source,
            segment.target,
            _state(segment, subject.states[number - 1] if subject.states else None, say),
            "\n".join(say(f.message) for f in _by_weight(segment)),
        )
        for number, segment in enumerate(segments, 1)
    )
    return _clean(
        Export(
            title=subject.title or say("Bilingual table"),
            language=language,
            summary=_summary(subject, say),
            tables=(Table("", columns, rows),),
        )
    )


def report(subject: Subject, say: Say = plain, language: str = "en") -> Export:
    """Return the report: missing renditions first, then every span, then every warning."""
    segments = list(enumerate(subject.translation.segments, 1))
    spans = [(o, _span(number, s, o, say)) for number, s in segments for o in s.outcomes]
    missing = tuple(row for outcome, row in spans if outcome.required and not outcome.found)
    columns = _columns(subject, say)
    graded = (Column("#"), Column(say("Severity"), "", 2), Column(say("Warning"), "", 10))
    tables = (
        Table(say("Missing renditions"), columns, missing),
        Table(say("Terms, figures and names"), columns, tuple(row for _, row in spans)),
        Table(say("Warnings"), graded, _warnings(segments, say)),
    )
    title = say("Translation report")
    return _clean(
        Export(
            title=f"{subject.title} – {title}" if subject.title else title,
            language=language,
            summary=_summary(subject, say),
            tables=tuple(table for table in tables if table.rows) or tables[:1],
        )
    )


def _summary(subject: Subject, say: Say) -> tuple[tuple[str, str], ...]:
    counts = subject.translation.summary
    provenance = subject.translation.provenance
    warnings = sum(len(s.findings) for s in subject.translation.segments)
    engine = f"{provenance.package} {provenance.version}".strip()
    lines = (
        (say("Segments"), str(counts["segments"])),
        (say("Required renditions"), str(counts["required"])),
        (say("Found"), str(counts["found"])),
        (say("Missing"), str(counts["missing"])),
        (say("Warnings"), str(warnings)),
        (say("Engine"), engine),
    )
    return tuple((label, value) for label, value in lines if value)


def _columns(subject: Subject, say: Say) -> tuple[Column, ...]:
    return (
        Column("#"),
        Column(say("Kind"), "", 2),
        Column(say("Source text"), subject.source, 4),
        Column(say("Required rendition"), subject.target, 5),
        Column(say("In the translation"), subject.target, 5),
        Column(say("Result"), "", 2),
    )


def _span(
    number: int, segment: SegmentResult, outcome: ConstraintOutcome, say: Say
) -> tuple[str, ...]:
    constraint = outcome.constraint
    kinds = {
        Origin.TERM: say("Term"),
        Origin.FIGURE: say("Figure"),
        Origin.NAME: say("Proper name"),
    }
    found = outcome.target.of(segment.target) if outcome.target else ""
    if outcome.required:
        result = say("Found") if outcome.found else say("Missing")
    else:
        result = say("Suggestion used") if outcome.found else say("Suggestion not used")
    wanted = constraint.rendition.preferred
    return (str(number), kinds[constraint.origin], constraint.source, wanted, found, result)


def _warnings(segments: list[tuple[int, SegmentResult]], say: Say) -> tuple[tuple[str, ...], ...]:
    """Return every finding, the gravest first, in the order of the text."""
    severities = {
        Severity.CRITICAL: say("Critical"),
        Severity.MAJOR: say("Major"),
        Severity.MINOR: say("Minor"),
        Severity.NEUTRAL: say("Notice"),
    }
    found = [(number, f) for number, segment in segments for f in segment.findings]
    found.sort(key=lambda pair: _GRAVEST_FIRST.index(pair[1].severity))
    return tuple((str(number), severities[f.severity], say(f.message)) for number, f in found)


def _by_weight(segment: SegmentResult) -> list[Finding]:
    return sorted(segment.findings, key=lambda f: _GRAVEST_FIRST.index(f.severity))


def _state(segment: SegmentResult, state: SegmentState | None, say: Say) -> str:
    """Return a segment's state in words; without a kept one, how its target came about."""
    if state is SegmentState.FINAL:
        return say("Approved")
    if state is SegmentState.REVIEWED:
        return say("Reviewed")
    if not segment.target:
        return say("Not translated")
    return say("From the memory") if segment.step is Rung.MEMORY else say("Translated")


def _clean(export: Export) -> Export:
    """Return an export without the characters that no office file may hold."""
    return Export(
        title=_shown(export.title),
        language=export.language,
        summary=export.summary,
        tables=tuple(
            Table(t.title, t.columns, tuple(tuple(map(_shown, row)) for row in t.rows))
            for t in export.tables
        ),
    )


def _shown(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", text)
