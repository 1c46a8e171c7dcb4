"""Chinese wordings of figures that need no unit: names, ranks, shares, multiples, percentages."""

from decimal import Decimal

from glossary.figures.chinese_dates import plan_wordings
from glossary.figures.chinese_numbers import chinese_numbers, numerals
from glossary.figures.values import EXACT, Figure
from glossary.figures.wording import is_whole, tidy

_HUNDRED = Decimal(100)
_KNOWN = {
    "COVID-19": ("新冠", "新型冠状病毒"),
    "9/11": ("“9·11”", "9·11", "911"),
    "24/7": ("全天候", "7×24小时", "24小时"),
}


def percentages(value: Decimal) -> list[str]:
    """Return the wordings of a percentage: 98.2%, 百分之九十八点二, 三成."""
    plain = [n for n in chinese_numbers(value) if n[0].isdigit()]
    spelled = [f"百分之{n}" for n in numerals(value)]
    spelled += [f"百分之{n}" for n in plain[:2]]
    return [f"{n}%" for n in plain] + spelled + _tenths(value) + _shares(value)


def _tenths(value: Decimal) -> list[str]:
    """Write 30% as 三成."""
    tenths = EXACT.divide(value, Decimal(10))
    if not is_whole(tenths) or not 0 < tenths < Decimal(10):
        return ["全部", "百分百"] if value == _HUNDRED else []
    return [f"{n}成" for n in numerals(tenths)] + [f"{tenths.to_integral_value():f}成"]


def _shares(value: Decimal) -> list[str]:
    return ["一半", "半数"] if value == 50 else []


def identifiers(figure: Figure) -> list[str]:
    """Return the wordings of what names rather than counts: as written, or its name in Chinese."""
    if figure.rule == "group-of-countries":
        number = figure.values[0]
        word = numerals(number)[0].replace("两", "二")
        return [f"{word}国集团", f"{number:f}国集团", f"G{number:f}", f"{word}国", f"{word}国峰会"]
    written = figure.source
    forms = [*_KNOWN.get(written.upper(), ()), written]
    forms += [written.replace("-", ""), written.replace("-", " "), written.replace(" ", "-")]
    return forms


def fractions(figure: Figure) -> list[str]:
    """Return the wordings of a share: 三分之一, 一半, and the exact percentage if there is one."""
    upper, lower = figure.values
    tops, bottoms = numerals(upper), numerals(lower)
    forms = [f"{b}分之{t}" for b in reversed(bottoms) for t in reversed(tops)]
    forms = [f.replace("两", "二") for f in forms]
    if upper * 2 == lower:
        forms = ["一半", "半数", "半", "二分之一", "50%", "过半"]
    forms += [f"{upper:f}/{lower:f}", f"{lower:f}分之{upper:f}"]
    percent = upper * 100 / lower
    if percent * lower == upper * 100:
        forms += percentages(tidy(percent))
    if figure.rule == "fraction-of-count":
        forms += [f"每{b}{m}中{w}{t}{m}" for b in (f"{lower:f}", *bottoms) for t in
                  (f"{upper:f}", *tops) for m in ("个人", "人", "名", "个") for w in ("", "有", "就有")]  # fmt: skip
        forms += [f"{b}{m}中有{t}{m}" for b in (f"{lower:f}", *bottoms) for t in (f"{upper:f}", *tops)
                  for m in ("个", "人", "名")]  # fmt: skip
        forms += [f"{numerals(lower)[0]}分之{tops[-1]}"]
    return forms


def ordinals(figure: Figure) -> list[str]:  # noqa: PLR0911 - one return for each kind
    """Return the wordings of a rank, an anniversary or the name of a plan."""
    value = figure.values[0]
    if figure.rule == "five-year-plan":
        return plan_wordings(int(value))
    plain, words = f"{value:f}", numerals(value)
    word = words[-1] if value == 2 else words[0]
    if figure.rule == "numbered":
        first = ["第1", "第一", "1号", "一号", "头号", "首位"] if value == 1 else []
        return [*first, f"第{plain}", f"{plain}号", f"第{word}", f"{word}号", f"No.{plain}", plain]
    if figure.rule == "first-time":
        return ["首次", "第一次", "第1次", "首度", "首回", "第一回", "头一次", "首"]
    if figure.rule == "nth-time":
        return [f"第{n}次" for n in (word, plain)] + [f"第{n}回" for n in (word, plain)]
    if figure.rule == "nth-anniversary":
        return [f"{n}周年" for n in (plain, word)] + [f"第{n}个周年" for n in (plain, word)]
    if figure.rule == "nth-birthday":
        return [f"{n}岁" for n in (plain, word)] + [f"{n}周岁" for n in (plain, word)] + [
            f"{n}大寿" for n in (plain, word)]  # fmt: skip
    forms = [f"第{word}", f"第{plain}"] if figure.spelled else [f"第{plain}", f"第{word}"]
    forms += [plain, word] if value > 1 else []
    forms += [f"{n}{m}" for n in (plain, word) for m in ("日", "号", "周年", "岁")]
    if value == 1:
        forms += ["首", "头", "最", "初", "一等", "率先", "冠军", "夺冠"]
    if value == 2:
        forms += ["次", "再", "又", "亚军"]
    if value == 3:
        forms += ["季军", "三等"]
    return forms


def tops(value: Decimal) -> list[str]:
    """Return the wordings of the top of a list: 前10, 十大."""
    plain = f"{value:f}"
    words = numerals(value)
    forms = [f"前{plain}", *(f"前{w}" for w in words)]
    forms += [f"{n}{m}" for m in ("大", "强", "佳") for n in (*words, plain)]
    return [*forms, f"排名前{plain}", f"TOP{plain}", f"Top{plain}"]


def multiples(figure: Figure) -> list[str]:
    """Return the wordings of a multiple: 两倍, and what is added to one (增长一倍)."""
    value = figure.values[0]
    times = [f"{n}倍" for n in chinese_numbers(value, words_first=value < Decimal(10))]
    more = value - 1
    added = [f"{n}倍" for n in chinese_numbers(more, words_first=True)] if more > 0 else []
    if figure.rule == "times":
        return [f"{n}次" for n in ("两", "2", "二")] + times + ["两度", "翻倍", "再次", "两番", "双",
                "加倍", "翻一番", "翻了一番", "两回", "2度"] if value == 2 else [
                    f"{n}次" for n in ("三", "3")] + times  # fmt: skip
    doubled = {
        2: ["翻一番", "翻了一番", "翻倍", "增加一倍", "加倍", "翻番", "增长一倍", "一倍", "1倍", "100%",
            "倍增", "翻了一倍", "翻一倍", "成倍", "双倍"],
        4: ["翻两番", "翻了两番"],
    }.get(int(value), [])  # fmt: skip
    if figure.rule == "multiplied":
        return [*(doubled or [f"增至{times[0]}"]), *times, *added]
    return [*times, *added, *doubled]
