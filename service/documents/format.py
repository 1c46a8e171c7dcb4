"""What a format of documents is, which there are, and how a file's format is told.

A format takes the texts of a file out as blocks and puts their translations in; all else of the
file stays. Every failure is an ``InputError`` that a user can act on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from glossary.errors import InputError, UnsupportedError
from service.documents.inline import Inline, TextBlock

WHERE = "file"


class DocumentError(InputError):
    """The file is damaged, protected, or not of the format that its name says."""

    def __init__(self, problem: str, *, where: str = WHERE, remedy: str = "") -> None:
        """Blame the file."""
        super().__init__(problem, where=where, remedy=remedy)


class OpenDocument(Protocol):
    """A file that was read: its blocks, and all the rest that stays as it is."""

    @property
    def blocks(self) -> Sequence[TextBlock]:
        """The texts in reading order."""
        ...

    def write(self, targets: Sequence[Sequence[Inline] | None]) -> bytes:
        """Return the file with one target for each block; None: the block stays as it is.

        May be called once.
        """
        ...


class Reader(Protocol):
    """Reads a file's content."""

    def __call__(self, content: bytes) -> OpenDocument:
        """Return the document; DocumentError when it cannot be read."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFormat:
    """A format of files.

    ``whole``: the file is one text, whose lines the pipeline lays out; it has one block then.
    ``written_as`` is the ending of what comes back, where that is another format.
    """

    name: str
    ending: str
    media: str
    read: Reader
    whole: bool = False
    others: tuple[str, ...] = ()
    written_as: str = ""

    @property
    def target_ending(self) -> str:
        """The ending of the translated file."""
        return self.written_as or self.ending


class Formats:
    """The formats by ending and media type."""

    def __init__(self, formats: Sequence[DocumentFormat]) -> None:
        """Index the formats."""
        self._formats = tuple(formats)
        self._by_ending = {e: f for f in formats for e in (f.ending, *f.others)}
        self._by_media = {f.media: f for f in formats}

    def __iter__(self) -> Iterator[DocumentFormat]:
        """Go through the formats."""
        return iter(self._formats)

    def get(self, filename: str) -> DocumentFormat | None:
        """Return the format that a file's name ends with, if it is one of these."""
        return self._by_ending.get(ending_of(filename))

    def find(self, filename: str, media: str = "") -> DocumentFormat:
        """Return the format by the file's name, failing that by its media type.

        Raises:
            UnsupportedError: no such format; the message names those that there are.
        """
        found = self.get(filename) or self._by_media.get(media.partition(";")[0].strip().lower())
        if found is None:
            ending = ending_of(filename)
            known = ", ".join(f".{f.ending}" for f in self._formats)
            raise UnsupportedError(
                f"Files ending in “.{ending[:20]}” cannot be translated."
                if ending
                else "The file's name has no ending that tells its format.",
                where=WHERE,
                remedy=f"Save the document as one of {known}.",
            )
        return found


def ending_of(filename: str) -> str:
    r"""Return the ending of a file's name in small letters, without the dot.

    >>> ending_of("报告.DOCX"), ending_of("C:\\\\a.b\\\\c"), ending_of(".profile")
    ('docx', '', '')
    """
    name = filename.replace("\\", "/").rpartition("/")[2]
    stem, _, ending = name.rpartition(".")
    return ending.lower() if stem else ""


def translated_name(filename: str, target: str, ending: str) -> str:
    """Return the name of a translated file.

    >>> translated_name("报告.docx", "en", "docx"), translated_name("a.pdf", "en", "txt")
    ('报告.en.docx', 'a.en.txt')
    """
    name = filename.replace("\\", "/").rpartition("/")[2]
    stem = name.rpartition(".")[0] or name or "document"
    return f"{stem}.{target}.{ending}"
