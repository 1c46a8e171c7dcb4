"""The glossary desk: listing, editing, conflicts, import and export."""

import io
import re
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pages import Page, send

from glossary.concepts import make_concept
from glossary.storage import SqlTermBaseRepository
from service.usecases.ports import ConceptQuery

IN_STARTER = "?glossary=starter"
ADD = f"/glossary/add{IN_STARTER}"
IMPORT = f"/glossary/import{IN_STARTER}"
FIELDS = {
    "zh": "高质量发展",
    "en": "high-quality development",
    "status": "approved",
    "version": "0",
}


def terms(term_bases: SqlTermBaseRepository, glossary: str = "starter") -> list[str]:
    return [t.text for c in term_bases.concepts(glossary) for t in c.terms]


def entry(term_bases: SqlTermBaseRepository, zh: str = "共同富裕") -> str:
    (concept,) = term_bases.search("starter", ConceptQuery(text=zh)).concepts
    return f"/glossary/concepts/{concept.id}"


def rows(page: Page) -> list[str]:
    return [th.text for th in page.all("th", scope="row")]


def test_the_list_shows_the_first_configured_glossary(client: FlaskClient) -> None:
    page = Page(client.get("/glossary"))

    assert "starter" in page.one("h1").text
    assert sorted(rows(page)) == sorted(["共同富裕", "青春之城"])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=富裕", ["共同富裕"]),
        ("q=YOUTH", ["青春之城"]),
        ("domain=party", ["高质量发展"]),
        ("state=proposed", ["高质量发展"]),
        ("q=nothing", []),
    ],
)
def test_a_search_narrows_the_list(
    client: FlaskClient, term_bases: SqlTermBaseRepository, query: str, found: list[str]
) -> None:
    concept = make_concept(
        zh="高质量发展", en="high-quality development", domain="party", state="proposed"
    )
    term_bases.save("starter", concept)

    assert rows(Page(client.get(f"/glossary?glossary=starter&{query}"))) == found


def test_a_long_list_has_pages(client: FlaskClient, term_bases: SqlTermBaseRepository) -> None:
    for number in range(60):
        term_bases.save("starter", make_concept(zh=f"词条{number:02}", en=f"entry {number}"))

    first = Page(client.get("/glossary"))
    (link,) = first.all("a", rel="next")
    second = Page(client.get(link["href"]))

    assert len(rows(first)) == 50
    assert len(rows(second)) == 12
    assert not set(rows(first)) & set(rows(second))
    assert "Page 2 of 2" in second.text


@pytest.mark.parametrize("page", ["0", "x", "-1", "999999999999"])
def test_a_senseless_page_number_still_shows_the_list(client: FlaskClient, page: str) -> None:
    assert client.get(f"/glossary?page={page}").status_code == 200


def test_an_entry_is_added_with_its_variants_line_by_line(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    page = send(
        client, ADD, ADD, **FIELDS, en_variants="quality growth\r\nbetter growth", note="a\r\nb"
    )

    assert page.status == 302
    assert "“高质量发展” saved." in Page(client.get("/glossary")).text
    (concept,) = term_bases.search("starter", ConceptQuery(text="高质量发展")).concepts
    assert [t.text for t in concept.terms][1:] == [
        "high-quality development",
        "quality growth",
        "better growth",
    ]
    assert concept.note == "a\nb"


def test_every_fault_of_an_entry_stands_beside_its_field(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    page = send(client, ADD, ADD, **FIELDS | {"zh": "abc", "en": ""}, en_variants="x\nx")

    assert page.status == 422
    assert "no Chinese character" in page.problems("zh")
    assert "is empty" in page.problems("en")
    assert "twice" in page.problems("en_variants")
    assert page.by_id("zh")["value"] == "abc"
    assert "abc" not in terms(term_bases)


def test_a_term_that_is_there_already_is_refused_and_nothing_typed_is_lost(
    client: FlaskClient,
) -> None:
    page = send(client, ADD, ADD, **FIELDS | {"zh": "共同富裕"})

    assert page.status == 409
    assert page.problems("zh")
    assert page.by_id("en")["value"] == "high-quality development"


def test_an_entry_is_edited(client: FlaskClient, term_bases: SqlTermBaseRepository) -> None:
    path = entry(term_bases) + IN_STARTER
    version = Page(client.get(path)).by_id("version")["value"]

    page = send(
        client,
        path,
        path,
        zh="共同富裕",
        en="prosperity for all",
        status="reviewed",
        version=version,
    )

    assert page.status == 302
    assert "prosperity for all" in terms(term_bases)
    assert "common prosperity" not in terms(term_bases)


def test_an_edit_made_meanwhile_is_shown_beside_what_was_typed(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    path = entry(term_bases) + IN_STARTER
    opened = Page(client.get(path))
    mine = {
        "csrf_token": opened.token,
        "version": opened.by_id("version")["value"],
        "zh": "共同富裕",
        "en": "mine",
        "status": "approved",
    }
    send(client, path, path, **mine | {"en": "the colleague’s"})

    conflict = Page(client.post(path, data=mine))

    assert conflict.status == 409
    (differing,) = conflict.all("tr")[1:]
    assert differing.text == "English renditionthe colleague’smine"
    assert conflict.by_id("en")["value"] == "mine"
    assert "mine" not in terms(term_bases)
    again = mine | {"version": conflict.by_id("version")["value"]}
    assert client.post(path, data=again).status_code == 302
    assert "mine" in terms(term_bases)


def test_an_entry_deleted_meanwhile_can_be_added_again_as_typed(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    path = entry(term_bases)
    opened = Page(client.get(path + IN_STARTER))
    mine = {
        "csrf_token": opened.token,
        "version": opened.by_id("version")["value"],
        "zh": "共同富裕",
        "en": "mine",
        "status": "approved",
    }
    term_bases.delete(path.rpartition("/")[2])

    gone = Page(client.post(path + IN_STARTER, data=mine))

    assert gone.status == 409
    assert "deleted this entry" in gone.problems("zh")
    action = gone.one("form", css="concept")["action"]
    again = mine | {"version": gone.by_id("version")["value"]}
    assert client.post(action, data=again).status_code == 302
    assert "mine" in terms(term_bases)


def test_deleting_asks_first(client: FlaskClient, term_bases: SqlTermBaseRepository) -> None:
    path = entry(term_bases) + IN_STARTER
    delete = path.replace(IN_STARTER, "/delete" + IN_STARTER)

    asked = Page(client.get(delete))
    assert "共同富裕" in asked.text
    assert "共同富裕" in terms(term_bases)

    version = asked.by_id("version")["value"]
    assert send(client, delete, delete, version=version).status == 302
    assert "共同富裕" not in terms(term_bases)


def test_an_entry_that_a_colleague_has_changed_is_not_deleted_unseen(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    path = entry(term_bases) + IN_STARTER
    delete = path.replace(IN_STARTER, "/delete" + IN_STARTER)
    version = Page(client.get(delete)).by_id("version")["value"]
    send(client, path, path, zh="共同富裕", en="theirs", status="approved", version=version)

    refused = send(client, delete, delete, version=version)

    assert refused.status == 409
    assert "→ theirs" in refused.text
    assert "A colleague has changed this entry" in refused.text
    again = refused.by_id("version")["value"]
    assert send(client, delete, delete, version=again).status == 302


def test_a_glossary_is_added_and_can_be_chosen(client: FlaskClient) -> None:
    page = send(client, "/glossary/new", "/glossary/new", name="economy")

    assert page.status == 302
    options = Page(client.get("/glossary?glossary=economy")).all("option", selected="")
    assert "economy" in [o.text for o in options]


@pytest.mark.parametrize(("name", "status"), [("starter", 409), ("", 422), ("a/b", 422)])
def test_a_glossary_name_that_will_not_do_is_told(
    client: FlaskClient, name: str, status: int
) -> None:
    page = send(client, "/glossary/new", "/glossary/new", name=name)

    assert page.status == status
    assert page.problems("name")


CSV = (
    "zh,en\n共同富裕,common prosperity\n青春之城,Youthful City\n"
    "高质量发展,high-quality development\n"
)


def preview(client: FlaskClient, content: bytes, name: str = "terms.csv") -> Page:
    return send(client, IMPORT, IMPORT, file=(io.BytesIO(content), name))


def carried(page: Page) -> dict[str, str]:
    return {f["name"]: f["value"] for f in page.all("input", type="hidden")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_an_import_is_shown_before_it_is_done(
    client: FlaskClient, term_bases: SqlTermBaseRepository, encoding: str
) -> None:
    before = terms(term_bases)

    page = preview(client, CSV.encode(encoding))

    assert page.status == 200
    counts = re.findall(
        r"\d+ (?:added|changed|unchanged|in conflict)", page.one("p", css="counts").text
    )
    assert counts[0] == "1 added"
    assert sum(int(c.split()[0]) for c in counts) == 3
    assert terms(term_bases) == before


CONFIRM = f"/glossary/import/confirm{IN_STARTER}"


def test_a_confirmed_import_is_done_and_keeps_mine_where_nobody_chose(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    page = preview(client, CSV.encode())

    response = client.post(CONFIRM, data=carried(page))

    assert response.status_code == 302
    assert {"high-quality development", "City of Youth"} <= set(terms(term_bases))
    assert "Import done: 1 added, 0 changed, 1 already there. 1 kept" in (
        Page(client.get("/glossary")).text
    )


def test_a_conflict_shows_both_sides_and_takes_a_choice(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    page = preview(client, CSV.encode())
    [choice, *_] = [f["name"] for f in page.all("input", type="radio") if "-" in f["name"]]
    shown = page.one("table", css="conflicts").text

    response = client.post(CONFIRM, data=carried(page) | {choice: "theirs"})

    assert "City of Youth" in shown
    assert "Youthful City" in shown
    assert response.status_code == 302
    assert "Youthful City" in terms(term_bases)


def test_a_choice_for_all_conflicts_counts_where_none_is_made(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    page = preview(client, CSV.encode())

    client.post(CONFIRM, data=carried(page) | {"conflicts": "theirs"})

    assert "Youthful City" in terms(term_bases)


def test_an_edit_made_after_the_preview_shows_the_preview_again(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    page = preview(client, CSV.encode())
    term_bases.save("starter", make_concept(zh="高质量发展", en="quality first"))

    again = Page(client.post(CONFIRM, data=carried(page)))

    assert again.status == 409
    assert "changed the glossary meanwhile" in again.text
    assert "2 in conflict" in again.text
    assert "high-quality development" not in terms(term_bases)
    assert client.post(CONFIRM, data=carried(again)).status_code == 302


@pytest.mark.parametrize("kind", ["xlsx", "tbx", "tmx"])
def test_files_of_other_formats_are_taken_in_by_their_ending(
    client: FlaskClient, kind: str
) -> None:
    content = client.get(f"/glossary/export{IN_STARTER}&format={kind}").data

    assert "2 unchanged" in preview(client, content, f"a.{kind}").text


def test_a_service_s_file_is_chosen_by_its_format(client: FlaskClient) -> None:
    file = (io.BytesIO("zh-CN,en,pos\n小康社会,well-off society,noun\n".encode()), "a.csv")

    page = send(client, IMPORT, IMPORT, file=file, format="google")

    assert "1 added" in page.text


def test_a_tsv_file_is_taken_in_as_well(client: FlaskClient) -> None:
    page = preview(client, CSV.replace(",", "\t").encode(), "terms.tsv")

    assert "1 added" in page.text


def test_a_faulty_file_is_refused_with_every_line(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    before = terms(term_bases)

    page = preview(client, "zh,en\nabc,x\n共同富裕,\n".encode())

    assert page.status == 422
    cells = [td.text for td in page.all("td")]
    assert cells[0::3] == ["2", "3"]
    assert cells[1::3] == ["zh", "en"]
    assert terms(term_bases) == before


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"%PDF-1.7", "a.csv"), (b"x", "a.xlsx"), (b"", ""), (b"", "a.csv")],
    ids=["pdf", "xlsx", "none", "empty"],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    client: FlaskClient, content: bytes, name: str
) -> None:
    page = preview(client, content, name)

    assert page.status == 422
    assert page.one("section", css="bad").text.strip()


def test_an_import_that_changes_nothing_asks_for_no_confirmation(client: FlaskClient) -> None:
    content = client.get(f"/glossary/export{IN_STARTER}").data

    page = preview(client, content)

    assert "holds all of this already" in page.text
    assert "2 unchanged" in page.text


@pytest.mark.parametrize(
    ("kind", "media"), [("csv", "text/csv"), ("tsv", "text/tab-separated-values")]
)
def test_a_glossary_is_exported(client: FlaskClient, kind: str, media: str) -> None:
    response = client.get(f"/glossary/export{IN_STARTER}&format={kind}")

    assert response.content_type == f"{media}; charset=utf-8"
    assert response.headers["Content-Disposition"] == f"attachment; filename=glossary.{kind}"
    assert "共同富裕" in response.data.decode("utf-8-sig")


def test_an_unknown_glossary_is_a_page_that_names_those_there_are(client: FlaskClient) -> None:
    page = Page(client.get("/glossary/add?glossary=none"))

    assert page.status == 404
    assert "starter" in page.text


def test_no_form_of_the_site_does_anything_without_its_token(
    app: Flask, client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    concept_id = entry(term_bases).rpartition("/")[2]
    before = terms(term_bases), [g.name for g in term_bases.glossaries()]
    rules = [
        r
        for r in app.url_map.iter_rules()
        if "POST" in r.methods
        and not r.rule.startswith("/api/")
        and "<id_>" not in r.rule  # of a saved translation, which is looked for first
        and not r.endpoint.startswith("accounts.")  # an open house has none; see test_accounts
    ]

    answers = {
        rule.rule: client.post(
            re.sub("<int:[a-z]+>", "1", rule.rule.replace("<concept_id>", concept_id)) + IN_STARTER,
            data=FIELDS | {"name": "new", "text": "共同富裕", "content": "", "media": "csv"},
        )
        for rule in rules
    }

    assert len(answers) >= 7
    for rule, response in answers.items():
        assert response.status_code == 400, rule
        assert "had expired" in response.text, rule
    assert (terms(term_bases), [g.name for g in term_bases.glossaries()]) == before


def test_an_expired_form_keeps_what_was_typed(client: FlaskClient) -> None:
    page = Page(client.post(ADD, data=FIELDS | {"csrf_token": "old"}))

    assert page.status == 400
    assert page.by_id("en")["value"] == "high-quality development"


MORE = {
    "en_forbidden": "mutual wealth\r\nshared wealth",
    "en_abbreviation": "HQD",
    "only_after": "实现\r\n推动",
    "only_before": "的",
    "case": "exact",
    "inflection": "fixed",
    "part_of_speech": "noun",
    "project": "Ministry",
    "definition": "Growth that is good.",
    "context": "推动高质量发展。",
}


def test_the_further_fields_are_folded_away_described_and_saved(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    page = Page(client.get(ADD))
    folded = page.one("details", css="more")

    assert "open" not in folded.attributes
    for name in MORE:
        assert page.by_id(f"{name}-hint").text.strip()
        assert page.by_id(name)["aria-describedby"].strip() == f"{name}-hint"

    assert send(client, ADD, ADD, **FIELDS, **MORE).status == 302

    (stored,) = term_bases.search("starter", ConceptQuery(text="高质量发展")).concepts
    assert stored == make_concept(
        zh="高质量发展",
        en="high-quality development",
        en_forbidden=("mutual wealth", "shared wealth"),
        en_abbreviation="HQD",
        only_after=("实现", "推动"),
        only_before=("的",),
        case="exact",
        inflection="fixed",
        part_of_speech="noun",
        project="Ministry",
        definition="Growth that is good.",
        context="推动高质量发展。",
        id=stored.id,
        version=1,
    )


def test_the_further_fields_are_shown_open_where_they_hold_something(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    send(client, ADD, ADD, **FIELDS, **MORE)

    page = Page(client.get(entry(term_bases, "高质量发展") + IN_STARTER))

    assert "open" in page.one("details", css="more").attributes
    assert page.by_id("only_after").text.strip().splitlines() == ["实现", "推动"]
    assert page.by_id("en_abbreviation")["value"] == "HQD"
    chosen = [o["value"] for o in page.all("option") if "selected" in o.attributes]
    assert chosen == ["approved", "exact", "fixed", "noun"]


def test_a_fault_in_a_folded_field_unfolds_it(client: FlaskClient) -> None:
    page = send(client, ADD, ADD, **FIELDS, en_forbidden="high-quality development")

    assert page.status == 422
    assert "open" in page.one("details", css="more").attributes
    assert "cannot be forbidden" in page.problems("en_forbidden")


def test_one_term_may_have_two_entries_if_their_conditions_differ(client: FlaskClient) -> None:
    first = send(client, ADD, ADD, **FIELDS | {"zh": "发表", "en": "make"})
    second = send(client, ADD, ADD, **FIELDS | {"zh": "发表", "en": "publish"}, only_before="论文")
    third = send(client, ADD, ADD, **FIELDS | {"zh": "发表", "en": "print"}, only_before="论文")

    assert [page.status for page in (first, second, third)] == [302, 302, 409]
    assert "condition" in third.problems("zh")
    listed = Page(client.get("/glossary?glossary=starter&q=发表"))
    assert rows(listed) == ["发表", "发表only before 论文"] or rows(listed) == [
        "发表only before 论文",
        "发表",
    ]


def test_the_list_shows_what_is_short_and_what_is_forbidden(client: FlaskClient) -> None:
    send(client, ADD, ADD, **FIELDS, **MORE)

    text = Page(client.get("/glossary?glossary=starter&q=高质量")).text

    assert "high-quality development (HQD)" in text
    assert "never mutual wealth; shared wealth" in text


def test_a_conflict_shows_the_further_fields_that_are_stored(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    send(client, ADD, ADD, **FIELDS, **MORE)
    path = entry(term_bases, "高质量发展") + IN_STARTER

    page = send(client, path, path, **FIELDS | {"version": "7"})

    assert page.status == 409
    differing = [row.text for row in page.all("tr")[1:]]
    assert "Forbidden renditionsmutual wealth | shared wealth" in differing
    assert "DefinitionGrowth that is good." in differing


@pytest.mark.parametrize(
    ("back", "goes_to"),
    [
        ("/translations/1?segment=2#s2", "/translations/1?segment=2#s2"),
        ("https://example.com/", "/glossary?glossary=starter"),
        ("//example.com/translations/", "/glossary?glossary=starter"),
        ("/translations/\r\nX: y", "/glossary?glossary=starter"),
        ("", "/glossary?glossary=starter"),
    ],
)
def test_an_entry_added_from_a_translation_leads_back_to_it_and_nowhere_else(
    client: FlaskClient, back: str, goes_to: str
) -> None:
    address = f"/glossary/add?{urlencode({'glossary': 'starter', 'zh': '智造绿谷', 'back': back})}"
    page = Page(client.get(address))
    assert page.by_id("zh")["value"] == "智造绿谷"
    form = page.one("form", css="concept")

    fields = FIELDS | {"zh": "智造绿谷", "csrf_token": page.token}
    answer = client.post(form["action"], data=fields)

    assert answer.status_code == 302
    assert answer.location == goes_to
