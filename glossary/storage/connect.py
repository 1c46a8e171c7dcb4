"""A database by URL: SQLite or PostgreSQL, with the settings this product relies on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.pool import ConnectionPoolEntry

from glossary.errors import UnavailableError

_BUSY_SECONDS = 15
_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "sqlite+pysqlite": "sqlite+pysqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_WRITES = "termbridge_writes"


class StorageError(UnavailableError):
    """The database cannot be used: a bad URL, a server that does not answer, a full disk."""


def connect(url: str) -> Engine:
    """Return an engine for ``sqlite:///file`` or ``postgresql://user:password@host/name``.

    The database is tried at once. Call ``dispose()`` on the engine when done with it.

    Raises:
        StorageError: no such kind of URL, or the database does not answer; no password is told.
    """
    parsed = _parse(url)
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(parsed, connect_args={"timeout": _BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        engine = create_engine(
            parsed, pool_pre_ping=True, connect_args={"connect_timeout": _BUSY_SECONDS}
        )
    try:
        with reading(engine) as connection:
            connection.exec_driver_sql("SELECT 1")
    except StorageError:
        engine.dispose()
        raise
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the database throughout.

    Raises:
        StorageError: the database does not answer.
    """
    with _clear_errors(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(  # noqa: PLW2901 - the same, with an option
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose changes are kept when the block ends well, and none otherwise.

    Raises:
        StorageError: the database does not answer or stays locked.
    """
    with (
        _clear_errors(engine),
        engine.connect().execution_options(**{_WRITES: True}) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def _clear_errors(engine: Engine) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        reason = str(error.orig).strip().partition("\n")[0]
        raise StorageError(
            f"The database does not work: {reason}.",
            where=_shown(engine.url),
            remedy="Check the database URL, that the server runs and that the disk has room.",
        ) from error


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise StorageError(
            "The database URL cannot be read.",
            where="database",
            remedy="Use sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME.",
        ) from None
    driver = _DRIVERS.get(parsed.drivername)
    if driver is None:
        raise StorageError(
            f"Databases of the kind “{parsed.drivername}” are not supported.",
            where="database",
            remedy="Use sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME.",
        )
    return parsed.set(drivername=driver)


def _shown(url: URL) -> str:
    """Return the URL as users write it, without its password."""
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def _prepare_sqlite(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    """Set a new SQLite connection up: readers beside one writer, foreign keys, our own BEGIN."""
    del record
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    """Begin as a writer where one is; waiting for the lock here cannot deadlock, later it can."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")
