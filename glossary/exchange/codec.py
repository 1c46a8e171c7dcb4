"""What every glossary file format does, and how it says what is wrong with a file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from glossary.concepts import Concept
from glossary.errors import InputError


@dataclass(frozen=True, slots=True)
class LineError:
    """A fault of a file: its physical line (from 1; 0 if it has none), column and a sentence."""

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        """Return the column and the sentence."""
        return f"{self.column}: {self.message}" if self.column else self.message


class ImportRejected(InputError):  # noqa: N818 - the name users of the exchange know
    """A glossary file has faults; nothing of it was imported. ``errors`` holds every one."""

    def __init__(self, errors: Sequence[LineError], *, where: str = "file") -> None:
        """Keep all faults by line; ``where`` names the file. ``str`` tells the first and how many.

        Raises:
            ValueError: no faults.
        """
        if not errors:
            msg = "a rejection needs a fault"
            raise ValueError(msg)
        self.errors = tuple(sorted(errors, key=lambda e: e.line))
        first = self.errors[0]
        place = f"line {first.line}: " if first.line else ""
        count = len(self.errors)
        more = f" (and {count - 1} more)" if count > 1 else ""
        super().__init__(f"{place}{first}{more}.", where=where, remedy="Nothing was imported.")

    def lines(self) -> list[str]:
        """Return all faults as ``FILE:LINE: message``, as compilers print them."""
        return [
            f"{self.where}:{error.line}: {error}" if error.line else f"{self.where}: {error}"
            for error in self.errors
        ]


@dataclass(frozen=True, slots=True)
class LocatedConcept:
    """A concept and the line of the file where its row begins."""

    line: int
    concept: Concept


class Codec(Protocol):
    """A glossary file format. What ``write`` gives, ``read`` takes back unchanged."""

    @property
    def media(self) -> str:
        """The format's short name, which is its file extension too."""
        ...

    def read(self, text: str, *, where: str = "file") -> list[LocatedConcept]:
        """Return the concepts of a file, in its order.

        Raises:
            ImportRejected: with every fault of every line; ``where`` names the file.
        """
        ...

    def write(self, concepts: Iterable[Concept]) -> Iterator[str]:
        """Yield the file piece by piece (no byte order mark)."""
        ...
