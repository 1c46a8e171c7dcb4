"""The words of the pages: marked, in the catalog, and translated."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from service.web.catalog import tell

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import messages  # noqa: E402 - the tool is no package

IN_ENGLISH = {"reference.html"}  # the reference of the API
TEMPLATES = sorted(t for t in (ROOT / "templates").rglob("*.html") if t.name not in IN_ENGLISH)
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
VERBATIM = re.compile(r"<(code|kbd|script|style)\b.*?</\1>", re.DOTALL)
ATTRIBUTE = re.compile(r'\b(?:title|alt|placeholder|aria-label|data-busy)="([^"]*)"')
WORD = re.compile(r"[A-Za-z]{2,}")
OURS = {"Termbridge"}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Give a copy of all that messages come from."""
    for part in ("templates", "service", "glossary"):
        skip = shutil.ignore_patterns("*.pyc", "*.argosmodel", "*.csv", "*.tsv")
        shutil.copytree(ROOT / part, tmp_path / part, ignore=skip)
    return tmp_path


def unmarked(template: str) -> set[str]:
    """Return the words that a page would show in English whatever its language is."""
    plain = VERBATIM.sub("", JINJA.sub("", template.replace("<!doctype html>", "")))
    shown = [re.sub(r"<[^>]*>", " ", plain), *ATTRIBUTE.findall(plain)]
    return {word for text in shown for word in WORD.findall(text)} - OURS


def test_every_message_has_its_chinese_translation() -> None:
    assert messages.faults() == []


def test_a_new_string_without_a_translation_is_a_fault(sources: Path) -> None:
    page = sources / "templates" / "new.html"
    page.write_text('{{ _("A page that nobody has translated") }}', encoding="utf-8")

    assert messages.faults(sources) == [
        "templates/new.html: no Chinese translation: 'A page that nobody has translated'"
    ]


def test_a_translation_that_loses_a_value_is_a_fault(sources: Path) -> None:
    catalog = sources / messages.FILE
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace("状态码 %(code)s", "状态码"), encoding="utf-8")

    assert messages.faults(sources) == [
        "templates/errors/page.html: places differ: 'Status %(code)s'"
    ]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_word_of_a_template_is_left_unmarked(template: Path) -> None:
    assert unmarked(template.read_text(encoding="utf-8")) == set()


def test_an_unmarked_word_is_seen() -> None:
    page = '<p title="Look here">{{ _("Fine") }} left {% if x %}behind{% endif %} <kbd>zh</kbd></p>'

    assert unmarked(page) == {"Look", "here", "left", "behind"}


@pytest.mark.parametrize(
    ("message", "chinese"),
    [
        (
            "As reader you cannot save, edit and approve translations.",
            "您的角色（读者）无权执行此操作（保存、修改和审定译文）。",
        ),
        (
            "That takes the role translator; ask your administrator.",
            "需要角色“译员”，请联系管理员。",
        ),
        ("The text is empty.", "文本为空。"),
        (
            "The text has 6,001 characters; the limit is 5,000.",
            "文本共 6,001 字，上限为 5,000 字。",
        ),
        ("“青春之城” should read “City of Youth”.", "“青春之城”应译为“City of Youth”。"),
        ("“a” is forbidden for “b”: use “c”.", "“b”不得译为“a”，应使用“c”。"),
    ],
)
def test_a_sentence_of_the_core_is_recognised_by_its_shape(message: str, chinese: str) -> None:
    assert tell(message, "zh") == chinese
    assert tell(message, "en") == message


@pytest.mark.parametrize("message", ["", "Nobody has translated this.", "状态"])
def test_a_sentence_that_no_catalog_has_stays_as_it_is(message: str) -> None:
    assert tell(message, "zh") == message
