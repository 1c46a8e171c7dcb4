"""The translation memory in a database. Each method is one transaction; values go in and out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import islice
from threading import Lock
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Table,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)

from glossary.language import LanguageCode, LanguagePair
from glossary.storage.connect import reading, writing
from service.memory.lookup import MemoryIndex
from service.memory.units import AddedUnits, TranslationUnit
from service.storage.tables import MemoryRow, MemoryUnitRow

_BATCH = 5000  # both databases allow over 30,000 values in one statement
_ONLY = 1  # the id of the memory's own row
_units = cast("Table", MemoryUnitRow.__table__)  # SQLAlchemy types it as any FromClause


class SqlMemoryRepository:
    """Approved segments in SQLite or PostgreSQL (fulfils ``MemoryRepository`` of the use cases).

    Every method may raise StorageError when the database does not answer.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Work on a migrated database; ``clock`` dates units that have no time of their own."""
        self._engine = engine
        self._clock = clock
        self._indexes: dict[LanguagePair, tuple[int, int, MemoryIndex]] = {}
        self._access = Lock()

    def count(self) -> int:
        """Return how many units there are."""
        with reading(self._engine) as connection:
            counted = select(func.count()).select_from(MemoryUnitRow)
            return connection.execute(counted).scalar_one()

    def add(self, units: Iterable[TranslationUnit]) -> AddedUnits:
        """Store units in their order, all of them or, if ``units`` raises, none.

        One that is there already is refreshed (who, when, origin, project) if it is newer.
        """
        now = self._clock().replace(microsecond=0)
        added = refreshed = unchanged = 0
        remaining = iter(units)
        with self._changing() as (connection, revision):
            while batch := list(islice(remaining, _BATCH)):
                rows: dict[str, dict[str, Any]] = {}
                for unit in batch:
                    row = _row(unit if unit.at else replace(unit, at=now), revision)
                    known = rows.get(row["id"])
                    if known is None or known["at"] <= row["at"]:
                        rows[row["id"]] = row
                    unchanged += known is not None
                stored = _times(connection, list(rows))
                new = [row for id_, row in rows.items() if id_ not in stored]
                newer = [
                    row for id_, row in rows.items() if id_ in stored and stored[id_] < row["at"]
                ]
                _insert(connection, new)
                _refresh(connection, newer)
                added += len(new)
                refreshed += len(newer)
                unchanged += len(rows) - len(new) - len(newer)
        return AddedUnits(added=added, refreshed=refreshed, unchanged=unchanged)

    def known(self, ids: Sequence[str]) -> set[str]:
        """Return those of ``ids`` that there are units with."""
        batches = [list(ids[start : start + _BATCH]) for start in range(0, len(ids), _BATCH)]
        with reading(self._engine) as connection:
            return {id_ for batch in batches for id_ in _times(connection, batch)}

    def remove(self, ids: Sequence[str]) -> int:
        """Delete the units with these ids; return how many there were."""
        removed = 0
        with self._changing(removals=1) as (connection, _):
            for start in range(0, len(ids), _BATCH):
                chosen = MemoryUnitRow.id.in_(ids[start : start + _BATCH])
                removed += connection.execute(delete(MemoryUnitRow).where(chosen)).rowcount
        return removed

    def units(self) -> Iterator[TranslationUnit]:
        """Yield all units in the order they came.

        They are read in batches, so that a slow reader keeps no transaction open; what is added or
        removed meanwhile may be among them or not.
        """
        last: int | None = 0
        while last is not None:
            with reading(self._engine) as connection:
                chosen = (MemoryUnitRow.number > last,)
                batch = list(_load(connection, *chosen, limit=_BATCH))
                numbers = select(MemoryUnitRow.number).where(*chosen)
                end = numbers.order_by(MemoryUnitRow.number).offset(_BATCH - 1).limit(1)
                last = connection.execute(end).scalar_one_or_none()
            yield from batch

    def search(self, text: str, offset: int, limit: int) -> tuple[list[TranslationUnit], int]:
        """Return units with ``text`` in source or target, the newest first; how many there are."""
        condition = or_(
            MemoryUnitRow.source.icontains(text, autoescape=True),
            MemoryUnitRow.target.icontains(text, autoescape=True),
        )
        with reading(self._engine) as connection:
            counted = select(func.count()).select_from(MemoryUnitRow).where(condition)
            newest = (MemoryUnitRow.at.desc(), MemoryUnitRow.number.desc())
            units = list(_load(connection, condition, order=newest, offset=offset, limit=limit))
            return units, connection.execute(counted).scalar_one()

    def index(self, pair: LanguagePair) -> MemoryIndex:
        """Return the index of a language pair's units; both Chinese scripts are one as a source.

        It is kept, and only what was added since is loaded and indexed; what another process added
        counts with the next call.
        """
        with self._access:
            return self._newest_index(pair)

    def _newest_index(self, pair: LanguagePair) -> MemoryIndex:
        with reading(self._engine) as connection:
            state = connection.execute(select(MemoryRow.revision, MemoryRow.removals)).one_or_none()
            revision, removals = state or (0, 0)
            known, before, index = self._indexes.get(pair, (-1, removals, MemoryIndex()))
            if before != removals:
                known, index = -1, MemoryIndex()
            if known != revision:
                new = _load(
                    connection,
                    MemoryUnitRow.source_language.in_(_same_source(pair.source)),
                    MemoryUnitRow.target_language == pair.target.value,
                    MemoryUnitRow.revision > known,
                )
                index = index.extended(new)
                self._indexes[pair] = revision, removals, index
            return index

    @contextmanager
    def _changing(self, removals: int = 0) -> Iterator[tuple[Connection, int]]:
        """Open a transaction that makes the memory's next revision; one at a time can."""
        with writing(self._engine) as connection:
            connection.execute(
                text(
                    "INSERT INTO memory (id, revision, removals) VALUES (:id, 0, 0)"
                    " ON CONFLICT DO NOTHING"
                ),
                {"id": _ONLY},
            )
            revision = connection.execute(
                update(MemoryRow)
                .values(
                    revision=MemoryRow.revision + 1,
                    removals=MemoryRow.removals + removals,
                )
                .returning(MemoryRow.revision)
            ).scalar_one()
            yield connection, revision


def _same_source(language: LanguageCode) -> list[str]:
    return [code.value for code in LanguageCode if code.base == language.base]


def _row(unit: TranslationUnit, revision: int) -> dict[str, Any]:
    return {
        "id": unit.id,
        "source_language": unit.pair.source.value,
        "target_language": unit.pair.target.value,
        "source": unit.source,
        "target": unit.target,
        "before": unit.before,
        "after": unit.after,
        "author": unit.author,
        "at": unit.at,
        "origin": unit.origin,
        "project": unit.project,
        "revision": revision,
    }


def _times(connection: Connection, ids: list[str]) -> dict[str, datetime]:
    """Return when those of the units ``ids`` that there are were approved."""
    rows = connection.execute(
        select(MemoryUnitRow.id, MemoryUnitRow.at).where(MemoryUnitRow.id.in_(ids))
    )
    return {row.id: row.at for row in rows}


def _insert(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(MemoryUnitRow), rows)


def _refresh(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        fields = ("author", "at", "origin", "project", "revision")
        statement = update(_units).where(_units.c.id == bindparam("unit"))
        values = [{"unit": row["id"], **{field: row[field] for field in fields}} for row in rows]
        connection.execute(statement, values)


def _load(
    connection: Connection,
    *conditions: ColumnElement[bool],
    order: Sequence[ColumnElement[Any]] = (),
    offset: int = 0,
    limit: int | None = None,
) -> Iterator[TranslationUnit]:
    rows = connection.execute(
        select(
            MemoryUnitRow.source_language,
            MemoryUnitRow.target_language,
            MemoryUnitRow.source,
            MemoryUnitRow.target,
            MemoryUnitRow.before,
            MemoryUnitRow.after,
            MemoryUnitRow.author,
            MemoryUnitRow.at,
            MemoryUnitRow.origin,
            MemoryUnitRow.project,
        )
        .where(*conditions)
        .order_by(*order or (MemoryUnitRow.number,))
        .offset(offset)
        .limit(limit),
        execution_options={"yield_per": _BATCH},
    )
    for row in rows:
        yield TranslationUnit(
            source=row.source,
            target=row.target,
            pair=LanguagePair(LanguageCode(row.source_language), LanguageCode(row.target_language)),
            before=row.before,
            after=row.after,
            author=row.author,
            at=row.at,
            origin=row.origin,
            project=row.project,
        )
