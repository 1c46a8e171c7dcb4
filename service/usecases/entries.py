"""What the desk's table does: edit several entries at once, and look for twins of an entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossary.changes import Action
from glossary.concepts import Concept
from glossary.errors import InputError
from glossary.exchange import ImportPlan
from glossary.exchange.preview import Replacement
from glossary.fields import concept_of, texts_of
from glossary.language import LanguageCode
from glossary.text import fold
from service.usecases.permissions import Action as Right
from service.usecases.permissions import require
from service.usecases.ports import Services

MOST_AT_ONCE = 1000
_ZH, _EN = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkCommand:
    """What to do with entries: set the domain or the review state, or delete them.

    A field that is None stays as it is.
    """

    ids: tuple[str, ...]
    domain: str | None = None
    state: str | None = None
    delete: bool = False


def edit_several(glossary: str, command: BulkCommand, services: Services) -> int:
    """Edit entries of a glossary in one step, all or none; return how many were touched.

    Entries that are as wanted already, or were deleted meanwhile, are passed over.

    Raises:
        InputError: no entry, or too many; a domain or state that will not do.
        NotFoundError: no such glossary.
        ForbiddenError: the user's role does not allow it.
        ConflictError: somebody edited one of them at the same moment.
    """
    require(services.user, Right.EDIT_TERMS)
    if not 0 < len(command.ids) <= MOST_AT_ONCE:
        raise InputError(
            "No entry is selected." if not command.ids else "Too many entries are selected.",
            where="ids",
            remedy=f"Select between 1 and {MOST_AT_ONCE:,} entries.",
        )
    there = services.term_bases.by_ids(glossary, tuple(dict.fromkeys(command.ids)))
    if command.delete:
        plan = ImportPlan(deleted=tuple(there))
    else:
        plan = ImportPlan(replaced=tuple(_changed(there, command)))
    services.term_bases.apply(glossary, plan, Action.BULK)
    return len(plan.deleted) + len(plan.replaced)


def _changed(concepts: Sequence[Concept], command: BulkCommand) -> list[Replacement]:
    wanted = {"domain": command.domain, "status": command.state}
    given = {name: text for name, text in wanted.items() if text is not None}
    found = []
    for concept in concepts:
        after = concept_of(texts_of(concept) | given, concept.id, concept.version)
        if after != concept:
            found.append(Replacement(concept, after))
    return found


class TwinKind(StrEnum):
    """How an entry is like one that is typed."""

    SAME_TERM = "same-term"
    SAME_RENDITION = "same-rendition"
    OTHER_GLOSSARY = "other-glossary"


@dataclass(frozen=True, slots=True)
class Twin:
    """An entry like one that is typed, and the glossary that it is in."""

    kind: TwinKind
    glossary: str
    concept: Concept


def find_twins(  # noqa: PLR0913 - an entry's parts
    glossary: str, zh: str, en: str, services: Services, *, condition: str = "", own_id: str = ""
) -> list[Twin]:
    """Return entries that share the Chinese term (under the same condition) or the rendition.

    Of other glossaries in use, those that render the term otherwise. ``own_id``: the entry itself.

    Raises:
        NotFoundError: no such glossary.
    """
    zh, en = zh.strip(), en.strip()
    twins = []
    for concept in services.term_bases.sharing(glossary, [t for t in (zh, en) if t]):
        if concept.id == own_id:
            continue
        if zh and _has(concept, _ZH, zh) and concept.condition.key == condition:
            twins.append(Twin(TwinKind.SAME_TERM, glossary, concept))
        elif en and _has(concept, _EN, en) and not _has(concept, _ZH, zh):
            twins.append(Twin(TwinKind.SAME_RENDITION, glossary, concept))
    there = set(services.term_bases.names()) if zh else set()
    for other in services.glossaries:
        if other != glossary and other in there:
            twins += [
                Twin(TwinKind.OTHER_GLOSSARY, other, concept)
                for concept in services.term_bases.sharing(other, [zh])
                if _has(concept, _ZH, zh) and not (en and _has(concept, _EN, en))
            ]
    return sorted(twins, key=lambda twin: list(TwinKind).index(twin.kind))


def _has(concept: Concept, language: LanguageCode, text: str) -> bool:
    return fold(text) in {fold(wording) for wording in concept.wordings(language)}
