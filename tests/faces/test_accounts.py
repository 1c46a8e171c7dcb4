"""Accounts: signing in, every role at every address, API keys, the accounts page."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest
from doubles import Clock, accounts_on, app_on
from flask import Flask
from flask.testing import FlaskClient
from pages import Page, send

from glossary.concepts import make_concept
from glossary.storage import SqlTermBaseRepository, connect, migrate
from service.http.access import ADDRESSES
from service.http.options import AccessOptions
from service.people import Role
from service.usecases.accounts import create_key, find_account
from service.usecases.permissions import Action, rights_of
from service.usecases.ports import ConceptQuery, Services

PASSWORD = "a sentence to sign in with"  # noqa: S105
WRONG = "a sentence that is not the one"
ACCOUNTS = AccessOptions(accounts=True, secure_cookies=True)
IN_STARTER = "?glossary=starter"
PEOPLE = {role: role.value.capitalize() for role in Role}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with an account of each role, called as the role is."""
    file = tmp_path_factory.mktemp("peopled") / "accounts.db"
    engine = connect(f"sqlite:///{file}")
    migrate(engine)
    people = accounts_on(engine, Clock())
    hashed = people.passwords.hash(PASSWORD)
    for role, name in PEOPLE.items():
        people.repository.create(name, role, hashed)
    engine.dispose()
    return file


@pytest.fixture
def house(services: Services, tmp_path: Path, clock: Clock, peopled: Path) -> Iterator[Services]:
    """Services with an account of each role."""
    engine = connect(f"sqlite:///{shutil.copy(peopled, tmp_path)}")
    yield replace(services, accounts=accounts_on(engine, clock))
    engine.dispose()


@pytest.fixture
def app(house: Services) -> Flask:
    return app_on(house, access=ACCOUNTS)


def sign_in(client: FlaskClient, name: str, password: str = PASSWORD, **fields: str) -> Page:
    return send(client, "/sign-in", "/sign-in", name=name, password=password, **fields)


def signed_in(app: Flask, role: Role | None) -> FlaskClient:
    client = app.test_client()
    if role is not None:
        assert sign_in(client, PEOPLE[role]).status == 302
    return client


def key_of(house: Services, role: Role) -> str:
    return create_key(find_account(PEOPLE[role], house).user, "test", house)


def test_a_stranger_is_asked_to_sign_in_and_then_gets_where_they_wanted(
    client: FlaskClient,
) -> None:
    asked = client.get("/glossary?q=富裕")
    form = Page(client.get(asked.headers["Location"]))
    wanted = form.all("input", name="next")[0]["value"]

    done = client.post(
        "/sign-in",
        data={"name": "Reader", "password": PASSWORD, "csrf_token": form.token, "next": wanted},
    )

    assert asked.status_code == 302
    assert done.status_code == 302
    assert "共同富裕" in client.get(done.headers["Location"]).text
    assert "q=" in done.headers["Location"]


@pytest.mark.parametrize(
    "path", ["//evil.example", "https://evil.example/", "/\\evil.example", "\t//evil", "evil", ""]
)
def test_nobody_is_sent_on_to_another_site(client: FlaskClient, path: str) -> None:
    form = Page(client.get("/sign-in"))
    fields = {"name": "Reader", "password": PASSWORD, "csrf_token": form.token, "next": path}

    assert client.post("/sign-in", data=fields).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("name", "password"), [("Reader", WRONG), ("Nobody", PASSWORD), ("Reader", ""), ("", "")]
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    client: FlaskClient, name: str, password: str
) -> None:
    page = sign_in(client, name, password)

    assert page.status == 401
    assert page.problems("password").startswith("Name or password is wrong")
    assert PASSWORD not in str([e.attributes for e in page.elements])
    assert client.get("/glossary").status_code == 302


def test_a_disabled_account_cannot_sign_in_nor_go_on(app: Flask, house: Services) -> None:
    client = signed_in(app, Role.READER)
    key = key_of(house, Role.READER)
    account = find_account("Reader", house)

    house.accounts.repository.change(account.id, Role.READER, disabled=True)

    assert client.get("/glossary").status_code == 302
    assert sign_in(app.test_client(), "Reader").status == 401
    bearer = {"Authorization": f"Bearer {key}"}
    assert app.test_client().get("/api/v1/glossaries", headers=bearer).status_code == 401


def test_signing_in_begins_a_new_session_and_signing_out_ends_it_everywhere(
    app: Flask, client: FlaskClient
) -> None:
    client.get("/sign-in")
    before = client.get_cookie("termbridge").value
    sign_in(client, "Reader")
    cookie = client.get_cookie("termbridge")
    copy = app.test_client()
    copy.set_cookie("termbridge", cookie.value)
    fixed = app.test_client()
    fixed.set_cookie("termbridge", before)

    assert copy.get("/glossary").status_code == 200
    assert fixed.get("/glossary").status_code == 302
    assert (cookie.http_only, cookie.secure, cookie.same_site) == (True, True, "Lax")
    token = Page(client.get("/account")).token
    assert client.post("/sign-out", data={"csrf_token": token}).status_code == 302
    assert copy.get("/glossary").status_code == 302


def test_a_session_that_is_not_used_ends(app: Flask, clock: Clock) -> None:
    client = signed_in(app, Role.READER)

    clock.now += timedelta(hours=7)
    assert client.get("/glossary").status_code == 200
    clock.now += timedelta(hours=7)
    assert client.get("/glossary").status_code == 200
    clock.now += timedelta(hours=8)
    assert client.get("/glossary").status_code == 302


def test_passwords_cannot_be_guessed_at_speed(app: Flask, clock: Clock) -> None:
    client = app.test_client()
    for _ in range(5):
        assert sign_in(client, "Reader", WRONG).status == 401

    form = Page(client.get("/sign-in"))
    fields = {"name": "READER", "password": PASSWORD, "csrf_token": form.token}
    refused = client.post("/sign-in", data=fields)

    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 301
    assert sign_in(client, "Translator").status == 302
    clock.now += timedelta(minutes=6)
    assert sign_in(app.test_client(), "Reader").status == 302


def test_what_is_sent_after_the_session_ended_can_be_sent_again(
    app: Flask, clock: Clock, term_bases: SqlTermBaseRepository
) -> None:
    client = signed_in(app, Role.TERMINOLOGIST)
    add = f"/glossary/add{IN_STARTER}"
    typed = {"zh": "智造绿谷", "en": "Green Valley", "status": "approved", "version": "0"}
    typed["csrf_token"] = Page(client.get(add)).token
    clock.now += timedelta(hours=9)

    late = Page(client.post(add, data=typed))
    assert late.status == 401
    assert "Back" in late.text
    sign_in(client, "Terminologist")
    again = Page(client.post(add, data=typed))
    assert again.by_id("en")["value"] == "Green Valley"
    assert client.post(add, data=typed | {"csrf_token": again.token}).status_code == 302
    assert term_bases.glossary("starter").concepts == 3


def test_one_address_cannot_try_many_names(app: Flask) -> None:
    client = app.test_client()
    for number in range(20):
        assert sign_in(client, f"name {number}", WRONG).status == 401

    assert sign_in(client, "Translator").status == 429


def paths_of(app: Flask, concept_id: str, account_id: str) -> list[tuple[str, str, str]]:
    """Return (endpoint, method, address) of every route there is."""
    values = {"concept_id": concept_id, "account_id": account_id, "name": "starter"}
    values |= {"filename": "app.css", "key_id": "none", "revision": "1", "number": "1"}

    def fill(rule: str) -> str:
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda m: values.get(m[1], "1"), rule)

    return sorted(
        (rule.endpoint, method, fill(rule.rule) + IN_STARTER)
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    )


def test_every_route_is_in_the_table_and_the_table_has_no_other(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(ADDRESSES)


@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role or "stranger")
def test_every_role_is_let_in_where_the_table_says_and_nowhere_else(
    app: Flask, house: Services, term_bases: SqlTermBaseRepository, role: Role | None
) -> None:
    """What is let in may well be refused for other reasons: the requests are empty."""
    (concept,) = term_bases.search("starter", ConceptQuery(text="共同富裕")).concepts
    client = signed_in(app, role)
    key = key_of(house, role) if role else "none"
    before = list(term_bases.concepts("starter"))
    tried = set()

    for endpoint, method, path in paths_of(app, concept.id or "", find_account("Reader", house).id):
        action = ADDRESSES[endpoint]
        api = path.startswith("/api/")
        headers = {"Authorization": f"Bearer {key}"} if api else {}
        response = client.open(path, method=method, headers=headers)
        response.close()
        to_sign_in = response.headers.get("Location", "").startswith("/sign-in?")
        refused = response.status_code in {401, 403} or to_sign_in
        may = action in rights_of(role) and not (api and role is None)
        assert refused is not may, (endpoint, method, response.status_code)
        tried.add(action)

    assert tried == set(Action)
    assert list(term_bases.concepts("starter")) == before


def test_an_address_that_is_not_in_the_table_is_for_administrators_alone(house: Services) -> None:
    app = app_on(house, access=ACCOUNTS)
    app.add_url_rule("/new", "new", lambda: "new")

    assert signed_in(app, Role.TERMINOLOGIST).get("/new").status_code == 403
    assert signed_in(app, Role.ADMINISTRATOR).get("/new").status_code == 200


def test_an_api_key_opens_the_api_and_stands_for_its_account(app: Flask, house: Services) -> None:
    bearer = {"Authorization": f"Bearer {key_of(house, Role.TRANSLATOR)}"}
    body = {"source": "推动共同富裕。", "target": "Advance it.", "author": "somebody else"}
    client = app.test_client()

    assert client.post("/api/v1/memory", json=body, headers=bearer).status_code == 200

    found = client.get("/api/v1/memory", query_string={"source": body["source"]}, headers=bearer)
    assert [match["author"] for match in found.json["matches"]] == ["Translator"]
    assert client.get("/glossary", headers=bearer).status_code == 302


@pytest.mark.parametrize("header", ["Bearer tb_wrong", "Bearer ", "Basic eDp5", "x", ""])
def test_a_wrong_key_is_a_problem_that_asks_for_one(client: FlaskClient, header: str) -> None:
    response = client.get("/api/v1/glossaries", headers={"Authorization": header})

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.get_json(force=True)["type"] == "/api#not-signed-in"


def test_a_session_opens_the_api_to_the_pages_own_scripts_alone(app: Flask) -> None:
    client = signed_in(app, Role.TRANSLATOR)
    body = {"text": "推动共同富裕。"}
    token = Page(client.get("/account")).token

    assert client.get("/api/v1/glossaries").status_code == 200
    assert client.post("/api/v1/translate", json=body).status_code == 403
    headers = {"X-CSRFToken": token}
    secure = "https://localhost"
    done = client.post(
        "/api/v1/translate",
        json=body,
        headers=headers | {"Referer": secure},
        base_url=secure,
    )
    assert done.status_code == 200


def test_a_key_is_shown_once_and_can_be_revoked(app: Flask) -> None:
    client = signed_in(app, Role.READER)
    page = send(client, "/account/keys", "/account", label="CAT tool")
    key = page.one("p", css="made").text.strip()
    bearer = {"Authorization": f"Bearer {key}"}
    api = app.test_client()

    assert api.get("/api/v1/glossaries", headers=bearer).status_code == 200
    own = Page(client.get("/account"))
    assert key not in str([e.attributes for e in own.elements]) + own.text
    assert "CAT tool" in own.text
    (revoke,) = [f["action"] for f in own.all("form", css="undo")]
    assert send(client, revoke, "/account").status == 302
    assert api.get("/api/v1/glossaries", headers=bearer).status_code == 401


def test_a_password_is_changed_by_who_knows_the_old_one(app: Flask) -> None:
    client = signed_in(app, Role.READER)
    other = signed_in(app, Role.READER)

    wrong = send(client, "/account/password", "/account", old=WRONG, password="a new sentence")
    short = send(client, "/account/password", "/account", old=PASSWORD, password="short")
    done = send(client, "/account/password", "/account", old=PASSWORD, password="a new sentence")

    assert (wrong.status, short.status, done.status) == (422, 422, 302)
    assert "not your password" in wrong.problems("old")
    assert "5 characters" in short.problems("password")
    assert other.get("/glossary").status_code == 302
    assert sign_in(client, "Reader").status == 401
    assert sign_in(client, "Reader", "a new sentence").status == 302


def test_an_administrator_makes_an_account_that_can_sign_in(app: Flask) -> None:
    admin = signed_in(app, Role.ADMINISTRATOR)

    new = {"name": "Li Mei", "role": "translator", "password": PASSWORD}
    assert send(admin, "/accounts/new", "/accounts/new", **new).status == 302
    taken = send(admin, "/accounts/new", "/accounts/new", **new | {"name": "LI MEI"})

    assert "already" in taken.problems("name")
    assert "Li Mei" in Page(admin.get("/accounts")).text
    client = app.test_client()
    assert sign_in(client, "Li Mei").status == 302
    assert "Li Mei" in client.get("/").text


def test_an_administrator_changes_a_role_and_switches_an_account_off(
    app: Flask, house: Services
) -> None:
    admin, reader = signed_in(app, Role.ADMINISTRATOR), signed_in(app, Role.READER)
    path = f"/accounts/{find_account('Reader', house).id}"

    assert send(admin, path, path, role="terminologist", active="y").status == 302
    assert reader.get("/glossary").status_code == 302
    assert find_account("Reader", house).role is Role.TERMINOLOGIST
    assert send(admin, path, path, role="terminologist").status == 302
    assert sign_in(reader, "Reader").status == 401


def test_the_last_administrator_is_kept(app: Flask, house: Services) -> None:
    admin = signed_in(app, Role.ADMINISTRATOR)
    path = f"/accounts/{find_account('Administrator', house).id}"

    page = send(admin, path, path, role="reader", active="y")

    assert page.status == 409
    assert "last administrator" in page.problems("role")


def test_a_translator_proposes_and_a_terminologist_approves(
    app: Flask, term_bases: SqlTermBaseRepository
) -> None:
    translator = signed_in(app, Role.TRANSLATOR)
    add = f"/glossary/add{IN_STARTER}"
    new = {"zh": "智造绿谷", "en": "Green Valley", "version": "0"}

    refused = send(translator, add, add, **new, status="approved")
    assert refused.status == 400
    assert send(translator, add, add, **new, status="proposed").status == 302

    (concept,) = term_bases.search("starter", ConceptQuery(text="智造")).concepts
    path = f"/glossary/concepts/{concept.id}{IN_STARTER}"
    approve = new | {"status": "approved", "version": "1"}
    assert send(signed_in(app, Role.TERMINOLOGIST), path, path, **approve).status == 302
    late = send(translator, path, path, **new | {"status": "proposed", "version": "2"})
    assert late.status == 403
    assert "role terminologist" in late.problems("status")
    delete = f"/glossary/concepts/{concept.id}/delete{IN_STARTER}"
    assert send(translator, delete, delete, version="2").status == 403
    authors = [c.edit.author.name for c in term_bases.changes.of_concept(concept.id or "")]
    assert authors == ["Terminologist", "Translator"]


def test_no_form_of_an_account_does_anything_without_its_token(app: Flask, house: Services) -> None:
    client = signed_in(app, Role.ADMINISTRATOR)
    account_id = find_account("Reader", house).id
    tried = 0

    for endpoint, method, path in paths_of(app, "none", account_id):
        if endpoint.startswith("accounts.") and method == "POST":
            response = client.post(path, data={"name": "x", "password": PASSWORD, "role": "reader"})
            assert response.status_code == 400, path
            assert "expired" in response.text or "cookie" in response.text
            tried += 1

    assert tried == 7
    assert len(house.accounts.repository.all()) == 4


def test_an_open_house_has_no_accounts_and_asks_nobody(services: Services) -> None:
    client = app_on(services).test_client()

    assert client.get("/glossary").status_code == 200
    assert "Sign" not in client.get("/").text
    for path in ("/sign-in", "/account", "/accounts"):
        page = Page(client.get(path))
        assert page.status == 404
        assert "TERMBRIDGE_ACCESS=accounts" in page.text


def test_without_an_account_the_sign_in_page_says_how_to_make_one(
    services: Services, tmp_path: Path, clock: Clock
) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'empty.db'}")
    migrate(engine)
    found = replace(services, accounts=accounts_on(engine, clock))

    page = Page(app_on(found, access=ACCOUNTS).test_client().get("/sign-in"))

    assert "termbridge admin create NAME" in page.text
    engine.dispose()


PROXY = AccessOptions(
    accounts=True, proxy_header="X-Remote-User", trusted_proxies=(ip_network("10.0.0.0/8"),)
)


@pytest.fixture
def behind_proxy(house: Services) -> Flask:
    return app_on(house, access=PROXY)


def through(app: Flask, name: str, address: str = "10.1.2.3") -> FlaskClient:
    client = app.test_client()
    client.environ_base |= {"REMOTE_ADDR": address, "HTTP_X_REMOTE_USER": name}
    return client


def test_a_trusted_proxy_names_the_user(behind_proxy: Flask) -> None:
    assert through(behind_proxy, "terminologist").get("/glossary/new").status_code == 200
    assert through(behind_proxy, "Reader").get("/glossary/new").status_code == 403


def test_nobody_else_can_name_a_user(behind_proxy: Flask) -> None:
    stranger = through(behind_proxy, "Administrator", address="192.0.2.1")

    assert stranger.get("/accounts").headers["Location"].startswith("/sign-in")


def test_whom_the_proxy_brings_for_the_first_time_becomes_a_reader(
    behind_proxy: Flask, house: Services
) -> None:
    client = through(behind_proxy, "Wang Wei")

    assert client.get("/glossary").status_code == 200
    account = find_account("wang wei", house)
    assert (account.role, account.has_password) == (Role.READER, False)
    assert sign_in(behind_proxy.test_client(), "Wang Wei", "").status == 401


def test_a_proxy_may_name_people_in_chinese(behind_proxy: Flask, house: Services) -> None:
    client = through(behind_proxy, "王伟".encode().decode("latin-1"))

    assert "王伟" in client.get("/glossary").text
    assert find_account("王伟", house).role is Role.READER


def test_whom_the_proxy_brings_is_kept_out_where_only_known_people_are_let_in(
    house: Services,
) -> None:
    app = app_on(house, access=replace(PROXY, new_role=None))

    assert through(app, "Wang Wei").get("/glossary").status_code == 403
    assert through(app, "Reader").get("/glossary").status_code == 200


def test_the_proxys_user_needs_the_pages_token_for_the_api(behind_proxy: Flask) -> None:
    client = through(behind_proxy, "Translator")

    assert client.post("/api/v1/translate", json={"text": "你好。"}).status_code == 403


def test_entries_are_shown_to_readers_without_what_they_may_not_do(app: Flask) -> None:
    page = Page(signed_in(app, Role.READER).get("/glossary"))

    words = [a.text.strip() for a in page.all("a")]
    assert "Import" not in words
    assert "Add an entry" not in words
    assert "Recent changes" in words
    assert page.all("a", href="/accounts") == []


def test_a_concept_is_proposed_by_default_by_those_who_may_do_no_more(app: Flask) -> None:
    page = Page(signed_in(app, Role.TRANSLATOR).get(f"/glossary/add{IN_STARTER}"))

    options = [o["value"] for o in page.all("option") if o["value"] in {"proposed", "approved"}]
    assert options == ["proposed"]
    assert make_concept(zh="共同富裕", en="x").state == "approved"


def test_a_reader_looks_at_a_segment_without_its_editor(app: Flask) -> None:
    reader = signed_in(app, Role.READER)
    data = {"csrf_token": Page(reader.get("/")).token, "text": "扎实推动共同富裕。"}
    desk = reader.post("/translations", data=data).headers["Location"]

    page = Page(reader.get(f"{desk}?segment=1"))
    patch = reader.get(f"{desk}/segments/1", headers={"Accept": "application/json"})

    assert (page.status, page.all("textarea"), page.all("form", css="editor")) == (200, [], [])
    assert "common prosperity" in page.by_id("panel").text
    assert patch.status_code == 200
    assert "<textarea" not in patch.get_json()["rows"]["1"]
    editor = Page(signed_in(app, Role.TRANSLATOR).get(f"{desk}?segment=1"))
    assert editor.all("textarea", name="target")
