"""The desk's table: filters, rows edited in place, several rows at once, twins."""

import pytest
from flask.testing import FlaskClient
from pages import Page, send

from glossary.concepts import make_concept
from glossary.storage import SqlTermBaseRepository
from service.usecases.ports import ConceptQuery

LIST = "/glossary?glossary=starter"
BULK = "/glossary/bulk?glossary=starter"


def rows(page: Page) -> list[str]:
    return [th.text for th in page.all("th", scope="row")]


def ids(term_bases: SqlTermBaseRepository) -> list[str]:
    return [c.id or "" for c in term_bases.concepts("starter")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("holding=forbidden", ["高质量发展"]),
        ("holding=abbreviation", ["高质量发展"]),
        ("holding=condition", ["高质量发展only after 推动"]),
        ("since=2000-01-01&q=高质量", ["高质量发展"]),
        ("since=2999-01-01", []),
        ("since=nonsense&q=高质量", ["高质量发展"]),
        ("q=质量&domain=economy", ["高质量发展"]),
        ("q=质量&domain=party", []),
    ],
)
def test_filters_narrow_the_list(
    client: FlaskClient, term_bases: SqlTermBaseRepository, query: str, found: list[str]
) -> None:
    entry = make_concept(
        zh="高质量发展",
        en="high-quality development",
        domain="economy",
        en_forbidden=("good growth",),
        en_abbreviation="HQD",
        only_after=("推动",),
    )
    term_bases.save("starter", entry)

    listed = rows(Page(client.get(f"{LIST}&{query}")))

    assert [text.removesuffix("only after 推动") for text in listed] == [
        text.removesuffix("only after 推动") for text in found
    ]


def test_a_row_is_edited_in_place_and_its_other_fields_stay(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    saved = term_bases.save("starter", make_concept(zh="高质量发展", en="x", note="n"))
    page = Page(client.get(f"{LIST}&q=质量&edit={saved.id}"))
    form = page.by_id("edit-row")

    sent = {
        "csrf_token": page.token,
        "version": "1",
        "zh": "高质量发展",
        "en": "high-quality development",
        "domain": "economy",
        "status": "reviewed",
    }
    response = client.post(form["action"], data=sent)

    assert response.status_code == 302
    assert "q=" in response.headers["Location"]
    stored = term_bases.get(saved.id or "")
    assert stored == make_concept(
        zh="高质量发展",
        en="high-quality development",
        domain="economy",
        state="reviewed",
        note="n",
        id=saved.id,
        version=2,
    )
    late = Page(client.post(form["action"], data=sent | {"en": "mine"}))
    assert late.status == 409
    assert late.by_id("en")["value"] == "mine"


def test_a_fault_in_a_row_is_shown_beside_its_field(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    saved = term_bases.save("starter", make_concept(zh="高质量发展", en="x"))
    path = f"/glossary/concepts/{saved.id}/row?glossary=starter"

    page = send(
        client, path, f"{LIST}&edit={saved.id}", zh="abc", en="x", status="approved", version="1"
    )

    assert page.status == 422
    assert page.problems("zh")


@pytest.mark.parametrize(
    ("action", "domains", "states"),
    [
        ({"action": "domain", "domain": "party"}, {"party"}, {"approved"}),
        ({"action": "state", "state": "proposed"}, None, {"proposed"}),
    ],
)
def test_selected_rows_are_edited_in_one_step_that_can_be_taken_back(
    client: FlaskClient,
    term_bases: SqlTermBaseRepository,
    action: dict[str, str],
    domains: set[str] | None,
    states: set[str],
) -> None:
    before = list(term_bases.concepts("starter"))

    page = send(client, BULK, LIST, id=ids(term_bases), **{"state": "approved"} | action)

    assert page.status == 302
    after = list(term_bases.concepts("starter"))
    assert {c.state.value for c in after} == states
    assert domains is None or {c.domain for c in after} == domains
    revision = term_bases.glossary("starter").revision
    term_bases.changes.undo_edit("starter", revision)
    assert [c.domain for c in term_bases.concepts("starter")] == [c.domain for c in before]


def test_deleting_several_rows_asks_first(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    asked = send(client, BULK, LIST, id=ids(term_bases), action="delete", state="approved")

    assert asked.status == 200
    assert "共同富裕" in asked.text
    assert len(ids(term_bases)) == 2
    hidden = [(f["name"], f["value"]) for f in asked.all("input", type="hidden")]
    sent: dict[str, list[str]] = {}
    for name, value in hidden:
        sent.setdefault(name, []).append(value)
    assert client.post(BULK, data=sent).status_code == 302
    assert ids(term_bases) == []


def test_no_selection_is_told(client: FlaskClient) -> None:
    page = send(client, BULK, LIST, action="delete", state="approved")

    assert page.status == 422
    assert "No entry is selected" in page.text


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ({"zh": "共同富裕"}, ["same-term"]),
        ({"zh": "共同富裕", "only_after": "实现"}, []),
        ({"zh": "另一个词", "en": "City of Youth"}, ["same-rendition"]),
        ({"zh": "共同富裕", "en": "City of Youth"}, ["same-term", "same-rendition"]),
        ({"zh": "", "en": ""}, []),
    ],
)
def test_twins_of_what_is_typed_are_told(
    client: FlaskClient, query: dict[str, str], kinds: list[str]
) -> None:
    answer = client.get("/glossary/twins", query_string={"glossary": "starter", **query})

    assert [twin["kind"] for twin in answer.get_json()["twins"]] == kinds
    for twin in answer.get_json()["twins"]:
        assert client.get(twin["address"]).status_code == 200


def test_an_entry_is_no_twin_of_itself(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    (concept,) = term_bases.search("starter", ConceptQuery(text="共同富裕")).concepts
    query = {"glossary": "starter", "zh": "共同富裕", "id": concept.id}

    assert client.get("/glossary/twins", query_string=query).get_json() == {"twins": []}


IMPACT = "/glossary/impact?glossary=starter"


def test_the_impact_of_a_change_shows_segments_before_and_after_and_saves_nothing(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    (concept,) = term_bases.search("starter", ConceptQuery(text="共同富裕")).concepts
    for source, target in (
        ("扎实推动共同富裕。", "Common prosperity advances; common prosperity it is."),
        ("今天天气好。", "The weather is fine."),
    ):
        client.post("/api/v1/memory", json={"source": source, "target": target})
    form = f"/glossary/concepts/{concept.id}?glossary=starter"

    page = send(
        client,
        f"{IMPACT}&id={concept.id}",
        form,
        zh="共同富裕",
        en="shared prosperity",
        status="approved",
        version="1",
    )

    assert page.status == 200
    assert "1 approved segment does not hold to it" in page.text
    cells = [td.text for td in page.all("td")]
    assert cells == [
        "Common prosperity advances; common prosperity it is.",
        "Shared prosperity advances; common prosperity it is.",
    ]
    assert page.by_id("en")["value"] == "shared prosperity"
    assert term_bases.get(concept.id or "") == concept


NEW = {"zh": "新词新语", "en": "new words", "version": "0", "status": "approved"}
ADD = "/glossary/add?glossary=starter"


def test_a_change_that_touches_no_segment_says_so(client: FlaskClient) -> None:
    assert "No approved segment is affected" in send(client, IMPACT, ADD, **NEW).text


def test_the_impact_of_what_is_no_entry_is_a_fault_beside_its_field(client: FlaskClient) -> None:
    page = send(client, IMPACT, ADD, **NEW | {"zh": "x"})

    assert page.status == 422
    assert page.problems("zh")
