"""Concepts and their terms: frozen values that are valid once they exist.

Vocabulary of ISO 30042 (TBX-Basic): a concept entry holds terms in languages, each with an
administrative status. The review state says how far the desk has checked the entry; it is another
axis.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from glossary.errors import InputError
from glossary.language import LanguageCode
from glossary.text import fold, has_chinese

MAX_TERM_LENGTH = 200
MAX_NOTE_LENGTH = 2000
_RESERVED = frozenset("⟦‖⟧")
# Control characters, line and paragraph separators, bidirectional controls (they make a term look
# like another one) and lone surrogates (no database can hold them).
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class AdministrativeStatus(StrEnum):
    """TBX-Basic's picklist for a term's standing."""

    PREFERRED = "preferredTerm-admn-sts"
    ADMITTED = "admittedTerm-admn-sts"
    DEPRECATED = "deprecatedTerm-admn-sts"
    SUPERSEDED = "supersededTerm-admn-sts"


class ReviewState(StrEnum):
    """How far the desk has checked a concept; a proposed one is suggested, never enforced."""

    PROPOSED = "proposed"
    REVIEWED = "reviewed"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a field of a concept: the field's name and a sentence for its user."""

    field: str
    message: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A concept with its terms; ``id`` is None until it is stored.

    ``version`` counts the saved edits, so that two editors cannot overwrite each other unseen.
    """

    terms: tuple[Term, ...]
    domain: str = ""
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
        """Return the admitted other wordings in ``language``."""
        return self._with_status(language, AdministrativeStatus.ADMITTED)

    def wordings(self, language: LanguageCode) -> tuple[str, ...]:
        """Return what may be used in ``language``: preferred first, then the variants."""
        preferred = self._with_status(language, AdministrativeStatus.PREFERRED)
        return preferred + self.variants(language)

    def _with_status(self, language: LanguageCode, status: AdministrativeStatus) -> tuple[str, ...]:
        return tuple(t.text for t in self.terms if t.language == language and t.status is status)


def make_concept(  # noqa: PLR0913 - the fields of a form, all by name
    *,
    zh: str,
    en: str,
    zh_variants: tuple[str, ...] = (),
    en_variants: tuple[str, ...] = (),
    domain: str = "",
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
    cleaned = {
        "zh": (_clean_term(zh),),
        "en": (_clean_term(en),),
        "zh_variants": _clean(zh_variants),
        "en_variants": _clean(en_variants),
    }
    prose = {"domain": _clean_prose(domain), "note": _clean_prose(note)}
    prose["source"] = _clean_prose(source)
    faults = [f for field, texts in cleaned.items() for text in texts for f in _faults(field, text)]
    faults += _repeats(cleaned)
    faults += [fault for field, text in prose.items() for fault in _prose_faults(field, text)]
    if state not in set(ReviewState):
        faults.append(Fault("status", "use proposed, reviewed or approved"))
    if faults:
        raise ConceptError(tuple(dict.fromkeys(faults)))
    languages = {"zh": LanguageCode.CHINESE_SIMPLIFIED, "en": LanguageCode.ENGLISH}
    terms = tuple(
        Term(
            text=text,
            language=languages[field[:2]],
            status=AdministrativeStatus.ADMITTED
            if field.endswith("variants")
            else AdministrativeStatus.PREFERRED,
        )
        for field, texts in cleaned.items()
        for text in texts
    )
    return Concept(
        terms=terms,
        **prose,
        state=ReviewState(state),
        id=id,
        version=version,
    )


def split_variants(text: str) -> tuple[str, ...]:
    """Return the variants of a cell or a form field: separated by ``|`` or by lines."""
    return _clean(tuple(re.split(r"[|｜\n]", text)))


def _clean(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cleaned for text in texts if (cleaned := _clean_term(text)))


def _clean_term(text: str) -> str:
    """Drop white space around a term; inside, one plain space stands for any run of spaces."""
    return re.sub("[ \u00a0\u3000]+", " ", text.strip())


def _clean_prose(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _faults(field: str, text: str) -> list[Fault]:
    if not text:
        return [Fault(field, "is empty; a term is needed in both languages")]
    faults = []
    if len(text) > MAX_TERM_LENGTH:
        faults.append(Fault(field, f"is longer than {MAX_TERM_LENGTH} characters"))
    if _UNPRINTABLE.search(text):
        faults.append(Fault(field, "has a line break, tab or control character inside"))
    if _RESERVED & set(text):
        faults.append(Fault(field, "has one of ⟦ ‖ ⟧, which mark terms inside the service"))
    if field.endswith("variants") and not {"|", "｜"}.isdisjoint(text):
        faults.append(Fault(field, "has a | inside, which separates variants"))
    return faults + (_chinese_faults if field.startswith("zh") else _english_faults)(field, text)


def _chinese_faults(field: str, text: str) -> list[Fault]:
    if not has_chinese(text):
        return [Fault(field, f"“{text[:20]}” has no Chinese character")]
    folded = len(fold(text))
    if folded == 1:
        return [Fault(field, "is one character; it would match inside other words")]
    if len(text) <= MAX_TERM_LENGTH < folded:
        return [Fault(field, "is too long when its ligatures are written out")]
    return []


def _english_faults(field: str, text: str) -> list[Fault]:
    if has_chinese(text):
        return [Fault(field, f"“{text[:20]}” has Chinese characters in an English term")]
    if not any(c.isalnum() for c in text):
        return [Fault(field, "has no letter or digit")]
    return []


def _repeats(cleaned: dict[str, tuple[str, ...]]) -> list[Fault]:
    """Find wordings given twice: Chinese compared folded (as it is matched), English exactly."""
    faults = []
    for language, key in (("zh", fold), ("en", str)):
        field = f"{language}_variants"
        seen: set[str] = set()
        for text in cleaned[language] + cleaned[field]:
            if text and key(text) in seen:
                faults.append(Fault(field, f"“{text[:20]}” is there twice"))
            seen.add(key(text))
    return faults


def _prose_faults(field: str, text: str) -> list[Fault]:
    faults = []
    if len(text) > MAX_NOTE_LENGTH:
        faults.append(Fault(field, f"is longer than {MAX_NOTE_LENGTH} characters"))
    allowed = "" if field == "domain" else "\n\t"
    if _UNPRINTABLE.search(text.translate(dict.fromkeys(map(ord, allowed)))):
        faults.append(Fault(field, "has a control character inside"))
    return faults
