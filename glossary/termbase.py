"""TermBase: the immutable stack of terms that one translation uses, at one revision."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossary.concepts import Concept, ReviewState
from glossary.constraints import Rendition, Strength
from glossary.language import LanguagePair

Place = tuple[int, str]
"""Where a concept stands in the stack: its glossary's number, then its place in the glossary."""


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
    place: Place = (0, "")

    @property
    def precedence(self) -> tuple[bool, Place, str]:
        """Which of the entries for one source counts: the one that sorts first.

        A required entry comes before a suggested one, wherever they stand, so that nothing approved
        is hidden by a proposal; then the first glossary wins.
        """
        return self.strength is Strength.SUGGESTED, self.place, self.concept_id


@dataclass(frozen=True, slots=True)
class TermBase:
    """All entries of one language pair, those that another for the same source outranks as well."""

    pair: LanguagePair
    entries: tuple[TermEntry, ...]
    revision: Revision

    @classmethod
    def of(cls, concepts: Iterable[Concept], pair: LanguagePair, revision: Revision) -> "TermBase":
        """Take the terms of ``pair`` out of ``concepts``, which are in the order of the stack.

        A concept without a term in one of the two languages obliges to nothing and is left out.
        """
        entries = (
            entry
            for number, concept in enumerate(concepts)
            for entry in make_entries(
                concept.wordings(pair.source),
                concept.wordings(pair.target),
                state=concept.state,
                concept_id=concept.id,
                place=(number, ""),
            )
        )
        return cls(pair, tuple(entries), revision)

    def edited(
        self, concept_ids: Collection[str], entries: Iterable[TermEntry], revision: Revision
    ) -> "TermBase":
        """Put ``entries`` in place of all those of the concepts ``concept_ids``."""
        kept = (entry for entry in self.entries if entry.concept_id not in concept_ids)
        return TermBase(self.pair, (*kept, *entries), revision)


def make_entries(
    sources: Sequence[str],
    targets: Sequence[str],
    *,
    state: str,
    concept_id: str | None,
    place: Place,
) -> Iterator[TermEntry]:
    """Yield an entry a source wording of a concept; none when a language has no wording."""
    if not sources or not targets:
        return
    rendition = Rendition(preferred=targets[0], accepted=tuple(targets[1:]))
    strength = Strength.SUGGESTED if state == ReviewState.PROPOSED else Strength.REQUIRED
    for source in sources:
        yield TermEntry(
            source=source,
            rendition=rendition,
            strength=strength,
            concept_id=concept_id or sources[0],
            place=place,
        )
