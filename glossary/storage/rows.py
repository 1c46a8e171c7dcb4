"""Between the frozen values and the tables' rows; every function works on a given connection."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from glossary.concepts import (
    AdministrativeStatus,
    CaseRule,
    Concept,
    InflectionRule,
    PartOfSpeech,
    ReviewState,
    Term,
    TermType,
    UsageCondition,
)
from glossary.language import LanguageCode, LanguagePair
from glossary.storage.tables import ConceptRow, TermRow
from glossary.termbase import NO_RULES, TermEntry, make_entries, make_rules
from glossary.text import fold

CHINESE = LanguageCode.CHINESE_SIMPLIFIED
_concepts = cast("Table", ConceptRow.__table__)  # SQLAlchemy types it as any FromClause
_FULL, _SHORT = TermType.FULL_FORM, TermType.ABBREVIATION
_PREFERRED = (AdministrativeStatus.PREFERRED, _FULL)
_ADMITTED = ((AdministrativeStatus.ADMITTED, _FULL), (AdministrativeStatus.ADMITTED, _SHORT))
_BATCH = 5000  # values in one IN list; both databases allow over 30,000


def batches(values: Iterable[str]) -> Iterator[list[str]]:
    """Yield ``values`` in lists that fit into one statement."""
    remaining = iter(values)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def load_concepts(
    connection: Connection,
    *conditions: ColumnElement[bool],
    offset: int = 0,
    limit: int | None = None,
) -> list[Concept]:
    """Return the concepts that fulfil ``conditions`` (on ``ConceptRow``), by Chinese term."""
    rows = connection.execute(
        select(_concepts)
        .where(*conditions)
        .order_by(ConceptRow.sort_key, ConceptRow.id)
        .offset(offset)
        .limit(limit)
    ).all()
    ids = [row.id for row in rows]
    chosen = ids if len(ids) <= _BATCH else select(ConceptRow.id).where(*conditions)
    terms = _load_terms(connection, TermRow.concept_id.in_(chosen))
    return [_concept(row, tuple(terms[row.id])) for row in rows]


def load_concepts_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Concept]:
    """Return those of the concepts ``ids`` that there are."""
    found: dict[str, Concept] = {}
    for batch in batches(ids):
        for concept in load_concepts(connection, ConceptRow.id.in_(batch)):
            found[concept.id or ""] = concept
    return found


def load_entries(
    connection: Connection, glossary_id: str, number: int, pair: LanguagePair, *ids: str
) -> Iterator[TermEntry]:
    """Yield what the concepts of a glossary (only ``ids``, if there are any) enter a term base.

    ``number`` is the glossary's in the stack. The concepts themselves are not made: an index of
    100,000 needs their terms alone.
    """
    for chosen in batches(ids) if ids else [None]:
        # By one or the other: of both SQLite would take the index that narrows less.
        mine = TermRow.glossary_id == glossary_id
        conditions = [
            mine if chosen is None else TermRow.concept_id.in_(chosen),
            TermRow.language.in_((pair.source, pair.target)),
            TermRow.status != AdministrativeStatus.SUPERSEDED,
        ]
        rows = connection.execute(
            select(
                TermRow.concept_id,
                ConceptRow.sort_key,
                ConceptRow.state,
                ConceptRow.letter_case,
                ConceptRow.inflection,
                ConceptRow.part_of_speech,
                ConceptRow.only_after,
                ConceptRow.only_before,
                TermRow.language,
                TermRow.status,
                TermRow.term_type,
                TermRow.text,
            )
            .join(ConceptRow, ConceptRow.id == TermRow.concept_id)
            .where(*conditions)
            .order_by(TermRow.concept_id, TermRow.position)
        )
        # Fetched in one go: row by row would take twice the time.
        for _, concept in groupby(rows.all(), key=itemgetter(0)):
            yield from _entries(list(concept), number, pair)


def _entries(rows: Sequence[Sequence[str]], number: int, pair: LanguagePair) -> Iterator[TermEntry]:
    """Yield what a concept's rows, one a term as selected, enter a term base."""
    id_, sort_key, state, case, inflection, part_of_speech, after, before = rows[0][:8]
    wordings: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        wordings.setdefault((row[8], row[9], row[10]), []).append(row[11])
    sources = wordings.get((pair.source, *_PREFERRED), [])
    targets = wordings.get((pair.target, *_PREFERRED), [])
    if len(sources) + len(targets) < len(rows):
        sources = sources + [
            text for kind in _ADMITTED for text in wordings.get((pair.source, *kind), ())
        ]
        targets = targets + wordings.get((pair.target, *_ADMITTED[0]), [])
    short = wordings.get((pair.target, AdministrativeStatus.ADMITTED, _SHORT), ())
    forbidden = wordings.get((pair.target, AdministrativeStatus.DEPRECATED, _FULL), ())
    verbatim = sources[:1] == targets[:1]
    rules = NO_RULES  # of most entries; to make them anew for each would take a quarter of the time
    if case or inflection or part_of_speech or after or before or short or forbidden or verbatim:
        rules = make_rules(
            pair,
            forbidden=forbidden,
            abbreviation=short[0] if short else "",
            case=case,
            inflection=inflection,
            part_of_speech=part_of_speech,
            condition=UsageCondition(after=_split(after), before=_split(before)),
            verbatim=verbatim,
        )
    place = (number, sort_key)
    yield from make_entries(sources, targets, state=state, concept_id=id_, place=place, rules=rules)


def insert_concepts(
    connection: Connection, glossary_id: str, revision: int, concepts: Sequence[Concept]
) -> None:
    """Add the rows of new concepts, without their terms."""
    made = {"glossary_id": glossary_id, "edited_in": revision}
    rows = [{"id": c.id, **made, **_concept_fields(c)} for c in concepts]
    if rows:
        connection.execute(insert(ConceptRow), rows)


def update_concepts(connection: Connection, revision: int, concepts: Sequence[Concept]) -> None:
    """Replace the rows of concepts that are there, and remove their terms."""
    rows = [{"concept": c.id, "edited_in": revision, **_concept_fields(c)} for c in concepts]
    if rows:
        statement = update(_concepts).where(_concepts.c.id == bindparam("concept"))
        connection.execute(statement, rows)
    for batch in batches(c.id or "" for c in concepts):
        connection.execute(delete(TermRow).where(TermRow.concept_id.in_(batch)))


def insert_terms(connection: Connection, glossary_id: str, concepts: Sequence[Concept]) -> None:
    """Add the terms of concepts; IntegrityError when a Chinese one is there already."""
    rows = [
        {
            "concept_id": concept.id,
            "position": position,
            "glossary_id": glossary_id,
            "language": term.language.value,
            "status": term.status.value,
            "text": term.text,
            "folded": fold(term.text),
            "term_type": term.type.value,
            "condition": concept.condition.key,
        }
        for concept in concepts
        for position, term in enumerate(concept.terms)
    ]
    if rows:
        connection.execute(insert(TermRow), rows)


def _load_terms(connection: Connection, condition: ColumnElement[bool]) -> dict[str, list[Term]]:
    rows = connection.execute(
        select(
            TermRow.concept_id, TermRow.text, TermRow.language, TermRow.status, TermRow.term_type
        )
        .where(condition)
        .order_by(TermRow.concept_id, TermRow.position)
    )
    terms: dict[str, list[Term]] = defaultdict(list)
    for concept_id, text, language, status, term_type in rows:
        terms[concept_id].append(
            Term(
                text=text,
                language=LanguageCode(language),
                status=AdministrativeStatus(status),
                type=TermType(term_type),
            )
        )
    return terms


def _concept(row: Row[Any], terms: tuple[Term, ...]) -> Concept:
    return Concept(
        terms=terms,
        condition=UsageCondition(after=_split(row.only_after), before=_split(row.only_before)),
        case=CaseRule(row.letter_case),
        inflection=InflectionRule(row.inflection),
        part_of_speech=PartOfSpeech(row.part_of_speech),
        definition=row.definition,
        context=row.context,
        domain=row.domain,
        project=row.project,
        note=row.note,
        source=row.source,
        state=ReviewState(row.state),
        id=row.id,
        version=row.version,
    )


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split("|")) if words else ()


def _concept_fields(concept: Concept) -> dict[str, Any]:
    return {
        "sort_key": fold(concept.preferred(CHINESE)),
        "letter_case": concept.case.value,
        "inflection": concept.inflection.value,
        "only_after": "|".join(concept.condition.after),
        "only_before": "|".join(concept.condition.before),
        "part_of_speech": concept.part_of_speech.value,
        "definition": concept.definition,
        "context": concept.context,
        "project": concept.project,
        "domain": concept.domain,
        "note": concept.note,
        "source": concept.source,
        "state": concept.state.value,
        "version": concept.version,
    }
