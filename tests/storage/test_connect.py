"""Databases by URL: what works, and what a user reads when it does not."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from glossary.storage import StorageError, connect
from glossary.storage.connect import reading, writing


@pytest.mark.parametrize("url", ["mysql://host/name", "sqlserver://x", "not a url", ""])
def test_a_url_of_another_kind_is_refused_and_the_right_form_is_shown(url: str) -> None:
    with pytest.raises(StorageError, match="postgresql://USER:PASSWORD@HOST/NAME"):
        connect(url)


def test_an_unreachable_server_is_reported_without_the_password() -> None:
    with pytest.raises(StorageError) as caught:
        connect("postgresql://someone:s3cret@127.0.0.1:1/name")

    assert "127.0.0.1:1" in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_a_missing_folder_is_reported_with_the_path(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"missing/x\.db: The database does not work: unable"):
        connect(f"sqlite:///{tmp_path}/missing/x.db")


def test_a_file_that_is_no_database_is_reported(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("共同富裕" * 500)

    with pytest.raises(StorageError, match="file is not a database"):
        connect(f"sqlite:///{tmp_path}/x.db")


@pytest.mark.parametrize("prefix", ["postgres:", "postgresql:", "postgresql+psycopg:"])
def test_postgresql_is_reached_by_every_usual_form_of_its_url(
    postgres_url: str, prefix: str
) -> None:
    engine = connect(prefix + postgres_url.partition(":")[2])

    assert engine.driver == "psycopg"
    engine.dispose()


def test_sqlite_keeps_foreign_keys_and_lets_readers_work_beside_a_writer(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/x.db")

    with reading(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    engine.dispose()


def test_a_failed_block_leaves_nothing_behind(database_engine: Engine) -> None:
    def fail_after_writing() -> None:
        with writing(database_engine) as connection:
            connection.execute(text("INSERT INTO glossary VALUES ('a', 'b', 0)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_writing()

    with reading(database_engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM glossary")).scalar_one() == 0


def test_a_reader_sees_one_state_though_another_writes_meanwhile(database_engine: Engine) -> None:
    count = text("SELECT count(*) FROM glossary")
    with reading(database_engine) as reader:
        before = reader.execute(count).scalar_one()
        with writing(database_engine) as writer:
            writer.execute(text("INSERT INTO glossary VALUES ('a', 'b', 0)"))
        after = reader.execute(count).scalar_one()

    assert (before, after) == (0, 0)
