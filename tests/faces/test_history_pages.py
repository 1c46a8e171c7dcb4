"""The pages of the log of changes: an entry's history, recent changes, undo."""

import io
import re

import pytest
from flask.testing import FlaskClient
from pages import Page, send

from glossary.changes import Author
from glossary.concepts import make_concept
from glossary.exchange.preview import ImportPlan
from glossary.storage import SqlTermBaseRepository
from service.usecases.ports import ConceptQuery

MEI = Author(id="m", name="Mei")
RECENT = "/glossary/changes?glossary=starter"


@pytest.fixture
def history(term_bases: SqlTermBaseRepository) -> str:
    """The address of the history of 共同富裕, whose English Mei has changed."""
    (concept,) = term_bases.search("starter", ConceptQuery(text="共同富裕")).concepts
    changed = make_concept(
        zh="共同富裕", en="shared wealth", domain="economy", id=concept.id, version=1
    )
    term_bases.acting(MEI).save("starter", changed)
    return f"/glossary/concepts/{concept.id}/history"


def english(term_bases: SqlTermBaseRepository) -> list[str]:
    return sorted(c.terms[1].text for c in term_bases.concepts("starter"))


def undo(client: FlaskClient, page: str, number: int = 0) -> Page:
    """Press the page's undo button with that number."""
    action = Page(client.get(page)).all("form", css="undo")[number]["action"]
    return send(client, action, page)


def test_a_history_tells_who_changed_which_field_from_what_to_what(
    client: FlaskClient, history: str
) -> None:
    page = Page(client.get(history))

    assert [h.text for h in page.all("h2")] == ["Changed", "Added"]
    who, _ = (" ".join(p.text.split()) for p in page.all("p", css="counts"))
    assert re.fullmatch(r"Mei, \d{4}-\d\d-\d\d \d\d:\d\d UTC, step 3", who)
    rows = [row.text for row in page.all("tr")]
    assert rows[:2] == ["FieldBeforeAfter", "English renditioncommon prosperityshared wealth"]
    assert "Chinese term共同富裕" in rows


def test_an_undone_change_is_taken_back_and_stands_in_the_history(
    client: FlaskClient, history: str, term_bases: SqlTermBaseRepository
) -> None:
    assert undo(client, history).status == 302

    assert english(term_bases) == ["City of Youth", "common prosperity"]
    titles = [h.text for h in Page(client.get(history)).all("h2")]
    assert titles == ["Undo of step 3: 1 changed", "Changed", "Added"]


def test_a_change_that_was_built_upon_is_not_undone_and_the_page_says_why(
    client: FlaskClient, history: str, term_bases: SqlTermBaseRepository
) -> None:
    page = undo(client, history, number=1)

    assert page.status == 409
    assert "“共同富裕” has been changed since" in page.one("p", css="bad").text
    assert english(term_bases) == ["City of Youth", "shared wealth"]


def test_a_deleted_entry_comes_back_from_its_history(
    client: FlaskClient, history: str, term_bases: SqlTermBaseRepository
) -> None:
    term_bases.delete(history.split("/")[3])
    assert "was deleted" in Page(client.get(history)).text

    undo(client, history)

    assert english(term_bases) == ["City of Youth", "shared wealth"]
    assert "Open the entry" in Page(client.get(history)).text


def test_recent_changes_lead_to_a_step_that_can_be_undone_whole(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    before = english(term_bases)
    content = b"zh,en\n" + "共同富裕,wealth\n高质量发展,high-quality development\n".encode()
    preview = send(
        client,
        "/glossary/import?glossary=starter",
        "/glossary/import?glossary=starter",
        file=(io.BytesIO(content), "terms.csv"),
    )
    names = ("csrf_token", "content", "media")
    carried = {name: preview.all("input", name=name)[0]["value"] for name in names}
    client.post("/glossary/import/confirm?glossary=starter", data=carried | {"conflicts": "theirs"})

    newest = Page(client.get(RECENT)).all("tr")[1]
    assert "Import: 1 added, 1 changed" in newest.text
    step = "/glossary/changes/3?glossary=starter"
    assert len(Page(client.get(step)).all("section", css="change")) == 2

    assert undo(client, step).status == 302
    assert english(term_bases) == before
    assert "Undo of step 3: 1 changed, 1 deleted" in Page(client.get(RECENT)).all("tr")[1].text


def test_a_step_that_was_built_upon_in_part_is_not_undone_and_stays_whole(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    new = tuple(make_concept(zh=f"新词{n}", en=f"new {n}") for n in range(7))
    term_bases.apply("starter", ImportPlan(added=new))
    for concept in term_bases.search("starter", ConceptQuery(text="新词")).concepts:
        term_bases.delete(concept.id or "")

    page = undo(client, "/glossary/changes/3?glossary=starter")

    assert page.status == 409
    assert "and 2 more have been changed since" in page.one("p", css="bad").text


@pytest.mark.parametrize(
    "path",
    [
        "/glossary/changes?glossary=none",
        "/glossary/changes/77?glossary=starter",
        f"/glossary/changes/{2**80}?glossary=starter",
        "/glossary/concepts/none/history",
    ],
)
def test_what_was_never_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_undo_of_an_unknown_change_is_not_found(client: FlaskClient, history: str) -> None:
    assert send(client, f"{history}/{2**80}/undo", history).status == 404


def test_old_steps_are_on_the_next_page(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    for number in range(50):
        term_bases.save("starter", make_concept(zh=f"新词{number}", en="new"))

    page = Page(client.get(RECENT))

    assert len(page.all("tr")) == 51
    older = Page(client.get(page.one("a", rel="next")["href"]))
    assert [row.text.split()[1] for row in older.all("th", scope="row")] == ["2", "1"]
