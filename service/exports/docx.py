"""An export as a Word file: A4 across, headings that repeat on each page."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from service.exports.content import Column, Export, Table

_LONG, _SHORT, _MARGIN = 297, 210, 15  # millimetres of A4
_WORD_LANGUAGES = {"zh-Hans": "zh-CN", "zh": "zh-CN", "en": "en-US"}


def to_docx(export: Export) -> bytes:
    """Return the export as the bytes of a .docx file."""
    document = Document()
    document.core_properties.title = export.title[:255]
    document.core_properties.author = "Termbridge"
    _lay_out(document)
    document.add_heading(export.title, level=1)
    for label, value in export.summary:
        line = document.add_paragraph(style="List Bullet")
        line.add_run(f"{label}: ").bold = True
        line.add_run(value)
    for table in export.tables:
        if table.title:
            document.add_heading(table.title, level=2)
        _add(document, table)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _lay_out(document: Any) -> None:  # noqa: ANN401 - python-docx's own class is a factory's
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_LONG), Mm(_SHORT)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Microsoft YaHei")


def _add(document: Any, table: Table) -> None:  # noqa: ANN401 - as above
    grid = document.add_table(rows=1 + len(table.rows), cols=len(table.columns))
    grid.style = "Table Grid"
    grid.autofit = False
    total = sum(column.width for column in table.columns)
    widths = [Mm((_LONG - 2 * _MARGIN) * column.width / total) for column in table.columns]
    headings = tuple(column.heading for column in table.columns)
    for place, (row, texts) in enumerate(zip(grid.rows, (headings, *table.rows), strict=True)):
        for cell, text, column, width in zip(row.cells, texts, table.columns, widths, strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(text)
            run.bold = place == 0
            _speak(run, column)
    properties = grid.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no name for it
    properties.append(OxmlElement("w:tblHeader"))


def _speak(run: Any, column: Column) -> None:  # noqa: ANN401 - as above
    """Tell Word's spelling checker a cell's language."""
    if column.language:
        mark = OxmlElement("w:lang")
        language = _WORD_LANGUAGES.get(column.language, column.language)
        mark.set(qn("w:eastAsia" if column.language.startswith("zh") else "w:val"), language)
        run._r.get_or_add_rPr().append(mark)  # noqa: SLF001 - as above
