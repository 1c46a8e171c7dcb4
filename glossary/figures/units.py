"""Measure words and units: data tables, and the one function that reads a unit after a numeral.

Nothing here looks at values. Conversions are exact factors only.
"""

import re
from decimal import Decimal

from glossary.figures.currencies import MONEY, SYMBOLS, YUAN
from glossary.figures.measure import build as _unit
from glossary.figures.values import Kind, Unit

__all__ = ["BY_CHINESE", "MONEY", "SYMBOLS", "YUAN", "read_unit"]


D = Decimal
PERCENT = _unit(
    Kind.PERCENT, "%", "percent percent, per_cent per_cent, percentage percentage", "%",
    symbol_preferred=True,
)  # fmt: skip
POINTS = _unit(
    Kind.PERCENTAGE_POINTS, "个百分点 百分点",
    "percentage_point percentage_points, percent_point percent_points, pp pp, point points",
)  # fmt: skip
PER_MILLE = _unit(
    Kind.PER_MILLE, "‰", "per_mille per_mille, per_thousand per_thousand, per_mil per_mil,"
    "in_a_thousand in_a_thousand, per_1,000 per_1,000", "‰", symbol_preferred=True,
    conversions=((D("0.1"), "%"), (D("0.1"), "percent")),
)  # fmt: skip

KILOMETERS_AN_HOUR = _unit(
    Kind.MEASURE, "公里/小时 km/h 千米/小时 公里每小时 千米每小时",
    "kilometer_per_hour kilometers_per_hour, kilometer_an_hour kilometers_an_hour",
    "km/h kph kmh km/hr",
)  # fmt: skip
MILES_AN_HOUR = _unit(
    Kind.MEASURE, "英里/小时 英里每小时 mph",
    "mile_per_hour miles_per_hour, mile_an_hour miles_an_hour", "mph",
)  # fmt: skip
# 每小时40英里: the time stands before the number, and English may write it into the unit.
SPEEDS = {
    "公里": _unit(Kind.LENGTH, "公里", "kilometer kilometers", "km km/h kph kmh km/hr"),
    "千米": _unit(Kind.LENGTH, "千米", "kilometer kilometers", "km km/h kph kmh km/hr"),
    "英里": _unit(Kind.LENGTH, "英里", "mile miles", "mi mph"),
}
HECTARE = _unit(Kind.AREA, "公顷 hm² ha", "hectare hectares", "ha")
MU = _unit(Kind.AREA, "亩", "mu mu, Chinese_acre Chinese_acres")
OF_ELECTRICITY = _unit(
    Kind.ENERGY, "度电", "kilowatt-hour kilowatt-hours, kilowatt_hour kilowatt_hours", "kWh"
)  # fmt: skip
DEGREES = _unit(Kind.TEMPERATURE, "度", "degree degrees", "° °C", strong=False, bare=True)
PHYSICAL: tuple[Unit, ...] = (
    _unit(
        Kind.AREA, "平方米 平米 平方 ㎡ m² m2",
        "square_meter square_meters", "m² sqm m2 sq.m. sq.m sq_m sq._m ㎡",
    ),
    _unit(
        Kind.AREA, "平方公里 平方千米 km² km2",
        "square_kilometer square_kilometers", "km² sq.km km2 sq_km sq._km sqkm",
    ),
    HECTARE,
    _unit(Kind.AREA, "平方厘米 cm²", "square_centimeter square_centimeters", "cm²"),
    _unit(Kind.AREA, "平方英尺", "square_foot square_feet", "sq.ft sq_ft sq._ft sqft"),
    _unit(Kind.AREA, "英亩", "acre acres"),
    MU,
    _unit(Kind.LENGTH, "公里 千米 km", "kilometer kilometers, kilometre kilometres", "km kms"),
    _unit(Kind.LENGTH, "海里", "nautical_mile nautical_miles"),
    _unit(Kind.LENGTH, "英里", "mile miles", "mi"),
    _unit(Kind.LENGTH, "英尺", "foot feet", "ft"),
    _unit(Kind.LENGTH, "英寸", "inch inches", "in"),
    _unit(Kind.LENGTH, "延米 米 m", "meter meters, metre metres", "m"),
    _unit(Kind.LENGTH, "厘米 cm", "centimeter centimeters, centimetre centimetres", "cm"),
    _unit(Kind.LENGTH, "毫米 mm", "millimeter millimeters, millimetre millimetres", "mm"),
    _unit(Kind.LENGTH, "微米 μm um", "micron microns, micrometer micrometers", "μm µm um"),
    _unit(Kind.LENGTH, "纳米 nm", "nanometer nanometers, nanometre nanometres", "nm"),
    _unit(
        Kind.LENGTH, "里", "li li", strong=False,
        conversions=((D("0.5"), "kilometers"), (D("0.5"), "km"), (D("0.5"), "kilometres")),
    ),
    _unit(
        Kind.WEIGHT, "吨 t", "ton tons, tonne tonnes, metric_ton metric_tons", "t",
        conversions=((D(1000), "kilograms"), (D(1000), "kg")),
    ),
    _unit(Kind.WEIGHT, "公斤 千克 kg", "kilogram kilograms, kilo kilos", "kg kgs"),
    _unit(
        Kind.WEIGHT, "斤 市斤", "jin jin, catty catties",
        conversions=((D("0.5"), "kilograms"), (D("0.5"), "kg"), (D("0.5"), "kilogram")),
    ),
    _unit(Kind.WEIGHT, "毫克 mg", "milligram milligrams", "mg"),
    _unit(Kind.WEIGHT, "微克 μg", "microgram micrograms", "μg µg mcg"),
    _unit(Kind.WEIGHT, "克 g", "gram grams", "g"),
    _unit(
        Kind.VOLUME, "立方米 立方 m³ m3 方",
        "cubic_meter cubic_meters, cubic_metre cubic_metres", "m³ m3", strong=False,
    ),
    _unit(Kind.VOLUME, "毫升 ml mL", "milliliter milliliters, millilitre millilitres", "ml mL"),
    _unit(Kind.VOLUME, "升 L", "liter liters, litre litres", "L"),
    _unit(Kind.VOLUME, "桶", "barrel barrels", strong=False, bare=True),
    _unit(
        Kind.ENERGY, "千瓦时 千瓦小时 kWh KWh kwh",
        "kilowatt-hour kilowatt-hours, kilowatt_hour kilowatt_hours", "kWh",
        conversions=(
            (D("0.001"), "megawatt-hours"), (D("0.001"), "MWh"),
            (D("0.000001"), "gigawatt-hours"), (D("0.000001"), "GWh"),
            (D("0.000000001"), "terawatt-hours"), (D("0.000000001"), "TWh"),
        ),
    ),
    _unit(Kind.ENERGY, "兆瓦时 MWh", "megawatt-hour megawatt-hours", "MWh"),
    _unit(Kind.ENERGY, "吉瓦时 GWh", "gigawatt-hour gigawatt-hours", "GWh"),
    OF_ELECTRICITY,
    _unit(
        Kind.ENERGY, "千瓦 kW KW kw", "kilowatt kilowatts", "kW",
        conversions=(
            (D("0.001"), "megawatts"), (D("0.001"), "MW"),
            (D("0.000001"), "gigawatts"), (D("0.000001"), "GW"),
        ),
    ),
    _unit(
        Kind.ENERGY, "兆瓦 MW", "megawatt megawatts", "MW",
        conversions=((D("0.001"), "gigawatts"), (D("0.001"), "GW")),
    ),
    _unit(Kind.ENERGY, "吉瓦 GW", "gigawatt gigawatts", "GW"),
    _unit(Kind.ENERGY, "瓦 W", "watt watts", "W"),
    _unit(Kind.ENERGY, "千伏 kV KV kv", "kilovolt kilovolts", "kV"),
    _unit(Kind.ENERGY, "伏 V", "volt volts", "V"),
    _unit(Kind.ENERGY, "千伏安 kVA", "kilovolt-ampere kilovolt-amperes", "kVA"),
    _unit(Kind.ENERGY, "焦耳", "joule joules", "J"),
    _unit(Kind.ENERGY, "千卡 大卡", "kilocalorie kilocalories", "kcal"),
    _unit(Kind.ENERGY, "马力", "horsepower horsepower", "hp"),
    _unit(
        Kind.TEMPERATURE, "摄氏度 ℃ °C", "degree_Celsius degrees_Celsius, degree_centigrade "
        "degrees_centigrade, degree degrees, degree_C degrees_C", "°C ℃ C Celsius",
    ),
    DEGREES,
    KILOMETERS_AN_HOUR,
    MILES_AN_HOUR,
    _unit(Kind.MEASURE, "GHz 吉赫兹", "gigahertz gigahertz", "GHz"),
    _unit(Kind.MEASURE, "MHz 兆赫兹 兆赫", "megahertz megahertz", "MHz"),
    _unit(Kind.MEASURE, "Hz 赫兹", "hertz hertz", "Hz"),
    _unit(Kind.MEASURE, "TB", "terabyte terabytes", "TB"),
    _unit(Kind.MEASURE, "GB", "gigabyte gigabytes", "GB"),
    _unit(Kind.MEASURE, "MB", "megabyte megabytes", "MB"),
    _unit(Kind.MEASURE, "KB kB", "kilobyte kilobytes", "KB kB"),
    _unit(Kind.MEASURE, "Gbps", "gigabit_per_second gigabits_per_second", "Gbps"),
    _unit(Kind.MEASURE, "Mbps", "megabit_per_second megabits_per_second", "Mbps"),
    _unit(Kind.MEASURE, "分贝 dB", "decibel decibels", "dB"),
    _unit(Kind.MEASURE, "标准箱", "TEU TEUs, "
          "twenty-foot_equivalent_unit twenty-foot_equivalent_units",
          "TEU", strong=False),
)  # fmt: skip

YEARS = _unit(Kind.DURATION, "年", "year years", "yr yrs")
MONTHS = _unit(Kind.DURATION, "个月", "month months", "mo")
TIMES = _unit(Kind.MULTIPLE, "倍", "time times", "x ×")
TIMES_MORE = _unit(Kind.MULTIPLE, "倍增", "time times", "x ×")
TENTHS = _unit(Kind.PERCENT, "成", "percent percent, per_cent per_cent", "%", symbol_preferred=True)
DISCOUNT = _unit(Kind.DISCOUNT, "折")
DURATION: tuple[Unit, ...] = (
    YEARS,
    _unit(Kind.DURATION, "周年", "year years"),
    _unit(Kind.DURATION, "个月 个自然月", "month months"),
    _unit(Kind.DURATION, "星期 个星期 周 个周", "week weeks"),
    _unit(Kind.DURATION, "个工作日 工作日", "working_day working_days, business_day business_days,"
          "workday workdays, work_day work_days"),
    _unit(Kind.DURATION, "天 个昼夜 昼夜", "day days"),
    _unit(Kind.DURATION, "小时 个小时 个钟头 h", "hour hours", "h hr hrs"),
    _unit(Kind.DURATION, "分钟 min", "minute minutes", "min mins"),
    _unit(Kind.DURATION, "秒 秒钟 s", "second seconds", "s sec"),
    _unit(Kind.DURATION, "毫秒 ms", "millisecond milliseconds", "ms"),
    _unit(Kind.DURATION, "个世纪", "century centuries"),
    _unit(Kind.DURATION, "个季度", "quarter quarters"),
    _unit(
        Kind.DURATION, "学时 课时", "class_hour class_hours, hour hours", strong=False, bare=True,
    ),
    _unit(Kind.AGE, "岁 周岁", "year_old years_old, year_of_age years_of_age", bare=True),
    TIMES,
)  # fmt: skip

_MEASURE_WORDS = """
    名 个 家 项 座 幢 栋 套 台 辆 户 所 件 条 种 位 场 只 头 匹 张 本 册 部 份 起
    批 支 艘 架 列 节 篇 首 幅 块 片 根 棵 株 颗 粒 枚 把 双 对 副 组 类
    封 扇 羽 桩 款 届 期 轮 门 段 道 处 间 口 顶 面 例 宗 笔 趟
    张床 点 分 人份 盏 眼 尾 枝 束 朵 丛 大类 小类 余 员
    """
# Words that name what is counted themselves: they make a Chinese numeral a figure, but the span
# leaves them to the translation (10省, 18层, 3箱).
NOUN_LIKE = frozenset(
    [
        "省",
        "市",
        "县",
        "区",
        "镇",
        "乡",
        "村",
        "国",
        "校",
        "企",
        "店",
        "院",
        "站",
        "层",
        "级",
        "代",
        "集",
        "步",
        "床",
        "箱",
        "袋",
        "瓶",
        "盒",
        "杯",
        "包",
        "车",
        "队",
        "班",
        "字",
        "页",
        "股",
        "卷",
        "剂",
        "标箱",
        "车次",
        "航次",
        "架次",
        "班次",
        "例次",
        "剂次",
        "间次",
    ],
)
PEOPLE = _unit(
    Kind.COUNT,
    "人",
    "person people, person persons, individual individuals",
    bare=True,
    strong=False,
)
VISITS = _unit(
    Kind.COUNT, "人次", "visit visits, trip trips, person-time person-times,"
    "attendance attendances,"
    "person-trip person-trips, visitor visitors", bare=True, dropped=True, strong=False,
)  # fmt: skip
OCCASIONS = _unit(Kind.COUNT, "次", "time times", bare=True, dropped=True, strong=False)
PLACES = _unit(
    Kind.COUNT, "位次 个位次 名次", "place places, spot spots, position positions, rank ranks",
    bare=True, strong=False,
)  # fmt: skip
HOUSEHOLDS = _unit(Kind.COUNT, "户", "household households", bare=True, dropped=True, strong=False)
RANKS = _unit(Kind.ORDINAL, "名次")
NUMBERED = _unit(Kind.ORDINAL, "号", label="No.", strong=False)
MEASURE_WORD = _unit(Kind.COUNT, _MEASURE_WORDS, bare=True, dropped=True, strong=False)
TOP = _unit(Kind.TOP, "强", strong=False)
CALENDAR_YEAR = _unit(Kind.YEAR, "公历年")
CALENDAR_MONTH = _unit(Kind.MONTH, "公历月")
CALENDAR_DATE = _unit(Kind.DATE, "公历日期")
CALENDAR_DAY = _unit(Kind.DAY, "公历日")
LUNAR_CALENDAR = _unit(Kind.DATE, "农历日期", label="lunar calendar")

_ALL: tuple[Unit, ...] = (
    *MONEY, PERCENT, POINTS, PER_MILLE, *PHYSICAL, *DURATION, TENTHS, DISCOUNT, MEASURE_WORD,
    PEOPLE, VISITS, OCCASIONS, PLACES, HOUSEHOLDS, TOP,
)  # fmt: skip
BY_CHINESE: dict[str, Unit] = {name: unit for unit in _ALL for name in unit.chinese}
_BY_FIRST: dict[str, tuple[str, ...]] = {
    first: tuple(sorted((n for n in BY_CHINESE if n[0] == first), key=len, reverse=True))
    for first in {name[0] for name in BY_CHINESE}
}
UNIT_FIRST = frozenset(_BY_FIRST)

# What follows shows that the characters belong to another word: 人 of 人口, 元 of 元旦.
_FOLLOWED_OTHERWISE = {
    "元": "旦宵素件器年月老首帅勋",
    "圆": "形满桌圈",
    "人": "队制才大民口类工体物力均员士生间心们文群家事",
    "年": "级代龄轻货味画会糕",
    "天": "然津使空气才猫文鹅府堂",
    "周": "边转围密岁年期",
    "成": "立为功员果本长分都效就熟型品交绩人年群片林份色因",
    "折": "叠磨扣腾射返桥线旧",
    "秒": "杀",
    "克": "服隆拉里",
    "升": "级至学值温高降到格空",
    "米": "饭粉其兰酒面",
    "吨": "位",
    "度": "假电过",
    "里": "程约",
    "个月": "球饼",
    "方": "面案向法式阵便针言位",
    "强": "降震台冷对暴风雷烟化度调劲大制国省市势力盗烈",
    "角": "度色落逐形楼大洲洋龙铁架恋债区",
    "点": "位赞击评亮",
    "分": "别类之钟布管工享析行公局支众",
    "家": "庭长具电居属园乡禽政",
    "位": "于居列次",
    "口": "岸碑号味粮径",
    "面": "积向对临貌",
    "国": "家际内有企",
    "市": "场民级值区",
    "区": "域间",
    "省": "级",
    "县": "级域",
    "村": "民庄",
    "重": "大点要型",
    "类": "似别",
    "级": "别以",
    "员": "工",
    "企": "业",
    "校": "园长友企",
    "店": "铺",
    "网": "络站",
    "车": "间辆型道",
    "站": "点位",
    "字": "体",
    "节": "气",
    "届": "时",
    "平方": "公千英厘",
}
_NOT_BEFORE = {word: frozenset(followers) for word, followers in _FOLLOWED_OTHERWISE.items()}
_NOTHING: frozenset[str] = frozenset()
_LATIN = re.compile(r"[A-Za-zμ°/]{1,5}+[²³23]?+(?![A-Za-z0-9])")


def read_unit(folded: str, start: int) -> tuple[Unit | None, int]:
    """Return the longest unit at ``start`` of the folded text and where it ends.

    >>> unit, end = read_unit("平方米以上", 0)
    >>> unit.name, end
    ('square meter', 3)
    """
    first = folded[start : start + 1]
    if first.isascii() and first.isalpha():
        latin = _LATIN.match(folded, start)
        unit = BY_CHINESE.get(latin[0]) if latin else None
        return (unit, start + len(latin[0])) if latin and unit else (None, start)
    for word in _BY_FIRST.get(first, ()):
        if folded.startswith(word, start):
            end = start + len(word)
            if folded[end : end + 1] not in _NOT_BEFORE.get(word, _NOTHING):
                return BY_CHINESE[word], end
    return None, start
