"""CSV and TSV glossary files.

Cells that a spreadsheet would run as a formula are written with an apostrophe before them, which
reading takes away.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.concepts import Concept
from glossary.exchange.codec import ALL_FIELDS, LineError, LocatedConcept, Losses, Reading
from glossary.exchange.encoding import decode_text
from glossary.exchange.rows import Record, read_rows
from glossary.fields import FIELDS, texts_of

_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")  # noqa: RUF001 - full-width ones run as well
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Delimited:
    """Text tables with one separator, quoted as RFC 4180 says (a ``Codec``)."""

    media: str
    label: str
    content_type: str
    separator: str
    mark: str = ""
    fields: frozenset[str] = ALL_FIELDS

    @property
    def extension(self) -> str:
        """The ending of its files."""
        return self.media

    def read(self, content: bytes, *, where: str = "file") -> Reading:
        """Return the concepts of a file in UTF-8, UTF-16 or GB18030; see ``parse``."""
        return self.parse(decode_text(content, where=where), where=where)

    def parse(self, text: str, *, where: str = "file") -> Reading:
        """Return the concepts of a table; blank rows are skipped.

        Raises:
            ImportRejected: with every fault: unknown or missing columns, broken quotes, rows that
                make no concept, a Chinese term that two rows have.
        """
        errors: list[LineError] = []
        return read_rows(self._records(text.removeprefix(_BOM), errors), errors, where=where)

    def read_text(self, text: str, *, where: str = "file") -> list[LocatedConcept]:
        """Return the concepts of a table; see ``parse``."""
        return list(self.parse(text, where=where).entries)

    def write(self, concepts: Iterable[Concept], losses: Losses | None = None) -> Iterator[bytes]:
        """Yield the file in UTF-8; it holds every field.

        CSV begins with a byte order mark, without which spreadsheets misread the Chinese.
        """
        del losses
        yield self.mark.encode()
        for line in self.lines(concepts):
            yield line.encode()

    def lines(self, concepts: Iterable[Concept]) -> Iterator[str]:
        """Yield the header and then a row for each concept; lines end with a line feed."""
        return written_rows(_table(concepts), self.separator)

    def _records(self, text: str, errors: list[LineError]) -> Iterator[Record]:
        for number, cells in read_records(text, self.separator, errors):
            yield number, [_strip_guard(cell) for cell in cells]


CSV = Delimited("csv", "CSV", "text/csv; charset=utf-8", ",", _BOM)
TSV = Delimited("tsv", "TSV", "text/tab-separated-values; charset=utf-8", "\t")


def read_records(text: str, separator: str, errors: list[LineError]) -> Iterator[Record]:
    """Yield the stripped cells of each row that is not blank, with its first line's number.

    A fault of the quotation ends the rows and is added to ``errors``.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            message = f"the quotation marks are not right from here on ({error})"
            errors.append(LineError(number, "", message))
            return
        if any(cells):
            yield number, cells


def written_rows(rows: Iterable[Iterable[str]], separator: str) -> Iterator[str]:
    """Yield rows as lines, quoted where needed; each ends with a line feed."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=separator, lineterminator="\n")
    for cells in rows:
        writer.writerow(cells)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _table(concepts: Iterable[Concept]) -> Iterator[tuple[str, ...]]:
    yield FIELDS
    for concept in concepts:
        cells = texts_of(concept).values()
        yield tuple(f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells)


def _strip_guard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
