"""Term situations from real usage: what is matched in a text, what counts as found in a target."""

import re
from pathlib import Path

import pytest
from builders import term_index

from glossary.constraints import Inflection
from glossary.inflection import find_rendition
from glossary.matching import find_terms

CASES = Path(__file__).parents[2] / "cases"
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|([nrt]))")


def rows(file: str) -> list[list[str]]:
    """Return the rows of a table of cases; the comment at its top and the reasons left out."""
    lines = (CASES / file).read_text(encoding="utf-8").split("\n")
    return [[_unescaped(cell) for cell in line.split("\t")][:-1] for line in lines[1:] if line]


def _unescaped(cell: str) -> str:
    controls = {"n": "\n", "r": "\r", "t": "\t"}
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else controls[m[2]], cell)


def listed(cell: str) -> list[str]:
    return [part for part in cell.split(" ; ") if part]


@pytest.mark.parametrize(("entries", "text", "matches"), rows("term_matches.tsv"))
def test_the_terms_of_a_text_are_these(entries: str, text: str, matches: str) -> None:
    index = term_index(*((zh, f"rendition {n}") for n, zh in enumerate(listed(entries))))

    assert [m.span.of(text) for m in find_terms(text, index)] == listed(matches)


@pytest.mark.parametrize(("form", "kind", "target", "found"), rows("term_renditions.tsv"))
def test_what_counts_as_found_is_this(form: str, kind: str, target: str, found: str) -> None:
    spans = find_rendition(
        target, form, inflection=Inflection.NOUN if kind == "term" else Inflection.FIXED
    )

    assert [span.of(target) for span in spans] == listed(found)
