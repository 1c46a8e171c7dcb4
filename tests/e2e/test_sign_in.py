"""People who sign in, in a real Chromium: roles, and two at one entry."""

import pytest
from scenes import PASSWORD
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from test_browser import css, texts, wait

pytestmark = pytest.mark.browser


def sign_in(browser: WebDriver, name: str, password: str = PASSWORD) -> None:
    css(browser, "#name").send_keys(name)
    css(browser, "#password").send_keys(password)
    css(browser, "main form button.main").click()


def become(browser: WebDriver, base: str, name: str) -> None:
    """Sign in as somebody, whoever was signed in before."""
    browser.delete_all_cookies()
    browser.get(f"{base}/sign-in")
    sign_in(browser, name)
    wait(browser, lambda b: name in css(b, ".who").text)


def save(browser: WebDriver) -> None:
    """Press the entry's button by the keyboard, wherever the page has been scrolled to."""
    css(browser, "form.concept button.main").send_keys(Keys.ENTER)


def test_one_signs_in_goes_on_where_one_wanted_and_signs_out(
    browser: WebDriver, peopled: str
) -> None:
    browser.get(f"{peopled}/glossary?q=prosperity")
    assert css(browser, "h1").text == "Sign in"

    sign_in(browser, "Reader", "not the password")
    wait(browser, lambda b: "Name or password is wrong" in css(b, "#password-problems").text)
    assert css(browser, "#password").get_property("value") == ""
    css(browser, "#name").clear()
    sign_in(browser, "Reader")

    wait(browser, lambda b: texts(b, "tbody th"))
    assert texts(browser, "tbody th") == ["共同富裕"]
    assert browser.execute_script("return document.cookie") == ""
    css(browser, ".who button").click()
    wait(browser, lambda b: css(b, "h1").text == "Sign in")
    browser.get(f"{peopled}/glossary")
    assert css(browser, "h1").text == "Sign in"


def test_a_reader_is_refused_what_readers_may_not_do(browser: WebDriver, peopled: str) -> None:
    become(browser, peopled, "Reader")

    browser.get(f"{peopled}/glossary")
    assert browser.find_elements(By.PARTIAL_LINK_TEXT, "Add an entry") == []
    browser.get(f"{peopled}/glossary/add?glossary=starter")
    assert css(browser, "h1").text == "You may not do this"
    assert "translator" in css(browser, "main").text
    browser.get(f"{peopled}/accounts")
    assert css(browser, "h1").text == "You may not do this"


def test_of_two_people_at_one_entry_the_second_sees_both_texts_and_loses_nothing(
    browser: WebDriver, peopled: str
) -> None:
    become(browser, peopled, "Terminologist")
    browser.get(f"{peopled}/glossary?q=青春之城")
    css(browser, ".links a:not([href*='edit='])").click()
    first, entry = browser.current_window_handle, browser.current_url
    css(browser, "#en").clear()
    css(browser, "#en").send_keys("Youthful City")
    css(browser, "#note").send_keys("mine")

    browser.switch_to.new_window("tab")
    become(browser, peopled, "Administrator")
    browser.get(entry)
    css(browser, "#en").clear()
    css(browser, "#en").send_keys("Young City")
    save(browser)
    wait(browser, lambda b: "saved" in css(b, ".notice").text)

    become(browser, peopled, "Terminologist")
    browser.switch_to.window(first)
    save(browser)
    wait(browser, lambda b: "expired" in css(b, ".notice").text)
    save(browser)

    wait(browser, lambda b: b.find_elements(By.ID, "conflict"))
    assert css(browser, "#conflict").text == "Administrator has changed this entry meanwhile"
    assert "English rendition Young City Youthful City" in texts(browser, ".fields tbody tr")
    assert css(browser, "#note").get_property("value") == "mine"
    save(browser)
    wait(browser, lambda b: "saved" in css(b, ".notice").text)
    browser.get(f"{peopled}/glossary/changes?glossary=starter")
    who = [row.split(" UTC ")[1] for row in texts(browser, "tbody tr")[:2]]
    assert who == ["Terminologist Changed 青春之城", "Administrator Changed 青春之城"]
