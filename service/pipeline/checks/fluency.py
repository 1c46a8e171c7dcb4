"""Faults that need no reference: loops, Chinese left over, nothing translated, lengths far off."""

import re
from collections import Counter

from service.pipeline.detection import HAN
from service.pipeline.report import Finding, Severity

_WORD = re.compile(r"\w+")
_LONGEST_LOOP = 8  # words
_GRAM = 4
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
    """Return how often a stretch of words comes again at once, or a four-word one a third time.

    English repeats itself in parallel clauses ("the share of … and the share of …"), a decoder
    that is stuck does it without a word between. A single word may stand twice ("had had").
    """
    words = [w.lower() for w in _WORD.findall(target)]
    count = 0
    end = 0
    for start in range(len(words)):
        if start < end:
            continue
        for length in range(1, _LONGEST_LOOP + 1):
            stretch = words[start : start + length]
            times = 1
            while words[start + times * length : start + (times + 1) * length] == stretch:
                times += 1
            if times > (1 if length > 1 else 2) and not all(w.isdecimal() for w in stretch):
                count += times - 1
                end = start + times * length
                break
    grams = Counter(zip(*(words[i:] for i in range(_GRAM)), strict=False))
    return count + sum(times - 2 for times in grams.values() if times > 2)  # noqa: PLR2004
