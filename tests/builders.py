"""Values for tests, built as users build them."""

from collections.abc import Iterable, Sequence
from typing import Any

from glossary.concepts import Concept, make_concept
from glossary.exchange import Choice, ImportPlan, LocatedConcept, plan_import
from glossary.language import LanguageCode, LanguagePair
from glossary.matching import TermIndex
from glossary.termbase import Revision, TermBase
from service.memory.units import TranslationUnit

ZH_EN = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)


def concept(zh: str = "共同富裕", en: str = "common prosperity", **fields: Any) -> Concept:  # noqa: ANN401 - a concept's other fields
    """Return a valid concept; only what a test is about need be given."""
    return make_concept(zh=zh, en=en, **fields)


def term_index(*terms: tuple[str, str]) -> TermIndex:
    """Return the compiled term base of (Chinese, English) pairs."""
    pair = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
    return TermIndex(TermBase.of([concept(zh, en) for zh, en in terms], pair, Revision("test")))


def translation_unit(
    source: str = "扎实推动共同富裕。",
    target: str = "Advance common prosperity.",
    **fields: Any,  # noqa: ANN401 - the other fields, each of its own type
) -> TranslationUnit:
    """Return an approved segment from Chinese into English; only what matters need be given."""
    fields.setdefault("pair", ZH_EN)
    return TranslationUnit(source=source, target=target, **fields)


def concept_index(*concepts: Concept) -> TermIndex:
    """Return the compiled term base of a glossary of ``concepts``."""
    pair = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
    return TermIndex(TermBase.of(concepts, pair, Revision("test")))


def import_plan(existing: Iterable[Concept], incoming: Sequence[Concept]) -> ImportPlan:
    """Return what importing ``incoming`` does where every conflict is decided for the file."""
    located = [LocatedConcept(0, found) for found in incoming]
    return plan_import(existing, located, default=Choice.THEIRS)
