"""Aho-Corasick over folded text (ahocorasick_rs), overlaps resolved by the house's one rule."""

from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from glossary.spans import Span, resolve_overlaps
from glossary.termbase import TermBase, TermEntry
from glossary.text import FoldedText, fold

_DFA_UP_TO = 2000  # patterns: a DFA is faster to run, an NFA smaller to build


@dataclass(frozen=True, slots=True)
class TermMatch:
    """An occurrence of a term in a text."""

    span: Span
    entry: TermEntry


class TermIndex:
    """A term base compiled for search; build it once a revision and share it between threads."""

    def __init__(self, term_base: TermBase) -> None:
        """Fold and compile the entries; of those that fold alike the first stays."""
        self.term_base = term_base
        by_pattern: dict[str, TermEntry] = {}
        for entry in term_base.entries:
            by_pattern.setdefault(fold(entry.source), entry)
        self._entries = list(by_pattern.values())
        self._automaton = AhoCorasick(
            list(by_pattern),
            matchkind=MatchKind.Standard,
            implementation=Implementation.DFA
            if len(by_pattern) <= _DFA_UP_TO
            else Implementation.ContiguousNFA,
        )

    def find(self, text: str) -> list[TermMatch]:
        """Return the matches in ``text``, none overlapping another (see ``resolve_overlaps``).

        A term that begins or ends with a Latin letter or a digit is not found inside a longer
        word or number: ``5G基站`` is not in ``15G基站``. Such a false match hides no true one.
        """
        return resolve_overlaps(self._candidates(FoldedText.of(text)), lambda match: match.span)

    def _candidates(self, text: FoldedText) -> Iterator[TermMatch]:
        found = self._automaton.find_matches_as_indexes(text.folded, overlapping=True)
        for index, start, end in found:
            if _cuts_no_word(text.folded, start, end):
                yield TermMatch(text.original_span(start, end), self._entries[index])


def find_terms(text: str, index: TermIndex) -> list[TermMatch]:
    """Return the occurrences of the index's terms in ``text``, in order."""
    return index.find(text)


def _cuts_no_word(text: str, start: int, end: int) -> bool:
    """Tell whether no Latin word and no Arabic number goes on across either edge."""
    return not (_goes_on(text, start) or _goes_on(text, end))


def _goes_on(text: str, edge: int) -> bool:
    left, right = text[max(edge - 2, 0) : edge], text[edge : edge + 2]
    if not left or not right:
        return False
    if _is_latin(left[-1]) and _is_latin(right[0]):
        return True
    decimal_right = left[-1].isdecimal() and right[0] in ".,"
    decimal_left = left[-1] in ".," and right[0].isdecimal()
    return (decimal_right and right[1:].isdecimal()) or (decimal_left and left[:-1].isdecimal())


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
