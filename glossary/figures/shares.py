"""Ratios, ordinals, discounts, the first of a ranking, and money written with its sign in front."""

import re
from decimal import Decimal

from glossary.figures.numerals import Numeral, read_chinese, read_numeral
from glossary.figures.reading import Source, limits, word_before
from glossary.figures.units import (
    DISCOUNT,
    RANKS,
    SYMBOLS,
    read_unit,
)
from glossary.figures.values import Figure, Kind, Unit

_RATIO = re.compile(
    r"([0-9]{1,6}+(?:\.[0-9]{1,4}+)?+)(?: ?[:：] ?|比)([0-9]{1,6}+(?:\.[0-9]{1,4}+)?+)(?![0-9:])",
)
# 十九大: a congress of the Party; 二十大经济体 are twenty of something.
_CONGRESS = re.compile(
    r"(十[一二三四五六七八九]|二十[一二三]?)大(?=[^\w]|\Z|以来|以后|之后|精神|报告|代表|闭幕|召开|胜利|提出"
    r"|作出|确[定立]|部署|文件|制定|通过|指明|宣讲|关于|的|后|将|对|明确|上)"
)
# 十二届全国人大, 十九届六中全会: 第 is left out.
_TERM_OF_OFFICE = re.compile(
    r"([0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])届(?=全国|中央|人大|政协"
    r"|[省市区县]委|[省市区县]人大|[一二三四五六七]中全会|常委会|国务院)"
)
_SPELLED_RATIO = re.compile(
    r"([零一二两三四五六七八九十]{1,3})比([零一二两三四五六七八九十]{1,3})(?![百千万亿较例重赛个年月天分])"
)
# 前三名, 前10强, and 前三 where a clause ends.
_FIRST_OF = re.compile(
    r"(?<![目此之日以先提赛年当跟生眼会天战事史午饭])前 ?"
    r"([0-9]{1,4}|[一二三四五六七八九]?十[一二三四五六七八九]?|[两二三四五六七八九]|百)"
    r"(?:名(?!单)|位(?![数于居置])|强|甲(?=[^\w]|\Z|的|之列)|(?=[，。；！）”]|\Z))"
)
_SPELLED_DISCOUNT = re.compile(r"([一二三四五六七八九]{2})折(?![叠磨扣腾射返桥线旧])")
_ORDINAL = re.compile(r"第 ?")
_RANKED = re.compile(
    r"个(?=百分点|工作日)|(?:大类|名|位次|位|届|次|个|批|轮|款|组|部|场|站|局|例|件|套|台|座|家|项|所|只|篇|首|幅|队|方队)",
)
_LABELLED = {
    "条": "Article", "章": "Chapter", "节": "Section", "页": "Page", "卷": "Volume", "号": "No.",
    "版": "Page", "期": "Issue", "集": "Episode", "单元": "Unit", "课": "Lesson", "款": "Paragraph",
}  # fmt: skip
_DATED = {"年": "year", "天": "day", "周": "week", "个月": "month", "小时": "hour"}
_TO = re.compile(r" ?(?:至|到|—{1,2}|–|-|~) ?第?")
_ENDS = re.compile(r"[^\w]|\Z|[的为是在、]")
_SYMBOL = re.compile(r"(US\$|HK\$|[$¥€£]|(?:RMB|CNY|USD)(?= ?[0-9])) ?(?=[0-9])")


def spelled_discount(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 五五折 and 九五折, 5.5 and 9.5 tenths; 七八折 may be 7 to 8 and is left alone."""
    match = _SPELLED_DISCOUNT.match(source.folded, start)
    if match is None:
        return None
    tenths, hundredths = (read_chinese(c) or Decimal(0) for c in match[1])
    if hundredths == tenths + 1:
        return None
    value = tenths + hundredths / 10
    return source.figure(start, match.end(), Kind.DISCOUNT, "discount", value, unit=DISCOUNT)


def ratio(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 1:3 and 3比1, a ratio or a score."""
    match = _RATIO.match(source.folded, start)
    if match is None:
        return None
    return source.figure(
        start,
        match.end(),
        Kind.RATIO,
        "ratio",
        Decimal(match[1]),
        Decimal(match[2]),
    )


def congress(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 十九大 (the 19th National Congress) and 十二届 of 十二届全国人大 (12th)."""
    match = _CONGRESS.match(source.folded, start)
    rule = "party-congress"
    if match is None:
        match, rule = _TERM_OF_OFFICE.match(source.folded, start), "ordinal"
    if match is None:
        return None
    value = Decimal(match[1]) if match[1].isascii() else read_chinese(match[1])
    if value is None:
        return None
    return source.figure(start, match.end(), Kind.ORDINAL, rule, value)


def spelled_ratio(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 三比一 and 二比零."""
    match = _SPELLED_RATIO.match(source.folded, start)
    values = [read_chinese(side) for side in match.groups()] if match else []
    if match is None or values[0] is None or values[1] is None:
        return None
    return source.figure(start, match.end(), Kind.RATIO, "ratio", values[0], values[1])


def first_of(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 前三名, 前10强 and, at the end of a clause, 前十: the top of a ranking."""
    match = _FIRST_OF.match(source.folded, start)
    if match is None:
        return None
    value = Decimal(match[1]) if match[1].isascii() else read_chinese(match[1])
    if value is None or value <= 1:
        return None
    return source.figure(start, match.end(), Kind.TOP, "top", value, spelled=not match[1].isascii())


def ordinal(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 第29位, 第7, 第三名, 第5条; 第一 before an ordinary noun is a word (第一时间)."""
    folded = source.folded
    match = _ORDINAL.match(folded, start)
    numeral = read_numeral(folded, match.end()) if match else None
    if match is None or numeral is None or numeral.several or numeral.more:
        return None
    ranks = _ranks(source, start, numeral)
    if ranks is not None:
        return ranks
    if numeral.value < 1 or "." in str(numeral.value):
        return None  # nothing is ranked 0th: 第0名 stays a number
    unit, end = _ordinal_unit(folded, numeral)
    if unit is None and end == numeral.end and numeral.spelled and not _ENDS.match(folded, end):
        return None
    if numeral.spelled and folded.startswith("二天", start + 1):
        return None  # 第二天: "the next day"
    return source.figure(
        start,
        end,
        Kind.ORDINAL,
        "ordinal",
        numeral.value,
        unit=unit,
        spelled=numeral.spelled,
    )


def _ranks(source: Source, start: int, first: Numeral) -> Figure | None:
    """Read both ends of 第1-3名 and 第十至第二十位."""
    joint = _TO.match(source.folded, first.end)
    last = read_numeral(source.folded, joint.end()) if joint else None
    ranked = _RANKED.match(source.folded, last.end) if last else None
    if last is None or ranked is None or last.more or last.several or last.value <= first.value:
        return None
    return source.figure(
        start, ranked.end(), Kind.RANGE, "range-of-ranks", first.value, last.value,
        unit=RANKS, spelled=first.spelled and last.spelled,
    )  # fmt: skip


def _ordinal_unit(folded: str, numeral: Numeral) -> tuple[Unit | None, int]:
    """Return what is numbered, where English says it with the number (Article 5, third year)."""
    begin = numeral.end + (folded[numeral.end : numeral.end + 1] == " " and not numeral.spelled)
    for word in (folded[begin : begin + 2], folded[begin : begin + 1]):
        end = begin + len(word)
        if word in _DATED and folded[end : end + 1] not in set("级度龄末边岁"):
            english = _DATED[word]
            return Unit(kind=Kind.ORDINAL, chinese=(word,), nouns=((english, english + "s"),)), end
        if word in _LABELLED and not (word == "款" and numeral.spelled):
            return Unit(kind=Kind.ORDINAL, chinese=(word,), label=_LABELLED[word]), end
    ranked = _RANKED.match(folded, numeral.end)
    return (None, ranked.end()) if ranked else (None, numeral.end)


def symbol_money(source: Source, start: int, floor: int) -> Figure | None:
    """Read $5亿, ¥100 and US$3.5亿: the sign says the currency."""
    folded = source.folded
    sign = _SYMBOL.match(folded, start)
    numeral = read_numeral(folded, sign.end()) if sign else None
    if sign is None or numeral is None:
        return None
    currency = SYMBOLS[sign[1]]
    unit, end = read_unit(folded, numeral.end)
    if unit is not currency:
        end = numeral.end
    approximation, begin, end = limits(source, numeral, end, floor, currency)
    if begin == numeral.start:
        approximation, begin = word_before(source, start, floor)
    return source.figure(
        min(begin, start), end, Kind.MONEY, "money-with-sign", numeral.value,
        unit=currency, approximation=approximation,
    )  # fmt: skip
