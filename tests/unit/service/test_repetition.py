"""A decoder that is stuck is told from a writer who repeats himself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.pipeline.checks.repetition import loops, without_loops

TWICE = "今年上半年投资增长，去年上半年出口增长。"
OFTEN = "出口同比增长5%，进口同比增长6%，投资同比增长7%。"


@pytest.mark.parametrize(
    ("target", "count"),
    [
        ("the dream of the dream of the dream of", 2),
        ("more than more than 300 companies", 1),
        ("a city, a city, a city", 2),
        ("the very very very best", 2),
        ("We go on. We go on. We go on.", 2),
        ("We go on and on. We go on and on.", 1),
        ("According to Sino-Sino-Sino-Sino-Sino, it rose.", 4),
        ("of and of and of and of", 2),
    ],
)
def test_what_comes_again_at_once_is_a_loop(target: str, count: int) -> None:
    assert loops(TWICE, target) == count


@pytest.mark.parametrize(
    "target",
    [
        "The city grows, the city is green and all the people are rich.",
        "He had had it.",
        "The door opens wider and wider and stays open.",
        "They went forward hand in hand in the field.",
        "It fell by 1% on year-on-year basis.",
        "They call it the way of the guru. The guru leads.",
        "Firms do well; firms do well when people do.",
        "I think ... we know ...... them????",
        "From 7 a.m. to 3 p.m. and 9 p.m. that day",
        "8.8 8.8 of 2023 2023",
        "The share of wind rose to 10%, and the share of wind and sun to 20%.",
        "The share of A in the total was 5%, and the share of B in the total was 6%.",
        "One two three four. " + "word" * 3 + " a b c d e f g h. One two three four.",
        "",
    ],
)
def test_what_a_writer_repeats_is_none(target: str) -> None:
    assert loops(TWICE, target) == 0


def test_a_long_stretch_may_stand_as_often_as_the_source_says_something() -> None:
    target = "; ".join(f"{x} grew by {n}% on the year before" for n, x in enumerate("abc"))

    assert loops(TWICE, target) > 0
    assert loops(OFTEN, target) == 0
    assert loops(OFTEN, f"{target}; so it did on the year before") > 0


@given(st.lists(st.from_regex("[a-z]{3}", fullmatch=True), unique=True, max_size=40))
def test_a_text_of_different_words_has_no_loop(words: list[str]) -> None:
    assert loops(TWICE, " ".join(words)) == 0


@pytest.mark.parametrize(
    ("target", "count"),
    [
        ("讨论讨论这个问题，常常如此。", 0),
        ("推进高质量发展，实现高质量发展。", 0),
        ("推进改革推进改革推进改革。", 2),
        ("他说他说他说他说", 3),
        ("加快建设现代化加快建设现代化产业体系", 1),
    ],
)
def test_in_chinese_doubled_words_are_usage(target: str, count: int) -> None:
    assert loops("We speed up the modern system.", target, chinese=True) == count


@pytest.mark.parametrize(
    ("target", "once"),
    [
        ("The main force force force forces came.", "The main force forces came."),
        (
            "The Ministry of Finance, Ministry of Finance, and it.",
            "The Ministry of Finance, and it.",
        ),
        ("Neil Black (Neil Black swears) won.", "Neil Black (Neil Black swears) won."),
        ("He had had it.", "He had had it."),
        ("grow and grow and and and stop", "grow and grow and stop"),
        ("so it so it it it is", "so it is"),
    ],
)
def test_of_a_loop_one_copy_is_kept(target: str, once: str) -> None:
    assert without_loops(target) == once


@given(st.lists(st.sampled_from(["a", "b", "c", "(", ",", "."]), max_size=30).map(" ".join))
def test_taking_copies_out_leaves_the_same_words_and_no_more_loops(target: str) -> None:
    once = without_loops(target)

    assert set(once) - set(" ,.") == set(target) - set(" ,.")
    assert loops(TWICE, once) <= loops(TWICE, target)


def test_of_a_loop_in_chinese_one_copy_is_kept() -> None:
    assert without_loops("推进改革推进改革推进改革。", chinese=True) == "推进改革。"
