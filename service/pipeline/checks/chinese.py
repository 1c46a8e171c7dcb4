"""Faults of a Chinese target that need no reference: loops, English left over, lengths far off."""

import re
from collections.abc import Sequence

from glossary.spans import Span
from service.pipeline.checks.repetition import loops
from service.pipeline.detection import HAN

_WORD = re.compile(r"(?<![A-Za-z@/.])[a-z]{3,}(?![A-Za-z@/])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
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
    if loops(source, target, chinese=True):
        message = "The translation repeats itself; words of the source may be lost."
        faults.append(("repetition", message))
    ratio = len(target) / len(source)
    if len(source) >= _LONG_ENOUGH and not _SHORTEST <= ratio <= _LONGEST:
        kind = "short" if ratio < _SHORTEST else "long"
        faults.append(("length", f"The translation is unusually {kind} for its source."))
    elif len(source) >= _LONG_ENOUGH and ratio < _SHORT:
        faults.append(("omission", "The translation is short; words of the source may be missing."))
    return faults
