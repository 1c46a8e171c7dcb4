"""What every ChangeLog does: who changed what, and taking it back (SQLite and PostgreSQL)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from builders import concept, import_plan
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from glossary.changes import Action, Author, differences
from glossary.concepts import Concept
from glossary.errors import ConflictError, NotFoundError
from glossary.exchange.preview import ImportPlan
from glossary.storage import SqlTermBaseRepository
from service.usecases.ports import TermBaseRepository

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
MEI, LI = Author(id="m", name="Mei"), Author(id="l", name="Li")
WEALTH, PLENTY = concept("共同富裕", "common prosperity"), concept("小康社会", "plenty")


def ticking() -> Callable[[], datetime]:
    """Return a clock that goes a minute ahead with every look."""
    times = (NOON + timedelta(minutes=n) for n in range(10_000))
    return lambda: next(times)


@pytest.fixture
def house(database_engine: Engine) -> TermBaseRepository:
    repository = SqlTermBaseRepository(database_engine, ticking())
    repository.create_glossary("house")
    return repository


def held(repository: TermBaseRepository) -> list[Concept]:
    """Return what a glossary holds, whatever the versions."""
    return [replace(c, version=0) for c in repository.concepts("house")]


def test_each_change_tells_who_when_and_what(house: TermBaseRepository) -> None:
    saved = house.acting(MEI).save("house", WEALTH)
    edited = house.acting(LI).save("house", replace(saved, note="two\nlines", domain="economy"))
    house.acting(MEI).delete(saved.id or "")

    deletion, edit, addition = house.changes.of_concept(saved.id or "")

    assert [c.edit.author for c in (addition, edit, deletion)] == [MEI, LI, MEI]
    assert [c.edit.at for c in (addition, edit, deletion)] == [
        NOON + timedelta(minutes=n) for n in range(3)
    ]
    actions = [c.edit.action for c in (addition, edit, deletion)]
    assert actions == [Action.ADD, Action.CHANGE, Action.DELETE]
    assert [(d.field, d.before, d.after) for d in differences(edit.change)] == [
        ("domain", "", "economy"),
        ("note", "", "two\nlines"),
    ]
    assert (deletion.change.before, deletion.change.after) == (edited, None)
    assert house.changes.of_concept("never there") == []


def test_the_edits_of_a_glossary_are_listed_the_newest_first(house: TermBaseRepository) -> None:
    for number in range(5):
        house.acting(MEI).save("house", concept(f"词条{number}"))
    added = tuple(concept(f"新词{number}") for number in range(4))
    house.acting(LI).apply("house", ImportPlan(added=added))

    first = house.changes.edits("house", page=1, page_size=4)
    last = house.changes.edits("house", page=9, page_size=4)

    assert [e.revision for e in first.edits] == [6, 5, 4, 3]
    assert [e.revision for e in last.edits] == [2, 1]
    assert (first.pages, last.page) == (2, 2)
    newest = first.edits[0]
    assert (newest.action, newest.author, newest.added) == (Action.IMPORT, LI, 4)
    assert newest.examples == ("新词0", "新词1", "新词2")


def test_what_an_edit_changed_is_shown_page_by_page(house: TermBaseRepository) -> None:
    house.apply("house", ImportPlan(added=tuple(concept(f"新词{n}") for n in range(5))))

    second = house.changes.edit("house", 1, page=2, page_size=3)

    assert (second.edit.total, second.page, second.pages) == (5, 2, 2)
    assert len(second.changes) == 2


def test_what_is_not_in_the_log_is_reported(house: TermBaseRepository) -> None:
    with pytest.raises(NotFoundError, match="no glossary “nowhere”"):
        house.changes.edits("nowhere")
    with pytest.raises(NotFoundError, match="no revision 7"):
        house.changes.edit("house", 7)
    with pytest.raises(NotFoundError, match="no change 7"):
        house.changes.undo_change(7)
    with pytest.raises(NotFoundError, match="no revision 7"):
        house.changes.undo_edit("house", 7)


def test_an_undone_change_is_a_change_that_can_be_undone(house: TermBaseRepository) -> None:
    saved = house.save("house", WEALTH)
    house.save("house", replace(saved, note="new"))
    change = house.changes.of_concept(saved.id or "")[0]

    house.acting(LI).changes.undo_change(change.number)

    assert house.get(saved.id or "") == replace(saved, version=3)
    undoing = house.changes.of_concept(saved.id or "")[0]
    assert (undoing.edit.action, undoing.edit.undoes, undoing.edit.author) == (Action.UNDO, 2, LI)
    house.changes.undo_change(undoing.number)
    assert house.get(saved.id or "").note == "new"


def test_an_undone_addition_is_gone_and_an_undone_deletion_is_back(
    house: TermBaseRepository,
) -> None:
    saved = house.save("house", WEALTH)
    house.delete(saved.id or "")
    deletion, addition = house.changes.of_concept(saved.id or "")

    house.changes.undo_change(deletion.number)
    assert house.get(saved.id or "") == replace(saved, version=2)

    house.changes.undo_change(addition.number)
    assert held(house) == []


def test_a_change_of_an_entry_that_was_changed_since_is_not_undone(
    house: TermBaseRepository,
) -> None:
    saved = house.save("house", WEALTH)
    house.save("house", replace(saved, note="mine"))
    change = house.changes.of_concept(saved.id or "")[0]
    theirs = house.save("house", replace(saved, note="theirs", version=2))

    with pytest.raises(ConflictError, match="“共同富裕” has been changed since"):
        house.changes.undo_change(change.number)

    assert house.get(saved.id or "") == theirs
    assert house.glossary("house").revision == 3


def test_a_deletion_whose_term_was_taken_since_is_not_undone(house: TermBaseRepository) -> None:
    saved = house.save("house", WEALTH)
    house.delete(saved.id or "")
    taken = house.save("house", concept("共同富裕", "other"))
    deletion = house.changes.of_concept(saved.id or "")[0]

    with pytest.raises(ConflictError, match="“共同富裕” is in the entry “共同富裕”"):
        house.changes.undo_change(deletion.number)

    assert list(house.concepts("house")) == [taken]


def test_an_import_is_undone_whole(house: TermBaseRepository) -> None:
    house.save("house", WEALTH)
    before = held(house)
    incoming = [concept("共同富裕", "shared wealth"), PLENTY, concept("新词")]
    house.apply("house", import_plan(house.concepts("house"), incoming))

    undone = house.changes.undo_edit("house", 2)

    assert (undone.added, undone.changed) == (2, 1)
    assert held(house) == before
    house.changes.undo_edit("house", 3)
    assert {c.preferred(c.terms[0].language) for c in held(house)} == {
        "共同富裕",
        "小康社会",
        "新词",
    }


def test_an_import_is_not_undone_in_part(house: TermBaseRepository) -> None:
    house.apply("house", ImportPlan(added=(WEALTH, PLENTY)))
    wealth = next(c for c in house.concepts("house") if c.terms[0].text == "共同富裕")
    house.save("house", replace(wealth, note="edited by hand"))
    before = held(house)

    with pytest.raises(ConflictError, match="“共同富裕” has been changed since; nothing"):
        house.changes.undo_edit("house", 1)

    assert held(house) == before


def test_a_deletion_of_an_old_version_is_a_conflict(house: TermBaseRepository) -> None:
    saved = house.save("house", WEALTH)
    newer = house.save("house", replace(saved, note="newer"))

    with pytest.raises(ConflictError, match="changed by someone else"):
        house.delete(saved.id or "", version=1)
    assert house.get(saved.id or "") == newer

    house.delete(saved.id or "", version=2)
    assert held(house) == []


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "edit", "delete", "import"]), st.integers(0, 5)), max_size=8
)


@given(steps=STEPS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undoing_every_edit_backwards_brings_every_earlier_state_back(
    repository: SqlTermBaseRepository, steps: list[tuple[str, int]]
) -> None:
    start = repository.glossary("house").revision
    states = {start: held(repository)}
    for step, number in steps:
        _take(repository, step, number)
        states[repository.glossary("house").revision] = held(repository)

    for revision in sorted(states, reverse=True):
        assert held(repository) == states[revision]
        if revision > start:
            repository.changes.undo_edit("house", revision)


def _take(repository: SqlTermBaseRepository, step: str, number: int) -> None:
    """Do one step of an editor, if it makes sense now."""
    incoming = concept(f"词条{number}", f"entry {number}", note=str(number))
    there = list(repository.concepts("house"))
    known = {c.terms[0].text: c for c in there}
    if step == "import":
        some = [incoming, concept("词条五十", "fifty")]
        repository.apply("house", import_plan(there, some))
    elif step == "add" and incoming.terms[0].text not in known:
        repository.save("house", incoming)
    elif there and step == "edit":
        chosen = there[number % len(there)]
        repository.save("house", replace(chosen, note=chosen.note + "x"))
    elif there and step == "delete":
        repository.delete(there[number % len(there)].id or "")
