"""Dates, periods and times of day.

Years are read as calendar years only where they are written with four digits; 去年, 同期 and plan
names such as “十四五” are words and stay with the translation.
"""

import re
from decimal import Decimal

from glossary.figures.numerals import DIGITS, read_chinese
from glossary.figures.reading import Source
from glossary.figures.units import CALENDAR_DAY, CALENDAR_MONTH, CALENDAR_YEAR
from glossary.figures.values import Field, Figure, Kind, Unit

_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEAR = r"(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})"
_MONTH_END = r"月(?:份(?![子额])|(?![龄饼亮球台牙光季]))"
_DAY_END = r"(?:日(?![元本均产报用常币圆])|号(?![线楼院馆文机门店车厅院区]))"
_TO = r" ?(?:至|到|—{1,2}|–|-|~|―) ?"

_DATE = re.compile(
    rf"(?P<year>{_YEAR}) ?年 ?(?:(?P<month>{_MONTH}) ?{_MONTH_END} ?"
    rf"(?:(?P<day>{_DAY}) ?{_DAY_END})?)?",
)
_NUMERIC = re.compile(
    r"(?P<year>[12][0-9]{3})(?P<sep>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=sep)"
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9./-])",
)
# A curriculum vitae writes months so (1999.05—2000.12, 2005.09任职); anything else is a number.
_DASH = "[—–―~-]"
_NUMERIC_MONTH = re.compile(
    rf"(?:(?<={_DASH})"
    rf"|(?=[0-9.]{{7}} ?(?:{_DASH}|至今|任|起任|兼|入党|毕业|参加|出生|生[，。)]|调)))"
    r"(?P<year>19[4-9][0-9]|20[0-4][0-9])\.(?P<month>0[1-9]|1[0-2])(?![0-9.]| ?[万亿元%％倍点])",
)
_MONTH_DAY = re.compile(
    rf"(?P<month>{_MONTH}) ?{_MONTH_END}"
    rf"(?! ?[一二三四五六七八九十]{{1,3}}(?![日号一二三四五六七八九十至到]))"
    rf" ?(?:(?P<day>{_DAY}) ?{_DAY_END})?",
)
_DAY_ONLY = re.compile(
    r"(?P<day>3[01]|[12][0-9]|0?[1-9]) ?日(?![元本均产报用常币圆内游])(?!之内|以内)",
)
_LONG_AGO = re.compile(r"[12]000 ?年(?:前|来|以前|以上|历史|的历史|文明|左右)")
_YEAR_RANGE = re.compile(
    rf"([12][0-9]{{3}})(?: ?年)?{_TO}([12][0-9]{{3}}) ?(?:年(?!代)|(?=学年|财年|赛季|年度))",
)
_MONTH_RANGE = re.compile(
    rf"(1[0-2]|0?[1-9])(?: ?月)?{_TO}(1[0-2]|0?[1-9]) ?月(?:份(?!额))?(?! ?[0-9]{{1,2}}[日号])",
)
_DAY_RANGE = re.compile(
    rf"(3[01]|[12][0-9]|[1-9])(?: ?日)?{_TO}"
    rf"(3[01]|[12][0-9]|[1-9]) ?日(?![元本均产报用常币圆内游])",
)
_CLOCK = re.compile(
    r"(?P<hour>2[0-4]|1[0-9]|0?[0-9]) ?(?:"
    r"(?:时(?![间代尚候期速长段刻节空])|点(?=整|半|[0-9]{1,2} ?分|[，。、；）钟前后]|\Z))"
    r"(?:钟|整|(?P<half>半)|(?P<minute>[1-5][0-9]|0?[0-9]) ?分(?![钟之别])"
    r")?|[:：](?P<colon>[0-5][0-9])(?![:：]?[0-9]))",
)
_PART_OF_DAY = {
    "凌晨": 0, "清晨": 0, "早晨": 0, "早上": 0, "上午": 0, "中午": 12, "午后": 12, "下午": 12,
    "傍晚": 12, "晚上": 12, "今晚": 12, "当晚": 12, "夜间": 12, "早": 0, "晚": 12,
}  # fmt: skip
_SPOKEN = 2
_PERIOD = re.compile(
    r"(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<first>首)季(?:度|(?=[，。、经实增]))"
    r"|前(?P<quarters>[二两三23])个?季度",
)
_CENTURY = r"(?:2[01]|1[0-9]|[1-9]|二十一?|十[一二三四五六七八九]|[一二三四五六七八九])"
_DECADE = re.compile(
    rf"(?:(?P<century>{_CENTURY})世纪|(?P<last>上个?世纪)|(?P<this>本世纪))?"
    r"(?P<tens>[1-9]0|[二三四五六七八九]十)年代",
)
_FULL_DECADE = re.compile(r"(?P<decade>1[0-9]{2}0|20[0-9]0)年代")
_CENTURY_ONLY = re.compile(rf"(?:公元)?(?P<century>{_CENTURY})世纪")
_GENERATION = re.compile(r"(?P<tens>[5-9][05]|0[05]|10)后(?![来续的天年者期悔果勤备退])")
_SHORTEST_CENTURY = 20


_GATE = re.compile(
    r"[0-9〇零一二三四五六七八九十]{1,4}+ ?(?:[年月日时点号季/.:：—–~到至后-]|世纪)|[上下首前本第]"
)


def date(source: Source, start: int, floor: int) -> Figure | None:
    """Read the date, period or time of day at ``start``."""
    if _GATE.match(source.folded, start) is None:
        return None
    for rule in (_decade, _ranges, _calendar, _period, _clock, _generation):
        figure = rule(source, start, floor)
        if figure is not None:
            return figure
    return None


def _number(written: str) -> Decimal:
    """Return the value of Arabic digits, a Chinese numeral or a row of Chinese digits."""
    if written.isascii():
        return Decimal(written)
    if len(written) == 4 and not set(written) & set("十百千"):  # noqa: PLR2004 - the digits of a year
        return Decimal("".join(str(DIGITS[c]) for c in written))
    value = read_chinese(written)
    return Decimal(0) if value is None else value


def _calendar(source: Source, start: int, _floor: int) -> Figure | None:
    folded = source.folded
    if _LONG_AGO.match(folded, start):
        return None
    for pattern in (_DATE, _NUMERIC, _NUMERIC_MONTH, _MONTH_DAY, _DAY_ONLY):
        match = pattern.match(folded, start)
        if match is None:
            continue
        found = {k: v for k, v in match.groupdict().items() if v and k != "sep"}
        fields = tuple(Field(name) for name in found)
        kinds = {Field.YEAR: Kind.YEAR, Field.MONTH: Kind.MONTH, Field.DAY: Kind.DAY}
        kind = kinds[fields[0]] if len(fields) == 1 else Kind.DATE
        end = start + len(match[0].rstrip(" "))
        values = [_number(v) for v in found.values()]
        if (
            Field.YEAR in fields
            and folded[end - 1] == "年"
            and folded[end : end + 1] in set("级代")
        ):
            return None
        return source.figure(start, end, kind, f"calendar-{kind}", *values, fields=fields)
    return None


def _ranges(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 2020-2025年, 1-11月 and 3日至5日."""
    tables: tuple[tuple[re.Pattern[str], Unit], ...] = (
        (_YEAR_RANGE, CALENDAR_YEAR),
        (_MONTH_RANGE, CALENDAR_MONTH),
        (_DAY_RANGE, CALENDAR_DAY),
    )
    for pattern, unit in tables:
        match = pattern.match(source.folded, start)
        if match and Decimal(match[1]) < Decimal(match[2]):
            low, high = Decimal(match[1]), Decimal(match[2])
            rule = f"range-of-{unit.kind}s"
            return source.figure(start, match.end(), Kind.RANGE, rule, low, high, unit=unit)
    return None


def _period(source: Source, start: int, _floor: int) -> Figure | None:
    match = _PERIOD.match(source.folded, start)
    if match is None:
        return None
    if match["half"]:
        value, name = Decimal(1 if match["half"] == "上" else 2), Field.HALF
    elif match["quarters"]:
        value, name = _number(match["quarters"]), Field.QUARTERS
    else:
        value, name = _number(match["quarter"] or "一"), Field.QUARTER
    return source.figure(start, match.end(), Kind.PERIOD, f"period-{name}", value, fields=(name,))


def _decade(source: Source, start: int, _floor: int) -> Figure | None:
    folded = source.folded
    full = _FULL_DECADE.match(folded, start)
    if full:
        value = Decimal(full["decade"])
        return source.figure(
            start,
            full.end(),
            Kind.DECADE,
            "decade",
            value,
            fields=(Field.DECADE,),
        )
    match = _DECADE.match(folded, start)
    if match:
        century = Decimal(21 if match["this"] else 20)
        tens = _number(match["tens"])
        if match["century"]:
            century = _number(match["century"])
        value = (century - 1) * 100 + tens
        return source.figure(
            start,
            match.end(),
            Kind.DECADE,
            "decade",
            value,
            fields=(Field.DECADE,),
        )
    only = _CENTURY_ONLY.match(folded, start)
    if only is None:
        return None
    value = _number(only["century"])
    return source.figure(start, only.end(), Kind.CENTURY, "century", value, fields=(Field.CENTURY,))


def _clock(source: Source, start: int, floor: int) -> Figure | None:
    folded = source.folded
    match = _CLOCK.match(folded, start)
    if match is None:
        return None
    hour, begin = Decimal(match["hour"]), start
    minute = Decimal(match["minute"] or match["colon"] or (30 if match["half"] else 0))
    if match["colon"] and (
        _is_ratio(folded, start) or len(match["hour"]) + len(match["colon"]) == _SPOKEN
    ):
        return None
    for length in (2, 1):
        word = folded[max(floor, start - length) : start]
        added = _PART_OF_DAY.get(word)
        if added is not None:
            begin = start - len(word)
            hour += added if hour < 12 else 0  # noqa: PLR2004 - the clock's half
            break
    spoken = begin < start
    return source.figure(
        begin,
        match.end(),
        Kind.TIME,
        "time-with-part-of-day" if spoken else "time",
        hour,
        minute,
        fields=(Field.HOUR, Field.MINUTE),
    )


def _is_ratio(folded: str, start: int) -> bool:
    """Tell whether a word before the colon's numbers says that they are a ratio or a score."""
    return (
        re.search(r"(?:比例?|比分|按|配比|以)[为是]?约?\Z", folded[max(0, start - 5) : start])
        is not None
    )


def _generation(source: Source, start: int, _floor: int) -> Figure | None:
    match = _GENERATION.match(source.folded, start)
    if match is None:
        return None
    tens = int(match["tens"])
    value = Decimal(tens + (2000 if tens <= _SHORTEST_CENTURY else 1900))
    return source.figure(start, match.end(), Kind.GENERATION, "generation", value)
