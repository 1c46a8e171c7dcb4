"""The house style: what is preferred changes, what counts as found does not."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_figures import read_english

from glossary.figures import English, Figure, Mu, Style, find_figures, renditions
from glossary.figures.numerals import SCALES, write_chinese, write_mixed
from glossary.figures.units import BY_CHINESE
from glossary.figures.values import Kind, Unit

US, UK = Style(english=English.US), Style(english=English.UK)
STYLES = [Style(english=e, mu=m) for e in English for m in Mu]
MEASURED = {
    Kind.MONEY, Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.AREA, Kind.LENGTH, Kind.WEIGHT,
    Kind.VOLUME, Kind.ENERGY, Kind.TEMPERATURE, Kind.MEASURE, Kind.DURATION, Kind.AGE,
    Kind.COUNT, Kind.PER_MILLE, Kind.MULTIPLE,
}  # fmt: skip
# Read by what stands around them: a sentence for each, and what its value becomes.
READ_IN_CONTEXT = {
    "度": "气温{}度，", "里": "走了{}里，", "方": "挖土{}方，", "角": "只要{}角，", "点": "指数{}点，",
    "成": "{}成，", "位": "{}位专家", "延米": "修路{}延米，", "平方": "一间{}平方，", "立方": "蓄水{}立方，",
    "h": "历时{}h，", "s": "用时{}s，", "t": "重{}t，", "余": "{}余，", "折": "打{}折，", "强": "{}强企业",
}  # fmt: skip
WORTH = {"成": 10}
# The English of each unit of nature and of the great currencies, written apart from the tables.
ENGLISH = dict(
    pair.split("=")
    for pair in [
        "平方米=square meters",
        "平方公里=square kilometers",
        "公顷=hectares",
        "亩=mu",
        "英亩=acres",
        "公里=kilometers",
        "千米=kilometers",
        "海里=nautical miles",
        "英里=miles",
        "英尺=feet",
        "英寸=inches",
        "米=meters",
        "厘米=centimeters",
        "毫米=millimeters",
        "微米=microns",
        "纳米=nanometers",
        "吨=tons",
        "公斤=kilograms",
        "千克=kilograms",
        "斤=jin",
        "克=grams",
        "毫克=milligrams",
        "微克=micrograms",
        "立方米=cubic meters",
        "升=liters",
        "毫升=milliliters",
        "千瓦时=kilowatt-hours",
        "兆瓦时=megawatt-hours",
        "吉瓦时=gigawatt-hours",
        "度电=kilowatt-hours",
        "千瓦=kilowatts",
        "兆瓦=megawatts",
        "吉瓦=gigawatts",
        "瓦=watts",
        "千伏=kilovolts",
        "伏=volts",
        "焦耳=joules",
        "千卡=kilocalories",
        "马力=horsepower",
        "摄氏度=degrees Celsius",
        "年=years",
        "个月=months",
        "星期=weeks",
        "天=days",
        "小时=hours",
        "分钟=minutes",
        "秒=seconds",
        "元=yuan",
        "港元=Hong Kong dollars",
        "欧元=euros",
        "日元=yen",
        "英镑=pounds",
        "韩元=won",
        "卢布=rubles",
        "个百分点=percentage points",
        "倍=times",
    ]
)
NAMES = sorted(
    name
    for name, unit in BY_CHINESE.items()
    if unit.kind in MEASURED and name not in READ_IN_CONTEXT
)


def only(text: str) -> Figure:
    (figure,) = find_figures(text)
    return figure


def test_every_unit_of_the_table_is_tried() -> None:
    assert set(BY_CHINESE) == {*NAMES, *READ_IN_CONTEXT}


@pytest.mark.parametrize("name", READ_IN_CONTEXT)
def test_a_unit_read_in_its_context_keeps_its_value(name: str) -> None:
    figure = only(READ_IN_CONTEXT[name].format(30))

    assert figure.values == (Decimal(30) * WORTH.get(name, 1),)
    assert figure.unit is not None or name == "余"


@pytest.mark.parametrize("name", ENGLISH)
def test_a_unit_is_called_what_english_calls_it(name: str) -> None:
    figure = only(f"共27{name}，")

    assert renditions(figure, US).preferred == f"27 {ENGLISH[name]}"
    assert renditions(figure, US).forms[0] in renditions(figure, UK).forms


@pytest.mark.parametrize("name", [n for n in ENGLISH if BY_CHINESE[n].conversions])
def test_a_conversion_is_worth_the_same_in_base_units(name: str) -> None:
    """Compare factors with those of the SI, written apart from the tables."""
    base = {
        "kilowatt-hours": 1000, "megawatt-hours": 10**6, "MWh": 10**6, "gigawatt-hours": 10**9,
        "GWh": 10**9, "terawatt-hours": 10**12, "TWh": 10**12, "kilowatts": 1000, "MW": 10**6,
        "megawatts": 10**6, "gigawatts": 10**9, "GW": 10**9, "kilograms": 1, "kg": 1, "kilogram": 1,
        "tons": 1000, "jin": Decimal("0.5"),
    }  # fmt: skip
    own = Decimal(base[ENGLISH[name]])

    assert {target: factor * base[target] for factor, target in BY_CHINESE[name].conversions} == {
        target: own for _, target in BY_CHINESE[name].conversions
    }


@pytest.mark.parametrize(
    ("text", "us", "uk"),
    [
        ("2023年1月5日", "January 5, 2023", "5 January 2023"),
        ("1月5日", "January 5", "5 January"),
        ("2023年1月", "January 2023", "January 2023"),
        ("1月3日至5日", "January 3 to 5", "3 to 5 January"),
        ("2023年12月3日至5日", "December 3 to 5, 2023", "3 to 5 December 2023"),
        ("约73万平方米", "about 730,000 square meters", "about 730,000 square metres"),
        ("5至8公里", "5 to 8 kilometers", "5 to 8 kilometres"),
        ("5.6万吨", "56,000 tons", "56,000 tonnes"),
        ("500毫升", "500 milliliters", "500 millilitres"),
        ("30亿卢布", "3 billion rubles", "3 billion roubles"),
        ("1,35%", "1,35 percent", "1,35 per cent"),
        ("98.2%", "98.2%", "98.2%"),
        ("5个百分点", "5 percentage points", "5 percentage points"),
        ("1350亿元", "135 billion yuan", "135 billion yuan"),
    ],
)
def test_the_preferred_wording_is_of_the_style(text: str, us: str, uk: str) -> None:
    figure = only(text)

    assert renditions(figure).preferred == us
    assert renditions(figure, US).preferred == us
    assert renditions(figure, UK).preferred == uk


@pytest.mark.parametrize(
    ("text", "kept", "converted"),
    [
        ("15万亩", "150,000 mu", "10,000 hectares"),
        ("3亩", "3 mu", "0.2 hectares"),
        ("30至45亩", "30 to 45 mu", "2 to 3 hectares"),
        ("超1.5亿亩", "more than 150 million mu", "more than 10 million hectares"),
        ("16万亩", "160,000 mu", "160,000 mu"),  # 10,666.6…: not exact
        ("数万亩", "tens of thousands of mu", "tens of thousands of mu"),
    ],
)
def test_mu_become_hectares_only_where_that_is_exact(text: str, kept: str, converted: str) -> None:
    figure = only(text)

    assert renditions(figure, Style(mu=Mu.KEEP)).preferred == kept
    assert renditions(figure, Style(mu=Mu.HECTARES)).preferred == converted


@pytest.mark.parametrize(
    "text",
    ["2023年1月5日", "约73万平方米", "15万亩", "5.6万吨", "2.7亿美元", "下午3时", "百分之五"],
)
def test_what_counts_as_found_is_the_same_in_every_style(text: str) -> None:
    figure = only(text)

    assert len({frozenset(renditions(figure, style).forms) for style in STYLES}) == 1


def scales_of(unit: Unit) -> list[str]:
    return ["", "万", "亿"] if unit.kind is not Kind.TEMPERATURE else [""]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("style", [US, UK], ids=["us", "uk"])
def test_every_unit_keeps_its_value_through_chinese_and_english(name: str, style: Style) -> None:
    """Write a value in Chinese, read it, word it in English, read the number back."""
    assert BY_CHINESE[name].nouns or BY_CHINESE[name].bare, name
    for scale in scales_of(BY_CHINESE[name]):
        value = Decimal(27) * SCALES[scale]

        figure = only(f"共{write_mixed(value)}{name}，")

        assert figure.values == (value,), figure
        assert read_english(number_of(figure, style)) == value


def number_of(figure: Figure, style: Style) -> str:
    """Return the preferred wording without its unit, whose letters may look like a scale."""
    preferred = renditions(figure, style).preferred
    found = re.search(r"[\d.,]*\d(?: (?:thousand|million|billion|trillion)\b)?|[a-z -]+", preferred)
    assert found
    return found[0]


@given(
    st.integers(min_value=2, max_value=99_999),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(["元", "美元", "平方米", "公里", "吨", "%", "千瓦时"]),
    st.sampled_from([US, UK]),
)
def test_a_value_written_with_digits_survives_the_way(
    number: int, scale: str, measure: str, style: Style
) -> None:
    value = Decimal(number) * SCALES[scale]

    figure = only(f"共{write_mixed(value)}{measure}，")

    assert figure.values == (value,)
    assert read_english(number_of(figure, style)) == value


@given(
    st.integers(min_value=4, max_value=999_999_999_999),
    st.sampled_from(["元", "公里", "吨"]),
    st.sampled_from([US, UK]),
)
def test_a_value_written_in_chinese_numerals_survives_the_way(
    number: int, measure: str, style: Style
) -> None:
    figure = only(f"共{write_chinese(Decimal(number))}{measure}，")

    assert figure.values == (number,)
    assert read_english(renditions(figure, style).preferred.rsplit(" ", 1)[0]) == number


@pytest.mark.parametrize(
    ("text", "same", "other"),
    [("5‰", "0.5%", "0.05%"), ("30里", "15 kilometers", "30 kilometers")],
)
def test_a_conversion_read_in_its_context_is_exact(text: str, same: str, other: str) -> None:
    forms = renditions(only(f"共{text}，")).forms

    assert same in forms
    assert other not in forms
