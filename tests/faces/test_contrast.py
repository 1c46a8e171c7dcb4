"""The colours of the sheet, light and dark, against WCAG 2.2 AA."""

import re
from pathlib import Path

import pytest

import service

SHEET = (Path(service.__file__).parent / "web" / "static" / "app.css").read_text(encoding="utf-8")
BLOCKS = re.findall(r":root[^{,]*\{([^{}]*)\}", SHEET)
LIGHT, DARK, CHOSEN_DARK = (dict(re.findall(r"--([\w-]+): (#\w+)", b)) for b in BLOCKS[:3])
TEXT = [
    ("ink", "paper"),
    ("ink", "sheet"),
    ("soft", "paper"),
    ("soft", "sheet"),
    ("accent", "paper"),
    ("accent", "sheet"),
    ("accent", "bad"),
    ("accent", "good"),
    ("on-accent", "accent"),
    ("sheet", "bad-ink"),
    ("ink", "term"),
    ("ink", "figure"),
    ("ink", "name"),
    ("ink", "wait"),
    ("ink", "bad"),
    ("ink", "good"),
    ("soft", "term"),
    ("bad-ink", "bad"),
    ("bad-ink", "paper"),
    ("bad-ink", "sheet"),
    ("good-ink", "good"),
    ("figure-line", "sheet"),
]
EDGES = [
    ("field", "paper"),
    ("field", "sheet"),
    ("focus", "paper"),
    ("focus", "sheet"),
    ("term-line", "term"),
    ("figure-line", "figure"),
    ("name-line", "name"),
]
PAIRS = [(a, b, 4.5) for a, b in TEXT] + [(a, b, 3.0) for a, b in EDGES]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_colours_are_far_enough_apart(
    scheme: dict[str, str], front: str, back: str, least: float
) -> None:
    low, high = sorted((luminance(scheme[front]), luminance(scheme[back])))

    assert (high + 0.05) / (low + 0.05) >= least


def test_the_dark_colours_are_the_same_chosen_or_by_the_system() -> None:
    assert CHOSEN_DARK == DARK
    assert DARK.keys() == LIGHT.keys()
