"""Inline term annotations: ``⟦zh‖ en⟧`` in a model's source, ``⟦ en⟧`` in its target.

A word of a spaced script has its space inside the marker (``the⟦ City of Youth⟧, with``), so that
its subword pieces are the ones it has anywhere else; this is how the model was taught.
"""

import re
from dataclasses import dataclass

from glossary.spans import Span
from service.engine.protocol import SourceSegment

_NO_SPACE_AFTER = frozenset("([{“‘\"'/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """The three marks of a package's ``term_markup``, and how the two languages are spaced."""

    opening: str = "⟦"
    separator: str = "‖"
    closing: str = "⟧"
    source_spaced: bool = False
    target_spaced: bool = True

    def rendition(self, wording: str) -> str:
        """Return a rendition as it stands in the target, marked."""
        return f"{self.opening}{self._space}{wording}{self.closing}"

    def annotate(self, segment: SourceSegment) -> str:
        """Return the segment's text with its annotations written into it."""
        return "".join(part for part, _ in self.parts(segment))

    def parts(self, segment: SourceSegment) -> list[tuple[str, int | None]]:
        """Return the annotated text in parts, each with its annotation's index (None: plain)."""
        parts: list[tuple[str, int | None]] = []
        done = 0
        before = " " if self.source_spaced else ""
        for index, annotation in enumerate(segment.annotations):
            span = annotation.span
            plain = self.strip(segment.text[done : span.start]).removesuffix(before)
            source = self.strip(span.of(segment.text))
            inside = f"{before}{source}{self.separator}{self._space}{annotation.rendition}"
            parts += [(plain, None), (self.opening + inside + self.closing, index)]
            done = span.end
        parts.append((self.strip(segment.text[done:]), None))
        return [(part, index) for part, index in parts if part]

    def read(self, output: str) -> tuple[str, tuple[Span, ...]]:
        """Return the target text without marks, and the spans that were marked, in order."""
        opening, closing = re.escape(self.opening), re.escape(self.closing)
        pattern = f"{opening}((?:(?!{opening}|{closing}).)*){closing}"
        text = ""
        spans: list[Span] = []
        done = 0
        for match in re.finditer(pattern, output, re.DOTALL):
            text += self.strip(output[done : match.start()])
            marked = self.strip(match[1])
            if not text or text[-1] in _NO_SPACE_AFTER or text[-1].isspace():
                marked = marked.lstrip()
            lead = len(marked) - len(marked.lstrip())
            if marked.strip():
                spans.append(Span(len(text) + lead, len(text) + len(marked.rstrip())))
            text += marked
            done = match.end()
        text += self.strip(output[done:])
        return text, tuple(spans)

    def strip(self, text: str) -> str:
        """Return ``text`` without any of the marks."""
        for mark in (self.opening, self.separator, self.closing):
            text = text.replace(mark, "")
        return text

    @property
    def _space(self) -> str:
        return " " if self.target_spaced else ""


def code_switch(segment: SourceSegment) -> list[tuple[str, int | None]]:
    """Return the text with each annotated span replaced by its rendition (as ``Markup.parts``).

    The way for a model without markup: most copy a foreign word that stands in the source (Dinu et
    al. 2019, "Training neural machine translation to apply terminology constraints", replace).
    """
    parts: list[tuple[str, int | None]] = []
    done = 0
    for index, annotation in enumerate(segment.annotations):
        parts += [
            (segment.text[done : annotation.span.start], None),
            (f" {annotation.rendition} ", index),
        ]
        done = annotation.span.end
    parts.append((segment.text[done:], None))
    return [(part, index) for part, index in parts if part]
