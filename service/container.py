"""The ONE place where adapters are chosen and wired."""

import secrets
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from glossary.errors import TermbridgeError
from glossary.figures import Style
from glossary.language import LanguagePair
from glossary.storage.connect import connect
from glossary.storage.migrations import migrate
from glossary.storage.repository import SqlTermBaseRepository
from service.config import Access, Settings
from service.engine.argos import ArgosEngine
from service.engine.package import ArgosPackage
from service.engine.registry import PackageRegistry
from service.http.options import AccessOptions
from service.jobs.local import ThreadRunner
from service.passwords import Argon2Passwords
from service.storage.accounts import SqlAccountRepository
from service.storage.memory import SqlMemoryRepository
from service.storage.translations import SqlTranslationRepository
from service.usecases.attempts import Attempts
from service.usecases.glossary import load_starter
from service.usecases.ports import AccountServices, Limits, PackageDescription, Services

_GUESSES, _GUESSES_OF_ADDRESS, _GUESSING_SECONDS = 5, 100, 300
STARTER = Path(__file__).parent.parent / "glossary" / "data" / "starter.csv"


class InstalledEngines:
    """``ports.Engines`` over a PackageRegistry."""

    def __init__(self, registry: PackageRegistry) -> None:
        """Describe and serve the packages of ``registry``."""
        self._registry = registry

    def engine(self, pair: LanguagePair) -> ArgosEngine:
        """Return the engine of a pair, loading it on first use."""
        return self._registry.engine(pair)

    def packages(self) -> list[PackageDescription]:
        """Return the embedded and the installed packages."""
        return [
            _describe(package, embedded=embedded, in_use=in_use)
            for package, embedded, in_use in self._registry.packages()
        ]

    def install(self, file: Path) -> PackageDescription:
        """Install a package file."""
        return _describe(self._registry.install(file), embedded=False, in_use=False)

    def remove(self, name: str) -> None:
        """Remove an installed package."""
        self._registry.remove(name)


def _describe(package: ArgosPackage, *, embedded: bool, in_use: bool) -> PackageDescription:
    return PackageDescription(
        name=package.name,
        pair=package.pair,
        version=package.version,
        size=package.size,
        checksum=package.checksum,
        term_markup=package.markup is not None,
        tokenizer=package.tokenizer,
        path=package.folder,
        embedded=embedded,
        in_use=in_use,
        card=package.card,
    )


def build(settings: Settings) -> Services:
    """Wire the services: the database migrated, the starter glossary there, no model loaded yet.

    Raises:
        TermbridgeError: the data folder or the database cannot be used.
    """
    _make_folder(settings.data_dir)
    engine = connect(settings.database_url)
    migrate(engine)
    services = Services(
        term_bases=SqlTermBaseRepository(engine, clock=_utc_now),
        memory=SqlMemoryRepository(engine, clock=_utc_now),
        translations=SqlTranslationRepository(engine, clock=_utc_now),
        runner=ThreadRunner(),
        recalls=settings.memory,
        engines=build_engines(settings),
        limits=Limits(characters=settings.max_characters, upload_bytes=settings.max_upload_bytes),
        glossaries=settings.glossaries,
        beam_size=settings.beam_size,
        clock=_utc_now,
        style=style_of(settings),
        accounts=_build_accounts(engine, settings),
    )
    load_starter(services, STARTER.read_text(encoding="utf-8"))
    return services


def access_of(settings: Settings) -> AccessOptions:
    """Return how people are let in."""
    accounts = settings.access is Access.ACCOUNTS
    return AccessOptions(
        accounts=accounts,
        secure_cookies=accounts and settings.secure_cookies,
        proxy_header=settings.proxy_user_header,
        trusted_proxies=settings.trusted_proxies,
        new_role=settings.new_user_role,
    )


def _build_accounts(engine: Engine, settings: Settings) -> AccountServices:
    return AccountServices(
        repository=SqlAccountRepository(engine, clock=_utc_now),
        passwords=Argon2Passwords(),
        clock=_utc_now,
        attempts=Attempts(_GUESSES, _GUESSING_SECONDS, time.monotonic),
        address_attempts=Attempts(_GUESSES_OF_ADDRESS, _GUESSING_SECONDS, time.monotonic),
        idle=timedelta(minutes=settings.session_minutes),
    )


def _utc_now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the clock is chosen here


def style_of(settings: Settings) -> Style:
    """Return how the house words figures; needs no database."""
    return Style(english=settings.english, mu=settings.mu, spacing=settings.chinese_spacing)


def build_engines(settings: Settings) -> InstalledEngines:
    """Wire the packages alone, without a database."""
    return InstalledEngines(
        PackageRegistry(
            installed=settings.data_dir / "packages",
            cache=_cache(settings.data_dir),
            others=(Path.home() / ".local" / "share" / "argos-translate" / "packages",),
            chosen=settings.model,
            threads=settings.threads,
            max_source_length=settings.max_source_length,
        )
    )


def secret_key(settings: Settings) -> str:
    """Return the configured key, or the one kept in the data folder (made on first use)."""
    if settings.secret_key:
        return settings.secret_key
    file = settings.data_dir / "secret-key"
    try:
        with file.open("x", encoding="ascii") as stream:
            file.chmod(0o600)
            stream.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return file.read_text(encoding="ascii")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TermbridgeError(
            f"The data folder cannot be made ({error.strerror}).",
            where=str(folder),
            remedy="Set TERMBRIDGE_DATA_DIR to a folder that can be written.",
        ) from error


def _cache(data_dir: Path) -> Path:
    folder = data_dir / "embedded"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.gettempdir()) / "termbridge-embedded"
    return folder
