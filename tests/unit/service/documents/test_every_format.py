"""What holds for every format of documents."""

import zipfile
from io import BytesIO

import pytest
import test_docx
import test_office_formats as office
import test_text_formats as text
from document_files import INDEX, obedient, services_with, translated

from glossary.errors import InputError, TooLargeError, UnsupportedError
from service.documents.format import DocumentFormat, OpenDocument
from service.documents.registry import FORMATS
from service.engine.scripted import ScriptedEngine
from service.usecases.documents import DocumentCommand, translate_document

FILES = {
    "docx": lambda: test_docx.saved(test_docx.report()),
    "xlsx": lambda: office.saved(office.workbook()),
    "pptx": office.slides,
    "odt": office.open_text,
    "pdf": lambda: office.pdf("扎实推动共同富裕。"),
    "html": text.PAGE.encode,
    "md": text.NOTES.encode,
    "srt": text.CUES.encode,
    "txt": "共同富裕\n".encode,
}
ALL = pytest.mark.parametrize("form", list(FORMATS), ids=lambda form: form.ending)
IN_PARTS = pytest.mark.parametrize(
    "form", [f for f in FORMATS if not f.whole], ids=lambda form: form.ending
)


def opened(form: DocumentFormat) -> tuple[bytes, OpenDocument]:
    content = FILES[form.ending]()
    return content, form.read(content)


def texts(document: OpenDocument) -> list[str]:
    return [b.text for b in document.blocks if b.chinese]


def parts(content: bytes) -> object:
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return [(i.filename, i.date_time, archive.read(i)) for i in archive.infolist()]


def test_every_format_is_tested() -> None:
    assert {f.ending for f in FORMATS} == set(FILES)


@ALL
def test_a_format_is_found_by_its_ending_and_by_its_media_type(form: DocumentFormat) -> None:
    assert FORMATS.find(f"报告.{form.ending.upper()}") is form
    assert FORMATS.find("报告", f"{form.media}; charset=utf-8") is form


@pytest.mark.parametrize("name", ["a.doc", "a.exe", "a.docm", "a", ""])
def test_another_file_is_refused_with_the_list_of_formats(name: str) -> None:
    with pytest.raises(UnsupportedError, match=r"\.docx, \.xlsx"):
        FORMATS.find(name, "application/octet-stream")


@IN_PARTS
def test_each_block_is_a_text_of_one_line(form: DocumentFormat) -> None:
    _, document = opened(form)

    assert texts(document)
    assert not [b.text for b in document.blocks if "\n" in b.text]


@IN_PARTS
def test_without_translations_nothing_changes(form: DocumentFormat) -> None:
    content, document = opened(form)

    assert parts(document.write([None] * len(document.blocks))) == parts(content)


@IN_PARTS
def test_what_is_written_is_read_again(form: DocumentFormat) -> None:
    _, document = opened(form)
    before = texts(document)

    written = document.write([b.items for b in document.blocks])

    assert texts(form.read(written)) == before


@ALL
def test_the_translation_is_reported_text_by_text(form: DocumentFormat) -> None:
    content, document = opened(form)

    translation = translated(content, f"a.{form.ending}").translation

    if not form.whole:
        assert len(translation.blocks) == len(texts(document))
    assert translation.summary["missing"] == 0
    assert translation.provenance.term_base == INDEX.term_base.revision.value


@ALL
@pytest.mark.parametrize("content", [b"", b"\0", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 200])
def test_what_cannot_be_read_is_an_error_of_the_file(form: DocumentFormat, content: bytes) -> None:
    command = DocumentCommand(content=content, filename=f"a.{form.ending}")

    with pytest.raises(InputError) as caught:
        translate_document(command, services_with(ScriptedEngine(obedient)))

    assert caught.value.where == "file"


@ALL
def test_the_limit_of_characters_holds(form: DocumentFormat) -> None:
    command = DocumentCommand(content=FILES[form.ending](), filename=f"a.{form.ending}")

    with pytest.raises(TooLargeError, match="the limit is 3"):
        translate_document(command, services_with(ScriptedEngine(obedient), characters=3))
