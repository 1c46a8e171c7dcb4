"""Terms of a term base in a text: longest, at the right place, never inside another word."""

from collections.abc import Iterable

import pytest
from builders import concept
from hypothesis import given
from hypothesis import strategies as st

from glossary.language import LanguageCode, LanguagePair
from glossary.matching import TermIndex, find_terms
from glossary.spans import Span, resolve_overlaps
from glossary.termbase import Revision, TermBase, TermEntry, make_entries
from glossary.text import fold

Edit = tuple[int, str, list[str], str]
PAIR = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)


def index_of(*sources: str) -> TermIndex:
    concepts = [concept(zh, f"rendition {n}") for n, zh in enumerate(sources)]
    return TermIndex(TermBase.of(concepts, PAIR, Revision("1")))


def found(index: TermIndex, text: str) -> list[str]:
    return [match.span.of(text) for match in find_terms(text, index)]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("扎实推进共同富裕。", ["共同富裕"]),
        ("共同\n富裕", ["共同\n富裕"]),
        ("共同富裕共同富裕", ["共同富裕", "共同富裕"]),
        ("共同富裕示范区和共同富裕", ["共同富裕示范区", "共同富裕"]),
        ("ＧＤＰ增长与gdp增长", ["ＧＤＰ增长", "gdp增长"]),  # noqa: RUF001
        ("“5G基站”和 5G 基站", ["5G基站", "5G 基站"]),
        ("15G基站、2.5G基站、AI5G基站", []),
        ("，5G基站。5G基站", ["5G基站", "5G基站"]),
        ("在G20，2025年", []),
        ("上虞的G20。", ["的G20"]),
        ("上虞的G20.", ["的G20"]),
        ("上虞的G2025、的G20.5、的G20A、的G20,000", []),
        ("扎實推進共同\n富裕示範區，ＧＤＰ增長", ["共同\n富裕示範區", "ＧＤＰ增長"]),
        ("", []),
    ],
)
def test_terms_are_found_whole_and_nowhere_else(text: str, matches: list[str]) -> None:
    index = index_of("共同富裕", "共同富裕示范区", "GDP增长", "5G基站", "的G20")

    assert found(index, text) == matches


def test_a_term_in_traditional_characters_is_found_in_a_simplified_text() -> None:
    index = index_of("國家發展和改革委員會")

    assert found(index, "经国家发展和改革委员会批准") == ["国家发展和改革委员会"]
    assert found(index, "經國家發展和改革委員會批准") == ["國家發展和改革委員會"]


def test_no_term_has_a_part_of_one_character() -> None:
    assert found(index_of("在株式", "会社里"), "在㍿里") == []
    assert found(index_of("共10m", "共10m2"), "共10㎡富裕") == ["共10㎡"]


def test_a_lone_half_of_a_character_disturbs_no_match() -> None:
    assert found(index_of("共同富裕"), "\ud800共同富裕") == ["共同富裕"]


@pytest.mark.parametrize(
    ("states", "winner"),
    [
        (("proposed", "approved"), 1),
        (("proposed", "reviewed"), 1),
        (("approved", "proposed"), 0),
        (("approved", "reviewed"), 0),
        (("proposed", "proposed"), 0),
    ],
)
@pytest.mark.parametrize("spelling", ["GDP增长", "ＧＤＰ增長"])
def test_of_equal_sources_a_required_one_wins_then_the_first(
    states: tuple[str, str], winner: int, spelling: str
) -> None:
    concepts = [
        concept(zh, f"wording {n}", state=state)
        for n, (zh, state) in enumerate(zip(("GDP增长", spelling), states, strict=True))
    ]
    index = TermIndex(TermBase.of(concepts, PAIR, Revision("1")))

    [match] = find_terms("GDP增长", index)

    assert match.entry.rendition.preferred == f"wording {winner}"


WORDS = st.sampled_from(["发展", "發展", "发展甲", "展甲", "甲A", "甲AB", "AB乙"])
EDITED = st.tuples(
    st.integers(0, 1),  # which glossary
    st.sampled_from("abcd"),  # which concept
    st.lists(WORDS, max_size=2, unique_by=fold),
    st.sampled_from(["proposed", "approved"]),
)


@given(
    st.lists(EDITED, max_size=8),
    st.lists(st.lists(EDITED, min_size=1, max_size=3), max_size=5),
    st.lists(WORDS, min_size=1, max_size=6).map("".join),
)
def test_an_edited_index_finds_what_one_made_anew_finds(
    first: list[Edit], edits: list[list[Edit]], text: str
) -> None:
    stored: dict[str, list[TermEntry]] = {}

    def put(edit: Edit) -> str:
        glossary, name, sources, state = edit
        concept_id = f"{glossary}{name}"
        stored[concept_id] = list(
            make_entries(
                sources,
                [f"{concept_id} {state}"],
                state=state,
                concept_id=concept_id,
                place=(glossary, name),
            )
        )
        return concept_id

    def entries(ids: Iterable[str]) -> tuple[TermEntry, ...]:
        return tuple(entry for concept_id in ids for entry in stored[concept_id])

    for edit in first:
        put(edit)
    index = TermIndex(TermBase(PAIR, entries(stored), Revision("0")))

    for number, batch in enumerate(edits, 1):
        ids = {put(edit) for edit in batch}
        index = index.edited(ids, entries(ids), Revision(str(number)))

        anew = TermIndex(TermBase(PAIR, entries(stored), Revision(str(number))))
        assert find_terms(text, index) == find_terms(text, anew)
        assert index.term_base.revision == anew.term_base.revision
        assert set(index.term_base.entries) == set(anew.term_base.entries)


def test_many_additions_are_found_before_and_after_all_is_compiled_anew() -> None:
    index = index_of("共同富裕")

    for first in range(0, 1500, 300):
        sources = [f"词{n}号" for n in range(first, first + 300)]
        made = make_entries(sources, ["x"], state="approved", concept_id=sources[0], place=(1, ""))
        index = index.edited({sources[0]}, made, Revision(str(first)))

        assert found(index, f"共同富裕、词0号和词{first + 299}号") == [
            "共同富裕",
            "词0号",
            f"词{first + 299}号",
        ]


def test_the_leftmost_term_wins_over_a_longer_one_that_begins_later() -> None:
    assert found(index_of("共同富", "同富裕示范"), "共同富裕示范区") == ["共同富"]


def test_a_false_match_inside_a_word_does_not_hide_a_true_one() -> None:
    assert found(index_of("富裕A", "裕AB"), "富裕AB") == ["裕AB"]


def test_spans_count_code_points_of_the_original_text() -> None:
    text = "😀\u200b“共同富裕”"

    assert [m.span for m in find_terms(text, index_of("共同富裕"))] == [Span(3, 7)]


def test_a_variant_owes_the_rendition_of_its_concept() -> None:
    entry = concept("共同富裕", "common prosperity", zh_variants=("一起富裕",), en_variants=("cp",))
    index = TermIndex(TermBase.of([entry], PAIR, Revision("1")))

    [match] = find_terms("一起富裕", index)

    assert match.entry.rendition.forms == ("common prosperity", "cp")


def test_thousands_of_terms_are_found_alike() -> None:
    index = index_of(*(f"词{n}号" for n in range(2500)), "共同富裕")

    assert found(index, "共同富裕与词2499号和词24990号") == ["共同富裕", "词2499号"]


@given(
    st.lists(st.text("甲乙丙a1", min_size=1, max_size=3), min_size=1, max_size=6),
    st.text("甲乙丙a1\n 。", max_size=20),
)
def test_the_matches_are_those_of_a_search_by_hand(stems: list[str], text: str) -> None:
    sources = list(dict.fromkeys(f"丁{stem}" for stem in stems))
    text = text.replace("甲", "丁")
    sources = [source.replace("甲", "丁") for source in sources]
    index = index_of(*dict.fromkeys(sources))
    patterns = {fold(source) for source in sources}

    matches = find_terms(text, index)

    candidates = [
        Span(i, j)
        for i in range(len(text))
        for j in range(i + 1, len(text) + 1)
        if text[i] not in "\n " and text[j - 1] not in "\n " and fold(text[i:j]) in patterns
        if not (text[j - 1].isascii() and text[j : j + 1].isascii() and text[j : j + 1].isalnum())
    ]
    assert [m.span for m in matches] == resolve_overlaps(candidates, lambda s: s)
