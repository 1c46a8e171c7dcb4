"""What every store of translations does, on each kind of database."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from builders import ZH_EN, term_index, translation_unit
from sqlalchemy import Engine

from glossary.errors import ConflictError, NotFoundError
from service.engine.protocol import DecodingOptions
from service.engine.scripted import ScriptedEngine
from service.memory.lookup import MemoryIndex
from service.pipeline.report import Provenance
from service.pipeline.saved import (
    RunStatus,
    SavedSegment,
    SavedTranslation,
    SegmentState,
    StateCounts,
    saved_segments,
)
from service.pipeline.translate import translate_document
from service.storage.translations import SqlTranslationRepository

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
TEXT = "青春之城\n\n扎实推动共同富裕，2025年增长6.5%。产值1350亿元，余杭区好。"
PROVENANCE = Provenance(package="p", version="1", checksum="c", term_base="t")


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture
def store(database_engine: Engine) -> SqlTranslationRepository:
    return SqlTranslationRepository(database_engine, Clock())


def translated_segments(text: str = TEXT) -> list[SavedSegment]:
    """Return segments with all that a result can hold: outcomes, findings, steps, matches."""
    near = translation_unit("扎实推动共同富裕，2024年增长6%。", "Advance.", at=NOON)
    translation = translate_document(
        text,
        term_index(("青春之城", "City of Youth"), ("共同富裕", "common prosperity")),
        ScriptedEngine(lambda _: "it grew 7 times"),
        DecodingOptions(),
        recall=MemoryIndex([near]),
    )
    return saved_segments(translation)


def saved(id_: str = "a", **fields: object) -> SavedTranslation:
    given: dict[str, object] = {"title": "标题", "text": TEXT, "pair": ZH_EN} | fields
    return SavedTranslation(id=id_, **given)  # type: ignore[arg-type]


def add(
    store: SqlTranslationRepository, id_: str = "a", **fields: object
) -> Sequence[SavedSegment]:
    store.add(saved(id_, **fields), translated_segments())
    return store.segments(id_)


def done(segments: Sequence[SavedSegment]) -> list[SavedSegment]:
    return [replace(s, state=SegmentState.TRANSLATED) for s in segments]


def test_a_translation_comes_back_as_it_was_stored(store: SqlTranslationRepository) -> None:
    full = saved(glossaries=("house", "starter"), lines=True, author="Li", provenance=PROVENANCE)
    segments = translated_segments()

    store.add(full, segments)

    found = store.get("a")
    assert found.created == found.changed == NOON + timedelta(seconds=1)
    assert replace(found, created=None, changed=None) == full
    assert store.segments("a") == segments
    assert any(s.result.matches for s in segments)
    assert any(s.result.findings for s in segments)


def test_what_is_not_there_is_not_found(store: SqlTranslationRepository) -> None:
    (segment, *_) = translated_segments()
    for use in (
        lambda: store.get("b"),
        lambda: store.rename("b", "x"),
        lambda: store.delete("b"),
        lambda: store.begin_run("b"),
        lambda: store.save_segment("b", segment),
    ):
        with pytest.raises(NotFoundError):
            use()
    assert not store.save_group("b", 1, [segment], PROVENANCE)
    store.end_run("b", 1, RunStatus.FINISHED)
    assert store.segments("b") == []


def test_a_group_is_stored_once_and_only_what_changed_is_told(
    store: SqlTranslationRepository,
) -> None:
    segments = add(store)
    before = store.get("a").revision

    assert store.save_group("a", 1, done(segments[:1]), PROVENANCE)
    assert store.save_group("a", 1, done(segments[1:]), PROVENANCE)

    first = store.segments("a", after=before)
    assert [s.number for s in first] == [1, 2, 3]
    assert [s.number for s in store.segments("a", after=first[0].revision)] == [2, 3]
    assert store.get("a").provenance == PROVENANCE
    assert store.counts(["a"]) == {"a": StateCounts(translated=3)}


@pytest.mark.parametrize("end", [RunStatus.STOPPED, RunStatus.FAILED])
def test_a_run_that_was_stopped_saves_no_more(
    store: SqlTranslationRepository, end: RunStatus
) -> None:
    segments = add(store)

    store.end_run("a", 1, end, "reason")

    assert not store.save_group("a", 1, done(segments), PROVENANCE)
    assert (store.get("a").status, store.get("a").problem) == (end, "reason")
    assert store.counts(["a"])["a"].initial == 3


def test_only_the_last_run_saves_and_ends(store: SqlTranslationRepository) -> None:
    segments = add(store)

    assert store.begin_run("a").run == 2

    assert not store.save_group("a", 1, done(segments), PROVENANCE)
    store.end_run("a", 1, RunStatus.FAILED)
    assert store.get("a").status is RunStatus.RUNNING
    assert store.save_group("a", 2, done(segments), PROVENANCE)


def test_what_a_person_wrote_while_the_engine_was_at_work_stays(
    store: SqlTranslationRepository,
) -> None:
    first, *_ = segments = add(store)
    mine = replace(first, result=replace(first.result, target="Mine"), state=SegmentState.FINAL)
    store.save_segment("a", mine)

    store.save_group("a", 1, done(segments), PROVENANCE)

    assert store.segments("a")[0].result.target == "Mine"
    assert store.counts(["a"])["a"] == StateCounts(translated=2, final=1)


def test_the_second_of_two_editors_is_refused_and_nothing_is_lost(
    store: SqlTranslationRepository,
) -> None:
    first, *_ = add(store)
    ours, theirs = (replace(first, result=replace(first.result, target=t)) for t in "ab")

    stored = store.save_segment("a", ours)

    assert (stored.version, stored.revision) == (2, store.get("a").revision)
    with pytest.raises(ConflictError, match="segment 1"):
        store.save_segment("a", theirs)
    assert store.segments("a")[0].result.target == "a"


def test_of_editors_at_once_one_wins(store: SqlTranslationRepository) -> None:
    first, *_ = add(store)

    def save(n: int) -> bool:
        try:
            store.save_segment("a", replace(first, result=replace(first.result, target=str(n))))
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(save, range(8))) == 1


def test_the_list_has_the_last_changed_first_and_is_searched(
    store: SqlTranslationRepository,
) -> None:
    for id_, title in (("a", "甲"), ("b", "100%_b"), ("c", "丙")):
        add(store, id_, title=title)
    store.rename("a", "Budget")

    def ids(text: str = "", offset: int = 0, limit: int = 9) -> tuple[list[str], int]:
        found, total = store.search(text, offset, limit)
        return [t.id for t in found], total

    assert ids() == (["a", "c", "b"], 3)
    assert ids(offset=1, limit=1) == (["c"], 3)
    assert ids("budGET") == (["a"], 1)
    assert ids("%_") == (["b"], 1)
    assert ids("共同富裕") == (["a", "c", "b"], 3)
    assert ids("nothing") == ([], 0)


def test_a_deleted_translation_is_gone_with_its_segments(store: SqlTranslationRepository) -> None:
    add(store)
    add(store, "b")

    store.delete("a")

    assert store.segments("a") == []
    assert len(store.segments("b")) == 3


def test_a_unit_is_used_by_the_segments_that_it_came_from(store: SqlTranslationRepository) -> None:
    first, second, _ = add(store)
    store.save_segment("a", replace(first, unit="u"))

    assert not store.unit_is_used("u", "a", 1)
    assert store.unit_is_used("u", "a", 2)
    assert store.unit_is_used("u", "b", 1)
    assert not store.unit_is_used("v", "a", second.number)
