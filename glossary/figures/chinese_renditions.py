"""The Chinese wordings that say exactly what a figure says: ``chinese_renditions``.

The preferred one is a mainland newspaper's: 1350亿元, 2.6万, 98.2%, 第29, 逾, 近, 约. Each other is
worth the same. A number alone has no measure word: which one follows is the noun's business.
"""

from decimal import Decimal

from glossary.constraints import Rendition
from glossary.figures import chinese_names as named
from glossary.figures.chinese_dates import calendar_wordings
from glossary.figures.chinese_numbers import chinese_numbers, digit_by_digit, numerals
from glossary.figures.english_units import AGE, BASIS_POINTS, DECADES, HUMANS, POUNDS
from glossary.figures.units import PERCENT, POINTS, YUAN
from glossary.figures.values import EXACT, Approximation, Figure, Kind, Unit
from glossary.figures.wording import is_whole, tidy
from glossary.language import LanguageCode

A = Approximation
_CALENDAR = frozenset(
    {Kind.DATE, Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.TIME, Kind.PERIOD, Kind.DECADE, Kind.CENTURY}
)
_LIMITS: dict[Approximation, tuple[str, ...]] = {
    A.MORE_THAN: ("逾{}", "超过{}", "超{}", "{}以上", "超过了{}", "超出{}", "多于{}", "高于{}", "大于{}",
                  "不止{}", "突破{}", "{}之上", "超过 {}", "长于{}", "达{}以上", "{}开外", "{}有余", "{}多", "{}余"),
    A.AT_LEAST: ("至少{}", "不少于{}", "不低于{}", "{}以上", "{}及以上", "最少{}", "起码{}", "{}或以上",
                 "{}或更多", "最低{}", "至少有{}", "至少为{}", "至少已有{}", "至少还有{}",
                 "至少在{}", "至少要{}", "至少拥有{}", "至少需{}", "至少需要{}", "不少于{}", "年满{}"),
    A.NEARLY: ("近{}", "将近{}", "接近{}", "几乎{}", "差不多{}", "快{}", "逼近{}", "约{}", "不到{}"),
    A.ABOUT: ("约{}", "大约{}", "{}左右", "约为{}", "大概{}", "{}上下", "约有{}", "大约有{}", "差不多{}",
              "估计{}", "近{}", "估计有{}", "大致{}", "{}前后", "{}许"),
    A.LESS_THAN: ("不到{}", "不足{}", "少于{}", "低于{}", "{}以下", "未满{}", "不满{}", "小于{}", "{}以内",
                  "未到{}", "不及{}", "短于{}", "{}之下", "未达{}"),
    A.AT_MOST: ("至多{}", "最多{}", "不超过{}", "多达{}", "高达{}", "{}以内", "{}以下", "最高{}", "不高于{}",
                "不多于{}", "达{}", "长达{}", "最多可达{}", "可达{}", "{}之内", "{}及以下", "最长{}",
                "最高可达{}", "至多为{}", "远至{}", "多至{}", "{}内", "达到{}"),
}  # fmt: skip
_BARE_LIMITS = frozenset({A.MORE_THAN, A.LESS_THAN, A.AT_MOST})
_INNER = frozenset({A.MORE_THAN})
_JOINTS = (
    "至",
    "到",
    "-",
    "—",
    "~",
    "–",
    "～",
    "——",
    "或",
    "、",
    "和",
    "比",
    "与",
    "－",
    "：",
    ":",
)
_MANY = {
    1: ("数十", "几十", "数十个", "十几", "好几十", "一二十", "多"),
    2: ("数百", "几百", "上百", "成百", "成百上千", "好几百", "百余"),
    3: ("数千", "几千", "上千", "成千上万", "成千", "好几千", "千余"),
    4: ("数万", "几万", "上万", "成千上万", "好几万", "万余"),
    5: ("数十万", "几十万", "上十万", "数以十万计"),
    6: ("数百万", "几百万", "上百万", "成百万", "数以百万计", "千百万", "百万"),
    7: ("数千万", "几千万", "上千万", "数以千万计", "成千上万", "千万"),
    8: ("数亿", "几亿", "上亿", "数以亿计", "亿万"),
    9: ("数十亿", "几十亿", "数以十亿计"),
    10: ("数百亿", "几百亿", "上百亿"),
    11: ("数千亿", "几千亿", "上千亿"),
    12: ("数万亿", "几万亿", "上万亿"),
}
# Between a number and a limit said after it stands the noun's measure word: 100个以上.
_MEASURE_WORDS = tuple("个名家人项座辆位种岁件条次架艘分只张台套户所篇场份口")
_ROUND = {Decimal(100): "百", Decimal(1000): "千", Decimal(10**4): "万", Decimal(10**8): "亿",
          Decimal(10**6): "百万", Decimal(10**7): "千万", Decimal(10**10): "百亿",
          Decimal(10**11): "千亿", Decimal(10**12): "万亿"}  # fmt: skip
_LOOSE = ("some ", "over ")  # "some" hardly limits; "over 5 years" may be "in the course of"
_TEN, _HUNDRED = Decimal(10), Decimal(100)
_LARGEST_TENTHS = 100


def chinese_renditions(figure: Figure) -> Rendition:
    """Return the preferred Chinese wording of ``figure`` and every other that is worth the same.

    >>> from glossary.figures.english_source import find_english_figures
    >>> chinese_renditions(find_english_figures("135 billion yuan")[0]).preferred
    '1350亿元'
    """
    preferred, *accepted = dict.fromkeys(_wordings(figure))
    return Rendition(
        preferred=preferred,
        accepted=tuple(accepted),
        language=LanguageCode.CHINESE_SIMPLIFIED,
    )


def _wordings(figure: Figure) -> list[str]:  # noqa: PLR0911 - one return for each kind
    if figure.kind in _CALENDAR or (figure.unit is not None and figure.unit.kind in _CALENDAR):
        return calendar_wordings(figure)
    if figure.approximation is A.SEVERAL:
        return _several(figure)
    if figure.kind is Kind.IDENTIFIER:
        return named.identifiers(figure)
    if figure.kind is Kind.FRACTION:
        return named.fractions(figure)
    if figure.kind is Kind.RATIO:
        one, two = (chinese_numbers(v) for v in figure.values)
        return [f"{one[0]}{j}{two[0]}" for j in ("比", ":", "-", "：", "∶", "—", "–", "对", "至")] + [
            f"{numerals(figure.values[0])[0]}比{numerals(figure.values[1])[0]}"]  # fmt: skip
    if figure.kind is Kind.ORDINAL:
        return named.ordinals(figure)
    if figure.kind is Kind.TOP:
        return named.tops(figure.values[0])
    if figure.kind is Kind.RANGE:
        return _limited(figure.approximation, _ranges(figure), [])
    if figure.rule in {"multiplied", "fold", "times"}:
        return named.multiples(figure)
    return _quantities(figure)


def _quantities(figure: Figure) -> list[str]:
    value, unit = figure.values[0], figure.unit
    forms = _with_unit(value.copy_abs(), unit, words_first=figure.spelled)
    if value.is_signed():
        signs = (
            ("零下", "-", "负") if unit and unit.kind is Kind.TEMPERATURE else ("-", "负", "下降")
        )
        return [sign + form for sign in signs for form in forms] + forms
    halves = _halves(value, unit, words_first=figure.spelled)
    forms = [*halves, *forms] if figure.spelled or value < 1 else [*forms, *halves]
    if value == 12 and "dozen" in figure.source.lower():
        forms += [f"{n}{name}" for n in ("十几", "十多", "十来") for name in _names(unit)]
    inner = _inner(value, unit) if figure.approximation in _INNER else []
    if value == 6 and "个月" in _names(unit):
        forms += ["半年"]
    round_number = _ROUND.get(value)
    if round_number and (figure.approximation is not A.EXACT or value >= 10**4):
        forms += [round_number + name for name in _names(unit)]
    if figure.approximation is not A.EXACT and unit is None:
        forms = [*forms, *(n + m for n in _shortest(value) for m in _MEASURE_WORDS)]
    limits = _limited(figure.approximation, forms, inner)
    if figure.source.lower().startswith(_LOOSE) and not (
        figure.source.lower().startswith("over")
        and (unit is None or unit.kind is not Kind.DURATION)
    ):
        limits += forms
    if figure.source.lower().startswith("as "):
        limits = [f"多达{form}" for form in forms] + limits
    if figure.approximation is A.AT_LEAST and unit is AGE:
        limits = [f"{f}{word}" for word in ("及以上", "以上", "或以上") for f in forms] + limits
    if figure.approximation is A.EXACT and unit is None:
        limits += _as_name(value, figure)
    return limits


def _shortest(value: Decimal) -> list[str]:
    """Return the few usual wordings of a number, for what is put together of many parts."""
    numbers = chinese_numbers(value)
    return list(dict.fromkeys([*numbers[:3], *numerals(value)]))


def _names(unit: Unit | None) -> tuple[str, ...]:
    return unit.chinese if unit else ("",)


def _as_name(value: Decimal, figure: Figure) -> list[str]:
    """Return how a number alone may stand as one of a row or a pair."""
    forms = []
    if figure.spelled and value == 2:
        forms += ["双", "俩"]
    if figure.spelled and value == 12:
        forms += ["十几", "一打", "十多"]
    if is_whole(value) and value < 10**6 and not figure.spelled:
        forms += [f"第{n}" for n in chinese_numbers(value)[:2]]
        forms += [f"第{n}" for n in numerals(value)[:1]]
        forms.append(digit_by_digit(int(value)))
    return forms


def _halves(value: Decimal, unit: Unit | None, *, words_first: bool) -> list[str]:
    """Write 半年, 半小时, 一年半, 两个半小时."""
    whole, half = EXACT.divmod(value, Decimal(1))
    if half != Decimal("0.5") or value > _HUNDRED:
        return []
    names = unit.chinese if unit else ("",)
    forms = []
    for name in names:
        measure = name.removeprefix("个")
        if not whole:
            forms += [f"半{name}", f"半个{measure}"]
            continue
        for n in sorted((f"{whole:f}", *numerals(whole)), key=lambda n: n.isascii() is words_first):
            forms += [f"{n}{name}半", f"{n}个半{measure}", f"{n}个{measure}半"]
    return forms


def _preferring(unit: Unit, value: Decimal) -> tuple[str, ...]:
    """Return the unit's Chinese names in the order that the number suggests."""
    if unit is POUNDS and value >= 10**5:
        return unit.chinese[::-1]  # a million pounds is money
    return unit.chinese


def _with_unit(value: Decimal, unit: Unit | None, *, words_first: bool = False) -> list[str]:
    numbers = chinese_numbers(value, words_first=words_first)
    if unit is None:
        return list(numbers)
    if unit is PERCENT:
        return named.percentages(value)
    if unit is DECADES:
        tens = chinese_numbers(EXACT.multiply(value, _TEN))
        return [*(f"{n}年" for n in tens), *(f"{n}{m}" for n in numbers for m in unit.chinese[1:])]
    forms = [f"{n}{name}" for name in _preferring(unit, value) for n in numbers]
    if unit in {POINTS, BASIS_POINTS} and unit is POINTS:
        forms += [f"{n}%" for n in numbers[:2]] + [f"{n}个点" for n in numbers[:2]]
    if unit.kind is Kind.TEMPERATURE:
        forms += [f"{scale}{n}度" for scale in ("摄氏", "华氏") if scale + "度" in unit.chinese
                  for n in numbers]  # fmt: skip
    if unit is YUAN and value >= 10**4:
        forms += list(numbers)  # 突破100亿: the sentence says what is counted
    if unit is HUMANS:
        forms += list(numbers)  # 26,000 people may be 2.6万群众
    elif unit is AGE:
        forms += list(numbers)
    elif unit.kind is Kind.DURATION and "年" in unit.chinese:
        forms += [f"{n}个年头" for n in numbers] + [f"{n}载" for n in numbers]
    return [*forms, *_converted(value, unit, words_first=words_first)]


def _converted(value: Decimal, unit: Unit, *, words_first: bool) -> list[str]:
    """Return exact conversions that Chinese prefers: 兆瓦 as 万千瓦, decades as years."""
    factors = {"兆瓦": (1000, "千瓦"), "吉瓦": (10**6, "千瓦"), "兆瓦时": (1000, "千瓦时"),
               "吉瓦时": (10**6, "千瓦时"), "太瓦时": (10**9, "千瓦时"),
               "公斤": (2, "斤"), "平方公里": (100, "公顷"), "个世纪": (100, "年")}  # fmt: skip
    if unit.chinese[0] not in factors:
        return []
    factor, name = factors[unit.chinese[0]]
    converted = tidy(EXACT.multiply(value, Decimal(factor)))
    names = (name, "度", "度电") if name == "千瓦时" else (name,)
    return [f"{n}{m}" for m in names for n in chinese_numbers(converted, words_first=words_first)]


def _inner(value: Decimal, unit: Unit | None) -> list[str]:
    """Write 多 and 余 between number and unit, and between number and scale: 3000多人, 3亿多元."""
    names = unit.chinese if unit and unit is not PERCENT else ("",)
    forms = []
    for number in chinese_numbers(value):
        for word in ("多", "余"):
            forms += [f"{number}{word}{name}" for name in names]
            forms += [f"{number}个{word}{n[1:]}" for n in names if n[:1] == "个" and n[1:]]
            if len(number) > 1 and number[-1] in "万亿" and number[-2] not in "万亿":
                forms += [f"{number[:-1]}{word}{number[-1]}{name}" for name in names]
    return forms


def _limited(approximation: Approximation, forms: list[str], inner: list[str]) -> list[str]:
    if approximation not in _LIMITS:
        return forms
    return [limit.format(form) for limit in _LIMITS[approximation] for form in forms] + inner


def _ranges(figure: Figure) -> list[str]:
    low, high = figure.values
    unit = figure.unit
    lows = chinese_numbers(low.copy_abs(), words_first=figure.spelled)
    highs = chinese_numbers(high.copy_abs(), words_first=figure.spelled)
    pairs = [(lows[0], highs[0]), (f"{tidy(low):f}", f"{tidy(high):f}")]
    pairs += zip(numerals(low), numerals(high), strict=False)
    pairs += [(a, b) for a in numerals(low) for b in numerals(high)]
    for scale in ("万亿", "亿", "百万", "千万", "万"):
        one, two = _scaled(lows, scale), _scaled(highs, scale)
        if one and two:
            pairs += [(one, two), (one.removesuffix(scale), two)]
    names = unit.chinese if unit is not None else ("",)
    names = ("%",) if unit is PERCENT else names
    forms = []
    for a, b in dict.fromkeys(pairs):
        for name in names:
            forms += [f"{a}{joint}{b}{name}" for joint in _JOINTS]
            forms += [f"{a}{name}{joint}{b}{name}" for joint in _JOINTS] if name else []
            if len(a) == len(b) == 1 and not a.isascii():
                forms.append(f"{a.replace('两', '二') if b == '三' else a}{b}{name}")  # 三五天
                forms.append(f"{a}{b}{name}")
    first = pairs[0]
    if unit is PERCENT or (unit is not None and unit.kind is Kind.MONEY and "万" in first[0]):
        forms.insert(0, f"{first[0]}{names[0]}至{first[1]}{names[0]}")
    if unit is HUMANS or unit is AGE:
        forms += [f"{a}{joint}{b}" for a, b in dict.fromkeys(pairs) for joint in _JOINTS]
    if unit is PERCENT:
        forms += [f"百分之{a}{j}百分之{b}" for a, b in zip(numerals(low), numerals(high), strict=False)
                  for j in _JOINTS]  # fmt: skip
    return forms


def _scaled(numbers: tuple[str, ...], scale: str) -> str:
    return next((n for n in numbers if n.endswith(scale) and n[0].isdigit()
                 and not n.removesuffix(scale).endswith(tuple("百千万亿"))), "")  # fmt: skip


def _several(figure: Figure) -> list[str]:
    power = figure.values[0].adjusted()
    names = figure.unit.chinese if figure.unit else ("",)
    many = _MANY.get(power, ("无数",))
    forms = [f"{m}{name}" for m in many for name in names]
    forms += [f"{m}{name}" for m in many for name in ("多" + n for n in names)]
    if figure.unit is HUMANS or figure.unit is not None:
        forms += list(many)
    return forms
