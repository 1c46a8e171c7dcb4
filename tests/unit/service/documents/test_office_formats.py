"""Workbooks, presentations, OpenDocument texts and PDF: the same file in English."""

import io
import zipfile
from datetime import date

import openpyxl
import pptx
import pytest
import xlsxwriter
from document_files import obedient, picture, png, translated
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from odf import opendocument
from odf.draw import Frame, Image
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.teletype import extractText
from odf.text import A, H, LineBreak, List, ListItem, Note, NoteBody, NoteCitation, P, S, Span
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table as SheetTable
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from service.documents.format import DocumentError
from service.documents.odt import MEDIA, OpenText
from service.engine.scripted import ScriptedEngine


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


def changed(before: bytes, after: bytes) -> set[str]:
    old, new = members(before), members(after)
    assert list(old) == list(new)
    return {n for n in old if old[n] != new[n]}


# --- Excel


def workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "产值"
    sheet.append(["指标", "2024年", "GDP", 12.5, date(2025, 3, 1), "=D1*2", '="青春"&"之城"'])
    sheet.append(["指标", "实现共同富裕\n第二行", "a@b.cn"])
    sheet["A1"].font = Font(bold=True)
    sheet["B2"].hyperlink = "https://example.org/甲"
    sheet["A3"] = CellRichText("扎实推动", TextBlock(InlineFont(b=True), "共同富裕"))
    sheet.merge_cells("A5:B5")
    sheet.add_image(SheetImage(picture()), "E5")
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_keeps_numbers_dates_formulas_names_and_looks() -> None:
    before = saved(workbook())
    after = translated(before, "a.xlsx").content

    sheet = openpyxl.load_workbook(io.BytesIO(after), rich_text=True)["产值"]
    assert sheet["A1"].value == sheet["A2"].value == "We see more"
    assert sheet["A1"].font.b
    assert [c.value for c in sheet[1]][2:4] == ["GDP", 12.5]
    assert sheet["E1"].value.date() == date(2025, 3, 1)
    assert [sheet["F1"].value, sheet["G1"].value] == ["=D1*2", '="青春"&"之城"']
    assert sheet["B2"].value == "We see common prosperity and more\nWe see more"
    assert sheet["B2"].hyperlink.target == "https://example.org/甲"
    assert sheet["C2"].value == "a@b.cn"
    assert [getattr(r, "text", r) for r in sheet["A3"].value] == [
        "We see ",
        "common prosperity",
        " and more",
    ]
    assert [r.font.b for r in sheet["A3"].value if isinstance(r, TextBlock)] == [True]
    assert str(sheet.merged_cells) == "A5:B5"
    assert changed(before, after) == {"xl/worksheets/sheet1.xml"}


def tabled(formula: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["青春之城", "数量", formula])
    book.active.append(["甲乙", 2])
    book.active.add_table(SheetTable(displayName="T1", ref="A1:B2"))
    return saved(book)


def headers(content: bytes) -> tuple[list[object], list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [c.value for c in sheet[1]][:2], [c.name for c in sheet.tables["T1"].tableColumns]


def test_headers_of_a_table_are_renamed_in_the_table_too() -> None:
    cells, columns = headers(translated(tabled("=1"), "a.xlsx").content)

    assert cells == columns == ["We see City of Youth and more", "We see more"]


def test_headers_that_formulas_call_stay() -> None:
    content = translated(tabled("=SUM(T1[数量])"), "a.xlsx").content

    cells, columns = headers(content)
    assert cells == columns == ["青春之城", "数量"]
    assert openpyxl.load_workbook(io.BytesIO(content)).active["A2"].value == "We see more"


def test_two_headers_never_get_one_name() -> None:
    book = openpyxl.Workbook()
    book.active.append(["数量", "价格"])
    book.active.append([1, 2])
    book.active.add_table(SheetTable(displayName="T1", ref="A1:B2"))

    cells, columns = headers(translated(saved(book), "a.xlsx").content)

    assert cells == columns == ["We see more", "价格"]


def test_a_text_that_cells_share_is_translated_once_for_all() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("表")
        sheet.write_column("A1", ["共同富裕", "共同富裕", "GDP"])
        sheet.write_rich_string("B1", "扎实推动", book.add_format({"bold": True}), "共同富裕")
        sheet.insert_textbox("D1", "青春之城")
    before = stream.getvalue()

    document = translated(before, "a.xlsx")

    sheet = openpyxl.load_workbook(io.BytesIO(document.content), rich_text=True)["表"]
    expected = "We see common prosperity and more"
    assert [c.value for c in sheet["A"]] == [expected, expected, "GDP"]
    assert isinstance(sheet["B1"].value[1], TextBlock)
    assert changed(before, document.content) == {
        "xl/sharedStrings.xml",
        "xl/drawings/drawing1.xml",
    }
    assert len(document.translation.blocks) == 3


# --- PowerPoint


def slides() -> bytes:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "青春之城"
    paragraph = slide.placeholders[1].text_frame.paragraphs[0]
    paragraph.add_run().text = "扎实推动"
    bold = paragraph.add_run()
    bold.text, bold.font.bold = "共同富裕", True
    linked = slide.placeholders[1].text_frame.add_paragraph()
    linked.add_run().text = "详见"
    link = linked.add_run()
    link.text, link.hyperlink.address = "青春之城", "https://example.org/"
    slide.shapes.add_picture(picture(), Inches(1), Inches(1))
    table = slide.shapes.add_table(1, 2, Inches(1), Inches(2), Inches(3), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "产值", "12.5"
    slide.notes_slide.notes_text_frame.text = "备注\t共同富裕"
    data = CategoryChartData()
    data.categories = ["甲"]
    data.add_series("系列", (1,))
    chart = slide.shapes.add_chart(
        XL_CHART_TYPE.PIE, Inches(1), Inches(3), Inches(2), Inches(2), data
    ).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "图表"
    show.slides.add_slide(show.slide_layouts[6])
    stream = io.BytesIO()
    show.save(stream)
    return stream.getvalue()


def test_a_presentation_keeps_its_slides_shapes_links_and_pictures() -> None:
    before = slides()
    after = translated(before, "a.pptx").content

    old, new = pptx.Presentation(io.BytesIO(before)), pptx.Presentation(io.BytesIO(after))
    assert len(new.slides) == 2
    slide = new.slides[0]
    assert [s.shape_type for s in slide.shapes] == [s.shape_type for s in old.slides[0].shapes]
    assert slide.shapes.title.text == "We see City of Youth and more"
    first, second = slide.placeholders[1].text_frame.paragraphs
    assert [(r.text, r.font.bold) for r in first.runs] == [
        ("We see ", None),
        ("common prosperity", True),
        (" and more", None),
    ]
    assert [(r.text, r.hyperlink.address) for r in second.runs][1] == (
        "City of Youth",
        "https://example.org/",
    )
    tables = [s.table for s in slide.shapes if s.has_table]
    assert [c.text for c in tables[0].rows[0].cells] == ["We see more", "12.5"]
    assert slide.notes_slide.notes_text_frame.text == (
        "We see more\tWe see common prosperity and more"
    )
    charts = [s.chart for s in slide.shapes if s.has_chart]
    assert charts[0].chart_title.text_frame.text == "We see more"
    assert {n.partition("/")[2].rstrip("0123456789.xml") for n in changed(before, after)} == {
        "slides/slide",
        "notesSlides/notesSlide",
        "charts/chart",
    }


# --- OpenDocument


def open_text() -> bytes:
    document = opendocument.OpenDocumentText()
    bold = Style(name="Bold", family="text")
    bold.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(bold)
    document.text.addElement(H(outlinelevel=1, text="青春之城"))
    paragraph = P(text="扎实推动")
    paragraph.addElement(Span(stylename=bold, text="共同富裕"))
    paragraph.addText("，")
    paragraph.addElement(S(c=2))
    paragraph.addElement(LineBreak())
    link = A(href="https://example.org/", type="simple")
    link.addElement(Span(stylename=bold, text="青春之城"))
    paragraph.addText("详见")
    paragraph.addElement(link)
    note = Note(noteclass="footnote")
    note.addElement(NoteCitation(text="1"))
    body = NoteBody()
    body.addElement(P(text="脚注"))
    note.addElement(body)
    paragraph.addElement(note)
    document.text.addElement(paragraph)
    items = List()
    item = ListItem()
    item.addElement(P(text="第一项"))
    items.addElement(item)
    document.text.addElement(items)
    table = Table(name="表")
    row = TableRow()
    for text in ("产值", "12.5"):
        cell = TableCell()
        cell.addElement(P(text=text))
        row.addElement(cell)
    table.addElement(row)
    document.text.addElement(table)
    framed = P(text="如图")
    frame = Frame(width="1cm", height="1cm")
    frame.addElement(Image(href=document.addPicture("图.png", "image/png", png())))
    framed.addElement(frame)
    document.text.addElement(framed)
    stream = io.BytesIO()
    document.write(stream)
    return stream.getvalue()


def test_an_open_text_keeps_its_structure_links_notes_and_pictures() -> None:
    before = open_text()
    after = translated(before, "a.odt").content

    document = opendocument.load(io.BytesIO(after))
    text = document.text
    assert [extractText(h) for h in text.getElementsByType(H)] == ["We see City of Youth and more"]
    paragraph = text.getElementsByType(P)[0]
    spans = [
        (extractText(s), s.getAttribute("stylename")) for s in paragraph.getElementsByType(Span)
    ]
    assert ("common prosperity", "Bold") in spans
    assert [(extractText(a), a.getAttribute("href")) for a in paragraph.getElementsByType(A)] == [
        ("City of Youth", "https://example.org/")
    ]
    assert len(paragraph.getElementsByType(LineBreak)) == 1
    assert extractText(paragraph.getElementsByType(NoteBody)[0]) == "We see more"
    assert [extractText(c) for c in text.getElementsByType(TableCell)] == ["We see more", "12.5"]
    assert len(text.getElementsByType(Image)) == 1
    assert b"termbridge" not in members(after)["content.xml"]
    assert changed(before, after) == {"content.xml"}
    assert next(iter(members(after))) == "mimetype"


def test_a_comment_in_an_open_text_stays() -> None:
    content = members(open_text())
    annotation = (
        "<office:annotation><dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>某人</dc:creator>"
        "<text:p>批注</text:p></office:annotation>"
    ).encode()
    content["content.xml"] = content["content.xml"].replace(
        "如图".encode(), "如".encode() + annotation + "图".encode()
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in content.items():
            archive.writestr(name, part)

    after = members(translated(stream.getvalue(), "a.odt").content)["content.xml"].decode()

    assert "某人" in after
    assert "批注" in after
    assert "如" not in after


NAMES = " ".join(
    f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
    for p, n in (("office", "office"), ("text", "text"), ("draw", "drawing"))
)
FRAGMENTS = [
    "共同富裕",
    " 在 ",
    '<text:span text:style-name="B">粗</text:span>',
    '<text:span text:style-name="C">前<text:tab/>后<text:span>内<text:s/></text:span></text:span>',
    '<text:span text:style-name="D"><text:bookmark text:name="m"/></text:span>',
    "<text:a>链</text:a>",
    "<text:a><text:span>接</text:span>口<text:line-break/>外</text:a>",
    '<text:span text:style-name="E">甲<text:a>乙</text:a>丙</text:span>',
    '<text:s text:c="3"/>',
    "<text:line-break/>",
    "<text:note><text:note-body><text:p>注</text:p></text:note-body></text:note>",
    "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>",
    "<text:page-number>1</text:page-number>",
    "<!-- 评 -->",
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=8))
def test_no_link_note_or_object_of_an_open_text_is_lost(fragments: list[str]) -> None:
    body = f"<text:p>{''.join(fragments)}完</text:p>"
    xml = f"<office:document-content {NAMES}>{body}</office:document-content>".encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", MEDIA)
        archive.writestr("content.xml", xml)
    engine = ScriptedEngine(lambda s: obedient(s) + " with words enough for all the links")

    opened = OpenText(stream.getvalue())
    again = members(opened.write([b.items for b in opened.blocks]))["content.xml"]
    after = members(translated(stream.getvalue(), "a.odt", engine).content)["content.xml"]

    def kept(content: bytes) -> list[str]:
        tags = [str(e.tag) for e in etree.fromstring(content).iter()]
        return sorted(t for t in tags if not t.endswith(("}span", "}s")))

    def words(content: bytes) -> str:
        return "".join("".join(etree.fromstring(content).itertext()).split())

    assert kept(again) == kept(after) == kept(xml)
    assert words(again) == words(xml)


# --- PDF


def pdf(text: str, *, trailer: str = "") -> bytes:
    """Return a page that shows ``text`` in a font of which only the table of characters is real."""
    codes = "".join(f"{ord(c):04x}" for c in text)
    table = "\n".join(f"<{ord(c):04x}> <{ord(c):04x}>" for c in sorted(set(text)))
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange\n<0000> <ffff>\n"
        f"endcodespacerange\n{len(set(text))} beginbfchar\n{table}\nendbfchar\nendcmap"
    )
    show = f"BT /F1 12 Tf 72 700 Td <{codes}> Tj ET"
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            "/Resources<</Font<</F1 5 0 R>>>>>>"
        ),
        f"<</Length {len(show)}>>stream\n{show}\nendstream",
        (
            "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H"
            "/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"
        ),
        (
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/A"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>"
        ),
        f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
    ]
    content = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(content)
    content += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n"
    content += "".join(f"{p:010} 00000 n \n" for p in places)
    content += f"trailer\n<</Size {len(bodies) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n"
    content += "%%EOF"
    return content.encode("latin-1")


def test_a_pdf_comes_back_as_text() -> None:
    document = translated(pdf("扎实推动共同富裕。"), "a.pdf")

    assert document.content.decode() == "We see common prosperity and more.\n"
    assert document.media == "text/plain"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"no pdf", "not a PDF file"),
        (b"%PDF-1.7\nand no more", "damaged"),
        (pdf(" "), "no text in this PDF"),
        (pdf("English"), "no Chinese text"),
        (
            pdf("甲", trailer="/Encrypt<</Filter/Standard/V 1/R 2/O(a)/U(b)/P 4>>/ID[(a)(b)]"),
            "protected by a password",
        ),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        translated(content, "a.pdf")


# --- all of them


@pytest.mark.parametrize("filename", ["a.docx", "a.xlsx", "a.pptx", "a.odt"])
@pytest.mark.parametrize(
    ("content", "message"),
    [(b"PK\x05\x06" + b"\0" * 18, "it has no"), (b"text", "no ZIP archive inside")],
)
def test_what_is_no_office_file_is_refused(filename: str, content: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        translated(content, filename)


def test_another_open_document_is_refused() -> None:
    content = open_text().replace(b"opendocument.text", b"opendocument.XXXX", 1)

    with pytest.raises(DocumentError, match=r"damaged|not an OpenDocument text"):
        translated(content, "a.odt")
