"""What a page loads: little, and nothing from elsewhere."""

import re
from pathlib import Path

import pytest

import service

STATIC = Path(service.__file__).parent / "web" / "static"
SHEETS = sorted(STATIC.rglob("*.css"))
OURS_AT_MOST = 150_000  # bytes


def test_our_own_assets_stay_small() -> None:
    ours = [f for f in STATIC.rglob("*") if f.is_file() and "vendor" not in f.parts]

    assert ours
    assert sum(f.stat().st_size for f in ours) < OURS_AT_MOST


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda f: f.name)
def test_a_sheet_names_only_files_beside_it(sheet: Path) -> None:
    named = re.findall(r"(?:url\(|@import)\s*['\"]?([^'\")]+)", sheet.read_text(encoding="utf-8"))

    assert [name for name in named if not (sheet.parent / name).is_file()] == []


def test_bootstrap_comes_with_its_licence() -> None:
    sheet = (STATIC / "vendor" / "bootstrap.css").read_text(encoding="utf-8")

    assert re.search(r"Bootstrap\s+v5\.\d", sheet)
    assert "MIT" in (STATIC / "vendor" / "bootstrap.LICENSE.txt").read_text(encoding="utf-8")
