"""A source text in its parts: blocks, and the segments that an engine sees."""

from dataclasses import dataclass, field
from enum import StrEnum

from glossary.language import LanguageCode
from glossary.spans import Span


class BlockKind(StrEnum):
    """What a block is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BYLINE = "byline"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or heading as it will be translated.

    ``text`` is the rejoined text; ``origins[i]`` is the offset of its character ``i`` in the
    document.
    """

    text: str
    origins: tuple[int, ...] = field(repr=False)

    @property
    def span(self) -> Span:
        """The characters of the document from the segment's first to its last."""
        return Span(self.origins[0], self.origins[-1] + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, byline or caption with its lines rejoined.

    ``gap`` is what stood before it in the document (line breaks only); ``repeats`` is the index of
    the earlier block that has the same text. ``language`` says how its sentences end.
    """

    kind: BlockKind
    text: str
    origins: tuple[int, ...] = field(repr=False)
    gap: str = ""
    repeats: int | None = None
    language: LanguageCode = LanguageCode.CHINESE_SIMPLIFIED


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """The text as given and its blocks in order."""

    text: str = field(repr=False)
    blocks: tuple[Block, ...]
