"""The history of schemas, on both databases."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from builders import concept
from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.exc import DBAPIError

from glossary.changes import NOBODY
from glossary.errors import ConflictError
from glossary.glossaries import ConceptQuery
from glossary.language import LanguageCode, LanguagePair
from glossary.matching import find_terms
from glossary.storage import SqlTermBaseRepository, StorageError, connect, is_current, migrate
from glossary.storage.base import Base
from glossary.storage.connect import reading
from glossary.storage.tables import ChangeRow, ConceptRow


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


PREFERRED = "preferredTerm-admn-sts"
OLD_CONCEPT: dict[str, Any] = {
    "terms": [
        {"text": "共同富裕", "language": "zh-Hans", "status": PREFERRED},
        {"text": "common prosperity", "language": "en", "status": PREFERRED},
    ],
    "domain": "politics",
    "note": "",
    "source": "",
    "state": "approved",
    "version": 1,
}


_NEW_FIELDS = {
    "terms": [{**term, "type": "fullForm"} for term in OLD_CONCEPT["terms"]],
    **dict.fromkeys(
        ("case", "inflection", "part_of_speech", "definition", "context", "project"), ""
    ),
    "only_after": [],
    "only_before": [],
}


def _fill_first_schema(engine: Engine) -> None:
    """Store an entry and its history as the first schema has them."""
    with engine.begin() as connection:
        for values in (
            "glossary VALUES ('g', 'house', 1502)",
            "concept VALUES ('c', 'g', '共同富裕', 'politics', '', '', 'approved', 1)",
            f"term VALUES ('c', 0, 'g', 'zh-Hans', '{PREFERRED}', '共同富裕', '共同富裕')",
            f"term VALUES ('c', 1, 'g', 'en', '{PREFERRED}', 'common prosperity', 'x')",
        ):
            connection.execute(text(f"INSERT INTO {values}"))
        connection.execute(
            text(
                'INSERT INTO change (glossary_id, concept_id, revision, at, "before", "after")'
                " VALUES ('g', 'c', :revision, '2026-11-24 12:00:00', NULL, :after)"
            ),
            [{"revision": n, "after": json.dumps(OLD_CONCEPT)} for n in range(1, 1503)],
        )


def test_entries_of_the_first_schema_are_kept_and_can_be_edited(empty_engine: Engine) -> None:
    migrate(empty_engine, "0001")
    _fill_first_schema(empty_engine)

    migrate(empty_engine)

    repository = SqlTermBaseRepository(empty_engine)
    kept = concept(domain="politics", id="c", version=1)
    assert list(repository.concepts("house")) == [kept]
    ever = ConceptQuery(changed_since=datetime(2000, 1, 1, tzinfo=UTC))
    assert repository.search("house", ever).concepts == (kept,)
    repository.save("house", concept(en="shared wealth", only_after=("实现",)))
    with pytest.raises(ConflictError):
        repository.save("house", concept(en="wealth for all"))


def test_the_history_of_the_first_schema_is_completed(empty_engine: Engine) -> None:
    migrate(empty_engine, "0001")
    _fill_first_schema(empty_engine)

    migrate(empty_engine)

    with reading(empty_engine) as connection:
        log = connection.execute(select(ChangeRow.before, ChangeRow.after)).all()
    assert len(log) == 1502
    assert {before for before, _ in log} == {None}
    for _, after in log:
        assert after is not None
        assert after["domain"] == "politics"
        assert (after["definition"], after["only_after"]) == ("", [])
        assert [t["type"] for t in after["terms"]] == ["fullForm", "fullForm"]


def test_edits_of_the_fourth_schema_are_summed_up_without_an_author(empty_engine: Engine) -> None:
    migrate(empty_engine, "0004")
    state = json.dumps(OLD_CONCEPT | _NEW_FIELDS)
    rows = [(1, None, state), (2, state, state), (3, state, None)]
    rows += [(4, None, state), (4, state, state)]
    with empty_engine.begin() as connection:
        connection.execute(text("INSERT INTO glossary VALUES ('g', 'house', 4)"))
        connection.execute(
            text(
                'INSERT INTO change (glossary_id, concept_id, revision, at, "before", "after")'
                " VALUES ('g', 'c', :revision, '2026-11-24 12:00:00', :before, :after)"
            ),
            [{"revision": n, "before": before, "after": after} for n, before, after in rows],
        )

    migrate(empty_engine)

    edits = SqlTermBaseRepository(empty_engine).changes.edits("house").edits
    assert [(e.revision, e.action.value, e.added, e.changed, e.deleted) for e in edits] == [
        (4, "import", 1, 1, 0),
        (3, "delete", 0, 0, 1),
        (2, "change", 0, 1, 0),
        (1, "add", 1, 0, 0),
    ]
    assert {e.author for e in edits} == {NOBODY}
    assert {e.examples for e in edits} == {("共同富裕",)}


@pytest.mark.parametrize("statement", ["UPDATE {} SET at = at", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["change", "edit"])
def test_the_database_refuses_to_alter_the_log(
    empty_engine: Engine, table: str, statement: str
) -> None:
    migrate(empty_engine)
    repository = SqlTermBaseRepository(empty_engine)
    repository.create_glossary("house")
    repository.save("house", concept())

    with pytest.raises(DBAPIError, match="only added to"), empty_engine.begin() as connection:
        connection.execute(text(statement.format(table)))


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


def test_terms_stored_before_scripts_were_folded_are_found_in_either_script(
    empty_engine: Engine,
) -> None:
    """Where two entries have become one term, the simplified one keeps it and none is lost."""
    migrate(empty_engine, "0001")
    _store_term(empty_engine, "alone", "發展")
    _store_term(empty_engine, "first", "國家")
    _store_term(empty_engine, "second", "国家")

    migrate(empty_engine)

    with empty_engine.connect() as connection:
        folded = connection.execute(
            text("SELECT folded FROM term WHERE position = 0 ORDER BY concept_id")
        ).scalars()
        assert list(folded) == ["发展", "國家", "国家"]
        keys = connection.execute(text("SELECT sort_key FROM concept ORDER BY id")).scalars()
        assert list(keys) == ["发展", "国家", "国家"]
    repository = SqlTermBaseRepository(empty_engine)
    page = repository.search("house", ConceptQuery(text="發展"))
    assert [found.id for found in page.concepts] == ["alone"]
    pair = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
    matches = find_terms("国家發展", repository.index(["house"], pair))
    assert [match.entry.concept_id for match in matches] == ["first", "alone"]


def _store_term(engine: Engine, concept_id: str, zh: str) -> None:
    """Add an entry as the first schema had it, its Chinese folded as it is written."""
    concept = "concept (id, glossary_id, sort_key, domain, note, source, state, version)"
    rows = [f"{concept} VALUES (:id, 'h', :zh, '', '', '', 'approved', 1)"]
    rows += [
        "term (concept_id, position, glossary_id, language, status, text, folded)"
        f" VALUES (:id, {n}, 'h', '{language}', 'preferredTerm-admn-sts', :{language}, :folded)"
        for n, language in enumerate(("zh", "en"))
    ]
    values = {"id": concept_id, "zh": zh, "en": "term", "folded": zh}
    with engine.begin() as connection:
        if connection.execute(text("SELECT id FROM glossary")).scalar() is None:
            connection.execute(text("INSERT INTO glossary VALUES ('h', 'house', 0)"))
        for row in rows:
            connection.execute(text(f"INSERT INTO {row}".replace("'zh'", "'zh-Hans'")), values)
