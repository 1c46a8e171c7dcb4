"""The history of schemas, on both databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from glossary.storage import StorageError, connect, is_current, migrate
from glossary.storage.base import Base
from glossary.storage.tables import ConceptRow


@pytest.fixture
def empty_engine(empty_database_url: str) -> Iterator[Engine]:
    engine = connect(empty_database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def postgres_engine(new_postgres_url: str) -> Iterator[Engine]:
    engine = connect(new_postgres_url)
    yield engine
    engine.dispose()


def test_an_empty_database_is_brought_to_the_newest_schema(empty_engine: Engine) -> None:
    assert not is_current(empty_engine)

    migrate(empty_engine)

    assert is_current(empty_engine)


def test_the_migrated_schema_is_the_one_that_the_tables_describe(empty_engine: Engine) -> None:
    migrate(empty_engine)

    with empty_engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_unique_index_of_chinese_terms_leaves_english_ones_alone(empty_engine: Engine) -> None:
    migrate(empty_engine)

    indexes = {index["name"]: index for index in inspect(empty_engine).get_indexes("term")}

    chinese = indexes["uq_term_chinese"]
    assert chinese["unique"]
    where = chinese["dialect_options"][f"{empty_engine.dialect.name}_where"]
    assert "<> 'en'" in str(where)


def test_postgresql_sorts_by_code_point_where_the_tables_say_so(postgres_engine: Engine) -> None:
    migrate(postgres_engine)

    for table in Base.metadata.sorted_tables:
        stored = {c["name"]: c["type"] for c in inspect(postgres_engine).get_columns(table.name)}
        for column in table.columns:
            wanted = getattr(column.type, "collation", None)
            assert getattr(stored[column.name], "collation", None) == wanted, column
    assert ConceptRow.__table__.c.sort_key.type.collation == "C"  # type: ignore[attr-defined]


def test_migrating_again_changes_nothing(empty_engine: Engine) -> None:
    migrate(empty_engine)
    with empty_engine.begin() as connection:
        connection.execute(text("INSERT INTO glossary VALUES ('a', 'b', 0)"))

    migrate(empty_engine)

    with empty_engine.connect() as connection:
        assert connection.execute(text("SELECT name FROM glossary")).scalars().all() == ["b"]


def test_processes_that_start_at_once_do_not_disturb_each_other(empty_database_url: str) -> None:
    engines = [connect(empty_database_url) for _ in range(4)]

    with ThreadPoolExecutor(len(engines)) as pool:
        list(pool.map(migrate, engines))

    assert all(is_current(engine) for engine in engines)
    for engine in engines:
        engine.dispose()


def test_a_database_of_a_newer_version_is_refused(empty_engine: Engine) -> None:
    migrate(empty_engine)
    with empty_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StorageError, match="newer version"):
        migrate(empty_engine)
