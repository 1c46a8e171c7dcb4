"""Folding, and the way back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.script import SIMPLIFIED
from glossary.spans import Span
from glossary.text import FoldedText, fold, has_chinese

TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("共同富裕發髮展国國ABgdp12 \n\r\t\u3000ＧＤＰ“”，\u200b㋉¨㎡"),  # noqa: RUF001
    ),
    max_size=14,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＧＤＰ", "gdp"),  # noqa: RUF001
        ("“三农”「三农」＂三农＂", '"三农""三农""三农"'),
        ("Xi’an", "xi'an"),
        ("2021–2025", "2021-2025"),
        ("共同\n富裕", "共同富裕"),
        ("共同\r\n\u3000\u3000富裕", "共同富裕"),
        ("GDP\n增长", "gdp增长"),
        ("industrial\ncluster", "industrial cluster"),
        ("industrial \r\n cluster", "industrial cluster"),
        ("5G 基站", "5g基站"),
        ("加快 5G", "加快5g"),
        ("共同 富裕", "共同 富裕"),
        ("a\u00a0b\u3000c", "a b c"),
        ("co\u00adoper\u200bate", "cooperate"),
        ("10㎡", "10m2"),
        ("發展與頭髮", "发展与头发"),
        ("國家發展改革委", "国家发展改革委"),
        ("顯著／显著", "显着/显着"),
        ("a\ud800", "a\ufffd"),
        ("卡尔·马克思 卡尔・马克思", "卡尔·马克思 卡尔·马克思"),
        ("\n", ""),
        ("", ""),
    ],
)
def test_what_means_the_same_folds_alike(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_the_quick_way_folds_as_the_one_with_a_way_back(text: str) -> None:
    assert fold(text) == FoldedText.of(text).folded


@given(TEXT)
def test_a_long_text_folds_as_its_parts_do(text: str) -> None:
    """Long texts are folded by another way than short ones."""
    part = f"国{text}国"
    copies = 600 // len(part) + 1

    folded = FoldedText.of(part * copies)

    assert folded.folded == fold(part) * copies
    origins = [folded.origin(index) for index in range(len(fold(part)))]
    assert origins == [FoldedText.of(part).origin(index) for index in range(len(fold(part)))]


def test_every_character_folds_alike_in_a_short_and_in_a_long_text() -> None:
    visible = [c for c in map(chr, range(0x110000)) if not c.isspace() and fold(f"国{c}") != "国"]

    assert FoldedText.of("国".join(visible)).folded == "国".join(map(fold, visible))


def test_no_simplified_form_is_itself_traditional() -> None:
    assert SIMPLIFIED["發"] == SIMPLIFIED["髮"] == "发"
    assert not SIMPLIFIED.keys() & set(SIMPLIFIED.values())
    assert all(len(pair) == 2 for pair in map("".join, SIMPLIFIED.items()))


@given(TEXT, st.data())
def test_the_original_span_of_folded_characters_folds_to_them(
    text: str, data: st.DataObject
) -> None:
    folded = FoldedText.of(text)
    if not folded.folded:
        return
    start = data.draw(st.integers(0, len(folded.folded) - 1))
    end = data.draw(st.integers(start + 1, len(folded.folded)))

    span = folded.original_span(start, end)

    assert 0 <= span.start < span.end <= len(text)
    assert list(folded.original_ranges([(start, end)])) == [(span.start, span.end)]
    assert folded.folded[start:end].strip() in FoldedText.of(span.of(text)).folded
    origins = [folded.origin(index) for index in range(len(folded.folded))]
    assert origins == sorted(origins)


def test_offsets_count_code_points_of_the_original() -> None:
    text = "😀“共同\n富裕”"
    folded = FoldedText.of(text)

    start = folded.folded.index("共同富裕")

    assert folded.original_span(start, start + 4) == Span(2, 7)


@pytest.mark.parametrize(
    ("text", "has"),
    [("a共", True), ("𠮷", True), ("豈", True), ("⟦“—」，", False), ("カナ", False), ("", False)],
)
def test_only_han_ideographs_are_chinese_characters(text: str, has: bool) -> None:  # noqa: FBT001
    assert has_chinese(text) is has
