"""Marks into a model's source and out of its target."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.spans import Span
from service.engine.markup import Markup, code_switch
from service.engine.protocol import Annotation, SourceSegment

ZH_EN = Markup()
EN_ZH = Markup(source_spaced=True, target_spaced=False)
SEGMENT = SourceSegment(
    "建设青春之城，增长5%。",
    (Annotation(Span(2, 6), "City of Youth"), Annotation(Span(9, 11), "5%")),
)
WORDS = st.lists(st.sampled_from(["the", "City of Youth", "5%", "(", ")", "“", "grew", ","]))


def test_annotations_are_written_into_the_source() -> None:
    assert ZH_EN.annotate(SEGMENT) == "建设⟦青春之城‖ City of Youth⟧，增长⟦5%‖ 5%⟧。"


def test_a_spaced_source_has_its_space_inside_the_marks() -> None:
    segment = SourceSegment("the City of Youth grows", (Annotation(Span(4, 17), "青春之城"),))

    assert EN_ZH.annotate(segment) == "the⟦ City of Youth‖青春之城⟧ grows"


def test_parts_tell_which_annotation_they_belong_to() -> None:
    parts = ZH_EN.parts(SEGMENT)

    assert [index for _, index in parts] == [None, 0, None, 1, None]
    assert "".join(part for part, _ in parts) == ZH_EN.annotate(SEGMENT)


def test_marks_in_a_users_text_cannot_open_an_annotation() -> None:
    segment = SourceSegment("⟦坏‖x⟧青春之城", (Annotation(Span(5, 9), "City of Youth"),))

    assert ZH_EN.annotate(segment) == "坏x⟦青春之城‖ City of Youth⟧"


@pytest.mark.parametrize(
    ("output", "text", "held"),
    [
        ("the⟦ City of Youth⟧, with", "the City of Youth, with", ["City of Youth"]),
        ("⟦ City of Youth⟧ grew", "City of Youth grew", ["City of Youth"]),
        ("(⟦ City of Youth⟧)", "(City of Youth)", ["City of Youth"]),
        ("the “⟦ City of Youth⟧”", "the “City of Youth”", ["City of Youth"]),
        ("the ⟦ City of Youth⟧", "the City of Youth", ["City of Youth"]),
        ("⟦ 5%⟧ in⟦ 2025⟧.", "5% in 2025.", ["5%", "2025"]),
        ("a⟦⟧b", "ab", []),
        ("a⟦ ⟧b", "a b", []),
        ("⟧a⟦ b⟦ c⟧", "a b c", ["c"]),
        ("a⟦ b", "a b", []),
        ("x⟦ a‖ b⟧", "x a b", ["a b"]),
        ("", "", []),
    ],
)
def test_a_target_is_read_back_without_marks_and_with_its_slots(
    output: str, text: str, held: list[str]
) -> None:
    read, spans = ZH_EN.read(output)

    assert read == text
    assert [span.of(read) for span in spans] == held


def test_marks_that_mean_something_in_a_pattern_are_read_as_they_are() -> None:
    markup = Markup(opening="[", separator="|", closing="]")

    read, spans = markup.read("the[ City of Youth] grew[ 5%]")

    assert read == "the City of Youth grew 5%"
    assert [span.of(read) for span in spans] == ["City of Youth", "5%"]


@given(
    st.lists(st.tuples(WORDS.map(" ".join), st.sampled_from(["5%", "City of Youth"])), max_size=4)
)
def test_every_marked_rendition_comes_back_in_order(parts: list[tuple[str, str]]) -> None:
    output = "".join(plain + ZH_EN.rendition(wording) for plain, wording in parts)

    read, spans = ZH_EN.read(output)

    assert [span.of(read) for span in spans] == [wording for _, wording in parts]


@given(st.text(st.sampled_from("⟦‖⟧ab (“5%"), max_size=30))
def test_any_output_is_read_without_marks_and_with_spans_that_hold_text(output: str) -> None:
    read, spans = ZH_EN.read(output)

    assert not set(read) & set("⟦‖⟧")
    assert all(span.of(read) == span.of(read).strip() != "" for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_without_markup_the_rendition_stands_in_the_source() -> None:
    parts = code_switch(SEGMENT)

    assert "".join(part for part, _ in parts) == "建设 City of Youth ，增长 5% 。"
    assert [index for _, index in parts] == [None, 0, None, 1, None]


def test_a_segment_that_is_one_term_is_one_part() -> None:
    segment = SourceSegment("青春之城", (Annotation(Span(0, 4), "City of Youth"),))

    assert code_switch(segment) == [(" City of Youth ", 0)]
