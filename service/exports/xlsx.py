"""An export as a workbook: every cell is a text, whatever it begins with."""

from io import BytesIO

import xlsxwriter

from glossary.errors import InputError
from service.exports.content import Export, Table

_LONGEST = 32_767  # characters of a cell, Excel's limit
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDTH = 6  # characters for one share of a column's width


def to_xlsx(export: Export) -> bytes:
    """Return the export as the bytes of an .xlsx file.

    Raises:
        InputError: a text is longer than a cell can hold.
    """
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **_PLAIN}) as book:
        book.set_properties({"title": export.title[:255], "author": "Termbridge"})
        formats = {
            "head": book.add_format({"bold": True, "text_wrap": True, "bottom": 1}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            # a text that looks like a formula stays one when its cell is edited
            "quoted": book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
        }
        for table in export.tables:
            _add(book.add_worksheet(_name(table.title or export.title, book)), table, formats)
        summary = book.add_worksheet(_name("Σ", book))
        summary.set_column(0, 0, 28)
        for row, (label, value) in enumerate(export.summary):
            _write(summary, row, (label, value), formats)
    return out.getvalue()


def _name(title: str, book: xlsxwriter.Workbook) -> str:
    """Return a name that a sheet may have: new, short, without Excel's own signs."""
    base = "".join(c for c in title if c not in "[]:*?/\\").strip("' ")[:25] or "1"
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    names = (base, *(f"{base} {n}" for n in range(2, 99)))
    return next(name for name in names if name.casefold() not in taken)


def _add(sheet: xlsxwriter.worksheet.Worksheet, table: Table, formats: dict[str, object]) -> None:
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _WIDTH * column.width)
        sheet.write_string(0, place, column.heading, formats["head"])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    for number, texts in enumerate(table.rows, 1):
        _write(sheet, number, texts, formats)


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    texts: tuple[str, ...],
    formats: dict[str, object],
) -> None:
    for place, text in enumerate(texts):
        if len(text) > _LONGEST:
            raise InputError(
                f"A text has {len(text):,} characters; a cell of a workbook holds {_LONGEST:,}.",
                where="format",
                remedy="Choose Word or HTML.",
            )
        form = formats["quoted" if text.startswith(_FORMULA) else "text"]
        sheet.write_string(row, place, text, form)
