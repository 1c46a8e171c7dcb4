"""XML of exchange files, read piece by piece by expat, which loads nothing from outside.

A DOCTYPE is passed over; a file that declares or uses entities of its own is refused, so that none
can expand. All faults are told at once, each with its line.
"""

from typing import ClassVar
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from glossary.exchange.codec import LineError

MOST_FAULTS = 100
CHUNK = 1 << 16
_ENCODINGS = frozenset({"utf-8", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "us-ascii"})
# Raw, a reader would make a line feed of a carriage return and spaces of an attribute's breaks.
_KEPT = {"\r": "&#13;"}
_KEPT_IN_ATTRIBUTE = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


class StopReading(Exception):  # noqa: N818 - no error: enough was seen, the rest is not read
    """The rest of the file is not read."""


class XmlReader:
    """Expat's handlers: subclasses collect what they read, this collects ``faults``.

    ``over`` once there is nothing more to read; ``path`` holds the names of the open elements.
    """

    ROOTS: ClassVar[dict[str, str]] = {}
    """The names that the root may have, and the sentence for any other under ``""``."""

    def __init__(self, *, namespaces: bool = False) -> None:
        """Make a parser; with ``namespaces`` a name in one is ``URI NAME``."""
        self.faults: list[LineError] = []
        self.over = False
        self.path: list[str] = []
        self._expat = expat.ParserCreate(namespace_separator=" " if namespaces else None)
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self.characters
        self._expat.XmlDeclHandler = self._check_encoding
        self._expat.EntityDeclHandler = self._refuse_declaration
        self._expat.SkippedEntityHandler = self._refuse_entity
        self._expat.ProcessingInstructionHandler = self.instruction

    @property
    def line(self) -> int:
        """The line that is read."""
        return self._expat.CurrentLineNumber

    def feed(self, chunk: bytes) -> None:
        """Take more of the file; an empty chunk is its end."""
        try:
            self._expat.Parse(chunk, not chunk)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            message = f"this is not XML from here on ({reason})"
            self.faults.append(LineError(error.lineno, "", message))
            self.over = True
        except StopReading:
            self.over = True
        if not chunk:
            self.over = True

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a start tag; it is in ``path`` already."""

    def end(self, tag: str) -> None:
        """Take an end tag; it is in ``path`` no more."""

    def characters(self, text: str) -> None:
        """Take text."""

    def instruction(self, target: str, text: str) -> None:
        """Take a processing instruction."""

    def fault(self, message: str, line: int = 0, column: str = "") -> None:
        """Note what is wrong, here or in ``line``; after a hundred faults no more is read."""
        self.faults.append(LineError(line or self.line, column, message))
        if len(self.faults) >= MOST_FAULTS:
            raise StopReading

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self.path and tag not in self.ROOTS:
            self.fault(f"the file begins with <{tag.rpartition(' ')[2][:40]}>, {self.ROOTS['']}")
            raise StopReading
        self.path.append(tag)
        self.start(tag, attributes)

    def _end(self, tag: str) -> None:
        self.path.pop()
        self.end(tag)

    def _check_encoding(self, version: str, encoding: str | None, standalone: int) -> None:
        del version, standalone
        if encoding and encoding.lower() not in _ENCODINGS:
            self.fault(f"the encoding {encoding[:40]} is not supported; save the file as UTF-8")
            raise StopReading

    def _refuse_declaration(self, name: str, *_: object) -> None:
        self.fault(f"the file declares an entity (“{name[:40]}”), which is not allowed")
        raise StopReading

    def _refuse_entity(self, name: str, is_parameter: int) -> None:
        if not is_parameter:
            self.fault(f"the entity “&{name[:40]};” is not known")


def written(text: str) -> str:
    """Return a text as an element holds it."""
    return escape(text, _KEPT)


def attribute(text: str) -> str:
    """Return a text as an attribute's value, quoted."""
    return quoteattr(text, _KEPT_IN_ATTRIBUTE)
