"""The translation memory's page."""

import io

import pytest
from builders import translation_unit
from flask.testing import FlaskClient
from pages import Page, send

from glossary.concepts import make_concept
from glossary.storage import SqlTermBaseRepository
from service.memory.tmx import write_tmx
from service.storage.memory import SqlMemoryRepository

UNITS = [
    translation_unit("扎实推动共同富裕。", "Advance common prosperity."),
    translation_unit("建设新城。", "Build a new 100%_town."),
]


def sources(page: Page) -> list[str]:
    return [cell.text for cell in page.all("td", css="zh")]


def test_an_empty_memory_says_how_it_fills(client: FlaskClient) -> None:
    assert "Nothing has been approved yet." in Page(client.get("/memory")).text


@pytest.mark.parametrize(
    ("query", "found"),
    [("", 2), ("PROSPERITY", 1), ("新城", 1), ("%_t", 1), ("nothing", 0)],
)
def test_units_are_found_by_either_side(
    client: FlaskClient, memory: SqlMemoryRepository, query: str, found: int
) -> None:
    memory.add(UNITS)

    page = Page(client.get("/memory", query_string={"q": query}))

    assert len(sources(page)) == found


def test_many_units_come_page_by_page(client: FlaskClient, memory: SqlMemoryRepository) -> None:
    memory.add(translation_unit(f"第{n}句。", str(n)) for n in range(60))

    first, last = (Page(client.get(f"/memory?page={n}")) for n in ("1", "7"))

    assert (len(sources(first)), len(sources(last))) == (50, 10)
    assert sources(first)[0] == "第59句。"
    assert "Page 2 of 2" in last.text


def test_chosen_units_are_deleted_once_it_is_confirmed(
    client: FlaskClient, memory: SqlMemoryRepository
) -> None:
    memory.add(UNITS)

    asked = send(client, "/memory/delete", "/memory", units=[UNITS[0].id])
    assert "Delete 1 unit from the memory?" in asked.text
    assert memory.count() == 2

    send(client, "/memory/delete", "/memory", units=[UNITS[0].id], sure="1")
    assert [u.source for u in memory.units()] == ["建设新城。"]
    assert "1 unit deleted." in Page(client.get("/memory")).text


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({}, 400, "No unit was chosen."),
        ({"units": ["none"], "sure": "1"}, 409, "gone already"),
        ({"units": ["none"], "csrf_token": "old"}, 400, "expired"),
    ],
)
def test_a_deletion_that_cannot_be_is_told(
    client: FlaskClient, fields: dict[str, object], status: int, words: str
) -> None:
    page = send(client, "/memory/delete", "/memory", **fields)

    assert (page.status, words in page.text) == (status, True)


def test_a_tmx_file_goes_in_and_comes_out(client: FlaskClient, memory: SqlMemoryRepository) -> None:
    memory.add(UNITS)
    content = client.get("/memory/export").data
    memory.remove([u.id for u in UNITS])

    send(client, "/memory/import", "/memory", file=(io.BytesIO(content), "m.tmx"))

    assert [u.target for u in memory.units()] == [u.target for u in UNITS]
    assert "Import done: 2 added, 0 already there." in Page(client.get("/memory")).text


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"", 422, "fault"),
        ("".join(write_tmx(UNITS, version="1")).encode()[:-30], 422, "Line"),
        (None, 422, "No file was chosen."),
    ],
)
def test_a_file_that_is_no_tmx_is_refused_with_its_lines(
    client: FlaskClient,
    memory: SqlMemoryRepository,
    content: bytes | None,
    status: int,
    words: str,
) -> None:
    fields = {} if content is None else {"file": (io.BytesIO(content), "m.tmx")}

    page = send(client, "/memory/import", "/memory", **fields)

    assert (page.status, words in page.text) == (status, True)
    assert memory.count() == 0


def test_units_that_a_changed_glossary_affects_are_listed_alone(
    client: FlaskClient, memory: SqlMemoryRepository, term_bases: SqlTermBaseRepository
) -> None:
    memory.add(UNITS)
    assert "All approved segments hold" in Page(client.get("/memory?stale=1")).text
    term_bases.save("starter", make_concept(zh="新城", en="new city"))

    page = Page(client.get("/memory?stale=1"))

    assert sources(page) == ["建设新城。"]
    assert "The glossary wants: 新城 → new city" in page.text
