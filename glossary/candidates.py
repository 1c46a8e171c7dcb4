"""Term candidates: what a Chinese text has that a term base may want, with a measure of termhood.

Three kinds: slogans in quotation marks, names, and phrases of four characters and more that recur.
Phrases are ranked by the C-value of Frantzi, Ananiadou and Mima, “Automatic recognition of
multi-word terms: the C-value/NC-value method”, International Journal on Digital Libraries 3
(2000): log2 of the length times the frequency, less the mean frequency of the longer candidates
that a phrase is a part of. Length is counted in characters; what is only ever a part of one longer
candidate gets nothing and is left out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import log2

from glossary.matching import TermIndex, find_terms
from glossary.names import find_names, renditions
from glossary.spans import Span
from glossary.text import fold, has_chinese

_SHORTEST, _LONGEST = 4, 10
_LONGEST_SLOGAN = 30
_LEAST = 2  # times that a phrase must stand in the text
_QUOTED = re.compile("[“「『]([^“”「」『』\n]{2,60})[”」』]")
_RUN = re.compile("[\u3007\u4e00-\u9fff]+")
# Words that begin or end no term, and that stand inside few.
_EDGES = frozenset(
    "的了着过在和与及是为被把将对从以于等也都就而并或其这那该各每我你他她它们不没有到向由让使个们之"
)
_INSIDE = frozenset("的了是我你他她它们这那也都就而")
_SENTENCE = frozenset("，。；！？")
_AROUND = 20  # characters of context on either side


class CandidateKind(StrEnum):
    """What makes a candidate."""

    SLOGAN = "slogan"
    NAME = "name"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A wording that a term base lacks.

    ``span`` is where it stands first, in code points of the text; ``context`` the text around it.
    ``termhood`` is the C-value. ``suggestions`` are renditions that rules give, the best first.
    """

    text: str
    kind: CandidateKind
    count: int
    termhood: float
    span: Span
    context: str
    suggestions: tuple[str, ...] = ()


def find_candidates(text: str, index: TermIndex, *, most: int = 100) -> list[Candidate]:
    """Return what ``text`` has and the term base lacks: slogans, names, then phrases by termhood.

    What stands inside a term that the text has in the term base is no candidate.
    """
    known = [match.span for match in find_terms(text, index)]
    taken: set[str] = set()
    found: list[Candidate] = []
    for candidate in (*_slogans(text), *_names(text), *_phrases(text, known)):
        key = fold(candidate.text)
        inside = any(k.start <= candidate.span.start and candidate.span.end <= k.end for k in known)
        if key not in taken and not inside:
            taken.add(key)
            found.append(candidate)
    return found[:most]


def _slogans(text: str) -> Iterator[Candidate]:
    for match in _QUOTED.finditer(text):
        slogan = match[1].strip(" ，。、；：！？")
        is_sentence = not _SENTENCE.isdisjoint(slogan)
        if has_chinese(slogan) and 1 < len(slogan) <= _LONGEST_SLOGAN and not is_sentence:
            start = match.start(1) + match[1].index(slogan)
            yield _candidate(text, slogan, CandidateKind.SLOGAN, start)


def _names(text: str) -> Iterator[Candidate]:
    for name in find_names(text):
        written = renditions(name)
        yield _candidate(
            text,
            name.source,
            CandidateKind.NAME,
            name.span.start,
            suggestions=(written.preferred, *written.accepted),
        )


def _phrases(text: str, known: Iterable[Span]) -> list[Candidate]:
    counts, first = _count(text, list(known))
    repeated = {phrase: n for phrase, n in counts.items() if n >= _LEAST}
    longer: dict[str, list[int]] = defaultdict(list)
    for phrase, count in repeated.items():
        for part in {p for p in _parts(phrase) if p in repeated}:
            longer[part].append(count)
    candidates = []
    for phrase, count in repeated.items():
        around = longer.get(phrase, ())
        rest = count - sum(around) / len(around) if around else count
        if rest > 0:
            termhood = log2(len(phrase)) * rest
            start = first[phrase]
            found = _candidate(text, phrase, CandidateKind.PHRASE, start, count=count)
            candidates.append((termhood, found))
    candidates.sort(key=lambda pair: (-pair[0], pair[1].span.start))
    return [
        Candidate(
            text=found.text,
            kind=found.kind,
            count=found.count,
            termhood=round(termhood, 2),
            span=found.span,
            context=found.context,
        )
        for termhood, found in candidates
    ]


def _count(text: str, known: list[Span]) -> tuple[Counter[str], dict[str, int]]:
    """Count the pieces of each run of Chinese characters that could be terms.

    What always stands beside the same character is a part of something longer, and a line that
    comes twice is counted once.
    """
    covered = {place for span in known for place in range(span.start, span.end)}
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    beside: dict[str, tuple[set[str], set[str]]] = {}
    for run in _runs(text):
        for start in range(run.start(), run.end() - _SHORTEST + 1):
            if text[start] in _EDGES or start in covered:
                continue
            for end in range(start + _SHORTEST, min(start + _LONGEST, run.end()) + 1):
                last = text[end - 1]
                if last in _INSIDE or (end - 1) in covered:
                    break
                if last not in _EDGES:
                    phrase = text[start:end]
                    counts[phrase] += 1
                    first.setdefault(phrase, start)
                    before, after = beside.setdefault(phrase, (set(), set()))
                    before.add(text[start - 1] if start > run.start() else f"^{start}")
                    after.add(text[end] if end < run.end() else f"${end}")
    whole = {p: n for p, n in counts.items() if min(map(len, beside[p])) > 1}
    return Counter(whole), first


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of Chinese characters of each line that is not the same as one before."""
    seen: set[str] = set()
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip() not in seen:
            seen.add(line.strip())
            yield from _RUN.finditer(text, start, start + len(line))
        start += len(line)


def _parts(phrase: str) -> Iterator[str]:
    for length in range(_SHORTEST, len(phrase)):
        for start in range(len(phrase) - length + 1):
            yield phrase[start : start + length]


def _candidate(  # noqa: PLR0913 - a candidate's parts
    text: str,
    wording: str,
    kind: CandidateKind,
    start: int,
    *,
    count: int = 0,
    suggestions: tuple[str, ...] = (),
) -> Candidate:
    end = start + len(wording)
    context = text[max(0, start - _AROUND) : end + _AROUND]
    count = count or max(1, text.count(wording))
    return Candidate(
        text=wording,
        kind=kind,
        count=count,
        termhood=round(log2(max(2, len(wording))) * count, 2),
        span=Span(start, end),
        context=" ".join(context.split()),
        suggestions=suggestions,
    )
