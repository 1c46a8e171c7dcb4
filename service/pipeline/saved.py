"""A translation that is kept: its segments, how far each is, and how far the whole is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from glossary.language import LanguagePair
from service.memory.units import TranslationUnit
from service.pipeline.document import BlockKind
from service.pipeline.report import BlockResult, Provenance, SegmentResult, Translation
from service.pipeline.translate import with_segments


class SegmentState(StrEnum):
    """How far a segment is (XLIFF 2.1, ``state``).

    INITIAL: not translated yet. TRANSLATED: by the engine, or edited and not looked at again.
    REVIEWED: read by a person. FINAL: approved, and in the translation memory.
    """

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


class RunStatus(StrEnum):
    """Whether segments are being translated; STOPPED and FAILED ones can go on."""

    RUNNING = "running"
    STOPPED = "stopped"
    FAILED = "failed"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSegment:
    """A segment of a saved translation, counted from 1 in the text's order.

    ``version`` counts its changes: who saves must name the one that he saw. ``revision`` is the
    translation's after the segment's last change. ``unit`` is the memory's unit that its approval
    made, if any; ``owns_unit``: that was not there before. The block that it is a part of is
    described in each of its segments.
    """

    number: int
    result: SegmentResult
    block: int
    kind: BlockKind = BlockKind.PARAGRAPH
    gap: str = ""
    repeats: int | None = None
    state: SegmentState = SegmentState.INITIAL
    edited: bool = False
    version: int = 1
    revision: int = 0
    unit: str = ""
    owns_unit: bool = False

    @property
    def heading(self) -> bool:
        """Tell whether it is no sentence of a paragraph."""
        return self.kind is not BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedTranslation:
    """What is kept of a translation beside its segments; ``id`` cannot be guessed.

    ``run`` counts how often the engine was set to work: only the last run may save segments.
    ``revision`` counts all changes. ``problem`` says why a FAILED run ended.
    """

    id: str
    title: str
    text: str
    pair: LanguagePair
    glossaries: tuple[str, ...] = ()
    lines: bool = False
    status: RunStatus = RunStatus.RUNNING
    problem: str = ""
    run: int = 1
    revision: int = 1
    author: str = ""
    created: datetime | None = None
    changed: datetime | None = None
    provenance: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True, slots=True)
class StateCounts:
    """How many segments are in each state."""

    initial: int = 0
    translated: int = 0
    reviewed: int = 0
    final: int = 0

    @classmethod
    def of(cls, states: Sequence[SegmentState]) -> "StateCounts":
        """Count ``states``."""
        return cls(**{state.value: n for state, n in Counter(states).items()})

    @property
    def total(self) -> int:
        """All segments."""
        return self.initial + self.translated + self.reviewed + self.final

    @property
    def done(self) -> int:
        """Those that are translated, by whomever."""
        return self.total - self.initial


def saved_segments(prepared: Translation) -> list[SavedSegment]:
    """Return the segments of a document, none of them translated."""
    segments: list[SavedSegment] = []
    for number, block in enumerate(prepared.blocks):
        for result in block.segments:
            segments.append(
                SavedSegment(
                    number=len(segments) + 1,
                    result=result,
                    block=number,
                    kind=block.kind,
                    gap=block.gap,
                    repeats=block.repeats,
                )
            )
    return segments


def translation_of(saved: SavedTranslation, segments: Sequence[SavedSegment]) -> Translation:
    """Return the report of a saved translation, its text put together as far as it is done."""
    blocks = tuple(
        BlockResult(
            kind=first.kind,
            segments=tuple(s.result for s in in_block),
            gap=first.gap,
            repeats=first.repeats,
        )
        for in_block in (list(group) for _, group in groupby(segments, lambda s: s.block))
        for first in in_block[:1]
    )
    results = [segment.result for segment in segments]
    return with_segments(Translation(target="", blocks=blocks), results, saved.provenance)


def unit_of(
    segments: Sequence[SavedSegment], number: int, saved: SavedTranslation, author: str = ""
) -> TranslationUnit:
    """Return what approving a segment puts into the memory, in the context of its neighbours.

    Raises:
        UnitError: the target is empty, or something else that makes no unit.
    """
    at = number - 1
    return TranslationUnit(
        source=segments[at].result.source.strip(),
        target=segments[at].result.target.strip(),
        pair=saved.pair,
        before=segments[at - 1].result.source.strip() if at else "",
        after=segments[at + 1].result.source.strip() if number < len(segments) else "",
        author=author,
        origin=saved.title,
    )
