"""A document on the page: the report, and the file to save."""

import io
from collections.abc import Callable

import docx
import pytest
from doubles import app_on, services_on
from flask.testing import FlaskClient
from pages import Page, send
from werkzeug.http import parse_options_header
from werkzeug.test import TestResponse

from glossary.storage import SqlTermBaseRepository


def report(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs or ("青春之城", "扎实推动共同富裕。"):
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def translate(client: FlaskClient, content: bytes, name: str = "报告.docx") -> Page:
    return send(client, "/", "/", text="", file=(io.BytesIO(content), name))


def carried(page: Page) -> dict[str, str]:
    """Return what the page's form for saving sends."""
    names = ("csrf_token", "content", "filename")
    hidden = page.all("input", type="hidden")
    return {e["name"]: e["value"] for e in hidden if e.attributes.get("name") in names}


@pytest.fixture
def save(client: FlaskClient) -> Callable[..., TestResponse]:
    def post(**fields: str) -> TestResponse:
        form = carried(translate(client, report())) | fields
        return client.post("/download/file", data=form, content_type="multipart/form-data")

    return post


def test_a_document_is_reported_on_and_offered_as_a_file(client: FlaskClient) -> None:
    page = translate(client, report())

    assert page.status == 200
    assert "1 of 2 required renditions is missing" in page.text
    assert "Download 报告.en.docx" in page.text
    assert "This sentence holds common prosperity." in page.text


def test_the_file_is_saved_under_its_name(save: Callable[..., TestResponse]) -> None:
    response = save()

    _, options = parse_options_header(response.headers["Content-Disposition"])
    paragraphs = docx.Document(io.BytesIO(response.data)).paragraphs
    assert options["filename"] == "报告.en.docx"
    assert response.mimetype.endswith("wordprocessingml.document")
    assert paragraphs[1].text == "This sentence holds common prosperity."


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"csrf_token": "forged"}, 400),
        ({"content": "no base64!"}, 422),
        ({"filename": "a.exe"}, 422),
        ({"filename": "/etc/\r\nX: y/a.docx"}, 200),
    ],
)
def test_what_was_tampered_with_is_no_way_in(
    save: Callable[..., TestResponse], fields: dict[str, str], status: int
) -> None:
    response = save(**fields)

    assert response.status_code == status
    assert "X" not in response.headers


def test_an_expired_page_says_what_to_do(save: Callable[..., TestResponse]) -> None:
    assert "Translate the file again." in save(csrf_token="").text


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"no zip", "a.docx", "not a Word file"),
        (report("English only"), "a.docx", "no Chinese text"),
        (report("富" * 5_001), "a.docx", "5,001 characters"),
        (b"%PDF-1.7", "a.pdf", "The PDF file is damaged"),
    ],
)
def test_a_file_that_cannot_be_translated_is_told_beside_its_field(
    client: FlaskClient, content: bytes, name: str, message: str
) -> None:
    page = translate(client, content, name)

    assert page.status in {413, 422}
    assert message in page.problems("file")


def test_a_file_near_the_limit_can_be_saved_too(term_bases: SqlTermBaseRepository) -> None:
    content = report()
    client = app_on(services_on(term_bases, upload_bytes=len(content) + 1000)).test_client()

    form = carried(translate(client, content))
    response = client.post("/download/file", data=form, content_type="multipart/form-data")

    assert response.status_code == 200


def test_the_page_is_sound_html(client: FlaskClient) -> None:
    page = translate(client, report())

    assert page.unclosed == []
    assert [f["action"] for f in page.all("form")] == ["/translations", "/download/file"]
