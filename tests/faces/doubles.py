"""What stands for the model: a scripted engine that obeys its glossary, and services around it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import Engine as Database

from glossary.errors import InputError, NotFoundError, UnsupportedError
from glossary.language import LanguageCode, LanguagePair
from glossary.storage import SqlTermBaseRepository
from service.app import create_app
from service.engine.protocol import Engine, SourceSegment
from service.engine.scripted import ScriptedEngine
from service.http.options import OPEN, AccessOptions
from service.passwords import Argon2Passwords
from service.storage.accounts import SqlAccountRepository
from service.usecases.attempts import Attempts
from service.usecases.ports import (
    AccountServices,
    Limits,
    MemoryRepository,
    PackageDescription,
    Runner,
    Services,
    TranslationRepository,
)

ZH_EN = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
EN_ZH = LanguagePair(LanguageCode.ENGLISH, LanguageCode.CHINESE_SIMPLIFIED)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
REFUSED = "青春之城"
Script = Callable[[SourceSegment], str]


KEY = "a key for tests"


def obedient(segment: SourceSegment) -> str:
    """Translate into a sentence that holds every annotated rendition, but that of “青春之城”."""
    held = [a.rendition for a in segment.annotations if a.span.of(segment.text) != REFUSED]
    return f"This sentence holds {', '.join(held) or 'nothing'}."


class OneEngine:
    """An ``Engines`` with one engine, for zh-en if no pair is given; none if ``script`` is None."""

    def __init__(self, script: Script | None = obedient, pair: LanguagePair = ZH_EN) -> None:
        self.scripted = ScriptedEngine(script, pair=pair) if script else None
        self._pair = pair

    def engine(self, pair: LanguagePair) -> Engine:
        if self.scripted is None or pair.simplified != self._pair:
            raise UnsupportedError(
                f"There is no package for {pair}.", where="package", remedy="Install one."
            )
        return self.scripted

    def packages(self) -> list[PackageDescription]:
        if self.scripted is None:
            return []
        return [
            PackageDescription(
                name="scripted",
                pair=f"{self._pair.source.base}-{self._pair.target.base}",
                version="1",
                size=1,
                checksum="0",
                term_markup=True,
                tokenizer="none",
                path=Path("scripted"),
                embedded=True,
                in_use=True,
            )
        ]

    def install(self, file: Path) -> PackageDescription:
        raise InputError(f"{file.name} cannot be installed here.")

    def remove(self, name: str) -> None:
        raise NotFoundError(f"There is no package {name}.")


class ImmediateRunner:
    """A ``Runner`` that has done its work when ``start`` returns."""

    def start(self, name: str, work: Callable[[], None]) -> None:
        assert name
        work()

    def is_running(self, name: str) -> bool:
        return not name

    def wait(self, name: str, seconds: float) -> None:
        pass


def services_on(  # noqa: PLR0913 - each of them is left out by most tests
    term_bases: SqlTermBaseRepository,
    script: Script | None = obedient,
    *,
    characters: int = 5_000,
    upload_bytes: int = 100_000,
    memory: MemoryRepository | None = None,
    translations: TranslationRepository | None = None,
    runner: Runner | None = None,
    accounts: AccountServices | None = None,
    clock: Callable[[], datetime] = lambda: NOON,
) -> Services:
    """Return services over a term base and a script (None: no package is installed)."""
    return Services(
        term_bases=term_bases,
        engines=OneEngine(script),
        limits=Limits(characters=characters, upload_bytes=upload_bytes),
        glossaries=("starter",),
        beam_size=2,
        clock=clock,
        memory=memory,
        translations=translations,
        runner=runner or ImmediateRunner(),
        accounts=accounts,
    )


def app_on(services: Services, sample: str = "", access: AccessOptions = OPEN) -> Flask:
    """Return the application over services."""
    return create_app(services, secret_key=KEY, sample=sample, access=access)


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        return self.now.timestamp()


def accounts_on(engine: Database, clock: Clock) -> AccountServices:
    """Return real accounts in a migrated database; five wrong passwords in five minutes."""
    return AccountServices(
        repository=SqlAccountRepository(engine, clock),
        passwords=Argon2Passwords(),
        clock=clock,
        attempts=Attempts(5, 300, clock.seconds),
        address_attempts=Attempts(20, 300, clock.seconds),
    )
