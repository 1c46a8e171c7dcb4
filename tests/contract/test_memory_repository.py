"""What every translation memory does, on each kind of database."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from builders import ZH_EN, translation_unit
from sqlalchemy import Engine

from glossary.language import LanguageCode, LanguagePair
from service.memory.units import AddedUnits, TranslationUnit
from service.storage.memory import SqlMemoryRepository

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
EN_ZH = LanguagePair(LanguageCode.ENGLISH, LanguageCode.CHINESE_SIMPLIFIED)
ZT_EN = LanguagePair(LanguageCode.CHINESE_TRADITIONAL, LanguageCode.ENGLISH)


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory(database_engine: Engine, clock: Clock) -> SqlMemoryRepository:
    return SqlMemoryRepository(database_engine, clock)


def targets(memory: SqlMemoryRepository, text: str, pair: LanguagePair = ZH_EN) -> list[str]:
    return [match.unit.target for match in memory.index(pair).find_exact(text)]


def test_units_are_kept_as_they_are_and_in_their_order(memory: SqlMemoryRepository) -> None:
    full = translation_unit(
        "𠮷②\r\n", " x\t", before="前", after="后", author="Li", at=NOON, origin="f", project="p"
    )
    units = [full, translation_unit("甲", "a", at=NOON, pair=ZT_EN)]

    assert memory.add(units) == AddedUnits(added=2)

    assert list(memory.units()) == units
    assert memory.count() == 2


def test_of_many_ids_those_of_units_are_told(memory: SqlMemoryRepository) -> None:
    unit = translation_unit("甲", "a", at=NOON)
    memory.add([unit])

    assert memory.known([f"no{n}" for n in range(5_001)] + [unit.id]) == {unit.id}
    assert memory.known([]) == set()


def test_a_memory_of_several_batches_is_read_whole(memory: SqlMemoryRepository) -> None:
    """Also when the last batch is a full one, and when units were removed between."""
    memory.add(translation_unit(f"甲{n}") for n in range(10_002))

    memory.remove([translation_unit(f"甲{n}").id for n in (0, 6000)])

    expected = [f"甲{n}" for n in range(10_002) if n not in {0, 6000}]
    assert [unit.source for unit in memory.units()] == expected


def test_an_undated_unit_was_approved_now(memory: SqlMemoryRepository, clock: Clock) -> None:
    clock.time = NOON.replace(microsecond=5)

    memory.add([translation_unit()])

    assert [unit.at for unit in memory.units()] == [NOON]


def test_the_same_unit_is_refreshed_by_a_newer_one_only(memory: SqlMemoryRepository) -> None:
    memory.add([translation_unit(author="A", at=NOON)])

    again = memory.add([translation_unit(author="B", at=NOON)])
    newer = memory.add([translation_unit(author="C", at=NOON + timedelta(hours=1))])

    assert (again, newer) == (AddedUnits(unchanged=1), AddedUnits(refreshed=1))
    assert [unit.author for unit in memory.units()] == ["C"]


def test_a_unit_that_comes_twice_at_once_is_one(memory: SqlMemoryRepository) -> None:
    old, new = translation_unit(author="A", at=NOON), translation_unit(author="B")

    assert memory.add([old, new, old]) == AddedUnits(added=1, unchanged=2)

    assert memory.count() == 1


def test_other_targets_and_contexts_are_other_units(memory: SqlMemoryRepository) -> None:
    memory.add([translation_unit("好。", t, before=b) for t in "ab" for b in ("", "前")])

    assert memory.count() == 4


def test_nothing_is_stored_when_the_units_raise(memory: SqlMemoryRepository) -> None:
    def broken() -> Iterator[TranslationUnit]:
        yield from (translation_unit(f"甲{n}") for n in range(6000))
        raise LookupError

    with pytest.raises(LookupError):
        memory.add(broken())

    assert memory.count() == 0
    assert len(memory.index(ZH_EN)) == 0


def test_the_index_follows_what_is_added_refreshed_and_removed(
    memory: SqlMemoryRepository, database_engine: Engine, clock: Clock
) -> None:
    other = SqlMemoryRepository(database_engine, clock)
    assert targets(memory, "好。") == []

    other.add([translation_unit("好。", "Good.")])
    assert targets(memory, "好。") == ["Good."]
    clock.time += timedelta(hours=1)
    other.add([translation_unit("好。", "Fine.")])
    assert targets(memory, "好。") == ["Fine.", "Good."]
    clock.time += timedelta(hours=1)
    other.add([translation_unit("好。", "Good.")])
    assert targets(memory, "好。") == ["Good.", "Fine."]
    assert len(memory.index(ZH_EN)) == 2

    good = translation_unit("好。", "Good.").id
    assert (other.remove([good, "none"]), other.remove([good])) == (1, 0)
    assert targets(memory, "好。") == ["Fine."]


def test_an_index_that_nothing_was_added_to_is_kept(memory: SqlMemoryRepository) -> None:
    memory.add([translation_unit()])

    assert memory.index(ZH_EN) is memory.index(ZH_EN)


def test_directions_are_apart_but_the_two_scripts_are_one_source(
    memory: SqlMemoryRepository,
) -> None:
    memory.add([translation_unit("Good.", "好。", pair=EN_ZH)])
    memory.add([translation_unit("國家", "country", pair=ZT_EN)])

    assert targets(memory, "Good.", EN_ZH) == ["好。"]
    assert targets(memory, "Good.") == []
    assert targets(memory, "国家") == ["country"]


def test_writers_at_once_lose_nothing(memory: SqlMemoryRepository) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: memory.add([translation_unit(f"第{n}句。")]), range(12)))

    assert memory.count() == len(memory.index(ZH_EN)) == 12
