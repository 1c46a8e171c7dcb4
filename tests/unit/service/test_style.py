"""English typography of what an engine gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.spans import Span
from service.pipeline.style import (
    Clause,
    finish_sentence,
    join_clauses,
    tidy,
)

OUTPUT = st.text(st.sampled_from("aBz 19,.;:'’“”()，。；：！？（）《》、％-s\u3000"), max_size=40)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("China 's GDP grew 5 % 。", "China's GDP grew 5%."),
        ("the people ’ s 《红楼梦》", "the people’s “红楼梦”"),
        ("good，very good", "good, very good"),
        ("one ,two ;three", "one, two; three"),
        ("1,200 yuan", "1,200 yuan"),
        ("at 10:30", "at 10:30"),
        ("he said ,“yes”", "he said, “yes”"),
        ("dogs ' tails", "dogs ' tails"),
        (
            "Two Banks'headquarters, the cities’people",
            "Two Banks' headquarters, the cities’ people",
        ),
        ("  a \t b  ", "a b"),
        ("one\ntwo \r\n three", "one two three"),
        ("see https://a.cn/x,y?b=1;c，and a,b", "see https://a.cn/x,y?b=1;c, and a, b"),
        ("write to a,b,c.d@x.org ，please", "write to a, b,c.d@x.org, please"),
        ("「a」 and 『b』", "“a” and ‘b’"),
        ("", ""),
    ],
)
def test_marks_and_spaces_become_english(given_text: str, expected: str) -> None:
    assert tidy(given_text) == expected


@given(OUTPUT)
def test_tidying_changes_marks_and_spaces_but_no_letter_or_digit(text: str) -> None:
    assert [c for c in tidy(text) if c.isalnum()] == [c for c in text if c.isalnum()]


@given(OUTPUT)
def test_no_chinese_mark_and_no_outer_space_is_left(text: str) -> None:
    tidied = tidy(text)

    assert not set(tidied) & set("，。；：！？（）《》、％\u3000")
    assert tidied == tidied.strip()


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("城市发展。", "the city grows", "The city grows."),
        ("中国GDP增长5%。", "china's GDP grew by 5%.", "China's GDP grew by 5%."),
        ("iphone很好。", "iphone is good", "iphone is good."),
        ("“好”。", "“good”", "“Good”."),
        ("去吗？", "shall we go", "Shall we go?"),
        ("走！", "let us go", "Let us go!"),
        ("他说：“好。”", "He said: “Good.”", "He said: “Good.”"),
        ("城市发展", "The city grows", "The city grows"),
        ("城市发展", "The city grows.", "The city grows."),
        ("城市发展。", "The city grows,", "The city grows."),
        ("很好。", "5% is good", "5% is good."),
        ("很好。", "", ""),
        ("很好……", "Good...", "Good..."),
        ("很好。", "Good…", "Good…"),
    ],
)
def test_a_sentence_begins_and_ends_as_one(source: str, target: str, expected: str) -> None:
    assert finish_sentence(source, target, heading=False) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("共同富裕", "common prosperity.", "Common prosperity"),
        ("共同富裕。", "Common prosperity.", "Common prosperity."),
        ("共同富裕？", "common prosperity?", "Common prosperity?"),
        ("iphone拍照", "iphone photos.", "iphone photos"),
        ("美丽中国……", "Beautiful China...", "Beautiful China..."),
    ],
)
def test_a_heading_has_a_full_stop_only_if_its_source_has(
    source: str, target: str, expected: str
) -> None:
    assert finish_sentence(source, target, heading=True) == expected


@given(OUTPUT, st.sampled_from(["城市发展。", "城市发展", "去吗？", "iphone好。"]), st.booleans())
def test_finishing_changes_only_the_first_letter_and_the_last_mark(
    text: str,
    source: str,
    heading: bool,  # noqa: FBT001 - hypothesis draws it
) -> None:
    target = tidy(text)

    finished = finish_sentence(source, target, heading=heading)

    letters = [c for c in finished if c.isalnum()]
    assert [c.lower() for c in letters] == [c.lower() for c in target if c.isalnum()]
    assert letters[1:] == [c for c in target if c.isalnum()][1:]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([("今天，", "Today."), ("城市发展。", "The city grows.")], "Today, the city grows."),
        ([("今天；", "Today."), ("中国发展。", "China grows.")], "Today; China grows."),
        ([("今天——", "Today"), ("发展。", "It grows.")], "Today – it grows."),
        ([("好吗？", "Is it?"), ("发展。", "The city grows.")], "Is it? The city grows."),
        ([("今天，", ""), ("发展。", "The city grows.")], "The city grows."),
        ([("发展。", "It grows.")], "It grows."),
        ([], ""),
    ],
)
def test_clauses_are_joined_by_the_marks_of_their_sources(
    parts: list[tuple[str, str]], expected: str
) -> None:
    assert join_clauses([Clause(*part) for part in parts]) == expected


def test_a_rendition_keeps_its_full_stop_and_its_article_in_a_later_clause() -> None:
    see = Clause("看苹果公司，", "See Apple Inc.", (Span(4, 14),))
    read = Clause("红楼梦好，", "A Dream of Red Mansions is good.", (Span(0, 23),))
    end = Clause("很好。", "The end.")

    joined = join_clauses([see, read, end])

    assert joined == "See Apple Inc., A Dream of Red Mansions is good, the end."


def test_a_heading_keeps_the_full_stop_of_its_last_rendition() -> None:
    title = "A visit to Apple Inc."

    assert finish_sentence("走进苹果公司", title, heading=True, held=[Span(11, 21)]) == title
