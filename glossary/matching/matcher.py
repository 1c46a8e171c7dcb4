"""The terms of a term base in a text: found folded, overlaps resolved by the house's one rule."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from glossary.constraints import Strength
from glossary.language import LanguageCode
from glossary.matching.automaton import Automaton
from glossary.matching.conditions import first_that_holds
from glossary.matching.english import EnglishView, case_holds, source_patterns, views
from glossary.spans import Span
from glossary.termbase import Revision, TermBase, TermEntry
from glossary.text import FoldedText, fold

Claims = tuple[TermEntry, ...]
"""The entries whose source folds to one pattern, by precedence: the first that applies counts."""

_ADDED_AT_LEAST = 1000  # patterns beside the base, before all are compiled anew;
_ADDED_SHARE = 20  # or one in so many of the base, if that is more


class TermMatch(NamedTuple):
    """An occurrence of a term in a text, between two of the text's offsets.

    A tuple, and its span made when asked for: a long text has a hundred thousand of them.
    """

    start: int
    end: int
    entry: TermEntry

    @property
    def span(self) -> Span:
        """The place in the original text."""
        return Span(self.start, self.end)


class TermIndex:
    """A term base compiled for search; immutable, to be shared between threads.

    There are two automata: a large one, ``base``, made once, and a small one of the patterns that
    edits have ``added`` since. An edited index shares the base with the one it came from, and what
    it finds is what an index made anew from its term base finds. The claims are by the patterns'
    numbers, those on added patterns after those on the base's.
    """

    def __init__(self, term_base: TermBase) -> None:
        """Fold and compile the entries: 100,000 take under a second."""
        self.term_base = term_base
        claims = self._claims_of(term_base.entries)
        self._base = Automaton.of(claims)
        self._added = Automaton.of(())
        self._claims = list(claims.values())
        self._has_gaps = False
        self._conditional = _conditional(self._claims)

    def edited(
        self, concept_ids: Collection[str], entries: Iterable[TermEntry], revision: Revision
    ) -> "TermIndex":
        """Return the index in which ``entries`` are all those of the concepts ``concept_ids``.

        What it does with each entry of the term base is to look at its concept and to copy a
        reference. When many patterns have been added since the base was made, all are compiled
        anew.
        """
        entries = tuple(entries)
        term_base = self.term_base.edited(concept_ids, entries, revision)
        gone = self._claims_of(e for e in self.term_base.entries if e.concept_id in concept_ids)
        new = self._claims_of(entries)
        base_claims = self._claims[: len(self._base.numbers)]
        added = dict(zip(self._added.numbers, self._claims[len(base_claims) :], strict=True))
        for pattern in gone | new:
            number = self._base.numbers.get(pattern)
            before = added.get(pattern, ()) if number is None else base_claims[number]
            others = [entry for entry in before if entry.concept_id not in concept_ids]
            claims = _by_precedence([*others, *new.get(pattern, ())])
            if number is not None:
                base_claims[number] = claims
            elif claims:
                added[pattern] = claims
            else:
                added.pop(pattern, None)
        if len(added) > max(_ADDED_AT_LEAST, len(base_claims) // _ADDED_SHARE):
            return TermIndex(term_base)
        index = object.__new__(TermIndex)
        index.term_base = term_base
        index._base = self._base
        index._added = Automaton.of(added)
        index._claims = [*base_claims, *added.values()]
        index._has_gaps = not all(base_claims)
        index._conditional = _conditional(index._claims)
        return index

    def winners(self) -> dict[str, TermEntry]:
        """Return the entry that counts for each pattern (folded source), if its condition holds."""
        patterns = (*self._base.numbers, *self._added.numbers)
        return {p: claims[0] for p, claims in zip(patterns, self._claims, strict=True) if claims}

    def find(self, text: str) -> list[TermMatch]:
        """Return the matches in ``text``, none overlapping another, in order.

        The rule is that of ``resolve_overlaps``: leftmost first, at one start the longest. A term
        that begins or ends with a Latin letter or a digit is not found inside a longer word or
        number (``5G基站`` is not in ``15G基站``), and no term has a part of one character, such as
        the ``m`` of ``㎡``. Such a false match hides no true one, nor does an occurrence at which
        no entry applies (see ``conditions``).
        """
        if self._is_english:
            return self._find_english(text)
        folded = FoldedText.of(text)
        kept = []
        free_from = 0
        for hit, (next_start, _, _) in pairwise(self._candidates(folded)):
            start, end, _ = hit
            if start >= free_from and start != next_start:  # else the next one is longer
                kept.append(hit)
                free_from = end
        places = folded.original_ranges((start, end) for start, end, _ in kept)
        return [
            TermMatch(start, end, entry)
            for (start, end), hit in zip(places, kept, strict=True)
            if (entry := self._entry(folded, hit))
        ]

    @property
    def _is_english(self) -> bool:
        return self.term_base.pair.source is LanguageCode.ENGLISH

    def _claims_of(self, entries: Iterable[TermEntry]) -> dict[str, Claims]:
        return _claims(entries, source_patterns if self._is_english else _folded_source)

    def _find_english(self, text: str) -> list[TermMatch]:
        """Return the matches in an English text, by the same rule: leftmost, then longest."""
        found = [m for view in views(text) for m in self._in_view(view)]
        found.sort(key=lambda match: (match.start, -match.end))
        matches = []
        free_from = 0
        for match in found:
            if match.start >= free_from:
                matches.append(match)
                free_from = match.end
        return matches

    def _in_view(self, view: EnglishView) -> Iterator[TermMatch]:
        """Yield the matches in one view of a text, none overlapping another."""
        hits = self._occurrences(view.folded)
        hits.sort(key=lambda hit: (hit[0], -hit[1]))
        free_from = 0
        for start, end, number in hits:
            if start < free_from:
                continue
            entry = _english_entry(self._claims[number], view, start, end)
            if entry is not None:
                yield TermMatch(*view.original_range(start, end), entry)
                free_from = end

    def _entry(self, text: FoldedText, hit: tuple[int, int, int]) -> TermEntry | None:
        """Return the entry that counts at an occurrence; None if none applies there."""
        start, end, number = hit
        claims = self._claims[number]
        if number not in self._conditional:
            return claims[0]
        return first_that_holds(claims, text.folded, start, end)

    def _candidates(self, text: FoldedText) -> list[tuple[int, int, int]]:
        """Return start, end and number of all occurrences in order, and one beyond the text."""
        found = self._occurrences(text.folded)
        if text.inner:
            found = [hit for hit in found if text.inner.isdisjoint(hit[:2])]
        if self._conditional:
            found = [hit for hit in found if self._entry(text, hit)]
        found.sort()
        found.append((len(text.folded), 0, 0))
        return found

    def _occurrences(self, folded: str) -> list[tuple[int, int, int]]:
        """Return start, end and number of all occurrences of patterns that somebody claims."""
        found = self._base.find(folded)
        first = len(self._base.numbers)
        added = self._added.find(folded)
        found += [(start, end, first + number) for start, end, number in added]
        if self._has_gaps:
            found = [hit for hit in found if self._claims[hit[2]]]
        return found


def find_terms(text: str, index: TermIndex) -> list[TermMatch]:
    """Return the occurrences of the index's terms in ``text``, in order."""
    return index.find(text)


def _claims(
    entries: Iterable[TermEntry], patterns: Callable[[TermEntry], Iterable[str]]
) -> dict[str, Claims]:
    by_pattern: dict[str, list[TermEntry]] = defaultdict(list)
    for entry in entries:
        for pattern in patterns(entry):
            by_pattern[pattern].append(entry)
    return {pattern: _by_precedence(entries) for pattern, entries in by_pattern.items()}


def _folded_source(entry: TermEntry) -> tuple[str]:
    return (fold(entry.source),)


def _english_entry(claims: Claims, view: EnglishView, start: int, end: int) -> TermEntry | None:
    """Return the entry that counts at an occurrence in an English text; None if none applies.

    One English wording may stand for several Chinese terms (GDP: 国内生产总值, 地区生产总值). The
    first entry's is preferred; those of the others that are as binding count as found too.
    """
    if len(claims) == 1:
        return claims[0] if case_holds(claims[0], view, start, end) else None
    applying = [entry for entry in claims if case_holds(entry, view, start, end)]
    if not applying:
        return None
    first, *others = applying
    more = [
        form
        for entry in others
        if entry.strength is Strength.REQUIRED
        for form in entry.rendition.forms
        if form not in first.rendition.forms
    ]
    if not more:
        return first
    accepted = (*first.rendition.accepted, *dict.fromkeys(more))
    return replace(first, rendition=replace(first.rendition, accepted=accepted))


def _conditional(claims: Iterable[Claims]) -> frozenset[int]:
    """Return the numbers of the patterns whose first claim applies only under a condition."""
    return frozenset(n for n, entries in enumerate(claims) if entries and entries[0].condition)


def _by_precedence(entries: list[TermEntry]) -> Claims:
    return tuple(sorted(entries, key=attrgetter("precedence")) if len(entries) > 1 else entries)
