"""Digits that name something rather than count: codes, addresses, telephone numbers, plan numbers.

They are kept verbatim: the rendition is the source's own writing.
"""

import re
from decimal import Decimal

from glossary.figures.numerals import read_numeral
from glossary.figures.reading import Source
from glossary.figures.units import read_unit
from glossary.figures.values import Figure, Kind

_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[!-~]++")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}+){1,8}+")
_TOKEN = re.compile(r"[A-Za-z0-9]++(?:[-./_+&#][A-Za-z0-9]++){0,12}+")
_LATIN = re.compile(r"[A-Za-z]")
_DIGIT = re.compile(r"[0-9]")
_SPACED_CODE = re.compile(
    r"(?:[A-Z]{2,8}+(?:/[A-Z]{1,4}+)? )[0-9]++(?:[-.:][0-9]++)*+(?![0-9A-Za-z%万亿元])",
)
_PLUS = re.compile(r"(?=[^\s]{0,40}[0-9])[0-9A-Za-z]{1,4}+(?:\+[0-9A-Za-z]{1,4}+)++(?![0-9A-Za-z])")
_SPLIT_WORD = re.compile(r"([A-Za-z]{2,}+)([0-9]++(?:\.[0-9]++)?+)(?= ?(?:[万亿%元]|千[万瓦米克]))")
_PHONE = re.compile(r"\+?[0-9]{1,4}+(?:[- ][0-9]{2,8}+){1,4}+(?![0-9])|1[3-9][0-9]{9}(?![0-9])")
_DOTTED = re.compile(
    r"[0-9]++(?:[.][0-9]++){2,}+|[0-9]{1,2}+·[0-9]{1,2}+(?![0-9])|[0-9]++(?::[0-9]++){2,}+",
)
_SCORE = re.compile(r"[0-9]{1,12}+(?:[-—–/~][0-9]{1,12}+){1,9}+(?![0-9])")
_LONG = re.compile(r"[0-9]++(?:[,.][0-9]++){0,12}+")
_RUN = re.compile(r"[0-9]++(?:\.[0-9]++)?+")
_COMMAS = re.compile(r"(?P<digits>[0-9]{1,30}+(?:,[0-9]{1,30}+){1,12}+)(?P<fraction>\.[0-9]++)?+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,10}")
_LIKE_THOUSANDS = re.compile(r"[0-9]++(?:,[0-9]{3})++,[0-9]|[0-9]{4,},[0-9]{3}\Z|[0-9]++,0[0-9]")
_SCALES = re.compile(r"(?:[百十]?(?:万亿|亿|万)|千万亿?|[百千](?![米克瓦卡帕伏赫焦]))?")
_MEASURED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.AREA, Kind.LENGTH, Kind.WEIGHT, Kind.ENERGY})
MISPLACED_COMMA = "misplaced-comma"
_NAMED_NUMBERS = {
    "七": Decimal(7), "八": Decimal(8), "二十": Decimal(20), "十一": Decimal(11),
    "十二": Decimal(12),
}  # fmt: skip
_GROUP = re.compile(r"(七|八|二十|7|8|20)国集团")
_DOUBLED_DAY = re.compile(r"(?:11|12|十一|十二)(?![0-9一二三四五六七八九十百千万亿.个名项])")
_QUOTES = dict(zip("“‘「『\"'《", "”’」』\"'》", strict=True))
_NUMBER_WORD = re.compile(
    r"(?:电话|热线|专线|代码|编号|账号|号码|邮编|邮政编码|证号|卡号|传真|文号|尾号)"
    r"(?:为|是)?[:： ]?\Z",
)
_HOTLINE = re.compile(
    r"(?:政务服务|便民|市民|投诉|举报|维权|服务)?(?:热线|专线|客服|电话|急救电话)",
)
_NUMBER_WORD_LAST = frozenset("话线码号编真文尾为是:： ")
NAMED_AFTER = frozenset("政便市投举维服热专客电急-—–/~")
"""What may stand behind digits that name something."""
NAMED_BEFORE = frozenset((*_QUOTES, *_NUMBER_WORD_LAST, "双"))
"""What stands before digits that name something."""
_LONGEST_PLAIN = 12


def identifier(source: Source, start: int, floor: int) -> Figure | None:
    """Read an identifier at ``start``: an address, a code with letters, or digits known to name."""
    folded = source.folded
    for pattern, rule in ((_ADDRESS, "address"), (_EMAIL, "address")):
        match = pattern.match(folded, start)
        if match and _DIGIT.search(match[0]):
            return source.figure(start, match.end(), Kind.IDENTIFIER, rule)
    if folded[start].isascii() and folded[start].isalnum():
        return (
            _code(source, start)
            or _quoted(source, start)
            or _named(source, start, floor)
            or _written_as_one(source, start, floor)
        )
    return None


def quoted_or_named(source: Source, start: int, floor: int) -> Figure | None:
    """Read plain digits that quotation marks or a word beside them make a name."""
    before = source.folded[start - 1 : start] if start else ""
    if before in _QUOTES:
        return _quoted(source, start)
    return _named(source, start, floor)


def misplaced_comma(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 1,35亿元 and 1,350,00元 as written: no value can be told from commas so placed.

    2,3号 and 1,2,3 are lists and stay numbers each; a scale, a sign or a measured unit after the
    last group, or a group of three, shows that one number was meant.
    """
    folded = source.folded
    match = _COMMAS.match(folded, start)
    if match is None or folded.startswith(",", match.end()) or _GROUPED.fullmatch(match["digits"]):
        return None
    scale = _SCALES.match(folded, match.end())
    end = scale.end() if scale else match.end()
    unit, unit_end = read_unit(folded, end)
    meant = (scale and scale[0]) or match["fraction"] or _LIKE_THOUSANDS.match(match["digits"])
    measured = unit is not None and unit.kind in _MEASURED
    if not (meant or measured):
        return None
    return source.figure(
        start, unit_end if unit else end, Kind.IDENTIFIER, MISPLACED_COMMA, unit=unit
    )  # fmt: skip


def group_name(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 二十国集团 (G20), and the day of 双11 and 双十二: numbers in the name of something."""
    folded = source.folded
    group = _GROUP.match(folded, start)
    if group:
        number = _NAMED_NUMBERS.get(group[1]) or Decimal(group[1])
        return source.figure(
            start, group.end(), Kind.IDENTIFIER, "group-of-countries", number
        )  # fmt: skip
    day = _DOUBLED_DAY.match(folded, start)
    if day is None or folded[start - 1 : start] != "双" or not start:
        return None
    number = _NAMED_NUMBERS.get(day[0]) or Decimal(day[0])
    return source.figure(start - 1, day.end(), Kind.IDENTIFIER, "doubled-day", number)


def latin_end(source: Source, start: int) -> int:
    """Return where the address or Latin word at ``start`` ends: the scan goes on there."""
    match = _ADDRESS.match(source.folded, start) or _TOKEN.match(source.folded, start)
    return match.end() if match else start + 1


def leading_word(source: Source, start: int) -> int | None:
    """Return where the digits begin if a Latin word runs into an amount (GDP1350亿元)."""
    match = _SPLIT_WORD.match(source.folded, start)
    return match.start(2) if match else None


def _code(source: Source, start: int) -> Figure | None:
    """Read a token that mixes letters and digits: 5G, COVID-19, GB/T 19001, 2+N+1."""
    folded = source.folded
    spaced = _SPACED_CODE.match(folded, start)
    if spaced and read_unit(folded, spaced.end())[0] is None:
        return source.figure(start, spaced.end(), Kind.IDENTIFIER, "code")
    plus = _PLUS.match(folded, start)
    if plus:
        return source.figure(start, plus.end(), Kind.IDENTIFIER, "plus-pattern")
    token = _TOKEN.match(folded, start)
    if token is None or not (_LATIN.search(token[0]) and _DIGIT.search(token[0])):
        return None
    numeral = read_numeral(folded, start) if _DIGIT.match(folded, start) else None
    if numeral is not None:
        unit, end = read_unit(folded, numeral.end)
        if unit is not None and end >= token.end():
            return None
    return source.figure(start, token.end(), Kind.IDENTIFIER, "code")


def _quoted(source: Source, start: int) -> Figure | None:
    """Read digits that are all a pair of quotation marks holds: “1215”专项行动."""
    folded = source.folded
    closing = _QUOTES.get(folded[start - 1]) if start else None
    token = _TOKEN.match(folded, start)
    held = closing and token and folded.startswith(closing, token.end())
    if token and held and _DIGIT.search(token[0]):
        return source.figure(start, token.end(), Kind.IDENTIFIER, "quoted-number")
    return None


def _named(source: Source, start: int, floor: int) -> Figure | None:
    """Read plain digits that a word beside them calls a number: 电话：82211234, 12345热线."""
    folded = source.folded
    digits = _SCORE.match(folded, start) or _LONG.match(folded, start)
    if digits is None:
        return None
    end = digits.end()
    before = start and folded[start - 1] in _NUMBER_WORD_LAST
    named = before and _NUMBER_WORD.search(folded[max(floor, start - 8) : start])
    if named or (folded[end : end + 1] in NAMED_AFTER and _HOTLINE.match(folded, end)):
        return source.figure(start, end, Kind.IDENTIFIER, "named-number")
    return None


def _written_as_one(source: Source, start: int, floor: int) -> Figure | None:
    """Read digits whose form is not a quantity's: telephone, version, leading zero, too long."""
    folded = source.folded
    dotted = _DOTTED.match(folded, start)
    if dotted:
        return source.figure(start, dotted.end(), Kind.IDENTIFIER, "dotted-number")
    phone = _PHONE.match(folded, start)
    plus = start - 1 if start > floor and folded[start - 1] == "+" else start
    abroad = plus < start and phone is not None and not phone[0].isdecimal()
    if phone and (abroad or _is_phone(phone[0])) and read_unit(folded, phone.end())[0] is None:
        return source.figure(plus, phone.end(), Kind.IDENTIFIER, "telephone")
    run = _RUN.match(folded, start)
    if run is None:
        return None
    end = run.end()
    leading_zero = folded[start] == "0" and folded[start + 1 : start + 2].isdecimal()
    if leading_zero and not _is_clock_or_date(folded, end):
        return source.figure(start, end, Kind.IDENTIFIER, "leading-zero")
    if len(run[0]) > _LONGEST_PLAIN and not _is_amount(folded, start, run[0]):
        return source.figure(start, end, Kind.IDENTIFIER, "long-number")
    return None


def _is_amount(folded: str, start: int, run: str) -> bool:
    """Tell whether many digits are a quantity after all: a scale, a unit or a point says so."""
    numeral = read_numeral(folded, start)
    if numeral is None:
        return False
    return numeral.scaled or "." in run or read_unit(folded, start + len(run))[0] is not None


def _is_phone(written: str) -> bool:
    groups = re.split("[- ]", written.removeprefix("+"))
    digits = sum(map(len, groups))
    if written.startswith("+") or len(groups) == 1:
        return True
    if " " in written and "-" not in written and written[0] != "0":
        return False
    shortest, longest = 9, 15
    return shortest <= digits <= longest and (written[0] == "0" or groups[0] in {"400", "800"})


def _is_clock_or_date(folded: str, end: int) -> bool:
    return folded[end : end + 1] in set("年月日时点分号后:：")


def same_or_falling(source: Source, start: int, _floor: int) -> Figure | None:
    """Read digits joined by a dash or slash that no range claimed: a score, 2023/24, 2023-001."""
    match = _SCORE.match(source.folded, start)
    if match is None:
        return None
    return source.figure(start, match.end(), Kind.IDENTIFIER, "joined-numbers")
