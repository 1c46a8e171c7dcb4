"""The terms of a term base in a text: found folded, overlaps resolved by the house's one rule."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from glossary.matching.automaton import Automaton
from glossary.spans import Span
from glossary.termbase import Revision, TermBase, TermEntry
from glossary.text import FoldedText, fold

Claims = tuple[TermEntry, ...]
"""The entries whose source folds to one pattern, by precedence: the first counts."""

_ADDED_AT_LEAST = 1000  # patterns beside the base, before all are compiled anew;
_ADDED_SHARE = 20  # or one in so many of the base, if that is more


@dataclass(frozen=True, slots=True)
class TermMatch:
    """An occurrence of a term in a text."""

    span: Span
    entry: TermEntry


class TermIndex:
    """A term base compiled for search; immutable, to be shared between threads.

    There are two automata: a large one, ``base``, made once, and a small one of the patterns that
    edits have ``added`` since. An edited index shares the base with the one it came from, and what
    it finds is what an index made anew from its term base finds.
    """

    def __init__(self, term_base: TermBase) -> None:
        """Fold and compile the entries: 100,000 take under a second."""
        self.term_base = term_base
        claims = _claims(term_base.entries)
        self._base = Automaton.of(claims)
        self._base_claims: Sequence[Claims] = list(claims.values())
        self._added = Automaton.of(())
        self._added_claims: Sequence[Claims] = ()

    def edited(
        self, concept_ids: Collection[str], entries: Iterable[TermEntry], revision: Revision
    ) -> "TermIndex":
        """Return the index in which ``entries`` are all those of the concepts ``concept_ids``.

        The work that grows with the term base is a copy of two lists of references. When many
        patterns have been added since the base was made, all are compiled anew.
        """
        entries = tuple(entries)
        index = object.__new__(TermIndex)
        index.term_base = self.term_base.edited(concept_ids, entries, revision)
        touched = _claims(e for e in self.term_base.entries if e.concept_id in concept_ids)
        touched = dict.fromkeys(touched, ()) | _claims(entries)
        base_claims = list(self._base_claims)
        added = dict(zip(self._added.numbers, self._added_claims, strict=True))
        for pattern, ours in touched.items():
            number = self._base.numbers.get(pattern)
            before = added.get(pattern, ()) if number is None else base_claims[number]
            others = [entry for entry in before if entry.concept_id not in concept_ids]
            claims = _by_precedence([*others, *ours])
            if number is not None:
                base_claims[number] = claims
            else:
                added[pattern] = claims
        added = {pattern: claims for pattern, claims in added.items() if claims}
        if len(added) > max(_ADDED_AT_LEAST, len(base_claims) // _ADDED_SHARE):
            return TermIndex(index.term_base)
        index._base, index._base_claims = self._base, base_claims
        index._added, index._added_claims = Automaton.of(added), list(added.values())
        return index

    def find(self, text: str) -> list[TermMatch]:
        """Return the matches in ``text``, none overlapping another, in order.

        The rule is that of ``resolve_overlaps``: leftmost first, at one start the longest. A term
        that begins or ends with a Latin letter or a digit is not found inside a longer word or
        number: ``5G基站`` is not in ``15G基站``. Such a false match hides no true one.
        """
        folded = FoldedText.of(text)
        candidates = [
            (start, -end, claims[number])
            for automaton, claims in (
                (self._base, self._base_claims),
                (self._added, self._added_claims),
            )
            for start, end, number in automaton.find(folded.folded)
            if claims[number]
        ]
        candidates.sort(key=_place)
        matches = []
        free_from = folded_free_from = 0
        for start, negative_end, claims in candidates:
            if start < folded_free_from:
                continue
            span = folded.original_span(start, -negative_end)
            if span.start < free_from:
                continue  # both have a part of one character, such as ㎡
            matches.append(TermMatch(span, claims[0]))
            free_from, folded_free_from = span.end, -negative_end
        return matches


def find_terms(text: str, index: TermIndex) -> list[TermMatch]:
    """Return the occurrences of the index's terms in ``text``, in order."""
    return index.find(text)


def _place(candidate: tuple[int, int, Claims]) -> tuple[int, int]:
    return candidate[:2]


def _claims(entries: Iterable[TermEntry]) -> dict[str, Claims]:
    by_pattern: dict[str, list[TermEntry]] = defaultdict(list)
    for entry in entries:
        by_pattern[fold(entry.source)].append(entry)
    return {pattern: _by_precedence(entries) for pattern, entries in by_pattern.items()}


def _by_precedence(entries: list[TermEntry]) -> Claims:
    return tuple(sorted(entries, key=attrgetter("precedence")) if len(entries) > 1 else entries)
