"""Terms of a term base in a text: longest, at the right place, never inside another word."""

import pytest
from builders import concept
from hypothesis import given
from hypothesis import strategies as st

from glossary.language import LanguageCode, LanguagePair
from glossary.matching import TermIndex, find_terms
from glossary.spans import Span, resolve_overlaps
from glossary.termbase import Revision, TermBase
from glossary.text import fold

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
        ("", []),
    ],
)
def test_terms_are_found_whole_and_nowhere_else(text: str, matches: list[str]) -> None:
    index = index_of("共同富裕", "共同富裕示范区", "GDP增长", "5G基站", "的G20")

    assert found(index, text) == matches


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


def test_more_terms_than_a_dfa_is_built_for_are_found_alike() -> None:
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
