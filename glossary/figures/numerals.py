"""Chinese, Arabic and mixed numerals to exact Decimal values, and back.

Promises: length-preserving folding, bounded work per numeral, no rounding. A numeral too long to be
a quantity (over 30 Arabic or 32 Chinese characters) is not read as a number.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from glossary.figures.values import EXACT
from glossary.text import WORTH_A_TABLE, replace_by_table, table_of

LONGEST_ARABIC = 30
LONGEST_CHINESE = 32

DIGITS = {c: Decimal(i) for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": Decimal(0),
    "两": Decimal(2),
}
SCALES = {
    "": Decimal(1),
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10) ** 4,
    "亿": Decimal(10) ** 8,
}

_ONE = Decimal(1)
_FULL_WIDTH = {ord("！") + i: chr(ord("!") + i) for i in range(94)}
for _kept in "！（），：；？［］":
    del _FULL_WIDTH[ord(_kept)]
_TRADITIONAL = zip(
    "萬億兩餘點個戶間條張臺輛輪歲週時號種場處層級畝頓幣圓鎊倫數幾約過達後屆項強門對雙羣顆",
    "万亿两余点个户间条张台辆轮岁周时号种场处层级亩顿币元镑伦数几约过达后届项强门对双群颗",
    strict=True,
)
_SIGNS = {"￥": "¥", "−": "-", "﹪": "%", "∶": "：", "　": " ", "\xa0": " "}
_FOLDED = {
    **{ord(a): ord(b) for a, b in _TRADITIONAL},
    **{wide: ord(narrow) for wide, narrow in _FULL_WIDTH.items()},
    **{ord(a): ord(b) for a, b in _SIGNS.items()},
}
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")

# Bills write 壹佰万元; alone some of these are surnames and words (陆, 伍).
_ON_BILLS = re.compile(
    r"(?:[壹贰叁肆伍陆柒捌玖]?[拾佰仟萬万億亿]|[壹贰叁肆伍陆柒捌玖零])"
    r"[壹贰叁肆伍陆柒捌玖拾佰仟萬万億亿零]{1,30}(?=[元圆])"
)
_BILL_NUMERALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")

_NOT_UNIT = r"(?![克米瓦卡帕伏赫焦])"  # 千克, 千米 ...: the unit's own 千
_SCALE = rf"(?:[百千]?(?:万亿|亿|万)|百(?!分[之点位])|千{_NOT_UNIT})"
_ARABIC = re.compile(
    rf"""(?P<digits>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,10}}(?![0-9])|[0-9]++)(?P<fraction>\.[0-9]++)?+
    (?:[ ]?(?P<inner>余|多|来|几)?个?(?P<scale>{_SCALE}))?""".replace("个?", "(?:个(?=亿(?!元)))?"),
    re.VERBOSE,
)
_ARABIC_TAIL = re.compile(rf"([0-9]{{1,4}}+(?:\.[0-9]{{1,8}}+)?)({_SCALE})")
# 3万5 is 35,000: a digit alone after a scale counts tenths of it, unless it begins something else.
_SHORT_TAIL = re.compile(
    r"([1-9])(?![0-9.,%‰A-Za-z:/年月日时点分秒号楼层级星折成倍度代期条岁周十百千万亿])"
)
_OUTER = re.compile(
    r" ?余"
    r"| ?多(?![种样媒维层云边功党民])"
    r"| ?来(?=[个名家位天年岁人万亿只条件])|几(?=[个名家位天年岁人万亿])",
)
_MORE_FIRST = frozenset("余多来几 ")
_RUN = re.compile(rf"(?:[零〇一二三四五六七八九两十万亿]|百(?!分[之点位])|千{_NOT_UNIT})++")
_POINT = re.compile(r"点([零〇一二三四五六七八九]{1,12}+)([百千]?(?:万亿|亿|万))?")
_LATE_SCALE = re.compile(r"([余多来几])([百千]?(?:万亿|亿|万))")
_NUMERAL = frozenset("零〇一二三四五六七八九两十百千万亿0123456789")
_SECTION = re.compile(
    r"(?:([一二三四五六七八九两])?千)?(零)?(?:([一二三四五六七八九两])?百)?(零)?"
    r"(?:([一二三四五六七八九])?十)?(零)?([一二三四五六七八九两])?",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A numeral at ``start``..``end`` of the folded text.

    ``mantissa`` is the number without its last scale (2.6 of 2.6万); ``more`` tells that 余, 多, 来
    or 几 is in or after it, ``several`` that 数 or 几 comes before, ``only_scale`` that it has no
    digit (百亿).
    """

    start: int
    end: int
    value: Decimal
    mantissa: Decimal
    spelled: bool = False
    scaled: bool = False
    grouped: bool = False
    more: bool = False
    several: bool = False
    only_scale: bool = False


def fold(text: str) -> str:
    """Return ``text`` with full-width and traditional forms folded, one character to one.

    >>> fold("１，３５０億元、９８．２％")
    '1,350亿元、98.2%'
    """
    text = _WIDE_COMMA.sub(",", text)
    text = _ON_BILLS.sub(lambda found: found[0].translate(_BILL_NUMERALS), text)
    if len(text) < WORTH_A_TABLE:
        return text.translate(_FOLDED)
    return replace_by_table(text, _table())


@cache
def _table() -> npt.NDArray[np.uint32]:
    return table_of(_FOLDED)


@lru_cache(maxsize=1000)
def scale_of(scale: str) -> Decimal:
    """Return the worth of a row of scale characters (千万亿)."""
    worth = Decimal(1)
    for character in scale:
        worth = EXACT.multiply(worth, SCALES[character])
    return worth


def _tidy(value: Decimal) -> Decimal:
    """Return a scaled value without the zeros the multiplication left behind its point."""
    return EXACT.quantize(value, _ONE) if value == value.to_integral_value() else value


def read_numeral(folded: str, start: int) -> Numeral | None:
    """Return the numeral that begins at ``start`` of the folded text, if a bounded one does.

    >>> read_numeral("1.35万亿元", 0).value
    Decimal('1350000000000')
    >>> read_numeral("三百二十一户", 0).value
    Decimal('321')
    """
    if "0" <= folded[start : start + 1] <= "9":
        return _read_arabic(folded, start)
    return _read_spelled(folded, start)


def _read_arabic(folded: str, start: int) -> Numeral | None:
    match = _ARABIC.match(folded, start)
    if match is None or match.end() - start > LONGEST_ARABIC + 12:
        return None
    digits, fraction, inner, scale = match.groups()
    mantissa = Decimal(digits.replace(",", "") + (fraction or ""))
    value = EXACT.multiply(mantissa, scale_of(scale)) if scale else mantissa
    end = match.end()
    if scale and "0" <= folded[end : end + 1] <= "9":
        value, end = _with_tails(folded, match, value, scale)
        mantissa = value if end > match.end() else mantissa
    outer = _OUTER.match(folded, end) if folded[end : end + 1] in _MORE_FIRST else None
    if outer and not scale and EXACT.remainder(mantissa, SCALES["十"]):
        outer = None
    return Numeral(
        start=start,
        end=outer.end() if outer else end,
        value=_tidy(value) if scale else value,
        mantissa=mantissa,
        scaled=bool(scale),
        grouped="," in digits,
        more=bool(outer or inner),
    )


def _with_tails(
    folded: str, match: re.Match[str], value: Decimal, scale: str
) -> tuple[Decimal, int]:
    """Add what smaller scales follow (1亿2000万), or a digit that counts tenths (3万5)."""
    end, lowest = match.end(), scale_of(scale)
    for _ in range(2):
        tail = _ARABIC_TAIL.match(folded, end)
        if tail is None or scale_of(tail[2]) >= lowest:
            break
        lowest = scale_of(tail[2])
        value = EXACT.add(value, EXACT.multiply(Decimal(tail[1]), lowest))
        end = tail.end()
    short = _SHORT_TAIL.match(folded, end) if _may_be_short(match, end) else None
    if short:
        value = EXACT.add(value, EXACT.multiply(Decimal(short[1]), scale_of(scale) / 10))
        end = short.end()
    return value, end


def _may_be_short(match: re.Match[str], end: int) -> bool:
    """Tell whether a single digit after this number may count tenths of its scale."""
    short = len(match["digits"]) <= 2  # noqa: PLR2004 - nobody says 164万1 for 1,641,000
    whole = short and match["fraction"] is None and match["inner"] is None
    return end == match.end() and whole and match["scale"] in {"百", "千", "万", "亿"}


def _read_spelled(folded: str, start: int) -> Numeral | None:
    several = folded[start : start + 1] in {"数", "几"}
    if several and start and folded[start - 1] in _NUMERAL:
        return None  # 十几万 is no 几万
    run = _RUN.match(folded, start + several)
    if run is None or len(run[0]) > LONGEST_CHINESE:
        return None
    value, end, more = read_chinese(run[0]), run.end(), False
    only_scale = all(c in "百千万亿" for c in run[0])
    if value is None or (several and run[0][0] not in SCALES):
        return None
    if run[0][0] in "百千万亿" and not only_scale:
        return None  # 万一, 百一: words, not numerals
    mantissa = value
    point = _POINT.match(folded, end)
    late = _LATE_SCALE.match(folded, end)
    if point:
        fraction = "".join(str(DIGITS[c]) for c in point[1])
        mantissa = Decimal(f"{value}.{fraction}")
        value, end = EXACT.multiply(mantissa, scale_of(point[2] or "")), point.end()
        value = _tidy(value) if point[2] else value
    elif late and run[0][-1] in "十百千":
        value, end, more = EXACT.multiply(value, scale_of(late[2])), late.end(), True
    last = folded[end - 1]
    outer = None if more or last not in SCALES else _OUTER.match(folded, end)
    return Numeral(
        start=start,
        end=outer.end() if outer else end,
        value=value,
        mantissa=mantissa,
        spelled=True,
        scaled=any(c in "百千万亿" for c in folded[start:end]),
        more=more or outer is not None,
        several=several,
        only_scale=only_scale and not point,
    )


@lru_cache(maxsize=4000)
def read_chinese(run: str) -> Decimal | None:
    """Return the value of a whole Chinese numeral, or None when it is not a well-formed one.

    The colloquial short tail counts: 一万二 is 12,000 and 三百二 is 320.

    >>> read_chinese("一万二"), read_chinese("两千零五亿"), read_chinese("四五百")
    (Decimal('12000'), Decimal('200500000000'), None)
    """
    if not run or len(run) > LONGEST_CHINESE:
        return None
    if run in {"零", "〇"}:
        return Decimal(0)
    for scale in ("亿", "万"):
        head, found, tail = run.rpartition(scale)
        if found:
            return _join(head, scale, tail)
    return _read_section(run)


def _join(head: str, scale: str, tail: str) -> Decimal | None:
    """Return head x scale + tail, where the tail must be smaller than the scale."""
    high = read_chinese(head) if head else Decimal(1)
    if high is None or high == 0 or scale in head:
        return None
    value = EXACT.multiply(high, SCALES[scale])
    if not tail:
        return value
    if len(tail) == 1 and tail in DIGITS:
        return EXACT.add(value, EXACT.multiply(DIGITS[tail], SCALES[scale] / 10))
    low = read_chinese(tail.removeprefix("零"))
    if low is None or low >= SCALES[scale] or tail[0] in "百千万亿":
        return None
    return EXACT.add(value, low)


def _read_section(run: str) -> Decimal | None:
    """Return the value of a numeral below 10,000."""
    match = _SECTION.fullmatch(run)
    if match is None:
        return None
    thousands, zero1, hundreds, zero2, tens, zero3, ones = match.groups()
    has_tens = "十" in run
    bare_inside = any(
        run[i] in "百千" and i > 0 and run[i - 1] not in DIGITS for i in range(len(run))
    )
    if bare_inside or run.endswith("零") or (run[0] == "零" and len(run) == 1):
        return None
    value = Decimal(0)
    for scale, digit in (("千", thousands), ("百", hundreds), ("十", tens)):
        if scale in run:
            value += (DIGITS[digit] if digit else Decimal(1)) * SCALES[scale]
    if ones:
        short = not (has_tens or zero1 or zero2 or zero3) and len(run) > 1
        last = "百" if "百" in run else "千"
        value += DIGITS[ones] * (SCALES[last] / 10 if short else 1)
    return value


def write_chinese(value: Decimal) -> str:
    """Write a whole number below 10**16 in Chinese numerals.

    >>> write_chinese(Decimal(321)), write_chinese(Decimal(100_020_003))
    ('三百二十一', '一亿零二万零三')
    """
    number = int(value)
    if not 0 <= number < 10**16 or value != number:
        msg = f"cannot be written in Chinese numerals: {value:.20}"
        raise ValueError(msg)
    return _write(number).removeprefix("零") or "零"


def _write(number: int) -> str:
    """Write with a leading 零 where the highest place is empty (the caller joins or drops it)."""
    for scale, worth in (("亿", 10**8), ("万", 10**4)):
        if number >= worth:
            head, rest = divmod(number, worth)
            tail = _write(rest) if rest else ""
            gap = "零" if rest and rest < worth // 10 and not tail.startswith("零") else ""
            return _write(head).removeprefix("零") + scale + gap + tail
    written, skipped = "", False
    for scale, worth in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, worth)
        if digit:
            written += ("零" if skipped and written else "") + "零一二三四五六七八九"[digit] + scale
            skipped = False
        else:
            skipped = True
    return written


def write_mixed(value: Decimal) -> str:
    """Write a number as newspapers do: Arabic digits and 万 or 亿 where that is exact and short.

    >>> write_mixed(Decimal(26_000)), write_mixed(Decimal(99))
    ('2.6万', '99')
    """
    for scale in ("亿", "万"):
        if abs(value) >= SCALES[scale]:
            shown = EXACT.scaleb(value, -8 if scale == "亿" else -4).normalize(EXACT)
            return f"{shown:f}{scale}"
    return f"{value:f}"
