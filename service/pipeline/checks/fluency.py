"""Faults that need no reference: loops, Chinese left over, nothing translated, lengths far off."""

import re

from service.pipeline.detection import HAN
from service.pipeline.report import Finding, Severity

_WORD = re.compile(r"\w+")
_LOOP = 4  # words
_LONG_ENOUGH = 20  # characters of source before a length says anything
_SHORTEST, _LONGEST = 0.8, 12.0  # characters of English for one of Chinese (median about 3.2)


def check_fluency(source: str, target: str) -> list[Finding]:
    """Return what is wrong with ``target`` whatever was required of it."""
    findings = []
    if not target.strip():
        findings.append(
            Finding(
                code="empty",
                message="Nothing was translated; look at the source.",
                severity=Severity.CRITICAL,
            )
        )
        return findings
    left = HAN.findall(target)
    if left:
        findings.append(
            Finding(
                code="untranslated",
                message=f"Chinese characters are left in the translation: {''.join(left)[:20]}",
                severity=Severity.MAJOR,
            )
        )
    if loops(target):
        findings.append(
            Finding(
                code="repetition",
                message="The translation repeats itself; words of the source may be lost.",
                severity=Severity.MAJOR,
            )
        )
    ratio = len(target) / len(source)
    if len(source) >= _LONG_ENOUGH and not _SHORTEST <= ratio <= _LONGEST:
        kind = "short" if ratio < _SHORTEST else "long"
        findings.append(
            Finding(
                code="length",
                message=f"The translation is unusually {kind} for its source.",
                severity=Severity.MAJOR,
            )
        )
    return findings


def loops(target: str) -> int:
    """Return how many four-word sequences come again right after or within the next eight words."""
    words = [w.lower() for w in _WORD.findall(target)]
    grams = [tuple(words[i : i + _LOOP]) for i in range(len(words) - _LOOP + 1)]
    last: dict[tuple[str, ...], int] = {}
    count = 0
    for i, gram in enumerate(grams):
        if i - last.get(gram, -1000) <= 2 * _LOOP:
            count += 1
        last[gram] = i
    return count
