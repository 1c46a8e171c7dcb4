"""Finding concepts: filters by the database's indexes, text by a list of wordings kept in memory.

Databases have no index for a part of a Chinese word: their trigrams want three characters, and most
terms that are looked for have two. A pass over 100,000 concepts in memory takes some ten
milliseconds, on SQLite and PostgreSQL the same. After edits only what they changed is loaded, and
kept beside the rest.
"""

from bisect import bisect_right, insort
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from threading import Lock

from sqlalchemy import ColumnElement, Connection, exists, false, func, or_, select

from glossary.concepts import AdministrativeStatus, Concept, TermType
from glossary.glossaries import ConceptQuery, Holding
from glossary.storage.history import changed_since
from glossary.storage.rows import batches, load_concepts
from glossary.storage.tables import ConceptRow, EditRow, TermRow
from glossary.text import fold

_MANY_EDITS = 500  # edited concepts, from which on all wordings are loaded again
_KEPT = 8  # glossaries whose wordings are kept
_FEW = 1000  # hits that are looked up one by one
_BETWEEN = "\n"  # no wording has one
_Entry = tuple[str, str, str]
"""A concept's sort key, its id, its folded wordings."""


class _Wordings:
    """The wordings of a glossary's concepts at a revision, in the order of lists.

    They are one text as well: what few of them hold is found in it many times as fast.
    """

    def __init__(self, revision: int, entries: Iterable[_Entry]) -> None:
        self.revision = revision
        self._entries = sorted(entries)
        self._text = _BETWEEN.join(texts for _, _, texts in self._entries)
        lengths = (len(texts) + len(_BETWEEN) for _, _, texts in self._entries)
        self._starts = list(accumulate(lengths, initial=0))

    def holding(self, wanted: str) -> list[_Entry]:
        """Return the entries with ``wanted`` in a wording, in order."""
        found: list[_Entry] = []
        at = self._text.find(wanted)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            if len(found) == _FEW:
                return found + [entry for entry in self._entries[number:] if wanted in entry[2]]
            found.append(self._entries[number])
            at = self._text.find(wanted, self._starts[number + 1])
        return found


@dataclass(frozen=True, slots=True)
class _Edited:
    """Wordings, and at a later revision the ids and the entries of the concepts edited since."""

    base: _Wordings
    revision: int
    ids: frozenset[str] = frozenset()
    entries: tuple[_Entry, ...] = ()

    def holding(self, wanted: str) -> list[_Entry]:
        """Return the entries with ``wanted`` in a wording, in order."""
        found = self.base.holding(wanted)
        if self.ids:
            found = [entry for entry in found if entry[1] not in self.ids]
            for entry in self.entries:
                if wanted in entry[2]:
                    insort(found, entry)
        return found


@dataclass(slots=True)
class WordingCache:
    """The wordings of the glossaries that were searched last; safe between threads."""

    _kept: OrderedDict[str, _Edited] = field(default_factory=OrderedDict)
    _access: Lock = field(default_factory=Lock)

    def holding(
        self, connection: Connection, glossary_id: str, revision: int, wanted: str
    ) -> list[_Entry]:
        """Return the entries with ``wanted`` (folded) in a wording, in order."""
        with self._access:
            newest = self._newest(connection, glossary_id, revision)
        return newest.holding(wanted)

    def _newest(self, connection: Connection, glossary_id: str, revision: int) -> _Edited:
        kept = self._kept.get(glossary_id)
        if kept is None:
            kept = _whole(connection, glossary_id, revision)
        elif kept.revision < revision:
            since = kept.base.revision
            changed = changed_since(connection, glossary_id, since, _MANY_EDITS)
            if changed is None:
                kept = _whole(connection, glossary_id, revision)
            else:
                entries = tuple(_load(connection, glossary_id, changed))
                kept = _Edited(kept.base, revision, frozenset(changed), entries)
        self._kept[glossary_id] = kept
        self._kept.move_to_end(glossary_id)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return kept


def _whole(connection: Connection, glossary_id: str, revision: int) -> _Edited:
    return _Edited(_Wordings(revision, _load(connection, glossary_id)), revision)


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
        chosen = _ids(connection, conditions, start, min(query.page_size, total - start), total)
    else:
        found = cache.holding(connection, glossary_id, revision, wanted)
        if len(conditions) > 1 and found:
            few = [ConceptRow.id.in_([id_ for _, id_, _ in found])] if len(found) <= _FEW else []
            fitting = connection.execute(select(ConceptRow.id).where(*conditions, *few)).scalars()
            left = set(fitting)
            found = [entry for entry in found if entry[1] in left]
        total = len(found)
        page = _nearest(query, total)
        start = (page - 1) * query.page_size
        chosen = [id_ for _, id_, _ in found[start : start + query.page_size]]
    return total, page, load_concepts(connection, ConceptRow.id.in_(chosen)) if chosen else []


def _ids(
    connection: Connection,
    conditions: Iterable[ColumnElement[bool]],
    start: int,
    count: int,
    total: int,
) -> list[str]:
    """Return ``count`` of the concepts from ``start`` on, counted from the nearer end."""
    ids = select(ConceptRow.id).where(*conditions).limit(count)
    if start <= total // 2:
        forwards = ids.order_by(ConceptRow.sort_key, ConceptRow.id).offset(start)
        return list(connection.execute(forwards).scalars())
    backwards = ids.order_by(ConceptRow.sort_key.desc(), ConceptRow.id.desc())
    return list(connection.execute(backwards.offset(total - start - count)).scalars())[::-1]


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
        # Of two conditions SQLite would take the index that narrows less.
        mine = TermRow.glossary_id == glossary_id
        condition = mine if chosen is None else TermRow.concept_id.in_(chosen)
        rows = connection.execute(
            select(ConceptRow.sort_key, TermRow.concept_id, TermRow.folded)
            .join(ConceptRow, ConceptRow.id == TermRow.concept_id)
            .where(condition)
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
