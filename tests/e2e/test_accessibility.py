"""axe-core looks at every page, light and dark, wide and narrow, in both languages.

And no page can be scrolled sideways.
"""

from importlib.resources import files

import pytest
from scenes import Device
from selenium.webdriver.remote.webdriver import WebDriver
from site_pages import ACCOUNT_PAGES, PAGES, SitePage

pytestmark = pytest.mark.browser
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: arguments[0], resultTypes: ["violations"]}).then(
  (found) => done(found.violations.map((v) => v.id + ": " + v.nodes[0].html.slice(0, 120))),
  (error) => done(["axe: " + error]));
"""
WIDE, NARROW = Device(width=1400), Device(width=390, height=844)


def violations(browser: WebDriver) -> list[str]:
    """Return what axe finds on the page: the rule, and the first element that breaks it."""
    browser.execute_script(AXE)
    found: list[str] = browser.execute_async_script(RUN, TAGS)
    return found


def too_wide(browser: WebDriver) -> list[str]:
    """Return what reaches over the window's right edge, if the page can be scrolled sideways."""
    wide: list[str] = browser.execute_script(
        "const width = document.documentElement.clientWidth;"
        "if (document.documentElement.scrollWidth <= width) return [];"
        "return [...document.querySelectorAll('body *')]"
        ".filter((e) => e.getBoundingClientRect().right > width + 1)"
        ".map((e) => 'too wide: ' + e.outerHTML.slice(0, 120)).slice(0, 3)"
    )
    return wide


def looked_at(
    browser: WebDriver, base: str, scheme: str, pages: tuple[SitePage, ...] = PAGES
) -> dict[str, list[str]]:
    """Return the faults of each of the pages, those without any left out."""
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    found = {}
    for page in pages:
        page.show(browser, base)
        found[page.name] = violations(browser) + too_wide(browser)
    return {name: faults for name, faults in found.items() if faults}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("browser", [WIDE, NARROW], indirect=True, ids=["wide", "narrow"])
def test_axe_finds_nothing(browser: WebDriver, scripted: str, scheme: str) -> None:
    assert looked_at(browser, scripted, scheme) == {}


@pytest.mark.parametrize(
    ("browser", "scheme"),
    [(WIDE, "light"), (NARROW, "dark")],
    indirect=["browser"],
    ids=["wide-light", "narrow-dark"],
)
def test_axe_finds_nothing_where_people_sign_in(
    browser: WebDriver, peopled: str, scheme: str
) -> None:
    assert looked_at(browser, peopled, scheme, ACCOUNT_PAGES) == {}


def test_axe_finds_nothing_in_chinese(browser: WebDriver, scripted: str) -> None:
    browser.get(scripted)
    browser.add_cookie({"name": "termbridge_language", "value": "zh"})

    assert looked_at(browser, scripted, "light") == {}


def test_a_page_wider_than_its_window_is_seen(browser: WebDriver, scripted: str) -> None:
    browser.get(scripted)
    browser.execute_script("document.querySelector('h1').style.width = '200rem'")

    assert [fault[:13] for fault in too_wide(browser)] == ["too wide: <h1"]


def test_axe_sees_a_fault(browser: WebDriver, scripted: str) -> None:
    browser.get(scripted)
    browser.execute_script("document.querySelector('#text').labels[0].remove()")

    assert [fault.split(":")[0] for fault in violations(browser)] == ["label"]
