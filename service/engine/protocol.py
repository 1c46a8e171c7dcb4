"""What the pipeline knows of a translation engine: annotated segments in, n-best hypotheses out.

One call holds a whole document, so that an engine can batch over all of it. Order is kept. Nothing
here knows CTranslate2; implementations do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from glossary.language import LanguagePair
from glossary.spans import Span


@dataclass(frozen=True, slots=True)
class Annotation:
    """A span of a segment's text and the rendition that the target owes for it."""

    span: Span
    rendition: str


@dataclass(frozen=True, slots=True)
class SourceSegment:
    """A text to translate, with non-overlapping annotations in its order."""

    text: str
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class DecodingOptions:
    """How to search: beam width, and how many hypotheses to return (at most ``beam_size``).

    ``repetition_penalty`` over 1 makes tokens that stand already less likely; a package may ask for
    more of its own.
    """

    beam_size: int = 4
    hypotheses: int = 1
    repetition_penalty: float = 1.0


@dataclass(frozen=True, slots=True)
class Slot:
    """A span of a hypothesis that the engine marked as the rendition of some annotation.

    ``weights[i]`` says how much the engine attended to annotation ``i`` there (0 to 1); empty if
    unknown.
    """

    span: Span
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A translation.

    ``score`` is about the mean log-probability a token, the higher the better. ``slots`` are in the
    text's order, empty for an engine without markup. ``tokens`` (the engine's own subword units)
    and ``anchors`` (for each annotation the index of the token that attends to it first) are the
    engine's, for ``force``; opaque to everyone else.
    """

    text: str
    score: float
    slots: tuple[Slot, ...] = ()
    tokens: tuple[str, ...] = ()
    anchors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Forcing:
    """A request to decode again with a rendition put where its source is aligned to.

    ``annotation`` is the index of the missing one in ``segment.annotations``; ``hypothesis`` is
    what the engine gave for the segment.
    """

    segment: SourceSegment
    hypothesis: Hypothesis
    annotation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What an engine can do; ``max_source_length`` is in the units of ``Engine.measure``."""

    pair: LanguagePair
    package: str
    version: str
    checksum: str
    term_markup: bool
    max_source_length: int


class Engine(Protocol):
    """Translates one language pair. Safe to call from several threads."""

    @property
    def capabilities(self) -> Capabilities:
        """Tell what the engine is and can do."""
        ...

    def measure(self, segments: Sequence[SourceSegment]) -> list[int]:
        """Return the length of each segment, annotations included, in the engine's units."""
        ...

    def translate(
        self, segments: Sequence[SourceSegment], options: DecodingOptions
    ) -> list[list[Hypothesis]]:
        """Return the hypotheses of each segment, best first, never an empty list."""
        ...

    def force(
        self, requests: Sequence[Forcing], options: DecodingOptions
    ) -> list[list[Hypothesis]]:
        """Return hypotheses that hold the named rendition; an empty list where there are none."""
        ...
