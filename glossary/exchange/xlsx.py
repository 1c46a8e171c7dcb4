"""Workbooks (.xlsx): one sheet, a row an entry, the same columns as CSV.

Every cell is text, so that no spreadsheet runs a formula of it or makes a date of it. Reading runs
nothing: a cell with a formula is refused.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from glossary.concepts import Concept
from glossary.errors import InputError
from glossary.exchange.codec import ALL_FIELDS, LineError, Losses, Reading
from glossary.exchange.rows import Record, read_rows
from glossary.exchange.zipped import zip_fault
from glossary.fields import FIELDS, texts_of

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    EOFError,
    OSError,
    RuntimeError,  # encrypted; NotImplementedError is one too
)
_SAVE_AGAIN = "Open it in Excel or LibreOffice, save it as .xlsx and try again."
_LONGEST_CELL = 32_767  # characters, of the format
_WIDTHS = {"zh": 24, "en": 36, "note": 40, "source": 40, "definition": 40, "context": 40}
_MOST_ROWS = 1_048_576  # of the format
_DOCTYPE = b"<!DOCTYPE"
_TOO_LONG = "entries have a cell of more than 32,767 characters; left out."
_TOO_MANY = "entries are more than a sheet has rows; left out."


@dataclass(frozen=True, slots=True)
class Xlsx:
    """Excel workbooks (a ``Codec``)."""

    media: str = "xlsx"
    label: str = "Excel"
    extension: str = "xlsx"
    content_type: str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    fields: frozenset[str] = ALL_FIELDS

    def read(self, content: bytes, *, where: str = "file") -> Reading:
        """Return the concepts of the first sheet; lines are its rows."""
        _check(content, where)
        errors: list[LineError] = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what the file has that we do not read
            try:
                workbook = load_workbook(io.BytesIO(content), read_only=True, rich_text=False)
                sheet = workbook.worksheets[0]
                sheet.reset_dimensions()  # what a file says of its size is often wrong
                records = list(_records(sheet.iter_rows(), errors))
            except Exception as error:  # openpyxl lets any error of a damaged file through
                raise InputError(
                    f"The workbook is damaged ({type(error).__name__}).",
                    where=where,
                    remedy=_SAVE_AGAIN,
                ) from error
        return read_rows(records, errors, where=where)

    def write(self, concepts: Iterable[Concept], losses: Losses | None = None) -> Iterator[bytes]:
        """Yield the workbook, in one piece."""
        losses = losses or Losses()
        workbook = Workbook(write_only=True)
        sheet: WriteOnlyWorksheet = workbook.create_sheet("Glossary")
        for number, name in enumerate(FIELDS):
            letter = chr(ord("A") + number)
            sheet.column_dimensions[letter].width = _WIDTHS.get(name, 16)
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, name, bold=True) for name in FIELDS])
        rows = 1
        for concept in concepts:
            texts = texts_of(concept).values()
            if max(map(len, texts)) > _LONGEST_CELL:
                losses.entries[_TOO_LONG] += 1
            elif rows == _MOST_ROWS:
                losses.entries[_TOO_MANY] += 1
            else:
                rows += 1
                sheet.append([_cell(sheet, text) if text else None for text in texts])
        target = io.BytesIO()
        workbook.save(target)
        yield target.getvalue()


XLSX = Xlsx()


def _cell(sheet: Any, text: str, *, bold: bool = False) -> WriteOnlyCell:  # noqa: ANN401 - openpyxl's own class is private
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # else a text that begins with = would be a formula
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _records(rows: Iterable[Iterable[Any]], errors: list[LineError]) -> Iterator[Record]:
    for number, row in enumerate(rows, start=1):
        cells = []
        for cell in row:
            text, fault = _text_of(cell)
            cells.append(text)
            if fault:
                errors.append(LineError(number, cell.column_letter, fault))
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, cells


def _text_of(cell: Any) -> tuple[str, str]:  # noqa: ANN401 - openpyxl has two classes of cells
    """Return what a cell says, and what is wrong with it."""
    value = cell.value
    if value is None:
        return "", ""
    if cell.data_type == "f":
        return "?", "the cell is a formula; put its value there"
    if cell.data_type == "e":
        return "?", f"the cell has the error {value}"
    if isinstance(value, (date, datetime, time)):
        return "?", "the cell is a date or time; make it text"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip(), ""


def _check(content: bytes, where: str) -> None:
    """Refuse what is no workbook, or one that would grow or expand beyond bounds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            fault = zip_fault(members)
            if fault is None and any(_has_doctype(archive, m) for m in members):
                fault = "A part of the file declares a document type.", _SAVE_AGAIN
    except _DAMAGE as error:
        raise InputError(
            "This is not an Excel workbook (.xlsx), or it is damaged.",
            where=where,
            remedy=_SAVE_AGAIN,
        ) from error
    if fault is not None:
        raise InputError(fault[0], where=where, remedy=fault[1])


def _has_doctype(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    if not member.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(member) as part:
        return _DOCTYPE in part.read(4096).replace(b"\0", b"")
