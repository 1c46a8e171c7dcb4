"""Loops: a decoder that is stuck says the same words over and over."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from glossary.text import HAN_RANGES

_COMPOUND = r"(?<![\w-])\w+(?:-\w+){1,2}(?![\w-])"  # year-on-year; not Sino-Sino-Sino-Sino
_MARKS = ".;:!?"
_ENGLISH = re.compile(rf"{_COMPOUND}|\d[\d.,]*\d|\w+|[{_MARKS}]")
_CHINESE = re.compile(f"[A-Za-z0-9]+|[{HAN_RANGES}]")
_SOURCE = re.compile(rf"[{HAN_RANGES}]|\w+")
_LINKS = frozenset(("after", "and", "by", "in", "on", "or", "to", "with"))
_NO_WORD = re.compile(r"[\d\W]+")
_OFTEN = 2  # a long stretch may stand so often


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a loop is in a language, in words or characters."""

    pieces: re.Pattern[str]
    longest: int  # stretch that is looked for at once again
    doubled: int  # longest stretch that may stand twice at once
    gram: int  # stretch that may not stand a third time anywhere
    said: int  # stretch of the source that excuses it, in characters of Chinese or words of English


_IN_ENGLISH = _Measure(_ENGLISH, longest=8, doubled=1, gram=4, said=2)  # "He had had it."
_IN_CHINESE = _Measure(_CHINESE, longest=16, doubled=3, gram=8, said=3)  # 讨论讨论


def loops(source: str, target: str, *, chinese: bool = False) -> int:
    """Return how often ``target`` says a stretch again at once, or a long one too often.

    English repeats itself in parallel clauses ("the share of … and the share of …"), a decoder
    that is stuck does it without a word between; "larger and larger and" is usage, and so is a
    sentence that begins with the last one's end. A long stretch may stand twice, and as often as
    ``source`` says something over and over itself: 同比增长 three times asks for "year on year"
    three times. Measured on 8,979 lines of WMT 2017 to 2019 and FLORES: of professional
    translations 0.07% have a loop, of Argos Translate's 0.5%.
    """
    how = _IN_CHINESE if chinese else _IN_ENGLISH
    pieces = [p.lower() for p in how.pieces.findall(target)]
    grams = _counts([p for p in pieces if p not in _MARKS], how.gram)
    allowed = max(_OFTEN, *_counts(_SOURCE.findall(source), how.said).values(), 0)
    return _at_once(pieces, how) + sum(n - allowed for n in grams.values() if n > allowed)


def _at_once(pieces: Sequence[str], how: _Measure) -> int:
    count = end = 0
    for start in range(len(pieces)):
        if start < end:
            continue
        for length in range(1, how.longest + 1):
            if pieces[start + length : start + length + 1] != pieces[start : start + 1]:
                continue
            stretch = pieces[start : start + length]
            times = 1
            while pieces[start + times * length : start + (times + 1) * length] == stretch:
                times += 1
            if times > _usual(stretch, how):
                count += times - 1
                end = start + times * length
                break
    return count


def _usual(stretch: Sequence[str], how: _Measure) -> float:
    """Return how often a stretch may stand at once; numbers and dots as often as they will.

    "Hand in hand in", "better and better and": a word around a link, and the link once more.
    """
    if all(map(_NO_WORD.fullmatch, stretch)):
        return float("inf")
    linked = len(stretch) == 2 and stretch[1] in _LINKS  # noqa: PLR2004
    return _OFTEN if linked or len(stretch) <= how.doubled else 1


def _counts(pieces: Sequence[str], length: int) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(pieces[i:] for i in range(length)), strict=False))
