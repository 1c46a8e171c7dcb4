"""Plain text (.txt): one text, whose lines the pipeline lays out, as if it had been pasted."""

from collections.abc import Sequence

from glossary.exchange.encoding import decode_text
from service.documents.format import WHERE
from service.documents.inline import Inline, Run, TextBlock


class PlainText:
    """A text that was read; it is written in UTF-8."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self._text = text

    @property
    def blocks(self) -> list[TextBlock]:
        """The whole text in one block."""
        return [TextBlock((Run(self._text),))]

    def write(self, targets: Sequence[Sequence[Inline] | None]) -> bytes:
        """Return the target as a text file."""
        pieces = targets[0] or ()
        return ("".join(p.text for p in pieces if isinstance(p, Run)) + "\n").encode()


def read_text(content: bytes) -> PlainText:
    """Read a text in UTF-8, UTF-16 or GB18030."""
    return PlainText(decode_text(content, where=WHERE))
