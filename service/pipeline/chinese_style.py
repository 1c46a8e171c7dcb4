"""Mainland Chinese typography of what an engine gives: marks full-width, figures half-width.

Engines' subword pieces fold ，to , (NFKC), so that their output is set again here. Guaranteed
renditions are written exactly as the glossary or the figure's rule has them (``fit_chinese``).
"""

import re
from collections.abc import Sequence

from glossary.constraints import Constraint
from glossary.figures import Spacing
from glossary.spans import Span
from glossary.text import HAN_RANGES as _HAN
from glossary.text import fold
from service.pipeline.style import Clause

_WIDE = f"{_HAN}，。；：？！（）“”‘’《》〈〉【】、…—"
_ALWAYS = str.maketrans({";": "；", "?": "？", "!": "！", "「": "“", "」": "”", "『": "‘", "』": "’",
                         "〝": "“", "〞": "”", "｡": "。", "､": "、", "\u3000": " "})  # fmt: skip
_HALF_WIDTH = {ord("０") + i: chr(ord("0") + i) for i in range(10)} | {
    ord(base) + i: chr(ord(half) + i)
    for base, half in (("Ａ", "A"), ("ａ", "a"))
    for i in range(26)
} | {ord("％"): "%", ord("．"): ".", ord("＋"): "+", ord("－"): "-"}  # fmt: skip
_VERBATIM = re.compile(
    r"((?:https?://|www\.)[^\s，。；：！？（）、《》\u3400-\u9fff]+|[\w.+-]+@[\w-]+\.[A-Za-z.-]+)",
    re.ASCII,
)
_COMMA = re.compile(r"(?<![0-9]),|,(?![0-9]{3}(?![0-9]))")
_COLON = re.compile(r"(?<![0-9]):|:(?![0-9])")
_STOP = re.compile(
    rf"(?<=[{_HAN}）”’》%0-9])\.(?=\s*(?:[{_HAN}“‘《”’]|$))|(?<=[{_HAN}）”’》])\.(?!\.)"
)
_LAST_STOP = re.compile(r"(?<!\.)\.(?=[”’]*$)")
_DOTS = re.compile(r"\.{3,}|…+|。{2,}")
_DASH = re.compile(rf"(?<=[{_WIDE}])\s*(?:--+|—+|–)\s*(?=[{_WIDE}A-Za-z0-9])|--+")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_ANGLES = re.compile(rf"<([^<>]*[{_HAN}][^<>]*)>")
_ANY_HAN = re.compile(f"[{_HAN}]")
_QUOTES = re.compile(r'"([^"]*)"')
_SINGLE = re.compile(rf"(?<![A-Za-z])'([^']*[{_HAN}][^']*)'")
_BETWEEN = re.compile(rf"(?<=[{_WIDE}])[ \t]+(?=[{_WIDE}])")
_AROUND_MARK = re.compile(r"[ \t]*([，。；：？！（）“”‘’《》、…])[ \t]*")
_MIXED = re.compile(
    rf"(?<=[{_HAN}])[ \t]*(?=[A-Za-z0-9$€£¥+-])|(?<=[A-Za-z0-9%°℃])[ \t]*(?=[{_HAN}])"
)
_SPACES = re.compile(r"\s+")
_END = re.compile(r"[。？！…：；，、,.;:?!]+([”’》）]*)$")
_TERMINAL = re.compile(r"[。？！…][”’》）]*$")
_SOURCE_END = re.compile(r"([.?!…])[”’\"')\]]*$")
_MARKS = {".": "。", "?": "？", "!": "！", "…": "……"}
_CLAUSE_MARKS = {",": "，", ";": "；", ":": "：", "—": "——", "-": ""}
_MOST_ROUNDS = 20  # a mark that is set may be what another one waits for: ((…)) from the inside
_LIMITS = ("超过", "大约", "将近", "接近", "至少", "至多", "最多", "不到", "不足", "多达", "高达", "约", "近", "逾", "超")  # fmt: skip


def tidy_chinese(target: str, spacing: Spacing = Spacing.NONE) -> str:
    """Return ``target`` on one line with Chinese marks and half-width figures and letters.

    A text without Chinese characters stays as it is but for its spaces.

    >>> tidy_chinese('全市投资 1,350亿元,同比增长 5.2%. "共同富裕"(第3版).')
    '全市投资1,350亿元，同比增长5.2%。“共同富裕”（第3版）。'
    """
    text = _SPACES.sub(" ", target.translate(_HALF_WIDTH)).strip()
    if not _ANY_HAN.search(text):
        return text
    for _ in range(_MOST_ROUNDS):
        before, text = text, _set_once(text, spacing)
        if text == before:
            break
    return text


def _set_once(text: str, spacing: Spacing) -> str:
    parts = _VERBATIM.split(text)
    parts[::2] = [_set_marks(part) for part in parts[::2]]
    return _space(_LAST_STOP.sub("。", "".join(parts)), spacing)


def _set_marks(text: str) -> str:
    text = _DOTS.sub("……", text.translate(_ALWAYS))
    text = _COLON.sub("：", _COMMA.sub("，", text))
    text = _QUOTES.sub(r"“\1”", _SINGLE.sub(r"‘\1’", text))
    text = _BRACKETS.sub(r"（\1）", text)
    text = _ANGLES.sub(r"《\1》", text)
    return _DASH.sub("——", _STOP.sub("。", text))


def _space(text: str, spacing: Spacing) -> str:
    text = _AROUND_MARK.sub(r"\1", _BETWEEN.sub("", text))
    return _MIXED.sub(" " if spacing is Spacing.SPACE else "", text)


def finish_chinese(source: str, target: str, *, heading: bool) -> str:
    """Return ``target`` with the mark its source ends with; a heading loses a full stop."""
    if not target:
        return target
    end = _SOURCE_END.search(source)
    if heading or end is None:
        return target.removesuffix("。") if end is None else target
    if _TERMINAL.search(target):
        return target
    closing = _END.search(target)
    if closing:
        return target[: closing.start()] + _MARKS[end[1]] + closing[1]
    return target + _MARKS[end[1]]


def join_chinese(clauses: Sequence[Clause]) -> str:
    """Join the translations of a sentence's clauses; a stop inside becomes its source's mark."""
    joined = ""
    for i, clause in enumerate(clauses):
        text = clause.target.strip()
        mark = _CLAUSE_MARKS.get(clause.source.rstrip()[-1:], "")
        if i < len(clauses) - 1 and text and mark:
            text = _END.sub(r"\1", text) + mark
        joined += text
    return joined


def fit_chinese(
    target: str, constraints: Sequence[Constraint], places: Sequence[Span | None]
) -> str:
    """Return ``target`` with each found rendition written exactly, and no limit said twice.

    A rendition is found whatever its width and spaces; here it takes the very wording that was
    asked for. 约 before 约300人 goes.
    """
    held = sorted(
        ((p, c) for p, c in zip(places, constraints, strict=True) if p is not None),
        key=lambda pair: pair[0].start,
        reverse=True,
    )
    for place, constraint in held:
        wording = _as_asked(place.of(target), constraint)
        before = target[: place.start]
        limit = next((w for w in _LIMITS if wording.startswith(w)), "")
        if limit and (said := next((w for w in _LIMITS if before.endswith(w)), "")):
            before = before.removesuffix(said)
        target = before + wording + target[place.end :]
    return target


def _as_asked(found: str, constraint: Constraint) -> str:
    squeezed = fold(found).replace(" ", "")
    forms = constraint.rendition.forms
    if found in forms:
        return found
    return next((form for form in forms if fold(form).replace(" ", "") == squeezed), found)
