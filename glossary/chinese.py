"""Where a Chinese rendition stands in a text.

It counts in its own wording, in either script and whatever spaces stand inside it. A number is not
found inside a longer one: 2.6万 is not in 12.6万, 三 is not in 第三 or 十三, 2 is not in 2万.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from glossary.spans import Span
from glossary.text import FoldedText, fold

_NUMERALS = "〇零一二三四五六七八九十百千万亿两"
_BEFORE_NUMBER = re.compile(rf"(?:[0-9a-z{_NUMERALS}第]|[0-9][.,]|分之|点)\Z")
_BEFORE_DIGIT = re.compile(r"(?:[0-9a-z]|[0-9][.,])\Z")
_AFTER_NUMBER = re.compile(rf"[0-9a-z{_NUMERALS}%‰余多]|[.,][0-9]|分之|点[{_NUMERALS}]")
_BEFORE_WORD = re.compile(r"[0-9a-z]\Z")
_AFTER_WORD = re.compile(r"[0-9a-z]")
_NUMERAL = frozenset(_NUMERALS)
_LONGEST_LOOK = 2


def find_chinese_rendition(text: str, forms: tuple[str, ...]) -> Iterator[Span]:
    """Yield the spans of ``text`` that hold the first of ``forms``, then the second, and so on.

    >>> list(find_chinese_rendition("全年投資 1350 億元。", ("1350亿元",)))
    [Span(start=5, end=12)]
    """
    folded, squeezed, origins = _squeezed(text)
    for form in forms:
        wanted = _wording(form)
        at = squeezed.find(wanted) if wanted else -1
        while at >= 0:
            start, end = origins[at], origins[at + len(wanted) - 1] + 1
            if _is_whole(folded, start, end, wanted):
                yield folded.original_span(start, end)
                at = squeezed.find(wanted, at + len(wanted))
            else:
                at = squeezed.find(wanted, at + 1)


@lru_cache(maxsize=64)
def _squeezed(text: str) -> tuple[FoldedText, str, list[int]]:
    """Fold a text once, though it is searched for many renditions in turn, and drop its spaces."""
    folded = FoldedText.of(text)
    origins = [i for i, character in enumerate(folded.folded) if character != " "]
    return folded, folded.folded.replace(" ", ""), origins


@lru_cache(maxsize=10_000)
def _wording(form: str) -> str:
    return fold(form).replace(" ", "")


def _is_whole(text: FoldedText, start: int, end: int, wording: str) -> bool:
    """Tell whether no word or number goes on across either edge."""
    first, last = wording[0], wording[-1]
    before = _beside(text, max(0, start - _LONGEST_LOOK), start)
    after = _beside(text, end, end + _LONGEST_LOOK)
    if first.isascii() and first.isdigit():
        no_lead = not _BEFORE_DIGIT.search(before)
    elif first in _NUMERAL:
        no_lead = not _BEFORE_NUMBER.search(before)
    else:
        no_lead = not (first.isascii() and first.isalnum() and _BEFORE_WORD.search(before))
    if (last.isascii() and last.isdigit()) or last in _NUMERAL:
        return no_lead and not _AFTER_NUMBER.match(after)
    if last == "年":
        return no_lead and after[:1] not in {"代", "级"}
    return no_lead and not (last.isascii() and last.isalnum() and _AFTER_WORD.match(after))


def _beside(text: FoldedText, start: int, end: int) -> str:
    """Return folded characters, in which a full-width comma or stop is no part of a number."""
    folded = text.folded[start:end]
    if "," not in folded and "." not in folded:
        return folded
    return "".join(
        "，" if c in ",." and text.original[text.origin(start + i)] != c else c
        for i, c in enumerate(folded)
    )
