"""Faults of a Chinese target that need no reference: loops, English left over, lengths far off."""

import re
from collections import Counter
from collections.abc import Sequence

from glossary.spans import Span
from glossary.text import HAN_RANGES
from service.pipeline.detection import HAN

_PIECE = re.compile(f"[A-Za-z0-9]+|[{HAN_RANGES}]")
_WORD = re.compile(r"(?<![A-Za-z@/.])[a-z]{3,}(?![A-Za-z@/])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_LONGEST_LOOP = 16  # characters
_GRAM = 8
_SHORT_LOOP = 3  # characters; shorter ones may come twice (讨论讨论), not three times
_LONG_ENOUGH = 60  # characters of source before a length says anything
# Characters of Chinese for one of English in professional translations (WMT 2017 to 2019, FLORES):
# the median is 0.31, one in two hundred has under 0.15.
_SHORTEST, _SHORT, _LONGEST = 0.08, 0.15, 1.0


def chinese_faults(source: str, target: str, held: Sequence[Span] = ()) -> list[tuple[str, str]]:
    """Return code and message of what is wrong with a Chinese ``target``.

    English words inside one of the ``held`` spans were asked for; names and acronyms may stay.
    """
    if not target.strip():
        return [("empty", "Nothing was translated; look at the source.")]
    faults = []
    masked = _ADDRESS.sub(lambda m: " " * len(m[0]), target)
    left = [
        m[0]
        for m in _WORD.finditer(masked)
        if not any(span.start <= m.start() < span.end for span in held)
    ]
    if left or not HAN.search(target):
        shown = " ".join(left)[:40] or target[:40]
        faults.append(("untranslated", f"English words are left in the translation: {shown}"))
    if chinese_loops(target):
        message = "The translation repeats itself; words of the source may be lost."
        faults.append(("repetition", message))
    ratio = len(target) / len(source)
    if len(source) >= _LONG_ENOUGH and not _SHORTEST <= ratio <= _LONGEST:
        kind = "short" if ratio < _SHORTEST else "long"
        faults.append(("length", f"The translation is unusually {kind} for its source."))
    elif len(source) >= _LONG_ENOUGH and ratio < _SHORT:
        faults.append(("omission", "The translation is short; words of the source may be missing."))
    return faults


def chinese_loops(target: str) -> int:
    """Return how often a stretch of characters comes again at once, or a long one a third time.

    Chinese doubles words on purpose (常常, 讨论讨论), so that a stretch of up to three characters
    must stand three times.
    """
    pieces = [p.lower() for p in _PIECE.findall(target)]
    count = end = 0
    for start in range(len(pieces)):
        if start < end:
            continue
        for length in range(1, _LONGEST_LOOP + 1):
            stretch = pieces[start : start + length]
            times = 1
            while pieces[start + times * length : start + (times + 1) * length] == stretch:
                times += 1
            if times > (2 if length <= _SHORT_LOOP else 1) and not _is_number(stretch):
                count += times - 1
                end = start + times * length
                break
    grams = Counter(zip(*(pieces[i:] for i in range(_GRAM)), strict=False))
    return count + sum(times - 2 for times in grams.values() if times > 2)  # noqa: PLR2004


def _is_number(stretch: list[str]) -> bool:
    return all(piece.isdecimal() for piece in stretch)
