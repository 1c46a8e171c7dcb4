"""find_figures and renditions, against the cases and against properties."""

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.figures import Approximation, Figure, Kind, find_figures, renditions
from glossary.spans import Span

CASES = Path(__file__).parents[2] / "cases" / "figures.tsv"
SHAPES = (
    "0123456789０５９.,，％%一二三十百千万亿两零点第年月日号时分个家人元余多约近超至"
    "-—~:/+·“”第天成倍以上 aGkm$￥"
)
FRAGMENTS = [
    "1350亿元", "2.6万名", "第29位", "10余个", "三百二十一户", "约", "超", "3至5天", "“1215”", "5G",
    "2023年", "5月", "3日", "百分之", "三分之二", "翻一番", "0575-82211234", "、", "。", "和",
    "90后", "00",
]  # fmt: skip
texts = st.one_of(
    st.text(alphabet=SHAPES, max_size=60),
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join),
    st.text(max_size=40),
)


def cases() -> list[object]:
    lines = CASES.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [pytest.param(text, expected, id=text) for text, expected, _ in rows]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_each_case_of_the_table_gives_its_spans_and_preferred_wordings(
    text: str,
    expected: str,
) -> None:
    found = find_figures(text)

    shown = " | ".join(f"{f.source}={renditions(f).preferred}" for f in found)

    assert shown == expected


def test_the_table_has_at_least_400_expressions_each_with_its_reason() -> None:
    lines = CASES.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]

    assert len({text for text, _, _ in rows}) >= 400
    assert all(why.strip() for _, _, why in rows)


@given(texts)
def test_spans_never_overlap_stand_in_order_and_hold_their_source(text: str) -> None:
    figures = find_figures(text)

    assert all(figure.source == figure.span.of(text) for figure in figures)
    assert all(a.span.end <= b.span.start for a, b in pairwise(figures))


@given(texts)
def test_no_arabic_digit_is_dropped_silently(text: str) -> None:
    covered = {i for f in find_figures(text) for i in range(f.span.start, f.span.end)}

    digits = {m.start() for m in re.finditer("[0-9０-９]", text)}

    assert digits <= covered


@given(texts)
def test_every_figure_found_has_wordings(text: str) -> None:
    assert all(renditions(figure).preferred for figure in find_figures(text))


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("1.35万亿元", ["1,350 billion yuan", "RMB 1.35 trillion", "1.35 trillion RMB"]),
        ("82100元", ["82100 yuan", "¥82,100", "82,100 renminbi"]),
        ("2.7亿美元", ["270 million US dollars", "US$270 million", "USD 270 million"]),
        ("98.2%", ["98.2 percent", "98.2 per cent"]),
        ("第29位", ["No. 29", "29th place", "number 29", "twenty-ninth"]),
        ("10余个", ["over 10", "10-plus", "more than ten"]),
        ("15分钟", ["15-minute", "fifteen minutes"]),
        ("第二年", ["the next year", "following year", "second year"]),
        ("18世纪", ["18th-century", "eighteenth century"]),
        ("党的十九大", ["19th CPC National Congress", "19th Party Congress"]),
        ("上万名", ["tens of thousands of", "over 10,000"]),
        ("连续3年", ["three years", "three consecutive years", "third consecutive year"]),
        ("2个", ["two"]),
        ("3至5天", ["3-5 days", "three to five days", "3–5 days", "between 3 and 5 days"]),
        ("2.6万人次", ["26,000 visits", "26,000 trips", "26,000 person-times"]),
        ("60岁以上", ["60 and over", "over 60", "aged 60 or above"]),
        ("2023年5月3日", ["3 May 2023", "May 3rd, 2023"]),
        ("30日电", ["30th"]),
        ("第7", ["seventh"]),
        ("10万千瓦", ["100 megawatts", "100 MW"]),
        ("1000亿元、600亿元", ["100 billion"]),
        ("6倍以上", ["more than six times", "over sixfold"]),
        ("200万元至300万元", ["2 to 3 million yuan", "2 million to 3 million yuan"]),
    ],
)  # fmt: skip
def test_usual_english_is_accepted(text: str, accepted: list[str]) -> None:
    forms = renditions(find_figures(text)[0]).forms

    assert [form for form in accepted if form not in forms] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "1350亿元",
            ["1,350 billion yuan", "13.5 billion yuan", "135 million yuan", "135 billion"],
        ),
        ("10余个", ["10", "ten"]),
        ("5个百分点", ["5 percent", "5%"]),
        ("增长2倍", ["doubled", "twice"]),
        ("600亿元。", ["60 billion"]),
        ("2.7亿美元", ["270 million yuan", "27 million dollars"]),
        ("第3年", ["3 years", "three years"]),
        ("第二年", ["next year", "two years"]),  # "the next year" is another than "next year"
        ("18世纪", ["1700s", "18 centuries"]),  # the 1700s may be ten years
        ("突破100亿", ["RMB10 billion", "10 billion yuan"]),  # nothing says that it is money
    ],
)
def test_a_wrong_value_or_a_lost_unit_is_never_accepted(text: str, wrong: list[str]) -> None:
    forms = renditions(find_figures(text)[0]).forms

    assert [form for form in wrong if form in forms] == []


@pytest.mark.parametrize(
    ("text", "approximation"),
    [
        ("10余个", Approximation.MORE_THAN),
        ("逾3万人", Approximation.MORE_THAN),
        ("近百家", Approximation.NEARLY),
        ("约5吨", Approximation.ABOUT),
        ("不足5万元", Approximation.LESS_THAN),
        ("不低于5%", Approximation.AT_LEAST),
        ("不超过5%", Approximation.AT_MOST),
        ("节约5吨", Approximation.EXACT),
    ],
)
def test_the_words_beside_a_number_are_part_of_its_value(
    text: str,
    approximation: Approximation,
) -> None:
    assert find_figures(text)[0].approximation is approximation


@pytest.mark.parametrize(
    "text", ["9" * 50_000, "亿" * 50_000, "1-2" * 20_000, "1," * 20_000, "a.1" * 20_000,
             "万千" * 30_000,
             "第" * 50_000, "1:1" * 20_000, "一" * 50_000, "A+1" * 20_000, "约" * 50_000 + "5"],
)  # fmt: skip
def test_long_hostile_text_is_read_without_a_crash(text: str) -> None:
    figures = find_figures(text)

    assert all(figure.span.of(text) == figure.source for figure in figures)


@pytest.mark.parametrize(
    "text", ["123456789012345678901234567891.5元", "-12345678901234567890123456789.25%"]
)
def test_a_long_amount_is_not_rounded_in_any_wording(text: str) -> None:
    figure = find_figures(text)[0]

    digits = {re.sub("[^0-9]", "", form) for form in renditions(figure).forms}

    assert digits == {re.sub("[^0-9]", "", text)}


def test_an_absurd_value_still_has_a_wording() -> None:
    figure = Figure(
        span=Span(0, 1),
        source="1",
        kind=Kind.NUMBER,
        rule="number",
        values=(Decimal(10) ** 5000,),
    )

    assert len(renditions(figure).preferred) > 5000


SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
SHORT_SCALES = {"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "tn": 12, "trn": 12}
SMALL = {
    word: i
    for i, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
    )
} | {
    word: 10 * (i + 2)
    for i, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    )
}


def read_english(form: str) -> Decimal:
    """Read the one number in an English wording; knows nothing of the code under test."""
    spaced = form.lower().replace("-", " ").replace("km2", "km").replace("½", " 1/2")
    total, part, seen_half = Decimal(0), Decimal(0), False
    words = re.findall(r"[a-z]+|[\d,]*\d(?:\.\d+)?(?:/\d+)?", spaced)
    for i, word in enumerate(words):
        if word[0].isdigit():
            part += Decimal("0.5") if word == "1/2" else Decimal(word.replace(",", ""))
        elif word in SMALL:
            part += SMALL[word]
        elif word == "a":
            part += 0 if "and a half" in spaced or spaced.startswith("half") else 1
        elif word == "half":
            part, seen_half = part + Decimal("0.5"), True
        elif word == "hundred":
            part *= 100
        elif word in SHORT_SCALES and re.search(rf"\d{word}\b", spaced) and i + 1 == len(words):
            total, part = total + part * Decimal(10) ** SHORT_SCALES[word], Decimal(0)
        elif word in SCALES:
            total, part = total + part * Decimal(10) ** SCALES[word], Decimal(0)
    assert not (seen_half and total + part == 0)
    return total + part


@given(
    st.decimals(min_value=Decimal("0.1"), max_value=99999, places=1),
    st.sampled_from(["", "万", "亿", "万亿"]),
    st.sampled_from(["元", "家", "平方公里", "公斤", "%"]),
)
def test_every_accepted_form_of_a_quantity_is_worth_the_same(
    number: Decimal,
    scale: str,
    measure: str,
) -> None:
    figure = find_figures(f"达{number}{scale}{measure}")[0]
    value = number * {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]

    assert figure.values == (value,)
    assert {
        form: read_english(form) for form in renditions(figure).forms if read_english(form) != value
    } == {}


@given(st.integers(min_value=1, max_value=999_999))
def test_every_accepted_form_of_a_count_is_worth_the_same(number: int) -> None:
    forms = renditions(find_figures(f"共{number}家")[0]).forms

    assert {read_english(form) for form in forms} == {Decimal(number)}


_LUNAR_MONTHS = [
    "正月",
    "二月",
    "三月",
    "四月",
    "五月",
    "六月",
    "七月",
    "八月",
    "九月",
    "十月",
    "冬月",
    "腊月",
]
_LUNAR_TENS = "初", "十", "廿"


@given(month=st.integers(1, 12), day=st.integers(1, 30), named=st.booleans())
def test_a_lunar_date_is_read_as_it_is_written(month: int, day: int, *, named: bool) -> None:
    tens, ones = divmod(day - 1, 10)
    written = {10: "初十", 20: "二十", 30: "三十"}.get(
        day, _LUNAR_TENS[tens] + "一二三四五六七八九十"[ones]
    )
    text = f"{'农历' if named else ''}{_LUNAR_MONTHS[month - 1]}{written}"
    found = [f for f in find_figures(f"在{text}这天") if f.rule == "lunar-date"]

    only_lunar = named or month in {1, 11, 12} or written[0] in "初廿"
    assert [(f.source, *f.values) for f in found] == (
        [(text, Decimal(month), Decimal(day))] if only_lunar else []
    )
