"""Files by the JSON face: the file comes back, or a problem that says why not."""

import base64
import io

import docx
import pytest
from doubles import app_on, services_on
from flask.testing import FlaskClient
from werkzeug.http import parse_options_header
from werkzeug.test import TestResponse

from glossary.storage import SqlTermBaseRepository

PROBLEM = "application/problem+json"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def report(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs or ("青春之城", "扎实推动共同富裕。"):
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def send(
    client: FlaskClient, content: bytes, name: str = "报告.docx", query: str = "", **fields: object
) -> TestResponse:
    data = {"file": (io.BytesIO(content), name)} | fields
    return client.post(f"/api/v1/documents{query}", data=data)


def faults(response: TestResponse) -> dict[str, str]:
    assert response.content_type == PROBLEM
    return {e["pointer"]: e["message"] for e in response.get_json(force=True)["errors"]}


def texts(content: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]


def test_a_file_comes_back_in_its_format_with_the_counts_in_a_header(client: FlaskClient) -> None:
    response = send(client, report())

    _, options = parse_options_header(response.headers["Content-Disposition"])
    assert response.status_code == 200
    assert response.content_type == WORD
    assert options["filename"] == "报告.en.docx"
    assert texts(response.data) == [
        "This sentence holds nothing",
        "This sentence holds common prosperity.",
    ]
    assert response.headers["Termbridge-Summary"] == "segments=2, required=2, found=1, missing=1"


def test_with_report_the_answer_is_the_report_and_holds_the_file(client: FlaskClient) -> None:
    answer = send(client, report(), query="?report=1").json

    assert (answer["filename"], answer["media"]) == ("报告.en.docx", WORD)
    assert len(texts(base64.b64decode(answer["content"]))) == 2
    assert answer["report"]["summary"]["missing"] == 1
    assert answer["report"]["segments"][1]["spans"][0]["target"] == "common prosperity"


def test_a_text_is_told_by_its_media_type_where_its_name_has_no_ending(client: FlaskClient) -> None:
    file = (io.BytesIO("共同富裕。".encode()), "README", "text/plain; charset=utf-8")

    response = client.post("/api/v1/documents", data={"file": file})

    assert response.data == b"This sentence holds common prosperity.\n"
    assert response.headers["Content-Disposition"] == "attachment; filename=README.en.txt"


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"no zip", "a.docx", "not a Word file"),
        (b"", "a.docx", "is empty"),
        (report("English only"), "a.docx", "no Chinese text in this file"),
        (report(), "a.doc", "“.doc” cannot be translated"),
        (report("富" * 5_001), "a.docx", "5,001 characters"),
    ],
)
def test_a_file_that_cannot_be_translated_is_a_problem_at_its_field(
    client: FlaskClient, content: bytes, name: str, message: str
) -> None:
    response = send(client, content, name)

    assert response.status_code == (413 if "5,001" in message else 422)
    assert message in faults(response)["/file"]


def test_every_fault_of_the_form_is_told_at_once(client: FlaskClient) -> None:
    data = {"source": "xx", "glossaries": ["starter", "none"], "odd": "1"}

    response = client.post("/api/v1/documents", data=data, content_type="multipart/form-data")

    assert response.status_code == 422
    assert set(faults(response)) == {"/file", "/source", "/glossaries/1", "/odd"}


def test_a_file_sent_as_text_is_refused(client: FlaskClient) -> None:
    response = client.post(
        "/api/v1/documents", data={"file": "共同富裕"}, content_type="multipart/form-data"
    )

    assert "must be a file" in faults(response)["/file"]


def test_a_glossary_can_be_chosen(client: FlaskClient) -> None:
    assert send(client, report(), glossaries="starter").status_code == 200


@pytest.mark.parametrize("query", ["?report=maybe", "?raport=1"])
def test_a_wrong_query_is_refused(client: FlaskClient, query: str) -> None:
    assert send(client, report(), query=query).status_code == 422


def test_another_body_is_refused(client: FlaskClient) -> None:
    response = client.post("/api/v1/documents", data=report(), content_type=WORD)

    assert (response.status_code, response.content_type) == (415, PROBLEM)


def test_a_file_over_the_limit_is_too_large(client: FlaskClient) -> None:
    assert send(client, b"a" * 200_000).status_code == 413


def test_without_a_package_nothing_is_translated(term_bases: SqlTermBaseRepository) -> None:
    client = app_on(services_on(term_bases, None)).test_client()

    assert send(client, report()).status_code == 422
