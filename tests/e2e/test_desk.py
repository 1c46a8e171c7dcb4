"""A translator's day at the desk, in a real Chromium against a real server."""

from collections.abc import Callable

import pytest
from scenes import SAMPLE, Device, long_text
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

pytestmark = pytest.mark.browser
PHONE, NO_SCRIPT = Device(width=390, height=844), Device(javascript=False)
SCROLL = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})"


def css(browser: WebDriver, selector: str) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, selector)


def there(browser: WebDriver, selector: str) -> bool:
    return bool(browser.find_elements(By.CSS_SELECTOR, selector))


def wait(browser: WebDriver, condition: Callable[[WebDriver], object], seconds: int = 40) -> None:
    WebDriverWait(browser, seconds).until(condition)


def click(browser: WebDriver, selector: str) -> None:
    element = css(browser, selector)
    browser.execute_script(SCROLL, element)
    element.click()


def begin(browser: WebDriver, base: str, text: str) -> str:
    """Send a text to be translated and return its desk's address."""
    browser.get(base)
    css(browser, "#text").send_keys(text)
    click(browser, "form.translate button.main")
    wait(browser, lambda b: there(b, "#desk"))
    return browser.current_url


def ready(browser: WebDriver) -> None:
    wait(browser, lambda b: not there(b, "#stop"), 60)


def open_segment(browser: WebDriver, number: int) -> WebElement:
    click(browser, f"#s{number} .number")
    wait(browser, lambda b: there(b, f"#s{number} #target"))
    return css(browser, "#target")


def said(browser: WebDriver, words: str) -> None:
    wait(browser, lambda b: words in (css(b, "#live").get_attribute("textContent") or ""))


def test_an_article_is_corrected_and_approved_and_its_sentence_used_again(
    browser: WebDriver, scripted: str
) -> None:
    sentence = "上虞区紧紧围绕共同富裕。"
    desk = begin(browser, scripted, f"{SAMPLE}\n\n{sentence}")
    ready(browser)
    number = len(browser.find_elements(By.CSS_SELECTOR, ".row"))
    assert "common prosperity" in css(browser, f"#s{number} .target").text
    assert there(browser, ".missing-list")

    area = open_segment(browser, number)
    area.clear()
    area.send_keys("Shangyu District pursues common prosperity.")
    css(browser, "#editor [value=approve]").click()
    said(browser, f"Segment {number} approved")
    browser.get(desk)
    assert "Approved" in css(browser, f"#s{number} .flags").text

    begin(browser, scripted, sentence)
    ready(browser)
    assert css(browser, "#s1 .target").text == "Shangyu District pursues common prosperity."
    assert "100%" in css(browser, "#s1 .flags").text


def test_a_long_text_streams_in_is_stopped_reloaded_and_goes_on(
    browser: WebDriver, scripted: str
) -> None:
    desk = begin(browser, scripted, long_text())
    wait(browser, lambda b: there(b, "#s1.translated"))
    assert there(browser, "#s40.initial")

    click(browser, "#stop")
    wait(browser, lambda b: there(b, "#resume"))
    browser.get(desk)
    done = len(browser.find_elements(By.CSS_SELECTOR, ".row.translated"))
    assert 8 <= done < 40
    assert css(browser, "progress").get_attribute("value") == str(done)

    click(browser, "#resume")
    wait(browser, lambda b: there(b, "#s9.translated"))
    browser.refresh()
    ready(browser)
    assert len(browser.find_elements(By.CSS_SELECTOR, ".row.translated")) == 40


def test_what_is_being_written_stays_while_segments_stream_in(
    browser: WebDriver, scripted: str
) -> None:
    begin(browser, scripted, long_text())
    wait(browser, lambda b: there(b, "#s1.translated"))

    open_segment(browser, 40)
    css(browser, "#target").send_keys("Mine is the last word.")
    ready(browser)
    assert css(browser, "#target").get_attribute("value") == "Mine is the last word."
    css(browser, "#editor [value=approve]").click()

    # The engine's wording came first: both are shown, and nothing is lost.
    wait(browser, lambda b: there(b, ".conflict"))
    assert css(browser, "#target").get_attribute("value") == "Mine is the last word."
    css(browser, "#editor [value=approve]").click()
    wait(browser, lambda b: there(b, "#s40.final"))
    assert css(browser, "#s40 .target").text == "Mine is the last word."


def test_a_segment_is_edited_and_approved_by_keys_alone(browser: WebDriver, scripted: str) -> None:
    desk = begin(browser, scripted, "".join(f"第{n}句说共同富裕。" for n in "一二三"))
    ready(browser)

    def active() -> WebElement:
        return browser.switch_to.active_element

    for _ in range(60):
        if active().get_attribute("data-segment") == "1":
            break
        active().send_keys(Keys.TAB)
    active().send_keys(Keys.ENTER)
    wait(browser, lambda b: there(b, "#s1 #target"))
    assert active().get_attribute("id") == "target"
    active().send_keys(Keys.CONTROL + "a")
    active().send_keys("First common prosperity.")
    active().send_keys(Keys.CONTROL + Keys.ENTER)
    wait(browser, lambda b: there(b, "#s2 #target"))
    assert "Approved" in css(browser, "#s1 .flags").text

    active().send_keys(" Changed.")
    active().send_keys(Keys.CONTROL + Keys.ARROW_DOWN)
    wait(browser, lambda b: there(b, "#s3 #target"))
    active().send_keys(Keys.CONTROL + Keys.ARROW_UP)
    wait(browser, lambda b: there(b, "#s2 #target"))
    assert (active().get_attribute("value") or "").endswith("Changed.")
    active().send_keys(Keys.ESCAPE)
    wait(browser, lambda b: not there(b, "#target"))
    assert active().get_attribute("data-segment") == "2"
    browser.get(desk)
    assert css(browser, "#s2 .target").text.endswith("Changed.")


def test_another_wording_is_taken_by_a_key(browser: WebDriver, scripted: str) -> None:
    begin(browser, scripted, "我们说共同富裕。")
    ready(browser)
    area = open_segment(browser, 1)
    machine = area.get_attribute("value")
    area.send_keys(Keys.CONTROL + "a")
    area.send_keys("Mine.")
    area.send_keys(Keys.CONTROL + "s")
    said(browser, "Segment 1 saved")
    click(browser, "#panel [value=alternatives]")
    wait(browser, lambda b: there(b, "#panel .take"))

    css(browser, "#target").send_keys(Keys.ALT + "1")

    assert css(browser, "#target").get_attribute("value") == machine
    css(browser, "#target").send_keys(Keys.CONTROL + "z")
    assert css(browser, "#target").get_attribute("value") == "Mine."


SELECT = """
const text = document.querySelector(arguments[0]).firstChild, at = text.data.indexOf(arguments[1]);
getSelection().setBaseAndExtent(text, at, text, at + arguments[1].length);
"""


def test_a_term_is_added_from_a_selection_and_the_text_changes(
    browser: WebDriver, scripted: str
) -> None:
    desk = begin(browser, scripted, "我们建设智造绿谷。我们继续。")
    ready(browser)
    assert not css(browser, "#add-term").is_displayed()

    browser.execute_script(SELECT, "#s1 .source", "智造绿谷")
    browser.execute_script(SELECT, "#s1 .target", "nothing")
    wait(browser, lambda b: css(b, "#add-term bdi").text == "智造绿谷 = nothing")
    click(browser, "#add-term")
    wait(browser, lambda b: there(b, "form.concept"))
    assert css(browser, "#zh").get_attribute("value") == "智造绿谷"
    css(browser, "#en").clear()
    css(browser, "#en").send_keys("Green Valley of Smart Industry")
    click(browser, "form.concept button.main")

    wait(browser, lambda b: there(b, "#s1 #target"))
    assert browser.current_url.startswith(desk)
    assert "saved" in css(browser, ".notice").text
    assert css(browser, "#target").get_attribute("value") == "This sentence holds nothing."
    click(browser, "#editor [value=retranslate]")
    changed = "This sentence holds Green Valley of Smart Industry."
    wait(browser, lambda b: css(b, "#target").get_attribute("value") == changed)


def test_what_was_written_is_kept_when_the_page_is_left(browser: WebDriver, scripted: str) -> None:
    desk = begin(browser, scripted, "我们说共同富裕。")
    ready(browser)
    open_segment(browser, 1).send_keys(" Kept.")

    browser.get(scripted)

    def kept(b: WebDriver) -> bool:
        b.get(desk)
        return css(b, "#s1 .target").text.endswith("Kept.")

    wait(browser, kept)


@pytest.mark.parametrize("browser", [NO_SCRIPT], indirect=True)
def test_without_javascript_a_segment_is_edited_approved_and_used_again(
    browser: WebDriver, scripted: str
) -> None:
    sentence = "上虞区说共同富裕。"
    begin(browser, scripted, f"{sentence}我们继续。")

    css(browser, "#s1 .number").click()
    area = css(browser, "#target")
    area.clear()
    area.send_keys("Common prosperity, by hand.")
    css(browser, "#editor [value=approve]").click()

    wait(browser, lambda b: there(b, "#s2 #target"))
    assert "Approved" in css(browser, "#s1 .flags").text
    begin(browser, scripted, sentence)
    assert css(browser, "#s1 .target").text == "Common prosperity, by hand."


@pytest.mark.parametrize("browser", [PHONE], indirect=True)
def test_the_desk_fits_a_phone(browser: WebDriver, scripted: str) -> None:
    desk = begin(browser, scripted, SAMPLE)
    ready(browser)
    widths = {}
    for path in (desk, f"{desk}?segment=4#s4", f"{scripted}/translations", f"{scripted}/memory"):
        browser.get(path)
        widths[path] = browser.execute_script("return document.documentElement.scrollWidth")

    assert {p: w for p, w in widths.items() if w > 390} == {}
    browser.get(f"{desk}?segment=4#s4")
    wait(browser, lambda b: css(b, "#panel").rect["y"] > css(b, "#target").rect["y"])


def test_the_desk_asks_nobody_else_and_the_console_stays_silent(
    browser: WebDriver, scripted: str
) -> None:
    begin(browser, scripted, long_text(3))
    ready(browser)
    open_segment(browser, 1)

    assert browser.get_log("browser") == []
