"""What the use cases need from outside, as protocols; ``service.container`` chooses adapters."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from glossary.changes import Action, Author, ChangePage, Edit, EditPage, LoggedChange
from glossary.concepts import Concept
from glossary.exchange.preview import ImportPlan
from glossary.figures import HOUSE, Style
from glossary.glossaries import ConceptPage, ConceptQuery, Glossary
from glossary.language import LanguagePair
from glossary.matching import TermIndex
from service.engine.protocol import Engine
from service.memory.lookup import MemoryIndex
from service.memory.units import AddedUnits, TranslationUnit

__all__ = [
    "ChangeLog",
    "Clock",
    "ConceptPage",
    "ConceptQuery",
    "Engines",
    "Glossary",
    "ImportPlan",
    "Limits",
    "MemoryRepository",
    "PackageDescription",
    "Services",
    "TermBaseRepository",
]

Clock = Callable[[], float]
"""Seconds from a fixed moment; only differences mean something."""


class ChangeLog(Protocol):
    """The log of all edits of the glossaries, and what takes them back."""

    def of_concept(self, concept_id: str, limit: int = 200) -> list[LoggedChange]:
        """Return a concept's changes, the newest first; none if there never was such a concept."""
        ...

    def edits(self, glossary: str, page: int = 1, page_size: int = 50) -> EditPage:
        """Return a page of a glossary's edits, the newest first; NotFoundError: no glossary."""
        ...

    def edit(self, glossary: str, revision: int, page: int = 1, page_size: int = 50) -> ChangePage:
        """Return a page of what one edit changed; NotFoundError: no glossary, no revision."""
        ...

    def undo_change(self, number: int) -> LoggedChange:
        """Take one change back, as a new edit; return the change that was taken back.

        Raises:
            NotFoundError: no such change.
            ConflictError: the concept was changed since, or its old terms are taken now.
        """
        ...

    def undo_edit(self, glossary: str, revision: int) -> Edit:
        """Take a whole edit back, all of it or nothing; return the edit that was taken back.

        Raises:
            NotFoundError: no such glossary or revision.
            ConflictError: a concept was changed since, or its old terms are taken now.
        """
        ...


class TermBaseRepository(Protocol):
    """The stored glossaries. Every method is its own transaction."""

    def acting(self, author: Author) -> "TermBaseRepository":
        """Return the same repository, whose edits ``author`` signs from here on."""
        ...

    @property
    def changes(self) -> ChangeLog:
        """The log of changes."""
        ...

    def glossaries(self) -> list[Glossary]:
        """Return all glossaries by name."""
        ...

    def glossary(self, name: str) -> Glossary:
        """Return the glossary of that name; NotFoundError, listing the names, if there is none."""
        ...

    def create_glossary(self, name: str) -> Glossary:
        """Add an empty glossary; ConflictError when the name is taken."""
        ...

    def search(self, glossary: str, query: ConceptQuery) -> ConceptPage:
        """Return the concepts of a glossary that ``query`` asks for, by Chinese term.

        The query that comes back with them has a page that exists.
        """
        ...

    def domains(self, glossary: str) -> list[str]:
        """Return the domains in use, sorted."""
        ...

    def get(self, concept_id: str) -> Concept:
        """Return a concept; NotFoundError if there is none."""
        ...

    def save(self, glossary: str, concept: Concept) -> Concept:
        """Add (``id`` None) or replace a concept; return it with id and version.

        Raises:
            ConflictError: another concept of the glossary has one of its Chinese terms, or the
                stored version is not ``concept.version``.
            NotFoundError: no such glossary, or the concept was deleted.
        """
        ...

    def delete(self, concept_id: str, version: int | None = None) -> None:
        """Remove a concept, if given only while it has ``version``.

        Raises:
            NotFoundError: there is none.
            ConflictError: the stored version is another.
        """
        ...

    def concepts(self, glossary: str) -> Iterator[Concept]:
        """Yield all concepts of a glossary, by Chinese term."""
        ...

    def apply(self, glossary: str, plan: ImportPlan, action: Action = Action.IMPORT) -> None:
        """Carry out an import plan, all of it or nothing; it is logged as ``action``.

        Raises:
            ConflictError: the glossary was edited after the plan was made.
        """
        ...

    def index(self, glossaries: Sequence[str], pair: LanguagePair) -> TermIndex:
        """Return the compiled term base of the stacked glossaries, first wins; cached."""
        ...


class MemoryRepository(Protocol):
    """The stored translation memory. Every method is its own transaction."""

    def count(self) -> int:
        """Return how many units there are."""
        ...

    def add(self, units: Iterable[TranslationUnit]) -> AddedUnits:
        """Store units, all of them or, if ``units`` raises, none; undated ones count as of now.

        One that is there already is refreshed (who, when, origin, project) if it is newer.
        """
        ...

    def remove(self, ids: Sequence[str]) -> int:
        """Delete the units with these ids; return how many there were."""
        ...

    def units(self) -> Iterator[TranslationUnit]:
        """Yield all units in the order they came."""
        ...

    def index(self, pair: LanguagePair) -> MemoryIndex:
        """Return the index of a language pair's units; kept, and brought up to date."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageDescription:
    """An Argos package that is installed or embedded. ``in_use``: requests of its pair go to it."""

    name: str
    pair: str
    version: str
    size: int
    checksum: str
    term_markup: bool
    tokenizer: str
    path: Path
    embedded: bool
    in_use: bool
    card: str = ""


class Engines(Protocol):
    """The installed packages and their engines, one loaded engine a pair and process."""

    def engine(self, pair: LanguagePair) -> Engine:
        """Return the engine of a pair, loaded on first use; UnsupportedError if there is none."""
        ...

    def packages(self) -> list[PackageDescription]:
        """Return the embedded and the installed packages."""
        ...

    def install(self, file: Path) -> PackageDescription:
        """Install a package file; InputError when it is not a sound Argos package."""
        ...

    def remove(self, name: str) -> None:
        """Remove an installed package; NotFoundError if none, InputError for the embedded one."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Stated limits: characters of a text, bytes of an upload or a body."""

    characters: int
    upload_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The wired adapters that use cases work with, and the house's choices.

    ``recalls`` tells whether translations use the memory.
    """

    term_bases: TermBaseRepository
    engines: Engines
    limits: Limits
    glossaries: tuple[str, ...]
    beam_size: int
    memory: MemoryRepository | None = None
    recalls: bool = True
    style: Style = HOUSE
