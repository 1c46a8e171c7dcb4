"""The translation page as a browser without JavaScript sees it."""

import inspect
import io
import json
from dataclasses import replace

import pytest
from doubles import EN_ZH, OneEngine, app_on, services_on
from flask import Flask
from flask.testing import FlaskClient
from pages import Page, send

from glossary.concepts import make_concept
from glossary.storage import SqlTermBaseRepository
from service.engine.protocol import SourceSegment
from service.http.headers import HEADERS
from service.usecases.ports import Services

TEXT = (
    "建设青春之城\n\n扎实推动共同富裕。去年新增企业99家。\n\n扎实推动共同富裕。去年新增企业99家。"
)


def translate(client: FlaskClient, text: str = TEXT, **fields: object) -> Page:
    return send(client, "/", "/", text=text, **fields)


def test_the_page_has_an_empty_form_and_a_sample_to_try(client: FlaskClient) -> None:
    page = Page(client.get("/"))

    assert page.by_id("text").text.strip() == ""
    (link,) = [a for a in page.all("a") if a.text == "Try the sample"]
    assert "扎实推动共同富裕" in Page(client.get(link["href"])).by_id("text").text


def test_without_a_sample_none_is_offered(services: object) -> None:
    client = app_on(services).test_client()

    assert "Try the sample" not in client.get("/").text


def test_a_missing_rendition_stands_first_with_a_link_to_its_paragraph(
    client: FlaskClient,
) -> None:
    page = translate(client)

    assert page.status == 200
    assert page.by_id("result-title").text == "1 of 5 required renditions is missing"
    missing = page.one("ul", css="missing-list")
    assert "青春之城 → City of Youth paragraph 1" in " ".join(missing.text.split())
    assert any(a["href"] == "#p1" for a in page.all("a"))
    assert page.by_id("p1").tag == "article"


def test_a_term_missing_in_two_paragraphs_is_told_once_with_both(client: FlaskClient) -> None:
    page = translate(client, "建设青春之城。\n\n再说青春之城。")

    missing = page.one("ul", css="missing-list")
    assert " ".join(missing.text.split()) == "青春之城 → City of Youth paragraph 1 paragraph 2"


def test_when_all_is_found_the_page_says_so(client: FlaskClient) -> None:
    page = translate(client, "扎实推动共同富裕。去年新增企业99家。")

    assert page.by_id("result-title").text == "All 2 required renditions found"
    assert page.all("ul", css="missing-list") == []


def test_terms_and_figures_are_marked_on_both_sides_and_say_what_they_stand_for(
    client: FlaskClient,
) -> None:
    page = translate(client, "扎实推动共同富裕。去年新增企业99家。")

    marks = [m for m in page.all("mark") if "data-rendition" in m.attributes]
    assert [(m.text, "term" in m.classes) for m in marks] == [
        ("共同富裕", True),
        ("99家", False),
        ("common prosperity", True),
        (marks[3].text, False),
    ]
    assert marks[0]["title"] == "Term: common prosperity"
    assert marks[2]["title"] == "Term, for 共同富裕"
    for mark in marks:
        described = page.by_id(mark["aria-describedby"])
        assert "→" in described.text
    assert marks[0]["aria-describedby"] == marks[2]["aria-describedby"]


def test_a_missing_term_is_marked_in_the_source_in_words(client: FlaskClient) -> None:
    page = translate(client)

    (mark,) = [m for m in page.all("mark", css="missing") if "title" in m.attributes]
    assert mark.text == "青春之城missing"
    assert mark["title"] == "Term, missing in the translation: City of Youth"


def test_into_chinese_the_sides_are_named_and_marked_as_they_are(services: Services) -> None:
    def chinese(segment: SourceSegment) -> str:
        return "".join(f"我们推动{a.rendition}。" for a in segment.annotations) or "今天很好。"

    client = app_on(replace(services, engines=OneEngine(chinese, EN_ZH))).test_client()

    page = translate(client, "We pursue common prosperity. Today is a fine day for us all.")

    assert page.one("div", css="columns").text == "EnglishChinese"
    source, target = page.all("p", css="paragraph")
    assert (source["lang"], source.text[:9]) == ("en", "We pursue")
    assert (target["lang"], target.text) == ("zh-Hans", "我们推动共同富裕。今天很好。")
    found = page.one("li", css="found").text
    assert "common prosperity" in found.partition("→")[0]


def test_a_heading_is_a_heading_on_both_sides(client: FlaskClient) -> None:
    page = translate(client)

    assert [h["lang"] for h in page.all("h3")] == ["zh-Hans", "en"]


def test_a_repeated_paragraph_says_which_one_it_repeats(client: FlaskClient) -> None:
    paragraph = "扎实推动共同富裕，坚持以高质量发展为主线，加快培育新兴产业。"

    page = translate(client, f"建设新城\n\n{paragraph}\n\n{paragraph}")

    assert page.one("p", css="repeat").text == "The same text stands earlier: paragraph 2"


def test_warnings_stand_with_their_paragraph(term_bases: SqlTermBaseRepository) -> None:
    services = services_on(term_bases, lambda _: "还是中文")
    client = app_on(services).test_client()

    page = translate(client, "扎实推动企业发展。")

    assert page.one("ul", css="warnings").text.strip()
    assert "1 warning" in page.text


def test_the_engine_and_the_counts_are_told(client: FlaskClient) -> None:
    assert "4 of 5 required renditions in place" in translate(client).text
    assert "Engine: scripted 1." in translate(client).text


def test_markup_in_a_text_is_shown_and_not_obeyed(term_bases: SqlTermBaseRepository) -> None:
    services = services_on(term_bases, lambda _: "<script>alert(1)</script>")
    client = app_on(services).test_client()

    page = translate(client, "共同<img src=x onerror=alert(1)>富裕")

    assert page.all("img") == []
    assert [s["type"] for s in page.all("script")] == ["module"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_file_is_translated_whatever_its_encoding(
    client: FlaskClient, encoding: str
) -> None:
    file = (io.BytesIO("扎实推动共同富裕。".encode(encoding)), "文章.txt")

    page = translate(client, "", file=file)

    assert page.by_id("result-title").text == "The one required rendition was found"
    assert "扎实推动共同富裕" in page.by_id("text").text


def test_a_file_that_is_no_text_is_refused_and_the_typed_text_stays(client: FlaskClient) -> None:
    file = (io.BytesIO(b"%PDF-1.7"), "a.pdf")

    page = translate(client, "扎实推动", file=file)

    assert page.status == 422
    assert "PDF" in page.problems("file")
    assert page.by_id("file")["aria-describedby"].startswith("file-problems")
    assert "扎实推动" in page.by_id("text").text


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("", 422, "empty"),
        ("This is English.", 422, "no package for en-zh"),
        ("富\x07裕", 422, "control character"),
        ("富" * 5_001, 413, "5,001"),
    ],
    ids=["empty", "english", "control", "long"],
)
def test_a_wrong_text_is_told_beside_the_field_and_kept(
    client: FlaskClient, text: str, status: int, words: str
) -> None:
    page = translate(client, text)

    assert page.status == status
    assert words in page.problems("text")
    assert page.by_id("text")["aria-invalid"] == "true"
    assert page.by_id("text").text.strip("\r\n") == text


def test_an_expired_page_loses_nothing(client: FlaskClient) -> None:
    page = Page(client.post("/", data={"text": TEXT, "csrf_token": "old"}))

    assert page.status == 400
    assert "This page had expired" in page.text
    assert "共同富裕" in page.by_id("text").text


def test_a_glossary_can_be_chosen(client: FlaskClient, term_bases: SqlTermBaseRepository) -> None:
    term_bases.create_glossary("other")
    term_bases.save("other", make_concept(zh="共同富裕", en="shared wealth"))

    page = translate(client, "扎实推动共同富裕。", glossaries="other")

    assert "shared wealth" in page.text


def test_an_unknown_glossary_is_told_at_the_choice(client: FlaskClient) -> None:
    page = translate(client, glossaries="none")

    assert page.status == 400
    assert page.problems("glossaries")


def test_without_a_package_the_page_says_what_to_do(term_bases: SqlTermBaseRepository) -> None:
    client = app_on(services_on(term_bases, None)).test_client()

    assert "Install one." in translate(client).problems("text")


def download(client: FlaskClient, kind: str) -> object:
    token = translate(client).token
    return client.post("/download", data={"csrf_token": token, "text": TEXT, "format": kind})


def test_the_translation_is_downloaded_as_text(client: FlaskClient) -> None:
    response = download(client, "txt")

    assert response.headers["Content-Disposition"] == "attachment; filename=translation.txt"
    assert response.content_type == "text/plain; charset=utf-8"
    assert "common prosperity" in response.text


def test_the_report_is_downloaded_as_the_api_gives_it(client: FlaskClient) -> None:
    response = download(client, "json")

    assert (
        json.loads(response.data)
        == client.post(
            "/api/v1/translate", json={"text": TEXT, "source": "auto", "target": "auto"}
        ).json
    )


def test_the_downloads_carry_the_text_of_the_page(client: FlaskClient) -> None:
    page = translate(client)

    (carried,) = [t for t in page.all("textarea", name="text") if "hidden" in t.attributes]
    assert carried.text.lstrip("\n").replace("\r", "") == TEXT


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [("/nope", "GET", 404), ("/download", "GET", 405), ("/glossary/concepts/9", "GET", 404)],
)
def test_errors_are_pages_for_people(
    client: FlaskClient, path: str, method: str, status: int
) -> None:
    page = Page(client.open(path, method=method))

    assert page.status == status
    assert page.one("h1").text
    assert page.all("a", href="/")


def test_a_request_over_the_limit_is_a_page_that_says_so(client: FlaskClient) -> None:
    response = client.post("/", data={"text": "a" * 200_000})

    assert response.status_code == 413
    assert "too large" in Page(response).one("h1").text


def test_an_unexpected_error_is_a_page_that_tells_no_secret(
    term_bases: SqlTermBaseRepository,
) -> None:
    def broken(_: object) -> str:
        raise RuntimeError("secret")

    page = translate(app_on(services_on(term_bases, broken)).test_client())

    assert page.status == 500
    assert "went wrong" in page.one("h1").text
    assert "secret" not in page.text


@pytest.mark.parametrize("path", ["/", "/nope", "/api/v1/languages", "/static/app.css"])
def test_every_answer_has_the_security_headers(client: FlaskClient, path: str) -> None:
    with client.get(path) as response:
        headers = response.headers

    assert {name: headers[name] for name in HEADERS} == HEADERS


PATHS = ["/", "/?sample=1", "/glossary", "/glossary/add?glossary=starter", "/glossary/new", "/api"]


@pytest.mark.parametrize("path", [*PATHS, "/glossary/import?glossary=starter", "/nope"])
def test_a_page_is_sound_html_without_inline_code_or_foreign_addresses(
    client: FlaskClient, path: str
) -> None:
    page = Page(client.get(path))

    assert page.unclosed == []
    ids = [e["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert page.all("style") == []
    for element in page.elements:
        names = set(element.attributes)
        assert not [n for n in names if n.startswith("on") or n == "style"]
        for name in names & {"src", "href", "action"}:
            assert element[name].startswith(("/", "#"))


@pytest.mark.parametrize("path", [*PATHS, "/glossary/import?glossary=starter"])
def test_every_field_has_a_label(client: FlaskClient, path: str) -> None:
    page = Page(client.get(path))

    labelled = {label["for"] for label in page.all("label")}
    fields = page.all("input") + page.all("textarea") + page.all("select")
    seen = [f for f in fields if f.attributes.get("type") != "hidden"]
    assert {f["id"] for f in seen} <= labelled


def test_the_result_page_is_sound_html(client: FlaskClient) -> None:
    page = translate(client)

    ids = [e["id"] for e in page.elements if "id" in e.attributes]
    assert page.unclosed == []
    assert len(ids) == len(set(ids))


def test_views_stay_short(app: Flask) -> None:
    sources = {n: inspect.getsource(v) for n, v in app.view_functions.items() if n != "static"}

    lengths = {n: len(s[s.index("def ") :].splitlines()) for n, s in sources.items()}

    assert {n: length for n, length in lengths.items() if length > 16} == {}


def test_the_script_is_small(client: FlaskClient) -> None:
    with client.get("/static/app.js") as response:
        assert len(response.data) < 10_000


def test_a_forbidden_wording_is_pointed_out_with_the_right_one(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    entry = make_concept(zh="小康社会", en="well-off society", en_forbidden=("sentence",))
    term_bases.save("starter", entry)

    page = send(client, "/", "/", text="建成小康社会。", glossaries="starter")

    assert "“sentence” is forbidden for “小康社会”: use “well-off society”." in page.text
