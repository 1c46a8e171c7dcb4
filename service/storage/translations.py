"""Saved translations in a database. Each method is one transaction; values go in and come out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from glossary.errors import ConflictError, NotFoundError
from glossary.language import LanguageCode, LanguagePair
from glossary.storage.connect import reading, writing
from service.pipeline.document import BlockKind
from service.pipeline.report import Provenance, SegmentResult
from service.pipeline.saved import (
    RunStatus,
    SavedSegment,
    SavedTranslation,
    SegmentState,
    StateCounts,
)
from service.storage.tables import TranslationRow, TranslationSegmentRow

_RESULT = TypeAdapter(SegmentResult)
_Segment = TranslationSegmentRow


class SqlTranslationRepository:
    """Saved translations in SQLite or PostgreSQL (fulfils ``TranslationRepository``).

    Every method may raise StorageError when the database does not answer.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Work on a migrated database; ``clock`` dates what is saved."""
        self._engine = engine
        self._clock = clock

    def add(self, saved: SavedTranslation, segments: Sequence[SavedSegment]) -> None:
        """Store a new translation with its segments."""
        now = self._clock()
        with writing(self._engine) as connection:
            row = _row(replace(saved, created=now, changed=now))
            connection.execute(insert(TranslationRow), row)
            rows = [{"translation_id": saved.id, **_segment_row(s)} for s in segments]
            if rows:
                connection.execute(insert(_Segment), rows)

    def get(self, id_: str) -> SavedTranslation:
        """Return a translation; NotFoundError if there is none."""
        with reading(self._engine) as connection:
            return _get(connection, id_)

    def segments(self, id_: str, after: int = -1) -> list[SavedSegment]:
        """Return a translation's segments in order: those that changed after a revision."""
        with reading(self._engine) as connection:
            return _load(connection, _Segment.translation_id == id_, _Segment.revision > after)

    def counts(self, ids: Sequence[str]) -> Mapping[str, StateCounts]:
        """Return how many segments of each state the translations have."""
        with reading(self._engine) as connection:
            rows = connection.execute(
                select(_Segment.translation_id, _Segment.state, func.count())
                .where(_Segment.translation_id.in_(ids))
                .group_by(_Segment.translation_id, _Segment.state)
            )
            found: dict[str, dict[str, int]] = {id_: {} for id_ in ids}
            for id_, state, count in rows:
                found[id_][state] = count
        return {id_: StateCounts(**states) for id_, states in found.items()}

    def search(self, text: str, offset: int, limit: int) -> tuple[list[SavedTranslation], int]:
        """Return translations with ``text`` in title or source, the last changed first; and all."""
        with reading(self._engine) as connection:
            condition = _containing(text)
            counted = select(func.count()).select_from(TranslationRow).where(condition)
            rows = connection.execute(
                select(TranslationRow.__table__)
                .where(condition)
                .order_by(TranslationRow.changed.desc(), TranslationRow.id)
                .offset(offset)
                .limit(limit)
            )
            return [_saved(row) for row in rows], connection.execute(counted).scalar_one()

    def rename(self, id_: str, title: str) -> None:
        """Give a translation another title; NotFoundError if there is none."""
        with writing(self._engine) as connection:
            self._change(connection, id_, title=title)

    def delete(self, id_: str) -> None:
        """Remove a translation; NotFoundError if there is none."""
        with writing(self._engine) as connection:
            connection.execute(delete(_Segment).where(_Segment.translation_id == id_))
            chosen = delete(TranslationRow).where(TranslationRow.id == id_)
            if not connection.execute(chosen).rowcount:
                raise _no_translation()

    def begin_run(self, id_: str) -> SavedTranslation:
        """Let a new run begin, which ends what others of the translation may save."""
        with writing(self._engine) as connection:
            run = TranslationRow.run + 1
            self._change(connection, id_, run=run, status=RunStatus.RUNNING.value, problem="")
            return _get(connection, id_)

    def end_run(self, id_: str, run: int, status: RunStatus, problem: str = "") -> None:
        """Note how a run ended, unless another has begun or the translation is gone."""
        with writing(self._engine) as connection:
            current = _find(connection, id_, alone=True)
            if current and current.run == run and current.status is RunStatus.RUNNING:
                self._change(connection, id_, status=status.value, problem=problem)

    def save_group(
        self, id_: str, run: int, segments: Sequence[SavedSegment], provenance: Provenance
    ) -> bool:
        """Store what a run has translated; False, with nothing stored, if it is not to go on.

        A segment that a person wrote meanwhile stays as it is.
        """
        with writing(self._engine) as connection:
            current = _find(connection, id_, alone=True)
            if not current or current.run != run or current.status is not RunStatus.RUNNING:
                return False
            revision = self._change(connection, id_, **_provenance_row(provenance))
            for segment in segments:
                connection.execute(
                    update(_Segment)
                    .where(
                        _Segment.translation_id == id_,
                        _Segment.number == segment.number,
                        _Segment.state == SegmentState.INITIAL.value,
                    )
                    .values(
                        state=segment.state.value,
                        result=_as_json(segment.result),
                        version=_Segment.version + 1,
                        revision=revision,
                    )
                )
        return True

    def save_segment(self, id_: str, segment: SavedSegment) -> SavedSegment:
        """Store a person's change of a segment; return it with its new version.

        Raises:
            ConflictError: the stored version is not ``segment.version``.
            NotFoundError: no such segment.
        """
        with writing(self._engine) as connection:
            chosen = (_Segment.translation_id == id_, _Segment.number == segment.number)
            _find(connection, id_, alone=True)
            stored = _load(connection, *chosen)
            if not stored:
                raise _no_translation()
            if stored[0].version != segment.version:
                raise ConflictError(
                    f"A colleague has changed segment {segment.number} meanwhile.",
                    where=f"segment {segment.number}",
                    remedy="Look at both wordings and save again.",
                )
            revision = self._change(connection, id_)
            new = replace(segment, version=segment.version + 1, revision=revision)
            connection.execute(update(_Segment).where(*chosen).values(_segment_row(new)))
        return new

    def unit_is_used(self, unit: str, id_: str, number: int) -> bool:
        """Tell whether another approved segment stands on a unit of the memory."""
        with reading(self._engine) as connection:
            used = (
                select(_Segment.number)
                .where(
                    _Segment.unit == unit,
                    or_(_Segment.translation_id != id_, _Segment.number != number),
                )
                .limit(1)
            )
            return connection.execute(used).first() is not None

    def _change(self, connection: Connection, id_: str, **values: object) -> int:
        """Change a translation's own row and return its new revision."""
        changed = connection.execute(
            update(TranslationRow)
            .where(TranslationRow.id == id_)
            .values(revision=TranslationRow.revision + 1, changed=self._clock(), **values)
            .returning(TranslationRow.revision)
        ).scalar_one_or_none()
        if changed is None:
            raise _no_translation()
        return changed


def _no_translation() -> NotFoundError:
    return NotFoundError(
        "There is no such translation.", remedy="It may have been deleted; see the list."
    )


def _find(connection: Connection, id_: str, *, alone: bool = False) -> SavedTranslation | None:
    """Return a translation; ``alone``: whoever else wants to change it waits for this one."""
    chosen = select(TranslationRow.__table__).where(TranslationRow.id == id_)
    row = connection.execute(chosen.with_for_update() if alone else chosen).one_or_none()
    return _saved(row) if row else None


def _get(connection: Connection, id_: str) -> SavedTranslation:
    found = _find(connection, id_)
    if found is None:
        raise _no_translation()
    return found


def _containing(text: str) -> ColumnElement[bool]:
    return or_(
        TranslationRow.title.icontains(text, autoescape=True),
        TranslationRow.text.icontains(text, autoescape=True),
    )


def _load(connection: Connection, *conditions: ColumnElement[bool]) -> list[SavedSegment]:
    rows = connection.execute(
        select(_Segment.__table__).where(*conditions).order_by(_Segment.number)
    )
    return [
        SavedSegment(
            number=row.number,
            result=_RESULT.validate_json(row.result),
            block=row.block,
            kind=BlockKind(row.kind),
            gap=row.gap,
            repeats=row.repeats,
            state=SegmentState(row.state),
            edited=row.edited,
            version=row.version,
            revision=row.revision,
            unit=row.unit,
            owns_unit=row.owns_unit,
        )
        for row in rows
    ]


def _as_json(result: SegmentResult) -> str:
    return _RESULT.dump_json(result).decode()


def _segment_row(segment: SavedSegment) -> dict[str, Any]:
    return {
        "number": segment.number,
        "block": segment.block,
        "kind": segment.kind.value,
        "gap": segment.gap,
        "repeats": segment.repeats,
        "state": segment.state.value,
        "edited": segment.edited,
        "version": segment.version,
        "revision": segment.revision,
        "unit": segment.unit,
        "owns_unit": segment.owns_unit,
        "result": _as_json(segment.result),
    }


def _provenance_row(provenance: Provenance) -> dict[str, str]:
    return {
        "package": provenance.package,
        "package_version": provenance.version,
        "checksum": provenance.checksum,
        "term_base": provenance.term_base,
    }


def _row(saved: SavedTranslation) -> dict[str, Any]:
    return {
        "id": saved.id,
        "title": saved.title,
        "text": saved.text,
        "source_language": saved.pair.source.value,
        "target_language": saved.pair.target.value,
        "glossaries": "\n".join(saved.glossaries),
        "lines": saved.lines,
        "status": saved.status.value,
        "problem": saved.problem,
        "run": saved.run,
        "revision": saved.revision,
        "author": saved.author,
        "created": saved.created,
        "changed": saved.changed,
        **_provenance_row(saved.provenance),
    }


def _saved(row: Row[Any]) -> SavedTranslation:
    return SavedTranslation(
        id=row.id,
        title=row.title,
        text=row.text,
        pair=LanguagePair(LanguageCode(row.source_language), LanguageCode(row.target_language)),
        glossaries=tuple(row.glossaries.split("\n")) if row.glossaries else (),
        lines=row.lines,
        status=RunStatus(row.status),
        problem=row.problem,
        run=row.run,
        revision=row.revision,
        author=row.author,
        created=row.created,
        changed=row.changed,
        provenance=Provenance(
            package=row.package,
            version=row.package_version,
            checksum=row.checksum,
            term_base=row.term_base,
        ),
    )
