"""The glossary desk in a real browser: import with a conflict, twins, several rows at once."""

from pathlib import Path

import pytest
from scenes import Device
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

pytestmark = pytest.mark.browser
IN_STARTER = "?glossary=starter"


def css(browser: WebDriver, selector: str) -> str:
    return browser.find_element(By.CSS_SELECTOR, selector).text


def press(browser: WebDriver, selector: str) -> None:
    browser.find_element(By.CSS_SELECTOR, selector).click()


def wait(browser: WebDriver, text: str, selector: str = "main") -> None:
    WebDriverWait(browser, 30, ignored_exceptions=[Exception]).until(
        lambda b: text in css(b, selector)
    )


def rendition(browser: WebDriver, scripted: str, term: str) -> str:
    browser.get(f"{scripted}/glossary{IN_STARTER}&q={term}")
    return css(browser, "table.entries tbody")


@pytest.mark.parametrize("browser", [Device(), Device(javascript=False)], indirect=True)
def test_an_import_shows_its_conflict_takes_the_choice_and_is_undone(
    browser: WebDriver, scripted: str, tmp_path: Path
) -> None:
    file = tmp_path / "terms.csv"
    file.write_text("zh,en\n青春之城,Youthful City\n数字浙江,Digital Zhejiang\n", encoding="utf-8")
    browser.get(f"{scripted}/glossary/import{IN_STARTER}")
    browser.find_element(By.ID, "file").send_keys(str(file))
    press(browser, "form.narrow button.main")
    wait(browser, "1 added, 0 changed, 0 unchanged, 1 in conflict")
    assert "Youthful City" in css(browser, "table.conflicts")
    assert "City of Youth" in css(browser, "table.conflicts")

    press(browser, "table.conflicts input[value=theirs]")
    press(browser, "main form button.main")

    wait(browser, "Import done: 1 added, 1 changed")
    assert "Youthful City" in rendition(browser, scripted, "青春之城")
    browser.get(f"{scripted}/glossary/changes{IN_STARTER}")
    press(browser, "main tbody a")
    wait(browser, "Digital Zhejiang")
    press(browser, "form.undo button")
    wait(browser, "was undone")
    assert "City of Youth" in rendition(browser, scripted, "青春之城")


def test_a_twin_is_named_while_it_is_typed(browser: WebDriver, scripted: str) -> None:
    browser.get(f"{scripted}/glossary/add{IN_STARTER}")

    browser.find_element(By.ID, "zh").send_keys("共同富裕")

    wait(browser, "is in the entry “共同富裕” (common prosperity) already", "#twins")


def test_a_row_is_edited_in_place_and_all_rows_at_once(browser: WebDriver, scripted: str) -> None:
    browser.get(f"{scripted}/glossary{IN_STARTER}&q=上虞区")
    press(browser, "td.links a")
    wait(browser, "Save", "#row")
    field = browser.find_element(By.CSS_SELECTOR, "#row input[name=domain]")
    field.clear()
    field.send_keys("places")
    press(browser, "#row button.main")
    wait(browser, "saved")
    assert "places" in css(browser, "table.entries tbody")

    press(browser, "[data-pick-all] input")
    assert browser.find_element(By.CSS_SELECTOR, "input[name=id]").is_selected()
    browser.find_element(By.ID, "bulk-action").send_keys("set the domain")
    browser.find_element(By.ID, "bulk-domain").send_keys("economy")
    press(browser, "#bulk button")

    wait(browser, "1 entry edited.")
    assert "economy" in css(browser, "table.entries tbody")


def test_a_candidate_becomes_a_proposed_entry_by_one_click(
    browser: WebDriver, scripted: str
) -> None:
    browser.get(f"{scripted}/glossary/candidates{IN_STARTER}")
    browser.find_element(By.ID, "text").send_keys("建设“未来之城”。")
    press(browser, "main form button.main")
    wait(browser, "1 candidate")
    field = browser.find_element(By.CSS_SELECTOR, "input[name=en]")
    field.clear()
    field.send_keys("City of the Future")

    press(browser, "table.entries button")

    wait(browser, "added as a proposed entry")
    assert "Proposed" in rendition(browser, scripted, "未来之城")
