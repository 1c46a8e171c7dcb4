"""Term candidates on the page and in the terminal."""

from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from flask.testing import FlaskClient
from pages import send

from glossary.storage import SqlTermBaseRepository
from service.cli.glossary import glossary
from service.usecases.ports import ConceptQuery, Services

PAGE = "/glossary/candidates?glossary=starter"
TEXT = "建设“未来之城”，抓基层治理，说基层治理。"


@dataclass(frozen=True)
class Wired:
    """The root's object: services that stand already."""

    ready: Services

    def services(self) -> Services:
        """Return them."""
        return self.ready


def test_candidates_of_a_text_are_listed_with_suggestions(client: FlaskClient) -> None:
    client.post("/api/v1/memory", json={"source": "基层治理", "target": "primary-level governance"})

    page = send(client, PAGE, PAGE, text=TEXT)

    assert page.status == 200
    assert "未来之城" in page.text
    values = [f["value"] for f in page.all("input", name="en")]
    assert "primary-level governance" in values


def test_one_click_makes_a_proposed_entry_and_the_text_stays(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    page = send(
        client,
        "/glossary/candidates/propose?glossary=starter",
        PAGE,
        zh="基层治理",
        en="primary-level governance",
        context="抓基层治理，说",
        text=TEXT,
    )

    (stored,) = term_bases.search("starter", ConceptQuery(text="基层治理")).concepts
    assert stored.state.value == "proposed"
    assert stored.context == "抓基层治理，说"
    assert "added as a proposed entry" in page.text
    assert "未来之城" in page.text


def test_a_rendition_that_will_not_do_is_told(client: FlaskClient) -> None:
    path = "/glossary/candidates/propose?glossary=starter"

    page = send(client, path, PAGE, zh="基层治理", en="", context="", text=TEXT)

    assert page.status == 422
    assert "is empty" in page.text


def test_an_empty_text_is_told_beside_its_field(client: FlaskClient) -> None:
    page = send(client, PAGE, PAGE, text=" ")

    assert page.status == 422
    assert page.problems("text")


def test_the_terminal_lists_and_adds_them(
    services: Services, term_bases: SqlTermBaseRepository, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT + "绍兴市发展。", encoding="utf-8")

    said = CliRunner().invoke(
        glossary,
        ["candidates", str(file), "--no-engine", "--add"],
        obj=Wired(services),
        catch_exceptions=False,
        standalone_mode=False,
    )

    lines = [line.split("\t") for line in said.stdout.splitlines()]
    assert ["绍兴市", "Shaoxing | Shaoxing City | Shaoxing city", "name", "1"] in [
        line[:4] for line in lines
    ]
    (stored,) = term_bases.search("starter", ConceptQuery(text="绍兴市")).concepts
    assert stored.state.value == "proposed"
