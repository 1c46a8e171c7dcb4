"""An entry's fields as files and forms have them: named texts to a concept and back.

The names are those of ``make_concept``'s parameters (``state`` is called ``status``).
"""

from collections.abc import Mapping

from glossary.concepts import (
    CaseRule,
    Concept,
    InflectionRule,
    PartOfSpeech,
    ReviewState,
    make_concept,
    split_variants,
)
from glossary.language import LanguageCode

# New ones come at the end, so that what reads files by position goes on working.
FIELDS = (
    *("zh", "en", "zh_variants", "en_variants", "domain", "note", "source", "status"),
    *("en_forbidden", "en_abbreviation", "case", "inflection", "only_after", "only_before"),
    *("part_of_speech", "definition", "context", "project"),
)
LISTS = frozenset({"zh_variants", "en_variants", "en_forbidden", "only_after", "only_before"})


def concept_of(texts: Mapping[str, str], id_: str | None = None, version: int = 0) -> Concept:
    """Build a concept from named texts; a missing one counts as empty, a list's parts by ``|``.

    Raises:
        ConceptError: with every fault of every field.

    >>> concept_of({"zh": "共同富裕", "en": "common prosperity"}).state.value
    'approved'
    """
    text = {field: texts.get(field, "") for field in FIELDS}
    parts = {field: split_variants(text[field]) for field in LISTS}
    return make_concept(
        zh=text["zh"],
        en=text["en"],
        zh_variants=parts["zh_variants"],
        en_variants=parts["en_variants"],
        en_forbidden=parts["en_forbidden"],
        en_abbreviation=text["en_abbreviation"],
        case=_choice(text["case"], CaseRule),
        inflection=_choice(text["inflection"], InflectionRule),
        only_after=parts["only_after"],
        only_before=parts["only_before"],
        part_of_speech=_choice(text["part_of_speech"], PartOfSpeech),
        definition=text["definition"],
        context=text["context"],
        domain=text["domain"],
        project=text["project"],
        note=text["note"],
        source=text["source"],
        state=_choice(text["status"], ReviewState) or ReviewState.APPROVED,
        id=id_,
        version=version,
    )


def texts_of(concept: Concept, separator: str = " | ") -> dict[str, str]:
    """Return the texts of which ``concept_of`` makes the concept, in the order of ``FIELDS``."""
    zh, en = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH
    return {
        "zh": concept.preferred(zh),
        "en": concept.preferred(en),
        "zh_variants": separator.join(concept.variants(zh)),
        "en_variants": separator.join(concept.variants(en)),
        "domain": concept.domain,
        "note": concept.note,
        "source": concept.source,
        "status": concept.state.value,
        "en_forbidden": separator.join(concept.forbidden(en)),
        "en_abbreviation": concept.abbreviation(en),
        "case": concept.case.value,
        "inflection": concept.inflection.value,
        "only_after": separator.join(concept.condition.after),
        "only_before": separator.join(concept.condition.before),
        "part_of_speech": concept.part_of_speech.value,
        "definition": concept.definition,
        "context": concept.context,
        "project": concept.project,
    }


def _choice(text: str, values: type[CaseRule | InflectionRule | PartOfSpeech | ReviewState]) -> str:
    """Return the value of a picklist that ``text`` means in any letter case, else ``text``."""
    typed = text.strip().lower()
    return next((v.value for v in values if v.value.lower() == typed), typed)
