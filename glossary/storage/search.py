"""Finding concepts: filters by the database's indexes, text by a list of wordings kept in memory.

Databases have no index for a part of a Chinese word: their trigrams want three characters, and most
terms that are looked for have two. A pass over 100,000 concepts in memory takes some ten
milliseconds, on SQLite and PostgreSQL the same. After edits only what they changed is loaded.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import ColumnElement, Connection, exists, false, func, or_, select

from glossary.concepts import AdministrativeStatus, Concept, TermType
from glossary.glossaries import ConceptQuery, Holding
from glossary.storage.history import changed_since
from glossary.storage.rows import batches, load_concepts
from glossary.storage.tables import ConceptRow, EditRow, TermRow
from glossary.text import fold

_MANY_EDITS = 2000  # edited concepts, from which on all wordings are loaded again
_KEPT = 8  # glossaries whose wordings are kept
_BETWEEN = "\n"  # no wording has one
_Entry = tuple[str, str, str]
"""A concept's sort key, its id, its folded wordings."""


@dataclass(slots=True)
class _Wordings:
    """The wordings of a glossary's concepts at a revision, in the order of lists."""

    revision: int
    entries: list[_Entry]


@dataclass(slots=True)
class WordingCache:
    """The wordings of the glossaries that were searched last; safe between threads."""

    _kept: OrderedDict[str, _Wordings] = field(default_factory=OrderedDict)
    _access: Lock = field(default_factory=Lock)

    def holding(
        self, connection: Connection, glossary_id: str, revision: int, wanted: str
    ) -> list[str]:
        """Return the ids of the concepts with ``wanted`` (folded) in a wording, in order."""
        with self._access:
            wordings = self._newest(connection, glossary_id, revision)
            entries = wordings.entries
        return [id_ for _, id_, texts in entries if wanted in texts]

    def _newest(self, connection: Connection, glossary_id: str, revision: int) -> _Wordings:
        kept = self._kept.get(glossary_id)
        if kept is None:
            kept = _Wordings(revision, sorted(_load(connection, glossary_id)))
        elif kept.revision < revision:
            changed = changed_since(connection, glossary_id, kept.revision, _MANY_EDITS)
            if len(changed) == _MANY_EDITS:
                entries = list(_load(connection, glossary_id))
            else:
                entries = [entry for entry in kept.entries if entry[1] not in changed]
                entries += _load(connection, glossary_id, changed)
            entries.sort()
            kept = _Wordings(revision, entries)
        self._kept[glossary_id] = kept
        self._kept.move_to_end(glossary_id)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return kept


def find_page(
    connection: Connection, cache: WordingCache, glossary: tuple[str, int], query: ConceptQuery
) -> tuple[int, int, list[Concept]]:
    """Return how many concepts there are, the page that exists, and its concepts.

    ``glossary``: id and revision.
    """
    glossary_id, revision = glossary
    conditions = _conditions(connection, glossary_id, query)
    wanted = fold(query.text).strip()
    if not wanted:
        total = connection.execute(
            select(func.count()).select_from(ConceptRow).where(*conditions)
        ).scalar_one()
        page = _nearest(query, total)
        start = (page - 1) * query.page_size
        ids = (
            select(ConceptRow.id)
            .where(*conditions)
            .order_by(ConceptRow.sort_key, ConceptRow.id)
            .offset(start)
            .limit(query.page_size)
        )
        chosen = list(connection.execute(ids).scalars())
    else:
        found = cache.holding(connection, glossary_id, revision, wanted)
        if len(conditions) > 1 and found:
            fitting = set(connection.execute(select(ConceptRow.id).where(*conditions)).scalars())
            found = [id_ for id_ in found if id_ in fitting]
        total = len(found)
        page = _nearest(query, total)
        start = (page - 1) * query.page_size
        chosen = found[start : start + query.page_size]
    return total, page, load_concepts(connection, ConceptRow.id.in_(chosen)) if chosen else []


def find_domains(connection: Connection, glossary_id: str, limit: int = 500) -> list[str]:
    """Return the domains in use, sorted: one step of the index for each, however many concepts."""
    domains: list[str] = []
    last = ""
    while len(domains) < limit:
        following = connection.execute(
            select(ConceptRow.domain)
            .where(ConceptRow.glossary_id == glossary_id, ConceptRow.domain > last)
            .order_by(ConceptRow.domain)
            .limit(1)
        ).scalar_one_or_none()
        if following is None:
            break
        domains.append(following)
        last = following
    return domains


def find_sharing(connection: Connection, glossary_id: str, texts: Iterable[str]) -> list[Concept]:
    """Return the concepts that have one of ``texts`` as a wording, compared as terms are."""
    folded = [fold(text) for text in texts if fold(text)]
    ids = select(TermRow.concept_id).where(
        TermRow.glossary_id == glossary_id, TermRow.folded.in_(folded)
    )
    chosen = list(connection.execute(ids.distinct().limit(20)).scalars())
    return load_concepts(connection, ConceptRow.id.in_(chosen)) if chosen else []


def _load(
    connection: Connection, glossary_id: str, ids: Iterable[str] | None = None
) -> Iterable[_Entry]:
    for chosen in [None] if ids is None else batches(ids):
        conditions = [TermRow.glossary_id == glossary_id]
        if chosen is not None:
            conditions.append(TermRow.concept_id.in_(chosen))
        rows = connection.execute(
            select(ConceptRow.sort_key, TermRow.concept_id, TermRow.folded)
            .join(ConceptRow, ConceptRow.id == TermRow.concept_id)
            .where(*conditions)
        )
        texts: dict[tuple[str, str], list[str]] = {}
        for key, id_, folded in rows:
            texts.setdefault((key, id_), []).append(folded)
        for (key, id_), wordings in texts.items():
            yield key, id_, _BETWEEN.join(wordings)


def _nearest(query: ConceptQuery, total: int) -> int:
    return min(max(query.page, 1), max(1, -(-total // query.page_size)))


def _conditions(
    connection: Connection, glossary_id: str, query: ConceptQuery
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [ConceptRow.glossary_id == glossary_id]
    if query.domain:
        conditions.append(ConceptRow.domain == query.domain)
    if query.state:
        conditions.append(ConceptRow.state == query.state)
    if query.holding:
        conditions.append(_HOLDING[Holding(query.holding)])
    if query.changed_since is not None:
        first = connection.execute(
            select(func.min(EditRow.revision)).where(
                EditRow.glossary_id == glossary_id, EditRow.at >= query.changed_since
            )
        ).scalar_one_or_none()
        newest = ConceptRow.edited_in >= first if first is not None else false()
        conditions.append(newest)
    return conditions


def _has_term(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(TermRow.concept_id == ConceptRow.id, condition)


_HOLDING = {
    Holding.FORBIDDEN: _has_term(TermRow.status == AdministrativeStatus.DEPRECATED.value),
    Holding.ABBREVIATION: _has_term(TermRow.term_type == TermType.ABBREVIATION.value),
    Holding.CONDITION: or_(ConceptRow.only_after != "", ConceptRow.only_before != ""),
    Holding.NO_SOURCE: ConceptRow.source == "",
}
