"""Fixtures that several folders of tests share."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import postgres
import psycopg
import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, text

from glossary.storage import SqlTermBaseRepository, connect, migrate
from glossary.storage.base import Base
from service.storage import tables as service_tables

settings.register_profile(
    "fast", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", max_examples=500, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))  # noqa: TID251 - a test's switch

assert service_tables  # its tables join ``Base.metadata``, as they do in the service
DATABASES = ["sqlite", "postgresql"]


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a private PostgreSQL server; skipped where its programs are not installed."""
    folder = postgres.binaries()
    if folder is None:
        reason = "PostgreSQL's initdb is neither on PATH nor in /usr/lib/postgresql"
        if os.environ.get("TERMBRIDGE_REQUIRE_ALL") == "1":  # noqa: TID251 - a test's switch
            pytest.fail(reason)
        pytest.skip(reason)
    with postgres.server(folder) as url:
        yield url


@pytest.fixture(scope="session")
def migrated_postgres_url(postgres_url: str) -> str:
    """The URL of a database with the newest schema; tests find it empty."""
    url = _new_database(postgres_url)
    engine = connect(url)
    migrate(engine)
    engine.dispose()
    return url


@pytest.fixture
def new_postgres_url(postgres_url: str) -> str:
    """The URL of a PostgreSQL database without tables."""
    return _new_database(postgres_url)


@pytest.fixture(params=DATABASES)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without tables, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return str(request.getfixturevalue("new_postgres_url"))


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a migrated database without rows, of each kind in turn."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'termbridge.db'}"
        engine = connect(url)
        migrate(engine)
    else:
        url = request.getfixturevalue("migrated_postgres_url")
        engine = connect(url)
        tables = ", ".join(table.name for table in Base.metadata.sorted_tables)
        with engine.begin() as connection:
            connection.execute(text(f"TRUNCATE {tables} CASCADE"))
    engine.dispose()
    return url


@pytest.fixture
def database_engine(database_url: str) -> Iterator[Engine]:
    """An engine on a migrated database without rows, of each kind in turn."""
    engine = connect(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def repository(database_engine: Engine) -> SqlTermBaseRepository:
    """A repository with the empty glossary ``house``, on each kind of database in turn."""
    found = SqlTermBaseRepository(database_engine)
    found.create_glossary("house")
    return found


def _new_database(server_url: str) -> str:
    name = f"t{uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return server_url.removesuffix("postgres") + name
