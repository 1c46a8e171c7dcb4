"""TermBase: the immutable stack of terms that one translation uses, at one revision."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.concepts import Concept, ReviewState
from glossary.constraints import Rendition, Strength
from glossary.language import LanguagePair


@dataclass(frozen=True, slots=True)
class Revision:
    """Which state of which glossaries a term base came from; equal revisions hold equal terms."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """One source wording and what it obliges the target to hold."""

    source: str
    rendition: Rendition
    strength: Strength
    concept_id: str


@dataclass(frozen=True, slots=True)
class TermBase:
    """Entries of one language pair, the first glossary of the stack first."""

    pair: LanguagePair
    entries: tuple[TermEntry, ...]
    revision: Revision

    @classmethod
    def of(cls, concepts: Iterable[Concept], pair: LanguagePair, revision: Revision) -> "TermBase":
        """Take the terms of ``pair`` out of ``concepts``; of equal sources the first stays.

        A concept without a term in one of the two languages obliges to nothing and is left out.
        """
        entries: dict[str, TermEntry] = {}
        for concept in concepts:
            for entry in _entries(concept, pair):
                entries.setdefault(entry.source, entry)
        return cls(pair, tuple(entries.values()), revision)


def _entries(concept: Concept, pair: LanguagePair) -> Iterator[TermEntry]:
    sources = concept.wordings(pair.source)
    targets = concept.wordings(pair.target)
    if not sources or not targets:
        return
    rendition = Rendition(preferred=targets[0], accepted=targets[1:])
    proposed = concept.state is ReviewState.PROPOSED
    for source in sources:
        yield TermEntry(
            source=source,
            rendition=rendition,
            strength=Strength.SUGGESTED if proposed else Strength.REQUIRED,
            concept_id=concept.id or sources[0],
        )
