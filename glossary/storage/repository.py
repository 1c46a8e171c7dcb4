"""The term base in a database. Each method is one transaction; values go in and come out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Engine, func, insert, select, tuple_
from sqlalchemy.exc import IntegrityError

from glossary.changes import NOBODY, Action, Author, Change
from glossary.concepts import Concept
from glossary.errors import ConflictError
from glossary.exchange.preview import ImportPlan
from glossary.glossaries import ConceptPage, ConceptQuery, Glossary
from glossary.language import LanguagePair
from glossary.matching import TermIndex
from glossary.storage.cache import IndexCache, Kept, Stack
from glossary.storage.changelog import SqlChangeLog
from glossary.storage.connect import reading, writing
from glossary.storage.editing import (
    Editor,
    check_version,
    edited_meanwhile,
    get_concept,
    no_concept,
    no_glossary,
    store,
    write,
)
from glossary.storage.history import changed_since
from glossary.storage.rows import CHINESE, batches, load_concepts, load_concepts_by_id, load_entries
from glossary.storage.search import WordingCache, find_domains, find_page, find_sharing
from glossary.storage.tables import ConceptRow, GlossaryRow
from glossary.termbase import Revision, TermBase, TermEntry
from glossary.text import fold

_MAX_PAGE_SIZE = 1000
_STREAMED = 1000  # concepts read at a time
_MANY_EDITS = 2000  # edited concepts, from which on an index is loaded whole


def _utc_now() -> datetime:
    return datetime.now(tz=UTC)  # noqa: TID251 - the clock of those who bring none


class SqlTermBaseRepository:
    """Glossaries in SQLite or PostgreSQL (fulfils ``TermBaseRepository`` of the use cases).

    Every method may raise StorageError when the database does not answer.
    """

    def __init__(
        self,
        engine: Engine,
        clock: Callable[[], datetime] = _utc_now,
        author: Author = NOBODY,
        indexes: IndexCache | None = None,
        wordings: WordingCache | None = None,
    ) -> None:
        """Work on a migrated database; ``clock`` dates the log of changes, ``author`` signs it."""
        self._engine = engine
        self._editor = Editor(engine, clock, author)
        self._indexes = indexes or IndexCache()
        self._wordings = wordings or WordingCache()

    def acting(self, author: Author) -> "SqlTermBaseRepository":
        """Return the same repository, whose edits ``author`` signs from here on."""
        return SqlTermBaseRepository(
            self._engine, self._editor.clock, author, self._indexes, self._wordings
        )

    @property
    def changes(self) -> SqlChangeLog:
        """The log of changes, and what takes them back."""
        return SqlChangeLog(self._editor)

    def glossaries(self) -> list[Glossary]:
        """Return all glossaries by name; their entries are counted for it."""
        with reading(self._engine) as connection:
            return _load_glossaries(connection)

    def names(self) -> list[str]:
        """Return the names of all glossaries, sorted."""
        names = select(GlossaryRow.name).order_by(GlossaryRow.name)
        with reading(self._engine) as connection:
            return list(connection.execute(names).scalars())

    def glossary(self, name: str) -> Glossary:
        """Return the glossary called ``name``; NotFoundError, listing the names, if none is."""
        with reading(self._engine) as connection:
            found = _load_glossaries(connection, GlossaryRow.name == name)
            if not found:
                raise no_glossary(connection, name)
            return found[0]

    def create_glossary(self, name: str) -> Glossary:
        """Add an empty glossary; ConflictError when the name is taken."""
        created = Glossary(id=uuid4().hex, name=name, revision=0, concepts=0)
        try:
            with writing(self._engine) as connection:
                row = {"id": created.id, "name": name, "revision": created.revision}
                connection.execute(insert(GlossaryRow), row)
        except IntegrityError:
            raise ConflictError(
                f"There is a glossary “{name}” already.", where="name", remedy="Choose another."
            ) from None
        return created

    def search(self, glossary: str, query: ConceptQuery) -> ConceptPage:
        """Return a page of the concepts that have ``query.text`` in any wording, by Chinese term.

        The text is compared as terms are matched: without regard to case and width. A page that is
        not there becomes the nearest that is.

        Raises:
            NotFoundError: no such glossary.
        """
        with reading(self._engine) as connection:
            stack = _stack(connection, (glossary,))[0]
            size = min(max(query.page_size, 1), _MAX_PAGE_SIZE)
            query = replace(query, page_size=size)
            total, page, concepts = find_page(connection, self._wordings, stack, query)
        return ConceptPage(tuple(concepts), total, replace(query, page=page))

    def domains(self, glossary: str) -> list[str]:
        """Return the domains in use, sorted; NotFoundError if there is no such glossary."""
        with reading(self._engine) as connection:
            return find_domains(connection, _glossary_id(connection, glossary))

    def sharing(self, glossary: str, texts: Sequence[str]) -> list[Concept]:
        """Return the concepts (20 at most) with one of ``texts`` as a wording of either language.

        Raises:
            NotFoundError: no such glossary.
        """
        with reading(self._engine) as connection:
            return find_sharing(connection, _glossary_id(connection, glossary), texts)

    def by_ids(self, glossary: str, ids: Sequence[str]) -> list[Concept]:
        """Return those of the concepts ``ids`` that the glossary has, by Chinese term.

        Raises:
            NotFoundError: no such glossary.
        """
        with reading(self._engine) as connection:
            mine = ConceptRow.glossary_id == _glossary_id(connection, glossary)
            return [
                concept
                for batch in batches(ids)
                for concept in load_concepts(connection, mine, ConceptRow.id.in_(batch))
            ]

    def get(self, concept_id: str) -> Concept:
        """Return a concept; NotFoundError if there is none."""
        with reading(self._engine) as connection:
            return get_concept(connection, concept_id)

    def concepts(self, glossary: str) -> Iterator[Concept]:
        """Return all concepts of a glossary at one revision, by Chinese term.

        Raises:
            NotFoundError: no such glossary.
        """
        with reading(self._engine) as connection:
            return iter(_load_all(connection, _glossary_id(connection, glossary)))

    def stream(self, glossary: str) -> Iterator[Concept]:
        """Yield all concepts of a glossary, by Chinese term, a few at a time.

        It keeps no transaction open; what is edited meanwhile may be among them or not.

        Raises:
            NotFoundError: no such glossary.
        """
        with reading(self._engine) as connection:
            glossary_id = _glossary_id(connection, glossary)
        last: tuple[str, str] | None = None
        while True:
            conditions: list[ColumnElement[bool]] = [ConceptRow.glossary_id == glossary_id]
            if last is not None:
                conditions.append(tuple_(ConceptRow.sort_key, ConceptRow.id) > last)
            with reading(self._engine) as connection:
                batch = load_concepts(connection, *conditions, limit=_STREAMED)
            yield from batch
            if len(batch) < _STREAMED:
                return
            last = fold(batch[-1].preferred(CHINESE)), batch[-1].id or ""

    def save(self, glossary: str, concept: Concept) -> Concept:
        """Add (``id`` None) or replace a concept; return it with its id and new version.

        Raises:
            ConflictError: another concept of the glossary has one of its Chinese terms and the same
                condition, or the stored version is not ``concept.version``.
            NotFoundError: no such glossary, or the concept was deleted.
        """
        action = Action.ADD if concept.id is None else Action.CHANGE
        with self._editor.editing(glossary, action) as (connection, edit):
            before = get_concept(connection, concept.id, edit.glossary_id) if concept.id else None
            return store(connection, edit, [(before, concept)])[0]

    def delete(self, concept_id: str, version: int | None = None) -> None:
        """Remove a concept, if given only while it has ``version``.

        Raises:
            NotFoundError: there is none.
            ConflictError: the stored version is another.
        """
        with reading(self._engine) as connection:
            glossary = connection.execute(
                select(GlossaryRow.name)
                .join(ConceptRow, ConceptRow.glossary_id == GlossaryRow.id)
                .where(ConceptRow.id == concept_id)
            ).scalar_one_or_none()
        if glossary is None:
            raise no_concept(concept_id)
        with self._editor.editing(glossary, Action.DELETE) as (connection, edit):
            before = get_concept(connection, concept_id, edit.glossary_id)
            if version is not None:
                check_version(before, version, glossary)
            write(connection, edit, [Change(before, None)])

    def apply(self, glossary: str, plan: ImportPlan, action: Action = Action.IMPORT) -> None:
        """Carry out an import plan, all of it or nothing; an empty one makes no new revision.

        It is logged as ``action``.

        Raises:
            ConflictError: the glossary was edited since the plan was made, so that a version or a
                Chinese term clashes.
            NotFoundError: no such glossary.
        """
        if not plan.added and not plan.changed and not plan.deleted:
            self.glossary(glossary)
            return
        with self._editor.editing(glossary, action) as (connection, edit):
            known = (*plan.changed, *plan.deleted)
            stored = load_concepts_by_id(connection, [c.id or "" for c in known])
            if len(stored) < len(known):
                raise edited_meanwhile(glossary)
            pairs = [(stored[c.id or ""], c) for c in plan.changed]
            gone = [(stored[c.id or ""], c.version) for c in plan.deleted]
            store(connection, edit, [*pairs, *((None, c) for c in plan.added)], gone)

    def index(self, glossaries: Sequence[str], pair: LanguagePair) -> TermIndex:
        """Return the compiled term base of the stacked glossaries, the first wins.

        Chinese is matched in Simplified characters, whichever script ``pair`` has. The index is
        compiled once a revision and process; after a few edits only what they changed is loaded and
        compiled. The revisions are read from the database, so an edit by another process counts
        with the next call.

        Raises:
            NotFoundError: no such glossary.
        """
        names = tuple(dict.fromkeys(glossaries))
        pair = pair.simplified
        with reading(self._engine) as connection:
            stack = _stack(connection, names)

        def compile_newest(older: Kept | None) -> Kept:
            with reading(self._engine) as connection:
                newest = _stack(connection, names)
                revisions = zip(names, newest, strict=True)
                revision = Revision("+".join(f"{name}@{number}" for name, (_, number) in revisions))
                index = _edited_index(connection, newest, older, revision)
                if index is None:
                    entries = [
                        entry
                        for number, (glossary_id, _) in enumerate(newest)
                        for entry in load_entries(connection, glossary_id, number, pair)
                    ]
                    index = TermIndex(TermBase(pair, tuple(entries), revision))
            return newest, index

        return self._indexes.get(stack, pair, compile_newest)


def _edited_index(
    connection: Connection, newest: Stack, older: Kept | None, revision: Revision
) -> TermIndex | None:
    """Return the older index with what was edited since; None if all had better be loaded."""
    if older is None or [gid for gid, _ in older[0]] != [gid for gid, _ in newest]:
        return None
    stack, index = older
    changed: set[str] = set()
    entries: list[TermEntry] = []
    for number, ((glossary_id, since), _) in enumerate(zip(stack, newest, strict=True)):
        ids = changed_since(connection, glossary_id, since, _MANY_EDITS)
        if ids is None:
            return None
        if ids:
            entries += load_entries(connection, glossary_id, number, index.term_base.pair, *ids)
        changed |= ids
    return index.edited(changed, entries, revision)


def _load_glossaries(connection: Connection, *conditions: ColumnElement[bool]) -> list[Glossary]:
    rows = connection.execute(
        select(
            GlossaryRow.id,
            GlossaryRow.name,
            GlossaryRow.revision,
            select(func.count())
            .select_from(ConceptRow)
            .where(ConceptRow.glossary_id == GlossaryRow.id)
            .scalar_subquery(),
        )
        .where(*conditions)
        .order_by(GlossaryRow.name)
    )
    return [
        Glossary(id=id_, name=name, revision=revision, concepts=count)
        for id_, name, revision, count in rows
    ]


def _load_all(connection: Connection, glossary_id: str) -> list[Concept]:
    return load_concepts(connection, ConceptRow.glossary_id == glossary_id)


def _stack(connection: Connection, names: Iterable[str]) -> Stack:
    """Return id and revision of the named glossaries, in that order."""
    rows = connection.execute(
        select(GlossaryRow.name, GlossaryRow.id, GlossaryRow.revision).where(
            GlossaryRow.name.in_(list(names))
        )
    )
    found = {name: (id_, revision) for name, id_, revision in rows}
    for name in names:
        if name not in found:
            raise no_glossary(connection, name)
    return tuple(found[name] for name in names)


def _glossary_id(connection: Connection, name: str) -> str:
    return _stack(connection, (name,))[0][0]
