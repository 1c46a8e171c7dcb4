"""Excel workbooks (.xlsx): the text of cells, and of shapes and charts.

A text that many cells share is stored once and translated once. Numbers, dates and formulas are no
such texts, so they stay; so do the names of sheets and ranges, which formulas call. The header of a
table is renamed in the table too; where formulas call columns by name, headers stay as they are.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from service.documents.archive import Archive
from service.documents.drawing import drawing_flows, drawing_run
from service.documents.format import DocumentError
from service.documents.inline import Inline, Run, TextBlock, text_block
from service.documents.parts import Parts, in_order
from service.documents.xml import Element, canonical, name_of, parse_xml, serialize_xml

KIND = "Excel"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_S = f"{{{_MAIN}}}"
_WORKBOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_SHEETS = r"xl/worksheets/sheet\d+\.xml"
_TABLES = r"xl/tables/table\d+\.xml"
_DRAWN = (r"xl/drawings/drawing\d+\.xml", r"xl/charts/chart\d+\.xml")
_CALLS_COLUMN = re.compile(rb"<f\b[^<>]*+>[^<\[]*+\[")
_LONGEST_HEADER = 255


@dataclass(slots=True)
class _Cell:
    """The text of a cell: one block a line."""

    name: str
    element: Element
    lines: list[TextBlock]
    prototypes: list[Element | None]

    @property
    def text(self) -> str:
        """What the cell says."""
        return "".join(t.text or "" for t in self.element.iterfind(f".//{_S}t"))

    def write(self, targets: Sequence[Sequence[Inline] | None]) -> None:
        """Put the targets in, one a line; a line without one stays."""
        lines = [
            list(t) if t is not None else list(block.items)
            for t, block in zip(targets, self.lines, strict=True)
        ]
        pieces = [p for line in lines for p in (*line, Run("\n", _last_style(line)))][:-1]
        runs = [p for p in pieces if isinstance(p, Run)]
        for child in list(self.element):
            if name_of(child) in {"t", "r", "rPh", "phoneticPr"}:
                self.element.remove(child)
        plain = all(self.prototypes[r.style] is None for r in runs)
        elements = [_text("".join(r.text for r in runs))] if plain else []
        for run in () if plain else runs:
            element = etree.Element(f"{_S}r")
            properties = self.prototypes[run.style]
            if properties is not None:
                element.append(deepcopy(properties))
            element.append(_text(run.text))
            elements.append(element)
        for position, element in enumerate(elements):
            self.element.insert(position, element)


def _last_style(line: Sequence[Inline]) -> int:
    return next((p.style for p in reversed(line) if isinstance(p, Run)), 0)


def _text(text: str) -> Element:
    element = etree.Element(f"{_S}t")
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


class Workbook:
    """A workbook that was read."""

    def __init__(self, content: bytes) -> None:
        """Parse the shared texts, and the sheets that hold texts of their own."""
        self._archive = Archive(content, KIND)
        if not self._archive.read(_WORKBOOK):
            raise DocumentError("The workbook is empty.")
        names = [n for n in (_STRINGS,) if n in self._archive]
        sheets = in_order(self._archive.names, [_SHEETS])
        raw = {n: self._archive.read_xml(n) for n in sheets}
        names += [n for n in sheets if b"inlineStr" in raw[n]]
        self._roots = {n: parse_xml(self._archive.read_xml(n), n) for n in names}
        self._tables = {
            n: parse_xml(self._archive.read_xml(n), n)
            for n in in_order(self._archive.names, [_TABLES])
        }
        called = any(_CALLS_COLUMN.search(r) for r in raw.values()) or any(
            t.find(f".//{_S}calculatedColumnFormula") is not None for t in self._tables.values()
        )
        kept = {c.get("name") for c in self._columns()} if called else set()
        self._cells = [c for c in self._find() if c.text not in kept]
        drawn = in_order(self._archive.names, _DRAWN)
        self._parts = Parts(self._archive, drawn, drawing_flows, drawing_run)

    @property
    def blocks(self) -> list[TextBlock]:
        """The texts of the cells, line by line, then those of shapes and charts."""
        return [line for cell in self._cells for line in cell.lines] + self._parts.blocks

    def write(self, targets: Sequence[Sequence[Inline] | None]) -> bytes:
        """Return the workbook with the targets in place."""
        done = 0
        changed = set()
        renamed: dict[str, str] = {}
        headers = {c.get("name") for c in self._columns()}
        for cell in self._cells:
            own = targets[done : done + len(cell.lines)]
            done += len(cell.lines)
            if all(t is None for t in own):
                continue
            before = cell.text
            old = deepcopy(cell.element)
            cell.write(own)
            if before in headers and not self._may_rename(before, cell.text, renamed):
                cell.element[:] = old[:]
                continue
            renamed[before] = cell.text
            changed.add(cell.name)
        for name in changed:
            self._archive.replace(name, serialize_xml(self._roots[name]))
        self._rename_columns(renamed)
        self._parts.write(targets[done:])
        return self._archive.write()

    def _find(self) -> Iterator[_Cell]:
        for name, root in self._roots.items():
            for element in root.iter(f"{_S}si", f"{_S}is"):
                cell = _cell(name, element)
                if any(line.chinese for line in cell.lines):
                    yield cell

    def _columns(self) -> Iterator[Element]:
        for table in self._tables.values():
            yield from table.iter(f"{_S}tableColumn")

    def _may_rename(self, before: str, after: str, renamed: dict[str, str]) -> bool:
        """Tell whether a header may change: two columns of a table cannot have one name."""
        taken = {c.get("name", "").lower() for c in self._columns()} - {before.lower()}
        taken |= {new.lower() for old, new in renamed.items() if old != before}
        return "\n" not in after and len(after) <= _LONGEST_HEADER and after.lower() not in taken

    def _rename_columns(self, renamed: dict[str, str]) -> None:
        for name, table in self._tables.items():
            changed = False
            for column in table.iter(f"{_S}tableColumn"):
                for attribute in ("name", "totalsRowLabel"):
                    old = column.get(attribute)
                    if old in renamed:
                        column.set(attribute, renamed[old])
                        changed = True
            if changed:
                self._archive.replace(name, serialize_xml(table))


def _cell(name: str, element: Element) -> _Cell:
    """Cut a cell's text, plain or in runs, at its line breaks."""
    prototypes: list[Element | None] = []
    styles: dict[bytes, int] = {}
    lines: list[list[Inline]] = [[]]
    for child in element:
        if name_of(child) not in {"t", "r"}:
            continue
        properties = child.find(f"{_S}rPr")
        text = (child.text if name_of(child) == "t" else child.findtext(f"{_S}t")) or ""
        key = canonical(properties)
        if key not in styles:
            styles[key] = len(prototypes)
            prototypes.append(properties)
        first, *others = text.split("\n")
        lines[-1].append(Run(first, styles[key]))
        lines += [[Run(t, styles[key])] for t in others]
    return _Cell(name, element, [text_block(line) for line in lines], prototypes or [None])
