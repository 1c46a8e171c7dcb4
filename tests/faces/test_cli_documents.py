"""``termbridge translate`` on documents: where the file goes, and what is refused in one line."""

import io
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from test_cli import Wired

from glossary.errors import InputError
from service.cli.translate import translate
from service.usecases.ports import Services


def run(services: Services, *arguments: object) -> Result:
    return CliRunner().invoke(translate, [str(a) for a in arguments], obj=Wired(services))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_heading("青春之城")
    document.add_paragraph("扎实推动共同富裕。")
    found = tmp_path / "报告.docx"
    document.save(str(found))
    return found


def texts(file: Path) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(file.read_bytes())).paragraphs]


def test_a_document_goes_beside_its_source_and_the_report_is_told(
    services: Services, file: Path
) -> None:
    done = run(services, file)

    target = file.with_name("报告.en.docx")
    assert texts(target)[1] == "This sentence holds common prosperity."
    assert done.stdout == ""
    assert f"Wrote {target}" in done.stderr
    assert "1 of 2 required renditions found in 2 segments." in done.stderr
    assert "missing in segment 1: 青春之城 = City of Youth" in done.stderr


def test_a_document_goes_where_output_says_and_strict_counts(
    services: Services, file: Path, tmp_path: Path
) -> None:
    done = run(services, file, "--output", tmp_path / "new.docx", "--strict", "--format", "tsv")

    assert len(texts(tmp_path / "new.docx")) == 2
    assert done.exit_code == 1
    assert done.stdout.splitlines()[1].startswith("扎实推动共同富裕。\t")


def test_the_source_is_never_overwritten(services: Services, file: Path) -> None:
    before = file.read_bytes()

    done = run(services, file, "--output", file.parent / "." / file.name)

    assert isinstance(done.exception, InputError)
    assert "would replace the file it is made from" in str(done.exception)
    assert file.read_bytes() == before


def test_a_file_that_stands_there_is_not_overwritten_unasked(
    services: Services, file: Path
) -> None:
    mine = file.with_name("报告.en.docx")
    mine.write_text("mine")

    done = run(services, file)

    assert "There is such a file already. Remove it, or name a file" in str(done.exception)
    assert mine.read_text() == "mine"


def test_a_text_can_be_written_to_a_file(services: Services, tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("共同富裕。", encoding="utf-8")

    done = run(services, source, "--output", target)

    assert target.read_text() == "This sentence holds common prosperity.\n"
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.docx", b"no document", "not a Word file"),
        ("a.docx", b"", "The file is empty."),
    ],
)
def test_a_broken_document_is_refused_and_nothing_is_written(
    services: Services, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)

    done = run(services, tmp_path / name)

    assert isinstance(done.exception, InputError)
    assert str(done.exception).startswith(f"{tmp_path / name}: ")
    assert message in str(done.exception)
    assert [f.name for f in tmp_path.iterdir() if f.suffix == ".docx"] == [name]


def test_lines_are_for_texts(services: Services, file: Path) -> None:
    done = run(services, file, "--lines")

    assert done.exit_code == 2
    assert "--lines is for texts" in done.stderr


def test_the_language_of_a_document_is_recognised_and_names_its_file(
    services: Services, file: Path
) -> None:
    done = run(services, file, "--from", "auto", "--table", file.with_name("pairs.xlsx"))

    assert done.exit_code == 0
    assert file.with_name("报告.en.docx").exists()
    assert file.with_name("pairs.xlsx").exists()
    assert "Recognised as zh-Hans" in done.stderr


def test_english_that_is_recognised_goes_into_chinese(services: Services, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("The city grew by 5% last year.", encoding="utf-8")

    done = run(services, letter, "--from", "auto")

    assert "There is no package for en-zh." in str(done.exception)
