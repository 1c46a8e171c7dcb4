"""Approved segments and what a look-up says about them: frozen values, valid once they exist."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType

from glossary.errors import InputError
from glossary.language import LanguagePair
from glossary.text import fold

MAX_LENGTH = 20_000
MAX_LABEL_LENGTH = 200
EXACT_SCORE = 100
_ID_LENGTH = 32
# What neither XML nor a database can hold, and controls that no text has; tabs and breaks may be.
_UNUSABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]",
)
# Raised, circled and fractional numbers, which folding makes plain digits.
_MARKED = re.compile("[¹²³¼-¾⁰-₉⅐-⅟①-⓿㈠-㈩㉈-㉟㊀-㊉㊱-㊿\U0001f100-\U0001f10c]")
_BREAK = re.compile("[\t\n\r\x85\u2028\u2029]")


class UnitError(InputError):
    """The fields do not make a translation unit; ``faults`` names every one, by field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        """Say all faults in one line; a single one is told at its field."""
        field, message = next(iter(faults.items()))
        alone = len(faults) == 1
        super().__init__(
            f"{message}." if alone else "; ".join(f"{f}: {m}" for f, m in faults.items()) + ".",
            where=field if alone else "unit",
        )
        self.faults = MappingProxyType(dict(faults))


class MatchKind(StrEnum):
    """How a unit matches: in context, its neighbours are the same as well."""

    IN_CONTEXT = "in-context"
    EXACT = "exact"
    FUZZY = "fuzzy"


class DifferenceKind(StrEnum):
    """What was done to the unit's source to make the text that is looked up."""

    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationUnit:
    """A segment and its approved translation.

    ``before`` and ``after`` are the source segments beside it, empty where there is none or nobody
    knows. ``author`` and ``at`` say who approved it and when, ``origin`` out of which file or face
    it came, ``project`` for what it was translated.
    """

    source: str
    target: str
    pair: LanguagePair
    before: str = ""
    after: str = ""
    author: str = ""
    at: datetime | None = None
    origin: str = ""
    project: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no approved segment; UnitError names every fault."""
        faults = {
            field: message
            for field in ("source", "target", "before", "after")
            if (message := _text_fault(getattr(self, field), needed=field in {"source", "target"}))
        }
        faults |= {
            field: message
            for field in ("author", "origin", "project")
            if (message := _label_fault(getattr(self, field)))
        }
        if self.pair.source.base == self.pair.target.base:
            faults["languages"] = f"{self.pair.source} and {self.pair.target} are one language"
        if self.at is not None and self.at.tzinfo is None:
            faults["at"] = "the time needs a time zone"
        if faults:
            raise UnitError(faults)

    @property
    def key(self) -> str:
        """The source as it is compared."""
        return compared(self.source)

    @property
    def id(self) -> str:
        """What tells the unit from others, the same in every memory: source, target, context."""
        parts = (
            self.pair.source.base,
            self.pair.target.value,
            self.key,
            self.target,
            compared(self.before),
            compared(self.after),
        )
        return sha256("\0".join(parts).encode()).hexdigest()[:_ID_LENGTH]


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where a text and a unit's source differ.

    ``start`` and ``end`` count characters of the text, ``unit_start`` and ``unit_end`` those of the
    unit's source; the two of one side are the same for an insertion or a deletion.
    """

    kind: DifferenceKind
    start: int
    end: int
    unit_start: int
    unit_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A unit that was found for a text.

    ``score`` is 100 for the same source (as terms are compared: whatever its width, case and
    script), else the likeness in per cent, rounded down. ``only_figures``: the two differ in
    nothing but their figures.
    """

    unit: TranslationUnit
    kind: MatchKind
    score: int = EXACT_SCORE
    differences: tuple[Difference, ...] = ()
    only_figures: bool = False

    def __post_init__(self) -> None:
        """Refuse a score that does not go with the kind."""
        exact = self.kind is not MatchKind.FUZZY
        if exact != (self.score == EXACT_SCORE) or not 0 <= self.score <= EXACT_SCORE:
            msg = f"a match of the kind {self.kind} has no score of {self.score}"
            raise ValueError(msg)
        if exact and (self.differences or self.only_figures):
            msg = "an exact match has no differences"
            raise ValueError(msg)

    @property
    def settles(self) -> bool:
        """Tell whether the unit's target is the translation of the text."""
        return self.kind is not MatchKind.FUZZY


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedUnits:
    """What became of units given to a memory: new, there but older, or there just so."""

    added: int = 0
    refreshed: int = 0
    unchanged: int = 0


def compared(text: str) -> str:
    """Return ``text`` as sources are compared: folded, and the space around it left aside.

    Folding makes 10² and 102 equal, which no translation does; so numbers that are raised, circled
    or written as fractions are told apart again.

    >>> compared(" ＧＤＰ增长 "), compared("10²") == compared("102")
    ('gdp增长', False)
    """
    if text.isascii():
        return fold(text).strip()
    folded = fold(text).strip()
    marked = _MARKED.findall(text)
    return f"{folded}\x1f{''.join(marked)}" if marked else folded


def _text_fault(text: str, *, needed: bool) -> str:
    if needed and not text.strip():
        return "is empty"
    if len(text) > MAX_LENGTH:
        return f"has {len(text):,} characters; the limit is {MAX_LENGTH:,}"
    if unusable := _UNUSABLE.search(text):
        return f"has a control character inside (U+{ord(unusable[0]):04X})"
    return ""


def _label_fault(text: str) -> str:
    if len(text) > MAX_LABEL_LENGTH:
        return f"has {len(text):,} characters; the limit is {MAX_LABEL_LENGTH:,}"
    if _UNUSABLE.search(text) or _BREAK.search(text):
        return "has a line break or control character inside"
    return ""
