"""The starter glossary that ships with the product."""

import csv
import io
from pathlib import Path

import glossary
from glossary.concepts import ReviewState
from glossary.exchange import CSV, LocatedConcept, plan_import

STARTER = Path(glossary.__file__).parent / "data" / "starter.csv"
ENTRIES = [
    located.concept for located in CSV.read_text(STARTER.read_text("utf-8"), where=STARTER.name)
]


def test_the_starter_glossary_is_large_and_imports_without_a_fault() -> None:
    plan = plan_import([], [LocatedConcept(0, entry) for entry in ENTRIES])

    assert len(plan.added) >= 300


def test_every_rendering_has_its_source() -> None:
    assert [entry for entry in ENTRIES if not entry.source] == []


def test_every_entry_has_been_reviewed() -> None:
    assert {entry.state for entry in ENTRIES} <= {ReviewState.REVIEWED, ReviewState.APPROVED}


def test_the_file_is_as_an_export_would_write_it() -> None:
    """So that an edit of the file changes only its own lines; columns nobody fills are left out."""
    exported = list(csv.reader(CSV.lines(ENTRIES)))
    used = [i for i, cells in enumerate(zip(*exported[1:], strict=True)) if any(cells)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([row[i] for i in used] for row in exported)

    assert STARTER.read_text("utf-8") == text.getvalue()
