"""Faults of a translation that need no reference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.spans import Span
from service.pipeline.checks.figures import check_invented_figures, loose_figures
from service.pipeline.checks.fluency import check_fluency, loops

SOURCE = "今年以来全市坚持稳中求进工作总基调扎实推进高质量发展"  # 26 characters


def codes(source: str, target: str) -> list[str]:
    return [finding.code for finding in check_fluency(source, target)]


@pytest.mark.parametrize("target", ["", " ", "\n"])
def test_an_empty_target_is_one_finding_and_no_more(target: str) -> None:
    assert codes(SOURCE, target) == ["empty"]


def test_chinese_left_over_is_shown_but_not_at_any_length() -> None:
    (finding,) = check_fluency("城市" * 15, "We see " + "城" * 30 + " here.")

    assert finding.code == "untranslated"
    assert "城" * 20 in finding.message
    assert "城" * 21 not in finding.message


@pytest.mark.parametrize(
    ("length", "expected"), [(20, ["length"]), (21, []), (312, []), (313, ["length"])]
)
def test_a_length_is_odd_below_four_fifths_and_above_twelve_times_the_source(
    length: int, expected: list[str]
) -> None:
    assert codes(SOURCE, "x" * length) == expected


def test_the_length_of_a_short_source_says_nothing() -> None:
    assert codes("中国" * 9, "x") == []


@pytest.mark.parametrize(
    ("target", "count"),
    [
        ("The city grows, the city is green and all the people are rich.", 0),
        ("the dream of the dream of the dream of", 2),
        ("We go on and on. We go on and on.", 1),
        ("more than more than 300 companies", 1),
        ("the very very very best", 2),
        ("He had had it.", 0),
        ("The share of wind rose to 10%, and the share of wind and sun to 20%.", 0),
        ("The share of A in the total was 5%, and the share of B in the total was 6%.", 0),
        ("8.8 8.8 of 2023 2023", 0),
        ("the seat of the x. But the seat of the y. Yet the seat of the z.", 1),
        ("One two three four. " + "word" * 3 + " a b c d e f g h. One two three four.", 0),
        ("", 0),
    ],
)
def test_a_loop_comes_again_at_once_or_a_third_time(target: str, count: int) -> None:
    assert loops(target) == count


@given(st.lists(st.from_regex("[a-z]{3}", fullmatch=True), unique=True, max_size=40))
def test_a_text_of_different_words_has_no_loop(words: list[str]) -> None:
    assert loops(" ".join(words)) == 0


def test_a_number_that_no_rendition_covers_is_named_with_those_that_were_owed() -> None:
    target = "It rose 5% to 135 billion yuan in 2024, by 1,200.5 or 46."

    (finding,) = check_invented_figures(
        target, [Span(8, 10), Span(14, 30), None], ["5%", "135 billion yuan", "City of Youth"]
    )

    assert finding.code == "invented-figure"
    assert finding.message == (
        "Not in the source, or twice: 2024, 1,200.5, 46. The source has: 5%, 135 billion yuan."
    )


def test_without_owed_figures_the_message_says_none() -> None:
    (finding,) = check_invented_figures("In 2024.", [], ["City of Youth"])

    assert finding.message.endswith("The source has: none.")


def test_a_figure_that_stands_once_too_often_is_loose() -> None:
    assert loose_figures("5% and 5%", [Span(0, 2)]) == ["5"]


def test_a_target_without_numbers_has_no_finding() -> None:
    assert check_invented_figures("Five of them.", [], []) == []
