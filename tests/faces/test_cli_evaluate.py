"""``termbridge evaluate``: systems side by side, from files of lines."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from doubles import ZH_EN, services_on

from glossary.errors import TermbridgeError
from glossary.storage import SqlTermBaseRepository
from service.cli.evaluate import evaluate
from service.engine.protocol import SourceSegment
from service.engine.scripted import ScriptedEngine
from service.usecases.evaluate import EvaluateCommand, LinesFile
from service.usecases.evaluate import evaluate as use_case
from service.usecases.ports import Services

SOURCES = ["实现共同富裕。", "产值1350亿元。", "建设青春之城。"]
REFERENCES = [
    "This sentence holds common prosperity.",
    "Output was RMB 135 billion.",
    "Build a City of Youth.",
]


@dataclass(frozen=True)
class Wired:
    """The root's object: services that stand already."""

    ready: Services

    def services(self) -> Services:
        """Return them."""
        return self.ready


@dataclass(frozen=True)
class Desk:
    """A folder with files to evaluate, and the services to do it."""

    folder: Path
    services: Services

    def write(self, name: str, lines: Sequence[str], *, end: str = "\n") -> str:
        file = self.folder / name
        file.write_bytes("".join(line + end for line in lines).encode())
        return str(file)

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(evaluate, list(arguments), obj=Wired(self.services))

    def report(self, *arguments: str) -> dict:  # type: ignore[type-arg]  # JSON
        done = self.run(*arguments, "--format", "json")
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.fixture
def desk(tmp_path: Path, services: Services) -> Desk:
    return Desk(tmp_path, services)


@pytest.fixture
def files(desk: Desk) -> tuple[str, str]:
    return desk.write("src.zh", SOURCES), desk.write("ref.en", REFERENCES)


# --- what is printed


def test_our_pipeline_and_a_system_stand_side_by_side(desk: Desk, files: tuple[str, str]) -> None:
    other = desk.write("other.en", REFERENCES)

    done = desk.run(*files, "--system", f"Other={other}")

    rows = [line.split() for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert rows[0] == ["3", "lines,", "zh-en", "termbridge", "Other", "reference"]
    assert rows[1][0] == "BLEU"
    assert rows[1][2:] == ["100.00", "–"]
    assert ["terms", "found", "1/2", "50.0%", "2/2", "100.0%", "2/2", "100.0%"] in rows
    assert ["figures", "found", "1/1", "100.0%", "1/1", "100.0%", "1/1", "100.0%"] in rows
    assert rows[-3][0] == "bleu"
    assert "version:" in rows[-3][1]
    assert rows[-1][:4] == ["model", "scripted", "1", "0,"]
    assert done.stderr == ""


def test_the_columns_are_aligned_under_wide_names(desk: Desk, files: tuple[str, str]) -> None:
    other = desk.write("other.en", REFERENCES)

    table = desk.run(*files, "--system", f"另一个翻译系统的输出={other}").stdout.split("\n\n")[0]

    head, *rows = table.splitlines()
    wide = len("另一个翻译系统的输出")
    assert {len(row) for row in rows} == {len(head) + wide}


def test_the_json_report_has_the_documented_keys(desk: Desk, files: tuple[str, str]) -> None:
    report = desk.report(*files)

    assert list(report) == [
        "source",
        "target",
        "lines",
        "signatures",
        "systems",
        "reference",
        "ours",
    ]
    (ours,) = report["systems"]
    keys = ["name", "bleu", "chrf", "terms", "figures", "pathologies", "seconds"]
    assert list(ours) == keys
    assert ours["name"] == "termbridge"
    assert ours["seconds"] >= 0
    assert ours["terms"]["of_all"] == {"found": 1, "total": 2, "percent": 50.0}
    assert report["ours"]["package"] == "scripted"
    assert report["ours"]["term_base"].startswith("starter")


def test_files_alone_are_evaluated_without_a_model(
    desk: Desk, files: tuple[str, str], term_bases: SqlTermBaseRepository
) -> None:
    bare = Desk(desk.folder, services_on(term_bases, None))
    other = desk.write("other.en", REFERENCES)

    report = bare.report(*files, "--no-ours", "--system", other)

    (system,) = report["systems"]
    assert (system["name"], system["bleu"], system["seconds"]) == ("other.en", 100.0, None)
    assert system["terms"]["of_all"]["found"] == 2
    assert report["ours"] is None


def test_a_file_may_have_an_equals_sign_in_its_name(desk: Desk, files: tuple[str, str]) -> None:
    other = desk.write("beam=4.en", REFERENCES)

    report = desk.report(*files, "--no-ours", "--system", other)

    assert report["systems"][0]["name"] == "beam=4.en"


def test_a_chinese_target_is_scored_by_its_characters(desk: Desk) -> None:
    source = desk.write("src.en", ["We work in the city."])
    reference = desk.write("ref.zh", ["我们在城市里工作。"])

    report = desk.report(
        source, reference, "--from", "en", "--to", "zh", "--no-ours", "--system", reference
    )

    assert "tok:zh" in report["signatures"]["bleu"]
    assert report["systems"][0]["bleu"] == 100
    assert report["systems"][0]["terms"] is None


def test_the_glossary_that_is_named_says_what_is_owed(
    desk: Desk, files: tuple[str, str], term_bases: SqlTermBaseRepository
) -> None:
    term_bases.create_glossary("empty")

    report = desk.report(*files, "--glossary", "empty")

    assert report["systems"][0]["terms"]["of_all"]["total"] == 0
    assert report["ours"]["term_base"].startswith("empty")


# --- our lines


def test_our_lines_are_kept_and_measure_the_same_as_a_system(
    desk: Desk, files: tuple[str, str]
) -> None:
    kept = desk.folder / "ours.en"
    first = desk.report(*files, "--output", str(kept))["systems"][0]

    again = desk.report(*files, "--no-ours", "--system", f"termbridge={kept}")["systems"][0]

    assert kept.read_bytes().count(b"\n") == 3
    assert kept.read_text(encoding="utf-8").startswith("This sentence holds common prosperity.\n")
    assert first | {"seconds": None} == again


def test_blank_lines_and_breaks_of_windows_stay_one_for_one(desk: Desk) -> None:
    source = desk.write("src.zh", ["实现共同富裕。", "", "2024", "好。"], end="\r\n")
    reference = desk.write("ref.en", ["Realise it.", "", "2024", "Good."])
    kept = desk.folder / "ours.en"

    report = desk.report(source, reference, "--output", str(kept))

    lines = kept.read_text(encoding="utf-8").splitlines()
    assert report["lines"] == len(lines) == 4
    assert (lines[1], lines[2]) == ("", "2024")


def test_a_text_over_the_services_limit_is_translated_in_pieces(
    term_bases: SqlTermBaseRepository,
) -> None:
    services = services_on(term_bases, _echo_number, characters=1_000)
    lines = [f"第{n}行：{'很' * 90}好。" for n in range(300)]
    news: list[tuple[int, int]] = []
    kept: list[str] = []
    ticks = iter([10.0, 17.5])

    outcome = use_case(
        EvaluateCommand(
            sources=LinesFile("src.zh", tuple(lines)), references=LinesFile("r", tuple(lines))
        ),
        services,
        clock=lambda: next(ticks),
        progress=lambda done, total: news.append((done, total)),
        keep=kept.extend,
    )

    assert kept == [f"Line {n}." for n in range(300)]
    assert outcome.evaluation.systems[0].seconds == 7.5
    assert len(news) > 2
    assert news == sorted(news)
    assert news[-1] == (300, 300)


def _echo_number(segment: SourceSegment) -> str:
    return f"Line {segment.text[1:].partition('行')[0]}."


# --- faults


def refusal(desk: Desk, *arguments: str) -> str:
    """Return the one line that the command's root would print before exit code 2."""
    done = desk.run(*arguments)
    assert isinstance(done.exception, TermbridgeError), done.output
    assert done.stdout == ""
    message = str(done.exception)
    assert len(message.splitlines()) == 1
    return message


def test_unequal_files_are_told_with_their_lengths(desk: Desk, files: tuple[str, str]) -> None:
    short = desk.write("short.en", REFERENCES[:1])

    of_system = refusal(desk, *files, "--system", f"Short={short}")
    of_reference = refusal(desk, files[0], short)

    assert of_system.startswith(f"{short}: The file has 1 line, but {files[0]} has 3 lines.")
    assert of_reference.startswith(f"{short}: The file has 1 line, but")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "The file cannot be read"),
        (b"", "The file is empty."),
        (b"\n\n\n", "The file is empty."),
        ("Größe\nx\n".encode("latin-1"), "not UTF-8 (first foreign byte in line 1)"),
    ],
)
def test_a_file_that_is_no_file_of_lines_is_refused(
    desk: Desk, files: tuple[str, str], content: bytes | None, says: str
) -> None:
    file = desk.folder / "x.en"
    if content is not None:
        file.write_bytes(content)

    for arguments in (
        (str(file), files[1]),
        (files[0], str(file)),
        (*files, "--system", str(file)),
    ):
        message = refusal(desk, *arguments)
        assert message.startswith(f"{file}: ")
        assert says in message


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--from", "klingon"], "“klingon” is not supported"),
        (["--to", "klingon"], "“klingon” is not supported"),
        (["--glossary", "nowhere"], "nowhere"),
        (["--no-ours"], "nothing to evaluate"),
        (["--system", "a=REF", "--system", "a=REF"], "Two columns would be called “a”"),
        (["--system", "termbridge=REF"], "Two columns would be called “termbridge”"),
        (["--system", "reference=REF"], "Two columns would be called “reference”"),
        (["--no-ours", "--system", "REF", "--output", "x"], "nothing to write"),
        (["--output", "REF"], "one of those to evaluate"),
        (["--output", "/dev/null/x"], "cannot be written"),
        (["--from", "en", "--to", "zh", "--output", "FOLDER/new"], "This is not English"),
    ],
)
def test_a_wrong_option_is_refused_before_anything_is_translated(
    desk: Desk, files: tuple[str, str], options: list[str], says: str
) -> None:
    given = [o.replace("REF", files[1]).replace("FOLDER", str(desk.folder)) for o in options]

    assert says in refusal(desk, *files, *given)
    engine = desk.services.engines.engine(ZH_EN)
    assert isinstance(engine, ScriptedEngine)
    assert engine.calls == []
    assert not (desk.folder / "new").exists()


def test_swapped_files_are_noticed(desk: Desk, files: tuple[str, str]) -> None:
    message = refusal(desk, files[1], files[0])

    assert message.startswith(f"{files[1]}: This is not Chinese: it looks like English.")


def test_the_command_line_exits_with_two_and_one_line() -> None:
    command = [sys.executable, "-m", "service", "evaluate", "gone.zh", "gone.en"]

    done = subprocess.run(command, capture_output=True, check=False, timeout=60)

    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"termbridge: gone.zh: The file cannot be read")
    assert done.stderr.count(b"\n") == 1


def test_other_commands_do_not_load_the_metrics() -> None:
    code = "import sys, service.cli.main; sys.exit('sacrebleu' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
