"""Faults that need no reference: loops, Chinese left over, nothing translated, lengths far off."""

from collections.abc import Sequence

from glossary.spans import Span
from service.pipeline.checks.repetition import loops
from service.pipeline.detection import HAN

_LONG_ENOUGH = 20  # characters of source before a length says anything
# Characters of English for one of Chinese: the median of professional translations of news is 3.7;
# one in two hundred has under 1.5 (WMT 2017 to 2019 and FLORES; sources over 20 characters).
_SHORTEST, _SHORT, _LONGEST = 0.8, 1.5, 12.0


def coverage_faults(source: str, target: str, held: Sequence[Span] = ()) -> list[tuple[str, str]]:
    """Return code and message of what is wrong with ``target`` whatever was required of it.

    Chinese inside one of the ``held`` spans was asked for.
    """
    if not target.strip():
        return [("empty", "Nothing was translated; look at the source.")]
    faults = []
    left = [
        m[0]
        for m in HAN.finditer(target)
        if not any(span.start <= m.start() < span.end for span in held)
    ]
    if left:
        shown = "".join(left)[:20]
        faults.append(("untranslated", f"Chinese characters are left in the translation: {shown}"))
    if loops(source, target):
        message = "The translation repeats itself; words of the source may be lost."
        faults.append(("repetition", message))
    ratio = len(target) / len(source)
    if len(source) >= _LONG_ENOUGH and not _SHORTEST <= ratio <= _LONGEST:
        message = (
            "The translation is unusually short for its source."
            if ratio < _SHORTEST
            else "The translation is unusually long for its source."
        )
        faults.append(("length", message))
    elif len(source) >= _LONG_ENOUGH and ratio < _SHORT:
        faults.append(("omission", "The translation is short; words of the source may be missing."))
    return faults
