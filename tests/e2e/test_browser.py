"""What people do, in a real Chromium against a real server."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import SAMPLE, Device
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

pytestmark = pytest.mark.browser
PHONE, NO_SCRIPT = Device(width=390, height=844), Device(javascript=False)


def css(browser: WebDriver, selector: str) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, selector)


def texts(browser: WebDriver, selector: str) -> list[str]:
    return [e.text for e in browser.find_elements(By.CSS_SELECTOR, selector)]


def wait(browser: WebDriver, condition: Callable[[WebDriver], object], seconds: int = 15) -> None:
    stale = [StaleElementReferenceException]  # the page is just changing
    WebDriverWait(browser, seconds, ignored_exceptions=stale).until(condition)


def follow(browser: WebDriver, words: str) -> None:
    browser.find_element(By.PARTIAL_LINK_TEXT, words).click()


def translate(browser: WebDriver, base: str, text: str) -> None:
    browser.get(base)
    area = css(browser, "#text")
    area.send_keys(text)
    wait(browser, lambda b: clicked(b, "form.translate button.quick"))
    wait(browser, lambda b: b.find_elements(By.ID, "result"))


def clicked(browser: WebDriver, selector: str) -> bool:
    """Click once the page stands still: it grows with the text that was typed."""
    button = css(browser, selector)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
    try:
        button.click()
    except ElementClickInterceptedException:
        return False
    return True


def asked_for(browser: WebDriver) -> list[str]:
    """Return the addresses asked for, but those of Chromium's own new-tab page."""
    messages = [json.loads(e["message"])["message"] for e in browser.get_log("performance")]
    urls = [
        m["params"]["request"]["url"]
        for m in messages
        if m["method"] == "Network.requestWillBeSent"
    ]
    return [u for u in urls if not u.startswith(("chrome", "data:"))]


def test_an_article_is_translated_and_what_is_missing_stands_first(
    browser: WebDriver, scripted: str
) -> None:
    browser.get(scripted)
    follow(browser, "Try the sample")
    wait(browser, lambda b: clicked(b, "form.translate button.quick"))
    wait(browser, lambda b: b.find_elements(By.ID, "result"))

    assert re.fullmatch(r"2 of \d+ required renditions are missing", css(browser, "h2").text)
    assert browser.switch_to.active_element.get_attribute("id") == "result-title"
    (missing,) = texts(browser, ".missing-list li")
    assert missing == "青春之城 → City of Youth paragraph 2 paragraph 5"
    assert "common prosperity" in texts(browser, ".target mark.term.found")
    assert "共同富裕" in texts(browser, ".source mark.term.found")
    assert "99家" in texts(browser, ".source mark.figure.found")
    assert css(browser, "#live").get_attribute("textContent") == css(browser, "h2").text

    follow(browser, "paragraph 5")
    assert browser.current_url.endswith("#p5")


def test_source_and_target_stand_side_by_side(browser: WebDriver, scripted: str) -> None:
    translate(browser, scripted, SAMPLE)

    source, target = css(browser, "#p4 .source").rect, css(browser, "#p4 .target").rect
    assert source["x"] + source["width"] <= target["x"]
    assert source["y"] == target["y"]


def test_a_rendition_lights_up_on_both_sides(browser: WebDriver, scripted: str) -> None:
    translate(browser, scripted, "扎实推动共同富裕。")

    browser.execute_script(
        "arguments[0].dispatchEvent(new Event('pointerenter'))", css(browser, ".source mark")
    )

    assert texts(browser, "mark.lit") == ["共同富裕", "common prosperity"]


def test_the_translation_is_copied(browser: WebDriver, scripted: str) -> None:
    translate(browser, scripted, "扎实推动共同富裕。")
    browser.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]},
    )

    css(browser, "[data-copy]").click()

    wait(browser, lambda b: css(b, "[data-copy]").text == "Copied")
    copied = browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied == "This sentence holds common prosperity."


def test_a_gb18030_file_is_uploaded_and_translated(
    browser: WebDriver, scripted: str, tmp_path: Path
) -> None:
    file = tmp_path / "文章.txt"
    file.write_bytes("上虞区扎实推动共同富裕。".encode("gb18030"))
    browser.get(scripted)

    css(browser, "#file").send_keys(str(file))
    wait(browser, lambda b: clicked(b, "form.translate button.quick"))

    wait(browser, lambda b: b.find_elements(By.ID, "result"))
    assert css(browser, "h2").text == "All 2 required renditions found"


def test_a_fault_keeps_the_text_and_takes_the_focus_to_its_field(
    browser: WebDriver, scripted: str
) -> None:
    browser.get(scripted)
    css(browser, "#text").send_keys("This is English.")
    wait(browser, lambda b: clicked(b, "form.translate button.quick"))

    wait(browser, lambda b: b.find_elements(By.ID, "text-problems"))
    assert css(browser, "#text").get_property("value") == "This is English."
    assert browser.switch_to.active_element.get_attribute("id") == "text"


def test_a_new_entry_holds_in_the_next_translation_and_a_deleted_one_no_more(
    browser: WebDriver, scripted: str
) -> None:
    browser.get(f"{scripted}/glossary")
    follow(browser, "Add an entry")
    css(browser, "#zh").send_keys("智造绿谷")
    css(browser, "#en").send_keys("Green Valley of Smart Industry")
    css(browser, "form.concept button.main").click()
    wait(browser, lambda b: "saved" in css(b, ".notice").text)

    translate(browser, scripted, "建设智造绿谷。")
    assert css(browser, "h2").text == "The one required rendition was found"
    assert texts(browser, ".target mark") == ["Green Valley of Smart Industry"]

    browser.get(f"{scripted}/glossary?q=智造绿谷")
    follow(browser, "Delete")
    css(browser, "main form button.danger").click()
    wait(browser, lambda b: "deleted" in css(b, ".notice").text)
    translate(browser, scripted, "建设智造绿谷。")
    assert css(browser, "h2").text == "This text has no required renditions"


def test_the_keyboard_alone_is_enough(browser: WebDriver, scripted: str) -> None:
    browser.get(scripted)
    css(browser, "body").send_keys(Keys.TAB)
    skip = browser.switch_to.active_element
    assert skip.text == "Skip to the content"
    assert skip.rect["x"] >= 0

    skip.send_keys(Keys.ENTER)
    browser.switch_to.active_element.send_keys(Keys.TAB)
    area = browser.switch_to.active_element
    assert area.get_attribute("id") == "text"
    assert area.value_of_css_property("outline-style") == "solid"
    area.send_keys("扎实推动共同富裕。", Keys.CONTROL + Keys.ENTER)

    wait(browser, lambda b: b.find_elements(By.ID, "desk"))
    title = browser.switch_to.active_element
    assert title.get_attribute("id") == "verdict"
    title.send_keys(Keys.TAB)
    assert browser.switch_to.active_element.get_attribute("data-segment") == "1"


@pytest.mark.parametrize("browser", [PHONE], indirect=True)
def test_nothing_scrolls_sideways_on_a_phone(browser: WebDriver, scripted: str) -> None:
    paths = ["/", "/glossary", "/glossary/add?glossary=starter", "/api", "/nope"]
    widths = {}

    for path in [*paths, "/glossary/import?glossary=starter"]:
        browser.get(scripted + path)
        widths[path] = browser.execute_script("return document.documentElement.scrollWidth")
    translate(browser, scripted, SAMPLE)
    widths["result"] = browser.execute_script("return document.documentElement.scrollWidth")

    assert {p: w for p, w in widths.items() if w > 390} == {}
    source, target = css(browser, "#p4 .source").rect, css(browser, "#p4 .target").rect
    assert target["y"] >= source["y"] + source["height"]


@pytest.mark.parametrize("browser", [NO_SCRIPT], indirect=True)
def test_without_javascript_everything_still_works(browser: WebDriver, scripted: str) -> None:
    translate(browser, scripted, SAMPLE)

    assert "renditions are missing" in css(browser, "h2").text
    assert not css(browser, "[data-copy]").is_displayed()
    assert css(browser, "button[value=txt]").is_displayed()
    css(browser, ".again summary").click()
    assert css(browser, "#text").is_displayed()
    browser.get(f"{scripted}/glossary?q=prosperity")
    assert texts(browser, "tbody th") == ["共同富裕"]


def test_no_request_leaves_the_machine_and_the_console_stays_silent(
    browser: WebDriver, scripted: str
) -> None:
    for path in ("/", "/glossary", "/api"):
        browser.get(scripted + path)
    translate(browser, scripted, SAMPLE)

    asked = asked_for(browser)
    assert any(url.endswith("/static/app.css") for url in asked)
    assert [url for url in asked if not url.startswith(scripted + "/")] == []
    assert browser.get_log("browser") == []


@pytest.mark.parametrize("browser", [PHONE], indirect=True)
def test_the_printed_sheet_is_bilingual_and_nothing_else(browser: WebDriver, scripted: str) -> None:
    translate(browser, scripted, SAMPLE)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})

    source, target = css(browser, "#p4 .source").rect, css(browser, "#p4 .target").rect
    assert source["x"] + source["width"] <= target["x"]
    shown = browser.find_elements(By.CSS_SELECTOR, "header, form, button, .legend")
    assert [e.tag_name for e in shown if e.is_displayed()] == []
    assert "renditions are missing" in css(browser, "h2").text


def test_the_dark_switch_darkens_a_light_system(browser: WebDriver, scripted: str) -> None:
    def paper() -> str:
        return css(browser, "body").value_of_css_property("background-color")

    def press(becomes: str) -> None:
        css(browser, ".preferences button[name=theme]").click()
        wait(browser, lambda b: css(b, "html").get_attribute("data-bs-theme") == becomes)

    browser.get(scripted)
    light = paper()
    press("light")
    assert paper() == light

    press("dark")
    assert paper() != light


@pytest.mark.model
def test_the_sample_is_translated_by_the_embedded_model(browser: WebDriver, whole: str) -> None:
    browser.get(f"{whole}/?sample=1")
    wait(browser, lambda b: clicked(b, "form.translate button.quick"))

    wait(browser, lambda b: b.find_elements(By.ID, "result"), seconds=120)
    assert "required rendition" in css(browser, "h2").text
    assert browser.find_elements(By.CSS_SELECTOR, ".target mark.found")
    assert re.search(r"Engine: \S+", css(browser, ".verdict .counts").text)
