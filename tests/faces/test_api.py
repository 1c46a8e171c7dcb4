"""The JSON face: answers, problems, and the document that describes both."""

import json
import pkgutil
from importlib import import_module
from io import BytesIO

import pytest
from doubles import app_on, services_on
from flask import Flask
from flask.testing import FlaskClient
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

import glossary
import service
from glossary.concepts import make_concept
from glossary.errors import TermbridgeError
from glossary.fields import FIELDS
from glossary.storage import SqlTermBaseRepository
from service.api.openapi import OPERATIONS, document
from service.api.problems import KINDS
from service.http.errors import STATUSES, status_of

TEXT = "扎实推动共同富裕。建设青春之城。"
PROBLEM = "application/problem+json"


def faults(response: object) -> dict[str, str]:
    """Return a problem's errors by pointer."""
    return {e["pointer"]: e["message"] for e in response.get_json(force=True)["errors"]}


def test_a_translation_reports_what_it_holds_and_what_is_missing(client: FlaskClient) -> None:
    response = client.post("/api/v1/translate", json={"text": TEXT})

    report = response.json
    spans = [s for segment in report["segments"] for s in segment["spans"]]
    assert response.status_code == 200
    assert report["summary"] == {"segments": 2, "required": 2, "found": 1, "missing": 1}
    assert [(s["source"], s["target"], s["found"]) for s in spans] == [
        ("共同富裕", "common prosperity", True),
        ("青春之城", "City of Youth", False),
    ]
    first = report["segments"][0]
    assert first["target"][spans[0]["target_start"] : spans[0]["target_end"]] == "common prosperity"
    assert report["engine"] == {"package": "scripted", "version": "1"}


def test_answers_hold_real_chinese_characters(client: FlaskClient) -> None:
    response = client.post("/api/v1/translate", json={"text": TEXT})

    assert "共同富裕".encode() in response.data
    assert response.content_type == "application/json"


def test_spans_are_reported_without_translating(client: FlaskClient, services: object) -> None:
    report = client.post("/api/v1/spans", json={"text": TEXT}).json

    assert report["translation"] == ""
    assert report["summary"]["required"] == 2
    assert services.engines.scripted.calls == []


def test_with_lines_each_line_has_its_own_line_of_translation(client: FlaskClient) -> None:
    body = {"text": "扎实推动\n共同富裕", "lines": True}

    translation = client.post("/api/v1/translate", json=body).json["translation"]

    assert len(translation.split("\n")) == 2


def test_every_fault_of_a_body_is_told_at_once_with_its_pointer(client: FlaskClient) -> None:
    body = {
        "text": 5,
        "source": "xx",
        "glossaries": ["starter", "none"],
        "lines": "yes",
        "x/y": 1,
    }

    response = client.post("/api/v1/translate", json=body)

    assert response.status_code == 422
    assert response.content_type == PROBLEM
    told = faults(response)
    assert set(told) == {"/text", "/source", "/glossaries/1", "/lines", "/x~1y"}
    assert "starter" in told["/glossaries/1"]
    assert "known are: text, source, target, glossaries, lines" in told["/x~1y"]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/text"),
        ({"text": ""}, "/text"),
        ({"text": " \n\u3000"}, "/text"),
        ({"text": None}, "/text"),
        ({"text": ["共同富裕"]}, "/text"),
        ({"text": "a\x07共同富裕"}, "/text"),
        ({"text": "This is English."}, "/text"),
        ({"text": TEXT, "target": "xx"}, "/target"),
        ({"text": TEXT, "glossaries": "starter"}, "/glossaries"),
        ({"text": TEXT, "glossaries": [1]}, "/glossaries/0"),
        ([], ""),
        ("共同富裕", ""),
        (None, ""),
    ],
)
@pytest.mark.parametrize("path", ["/api/v1/translate", "/api/v1/spans"])
def test_a_wrong_body_is_refused_at_its_place(
    client: FlaskClient, path: str, body: object, pointer: str
) -> None:
    response = client.post(path, data=json.dumps(body), content_type="application/json")

    assert response.status_code == 422
    assert list(faults(response)) == [pointer]


@pytest.mark.parametrize("field", ["text", "\\ud800"])
def test_half_a_surrogate_pair_is_refused_and_answered_as_valid_json(
    client: FlaskClient, field: str
) -> None:
    raw = b'{"text": "\xe5\xaf\x8c", "' + field.encode() + b'": "\\ud83d"}'

    response = client.post("/api/v1/translate", data=raw, content_type="application/json")

    assert response.status_code == 422
    assert json.loads(response.data.decode("utf-8"))["errors"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "not JSON"),
        (b"{'text': 1}", "not JSON"),
        (b'{"text": NaN}', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        ('{"text": "共同富裕"}'.encode("gb18030"), "not UTF-8"),
    ],
    ids=["empty", "quotes", "nan", "deep", "gb18030"],
)
def test_a_body_that_is_not_json_in_utf8_is_malformed(
    client: FlaskClient, raw: bytes, words: str
) -> None:
    response = client.post("/api/v1/translate", data=raw, content_type="application/json")

    assert response.status_code == 400
    assert response.content_type == PROBLEM
    assert words in response.get_json(force=True)["detail"]


def test_a_byte_order_mark_before_the_body_is_passed_over(client: FlaskClient) -> None:
    raw = json.dumps({"text": TEXT}).encode("utf-8-sig")

    response = client.post("/api/v1/translate", data=raw, content_type="application/json")

    assert response.status_code == 200


@pytest.mark.parametrize("media", ["text/plain", "", "application/json; charset=gb18030"])
def test_another_media_type_is_refused(client: FlaskClient, media: str) -> None:
    response = client.post("/api/v1/translate", data=b"{}", content_type=media)

    assert response.status_code == 415
    assert response.content_type == PROBLEM


def test_a_text_over_the_limit_is_too_large(client: FlaskClient) -> None:
    response = client.post("/api/v1/translate", json={"text": "富" * 5_001})

    assert response.status_code == 413
    assert "5,001" in faults(response)["/text"]


def test_a_body_over_the_limit_is_too_large(client: FlaskClient) -> None:
    response = client.post("/api/v1/translate", json={"text": "a" * 200_000})

    assert response.status_code == 413
    assert response.content_type == PROBLEM


def test_unknown_paths_and_methods_are_problems_as_well(client: FlaskClient) -> None:
    missing = client.get("/api/v2/translate")
    wrong = client.get("/api/v1/translate")

    assert (missing.status_code, missing.content_type) == (404, PROBLEM)
    assert (wrong.status_code, wrong.content_type) == (405, PROBLEM)
    assert "POST" in wrong.headers["Allow"]


def test_an_unexpected_error_is_a_problem_that_tells_no_secret(
    term_bases: SqlTermBaseRepository,
) -> None:
    def broken(_: object) -> str:
        raise RuntimeError("secret")

    app = app_on(services_on(term_bases, broken))

    response = app.test_client().post("/api/v1/translate", json={"text": TEXT})

    assert (response.status_code, response.content_type) == (500, PROBLEM)
    assert "secret" not in response.text


def test_without_a_package_the_service_is_up_but_not_ready(
    term_bases: SqlTermBaseRepository,
) -> None:
    client = app_on(services_on(term_bases, None)).test_client()

    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").status_code == 503
    assert client.post("/api/v1/translate", json={"text": TEXT}).status_code == 422


def test_with_a_package_the_service_is_ready(client: FlaskClient) -> None:
    assert client.get("/readyz").json == {"status": "ready"}


def test_languages_tell_what_they_can_be_translated_into(client: FlaskClient) -> None:
    languages = {i["code"]: i["targets"] for i in client.get("/api/v1/languages").json["languages"]}

    assert languages["zh-Hans"] == ["en"]
    assert languages["en"] == []


def test_entries_are_listed_by_search(client: FlaskClient) -> None:
    answer = client.get("/api/v1/glossaries/starter/concepts?q=prosper").json

    assert [(c["zh"], c["en"]) for c in answer["concepts"]] == [("共同富裕", "common prosperity")]
    assert (answer["total"], answer["page"], answer["pages"]) == (1, 1, 1)


def test_an_entry_is_answered_with_all_its_fields(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    term_bases.save(
        "starter",
        make_concept(
            zh="人工智能",
            en="artificial intelligence",
            en_forbidden=("man-made brain",),
            en_abbreviation="AI",
            case="exact",
            inflection="fixed",
            only_after=("发展",),
            only_before=("产业",),
            part_of_speech="noun",
            definition="d",
            context="c",
            project="p",
        ),
    )

    (answer,) = client.get("/api/v1/glossaries/starter/concepts?q=人工").json["concepts"]

    assert [*answer][2:] == [*FIELDS]
    assert {name: answer[name] for name in FIELDS[8:]} == {
        "en_forbidden": ["man-made brain"],
        "en_abbreviation": "AI",
        "case": "exact",
        "inflection": "fixed",
        "only_after": ["发展"],
        "only_before": ["产业"],
        "part_of_speech": "noun",
        "definition": "d",
        "context": "c",
        "project": "p",
    }


@pytest.mark.parametrize("query", ["page=0", "page=two", "pages=1", "q=" + "a" * 201])
def test_a_wrong_query_names_its_parameter(client: FlaskClient, query: str) -> None:
    response = client.get(f"/api/v1/glossaries/starter/concepts?{query}")

    (error,) = response.get_json(force=True)["errors"]
    assert response.status_code == 422
    assert error["parameter"] == query.partition("=")[0]


def test_an_unknown_glossary_is_not_found(client: FlaskClient) -> None:
    assert client.get("/api/v1/glossaries/none/concepts").status_code == 404


def test_the_openapi_document_is_valid(client: FlaskClient) -> None:
    OpenAPIV31SpecValidator(client.get("/api/v1/openapi.json").json).validate()


def test_every_route_of_the_api_is_in_the_document_and_the_other_way_round(app: Flask) -> None:
    routes = {
        (method.lower(), rule.rule.replace("<", "{").replace(">", "}"))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(("/api/", "/healthz", "/readyz"))
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }

    described = {(m, path) for path, methods in document()["paths"].items() for m in methods}

    assert described == routes


def validate(instance: object, status: str, method: str, path: str) -> None:
    """Check an answer against the schema that the document has for it."""
    contents = document()["paths"][path][method]["responses"][status]["content"]
    content = contents.get("application/json") or contents[PROBLEM]
    resource = Resource.from_contents(document(), default_specification=DRAFT202012)
    registry = Registry().with_resource("urn:api", resource)
    reference = {"$ref": "urn:api" + content["schema"]["$ref"]}
    OAS31Validator(reference, registry=registry).validate(instance)


@pytest.mark.parametrize(
    "operation", [o for o in OPERATIONS if o.answer], ids=lambda operation: operation.name
)
def test_real_answers_are_as_the_document_says(client: FlaskClient, operation: object) -> None:
    path = operation.path.replace("{name}", "starter")
    schemas = document()["components"]["schemas"]
    request: dict[str, object] = (
        {"query_string": {"source": "扎实推动共同富裕。"}}
        if "Memory" in str(operation.query)
        else {}
    )
    if operation.body:
        request = {"json": schemas[operation.body.__name__]["examples"][0]}
    if operation.file_in:
        client.post("/api/v1/memory", json=schemas["ApproveBody"]["examples"][0])
        kept = "/api/v1/memory/tmx" if "memory" in path else path
        file = client.get(kept).data
        request = {"data": file, "content_type": operation.file_in}
    if operation.form:
        upload = (BytesIO(TEXT.encode()), "a.txt")
        request = {"data": {"file": upload}, "query_string": {"report": "1"}}

    response = client.open(path, method=operation.method.upper(), **request)

    assert response.status_code == 200
    validate(response.json, "200", operation.method, operation.path)


def test_a_real_problem_is_as_the_document_says(client: FlaskClient) -> None:
    response = client.post("/api/v1/translate", json={"text": ""})

    validate(response.get_json(force=True), "422", "post", "/api/v1/translate")


def test_the_examples_of_the_document_are_accepted(client: FlaskClient) -> None:
    (example,) = document()["components"]["schemas"]["TranslateBody"]["examples"]

    assert client.post("/api/v1/translate", json=example).status_code == 200


def test_the_page_of_the_api_shows_each_operation_and_each_kind_of_problem(
    client: FlaskClient,
) -> None:
    page = client.get("/api").text

    assert all(f'id="{o.name}"' in page for o in OPERATIONS)
    assert all(f'id="{kind.slug}"' in page for kind in KINDS.values())


def subclasses(kind: type) -> set[type]:
    """Return all classes below ``kind``."""
    return {kind}.union(*(subclasses(k) for k in kind.__subclasses__()))


def test_each_error_has_a_status_and_each_status_a_kind_of_problem() -> None:
    for package in (glossary, service):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if (
                not module.name.endswith(("__main__", "wsgi", "env"))
                and ".versions" not in module.name
            ):
                import_module(module.name)

    found = subclasses(TermbridgeError)
    statuses = {kind.__name__: status_of(kind.__new__(kind)) for kind in found}

    assert set(STATUSES) <= found
    assert set(statuses.values()) <= set(KINDS)
    assert {name for name, status in statuses.items() if status == 500} <= {
        "TermbridgeError",
        "StorageError",
    }
    assert statuses["ImportRejected"] == statuses["ConceptError"] == 422
