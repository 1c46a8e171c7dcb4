"""Units found again: the same source, or one so near that its translation helps.

The index lies in memory. Which units can be near enough is worked out from the pairs of characters
that they share with the text: an edit spoils two of them at most, so a unit that shares too few is
further away than the threshold, and no other unit is left out. What remains is compared in full
(Levenshtein's distance, on text folded as terms are).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from service.memory.differences import differ_only_in_figures, find_differences
from service.memory.units import Match, MatchKind, TranslationUnit, compared

THRESHOLD = 70
LIMIT = 5
_Integers = npt.NDArray[np.int32]
_Codes = npt.NDArray[np.int64]
_CODE_BITS, _NUMBER_BITS = 21, 21  # of a character and of a unit's number: three make 63 bits
_MOST_UNITS = 1 << _NUMBER_BITS  # of a part
_TOLERANCE = 1e-6  # of a likeness in floating point
_EARLIEST = datetime.min.replace(tzinfo=UTC)


class MemoryIndex:
    """All units of one language pair, ready for looking up; immutable.

    It is made of parts, the newest last, so that one more unit does not mean a new index.
    """

    def __init__(self, units: Iterable[TranslationUnit] = ()) -> None:
        """Index ``units``; of two that are the same the later one counts."""
        self._parts = _make_parts(list({unit.id: unit for unit in units}.values()))

    def __len__(self) -> int:
        """Return how many units there are."""
        return sum(int(part.alive.sum()) for part in self._parts)

    def extended(self, units: Iterable[TranslationUnit]) -> "MemoryIndex":
        """Return the index with ``units`` too, which take the place of the same ones in it."""
        new = {unit.id: unit for unit in units}
        parts = [part.without(new) for part in self._parts]
        waiting = list(new.values())
        # Parts double in size, so there are few of them and each unit is indexed again but rarely.
        while parts and len(parts[-1].units) <= 2 * len(waiting):
            waiting = [*parts.pop().living(), *waiting]
        extended = MemoryIndex()
        extended._parts = (*parts, *_make_parts(waiting))
        return extended

    def find_exact(self, text: str, before: str = "", after: str = "") -> list[Match]:
        """Return the units with this source: those in the same context first, then the newest."""
        key = compared(text)
        context = (compared(before), compared(after))
        matches = [
            Match(unit=unit, kind=_exact_kind(unit, context))
            for part in self._parts
            for unit in part.find(key)
        ]
        matches.sort(key=lambda match: _newest_first(match.unit))
        return sorted(matches, key=lambda match: match.kind is not MatchKind.IN_CONTEXT)

    def find_fuzzy(
        self, text: str, *, threshold: int = THRESHOLD, limit: int = LIMIT
    ) -> list[Match]:
        """Return the units with a source near ``text``, the nearest first, equal ones left out.

        ``threshold`` is the least score.
        """
        key = compared(text)
        found = sorted(
            (near for part in self._parts for near in part.find_near(key, threshold)),
            key=lambda near: (-near[0], _newest_first(near[1])),
        )
        return [
            Match(
                unit=unit,
                kind=MatchKind.FUZZY,
                score=score,
                differences=find_differences(text, unit.source),
                only_figures=differ_only_in_figures(text, unit.source),
            )
            for score, unit in found[:limit]
        ]

    def look_up(self, text: str, before: str = "", after: str = "") -> list[Match]:
        """Return what the memory has for ``text``, the best first: exact ones, then fuzzy ones."""
        exact = self.find_exact(text, before, after)[:LIMIT]
        return exact + self.find_fuzzy(text, limit=LIMIT - len(exact))


def _make_parts(units: Sequence[TranslationUnit]) -> tuple["_Part", ...]:
    starts = range(0, len(units), _MOST_UNITS)
    return tuple(_Part.of(units[start : start + _MOST_UNITS]) for start in starts)


@dataclass(frozen=True, slots=True)
class _Part:
    """Some units with the pairs of characters in their sources.

    ``postings[starts[i]:starts[i + 1]]`` are the numbers of the units that have the pair
    ``pairs[i]``. ``order`` has the numbers sorted by key. A unit that is not ``alive`` was replaced
    by one in a later part.
    """

    units: Sequence[TranslationUnit]
    keys: Sequence[str]
    lengths: _Integers
    pairs: _Codes
    starts: _Codes
    postings: _Integers
    order: _Integers
    alive: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, units: Sequence[TranslationUnit]) -> "_Part":
        keys = [_shared(unit.source, compared(unit.source)) for unit in units]
        lengths = np.fromiter(map(len, keys), dtype=np.int32, count=len(keys))
        owners = np.repeat(np.arange(len(keys), dtype=np.int64), lengths)
        codes = _pair_codes("".join(keys))
        inside = owners[:-1] == owners[1:]
        posted = codes[inside] << _NUMBER_BITS | owners[:-1][inside]
        posted = _distinct(posted)
        codes = posted >> _NUMBER_BITS
        first = np.flatnonzero(np.diff(codes, prepend=-1))
        return cls(
            units=units,
            keys=keys,
            lengths=lengths,
            pairs=codes[first],
            starts=np.append(first, len(codes)),
            postings=(posted & (_MOST_UNITS - 1)).astype(np.int32),
            order=np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int32),
            alive=np.ones(len(keys), dtype=np.bool_),
        )

    def without(self, replaced: dict[str, TranslationUnit]) -> "_Part":
        """Return the part in which the units with the ids of ``replaced`` count no more."""
        dead = [
            number
            for id_, unit in replaced.items()
            for number in self._numbers(compared(unit.source))
            if self.units[number].id == id_
        ]
        if not dead:
            return self
        alive = self.alive.copy()
        alive[dead] = False
        return replace(self, alive=alive)

    def living(self) -> list[TranslationUnit]:
        """Return the units that count."""
        return [unit for unit, alive in zip(self.units, self.alive, strict=True) if alive]

    def find(self, key: str) -> list[TranslationUnit]:
        """Return the units with this source."""
        return [self.units[number] for number in self._numbers(key) if self.alive[number]]

    def find_near(self, key: str, threshold: int) -> Iterator[tuple[int, TranslationUnit]]:
        """Yield score and unit of each that is near enough, in no order."""
        numbers = self._candidates(key, threshold)
        near = process.extract(
            key,
            [self.keys[number] for number in numbers],
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=threshold / 100 - _TOLERANCE,
            limit=LIMIT * 4,
        )
        for found, likeness, place in near:
            if found != key:
                yield int(likeness * 100 + _TOLERANCE), self.units[numbers[place]]

    def _numbers(self, key: str) -> Iterator[int]:
        start = bisect_left(self.order, key, key=self.keys.__getitem__)
        for number in self.order[start:]:
            if self.keys[number] != key:
                return
            yield int(number)

    def _candidates(self, key: str, threshold: int) -> list[int]:
        """Return the units that share so many pairs with ``key`` that they may be near enough."""
        wanted = _distinct(_pair_codes(key))
        places = np.searchsorted(self.pairs, wanted)
        known = places < len(self.pairs)
        places = places[known][self.pairs[places[known]] == wanted[known]]
        if not len(places):
            return []
        posted = np.concatenate(
            [self.postings[self.starts[p] : self.starts[p + 1]] for p in places]
        )
        shared = np.bincount(posted, minlength=len(self.keys))
        longest = np.maximum(self.lengths, len(key))
        most_edits = longest * (100 - threshold) // 100
        longer = self.lengths - len(key)
        least = len(wanted) - 2 * most_edits + np.maximum(longer, 0)
        fits = (shared >= np.maximum(least, 1)) & (np.abs(longer) <= most_edits) & self.alive
        numbers: list[int] = np.flatnonzero(fits).tolist()
        return numbers


def _distinct(codes: _Codes) -> _Codes:
    """Return ``codes`` sorted, each once; NumPy's own ``unique`` hashes, ten times as slowly."""
    ordered = np.sort(codes)
    distinct: _Codes = ordered[np.diff(ordered, prepend=-1) != 0]
    return distinct


def _pair_codes(text: str) -> _Codes:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    return (codes[:-1] << _CODE_BITS) | codes[1:]


def _exact_kind(unit: TranslationUnit, context: tuple[str, str]) -> MatchKind:
    own = (compared(unit.before), compared(unit.after))
    return MatchKind.IN_CONTEXT if any(own) and own == context else MatchKind.EXACT


def _newest_first(unit: TranslationUnit) -> tuple[float, str]:
    return -(unit.at or _EARLIEST).timestamp(), unit.id


def _shared(source: str, key: str) -> str:
    """Return the very string ``source`` if the two are equal: it is in memory anyway."""
    return source if key == source else key
