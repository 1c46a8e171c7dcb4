"""Chinese wordings of dates, periods, years and times of day."""

from decimal import Decimal

from glossary.figures.chinese_numbers import digit_by_digit, numerals
from glossary.figures.values import Field, Figure, Kind

_JOINTS = ("至", "—", "-", "到", "~", "——", "、", "和", "或", "～", "–", "－")
_NOON = 12
_LAST_PLAN_CALLED_PROGRAM = 10
_CENTURY = 100
_MORNING = ("上午", "早上", "早晨", "清晨", "凌晨", "早", "")
_AFTERNOON = ("下午", "午后", "中午", "傍晚", "晚上", "晚", "夜间", "当晚", "深夜", "")


def calendar_wordings(figure: Figure) -> list[str]:  # noqa: PLR0911 - one return for each kind
    """Return the wordings of a calendar figure, the preferred first."""
    if figure.kind is Kind.TIME:
        return _times(figure)
    if figure.kind is Kind.PERIOD:
        return _periods(figure)
    if figure.rule == "decades":
        return _two_decades(*map(int, figure.values))
    if figure.kind is Kind.DECADE:
        return _decades(int(figure.values[0]))
    if figure.kind is Kind.CENTURY:
        return _centuries(int(figure.values[0]))
    if figure.kind is Kind.RANGE:
        return _ranges(figure)
    if figure.rule == "year-before-christ":
        years = _years(-figure.values[0])
        return [f"公元前{year}" for year in years] + [f"前{year}" for year in years]
    return _dates(dict(zip(figure.fields, figure.values, strict=True)), bare=True)


def _years(year: Decimal) -> list[str]:
    digits = digit_by_digit(int(year))
    return [f"{year:f}年", f"{digits}年", f"{digits.replace('〇', '零')}年"]


def _small(value: Decimal) -> list[str]:
    return [f"{value:f}", *(n for n in numerals(value) if n != "两")]


def _dates(parts: dict[Field, Decimal], *, bare: bool = False) -> list[str]:
    """Write what a date says: 2023年1月5日, 1月5日, 2023年, 1月."""
    year, month, day = (parts.get(f) for f in (Field.YEAR, Field.MONTH, Field.DAY))
    if month is None and day is None:
        shown = _years(year or Decimal(1))
        # In a name the year may stand alone: 2020东京奥运会.
        return [*shown, f"{year:f}", *(["千禧年"] if year == 2000 else [])] if bare else shown
    heads = [""] if year is None else _years(year)
    if day is None:
        months = [f"{m}月" for m in _small(month or Decimal(1))]
        months += [f"{m}月份" for m in _small(month or Decimal(1))]
        shown = [head + m for head in heads for m in months]
        return shown + ([f"{year:f}.{int(month or 1)}"] if year is not None else [])
    if month is None:
        return [f"{d}{end}" for d in _small(day) for end in ("日", "号")]
    pairs = zip(_small(month), _small(day), strict=False)
    days = [f"{m}月{d}{end}" for m, d in pairs for end in ("日", "号")]
    shown = [head + d for head in heads for d in days]
    if year is not None:
        shown += [f"{year}{s}{int(month):02}{s}{int(day):02}" for s in "-/."]
        shown += [f"{year}{s}{int(month)}{s}{int(day)}" for s in "-/."]
    else:
        shown += [f"{int(month)}{s}{int(day)}" for s in "/.·"]
    return shown


def _ranges(figure: Figure) -> list[str]:
    """Write 2021—2025年, 1月至6月, 1月5日至7日; the unit may stand once or twice."""
    if not figure.fields:
        low, high = figure.values
        short = f"{int(high) % _CENTURY:02}"
        written_out = [] if "-" in figure.source else [f"{low:f}年至{high:f}年"]
        return written_out + [
            f"{a}{joint}{high:f}年"
            for joint in ("—", *_JOINTS)
            for a in (f"{low:f}", f"{low:f}年")
        ] + [f"{low:f}-{high:f}", f"{low:f}—{high:f}", f"{low:f}-{short}", f"{low:f}-{short}年",
             f"{low:f}/{short}", f"{low:f}/{high:f}"]  # fmt: skip
    first: dict[Field, Decimal] = {}
    last: dict[Field, Decimal] = {}
    for field, value in zip(figure.fields, figure.values, strict=True):
        (last if field in first or last else first)[field] = value
    heads, tails = _dates(first), _dates(last)
    shown = [f"{a}{joint}{b}" for joint in _JOINTS for a, b in zip(heads, tails, strict=False)]
    shown += [f"{heads[0][:-1]}{joint}{tails[0]}" for joint in _JOINTS]
    if Field.MONTH in first and Field.MONTH not in last:
        month = f"{first[Field.MONTH]:f}月"
        shown += [f"{heads[0]}{joint}{month}{tails[0]}" for joint in _JOINTS]
    return shown


def _periods(figure: Figure) -> list[str]:
    years = [v for f, v in zip(figure.fields, figure.values, strict=True) if f is Field.YEAR]
    if figure.rule == "fiscal-year":
        return _fiscal(years)
    name, value = figure.fields[-1], int(figure.values[-1])
    if name is Field.HALF:
        half = "上下"[value - 1]
        forms = [f"{half}半年", f"{half}半", f"{half}半场", f"{half}半期"]
        forms += ["前半年", "前6个月", "前六个月", "前半"] if value == 1 else ["后半年", "后半"]
        forms += [f"{half}半赛季", f"{half}半程"]
    elif name is Field.QUARTER:
        number = "一二三四"[value - 1]
        forms = [
            f"{number}季度",
            f"第{number}季度",
            f"{value}季度",
            f"第{value}季度",
            f"{number}季",
        ]
        forms += [f"第{number}季", f"Q{value}", f"第{number}节", f"第{value}节"]
        forms += ["首季度", "首季"] if value == 1 else []
    else:
        number = "一二三四"[value - 1]
        months = 3 * value
        forms = [f"前{number}季度", f"前{number}个季度", f"前{value}季度", f"前{value}个季度"]
        forms += [f"前{months}个月", f"1至{months}月", f"一至{number}季度"]
    if not years:
        return forms
    # The year may be said as this or last year beside the period.
    return [f"{y}{gap}{form}" for form in forms for y in _years(years[0]) for gap in ("", "的")]


def _fiscal(years: list[Decimal]) -> list[str]:
    first = f"{years[0]:f}"
    names = ("财年", "财政年度", "财政年", "会计年度", "财务年度")
    if len(years) == 1:
        return [f"{first}{name}" for name in names] + [f"{first}年{name}" for name in names]
    last = f"{years[1]:f}"
    both = [f"{first}{joint}{end}" for joint in ("—", *_JOINTS, "/") for end in (last, last[2:])]
    return [f"{b}{gap}{name}" for name in names for b in both for gap in ("", "年")]


def _decades(value: int) -> list[str]:
    century, tens = value // _CENTURY + 1, value % _CENTURY
    tens_words = ["零零" if not tens else numerals(Decimal(tens))[0]]
    centuries = [str(century), numerals(Decimal(century))[0]]
    forms = [f"{c}世纪{t}年代" for c, t in zip(centuries, [f"{tens}", *tens_words], strict=True)]
    if not tens:
        forms = [f"{centuries[0]}世纪头十年", f"{centuries[0]}世纪初", f"{value}年代"]
        forms += [f"{c}世纪" for c in centuries]
        forms += [f"本世纪{w}" for w in ("头十年", "初")]
    eras = ["上世纪", "上个世纪"] if century == 20 else ["本世纪"] if century == 21 else []
    forms += [f"{era}{t}年代" for era in eras for t in (f"{tens}", *tens_words)]
    return [*forms, f"{value}年代", f"{tens}年代", f"{tens_words[0]}年代", f"{tens:02}后"]


def _two_decades(one: int, two: int) -> list[str]:
    """Write the 1960s and 1970s: 20世纪六七十年代."""
    century = one // _CENTURY + 1
    a, b = one % _CENTURY, two % _CENTURY
    short = f"{numerals(Decimal(a))[0][0]}{numerals(Decimal(b))[0]}年代"
    tails = [short, f"{a // 10}、{b}年代", *(f"{a}{j}{b}年代" for j in _JOINTS),
             *(f"{a}年代{j}{b}年代" for j in _JOINTS)]  # fmt: skip
    if two // _CENTURY + 1 != century:
        return [
            f"{x}{j}{y}" for j in ("和", *_JOINTS) for x in _decades(one) for y in _decades(two)
        ]
    heads = (f"{century}世纪", f"{numerals(Decimal(century))[0]}世纪", "上世纪", "上个世纪", "")
    if century != 20:
        heads = (*heads[:2], "本世纪", "", "")
    shown = [head + tail for head in heads for tail in tails]
    return shown + [f"{one}{j}{two}年代" for j in _JOINTS] + [
        f"{one}年代{j}{two}年代" for j in _JOINTS] + [f"{a}、{b}后", f"{a}后、{b}后", f"{a}后和{b}后"]  # fmt: skip


def _centuries(value: int) -> list[str]:
    number = Decimal(abs(value))
    forms = [f"{number:f}世纪", f"{numerals(number)[0]}世纪"]
    forms += [f"第{form}" for form in forms]
    if value < 0:
        return [f"公元前{form}" for form in forms] + [f"前{form}" for form in forms]
    return forms


def _times(figure: Figure) -> list[str]:
    hour, minute = int(figure.values[0]), int(figure.values[1])
    either = figure.rule == "time-of-either-half"
    parts = ("", *_AFTERNOON, *_MORNING) if either else _MORNING if hour < _NOON else _AFTERNOON
    if hour == _NOON:
        parts = ("中午", *parts)
    if figure.rule == "time":
        parts = ("", *parts)
    small = hour - _NOON if hour > _NOON else hour
    forms = []
    for part in dict.fromkeys(parts):
        hours = [str(small), *numerals(Decimal(small))] if part else [str(hour), f"{hour:02}"]
        if part == "凌晨" and hour in {0, _NOON}:
            hours += ["0", "零", "12"]
        for h in dict.fromkeys(hours):
            forms += _clock(part + h, minute)
    if hour == _NOON and not minute:
        forms += ["中午", "正午", "中午12时", "中午12点"]
    return forms


def _clock(hour: str, minute: int) -> list[str]:
    if not minute:
        return [f"{hour}时", f"{hour}点", f"{hour}点钟", f"{hour}时整", f"{hour}点整", f"{hour}:00",
                f"{hour}时00分", f"{hour}：00"]  # fmt: skip
    minutes = [f"{minute}分", f"{minute:02}分", f"{numerals(Decimal(minute))[0]}分"]
    forms = [f"{hour}{word}{m}" for m in minutes for word in ("时", "点")]
    forms += [f"{hour}:{minute:02}", f"{hour}：{minute:02}"]
    if minute == 30:
        forms += [f"{hour}点半", f"{hour}时半"]
    if minute in {15, 45}:
        forms += [f"{hour}点{'一' if minute == 15 else '三'}刻"]
    return forms


def plan_wordings(number: int) -> list[str]:
    """Return the names of a five-year plan; the first ten were 计划, those after it 规划."""
    word, other = ("规划", "计划") if number > _LAST_PLAN_CALLED_PROGRAM else ("计划", "规划")
    nth = numerals(Decimal(number))[0].replace("两", "二")
    short = "十" + nth[1:] + "五" if nth.startswith("十") else nth + "五"
    names = [f"“{short}”", short, f"第{nth}个五年", f"第{number}个五年"]
    return [f"{name}{w}" for name in names for w in (word, other)] + names[:2]
