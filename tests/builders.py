"""Values for tests, built as users build them."""

from typing import Any

from glossary.concepts import Concept, make_concept
from glossary.language import LanguageCode, LanguagePair
from glossary.matching import TermIndex
from glossary.termbase import Revision, TermBase


def concept(zh: str = "共同富裕", en: str = "common prosperity", **fields: Any) -> Concept:  # noqa: ANN401 - a concept's other fields
    """Return a valid concept; only what a test is about need be given."""
    return make_concept(zh=zh, en=en, **fields)


def term_index(*terms: tuple[str, str]) -> TermIndex:
    """Return the compiled term base of (Chinese, English) pairs."""
    pair = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
    return TermIndex(TermBase.of([concept(zh, en) for zh, en in terms], pair, Revision("test")))


def concept_index(*concepts: Concept) -> TermIndex:
    """Return the compiled term base of a glossary of ``concepts``."""
    pair = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
    return TermIndex(TermBase.of(concepts, pair, Revision("test")))
