"""What the use cases need from outside, as protocols; ``service.container`` chooses adapters."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
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
from service.people import LOCAL, Account, ApiKey, Role, User
from service.pipeline.report import Provenance
from service.pipeline.saved import RunStatus, SavedSegment, SavedTranslation, StateCounts
from service.usecases.attempts import Attempts

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
    "Runner",
    "Services",
    "TermBaseRepository",
    "TranslationRepository",
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
        """Return all glossaries by name; their entries are counted for it."""
        ...

    def names(self) -> list[str]:
        """Return the names of all glossaries, sorted."""
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

    def sharing(self, glossary: str, texts: Sequence[str]) -> list[Concept]:
        """Return the concepts (20 at most) with one of ``texts`` as a wording of either language.

        Texts are compared as terms are matched.
        """
        ...

    def by_ids(self, glossary: str, ids: Sequence[str]) -> list[Concept]:
        """Return those of the concepts ``ids`` that the glossary has, by Chinese term."""
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
        """Yield all concepts of a glossary at one revision, by Chinese term."""
        ...

    def stream(self, glossary: str) -> Iterator[Concept]:
        """Yield all concepts of a glossary, by Chinese term, a few at a time.

        However many there are, it takes little memory and keeps no transaction open; what is edited
        meanwhile may be among them or not.
        """
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

    def known(self, ids: Sequence[str]) -> set[str]:
        """Return those of ``ids`` that there are units with."""
        ...

    def remove(self, ids: Sequence[str]) -> int:
        """Delete the units with these ids; return how many there were."""
        ...

    def units(self) -> Iterator[TranslationUnit]:
        """Yield all units in the order they came."""
        ...

    def search(self, text: str, offset: int, limit: int) -> tuple[list[TranslationUnit], int]:
        """Return units with ``text`` in source or target, the newest first; how many there are."""
        ...

    def index(self, pair: LanguagePair) -> MemoryIndex:
        """Return the index of a language pair's units; kept, and brought up to date."""
        ...


class TranslationRepository(Protocol):
    """The saved translations. Every method is its own transaction."""

    def add(self, saved: SavedTranslation, segments: Sequence[SavedSegment]) -> None:
        """Store a new translation with its segments."""
        ...

    def get(self, id_: str) -> SavedTranslation:
        """Return a translation; NotFoundError if there is none."""
        ...

    def segments(self, id_: str, after: int = -1) -> list[SavedSegment]:
        """Return a translation's segments in order: those that changed after a revision."""
        ...

    def counts(self, ids: Sequence[str]) -> Mapping[str, StateCounts]:
        """Return how many segments of each state the translations have."""
        ...

    def search(self, text: str, offset: int, limit: int) -> tuple[list[SavedTranslation], int]:
        """Return translations with ``text`` in title or source, and how many there are.

        The last changed comes first.
        """
        ...

    def rename(self, id_: str, title: str) -> None:
        """Give a translation another title; NotFoundError if there is none."""
        ...

    def delete(self, id_: str) -> None:
        """Remove a translation; NotFoundError if there is none."""
        ...

    def begin_run(self, id_: str) -> SavedTranslation:
        """Let a new run begin, which ends what others of the translation may save."""
        ...

    def end_run(self, id_: str, run: int, status: RunStatus, problem: str = "") -> None:
        """Note how a run ended, unless another has begun or the translation is gone."""
        ...

    def save_group(
        self, id_: str, run: int, segments: Sequence[SavedSegment], provenance: Provenance
    ) -> bool:
        """Store what a run has translated; False, with nothing stored, if it is not to go on.

        A segment that a person wrote meanwhile stays as it is.
        """
        ...

    def save_segment(self, id_: str, segment: SavedSegment) -> SavedSegment:
        """Store a person's change of a segment; return it with its new version.

        Raises:
            ConflictError: the stored version is not ``segment.version``.
            NotFoundError: no such segment.
        """
        ...

    def unit_is_used(self, unit: str, id_: str, number: int) -> bool:
        """Tell whether another approved segment stands on a unit of the memory."""
        ...


class Runner(Protocol):
    """Does work beside the requests."""

    def start(self, name: str, work: Callable[[], None]) -> None:
        """Do ``work`` as soon as there is room."""
        ...

    def is_running(self, name: str) -> bool:
        """Tell whether work of that name is going on or waiting in this process."""
        ...

    def wait(self, name: str, seconds: float) -> None:
        """Return when the work of that name is over, at the latest after ``seconds``."""
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


class Passwords(Protocol):
    """Hashing of passwords."""

    def hash(self, password: str) -> str:
        """Return the salted hash to store."""
        ...

    def verify(self, password: str, stored: str | None) -> bool:
        """Tell whether a password fits; where nothing is stored it takes as long to say no."""
        ...


class AccountRepository(Protocol):
    """The stored accounts, sessions and API keys. Every method is its own transaction."""

    def all(self) -> list[Account]:
        """Return all accounts by name."""
        ...

    def get(self, account_id: str) -> Account:
        """Return an account; NotFoundError if there is none."""
        ...

    def find(self, name: str) -> Account | None:
        """Return the account of that name, in whatever case and width it is written."""
        ...

    def create(self, name: str, role: Role, password: str | None) -> Account:
        """Add an account with a hashed password; ConflictError when the name is taken."""
        ...

    def change(self, account_id: str, role: Role, *, disabled: bool) -> Account:
        """Change an account and end its sessions if that changes anything.

        Raises:
            NotFoundError: no such account.
            ConflictError: it is the last administrator that can sign in.
        """
        ...

    def password(self, account_id: str) -> str | None:
        """Return the hashed password, if there is one."""
        ...

    def set_password(self, account_id: str, password: str) -> None:
        """Store a hashed password and end all sessions of the account."""
        ...

    def add_session(self, digest: str, account_id: str) -> None:
        """Begin a session, and drop those that are long over."""
        ...

    def of_session(self, digest: str, since: datetime, touch: timedelta) -> Account | None:
        """Return whose session it is, if it was used after ``since``; it counts as used now.

        The time is stored only where it differs by ``touch`` or more.
        """
        ...

    def remove_session(self, digest: str) -> None:
        """End a session."""
        ...

    def keys(self, account_id: str) -> list[ApiKey]:
        """Return an account's API keys, the newest first."""
        ...

    def add_key(self, account_id: str, label: str, hint: str, digest: str) -> ApiKey:
        """Add an API key."""
        ...

    def of_key(self, digest: str, touch: timedelta) -> Account | None:
        """Return whose API key it is; it counts as used now, as exactly as ``touch``."""
        ...

    def remove_key(self, account_id: str, key_id: str) -> None:
        """Revoke a key of an account; NotFoundError if it is none of its."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountServices:
    """What accounts need: storage, hashing, time, and the counters of wrong passwords.

    ``idle`` is how long a session may go unused.
    """

    repository: AccountRepository
    passwords: Passwords
    clock: Callable[[], datetime]
    attempts: Attempts
    address_attempts: Attempts
    idle: timedelta = timedelta(hours=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The wired adapters that use cases work with, and the house's choices.

    ``recalls`` tells whether translations use the memory; ``clock`` is the one that the
    repositories note their times by; ``user`` is who asks.
    """

    term_bases: TermBaseRepository
    engines: Engines
    limits: Limits
    glossaries: tuple[str, ...]
    beam_size: int
    clock: Callable[[], datetime]
    memory: MemoryRepository | None = None
    translations: TranslationRepository | None = None
    runner: Runner | None = None
    recalls: bool = True
    style: Style = HOUSE
    accounts: AccountServices | None = None
    user: User = LOCAL

    def acting(self, user: User) -> "Services":
        """Return the same services for ``user``, who signs what is changed."""
        author = Author(id=user.id, name=user.name)
        return replace(self, user=user, term_bases=self.term_bases.acting(author))
