"""Word documents: the same document in English."""

import io
import zipfile
from collections import Counter

import docx
import pytest
from document_files import obedient, picture, translated
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from service.documents.docx import WordDocument
from service.documents.format import DocumentError
from service.engine.scripted import ScriptedEngine


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def reopened(document: Document, filename: str = "a.docx") -> Document:
    return docx.Document(io.BytesIO(translated(saved(document), filename).content))


def add_link(paragraph: Paragraph, text: str, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    relation = paragraph.part.relate_to(
        address, docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link.set(qn("r:id"), relation)
    link.append(
        parse_xml(
            f"<w:r {nsdecls('w')}><w:rPr><w:u w:val='single'/></w:rPr><w:t>{text}</w:t></w:r>"
        )
    )
    paragraph._p.append(link)  # noqa: SLF001 - python-docx cannot make links


def report() -> Document:
    """A document with everything that offices use."""
    document = docx.Document()
    document.core_properties.author = "某人"
    document.add_heading("青春之城", level=1)
    paragraph = document.add_paragraph("扎实推动")
    paragraph.add_run("共同富裕").bold = True
    paragraph.add_run("，增长5%。")
    document.add_paragraph("第一项工作", style="List Bullet")
    document.add_paragraph("Stays as it is\twith a tab.")
    table = document.add_table(rows=2, cols=2, style="Table Grid")
    for cell, text in zip(
        [c for row in table.rows for c in row.cells], ["指标", "数值", "产值", "12.5"], strict=True
    ):
        cell.text = text
    illustrated = document.add_paragraph("如图所示")
    illustrated.add_run().add_picture(picture())
    illustrated.add_run("共同富裕。")
    add_link(document.add_paragraph("详见"), "青春之城", "https://example.org/a?b=1")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "2025"
    return document


def test_structure_and_styles_stay() -> None:
    before = report()
    after = reopened(before)

    assert [p.style.name for p in after.paragraphs] == [p.style.name for p in before.paragraphs]
    assert [t.style.name for t in after.tables] == ["Table Grid"]
    assert [c.text for row in after.tables[0].rows for c in row.cells] == [
        "We see more",
        "We see more",
        "We see more",
        "12.5",
    ]
    assert after.paragraphs[0].text == "We see City of Youth and more"
    assert after.sections[0].header.paragraphs[0].text == "We see more"
    assert after.sections[0].footer.paragraphs[0].text == "2025"
    assert after.core_properties.author == "某人"


def test_every_other_part_keeps_its_bytes() -> None:
    content = saved(report())
    after = translated(content, "a.docx").content

    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert new.namelist() == old.namelist()
        changed = {n for n in old.namelist() if old.read(n) != new.read(n)}
        assert changed == {"word/document.xml", "word/header1.xml"}
        assert any(n.startswith("word/media/") for n in old.namelist())


def test_a_bold_term_stays_bold_where_it_went() -> None:
    paragraph = reopened(report()).paragraphs[1]

    assert [(r.text, r.bold) for r in paragraph.runs] == [
        ("We see ", None),
        ("common prosperity", True),
        (" and 5% and more.", None),
    ]


def test_a_link_keeps_its_address_on_its_words() -> None:
    after = reopened(report())
    (link,) = after.paragraphs[-1].hyperlinks

    assert (link.text, link.address) == ("City of Youth", "https://example.org/a?b=1")
    assert link.runs[0].underline
    assert after.paragraphs[-1].text == "We see City of Youth and more"


def test_an_image_stays_in_its_paragraph() -> None:
    before, after = report(), reopened(report())
    index = next(i for i, p in enumerate(before.paragraphs) if "如图" in p.text)

    assert len(after.paragraphs[index]._p.findall(f".//{qn('w:drawing')}")) == 1  # noqa: SLF001
    assert "common prosperity" in after.paragraphs[index].text


def test_a_paragraph_without_chinese_is_not_touched() -> None:
    before, after = report(), reopened(report())
    index = next(i for i, p in enumerate(before.paragraphs) if "Stays" in p.text)

    assert after.paragraphs[index]._p.xml == before.paragraphs[index]._p.xml  # noqa: SLF001


def test_breaks_and_tabs_stay_between_their_texts() -> None:
    document = docx.Document()
    document.add_paragraph("甲方\t乙方\n共同富裕")

    assert reopened(document).paragraphs[0].text == (
        "We see more\tWe see more\nWe see common prosperity and more"
    )


def test_runs_that_look_alike_are_one() -> None:
    """Word cuts a text into runs at every edit; the language and the font hint are no looks."""
    document = docx.Document()
    paragraph = document.add_paragraph("共同")
    run = paragraph.add_run("富裕")
    run._r.get_or_add_rPr().append(parse_xml(f"<w:lang {nsdecls('w')} w:eastAsia='zh-CN'/>"))  # noqa: SLF001

    assert [r.text for r in reopened(document).paragraphs[0].runs] == [
        "We see common prosperity and more"
    ]


FIELD = (
    "<w:p {ns}><w:r><w:t>见</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
    "<w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    "<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    "<w:r><w:t>结束</w:t></w:r></w:p>"
)


def marks(paragraph: Paragraph) -> list[str]:
    """Return a paragraph's texts and field marks in order."""
    found = []
    for element in paragraph._p.iter():  # noqa: SLF001
        if element.tag == qn("w:fldChar"):
            found.append(element.get(qn("w:fldCharType")))
        elif element.tag in {qn("w:t"), qn("w:instrText")}:
            found.append(element.text)
    return found


@pytest.mark.parametrize(
    ("code", "shown", "expected"),
    [
        (' HYPERLINK "http://a" ', "青春之城", "City of Youth"),
        (" PAGE ", "第3页", "第3页"),
    ],
)
def test_a_link_field_is_translated_and_other_fields_stay(
    code: str, shown: str, expected: str
) -> None:
    document = docx.Document()
    xml = FIELD.format(ns=nsdecls("w"), code=code, shown=shown)
    document.element.body.insert(0, parse_xml(xml))

    found = marks(reopened(document).paragraphs[0])

    at = found.index("begin")
    assert found[at : at + 5] == ["begin", code, "separate", expected, "end"]


def test_a_deleted_passage_and_a_note_stay_and_an_inserted_one_is_translated() -> None:
    document = docx.Document()
    xml = (
        f"<w:p {nsdecls('w')}><w:r><w:t>共同富裕</w:t></w:r>"
        "<w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:del w:id='1' w:author='a'><w:r><w:delText>旧文</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>青春之城</w:t></w:r></w:ins></w:p>"
    )
    document.element.body.insert(0, parse_xml(xml))

    paragraph = reopened(document).paragraphs[0]._p  # noqa: SLF001

    assert [c.tag.rpartition("}")[2] for c in paragraph] == ["r", "r", "del", "r", "ins", "r"]
    assert paragraph.findtext(f"{qn('w:ins')}/{qn('w:r')}/{qn('w:t')}") == "City of Youth"


def test_a_text_box_is_translated() -> None:
    document = docx.Document()
    xml = (
        f"<w:p {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:r><w:pict><v:textbox>"
        "<w:txbxContent><w:p><w:r><w:t>共同富裕</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></w:pict></w:r><w:r><w:t>青春之城</w:t></w:r></w:p>"
    )
    document.element.body.insert(0, parse_xml(xml))

    texts = [t.text for t in reopened(document).element.body.iter(qn("w:t"))]

    assert texts == ["We see common prosperity and more", "We see City of Youth and more"]


def test_an_entry_of_a_table_of_contents_keeps_its_page_number() -> None:
    document = docx.Document()
    xml = (
        f"<w:p {nsdecls('w')}><w:hyperlink w:anchor='_Toc1'><w:r><w:t>第一章　</w:t></w:r>"
        "<w:r><w:t>共同富裕</w:t></w:r><w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType='begin'/>"
        "</w:r><w:r><w:instrText>PAGEREF</w:instrText></w:r><w:r><w:fldChar "
        "w:fldCharType='separate'/></w:r><w:r><w:t>3</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:hyperlink></w:p>"
    )
    document.element.body.insert(0, parse_xml(xml))

    (link,) = reopened(document).paragraphs[0].hyperlinks

    words, page = link.text.split("\t")
    assert "common prosperity" in words
    assert page == "3"


# --- files that cannot be translated


def test_a_document_without_chinese_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph("Nothing here, 2025.")

    with pytest.raises(DocumentError, match="no Chinese text in this file"):
        reopened(document)


def test_a_document_that_the_engine_leaves_as_it_is_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph("你好")

    with pytest.raises(DocumentError, match="Nothing in this file could be translated"):
        translated(saved(document), "a.docx", ScriptedEngine(lambda s: s.text))


def zipped(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


BOMB = '<!DOCTYPE w [<!ENTITY a "共同富裕"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'
FILE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'
STRICT = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty"),
        ("共同富裕".encode(), "not a Word file"),
        (b"PK\x03\x04 and no more", "not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Office version"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (zipped(xl__workbook="<a/>"), "it has no “word/document.xml”"),
        (zipped(word__document="<a>"), "is no XML"),
        (zipped(word__document=BOMB), "declares a document type"),
        (zipped(word__document=FILE), "declares a document type"),
        (zipped(word__document=STRICT), "Strict Open XML"),
        (zipped(word__document="<a>" + " " * 40_000_000 + "</a>"), "larger than 32 MB"),
        (zipped(**{f"x{i}": "" for i in range(5001)}), "more than 5,000 parts"),
        (zipped(**{f"x{i}": " " * 60_000_000 for i in range(5)}), "larger than 256 MB"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(
    content: bytes, message: str
) -> None:
    with pytest.raises(DocumentError, match=message):
        translated(content, "a.docx")


def test_a_damaged_member_is_named() -> None:
    content = bytearray(saved(report()))
    at = content.index(b"word/document.xml") + 60
    content[at : at + 40] = b"\0" * 40

    with pytest.raises(DocumentError, match="damaged"):
        translated(bytes(content), "a.docx")


def test_a_member_with_a_password_is_refused() -> None:
    content = bytearray(saved(report()))
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1

    with pytest.raises(DocumentError, match="protected by a password"):
        translated(bytes(content), "a.docx")


# --- any paragraph

FRAGMENTS = [
    "<w:r><w:t>共同富裕</w:t></w:r>",
    "<w:r><w:rPr><w:b/></w:rPr><w:t>在</w:t><w:tab/><w:t>此</w:t></w:r>",
    "<w:r><w:t xml:space='preserve'> </w:t><w:drawing/><w:t>图</w:t></w:r>",
    "<w:hyperlink w:anchor='a'><w:r><w:t>青春之城</w:t></w:r></w:hyperlink>",
    "<w:hyperlink w:anchor='b'><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:hyperlink>",
    (
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>HYPERLINK a</w:instrText>"
        "<w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>链接</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    ),
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
    "<w:bookmarkStart w:id='1'/>",
    "<w:bookmarkEnd w:id='1'/>",
    "<w:sdt><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>",
    "<w:ins w:id='2'><w:r><w:t>新</w:t></w:r></w:ins>",
    "<w:del w:id='3'><w:r><w:delText>旧</w:delText></w:r></w:del>",
    "<w:r><w:footnoteReference w:id='2'/></w:r>",
    "<!-- 注 -->",
]
TEXTS_AND_RUNS = {qn("w:r"), qn("w:rPr"), qn("w:b"), qn("w:t")}


PARAGRAPHS = st.lists(st.sampled_from(FRAGMENTS), max_size=7).map(
    lambda f: f"<w:p {nsdecls('w')}><w:pPr/>{''.join(f)}<w:r><w:t>完</w:t></w:r></w:p>"
)


def document_of(xml: str) -> Document:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(xml))
    return document


def kept(document: Document) -> list[object]:
    """Return what is no text: fields, bookmarks, links, drawings, notes, comments."""
    return [e.tag for e in document.element.body[0].iter() if e.tag not in TEXTS_AND_RUNS]


def words(document: Document) -> str:
    texts = [e.text or "" for e in document.element.body[0].iter(qn("w:t"))]
    return "".join(texts).replace(" ", "")


@settings(max_examples=25)  # python-docx copies a whole template for each
@given(PARAGRAPHS)
def test_putting_the_same_words_back_loses_and_moves_nothing(xml: str) -> None:
    document = document_of(xml)
    opened = WordDocument(saved(document))

    again = docx.Document(io.BytesIO(opened.write([b.items for b in opened.blocks])))

    assert kept(again) == kept(document)
    assert words(again) == words(document)


@settings(max_examples=25)  # python-docx copies a whole template for each
@given(PARAGRAPHS)
def test_no_link_field_or_object_is_lost_in_translation(xml: str) -> None:
    document = document_of(xml)
    engine = ScriptedEngine(lambda s: obedient(s) + " with words enough for all of the links here")

    after = docx.Document(io.BytesIO(translated(saved(document), "a.docx", engine).content))

    assert not Counter(map(str, kept(document))) - Counter(map(str, kept(after)))
    assert not field_marks(document) - field_marks(after)  # a link may stand twice


def field_marks(document: Document) -> Counter[str]:
    """Count the beginnings, separators and ends of fields."""
    return Counter(
        e.get(qn("w:fldCharType")) for e in document.element.body[0].iter(qn("w:fldChar"))
    )
