"""CSV and TSV glossary files.

The header names the columns, in any order and letter case; only ``zh`` and ``en`` are needed. A
file whose first cell is Chinese has no header and two columns, zh and en. Several wordings share a
cell, separated by ``|``. Cells that a spreadsheet would run as a formula are written with an
apostrophe before them, which reading takes away.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.concepts import Concept, ConceptError
from glossary.exchange.codec import ImportRejected, LineError, LocatedConcept
from glossary.fields import FIELDS as COLUMNS
from glossary.fields import concept_of, texts_of
from glossary.language import LanguageCode
from glossary.text import fold, has_chinese

_NEEDED = COLUMNS[:2]
_CHINESE = LanguageCode.CHINESE_SIMPLIFIED
_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")  # noqa: RUF001 - full-width ones run as well


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Delimited:
    """Text tables with one separator, quoted as RFC 4180 says (a ``Codec``)."""

    media: str
    separator: str

    def read(self, text: str, *, where: str = "file") -> list[LocatedConcept]:
        """Return the concepts of a table; blank rows are skipped.

        Raises:
            ImportRejected: with every fault: unknown or missing columns, broken quotes, rows that
                make no concept, a Chinese term that two rows have.
        """
        errors: list[LineError] = []
        concepts: list[LocatedConcept] = []
        for row in self._rows(text.removeprefix("\ufeff"), errors):
            try:
                concepts.append(LocatedConcept(row.line, concept_of(row.cells)))
            except ConceptError as error:
                errors += [LineError(row.line, f.field, f.message) for f in error.faults]
        errors += _repeats(concepts)
        if not concepts and not errors:
            errors.append(LineError(0, "", "the file has no entries"))
        if errors:
            raise ImportRejected(errors, where=where)
        return concepts

    def write(self, concepts: Iterable[Concept]) -> Iterator[str]:
        """Yield the header and then a row for each concept; lines end with a line feed."""
        line = io.StringIO(newline="")
        writer = csv.writer(line, delimiter=self.separator, lineterminator="\n")
        for cells in _table(concepts):
            writer.writerow(cells)
            yield line.getvalue()
            line.seek(0)
            line.truncate()

    def _rows(self, text: str, errors: list[LineError]) -> Iterator[_Row]:
        """Yield the rows under their columns' names; add faults of the table to ``errors``."""
        columns: tuple[str, ...] | None = None
        for number, cells in self._records(text, errors):
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
                yield _Row(number, named)

    def _records(self, text: str, errors: list[LineError]) -> Iterator[tuple[int, list[str]]]:
        """Yield the stripped cells of each row that is not blank, with its first line's number."""
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=self.separator, strict=True)
        while True:
            number = reader.line_num + 1
            try:
                cells = [_strip_guard(cell.strip()) for cell in next(reader)]
            except StopIteration:
                return
            except csv.Error as error:
                message = f"the quotation marks are not right from here on ({error})"
                errors.append(LineError(number, "", message))
                return
            if any(cells):
                yield number, cells


CSV = Delimited("csv", ",")
TSV = Delimited("tsv", "\t")


def _header_faults(columns: tuple[str, ...], line: int) -> list[LineError]:
    known = f"the columns are {', '.join(COLUMNS)}"
    faults = [
        LineError(line, "", f"“{column[:40]}” is not a column; {known}")
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


def _repeats(concepts: list[LocatedConcept]) -> list[LineError]:
    """Find Chinese terms that two rows have, unless these apply under other conditions."""
    first: dict[tuple[str, str], int] = {}
    errors = []
    for located in concepts:
        preferred = located.concept.preferred(_CHINESE)
        condition = located.concept.condition.key
        for text in located.concept.wordings(_CHINESE):
            line = first.setdefault((fold(text), condition), located.line)
            if line != located.line:
                column = "zh" if text == preferred else "zh_variants"
                errors.append(LineError(located.line, column, f"“{text}” is in line {line} too"))
    return errors


def _table(concepts: Iterable[Concept]) -> Iterator[tuple[str, ...]]:
    yield COLUMNS
    for concept in concepts:
        cells = texts_of(concept).values()
        yield tuple(f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells)


def _strip_guard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
