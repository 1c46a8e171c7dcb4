"""Concepts and their terms: frozen values that are valid once they exist.

Vocabulary of ISO 30042 (TBX-Basic): a concept entry holds terms in languages, each with an
administrative status and a term type. The review state says how far the desk has checked the entry;
it is another axis.
"""

from dataclasses import dataclass
from enum import StrEnum

from glossary.errors import InputError
from glossary.language import LanguageCode
from glossary.text import fold
from glossary.wordings import (
    Fault,
    clean_prose,
    clean_term,
    clean_terms,
    condition_faults,
    prose_faults,
    repeats,
    split_variants,
    term_faults,
)

__all__ = [
    "NO_CONDITION",
    "AdministrativeStatus",
    "CaseRule",
    "Concept",
    "ConceptError",
    "Fault",
    "InflectionRule",
    "PartOfSpeech",
    "ReviewState",
    "Term",
    "TermType",
    "UsageCondition",
    "make_concept",
    "split_variants",
]


class AdministrativeStatus(StrEnum):
    """TBX-Basic's picklist for a term's standing."""

    PREFERRED = "preferredTerm-admn-sts"
    ADMITTED = "admittedTerm-admn-sts"
    DEPRECATED = "deprecatedTerm-admn-sts"
    SUPERSEDED = "supersededTerm-admn-sts"


class TermType(StrEnum):
    """What a term is to the concept's other terms: those of TBX's picklist that are used here."""

    FULL_FORM = "fullForm"
    ABBREVIATION = "abbreviation"


class PartOfSpeech(StrEnum):
    """TBX-Basic's picklist; of the target term, where the languages differ."""

    UNSTATED = ""
    NOUN = "noun"
    PROPER_NOUN = "properNoun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    OTHER = "other"


class CaseRule(StrEnum):
    """Which letter case of an English wording counts: the usual rule, or exactly as written."""

    USUAL = ""
    EXACT = "exact"


class InflectionRule(StrEnum):
    """Which inflected forms of an English wording count: the usual ones, or none."""

    USUAL = ""
    FIXED = "fixed"


class ReviewState(StrEnum):
    """How far the desk has checked a concept; a proposed one is suggested, never enforced."""

    PROPOSED = "proposed"
    REVIEWED = "reviewed"
    APPROVED = "approved"


class ConceptError(InputError):
    """A concept's fields do not make a concept; ``faults`` names every one."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Say all faults in one line, and keep them apart for a form."""
        super().__init__(
            "; ".join(f"{f.field}: {f.message}" for f in faults),
            where="entry",
            remedy="Mend the named fields.",
        )
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A wording of a concept in one language."""

    text: str
    language: LanguageCode
    status: AdministrativeStatus = AdministrativeStatus.PREFERRED
    type: TermType = TermType.FULL_FORM


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageCondition:
    """Chinese words, one of which must stand near the term for the entry to apply.

    ``after``: the term comes after one of these; ``before``: before one of these. Where both are
    given both must hold. How near is the matcher's business.
    """

    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is demanded."""
        return bool(self.after or self.before)

    @property
    def key(self) -> str:
        """The condition as a text: equal keys demand the same; empty: nothing.

        A line feed, which no word has, parts the two lists.
        """
        if not self:
            return ""
        return "\n".join("|".join(sorted(set(map(fold, w)))) for w in (self.after, self.before))


NO_CONDITION = UsageCondition()


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A concept with its terms; ``id`` is None until it is stored.

    ``context`` is an example sentence, ``project`` the customer or project that the entry was made
    for. ``version`` counts the saved edits, so that two editors cannot overwrite each other unseen.
    """

    terms: tuple[Term, ...]
    case: CaseRule = CaseRule.USUAL
    inflection: InflectionRule = InflectionRule.USUAL
    condition: UsageCondition = NO_CONDITION
    part_of_speech: PartOfSpeech = PartOfSpeech.UNSTATED
    definition: str = ""
    context: str = ""
    domain: str = ""
    project: str = ""
    note: str = ""
    source: str = ""
    state: ReviewState = ReviewState.APPROVED
    id: str | None = None
    version: int = 0

    def preferred(self, language: LanguageCode) -> str:
        """Return the preferred wording in ``language``; LookupError if the concept has none."""
        preferred = self._with_status(language, AdministrativeStatus.PREFERRED)
        if not preferred:
            msg = f"the concept has no preferred term in {language}"
            raise LookupError(msg)
        return preferred[0]

    def variants(self, language: LanguageCode) -> tuple[str, ...]:
        """Return the admitted other wordings in ``language``, written out."""
        return self._with_status(language, AdministrativeStatus.ADMITTED)

    def forbidden(self, language: LanguageCode) -> tuple[str, ...]:
        """Return the wordings in ``language`` that may not be used (deprecated terms)."""
        return self._with_status(language, AdministrativeStatus.DEPRECATED)

    def abbreviation(self, language: LanguageCode) -> str:
        """Return the short form in ``language``, or nothing."""
        short = (
            t.text for t in self.terms if t.language == language and t.type is TermType.ABBREVIATION
        )
        return next(short, "")

    def wordings(self, language: LanguageCode) -> tuple[str, ...]:
        """Return what may be used in ``language``: preferred, then variants, then the short form.

        >>> made = make_concept(zh="人工智能", en="artificial intelligence", en_abbreviation="AI")
        >>> made.wordings(LanguageCode.ENGLISH)
        ('artificial intelligence', 'AI')
        """
        preferred = self._with_status(language, AdministrativeStatus.PREFERRED)
        short = self.abbreviation(language)
        return preferred + self.variants(language) + ((short,) if short else ())

    @property
    def verbatim(self) -> bool:
        """Tell whether the term is not to be translated: it is the same in all languages."""
        preferred = {t.text for t in self.terms if t.status is AdministrativeStatus.PREFERRED}
        return len(preferred) == 1 and len({t.language for t in self.terms}) > 1

    def _with_status(self, language: LanguageCode, status: AdministrativeStatus) -> tuple[str, ...]:
        return tuple(
            t.text
            for t in self.terms
            if t.language == language and t.status is status and t.type is TermType.FULL_FORM
        )


_TERM_FIELDS = {
    "zh": (LanguageCode.CHINESE_SIMPLIFIED, AdministrativeStatus.PREFERRED, TermType.FULL_FORM),
    "en": (LanguageCode.ENGLISH, AdministrativeStatus.PREFERRED, TermType.FULL_FORM),
    "zh_variants": (
        LanguageCode.CHINESE_SIMPLIFIED,
        AdministrativeStatus.ADMITTED,
        TermType.FULL_FORM,
    ),
    "en_variants": (LanguageCode.ENGLISH, AdministrativeStatus.ADMITTED, TermType.FULL_FORM),
    "en_forbidden": (LanguageCode.ENGLISH, AdministrativeStatus.DEPRECATED, TermType.FULL_FORM),
    "en_abbreviation": (LanguageCode.ENGLISH, AdministrativeStatus.ADMITTED, TermType.ABBREVIATION),
}


def make_concept(  # noqa: PLR0913 - the fields of a form, all by name
    *,
    zh: str,
    en: str,
    zh_variants: tuple[str, ...] = (),
    en_variants: tuple[str, ...] = (),
    en_forbidden: tuple[str, ...] = (),
    en_abbreviation: str = "",
    case: str = CaseRule.USUAL,
    inflection: str = InflectionRule.USUAL,
    only_after: tuple[str, ...] = (),
    only_before: tuple[str, ...] = (),
    part_of_speech: str = PartOfSpeech.UNSTATED,
    definition: str = "",
    context: str = "",
    domain: str = "",
    project: str = "",
    note: str = "",
    source: str = "",
    state: str = ReviewState.APPROVED,
    id: str | None = None,  # noqa: A002 - the field's name everywhere
    version: int = 0,
) -> Concept:
    """Build a concept from what a user typed.

    White space around each field is dropped, and so are empty variants; line ends of the prose
    fields become line feeds, runs of spaces in terms one space. Field names in faults are this
    function's parameter names (``state`` is called ``status`` there, as files and forms do).

    Raises:
        ConceptError: with every fault of every field.
    """
    wordings = {
        "zh": (clean_term(zh),),
        "en": (clean_term(en),),
        "zh_variants": clean_terms(zh_variants),
        "en_variants": clean_terms(en_variants),
        "en_forbidden": clean_terms(en_forbidden),
        "en_abbreviation": clean_terms((en_abbreviation,)),
    }
    near = {
        "only_after": tuple(dict.fromkeys(clean_terms(only_after))),
        "only_before": tuple(dict.fromkeys(clean_terms(only_before))),
    }
    prose = {
        "definition": clean_prose(definition),
        "context": clean_prose(context),
        "domain": clean_prose(domain),
        "project": clean_prose(project),
        "note": clean_prose(note),
        "source": clean_prose(source),
    }
    choices = {
        "case": (case, CaseRule),
        "inflection": (inflection, InflectionRule),
        "part_of_speech": (part_of_speech, PartOfSpeech),
        "status": (state, ReviewState),
    }
    faults = _wording_faults(wordings)
    faults += [fault for field, words in near.items() for fault in condition_faults(field, words)]
    faults += [fault for field, text in prose.items() for fault in prose_faults(field, text)]
    faults += [
        Fault(field, f"use {_enumeration(values)}")
        for field, (value, values) in choices.items()
        if value not in set(values)
    ]
    if faults:
        raise ConceptError(tuple(dict.fromkeys(faults)))
    return Concept(
        terms=tuple(
            Term(text=text, language=language, status=status, type=type_)
            for field, (language, status, type_) in _TERM_FIELDS.items()
            for text in wordings[field]
        ),
        condition=UsageCondition(after=near["only_after"], before=near["only_before"]),
        case=CaseRule(case),
        inflection=InflectionRule(inflection),
        part_of_speech=PartOfSpeech(part_of_speech),
        **prose,
        state=ReviewState(state),
        id=id,
        version=version,
    )


def _wording_faults(wordings: dict[str, tuple[str, ...]]) -> list[Fault]:
    verbatim = wordings["zh"] == wordings["en"]
    faults = [
        fault
        for field, texts in wordings.items()
        for text in texts
        for fault in term_faults(field, text, verbatim=verbatim)
    ]
    return faults + repeats(wordings)


def _enumeration(values: type[StrEnum]) -> str:
    """Return the values of a picklist in words; an empty one need not be said.

    >>> _enumeration(ReviewState), _enumeration(CaseRule)
    ('proposed, reviewed or approved', 'exact, or leave it empty')
    """
    named = [value.value for value in values if value]
    if len(named) < len(values):
        return f"{', '.join(named)}, or leave it empty"
    return f"{', '.join(named[:-1])} or {named[-1]}"
