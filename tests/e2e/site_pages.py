"""Every page of the site: one list, for the tests that look at all of them.

A new page is added here: its name, its address, and what is done there before it is looked at.
"""

from collections.abc import Callable
from dataclasses import dataclass

from scenes import SAMPLE
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait


@dataclass(frozen=True)
class SitePage:
    """A page: ``act`` brings it into the state to look at; ``path`` is where that begins."""

    name: str
    path: str
    act: Callable[[WebDriver], None] | None = None

    def show(self, browser: WebDriver, base: str) -> None:
        """Open the page."""
        browser.get(base + self.path)
        if self.act:
            self.act(browser)


def send(selector: str, **fields: str) -> Callable[[WebDriver], None]:
    """Return an act: fill fields, press the button at ``selector``, wait for what comes."""

    def act(browser: WebDriver) -> None:
        for name, text in fields.items():
            browser.find_element(By.ID, name).send_keys(text)
        old = browser.find_element(By.TAG_NAME, "html")
        browser.find_element(By.CSS_SELECTOR, selector).click()
        WebDriverWait(browser, 30).until(lambda _: _gone(old))

    return act


def _gone(element: object) -> bool:
    try:
        element.is_enabled()  # type: ignore[attr-defined]
    except Exception:  # noqa: BLE001 - Selenium's is StaleElementReference, or the page is between
        return True
    return False


def unfold(browser: WebDriver) -> None:
    """Open all that is folded away."""
    browser.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")


def _result(browser: WebDriver) -> None:
    send("form.translate button.quick", text=SAMPLE)(browser)
    unfold(browser)


def _desk(browser: WebDriver) -> None:
    send("form.translate button.main", text=SAMPLE)(browser)
    WebDriverWait(browser, 30).until(lambda b: not b.find_elements(By.ID, "stop"))
    unfold(browser)


def _open_segment(browser: WebDriver) -> None:
    _desk(browser)
    browser.find_element(By.CSS_SELECTOR, "#s4 .number").click()
    WebDriverWait(browser, 30).until(lambda b: b.find_elements(By.ID, "target"))
    browser.find_element(By.CSS_SELECTOR, "#editor [value=approve]").click()
    WebDriverWait(browser, 30).until(lambda b: b.find_elements(By.CSS_SELECTOR, "#s4.final"))
    browser.find_element(By.CSS_SELECTOR, "#s4 .number").click()
    WebDriverWait(browser, 30).until(lambda b: b.find_elements(By.CSS_SELECTOR, "#s4 #target"))
    browser.find_element(By.CSS_SELECTOR, "#panel [value=alternatives]").click()
    nothing = "#panel section:last-of-type .hint"
    WebDriverWait(browser, 30).until(lambda b: b.find_elements(By.CSS_SELECTOR, nothing))
    unfold(browser)


def _first_entry(browser: WebDriver) -> None:
    browser.find_element(By.CSS_SELECTOR, ".entries .links a[href*='/concepts/']").click()
    unfold(browser)


def _first_row(browser: WebDriver) -> None:
    browser.find_element(By.CSS_SELECTOR, ".entries .links a").click()
    WebDriverWait(browser, 30).until(lambda b: b.find_elements(By.ID, "row"))


IN_STARTER = "?glossary=starter"
PAGES = (
    SitePage("translate", "/", unfold),
    SitePage("result", "/", _result),
    SitePage("desk", "/", _desk),
    SitePage("open segment", "/", _open_segment),
    SitePage("translations", "/translations"),
    SitePage("translations, nothing found", "/translations?q=nothing"),
    SitePage("memory", "/memory"),
    SitePage("memory, nothing chosen", "/memory", send(".units + .actions button")),
    SitePage("refused TMX", "/memory", send(".tmx button")),
    SitePage("refused text", "/", send("form.translate button.main", text="This is English.")),
    SitePage("glossary", "/glossary"),
    SitePage("glossary, nothing found", "/glossary?q=nothing"),
    SitePage("entry", "/glossary", _first_entry),
    SitePage("new entry", f"/glossary/add{IN_STARTER}", unfold),
    SitePage(
        "refused entry", f"/glossary/add{IN_STARTER}", send("form.concept button.main", zh="市")
    ),
    SitePage("import", f"/glossary/import{IN_STARTER}"),
    SitePage("refused import", f"/glossary/import{IN_STARTER}", send("main form button.main")),
    SitePage("row in place", "/glossary", _first_row),
    SitePage(
        "candidates",
        f"/glossary/candidates{IN_STARTER}",
        send("main form button.main", text=SAMPLE),
    ),
    SitePage("new glossary", "/glossary/new"),
    SitePage("changes", f"/glossary/changes{IN_STARTER}"),
    SitePage("a step", f"/glossary/changes/1{IN_STARTER}"),
    SitePage("API", "/api"),
    SitePage("no such page", "/nope"),
)
