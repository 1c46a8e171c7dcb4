"""``termbridge`` as its users run it: a process, with the real model."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.config import load_settings
from service.engine.registry import EMBEDDED
from service.sample import SAMPLE


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def termbridge(
    data: Path, *arguments: str, given: str | bytes = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ) | {"TERMBRIDGE_DATA_DIR": str(data)} | settings  # noqa: TID251
    content = given.encode() if isinstance(given, str) else given
    done = subprocess.run(
        [sys.executable, "-m", "service", *arguments],
        input=content,
        env=environment,
        capture_output=True,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def test_a_file_is_translated_with_its_paragraphs(data: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAMPLE, "utf-8")

    done = termbridge(data, "translate", str(tmp_path / "a.txt"))

    assert done.returncode == 0
    assert done.stdout.count("\n\n") == SAMPLE.count("\n\n")
    assert "128.64 billion yuan" in done.stdout
    assert "required renditions found" in done.stderr


def test_the_json_report_has_the_documented_keys(data: Path) -> None:
    text = "产值1350亿元，实现共同富裕。"

    report = json.loads(termbridge(data, "translate", "--format", "json", given=text).stdout)
    owed = json.loads(termbridge(data, "spans", "-", given=text).stdout)

    assert set(report) == {"translation", "segments", "summary", "engine"}
    assert set(report["segments"][0]) == {"source", "target", "spans", "warnings"}
    assert [s["target"] for s in report["segments"][0]["spans"]] == [
        "135 billion yuan",
        "common prosperity",
    ]
    assert report["engine"] == {"package": "translate-zh_en-1_0", "version": "1.0"}
    assert owed["summary"]["required"] == report["summary"]["required"] == 2


def test_lines_are_kept_one_for_one(data: Path) -> None:
    done = termbridge(data, "translate", "--lines", given="共同富裕\n\n2024\n产值1350亿元。\n")

    lines = done.stdout.split("\n")
    assert len(lines) == 5
    assert lines[1:3] == ["", "2024"]


def test_strict_exits_with_one_only_when_something_is_missing(data: Path, tmp_path: Path) -> None:
    found = termbridge(data, "translate", "--strict", given="城市在发展。")
    # A text of nothing but invented terms: the ladder may well not place them all.
    odd = "\n".join(["zh,en", *(f"词条{c}{c},zq{i}x" for i, c in enumerate("天地人和风云雷电"))])
    (tmp_path / "odd.csv").write_text(odd, "utf-8")
    termbridge(data, "glossary", "create", "odd")
    termbridge(data, "glossary", "import", str(tmp_path / "odd.csv"), "--glossary", "odd")
    text = "、".join(f"词条{c}{c}" for c in "天地人和风云雷电" * 3) + "。"
    report = termbridge(
        data, "translate", "--strict", "--format", "json", "--glossary", "odd", given=text
    )

    assert found.returncode == 0
    missing = json.loads(report.stdout)["summary"]["missing"]
    assert report.returncode == (1 if missing else 0)
    assert report.stderr.count("missing in segment") == missing


def test_a_gb18030_file_is_read_as_what_it_is(data: Path, tmp_path: Path) -> None:
    (tmp_path / "gb.txt").write_bytes("产值1350亿元。".encode("gb18030"))

    done = termbridge(data, "translate", str(tmp_path / "gb.txt"))

    assert "135 billion yuan" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "given", "says"),
    [
        (["translate"], "", "empty"),
        (["translate"], "中" * 200_000, "200,000 characters"),
        (["translate"], b"caf\xe9 \xff\xfe\x81 na\xefve", "encoding"),
        (["translate"], b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (["translate"], "This is English, not Chinese.", "looks like English"),
        (["translate"], "第一行\n第二\x07行", "control character"),
        (["translate", "/no/such/file"], "", "cannot be read"),
        (["translate", "--to", "xx"], "你好", "“xx” is not supported"),
        (["translate", "--from", "en", "--to", "zh"], "Hello there", "en to zh"),
        (["translate", "--glossary", "none"], "你好", "none"),
        (["models", "install", "/no/such/file"], "", "no such file"),
        (["models", "info", "none"], "", "no such package"),
        (["models", "remove", "translate-zh_en-1_0"], "", "part of the product"),
        (["glossary", "show", "none"], "", "none"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_code_two(
    data: Path, arguments: list[str], given: str | bytes, says: str
) -> None:
    done = termbridge(data, *arguments, given=given)

    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().split("\n")) == 1
    assert says in done.stderr


def test_a_wrong_setting_is_named(data: Path) -> None:
    done = termbridge(data, "doctor", TERMBRIDGE_THREADS="many", TERMBRIDGE_TYPO="1")

    assert done.returncode == 1
    assert "TERMBRIDGE_THREADS" in done.stdout
    assert "TERMBRIDGE_TYPO" in done.stdout


def test_doctor_says_that_all_is_well(data: Path) -> None:
    done = termbridge(data, "doctor")

    assert done.returncode == 0
    assert [line[:2] for line in done.stdout.splitlines()] == ["ok"] * 4


def test_models_are_listed_with_their_card(data: Path) -> None:
    assert "* translate-zh_en-1_0\tzh-en" in termbridge(data, "models", "list").stdout
    assert "term markup  yes" in termbridge(data, "models", "info").stdout


def test_a_package_is_installed_and_chosen_by_configuration(data: Path, tmp_path: Path) -> None:
    import zipfile  # noqa: PLC0415 - this test alone

    copy = tmp_path / "better.argosmodel"
    with (
        zipfile.ZipFile(EMBEDDED / "translate-zh_en-1_0.argosmodel") as old,
        zipfile.ZipFile(copy, "w") as new,
    ):
        for member in old.namelist():
            new.writestr(member.replace("translate-zh_en-1_0", "better"), old.read(member))

    assert "TERMBRIDGE_MODEL=better" in termbridge(data, "models", "install", str(copy)).stdout
    used = termbridge(data, "models", "list", TERMBRIDGE_MODEL="better").stdout
    assert "* better" in used
    assert termbridge(data, "models", "remove", "better").returncode == 0
    assert "better" not in termbridge(data, "models", "list").stdout


def test_a_closed_pipe_is_no_error(data: Path) -> None:
    environment = dict(os.environ) | {"TERMBRIDGE_DATA_DIR": str(data)}  # noqa: TID251
    command = f"{sys.executable} -m service spans - --format tsv | head -c 1 >/dev/null"
    text = "产值1350亿元。" * 3000
    done = subprocess.run(
        ["bash", "-c", command],  # noqa: S607 - the user's shell
        input=text.encode(),
        env=environment,
        capture_output=True,
        check=False,
    )

    assert b"Traceback" not in done.stderr


def test_all_wrong_settings_are_reported_at_once() -> None:
    from glossary.errors import InputError  # noqa: PLC0415 - this test alone

    with pytest.raises(InputError) as caught:
        load_settings({"TERMBRIDGE_THREADS": "0", "TERMBRIDGE_BEAM_SIZE": "x"})

    assert "TERMBRIDGE_THREADS" in str(caught.value)
    assert "TERMBRIDGE_BEAM_SIZE" in str(caught.value)
