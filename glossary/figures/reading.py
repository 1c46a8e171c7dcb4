"""What every rule shares: the folded source, approximation words, a figure made from both.

A rule is a function ``(source, start, floor) -> Figure | None``: it reads a figure whose number
begins at ``start`` and may take words before it back to ``floor``. Its work is bounded,
whatever the text holds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from glossary.figures.numerals import Numeral, fold
from glossary.figures.units import YUAN
from glossary.figures.values import Approximation, Field, Figure, Kind, Unit
from glossary.spans import Span

A = Approximation

# word -> (approximation, characters before it that make it part of another word)
BEFORE: dict[str, tuple[Approximation, str]] = {
    "超过": (A.MORE_THAN, ""),
    "超出": (A.MORE_THAN, ""),
    "多于": (A.MORE_THAN, ""),
    "高于": (A.MORE_THAN, ""),
    "大于": (A.MORE_THAN, ""),
    "超": (A.MORE_THAN, "高赶中英意西德法"),
    "逾": (A.MORE_THAN, ""),
    ">": (A.MORE_THAN, ""),
    "至少": (A.AT_LEAST, "乃"),
    "不少于": (A.AT_LEAST, ""),
    "不低于": (A.AT_LEAST, ""),
    "不小于": (A.AT_LEAST, ""),
    "≥": (A.AT_LEAST, ""),
    "将近": (A.NEARLY, ""),
    "接近": (A.NEARLY, ""),
    "近": (A.NEARLY, "附最靠邻临新亲远相贴走拉就"),
    "大约": (A.ABOUT, ""),
    "约": (A.ABOUT, "节签预合条契公违集邀解特制续履相纽"),
    "大概": (A.ABOUT, ""),
    "左右": (A.ABOUT, ""),
    "不足": (A.LESS_THAN, ""),
    "未达": (A.LESS_THAN, ""),
    "未达到": (A.LESS_THAN, ""),
    "不止": (A.MORE_THAN, ""),
    "不下": (A.AT_LEAST, ""),
    "起码": (A.AT_LEAST, ""),
    "逼近": (A.NEARLY, ""),
    "不到": (A.LESS_THAN, "达想料得做看听收找买"),
    "不满": (A.LESS_THAN, ""),
    "未满": (A.LESS_THAN, ""),
    "低于": (A.LESS_THAN, "不"),
    "少于": (A.LESS_THAN, "不"),
    "小于": (A.LESS_THAN, "不"),
    "<": (A.LESS_THAN, ""),
    "不超过": (A.AT_MOST, ""),
    "不超": (A.AT_MOST, ""),
    "不高于": (A.AT_MOST, ""),
    "不多于": (A.AT_MOST, ""),
    "至多": (A.AT_MOST, ""),
    "≤": (A.AT_MOST, ""),
}
AFTER: dict[str, Approximation] = {
    "以上": A.MORE_THAN,
    "之上": A.MORE_THAN,
    "开外": A.MORE_THAN,
    "出头": A.MORE_THAN,
    "有余": A.MORE_THAN,
    "余": A.MORE_THAN,
    "及以上": A.AT_LEAST,
    "及以下": A.AT_MOST,
    "+": A.MORE_THAN,
    "左右": A.ABOUT,
    "上下": A.ABOUT,
    "以下": A.LESS_THAN,
    "之下": A.LESS_THAN,
    "以内": A.AT_MOST,
}
_LONGEST_BEFORE = max(map(len, BEFORE))
_AFTER_BREAKS = {"左右": "两岸江为", "上下": "游楼", "余": "杭姚粮额地温热味生党量家个名"}
_RECENT = frozenset({Kind.DURATION})
_BEFORE_LAST = frozenset(word[-1] for word in BEFORE)
_AFTER_FIRST = frozenset(word[0] for word in AFTER)


@dataclass(frozen=True, slots=True)
class Source:
    """The text and its folded twin of the same length."""

    text: str
    folded: str

    @classmethod
    def of(cls, text: str) -> "Source":
        """Fold ``text``."""
        return cls(text, fold(text))

    def figure(  # noqa: PLR0913 - the fields of a figure, by name
        self,
        start: int,
        end: int,
        kind: Kind,
        rule: str,
        *values: Decimal,
        fields: tuple[Field, ...] = (),
        unit: Unit | None = None,
        approximation: Approximation = A.EXACT,
        spelled: bool = False,
    ) -> Figure:
        """Make the figure at ``start``..``end``."""
        return Figure(
            span=Span(start, end),
            source=self.text[start:end],
            kind=kind,
            rule=rule,
            values=values,
            fields=fields,
            unit=unit,
            approximation=approximation,
            spelled=spelled,
        )


Rule = Callable[[Source, int, int], Figure | None]


def word_before(source: Source, start: int, floor: int) -> tuple[Approximation, int]:
    """Return the approximation said directly before ``start`` and where its word begins."""
    folded = source.folded
    last = folded[start - 1 : start]
    if last == " " and start - 1 > floor:
        approximation, begin = word_before(source, start - 1, floor)
        return (approximation, begin) if begin < start - 1 else (A.EXACT, start)
    if last not in _BEFORE_LAST:
        return A.EXACT, start
    for length in range(_LONGEST_BEFORE, 0, -1):
        begin = start - length
        if begin < floor:
            continue
        approximation, breaks = BEFORE.get(folded[begin:start], (A.EXACT, ""))
        earlier = folded[begin - 1 : begin] if begin else ""
        if approximation is not A.EXACT and not (earlier and earlier in breaks):
            return approximation, begin
    return A.EXACT, start


def word_after(source: Source, end: int) -> tuple[Approximation, int]:
    """Return the approximation said directly after ``end`` and where its word stops."""
    folded = source.folded
    if folded[end : end + 1] not in _AFTER_FIRST:
        return A.EXACT, end
    for length in (3, 2, 1):
        word = folded[end : end + length]
        follower = folded[end + length : end + length + 1]
        if word in AFTER and not (follower and follower in _AFTER_BREAKS.get(word, "")):
            if word == "+" and follower.isascii() and follower.isalnum():
                continue
            return AFTER[word], end + length
    return A.EXACT, end


def limits(
    source: Source,
    numeral: Numeral,
    end: int,
    floor: int,
    unit: Unit | None,
) -> tuple[Approximation, int, int]:
    """Return the approximation of a quantity and the span widened by the words that say it.

    余 and 多 at the number win over words around it (约10余个 is more than 10). 近 before a period
    says "recent" (近3年), so it stays with the translation.
    """
    before, start = word_before(source, numeral.start, floor)
    after, stop = word_after(source, end)
    if before is A.NEARLY and unit is not None and unit.kind in _RECENT and not numeral.scaled:
        before, start = A.EXACT, numeral.start
    if after is A.AT_MOST and not (unit is not None and unit.kind is not Kind.DURATION):
        after, stop = A.EXACT, end  # 3天以内 is "within 3 days": the translation says it
    inner = A.MORE_THAN if numeral.more else A.SEVERAL if numeral.several else A.EXACT
    chosen = before if before is not A.EXACT else after
    return (chosen if inner is A.EXACT else inner), start, stop


def money_around(source: Source, start: int, end: int, floor: int) -> tuple[int, int]:
    """Widen a yuan figure by 人民币 said before or after it."""
    name = YUAN.chinese[-1]
    if source.folded.startswith(name, end):
        end += len(name)
    if start - len(name) >= floor and source.folded.startswith(name, start - len(name)):
        start -= len(name)
    return start, end
