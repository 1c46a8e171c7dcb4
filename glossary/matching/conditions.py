"""“Only when”: whether an entry applies where its term stands, by the words around it (pure)."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from glossary.concepts import UsageCondition
from glossary.wordings import MAX_CONDITION_LENGTH

NEAR = MAX_CONDITION_LENGTH
"""How many characters before and after a term are looked at."""


class Conditional(Protocol):
    """What applies under a condition."""

    @property
    def condition(self) -> UsageCondition:
        """The condition; an empty one always holds."""
        ...


T = TypeVar("T", bound=Conditional)


def holds(condition: UsageCondition, text: str, start: int, end: int) -> bool:
    """Tell whether ``condition`` holds for the term at ``text[start:end]``.

    ``text`` is a segment, folded, and so are the words. A word has to stand as a whole in the ten
    characters beside the term.

    >>> holds(UsageCondition(before=("论文",)), "发表了两篇论文", 0, 2)
    True
    >>> holds(UsageCondition(after=("论文",)), "发表了两篇论文", 0, 2)
    False
    """
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    return _has_one(before, condition.after) and _has_one(after, condition.before)


def first_that_holds(entries: Iterable[T], text: str, start: int, end: int) -> T | None:
    """Return the first of ``entries`` that applies to the term at ``text[start:end]``."""
    return next((e for e in entries if holds(e.condition, text, start, end)), None)


def _has_one(text: str, words: tuple[str, ...]) -> bool:
    return not words or any(word in text for word in words)
