"""What is named as wrong or ambiguous, and what is not."""

import pytest
from hypothesis import given
from test_figures import texts

from glossary.figures import find_figures
from glossary.figures.doubts import Gravity, doubts


def named(text: str) -> list[tuple[str, str]]:
    return [(d.source, d.reason) for d in doubts(text, find_figures(text))]


@pytest.mark.parametrize(
    ("text", "source", "reason"),
    [
        ("2月30日开幕", "2月30日", "impossible-date"),
        ("13月5日开幕", "13月5日", "impossible-date"),
        ("2023年13月", "2023年13月", "impossible-date"),
        ("2023年2月29日", "2023年2月29日", "impossible-date"),
        ("二月三十日", "二月三十日", "impossible-date"),
        ("2023-02-30发布", "2023-02-30", "impossible-date"),
        ("5月32日", "5月32日", "impossible-date"),
        ("25时开始", "25时", "impossible-time"),
        ("12时75分", "12时75分", "impossible-time"),
        ("投资1,35亿元", "1,35亿元", "misplaced-comma"),
        ("历经5，000多年", "5，000", "chinese-comma"),
        ("获第0名", "第0", "rank-zero"),
        ("成本下降2倍", "下降2倍", "fall-in-multiples"),
        ("约300余名", "约300余", "two-limits"),
    ],
)
def test_what_is_written_wrongly_is_named(text: str, source: str, reason: str) -> None:
    (doubt,) = doubts(text, find_figures(text))

    assert (doubt.source, doubt.reason, doubt.gravity) == (source, reason, Gravity.WRONG)
    assert doubt.span.of(text) == source
    assert doubt.message


@pytest.mark.parametrize(
    ("text", "source", "reason"),
    [
        ("于4日完成", "4日", "day-or-days"),
        ("历时三十日完成", "三十日", "day-or-days"),
        ("2023中国论坛", "2023", "year-or-number"),
        ("2-3万人参加", "2-3万人", "shared-scale"),
        ("5点左右到达", "5点", "either-half"),
        ("90年代的歌", "90年代", "which-century"),
        ("全场七八折", "七八折", "pair-of-tenths"),
    ],
)
def test_what_can_be_read_in_two_ways_is_named(text: str, source: str, reason: str) -> None:
    (doubt,) = doubts(text, find_figures(text))

    assert (doubt.source, doubt.reason, doubt.gravity) == (source, reason, Gravity.AMBIGUOUS)


@pytest.mark.parametrize(
    "text",
    [
        "2024年2月29日下午3时，总投资1,350亿元。",
        "新华社北京9月30日电",
        "3月5日、6日召开",
        "12月31日24时止，比分24:30",
        "2020-2025年，20世纪90年代",
        "2万-3万人，2至3天",
        "约300名，300余名，超过5倍",
        "下午5点到达，五五折",
        "增长2倍",
        "第10名，2023年",
        "12个月、35个月",
    ],
)
def test_what_is_sound_is_not_named(text: str) -> None:
    assert named(text) == []


def test_a_doubt_says_how_the_figure_was_read() -> None:
    (doubt,) = doubts("2-3万人", find_figures("2-3万人"))

    assert doubt.message == "the scale stands once: read as 20,000 to 30,000"


@given(texts)
def test_doubts_stand_in_order_and_hold_their_source(text: str) -> None:
    found = doubts(text, find_figures(text))

    assert [d.span.start for d in found] == sorted(d.span.start for d in found)
    assert all(d.span.of(text) == d.source for d in found)
