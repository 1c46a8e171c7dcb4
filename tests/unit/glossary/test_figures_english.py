"""Figures of English texts and their Chinese wordings, against the cases and against properties."""

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.chinese import find_chinese_rendition
from glossary.figures import (
    Figure,
    chinese_renditions,
    find_english_figures,
    find_figures,
    renditions,
)

CASES = Path(__file__).parents[2] / "cases" / "figures_en.tsv"
FRAGMENTS = [
    "135 billion yuan", "26,000", "29th", "more than", "a third", "$1.2 trillion", "Jan. 5, 2023",
    "the 1990s", "3-5 days", "between 2 and 3", "98.2 per cent", "8:30 a.m.", "Q1", "A320", "half",
    "dozens of", "No. 1", ", ", ". ", " ", "-", "and", "1/3", "twenty-five", "0571-82211234", "May",
]  # fmt: skip
texts = st.one_of(
    st.text(alphabet="0123456789０５.,%$€- abcdefhmnorst:/'’()", max_size=60),
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join),
    st.text(max_size=40),
)


def cases() -> list[object]:
    lines = CASES.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [pytest.param(text, expected, id=text) for text, expected, _ in rows]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_each_case_of_the_table_gives_its_spans_and_preferred_wordings(
    text: str, expected: str
) -> None:
    found = find_english_figures(text)

    shown = " | ".join(f"{f.source}={chinese_renditions(f).preferred}" for f in found)

    assert shown == expected


def test_the_table_has_at_least_200_cases() -> None:
    assert len(cases()) >= 200


@given(texts)
def test_spans_never_overlap_stand_in_order_and_hold_their_source(text: str) -> None:
    figures = find_english_figures(text)

    assert all(figure.source == figure.span.of(text) for figure in figures)
    assert all(a.span.end <= b.span.start for a, b in pairwise(figures))


@given(texts)
def test_no_arabic_digit_is_dropped_silently(text: str) -> None:
    covered = {i for f in find_english_figures(text) for i in range(f.span.start, f.span.end)}

    digits = {m.start() for m in re.finditer("[0-9０-９]", text)}

    assert digits <= covered


@given(texts)
def test_every_figure_found_has_wordings_that_are_found_in_themselves(text: str) -> None:
    for figure in find_english_figures(text):
        wording = chinese_renditions(figure).preferred

        assert list(find_chinese_rendition(wording, (wording,))) or not wording.strip()


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        (
            "135 billion yuan",
            ["1,350亿元", "一千三百五十亿元", "1350億元", "1.35千亿元"],
        ),
        ("26,000", ["26000", "26,000", "2万6000", "两万六千", "二万六千"]),
        ("98.2 percent", ["百分之九十八点二", "98.2％"]),
        ("30 percent", ["三成", "3成", "百分之三十"]),
        (
            "more than 3,000 people",
            ["3000多人", "3000余人", "超过3000人", "3000人以上", "三千余人"],
        ),
        ("more than 100", ["100多", "百余", "100个以上", "逾百"]),
        ("about 300", ["大约300", "300左右", "300个左右"]),
        ("2 million", ["两百万", "二百万", "200万", "2百万"]),
        ("29th", ["第二十九", "29日", "29号"]),
        (
            "Jan. 5, 2023",
            ["二〇二三年一月五日", "二零二三年一月五日", "2023年1月5号"],
        ),
        ("the 1990s", ["上世纪90年代", "九十年代", "1990年代"]),
        ("the 14th Five-Year Plan", ["第十四个五年规划", "十四五规划", "“十四五”"]),
        ("3 to 5 days", ["3-5天", "三至五天", "3天到5天", "三到五天"]),
        ("8:30 p.m.", ["20:30", "20时30分", "晚上8点半", "晚8时30分"]),
        ("half an hour", ["半个小时", "0.5小时"]),
        ("doubled", ["增长一倍", "翻了一番", "翻倍"]),
        ("1.2 GW", ["120万千瓦"]),
        ("the first quarter of 2023", ["2023年第一季度", "2023年一季度"]),
    ],
)
def test_other_wordings_of_the_same_worth_count_as_found(text: str, accepted: list[str]) -> None:
    (figure,) = find_english_figures(text)

    forms = chinese_renditions(figure).forms

    assert [a for a in accepted if not list(find_chinese_rendition(a, forms))] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("135 billion yuan", "135亿元"),
        ("135 billion yuan", "11350亿元"),
        ("26,000", "12.6万"),
        ("26,000", "2.6万余"),
        ("$1.2 trillion", "1.2万亿元"),
        ("3 percent", "13%"),
        ("three", "第三"),
        ("Jan. 5, 2023", "2023年1月6日"),
        ("1.5 percentage points", "1.5个基点"),
        ("5 miles", "5公里"),
        ("two-thirds", "四分之三"),
    ],
)
def test_what_is_worth_something_else_is_not_found(text: str, wrong: str) -> None:
    (figure,) = find_english_figures(text)

    assert list(find_chinese_rendition(wrong, chinese_renditions(figure).forms)) == []


amounts = st.decimals(min_value=1, max_value=9999, places=1).map(lambda d: f"{d.normalize():f}")
whole = st.integers(min_value=2, max_value=99_999_999).map(str)
chinese_figures = st.one_of(
    st.builds("{}{}".format, amounts, st.sampled_from(
        ["亿元", "万元", "万亿元", "亿美元", "万欧元", "万人", "万吨", "公里", "平方公里", "公顷",
         "%", "个百分点", "万港元", "千瓦时", "摄氏度"])),
    st.builds("{}{}".format, whole, st.sampled_from(["元", "人", "吨", "天", "个月", "小时", "岁"])),
    st.builds("第{}位".format, st.integers(1, 999)),
    st.builds("{}年{}月{}日".format, st.integers(1900, 2099), st.integers(1, 12),
              st.integers(1, 28)),
    st.builds("{}月{}日".format, st.integers(1, 12), st.integers(1, 28)),
    st.builds("{}年".format, st.integers(1900, 2099)),
    st.builds("{}{}{}".format, st.sampled_from(["超", "近", "约", "至少"]), amounts,
              st.sampled_from(["亿元", "%", "公里"])),
    st.builds(lambda a, b, unit: f"{a}至{a + b}{unit}", st.integers(2, 500), st.integers(1, 400),
              st.sampled_from(["天", "公里", "吨", "人"])),
    st.sampled_from(["上半年", "一季度", "三季度", "前三季度", "20世纪90年代", "21世纪", "三分之二"]),
)  # fmt: skip


def only(figures: list[Figure]) -> Figure:
    (figure,) = figures
    return figure


@given(chinese_figures)
def test_a_figure_taken_into_english_and_back_keeps_its_value(text: str) -> None:
    there = only(find_figures(text))
    english = renditions(there).preferred

    back = only(find_english_figures(english))
    home = only(find_figures(chinese_renditions(back).preferred))

    assert values(back) == values(there)
    assert values(home) == values(there)
    assert home.approximation is there.approximation
    assert list(find_chinese_rendition(text.removesuffix("位"), chinese_renditions(back).forms))


english_figures = st.one_of(
    st.builds("{:,} {}".format, st.integers(2, 10**9), st.sampled_from(
        ["yuan", "people", "tonnes", "dollars", "kilometers", "acres"])),
    st.builds("{} {} {}".format, amounts, st.sampled_from(["million", "billion", "trillion"]),
              st.sampled_from(["yuan", "euros", "people"])),
    st.builds("${}{}".format, amounts, st.sampled_from([" million", " billion", ""])),
    st.builds("{} percent".format, amounts),
    st.builds("{} {}, {}".format, st.sampled_from(["Jan.", "March", "May", "Sept.", "December"]),
              st.integers(1, 28), st.integers(1900, 2099)),
    st.builds("{} {}".format, st.integers(2, 400), st.sampled_from(["days", "months", "years"])),
)  # fmt: skip


@given(english_figures)
def test_a_figure_taken_into_chinese_keeps_its_value(text: str) -> None:
    there = only(find_english_figures(text))

    home = only(find_figures(chinese_renditions(there).preferred))

    assert values(home) == values(there)


def values(figure: Figure) -> list[Decimal]:
    return [value.normalize() for value in figure.values]
