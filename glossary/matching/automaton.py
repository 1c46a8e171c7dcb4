"""Patterns compiled for search: Aho-Corasick on characters (the Rust library daachorse)."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from daachorse import CharwiseDoubleArrayAhoCorasick

_MANY_HITS = 200  # of which it pays to drop those inside words all at once
_FIRST_EAST_ASIAN = "\u2e80"


@dataclass(frozen=True, slots=True)
class Automaton:
    """Numbered patterns, searched together; build it once and share it between threads.

    Building and searching are linear in the characters given. ``numbers`` are by pattern;
    ``doubtful`` are those of the patterns that may be found inside a longer word or number.
    """

    numbers: dict[str, int]
    doubtful: frozenset[int]
    _search: CharwiseDoubleArrayAhoCorasick | None

    @classmethod
    def of(cls, patterns: Iterable[str]) -> "Automaton":
        """Compile folded patterns; each is numbered by its place, none may come twice."""
        numbers = {pattern: number for number, pattern in enumerate(patterns)}
        doubtful = frozenset(n for p, n in numbers.items() if _goes_with_words(p[0] + p[-1]))
        search = CharwiseDoubleArrayAhoCorasick(list(numbers)) if numbers else None
        return cls(numbers, doubtful, search)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return start, end and number of every occurrence in folded ``text``, by end.

        Occurrences may overlap. None is inside a Latin word or an Arabic number that goes on
        across one of its edges. The list is the caller's.
        """
        if self._search is None:
            return []
        found: list[tuple[int, int, int]] = self._search.find_overlapping(text)
        if not self.doubtful:
            return found
        if len(found) > _MANY_HITS:
            inside = _insides(text)
            found = [
                hit
                for hit in found
                if hit[2] not in self.doubtful or not (inside[hit[0]] or inside[hit[1]])
            ]
        return [
            hit
            for hit in found
            if hit[2] not in self.doubtful or _cuts_no_word(text, hit[0], hit[1])
        ]


def _insides(text: str) -> bytes:
    """Return for each place of a text, its end included, whether it is inside a word of ASCII."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    letters = ((codes >= ord("a")) & (codes <= ord("z"))) | (
        (codes >= ord("0")) & (codes <= ord("9"))
    )
    inside = np.zeros(len(codes) + 1, dtype=np.uint8)
    inside[1:-1] = letters[:-1] & letters[1:]
    return inside.tobytes()


def _goes_with_words(edges: str) -> bool:
    return any(_is_latin(edge) or edge.isdecimal() or edge in ".," for edge in edges)


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
    return character.isalnum() and character < _FIRST_EAST_ASIAN
