"""Tables and reports to hand on: from the page, by the API and in the terminal."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient
from pages import Page

from service.cli.translate import translate
from service.usecases.ports import Services

TEXT = "青春之城建设落地见效。\n\n扎实推动共同富裕。"
KINDS = [f"{c}.{f}" for c in ("table", "report") for f in ("docx", "xlsx", "html")]


@dataclass(frozen=True)
class Wired:
    """The root's object of the command line: services that stand already."""

    ready: Services

    def services(self) -> Services:
        """Return them."""
        return self.ready


def words(content: bytes, kind: str) -> str:
    """Return all that a file says."""
    if kind.endswith("html"):
        return content.decode()
    if kind.endswith("docx"):
        return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    sheets = openpyxl.load_workbook(io.BytesIO(content))
    return " ".join(str(c) for s in sheets for row in s.iter_rows(values_only=True) for c in row)


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_offers_a_file_and_it_holds_the_translation(
    client: FlaskClient, kind: str
) -> None:
    token = Page(client.get("/")).token
    shown = client.post("/", data={"csrf_token": token, "text": TEXT})
    assert Page(shown).one("button", value=kind)["name"] == "format"

    response = client.post("/download", data={"csrf_token": token, "text": TEXT, "format": kind})

    assert response.status_code == 200
    name = {"table": "bilingual", "report": "report"}[kind.split(".", maxsplit=1)[0]]
    assert f"filename={name}.{kind.split('.')[1]}" in response.headers["Content-Disposition"]
    said = words(response.data, kind)
    assert "共同富裕" in said
    assert "City of Youth" in said


def test_a_chinese_reader_gets_chinese_headings(client: FlaskClient) -> None:
    client.set_cookie("termbridge_language", "zh")
    token = Page(client.get("/")).token
    data = {"csrf_token": token, "text": TEXT, "format": "report.html"}

    page = client.post("/download", data=data).text

    assert '<html lang="zh-Hans">' in page
    assert page.index("缺失的指定译法") < page.index("术语、数字和专名")
    assert "“青春之城”应译为“City of Youth”。" in page


@pytest.mark.parametrize("kind", KINDS)
def test_the_desk_offers_a_kept_translation_as_a_file(client: FlaskClient, kind: str) -> None:
    token = Page(client.get("/")).token
    desk = client.post("/translations", data={"csrf_token": token, "text": TEXT}).location
    links = [a["href"] for a in Page(client.get(desk)).all("a") if a["href"].endswith(kind)]

    response = client.get(links[0])

    assert response.status_code == 200
    assert "City of Youth" in words(response.data, kind)


def test_a_file_that_there_is_not_is_refused(client: FlaskClient) -> None:
    token = Page(client.get("/")).token
    data = {"csrf_token": token, "text": TEXT, "format": "table.pdf"}

    page = Page(client.post("/download", data=data))

    assert page.status == 422
    assert "docx, xlsx, html" in page.text


@pytest.mark.parametrize("kind", KINDS)
def test_the_api_answers_with_the_file(client: FlaskClient, kind: str) -> None:
    content, form = kind.split(".")

    response = client.post(f"/api/v1/exports?content={content}&format={form}", json={"text": TEXT})

    assert response.status_code == 200
    assert "City of Youth" in words(response.data, kind)


def test_the_api_names_a_wrong_format(client: FlaskClient) -> None:
    response = client.post("/api/v1/exports?format=pdf", json={"text": TEXT})

    assert response.status_code == 422
    assert response.get_json(force=True)["errors"][0]["parameter"] == "format"


def typed(services: Services, *options: str) -> Result:
    return CliRunner().invoke(translate, [*options], input=TEXT, obj=Wired(services))


def test_the_terminal_writes_table_and_report_beside_the_translation(
    services: Services, tmp_path: Path
) -> None:
    table, report = tmp_path / "对照.docx", tmp_path / "report.XLSX"

    done = typed(services, "-", "--table", str(table), "--report", str(report))

    assert done.exit_code == 0
    assert "This sentence holds common prosperity." in done.stdout
    assert "共同富裕" in words(table.read_bytes(), "docx")
    assert "City of Youth" in words(report.read_bytes(), "xlsx")


def test_a_wrong_name_is_told_before_anything_is_translated(
    services: Services, tmp_path: Path
) -> None:
    done = typed(services, "-", "--table", str(tmp_path / "table.pdf"))

    assert done.stdout == ""
    assert "docx, xlsx, html" in str(done.exception)
    assert not (tmp_path / "table.pdf").exists()
