"""Compiled term bases kept by revision, so that a translation need not compile its own."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from glossary.language import LanguagePair
from glossary.matching import TermIndex

Stack = tuple[tuple[str, int], ...]
"""Glossaries by id, each at a revision, the first wins."""
Kept = tuple[Stack, TermIndex]
"""An index and what it was compiled from."""


@dataclass(slots=True)
class IndexCache:
    """The newest index of each of the last ``size`` stacks of glossaries; safe between threads.

    A thread that finds its index does not wait for one that compiles another.
    """

    size: int = 16
    _kept: OrderedDict[tuple[tuple[str, ...], LanguagePair], Kept] = field(
        default_factory=OrderedDict
    )
    _access: Lock = field(default_factory=Lock)
    _compiling: Lock = field(default_factory=Lock)

    def get(
        self,
        stack: Stack,
        pair: LanguagePair,
        compile_newest: Callable[[Kept | None], Kept],
    ) -> TermIndex:
        """Return the index of ``stack``; else compile one, which may be of a newer revision.

        ``compile_newest`` is given the index of an older revision of the same glossaries, if one is
        kept, to make the new one from.
        """
        found = self._find(stack, pair)
        if found is not None:
            return found
        with self._compiling:
            found = self._find(stack, pair)
            if found is not None:
                return found
            key = _key(stack, pair)
            with self._access:
                older = self._kept.get(key)
            newest, index = compile_newest(older)
            with self._access:
                self._kept[key] = (newest, index)
                self._kept.move_to_end(key)
                if len(self._kept) > self.size:
                    self._kept.popitem(last=False)
            return index

    def _find(self, stack: Stack, pair: LanguagePair) -> TermIndex | None:
        key = _key(stack, pair)
        with self._access:
            kept = self._kept.get(key)
            if kept is None or not _is_as_new(kept[0], stack):
                return None
            self._kept.move_to_end(key)
            return kept[1]


def _key(stack: Stack, pair: LanguagePair) -> tuple[tuple[str, ...], LanguagePair]:
    return tuple(glossary for glossary, _ in stack), pair


def _is_as_new(kept: Stack, wanted: Stack) -> bool:
    return all(ours >= theirs for (_, ours), (_, theirs) in zip(kept, wanted, strict=True))
