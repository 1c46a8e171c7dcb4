"""A text file of which some stretches are replaced; every other character stays."""

import codecs
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from glossary.exchange.encoding import decode_text
from service.documents.format import WHERE
from service.documents.inline import Inline, TextBlock


@dataclass(frozen=True, slots=True)
class Patch:
    """A stretch of the source that holds a block, and how its translation is written there."""

    start: int
    end: int
    block: TextBlock
    render: Callable[[Sequence[Inline]], str]


class PatchedText:
    """A text file that was read; it is written in UTF-8, with its byte order mark if it had one."""

    def __init__(
        self,
        content: bytes,
        find: Callable[[str], Sequence[Patch]],
        *,
        finish: Callable[[str], str] = str,
    ) -> None:
        """Find the blocks of a text; ``finish`` goes over what was translated."""
        self._mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
        self._text = decode_text(content, where=WHERE)
        self._patches = [p for p in find(self._text) if p.block.text]
        self._finish = finish

    @property
    def blocks(self) -> list[TextBlock]:
        """The blocks in the text's order."""
        return [p.block for p in self._patches]

    def write(self, targets: Sequence[Sequence[Inline] | None]) -> bytes:
        """Return the text with the targets in place."""
        parts = []
        done = 0
        for patch, target in zip(self._patches, targets, strict=True):
            if target is not None:
                parts += [self._text[done : patch.start], patch.render(target)]
                done = patch.end
        text = "".join([*parts, self._text[done:]])
        return self._mark + (self._finish(text) if parts else text).encode()
