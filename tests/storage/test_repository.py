"""What the SQL repository promises beyond its protocol: history, the database's own guard."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from builders import concept
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from glossary.exchange.preview import ImportPlan, Replacement
from glossary.language import LanguageCode, LanguagePair
from glossary.matching import find_terms
from glossary.storage import SqlTermBaseRepository, StorageError, connect
from glossary.storage.connect import reading, writing
from glossary.storage.tables import ChangeRow, GlossaryRow, TermRow

PAIR = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_every_edit_is_logged_with_time_and_both_states(database_engine: Engine) -> None:
    repository = SqlTermBaseRepository(database_engine, clock=lambda: NOON)
    repository.create_glossary("house")
    saved = repository.save("house", concept("共同富裕", "old"))
    edited = repository.save("house", concept("共同富裕", "new", id=saved.id, version=1))
    repository.delete(edited.id or "")
    repository.apply("house", ImportPlan(added=(concept("小康社会", "x"),)))

    with reading(database_engine) as connection:
        log = connection.execute(select(ChangeRow.__table__).order_by(ChangeRow.id)).all()

    assert [row.revision for row in log] == [1, 2, 3, 4]
    assert [row.concept_id for row in log[:3]] == [saved.id] * 3
    assert {row.at for row in log} == {NOON}
    english = [
        tuple(state and state["terms"][1]["text"] for state in (row.before, row.after))
        for row in log
    ]
    assert english == [(None, "old"), ("old", "new"), ("new", None), (None, "x")]


def test_the_log_holds_every_field_of_a_concept(database_engine: Engine) -> None:
    repository = SqlTermBaseRepository(database_engine, clock=lambda: NOON)
    repository.create_glossary("house")
    repository.save(
        "house",
        concept(
            en_forbidden=("mutual wealth",),
            en_abbreviation="CP",
            case="exact",
            inflection="fixed",
            only_after=("实现",),
            only_before=("的",),
            part_of_speech="noun",
            definition="d",
            context="c",
            project="p",
        ),
    )

    with reading(database_engine) as connection:
        logged = connection.execute(select(ChangeRow.after)).scalar_one()

    assert logged is not None
    assert [(t["status"], t["type"]) for t in logged.pop("terms")[2:]] == [
        ("deprecatedTerm-admn-sts", "fullForm"),
        ("admittedTerm-admn-sts", "abbreviation"),
    ]
    assert logged == {
        "case": "exact",
        "inflection": "fixed",
        "only_after": ["实现"],
        "only_before": ["的"],
        "part_of_speech": "noun",
        "definition": "d",
        "context": "c",
        "project": "p",
        "domain": "",
        "note": "",
        "source": "",
        "state": "approved",
        "version": 1,
    }


def test_a_clock_of_another_time_zone_is_stored_in_utc(database_engine: Engine) -> None:
    beijing = timezone(timedelta(hours=8))
    repository = SqlTermBaseRepository(database_engine, clock=lambda: NOON.astimezone(beijing))
    repository.create_glossary("house")
    repository.save("house", concept())

    with reading(database_engine) as connection:
        assert connection.execute(select(ChangeRow.at)).scalar_one() == NOON


def test_the_database_itself_refuses_a_chinese_term_twice(
    repository: SqlTermBaseRepository, database_engine: Engine
) -> None:
    saved = repository.save("house", concept("共同富裕"))
    with reading(database_engine) as connection:
        house = connection.execute(select(GlossaryRow.id)).scalar_one()
    row = {
        "concept_id": saved.id,
        "position": 9,
        "glossary_id": house,
        "language": "zh-Hans",
        "status": "admittedTerm-admn-sts",
        "text": "共同富裕",
        "folded": "共同富裕",
    }

    with pytest.raises(IntegrityError), writing(database_engine) as connection:
        connection.execute(insert(TermRow), row)


def test_deleting_a_concept_leaves_no_terms_behind(
    repository: SqlTermBaseRepository, database_engine: Engine
) -> None:
    saved = repository.save("house", concept("共同富裕"))

    repository.delete(saved.id or "")

    with reading(database_engine) as connection:
        assert connection.execute(select(TermRow.text)).all() == []


def test_an_edit_by_another_process_counts_with_the_next_translation(
    repository: SqlTermBaseRepository, database_url: str
) -> None:
    repository.save("house", concept("共同富裕", "old"))
    repository.index(["house"], PAIR)
    other_engine = connect(database_url)
    other = SqlTermBaseRepository(other_engine)
    stored = next(other.concepts("house"))

    other.save("house", concept("共同富裕", "new", id=stored.id, version=1))

    found = find_terms("共同富裕", repository.index(["house"], PAIR))
    assert [m.entry.rendition.preferred for m in found] == ["new"]
    other_engine.dispose()


def test_a_database_without_tables_is_an_error_that_a_user_can_read(
    empty_database_url: str,
) -> None:
    engine = connect(empty_database_url)

    with pytest.raises(StorageError, match="The database does not work"):
        SqlTermBaseRepository(engine).glossaries()
    engine.dispose()


def test_more_concepts_than_one_statement_can_name_are_imported_and_replaced(
    repository: SqlTermBaseRepository,
) -> None:
    added = tuple(concept(f"词{n}号", f"term {n}") for n in range(5100))
    repository.apply("house", ImportPlan(added=added))
    stored = tuple(repository.concepts("house"))

    repository.apply("house", ImportPlan(replaced=tuple(Replacement(c, c) for c in stored)))

    assert {c.version for c in repository.concepts("house")} == {2}
    assert repository.glossary("house").concepts == 5100


def test_every_kind_of_edit_shows_in_the_next_index(
    repository: SqlTermBaseRepository, database_engine: Engine
) -> None:
    """An index is made from the older one; each is compared with one that was loaded whole."""
    repository.create_glossary("guests")
    saved = repository.save("house", concept("共同富裕", "old", zh_variants=("一起富裕",)))
    repository.save("guests", concept("共同富裕", "guest wording"))
    other = repository.save("house", concept("小康社会", "society", state="proposed"))
    text = "共同富裕、一起富裕、小康社会、全面小康、基层治理"

    def wordings() -> list[str]:
        """Ask the kept index of both, which edits have changed, and check it with a new one."""
        renditions = [
            [(match.span, match.entry.rendition.preferred) for match in find_terms(text, index)]
            for index in (
                repository.index(["house", "guests"], PAIR),
                SqlTermBaseRepository(database_engine).index(["house", "guests"], PAIR),
            )
        ]
        assert renditions[0] == renditions[1]
        return [rendition for _, rendition in renditions[0]]

    assert wordings() == ["old", "old", "society"]
    saved = repository.save("house", concept("共同富裕", "new", id=saved.id, version=1))
    assert wordings() == ["new", "society"]
    repository.save("guests", concept("小康社会", "approved here"))
    assert wordings() == ["new", "approved here"]
    repository.delete(saved.id or "")
    assert wordings() == ["guest wording", "approved here"]
    changed = concept("小康社会", "society", zh_variants=("全面小康",), id=other.id, version=1)
    added = concept("基层治理", "community-level governance")
    repository.apply("house", ImportPlan(added=(added,), replaced=(Replacement(other, changed),)))
    assert wordings() == ["guest wording", "society", "society", "community-level governance"]
