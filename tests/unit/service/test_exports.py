"""Bilingual tables and reports: read again with other libraries than those that wrote them."""

import re
from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from glossary.constraints import Constraint, Origin, Rendition, Strength
from glossary.errors import InputError, UnsupportedError
from glossary.spans import Span
from service.exports.content import Subject, bilingual, report
from service.pipeline.document import BlockKind
from service.pipeline.report import (
    BlockResult,
    ConstraintOutcome,
    Finding,
    Provenance,
    Rung,
    SegmentResult,
    Severity,
    Translation,
)
from service.pipeline.saved import SegmentState
from service.usecases.exports import Content, Format, export, parse_export

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(“x”)", "https://evil.example", "12")


def outcome(source: str, wanted: str, target: Span | None) -> ConstraintOutcome:
    constraint = Constraint(
        span=Span(0, len(source)),
        source=source,
        rendition=Rendition(preferred=wanted),
        origin=Origin.TERM,
        strength=Strength.REQUIRED,
    )
    return ConstraintOutcome(constraint, target)


def translation(*segments: SegmentResult) -> Translation:
    blocks = tuple(BlockResult(kind=BlockKind.PARAGRAPH, segments=(s,)) for s in segments)
    return Translation(target="", blocks=blocks, provenance=Provenance(package="p", version="1"))


FOUND = SegmentResult(
    source="共同富裕。",
    target="Common prosperity.",
    outcomes=(outcome("共同富裕", "common prosperity", Span(0, 17)),),
    step=Rung.DECODED,
)
MISSING = SegmentResult(
    source="青春之城。",
    target="A city.",
    outcomes=(outcome("青春之城", "City of Youth", None),),
    findings=(
        Finding(code="omission", message="Short.", severity=Severity.MINOR),
        Finding(code="missing-rendition", message="Missing.", severity=Severity.CRITICAL),
    ),
    step=Rung.MEMORY,
)
BOTH = Subject(translation=translation(FOUND, MISSING), title="A title")


def sheets(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(BytesIO(content))
    return {s.title: [tuple(r) for r in s.iter_rows(values_only=True)] for s in book}


def word(content: bytes) -> tuple[list[str], list[list[list[str]]]]:
    """Return the paragraphs outside of tables, and the tables, of a Word file."""
    body = etree.fromstring(ZipFile(BytesIO(content)).read("word/document.xml"))[0]

    def text(node: etree._Element) -> str:
        parts = {
            f"{W}t": lambda n: n.text or "",
            f"{W}br": lambda _: "\n",
            f"{W}tab": lambda _: "\t",
        }
        return "".join(parts[n.tag](n) for n in node.iter() if n.tag in parts)

    tables = [
        [[text(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in body.iter(f"{W}tbl")
    ]
    return [text(p) for p in body.findall(f"{W}p")], tables


class Cells(HTMLParser):
    """The tables of a page, and the languages of their cells."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.languages: list[str | None] = []
        self.inside = False
        self.feed(content.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")
            self.languages.append(dict(attrs).get("lang"))
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.tables[-1][-1][-1] += data


TABLE = [
    ["#", "Source text", "Translation", "State", "Warnings"],
    ["1", "共同富裕。", "Common prosperity.", "Translated", ""],
    ["2", "青春之城。", "A city.", "From the memory", "Missing.\nShort."],
]


def test_the_bilingual_table_as_word() -> None:
    paragraphs, tables = word(export(BOTH, Content.TABLE, Format.DOCX).content)

    assert paragraphs[0] == "A title"
    assert "Missing: 1" in paragraphs
    assert tables == [TABLE]


def test_the_bilingual_table_as_a_workbook() -> None:
    first, summary = sheets(export(BOTH, Content.TABLE, Format.XLSX).content).values()

    assert [[cell or "" for cell in row] for row in first] == TABLE
    assert ("Missing", "1") in summary


def test_the_bilingual_table_as_html() -> None:
    page = Cells(export(BOTH, Content.TABLE, Format.HTML).content)

    assert page.tables == [TABLE]
    assert page.languages[5:9] == [None, "zh-Hans", "en", None]


def test_the_report_has_what_is_missing_first_then_every_span_and_warning() -> None:
    missing, spans, warnings = Cells(export(BOTH, Content.REPORT, Format.HTML).content).tables

    assert missing[1:] == [["2", "Term", "青春之城", "City of Youth", "", "Missing"]]
    assert spans[1:] == [
        ["1", "Term", "共同富裕", "common prosperity", "Common prosperity", "Found"],
        ["2", "Term", "青春之城", "City of Youth", "", "Missing"],
    ]
    assert warnings[1:] == [["2", "Critical", "Missing."], ["2", "Minor", "Short."]]


def test_the_report_says_the_same_in_every_format() -> None:
    files = {form: export(BOTH, Content.REPORT, form).content for form in Format}

    from_html = Cells(files[Format.HTML]).tables
    assert word(files[Format.DOCX])[1] == from_html
    book = list(sheets(files[Format.XLSX]).values())[:-1]
    assert [[[c or "" for c in row] for row in table] for table in book] == from_html


def test_states_of_a_kept_translation_are_shown() -> None:
    kept = Subject(translation=BOTH.translation, states=[SegmentState.FINAL, SegmentState.REVIEWED])

    (table,) = bilingual(kept).tables
    assert [row[3] for row in table.rows] == ["Approved", "Reviewed"]


def test_headings_are_said_in_the_reader_s_language() -> None:
    table = bilingual(BOTH, say=lambda words: f"<{words}>").tables[0]

    assert [c.heading for c in table.columns][1:3] == ["<Source text>", "<Translation>"]
    assert table.rows[0][3] == "<Translated>"


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    subject = Subject(translation=translation(SegmentResult(source=text, target=text)))

    content = export(subject, Content.TABLE, Format.XLSX).content
    book = openpyxl.load_workbook(BytesIO(content))
    source, target = book.worksheets[0]["B2"], book.worksheets[0]["C2"]
    assert (source.value, source.data_type) == (text, "s")
    assert (target.value, target.data_type) == (text, "s")
    assert source.hyperlink is None
    assert b"<f>" not in ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml")


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=60))
def test_any_text_comes_back_from_every_format(text: str) -> None:
    subject = Subject(translation=translation(SegmentResult(source=text, target=text)))
    files = {form: export(subject, Content.TABLE, form).content for form in Format}

    assert word(files[Format.DOCX])[1][0][1][1:3] == [text, text]
    assert Cells(files[Format.HTML]).tables[0][1][1:3] == [text, text]
    row = next(iter(sheets(files[Format.XLSX]).values()))[1]
    assert [cell or "" for cell in row[1:3]] == [text, text]


def test_a_control_character_breaks_no_file() -> None:
    subject = Subject(translation=translation(SegmentResult(source="a\x00\x1b\ud800b", target="c")))

    for form in Format:
        assert export(subject, Content.TABLE, form).content
    assert bilingual(subject).tables[0].rows[0][1] == "a\ufffd\ufffd\ufffdb"


def test_markup_in_a_text_is_shown_not_obeyed() -> None:
    text = '<script>alert("1")</script> & <b>'
    subject = Subject(translation=translation(SegmentResult(source=text, target=text)), title=text)

    page = export(subject, Content.TABLE, Format.HTML).content
    assert b"<script" not in page
    assert Cells(page).tables[0][1][1] == text


def test_a_text_longer_than_a_cell_is_an_error_of_the_workbook_alone() -> None:
    subject = Subject(translation=translation(SegmentResult(source="字" * 32_768, target="x")))

    with pytest.raises(InputError, match="32,768 characters"):
        export(subject, Content.TABLE, Format.XLSX)
    assert len(word(export(subject, Content.TABLE, Format.DOCX).content)[1][0][1][1]) == 32_768


def test_nothing_translated_is_a_report_with_nothing_missing() -> None:
    empty = Subject(translation=translation())

    assert [table.rows for table in report(empty).tables] == [()]
    for form in Format:
        assert export(empty, Content.REPORT, form).content


def test_an_export_that_there_is_not_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UnsupportedError) as caught:
        parse_export("table", "pdf")

    assert re.search(r"docx, xlsx, html", caught.value.remedy)
