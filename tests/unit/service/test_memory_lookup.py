"""Units found again, exactly and nearly."""

from datetime import UTC, datetime, timedelta

import pytest
from builders import translation_unit
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from service.memory.differences import find_differences
from service.memory.lookup import THRESHOLD, MemoryIndex
from service.memory.units import (
    Difference,
    Match,
    MatchKind,
    TranslationUnit,
    UnitError,
    compared,
)

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
TIGHT = st.text(st.sampled_from("共同富裕的1,a・"), min_size=1, max_size=12)
SHORT = st.text(st.sampled_from("共同富裕的1,a² "), min_size=1, max_size=12).filter(str.strip)


def shown(differences: tuple[Difference, ...], text: str, source: str) -> list[tuple[str, ...]]:
    """Return each difference with what stands in the text and in the unit."""
    return [
        (d.kind.value, text[d.start : d.end], source[d.unit_start : d.unit_end])
        for d in differences
    ]


# --- units


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({"source": " \n"}, {"source"}),
        ({"target": "", "source": "a\x07b"}, {"source", "target"}),
        ({"before": "x\ufffe"}, {"before"}),
        ({"after": "\ud800"}, {"after"}),
        ({"author": "two\nlines", "project": "x" * 201}, {"author", "project"}),
        ({"source": "x" * 20_001}, {"source"}),
        ({"at": datetime(2026, 1, 1)}, {"at"}),  # noqa: DTZ001 - that is the fault
    ],
)
def test_what_is_no_approved_segment_is_refused_by_field(
    fields: dict[str, object], faulty: set[str]
) -> None:
    with pytest.raises(UnitError) as caught:
        translation_unit(**fields)

    assert set(caught.value.faults) == faulty


def test_a_unit_is_the_same_whoever_approved_it_and_however_its_source_is_typed() -> None:
    unit = translation_unit("GDP增长5%。", "GDP grew by 5%.")

    assert (
        unit.id == translation_unit("ＧＤＰ增长５％。", "GDP grew by 5%.", author="Li", at=NOON).id
    )
    assert unit.id != translation_unit("GDP增长5%。", "GDP rose by 5%.").id
    assert unit.id != translation_unit("GDP增长5%。", "GDP grew by 5%.", before="前").id


@pytest.mark.parametrize(
    ("kind", "score"),
    [(MatchKind.EXACT, 99), (MatchKind.FUZZY, 100), (MatchKind.FUZZY, -1)],
)
def test_a_score_goes_with_its_kind(kind: MatchKind, score: int) -> None:
    with pytest.raises(ValueError, match="score"):
        Match(unit=translation_unit(), kind=kind, score=score)


# --- exact matches


@pytest.mark.parametrize(
    "text",
    ["扎实推动共同富裕。", "扎实推動共同富裕。", " 扎实推动共同\n富裕。 ", "扎实推动共同富裕｡"],
)
def test_the_same_source_is_found_however_it_is_typed(text: str) -> None:
    (match,) = MemoryIndex([translation_unit("扎实推动共同富裕。")]).look_up(text)

    assert (match.kind, match.score, match.differences) == (MatchKind.EXACT, 100, ())


@pytest.mark.parametrize(("text", "source"), [("面积10²。", "面积102。"), ("①开会。", "1开会。")])
def test_numbers_that_only_folding_makes_equal_are_not_the_same(text: str, source: str) -> None:
    index = MemoryIndex([translation_unit(source)])

    assert index.find_exact(text) == []
    assert all(match.score < 100 and match.differences for match in index.look_up(text))


def test_the_unit_of_the_same_context_comes_first_then_the_newest() -> None:
    old = translation_unit("好。", "Fine.", at=NOON - timedelta(days=1))
    new = translation_unit("好。", "Good.", at=NOON)
    placed = translation_unit("好。", "All right.", before="行吗？", after="走。")
    undated = translation_unit("好。", "Well.")

    found = MemoryIndex([undated, old, placed, new]).find_exact("好。", "行吗？", "走。")

    assert [m.unit.target for m in found] == ["All right.", "Good.", "Fine.", "Well."]
    assert [m.kind for m in found] == [MatchKind.IN_CONTEXT, *[MatchKind.EXACT] * 3]


def test_a_context_that_is_the_same_on_one_side_only_is_another() -> None:
    placed = translation_unit("好。", "All right.", before="行吗？", after="走。")

    (match,) = MemoryIndex([placed]).find_exact("好。", "行吗？", "停。")

    assert match.kind is MatchKind.EXACT


# --- fuzzy matches


def test_a_near_sentence_shows_its_score_and_its_differences() -> None:
    unit = translation_unit("全市实现地区生产总值1280亿元，增长5%。", "The city's GDP was …")
    text = "全市实现生产总值1350亿元，同比增长5%。"

    (match,) = MemoryIndex([unit, translation_unit("无关的句子。")]).look_up(text)

    assert (match.kind, match.unit, match.only_figures) == (MatchKind.FUZZY, unit, False)
    assert THRESHOLD <= match.score < 100
    assert shown(match.differences, text, unit.source) == [
        ("delete", "", "地区"),
        ("replace", "1350", "1280"),
        ("insert", "同比", ""),
    ]


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("去年新增就业1.5万人，排名第29位。", True),
        ("去年新增就业三万人，排名第三位。", True),
        ("去年新增就业2.6亿元，排名第30位。", False),
        ("去年新增企业2.6万家，排名第30位。", False),
    ],
)
def test_a_unit_that_differs_in_its_figures_alone_is_marked(text: str, only: bool) -> None:  # noqa: FBT001
    index = MemoryIndex([translation_unit("去年新增就业2.6万人，排名第30位。")])

    (match,) = index.find_fuzzy(text, threshold=50)

    assert match.only_figures is only


def test_a_latin_word_is_shown_as_a_whole() -> None:
    text, source = "The mayor opened the fair.", "The major opened the fair."

    assert shown(find_differences(text, source), text, source) == [("replace", "mayor", "major")]


@given(TIGHT, TIGHT)
def test_differences_turn_one_wording_into_the_other(text: str, source: str) -> None:
    made = source
    for difference in reversed(find_differences(text, source)):
        inserted = text[difference.start : difference.end]
        made = made[: difference.unit_start] + inserted + made[difference.unit_end :]

    assert compared(made) == compared(text)


@given(st.lists(SHORT, max_size=12), SHORT, st.integers(50, 95))
def test_no_unit_that_is_near_enough_is_left_out(
    sources: list[str], text: str, threshold: int
) -> None:
    units = {u.id: u for u in (translation_unit(source) for source in sources)}.values()
    wanted = compared(text)

    found = MemoryIndex(units).find_fuzzy(text, threshold=threshold, limit=100)

    near = []
    for unit in units:
        longest = max(len(unit.key), len(wanted))
        edits = Levenshtein.distance(unit.key, wanted)
        if unit.key != wanted and edits * 100 <= (100 - threshold) * longest and longest > 2:
            near.append(100 * (longest - edits) // longest)
    assert [match.score for match in found] == sorted(near, reverse=True)


def test_at_most_five_are_shown_the_nearest_first() -> None:
    base = "推动经济社会持续健康发展"
    units = [translation_unit(base + "甲乙丙丁"[:n] + f"{n}") for n in range(4)]
    units += [translation_unit(base, f"target {n}") for n in range(4)]

    found = MemoryIndex(units).look_up(base)

    assert [m.score for m in found[:4]] == [100] * 4
    assert len(found) == 5


# --- the index grows


@given(st.lists(st.lists(SHORT, max_size=4), max_size=6), SHORT)
def test_an_index_that_grew_is_one_made_at_once(batches: list[list[str]], text: str) -> None:
    grown, units = MemoryIndex(), list[TranslationUnit]()
    for number, batch in enumerate(batches):
        at = NOON + timedelta(hours=number)
        added = [translation_unit(source, at=at, author=f"{number}") for source in batch]
        grown = grown.extended(added)
        units += added

    whole = MemoryIndex(units)

    assert len(grown) == len(whole)
    assert grown.look_up(text) == whole.look_up(text)


def test_an_empty_index_finds_nothing() -> None:
    index = MemoryIndex()

    assert (len(index), index.look_up("共同富裕"), index.look_up("")) == (0, [], [])
