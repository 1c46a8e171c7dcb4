"""Tables of entries, whatever file they come from: the header names the columns.

The columns come in any order and letter case; only ``zh`` and ``en`` are needed. A table whose
first cell is Chinese has no header and two columns, zh and en. Several wordings share a cell,
separated by ``|``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.concepts import Concept, ConceptError
from glossary.exchange.codec import ImportRejected, LineError, LocatedConcept, Reading
from glossary.fields import FIELDS as COLUMNS
from glossary.fields import concept_of
from glossary.language import LanguageCode
from glossary.text import fold, has_chinese

_NEEDED = COLUMNS[:2]
_CHINESE = LanguageCode.CHINESE_SIMPLIFIED
_OTHERS = "a file of DeepL, Google or Amazon has to be imported in its own format"
Record = tuple[int, list[str]]
"""A row that is not blank: its number and its cells, stripped."""


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: dict[str, str]


def read_rows(records: Iterable[Record], errors: list[LineError], *, where: str) -> Reading:
    """Return the entries of a table.

    ``errors`` may be added to while ``records`` are taken.

    Raises:
        ImportRejected: with every fault: those of ``errors``, unknown or missing columns, rows that
            make no concept, a Chinese term that two rows have.
    """
    entries: list[LocatedConcept] = []
    for row in _rows(records, errors):
        try:
            concept = concept_of(row.cells)
        except ConceptError as error:
            errors += [LineError(row.line, f.field, f.message) for f in error.faults]
        else:
            entries.append(LocatedConcept(row.line, concept, frozenset(row.cells) - {""}))
    return checked(entries, errors, where=where)


def checked(
    entries: list[LocatedConcept],
    errors: list[LineError],
    *,
    where: str,
    notes: Iterable[str] = (),
) -> Reading:
    """Return the entries of a file if there are any and nothing is wrong with them.

    Raises:
        ImportRejected: with ``errors`` and each Chinese term that two entries have.
    """
    errors += _repeats(entries)
    if not entries and not errors:
        errors.append(LineError(0, "", "the file has no entries"))
    if errors:
        raise ImportRejected(errors, where=where)
    return Reading(tuple(entries), tuple(notes))


def keys_of(concept: Concept) -> list[tuple[str, str]]:
    """Return for each Chinese wording what no other concept of the glossary may have."""
    return [(fold(text), concept.condition.key) for text in concept.wordings(_CHINESE)]


def _rows(records: Iterable[Record], errors: list[LineError]) -> Iterator[_Row]:
    """Yield the rows under their columns' names; add faults of the table to ``errors``."""
    columns: tuple[str, ...] | None = None
    for number, cells in records:
        if columns is None and not has_chinese(cells[0]):
            columns = tuple(cell.lower() for cell in cells)
            faults = _header_faults(columns, number)
            errors += faults
            if faults:
                return
            continue
        columns = columns or _NEEDED
        named = dict(zip(columns, cells, strict=False))
        if any(cells[len(columns) :]) or named.get(""):
            message = f"has a cell outside the columns {', '.join(filter(None, columns))}"
            errors.append(LineError(number, "", message))
        else:
            yield _Row(number, dict.fromkeys(columns, "") | named)


def _header_faults(columns: tuple[str, ...], line: int) -> list[LineError]:
    known = f"the columns are {', '.join(COLUMNS)}"
    faults = [
        LineError(line, "", f"“{column[:40]}” is not a column; {known}; {_OTHERS}")
        for column in dict.fromkeys(columns)
        if column and column not in COLUMNS
    ]
    faults += [
        LineError(line, column, "the column is there twice")
        for column in COLUMNS
        if columns.count(column) > 1
    ]
    faults += [
        LineError(line, column, f"the column is missing; {known}")
        for column in _NEEDED
        if column not in columns
    ]
    return faults


def _repeats(entries: Iterable[LocatedConcept]) -> list[LineError]:
    """Find Chinese terms that two entries have, unless these apply under other conditions."""
    first: dict[tuple[str, str], int] = {}
    errors = []
    for located in entries:
        texts = located.concept.wordings(_CHINESE)
        for place, key in enumerate(keys_of(located.concept)):
            line = first.setdefault(key, located.line)
            if line != located.line:
                column = "zh_variants" if place else "zh"
                errors.append(
                    LineError(located.line, column, f"“{texts[place]}” is in line {line} too")
                )
    return errors
