"""Blocks become sentences, and long sentences clauses."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.spans import Span
from service.pipeline.document import Block, BlockKind
from service.pipeline.segmentation import clause_boundaries, pack_clauses, split_segments

SENTENCES = st.text(
    st.sampled_from("上虞春天12ab，。！？…；：“”「」（）()《》、. \u3000"), max_size=60
)
CLAUSES = st.text(st.sampled_from("上虞春，、；：“”（）—"), min_size=1, max_size=80)


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, start: int = 0) -> Block:
    return Block(kind=kind, text=text, origins=tuple(range(start, start + len(text))))


def sentences(text: str) -> list[str]:
    return [segment.text for segment in split_segments(block(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“好。”大家笑了。", ["他说：“好。”", "大家笑了。"]),
        ("“走吧！”他说。“好。”", ["“走吧！”", "他说。", "“好。”"]),
        ("「好。」他笑了。『走。』", ["「好。」", "他笑了。", "『走。』"]),
        ("今天下雨……。明天晴。", ["今天下雨……。", "明天晴。"]),
        ("真的吗……我不知道。", ["真的吗……我不知道。"]),
        ("第一句。 第二句！？第三句", ["第一句。", "第二句！？", "第三句"]),
        ("增长3.5%。价格为1.2万元。", ["增长3.5%。", "价格为1.2万元。"]),
        ("。”好的。再见。", ["。”好的。", "再见。"]),
        ("……", ["……"]),
    ],
)
def test_marks_that_close_a_sentence_stay_with_it(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_bracket_is_never_parted_from_its_content() -> None:
    assert sentences("（这是注。还有一句。）正文在此。")[0].startswith("（这是注。还有一句。）")


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.BYLINE, BlockKind.CAPTION])
def test_what_is_no_paragraph_stays_whole(kind: BlockKind) -> None:
    found = split_segments(block("一句。下一句。", kind))

    assert [segment.text for segment in found] == ["一句。下一句。"]


def test_a_segment_knows_where_it_stands_in_the_document() -> None:
    first, second = split_segments(block("一句。 下一句。", start=100))

    assert first.span == Span(100, 103)
    assert second.span == Span(104, 108)


@given(SENTENCES)
def test_segments_hold_every_visible_character_once_in_order(text: str) -> None:
    found = split_segments(block(text))

    origins = [o for segment in found for o in segment.origins if not text[o].isspace()]
    assert origins == [i for i, character in enumerate(text) if not character.isspace()]
    assert all("".join(text[o] for o in s.origins) == s.text == s.text.strip() for s in found)


def test_a_clause_ends_after_its_mark_but_not_inside_quotation_or_bracket() -> None:
    text = "他说，“好，走”（快，快），去吧：对。"

    cuts = clause_boundaries(text, [])

    assert [text[a:b] for a, b in pairwise([0, *cuts, len(text)])] == [
        "他说，",
        "“好，走”（快，快），",
        "去吧：",
        "对。",
    ]


def test_a_mark_inside_a_kept_span_is_no_boundary() -> None:
    assert clause_boundaries("一、二，三四，五", [Span(2, 6)]) == [7]


def test_clauses_are_cut_at_list_marks_when_no_other_boundary_helps() -> None:
    text = "新材料、新能源、新医药、新汽车"

    parts = pack_clauses(text, [], [1.0] * len(text), 8)

    assert [part.of(text) for part in parts] == ["新材料、新能源、", "新医药、新汽车"]


def test_a_text_without_any_mark_is_cut_into_parts_that_fit() -> None:
    text = "上" * 25

    parts = pack_clauses(text, [], [1.0] * len(text), 10)

    assert sum(len(part) for part in parts) == 25
    assert max(len(part) for part in parts) <= 10


def test_a_text_that_fits_is_one_part() -> None:
    text = "一，二，三，四"

    assert pack_clauses(text, [], [1.0] * len(text), 100) == [Span(0, len(text))]


@given(CLAUSES, st.lists(st.tuples(st.integers(0, 79), st.integers(1, 6)), max_size=6), st.data())
def test_parts_cover_the_text_cut_no_kept_span_and_obey_the_limit_where_they_can(
    text: str, places: list[tuple[int, int]], data: st.DataObject
) -> None:
    kept = [Span(a, min(a + n, len(text))) for a, n in places if a < len(text)]
    longest = data.draw(st.integers(1, 20))

    parts = pack_clauses(text, kept, [1.0] * len(text), longest)

    assert [p.start for p in parts] == [0, *(p.end for p in parts[:-1])]
    assert parts[-1].end == len(text)
    assert not any(s.start < p.end < s.end for p in parts for s in kept)
    free = [i for i in range(1, len(text)) if not any(s.start < i < s.end for s in kept)]
    blocks = [b - a for a, b in pairwise([0, *free, len(text)])]
    if max(blocks) <= longest:
        assert max(len(p) for p in parts) <= longest
