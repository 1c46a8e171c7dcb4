"""Near misses of terms: hints where one character is wrong, none where nothing is."""

import pytest
from builders import term_index
from hypothesis import given
from hypothesis import strategies as st

from glossary.matching import TermIndex, find_near_terms, find_terms
from glossary.text import fold


def index_of(*sources: str) -> TermIndex:
    return term_index(*((zh, f"rendition {n}") for n, zh in enumerate(sources)))


def near(text: str, index: TermIndex) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.entry.source) for m in find_near_terms(text, index)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("推进共同富余。", "共同富余"),
        ("推进公同富裕。", "公同富裕"),
        ("推进共筒富裕。", "共筒富裕"),
        ("推进共同的富裕。", "共同的富裕"),
        ("推进共大同富裕。", "共大同富裕"),
        ("推进共富裕。", "共富裕"),
        ("推進共同\n富餘。", "共同\n富餘"),
        ("共同富余", "共同富余"),
    ],
)
def test_a_term_with_one_character_wrong_is_hinted_at(text: str, place: str) -> None:
    assert near(text, index_of("共同富裕", "高质量发展")) == [(place, "共同富裕")]


@pytest.mark.parametrize(
    "text",
    [
        "推进共同富裕。",
        "共同富",
        "同富裕",
        "共同富，裕",
        "共同富。",
        "共同贫困",
        "公同富余",
        "共同",
        "",
    ],
)
def test_the_term_itself_and_what_is_farther_away_are_not(text: str) -> None:
    assert near(text, index_of("共同富裕")) == []


def test_short_terms_have_no_near_misses() -> None:
    assert near("富裕社", index_of("富裕县", "富裕")) == []


def test_a_term_is_no_misspelling_of_another() -> None:
    index = index_of("共同富裕示范区", "共同富裕试范区", "共同")

    assert near("共同富裕示范区", index) == []
    assert near("共同富裕是范区", index) == [("共同富裕是范区", "共同富裕示范区")]


@given(
    st.lists(st.text("甲乙丙丁", min_size=4, max_size=7), min_size=1, max_size=5, unique=True),
    st.text("甲乙丙丁，", max_size=24),
)
def test_what_is_hinted_at_is_one_edit_away_and_nothing_is_missed(
    sources: list[str], text: str
) -> None:
    index = index_of(*sources)

    found = find_near_terms(text, index)

    for match in found:
        assert _is_one_edit(fold(match.span.of(text)), fold(match.entry.source))
    covered = [match.span for match in find_terms(text, index)] + [match.span for match in found]
    for start in range(len(text)):
        for end in range(start + 3, len(text) + 1):
            place = text[start:end]
            if "，" not in place and any(
                _is_one_edit(place, source) and (len(place) == len(source)) for source in sources
            ):
                assert any(span.start < end and start < span.end for span in covered)


def _is_one_edit(text: str, term: str) -> bool:
    """Tell whether ``text`` is ``term`` with one character replaced, added or left out."""
    if len(text) == len(term):
        return sum(a != b for a, b in zip(text, term, strict=True)) == 1
    short, long = sorted((text, term), key=len)
    return any(short == long[:i] + long[i + 1 :] for i in range(len(long)))
