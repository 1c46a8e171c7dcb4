"""Units by their English names: those of the Chinese tables, and the ones only English texts use.

``CHINESE`` says which Chinese name a newspaper prefers where the tables' first is another.
"""

import re

from glossary.figures.currencies import MONEY
from glossary.figures.measure import build
from glossary.figures.units import DURATION, PEOPLE, PERCENT, PHYSICAL, POINTS, YEARS
from glossary.figures.values import Kind, Unit

BASIS_POINTS = build(
    Kind.PERCENTAGE_POINTS, "个基点 基点", "basis_point basis_points", "bp bps",
)  # fmt: skip
POUNDS = build(Kind.WEIGHT, "磅 英镑", "pound pounds, lb lbs")
CENTURY_LENGTH = build(Kind.DURATION, "个世纪 世纪", "century centuries")
DECADES = build(Kind.DURATION, "年 个十年 十年", "decade decades")
TIMES = build(Kind.MULTIPLE, "倍 次", "time times")
OCCURRENCES = build(Kind.COUNT, "次 倍 回", "time times")
FOLD = build(Kind.MULTIPLE, "倍", "fold fold")
_ENGLISH_ONLY = (
    build(Kind.TEMPERATURE, "度 摄氏度 华氏度", "degree degrees"),
    build(Kind.TEMPERATURE, "华氏度 ℉ 度", "degree_Fahrenheit degrees_Fahrenheit", "°F ℉ F"),
    build(Kind.TEMPERATURE, "摄氏度 ℃ °C 度", "degree_Celsius degrees_Celsius, degree_centigrade "
          "degrees_centigrade", "°C ℃ C"),
    POUNDS,
    build(Kind.WEIGHT, "盎司", "ounce ounces", "oz"),
    build(Kind.WEIGHT, "吨", "tonne tonnes, ton tons, metric_ton metric_tons, metric_tonne "
          "metric_tonnes", "t"),
    build(Kind.VOLUME, "加仑", "gallon gallons"),
    build(Kind.VOLUME, "蒲式耳", "bushel bushels"),
    build(Kind.LENGTH, "码", "yard yards", "yd"),
    build(Kind.LENGTH, "光年", "light-year light-years, light_year light_years"),
    build(Kind.AREA, "平方英里", "square_mile square_miles", "sq_mi"),
    build(Kind.AREA, "平方米", "square_meter square_meters", "m² m2 sqm sq_m"),
    build(Kind.LENGTH, "米 公尺", "meter meters", "m"),
    build(Kind.LENGTH, "公里 千米", "kilometer kilometers, km km", "km kms"),
    build(Kind.VOLUME, "立方米 方", "cubic_meter cubic_meters", "m³ m3 cu_m"),
    build(Kind.VOLUME, "立方公里 立方千米", "cubic_kilometer cubic_kilometers", "km³"),
    build(Kind.VOLUME, "立方英尺", "cubic_foot cubic_feet"),
    build(Kind.ENERGY, "太瓦时 TWh", "terawatt-hour terawatt-hours, terawatt_hour terawatt_hours",
          "TWh"),
    build(Kind.ENERGY, "千卡 大卡 卡路里 卡", "calorie calories, kilocalorie kilocalories", "kcal"),
    build(Kind.MEASURE, "千米/小时 公里/小时 公里每小时 千米每小时 公里 千米",
          "kilometer_per_hour kilometers_per_hour, kilometer_an_hour kilometers_an_hour",
          "km/h kph kmh km/hr"),
    build(Kind.MEASURE, "英里/小时 英里每小时 英里",
          "mile_per_hour miles_per_hour, mile_an_hour miles_an_hour", "mph"),
    build(Kind.MEASURE, "万像素 兆像素", "megapixel megapixels", "MP"),
    TIMES,
    BASIS_POINTS, FOLD, CENTURY_LENGTH, DECADES,
    build(Kind.DURATION, "周 个星期 星期 个周 个礼拜", "week weeks", "wk"),
    build(Kind.DURATION, "天 日 个昼夜", "day days"),
    build(Kind.DURATION, "小时 个小时 个钟头 时", "hour hours", "hr hrs h"),
    build(Kind.DURATION, "分钟 分", "minute minutes", "min mins"),
    build(Kind.DURATION, "秒 秒钟", "second seconds", "sec secs"),
    build(Kind.DURATION, "个月 月", "month months"),
    build(Kind.DURATION, "年 周年 年度", "year years", "yr yrs"),
    build(Kind.DURATION, "个季度 季度", "quarter quarters"),
)  # fmt: skip
AGE = build(
    Kind.AGE, "岁 周岁",
    "year-old years-old, year_old years_old, years_of_age years_of_age, year-olds year-olds",
)  # fmt: skip
HUMANS = build(Kind.COUNT, "人 名 位 个人 口", "person people, persons persons", bare=True)


def _tables() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Return units by small English noun, and by symbol as it is written."""
    nouns: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    known = (*_ENGLISH_ONLY, AGE, HUMANS, *MONEY, PERCENT, POINTS, *PHYSICAL, *DURATION, PEOPLE)
    for unit in known:
        for one, many in unit.nouns:
            for noun in (one, many):
                nouns.setdefault(noun.lower(), unit)
        for symbol in unit.symbols:
            if symbol == "in":
                continue  # a preposition
            if len(symbol) > 1 or symbol in {"%", "m", "g", "t"}:
                symbols.setdefault(symbol, unit)
    nouns["pound sterling"] = nouns["pounds sterling"]
    for unclear in ("point", "points", "real", "reais", "p", "cents", "spot"):
        nouns.pop(unclear, None)
    return nouns, symbols


NOUNS, SYMBOLS = _tables()
_NAMES = sorted(NOUNS, key=len, reverse=True)
_NOUN = re.compile(
    rf"(?:{'|'.join(re.escape(n).replace(chr(92) + ' ', '[ -]') for n in _NAMES)})(?![a-z])",
    re.IGNORECASE,
)
_SYMBOL = re.compile(
    "|".join(
        re.escape(s) + ("(?![A-Za-z0-9])" if s[-1].isalnum() else "")
        for s in sorted(SYMBOLS, key=len, reverse=True)
    )
)
PREFIXES: dict[str, Unit] = {}
for _unit in MONEY:
    for _sign in _unit.prefixes:
        PREFIXES.setdefault(_sign.strip(), _unit)
PREFIXES["Rs"] = PREFIXES["INR"]
for _unclear in ("R", "c", "p"):
    PREFIXES.pop(_unclear, None)
PREFIX = re.compile(
    "|".join(
        ("(?<![A-Za-z])" if s[0].isalpha() else r"(?<![A-Za-z$])") + re.escape(s)
        for s in sorted(PREFIXES, key=len, reverse=True)
    )
)


def read_english_unit(folded: str, start: int) -> tuple[Unit | None, int]:
    """Return the longest unit at ``start``, after a space or a hyphen if there is one, and its end.

    >>> unit, end = read_english_unit("5 square kilometers", 1)
    >>> unit.chinese[0], end
    ('平方公里', 19)
    """
    symbol = _SYMBOL.match(folded, start)
    if symbol is None and folded[start : start + 1] == " ":
        symbol = _SYMBOL.match(folded, start + 1)
    if folded[start : start + 1] in {" ", "-"}:
        noun = _NOUN.match(folded, start + 1)
        if noun and (symbol is None or noun.end() >= symbol.end()):
            key = noun[0].lower()
            unit = NOUNS.get(key) or NOUNS.get(key.replace("-", " "))
            if unit is not None:
                return unit, noun.end()
    if symbol:
        return SYMBOLS[symbol[0]], symbol.end()
    return None, start


__all__ = [
    "AGE",
    "HUMANS",
    "NOUNS",
    "OCCURRENCES",
    "POUNDS",
    "PREFIX",
    "PREFIXES",
    "TIMES",
    "YEARS",
    "read_english_unit",
]
