"""``termbridge figures``: what is printed, exit codes, and one line for a fault."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossary.errors import TermbridgeError
from glossary.figures import HOUSE, English, Mu
from service.cli.figures import figures
from service.config import Settings, load_settings
from service.usecases.figures import as_json, list_figures

TEXT = "总投资约13.5亿元，占地15万亩。\n2023年5月3日动工，\t共23个项目。\n"


@dataclass(frozen=True)
class Wired:
    """The root's object: settings that are read already."""

    chosen: Settings

    def settings(self) -> Settings:
        """Return them."""
        return self.chosen


@pytest.fixture
def settings() -> Settings:
    return load_settings({})


def run(settings: Settings, *options: str, given: str = TEXT) -> Result:
    return CliRunner().invoke(figures, list(options), input=given.encode(), obj=Wired(settings))


def test_the_table_gives_place_value_and_english_of_every_figure(settings: Settings) -> None:
    done = run(settings)

    assert done.exit_code == 0
    assert done.stderr == ""
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines == [
        "line col source kind value unit approximation English",
        "1 4 约13.5亿元 money 1350000000 yuan about about 1.35 billion yuan",
        "1 14 15万亩 area 150000 mu exact 150,000 mu",
        "2 1 2023年5月3日 date 2023 5 3 exact May 3, 2023",
        "2 15 23个 count 23 个 exact 23",
    ]
    assert all(line == line.rstrip() for line in done.stdout.splitlines())


def test_a_line_of_tsv_has_eight_cells(settings: Settings) -> None:
    rows = [line.split("\t") for line in run(settings, "--format", "tsv").stdout.splitlines()]

    assert [len(row) for row in rows] == [8, 8, 8, 8]
    assert rows[0][2:] == [
        "约13.5亿元",
        "money",
        "1350000000",
        "yuan",
        "about",
        "about 1.35 billion yuan",
    ]


def test_json_has_the_accepted_wordings_offsets_and_doubts(settings: Settings) -> None:
    given = TEXT + "2月30日\n"
    done = run(settings, "--format", "json", given=given)
    report = json.loads(done.stdout)

    assert set(report) == {"figures", "doubts"}
    for figure in report["figures"]:
        assert given[figure["start"] : figure["end"]] == figure["source"]
        assert figure["preferred"] not in figure["accepted"]
    date = report["figures"][2]
    assert (date["fields"], date["values"]) == (["year", "month", "day"], ["2023", "5", "3"])
    assert "3 May 2023" in date["accepted"]
    (doubt,) = report["doubts"]
    assert (doubt["line"], doubt["column"], doubt["source"]) == (3, 1, "2月30日")
    assert (doubt["gravity"], doubt["reason"]) == ("wrong", "impossible-date")


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("产值1350亿元", ["--strict"], 0),
        ("产值1,35亿元", ["--strict"], 1),
        ("2-3万人", ["--strict"], 1),
        ("产值1,35亿元", [], 0),
    ],
)
def test_only_strict_fails_and_only_when_something_is_doubtful(
    settings: Settings, text: str, options: list[str], code: int
) -> None:
    done = run(settings, *options, given=text)

    assert done.exit_code == code
    assert done.stdout
    assert ("is wrong" in done.stderr or "is ambiguous" in done.stderr) == (text != "产值1350亿元")


def test_a_doubt_is_a_line_on_standard_error(settings: Settings) -> None:
    done = run(settings, given="全年\n投资1,35亿元")

    assert done.stderr == (
        "line 2, column 3: 1,35亿元 is wrong (misplaced-comma):"
        " a misplaced comma: no value can be told, kept as written\n"
    )


def test_the_style_of_the_house_is_used(settings: Settings) -> None:
    british = replace(settings, english=English.UK, mu=Mu.HECTARES)
    done = run(british, "--format", "tsv")

    assert [line.split("\t")[-1] for line in done.stdout.splitlines()] == [
        "about 1.35 billion yuan",
        "10,000 hectares",
        "3 May 2023",
        "23",
    ]


def test_a_text_without_figures_has_an_empty_list(settings: Settings) -> None:
    assert run(settings, "--format", "tsv", given="共同富裕").stdout == ""
    assert json.loads(run(settings, "--format", "json", given="共同富裕").stdout)["figures"] == []


@pytest.mark.parametrize(
    ("options", "given", "says"),
    [
        ([], "  \n", "The text is empty."),
        ([], "产" * 100_001, "100,001 characters; the limit is 100,000"),
        (["no-such-file.txt"], "", "no-such-file.txt: The file cannot be read"),
    ],
)
def test_a_fault_is_said_in_one_line(
    settings: Settings, options: list[str], given: str, says: str
) -> None:
    done = run(settings, *options, given=given)

    assert isinstance(done.exception, TermbridgeError)
    assert says in str(done.exception)
    assert "\n" not in str(done.exception)


def test_a_file_with_windows_line_ends_has_the_same_lines(
    settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "文.txt"
    file.write_bytes("一\r\n5家\r\n".encode("gb18030"))

    done = run(settings, str(file), "--format", "tsv")

    assert done.stdout == "2\t1\t5家\tcount\t5\t家\texact\t5\n"


def test_the_use_case_gives_places_in_lines() -> None:
    listed = list_figures("a\n\n23个\n", HOUSE, longest=10)

    assert (listed.rows[0].place.line, listed.rows[0].place.column) == (3, 1)
    assert as_json(listed)["figures"][0]["unit"] == "个"
