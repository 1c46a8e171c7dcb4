"""What every glossary file format does, and how it says what is wrong with a file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from glossary.concepts import Concept
from glossary.errors import InputError
from glossary.fields import FIELDS, texts_of

ALL_FIELDS = frozenset(FIELDS)


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
    """A concept and the line of the file (of a workbook: the row) where it begins.

    ``fields`` are those that the file speaks of: of an entry that is there already the others stay.
    """

    line: int
    concept: Concept
    fields: frozenset[str] = ALL_FIELDS


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds, in its order, and in sentences what of it was passed over."""

    entries: tuple[LocatedConcept, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Losses:
    """What a format could not hold of the concepts written: fields, and whole entries."""

    fields: Counter[str] = field(default_factory=Counter)
    entries: Counter[str] = field(default_factory=Counter)

    def watch(self, concepts: Iterable[Concept], held: frozenset[str]) -> Iterator[Concept]:
        """Yield the concepts, counting the fields that hold something and are not ``held``."""
        lost = ALL_FIELDS - held - {"status"}
        for concept in concepts:
            if lost:
                texts = texts_of(concept)
                self.fields.update(name for name in lost if texts[name])
                if "status" not in held and concept.state.value != "approved":
                    self.fields["status"] += 1
            yield concept

    def sentences(self) -> list[str]:
        """Say what was lost, or nothing."""
        said = [f"{count:,} {why}" for why, count in sorted(self.entries.items())]
        if self.fields:
            parts = [f"{name} ({self.fields[name]:,})" for name in FIELDS if self.fields[name]]
            said.append(f"This format cannot hold: {', '.join(parts)}.")
        return said


class Codec(Protocol):
    """A glossary file format. What ``write`` gives, ``read`` takes back, as far as it holds it."""

    @property
    def media(self) -> str:
        """The format's short name."""
        ...

    @property
    def label(self) -> str:
        """The format's name for users."""
        ...

    @property
    def extension(self) -> str:
        """The ending of its files, without the dot."""
        ...

    @property
    def content_type(self) -> str:
        """Its media type as HTTP knows it."""
        ...

    @property
    def fields(self) -> frozenset[str]:
        """The fields of an entry that it can hold."""
        ...

    def read(self, content: bytes, *, where: str = "file") -> Reading:
        """Return what a file holds.

        Raises:
            ImportRejected: with every fault of every line; ``where`` names the file.
            InputError: a file of another kind.
        """
        ...

    def write(self, concepts: Iterable[Concept], losses: Losses | None = None) -> Iterator[bytes]:
        """Yield the file piece by piece; ``losses`` is told what the format cannot hold."""
        ...
