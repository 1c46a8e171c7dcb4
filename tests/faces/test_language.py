"""The pages in English and in Chinese."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pages import Page, send

from service.web import forms

CHINESE = {"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5"}
HAN = re.compile(r"[\u4e00-\u9fff]")


def switch(client: FlaskClient, back: str = "/", **choice: str) -> Page:
    return send(client, "/preferences", "/", back=back, **choice)


def test_a_browser_that_asks_for_chinese_gets_chinese(client: FlaskClient) -> None:
    response = client.get("/", headers=CHINESE)

    page = Page(response)
    assert page.one("html")["lang"] == "zh-Hans"
    assert "中译英" in page.text
    assert page.by_id("text")["lang"] == "zh-Hans"
    assert {"Accept-Language", "Cookie"} <= set(response.vary)


@pytest.mark.parametrize("asked", ["zh", "zh-TW", "zh-Hans-CN", "fr, zh;q=0.2"])
def test_any_chinese_is_chinese(client: FlaskClient, asked: str) -> None:
    page = Page(client.get("/", headers={"Accept-Language": asked}))

    assert page.one("html")["lang"] == "zh-Hans"


@pytest.mark.parametrize("asked", ["", "en-GB", "fr-FR", "*", "nonsense;q=x", "en, zh;q=0.9"])
def test_everybody_else_gets_english(client: FlaskClient, asked: str) -> None:
    page = Page(client.get("/", headers={"Accept-Language": asked}))

    assert page.one("html")["lang"] == "en"


def test_the_switch_holds_whatever_the_browser_asks_for(client: FlaskClient) -> None:
    switch(client, language="en")
    assert Page(client.get("/glossary", headers=CHINESE)).one("html")["lang"] == "en"

    switch(client, language="zh")
    assert Page(client.get("/glossary")).one("html")["lang"] == "zh-Hans"


def test_the_switch_leads_back_to_the_page(client: FlaskClient) -> None:
    token = Page(client.get("/glossary?q=a&page=2")).token
    form = {"csrf_token": token, "language": "zh", "back": "/glossary?q=a&page=2"}

    response = client.post("/preferences", data=form)

    assert (response.status_code, response.location) == (302, "/glossary?q=a&page=2")
    cookie = response.headers["Set-Cookie"]
    assert all(part in cookie for part in ("Max-Age=31536000", "HttpOnly", "SameSite=Lax"))


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil", "/\t/e", ""])
def test_the_switch_leads_nowhere_else(client: FlaskClient, back: str) -> None:
    token = Page(client.get("/")).token

    response = client.post("/preferences", data={"csrf_token": token, "back": back})

    assert response.location == "/"


@pytest.mark.parametrize("language", ["", "de", "zh-Hant", "../../etc"])
def test_a_language_that_there_is_not_changes_nothing(client: FlaskClient, language: str) -> None:
    switch(client, language=language)
    client.set_cookie("termbridge_language", language.split("\r", maxsplit=1)[0])

    assert Page(client.get("/")).one("html")["lang"] == "en"


def test_a_text_typed_on_a_page_with_an_error_cannot_be_lost_by_the_switch(
    client: FlaskClient,
) -> None:
    page = send(client, "/", "/", text="This is English.")

    assert page.status == 422
    assert not page.all("button", name="language")


def test_what_the_core_says_is_told_in_chinese(client: FlaskClient) -> None:
    switch(client, language="zh")

    page = send(client, "/", "/", text=" ")
    assert page.problems("text") == "文本为空。请粘贴或上传文本。"

    page = send(client, "/glossary/add?glossary=starter", "/glossary/add?glossary=starter", zh="市")
    assert page.problems("zh") == "“中文术语”只有一个字，会误配到其他词语中。"
    assert page.problems("en") == "“英文译法”为空；中英文术语均须填写。"

    page = Page(client.get("/glossary/add?glossary=none"))
    assert "没有术语库“none”。" in page.text
    assert "现有：starter。" in page.text


def test_a_result_is_told_in_chinese_and_its_english_stays_english(client: FlaskClient) -> None:
    switch(client, language="zh")

    page = send(client, "/", "/", text="青春之城建设扎实推动共同富裕。")

    assert page.by_id("result-title").text == "2 处指定译法中有 1 处缺失"
    assert "缺失" in page.all("mark", css="missing")[0].text
    assert "City of Youth" in page.text
    assert page.all("p", lang="en")


def test_every_label_and_hint_of_a_form_is_translated(app: Flask) -> None:
    kinds = [k for k in vars(forms).values() if isinstance(k, type) and hasattr(k, "expired")]
    with app.test_request_context("/", headers=CHINESE):
        left = [
            text
            for kind in kinds
            for field in kind(formdata=None)
            if field.widget.__class__.__name__ != "HiddenInput"
            for text in (str(field.label.text), str(field.description))
            if text and not HAN.search(text)
        ]

    assert len(kinds) > 5
    assert [text for text in left if text != "CSRF Token"] == []


@pytest.mark.parametrize("path", ["/", "/glossary", "/glossary/add?glossary=starter", "/nope"])
def test_no_english_sentence_is_left_on_a_chinese_page(client: FlaskClient, path: str) -> None:
    page = Page(client.get(path, headers=CHINESE))

    words = re.sub("artificial intelligence|common prosperity", "", page.text)
    assert re.findall(r"[a-z]+ [a-z]+ [a-z]+", words) == []


def test_the_colours_are_those_of_the_system_until_the_switch_is_used(client: FlaskClient) -> None:
    seen = [Page(client.get("/")).one("html").attributes.get("data-bs-theme")]
    for _ in range(3):
        press = Page(client.get("/")).one("button", name="theme")["value"]
        switch(client, theme=press)
        seen.append(Page(client.get("/")).one("html").attributes.get("data-bs-theme"))

    assert seen == [None, "light", "dark", None]


def test_one_switch_leaves_the_other_alone(client: FlaskClient) -> None:
    switch(client, language="zh")
    switch(client, theme="dark")

    html = Page(client.get("/")).one("html")
    assert (html["lang"], html["data-bs-theme"]) == ("zh-Hans", "dark")
