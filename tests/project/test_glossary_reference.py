"""The reference of an entry's fields."""

from pathlib import Path

from glossary.fields import FIELDS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "glossary.md"


def test_the_reference_lists_every_field_in_the_order_of_files() -> None:
    rows = [row for row in PAGE.read_text("utf-8").splitlines() if row.startswith("| `")]

    assert tuple(row.split("`")[1] for row in rows) == FIELDS
