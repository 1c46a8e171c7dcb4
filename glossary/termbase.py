"""TermBase: the immutable stack of terms that one translation uses, at one revision."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossary.concepts import (
    NO_CONDITION,
    CaseRule,
    Concept,
    InflectionRule,
    PartOfSpeech,
    ReviewState,
    UsageCondition,
)
from glossary.constraints import Inflection, Rendition, Strength
from glossary.language import LanguageCode, LanguagePair
from glossary.text import fold

Place = tuple[int, str]
"""Where a concept stands in the stack: its glossary's number, then its place in the glossary."""


@dataclass(frozen=True, slots=True)
class Revision:
    """Which state of which glossaries a term base came from; equal revisions hold equal terms."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What an entry says beside its wordings; the words of its condition are folded.

    ``inflection`` and ``exact`` are about its English wording, ``language`` is the target's.
    """

    forbidden: tuple[str, ...] = ()
    abbreviation: str = ""
    inflection: Inflection = Inflection.NOUN
    exact: bool = False
    condition: UsageCondition = NO_CONDITION
    language: LanguageCode = LanguageCode.ENGLISH


NO_RULES = Rules()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """One source wording and what it obliges the target to hold, wherever ``condition`` holds."""

    source: str
    rendition: Rendition
    strength: Strength
    concept_id: str
    place: Place = (0, "")
    condition: UsageCondition = NO_CONDITION

    @property
    def precedence(self) -> tuple[bool, int, bool, str, str]:
        """Which of the entries for one source counts: of those that apply, the one sorted first.

        A required entry comes before a suggested one, wherever they stand, so that nothing approved
        is hidden by a proposal; then the first glossary wins; in a glossary, an entry under a
        condition comes before the one without.
        """
        glossary, place = self.place
        return (
            self.strength is Strength.SUGGESTED,
            glossary,
            not self.condition,
            place,
            self.concept_id,
        )


@dataclass(frozen=True, slots=True)
class TermBase:
    """All entries of one language pair, those that another for the same source outranks as well."""

    pair: LanguagePair
    entries: tuple[TermEntry, ...]
    revision: Revision

    @classmethod
    def of(cls, concepts: Iterable[Concept], pair: LanguagePair, revision: Revision) -> "TermBase":
        """Take the terms of ``pair`` out of ``concepts`` of one glossary, in its order.

        A concept without a term in one of the two languages obliges to nothing and is left out.
        """
        entries = (
            entry
            for number, concept in enumerate(concepts)
            for entry in make_entries(
                concept.wordings(pair.source),
                concept.wordings(pair.target)[: 1 + len(concept.variants(pair.target))],
                state=concept.state,
                concept_id=concept.id,
                place=(0, f"{number:09}"),
                rules=make_rules(
                    pair,
                    forbidden=concept.forbidden(pair.target),
                    abbreviation=concept.abbreviation(pair.target),
                    case=concept.case,
                    inflection=concept.inflection,
                    part_of_speech=concept.part_of_speech,
                    condition=concept.condition,
                    verbatim=concept.verbatim,
                ),
            )
        )
        return cls(pair, tuple(entries), revision)

    def edited(
        self, concept_ids: Collection[str], entries: Iterable[TermEntry], revision: Revision
    ) -> "TermBase":
        """Put ``entries`` in place of all those of the concepts ``concept_ids``."""
        kept = (entry for entry in self.entries if entry.concept_id not in concept_ids)
        return TermBase(self.pair, (*kept, *entries), revision)


def make_rules(  # noqa: PLR0913 - the fields of a concept
    pair: LanguagePair,
    *,
    forbidden: Sequence[str],
    abbreviation: str,
    case: str,
    inflection: str,
    part_of_speech: str,
    condition: UsageCondition,
    verbatim: bool,
) -> Rules:
    """Return the rules of a concept in a language pair.

    A ``verbatim`` concept (iPhone, 5G) is required exactly as it is written. The words of a
    condition are Chinese: for texts in another language there is none.
    """
    if verbatim or inflection == InflectionRule.FIXED:
        forms = Inflection.FIXED
    else:
        forms = Inflection.VERB if part_of_speech == PartOfSpeech.VERB else Inflection.NOUN
    after, before = (
        tuple(map(fold, words)) if pair.source.base == "zh" else ()
        for words in (condition.after, condition.before)
    )
    return Rules(
        forbidden=tuple(forbidden),
        abbreviation=abbreviation,
        inflection=forms,
        exact=verbatim or case == CaseRule.EXACT,
        condition=UsageCondition(after=after, before=before),
        language=pair.target,
    )


def make_entries(  # noqa: PLR0913 - most of them only by name
    sources: Sequence[str],
    targets: Sequence[str],
    *,
    state: str,
    concept_id: str | None,
    place: Place,
    rules: Rules = NO_RULES,
) -> Iterator[TermEntry]:
    """Yield an entry a source wording of a concept; none when a language has no wording.

    ``targets`` are the preferred wording and the admitted ones, without the abbreviation.
    """
    if not sources or not targets:
        return
    rendition = Rendition(
        preferred=targets[0],
        accepted=tuple(targets[1:]),
        forbidden=rules.forbidden,
        abbreviation=rules.abbreviation,
        inflection=rules.inflection,
        exact=rules.exact,
        language=rules.language,
    )
    strength = Strength.SUGGESTED if state == ReviewState.PROPOSED else Strength.REQUIRED
    for source in sources:
        yield TermEntry(
            source=source,
            rendition=rendition,
            strength=strength,
            concept_id=concept_id or sources[0],
            place=place,
            condition=rules.condition,
        )
