"""``termbridge`` in a process of its own: forms of output, exit codes, and one line for a fault."""

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli.translate import translate
from service.engine.registry import EMBEDDED
from service.usecases.ports import Services

TEXT = "青春之城\n\n产值1350亿元，实现共同富裕。增长5%。\n"
NAME = "translate-zh_en-1_0"


@dataclass(frozen=True)
class Terminal:
    """A user's terminal: a data folder that stays, and a working folder."""

    data: Path
    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """Return what a process of this user inherits."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("TERMBRIDGE_")}  # noqa: TID251
        return kept | {"TERMBRIDGE_DATA_DIR": str(self.data), "HOME": str(self.home)}

    def run(
        self, *arguments: str, given: str | bytes = b"", **settings: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end; it must print UTF-8 and no traceback."""
        done = subprocess.run(
            [sys.executable, "-m", "service", *arguments],
            input=given.encode() if isinstance(given, str) else given,
            env=self.environment | settings,
            capture_output=True,
            check=False,
            timeout=120,
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in err
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)


@dataclass(frozen=True)
class Wired:
    """The root's object: services that stand already."""

    ready: Services

    def services(self) -> Services:
        """Return them."""
        return self.ready


@pytest.fixture(scope="session")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    return Terminal(tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embedded package under another name."""
    file = tmp_path_factory.mktemp("file") / "download.argosmodel"
    with zipfile.ZipFile(EMBEDDED / f"{NAME}.argosmodel") as old, zipfile.ZipFile(file, "w") as new:
        for member in old.namelist():
            new.writestr(member.replace(NAME, "copy"), old.read(member))
    return file


# --- what is printed


def test_the_table_has_a_line_for_each_segment(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "文章.txt"
    file.write_text(TEXT, encoding="utf-8")

    done = terminal.run("translate", str(file), "--format", "tsv")

    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [row[0] for row in rows] == ["青春之城", "产值1350亿元，实现共同富裕。", "增长5%。"]
    assert all(len(row) == 2 and row[1] for row in rows)
    assert done.stderr.splitlines()[0].endswith("required renditions found in 3 segments.")


def test_the_json_report_has_the_documented_keys_and_true_offsets(terminal: Terminal) -> None:
    done = terminal.run("translate", "--format", "json", given=TEXT)

    report = json.loads(done.stdout)
    assert list(report) == ["translation", "segments", "summary", "engine", "languages"]
    assert report["engine"] == {"package": NAME, "version": "1.0"}
    assert list(report["summary"]) == ["segments", "required", "found", "missing"]
    assert "\\u" not in done.stdout
    spans = [(segment, span) for segment in report["segments"] for span in segment["spans"]]
    assert [span["target"] for _, span in spans] == [
        "City of Youth",
        "135 billion yuan",
        "common prosperity",
        "5%",
    ]
    keys = "kind source start end target required found target_start target_end entry form step"
    assert {" ".join(span) for _, span in spans} == {keys}
    for segment, span in spans:
        assert segment["source"][span["start"] : span["end"]] == span["source"]
        held = segment["target"][span["target_start"] or 0 : span["target_end"] or 0]
        assert bool(held) == span["found"]


def test_spans_tell_what_is_owed_without_a_translation(terminal: Terminal) -> None:
    table = terminal.run("spans", "--format", "tsv", given=TEXT)
    report = json.loads(terminal.run("spans", given=TEXT).stdout)

    assert table.stdout == (
        "term\t青春之城\tCity of Youth\n"
        "figure\t1350亿元\t135 billion yuan\n"
        "term\t共同富裕\tcommon prosperity\n"
        "figure\t5%\t5%\n"
    )
    assert table.stderr == ""
    assert report["translation"] == ""
    assert {s["target"] for s in report["segments"]} == {""}
    assert report["summary"] == {"segments": 3, "required": 4, "found": 0, "missing": 4}


def test_what_is_nearly_a_term_is_listed_as_a_hint_and_not_owed(terminal: Terminal) -> None:
    text = "前言。\n扎实推动共同付裕，建设青春之城。"

    hints = json.loads(terminal.run("spans", "--near", given=text).stdout)
    table = terminal.run("spans", "--near", "--format", "tsv", given=text)
    owed = terminal.run("spans", "--format", "tsv", given=text)

    [hint] = hints
    assert hint["entry"]
    assert text[hint["start"] : hint["end"]] == hint["source"] == "共同付裕"
    assert (hint["term"], hint["target"]) == ("共同富裕", "common prosperity")
    assert table.stdout == "共同付裕\t共同富裕\tcommon prosperity\n"
    assert owed.stdout == "term\t青春之城\tCity of Youth\n"


def test_lines_are_kept_one_for_one_without_a_line_break_at_the_end(terminal: Terminal) -> None:
    done = terminal.run("translate", "--lines", given="青春之城\n\n2024\n增长5%。")

    lines = done.stdout.split("\n")
    assert len(lines) == 5
    assert (lines[1], lines[2], lines[4]) == ("", "2024", "")
    assert lines[0]
    assert lines[3]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_file_in_another_encoding_is_read_as_what_it_is(
    terminal: Terminal, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))

    done = terminal.run("spans", "--format", "tsv", str(file))

    assert done.stdout.splitlines()[1] == "figure\t1350亿元\t135 billion yuan"


# --- exit codes


def in_process(services: Services, file: Path, text: str, *options: str) -> Result:
    """Run ``translate`` on a scripted engine that loses “青春之城” and nothing else."""
    file.write_bytes(text.encode())
    return CliRunner().invoke(translate, [str(file), *options], obj=Wired(services))


@pytest.mark.parametrize(
    ("options", "text", "code"),
    [
        (["--strict"], "共同富裕。\n青春之城，青春之城。", 1),
        (["--strict"], "共同富裕。", 0),
        ([], "共同富裕。\n青春之城，青春之城。", 0),
    ],
)
def test_only_strict_fails_and_only_when_a_rendition_is_missing(
    services: Services, tmp_path: Path, options: list[str], text: str, code: int
) -> None:
    done = in_process(services, tmp_path / "x.txt", text, *options)

    assert done.exit_code == code
    assert done.stdout.startswith("This sentence holds common prosperity.\n")
    missing = "missing in segment 2: 青春之城 = City of Youth\n"
    assert done.stderr.count(missing) == text.count("青春之城")


def test_lines_with_the_breaks_of_windows_are_kept_one_for_one(
    services: Services, tmp_path: Path
) -> None:
    done = in_process(services, tmp_path / "x.txt", "共同富裕\r\n2024\r\n", "--lines")

    assert done.stdout == "This sentence holds common prosperity\n2024\n"


def test_a_tab_in_the_text_makes_no_column_in_the_table(services: Services, tmp_path: Path) -> None:
    done = in_process(services, tmp_path / "x.txt", "产值\t增长。", "--format", "tsv")

    assert done.stdout.count("\t") == 1


@pytest.mark.parametrize(
    ("arguments", "given", "says"),
    [
        (["translate"], "  \n\n", "The text is empty."),
        (["spans"], "中" * 200_000, "200,000 characters; the limit is 100,000"),
        (["spans"], "Plain English.", "looks like English"),
        (["spans"], "第一行\n第二\x08行", "Line 2 has a control character"),
        (["spans", "no-such-file.txt"], "", "no-such-file.txt: The file cannot be read"),
        (["spans", "--from", "klingon"], "你好", "“klingon” is not supported"),
        (["spans", "--glossary", "nowhere"], "你好", "nowhere"),
        (["translate", "--from", "en", "--to", "zh"], "Hello there", "en to zh"),
        (["models", "info", "nothing"], "", "There is no such package"),
        (["models", "install", "nothing"], "", "There is no such file"),
        (["models", "remove", NAME], "", "part of the product"),
        (["glossary", "show", "nothing"], "", "nothing"),
        (["spans"], b"\x00\x01\x02", "binary file"),
        (["spans"], b"PK\x03\x04\x14", "ZIP"),
        (["spans"], "日本語を勉強しています".encode("shift_jis"), "not UTF-8 or GB18030"),
        (["spans"], "日本語を勉強しています", "not Chinese"),
        (["spans", "/"], "", "The file cannot be read"),
        (["figures", "/"], "", "The file cannot be read"),
        (["figures"], " \n", "The text is empty."),
        (["models", "remove", "nothing"], "", "No such package is installed"),
        (["models", "install", "pyproject.toml"], "", "not an Argos package"),
        (["glossary", "create", "starter"], "", "starter"),
        (["glossary", "add", "--zh", "x", "--en", "y"], "", "no Chinese character"),
    ],
)
def test_a_fault_of_the_user_is_one_line_and_exit_code_two(
    terminal: Terminal, arguments: list[str], given: str | bytes, says: str
) -> None:
    done = terminal.run(*arguments, given=given)

    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("termbridge: ")
    assert says in line


@pytest.mark.parametrize(
    "arguments",
    [["translate", "--format", "xml"], ["transalte"]],
)
def test_a_wrong_usage_is_explained_with_exit_code_two(
    terminal: Terminal, arguments: list[str]
) -> None:
    done = terminal.run(*arguments)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Usage: termbridge")
    assert "Error: " in done.stderr


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TERMBRIDGE_WAT", "1"),
        ("TERMBRIDGE_MODEL", "gone"),
        ("TERMBRIDGE_ENGLISH", "american"),
        ("TERMBRIDGE_MU", "acres"),
        ("TERMBRIDGE_DATA_DIR", "/dev/null/x"),
        ("TERMBRIDGE_DATABASE_URL", "wat"),
    ],
)
def test_a_wrong_setting_is_one_line_and_exit_code_two(
    terminal: Terminal, variable: str, value: str
) -> None:
    done = terminal.run("translate", given="你好", **{variable: value})

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("termbridge: ")


def test_help_names_every_command(terminal: Terminal) -> None:
    done = terminal.run("--help")

    assert done.returncode == 0
    named = {line.split()[0] for line in done.stdout.partition("Commands:")[2].splitlines() if line}
    assert named == {
        *("translate", "spans", "figures", "evaluate", "serve"),
        *("glossary", "memory", "models", "admin", "doctor"),
    }


def test_a_reader_that_leaves_early_is_no_error(terminal: Terminal) -> None:
    command = f"set -o pipefail; {sys.executable} -m service spans - --format tsv | head -c 1"

    done = subprocess.run(
        ["/bin/bash", "-c", command],
        input=("产值1350亿元。" * 5000).encode(),
        env=terminal.environment,
        capture_output=True,
        check=False,
        timeout=120,
    )

    assert done.stdout == b"f"
    assert done.stderr == b""
    assert done.returncode == 0


# --- packages


def test_a_package_is_installed_inspected_chosen_and_removed(
    terminal: Terminal, package: Path
) -> None:
    installed = terminal.run("models", "install", str(package))
    info = terminal.run("models", "info", "copy")
    chosen = terminal.run("translate", "--format", "json", given="你好", TERMBRIDGE_MODEL="copy")
    removed = terminal.run("models", "remove", "copy")

    assert installed.stdout.splitlines() == [
        "Installed copy (zh-en, version 1.0).",
        "To translate with it, set TERMBRIDGE_MODEL=copy.",
    ]
    assert "tokenizer    sentencepiece\n" in info.stdout
    assert "in use       no\n" in info.stdout
    assert json.loads(chosen.stdout)["engine"]["package"] == "copy"
    assert removed.stdout == "Removed copy.\n"


def test_the_package_in_use_is_listed_and_described_without_a_name(terminal: Terminal) -> None:
    listed = terminal.run("models", "list").stdout
    info = terminal.run("models", "info").stdout

    assert listed.startswith(f"* {NAME}\tzh-en\tversion 1.0\tembedded\t")
    assert f"name         {NAME}\n" in info
    assert "term markup  yes\n" in info
    assert "in use       yes\n" in info


def test_doctor_checks_everything_and_says_what_it_found(terminal: Terminal) -> None:
    done = terminal.run("doctor")

    assert done.returncode == 0
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        "ok    settings",
        "ok    database",
        "ok    packages",
        "ok    translation",
    ]
    assert str(terminal.data) in done.stdout
    assert NAME in done.stdout


def test_doctor_names_what_is_wrong_and_goes_on(terminal: Terminal) -> None:
    done = terminal.run("doctor", TERMBRIDGE_MODEL="gone")

    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert [line[:4] for line in lines] == ["ok  ", "ok  ", "FAIL", "FAIL"]
    assert "“gone”" in lines[2]
