"""Every page of the site: one list, for the tests that look at all of them.

A new page is added here: its name, its address, and what is done there before it is looked at.
"""

from collections.abc import Callable
from dataclasses import dataclass
from tempfile import NamedTemporaryFile

from scenes import PASSWORD, SAMPLE
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


def _entry(selector: str) -> Callable[[WebDriver], None]:
    """Return an act: open the first entry of the table, then follow the link at ``selector``."""

    def act(browser: WebDriver) -> None:
        send(".entries .links a[href*='/concepts/']")(browser)
        send(selector)(browser)

    return act


def _preview(browser: WebDriver) -> None:
    with NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
        file.write('zh,en\n青春之城,Youthful City\n一江两岸,"One River, Two Banks"\n')
        file.flush()
        send("main form button.main", file=file.name)(browser)
    unfold(browser)


def _several(browser: WebDriver) -> None:
    browser.find_element(By.CSS_SELECTOR, "tbody label.pick").click()
    send("#bulk button")(browser)


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
    send(".entries .links a[href*='/concepts/']")(browser)
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
    SitePage("translation to delete", "/translations", send(".drafts .links a")),
    SitePage("translations, nothing found", "/translations?q=nothing"),
    SitePage("memory", "/memory"),
    SitePage("memory, nothing chosen", "/memory", send(".units + .actions button")),
    SitePage("refused TMX", "/memory", send(".tmx button")),
    SitePage("refused text", "/", send("form.translate button.main", text="This is English.")),
    SitePage("glossary", "/glossary"),
    SitePage("glossary, nothing found", "/glossary?q=nothing"),
    SitePage("entry", "/glossary", _first_entry),
    SitePage("history of an entry", "/glossary", _entry(".actions a[href*='/history']")),
    SitePage("entry to delete", "/glossary", _entry(".actions a.danger")),
    SitePage("entries to edit", "/glossary", _several),
    SitePage("new entry", f"/glossary/add{IN_STARTER}", unfold),
    SitePage(
        "refused entry", f"/glossary/add{IN_STARTER}", send("form.concept button.main", zh="市")
    ),
    SitePage("import", f"/glossary/import{IN_STARTER}"),
    SitePage("refused import", f"/glossary/import{IN_STARTER}", send("main form button.main")),
    SitePage("import to confirm", f"/glossary/import{IN_STARTER}", _preview),
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

_enter = "main form button.main"
ACCOUNT_PAGES = (
    SitePage("sign in", "/sign-in"),
    SitePage("refused", "/sign-in", send(_enter, name="Reader", password=PASSWORD[:4])),
    SitePage("signed in as a reader", "/sign-in", send(_enter, name="Reader", password=PASSWORD)),
    SitePage("not allowed", "/accounts"),
    SitePage("signed out", "/", send(".who button")),
    SitePage("signed in", "/sign-in", send(_enter, name="Administrator", password=PASSWORD)),
    SitePage("accounts", "/accounts"),
    SitePage("an account", "/accounts", send("tbody th a")),
    SitePage("new account", "/accounts/new"),
    SitePage("account refused", "/accounts/new", send(_enter, name="Reader", password=PASSWORD)),
    SitePage("own account", "/account"),
    SitePage("a new key", "/account", send("form[action$='/keys'] button", label="tool")),
    SitePage("glossary with people", "/glossary"),
    SitePage("signed out again", "/", send(".who button")),
)
"""The pages of an application whose people sign in, in the order of a visit."""
