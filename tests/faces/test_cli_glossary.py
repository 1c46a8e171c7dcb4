"""``termbridge glossary`` in the terminal."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossary.concepts import ConceptError
from glossary.errors import NotFoundError
from glossary.exchange import ImportRejected
from service.cli.glossary import glossary
from service.usecases.exchange import ImportConflicts
from service.usecases.ports import Services


@dataclass(frozen=True)
class Wired:
    """The root's object: services that stand already."""

    ready: Services

    def services(self) -> Services:
        """Return them."""
        return self.ready


def run(services: Services, *arguments: str) -> Result:
    return CliRunner().invoke(
        glossary, arguments, obj=Wired(services), catch_exceptions=False, standalone_mode=False
    )


def test_an_entry_is_added_shown_found_and_deleted(services: Services) -> None:
    added = run(
        services,
        *("add", "--zh", "小康社会", "--en", "moderately prosperous society"),
        *("--zh-variant", "小康", "--en-variant", "xiaokang", "--note", "n", "--domain", "d"),
        *("--source", "s", "--status", "proposed"),
    ).stdout.strip()

    assert run(services, "show", added).stdout == (
        "zh: 小康社会\nen: moderately prosperous society\nzh_variants: 小康\n"
        "en_variants: xiaokang\ndomain: d\nnote: n\nsource: s\nstatus: proposed\nversion: 1\n"
    )
    listed = f"{added}\t小康社会\tmoderately prosperous society\td\tproposed\n"
    assert run(services, "search", "XIAO").stdout == listed
    assert run(services, "search", "", "--domain", "d").stdout == listed
    assert run(services, "search", "", "--status", "reviewed").stdout == ""
    run(services, "delete", added)
    with pytest.raises(NotFoundError):
        run(services, "show", added)


def test_the_further_fields_of_an_entry_are_shown_where_they_hold_something(
    services: Services,
) -> None:
    options = {
        "--en-forbidden": "x",
        "--en-abbreviation": "XK",
        "--case": "exact",
        "--inflection": "fixed",
        "--only-after": "全面",
        "--only-before": "建设",
        "--part-of-speech": "noun",
        "--definition": "d",
        "--context": "c",
        "--project": "p",
    }
    given = [part for option in options.items() for part in option]
    added = run(services, "add", "--zh", "小康社会", "--en", "well-off society", *given)

    shown = run(services, "show", added.stdout.strip()).stdout

    assert shown.partition("version: 1\n")[2].splitlines() == [
        f"{option[2:].replace('-', '_')}: {value}" for option, value in options.items()
    ]


def test_glossaries_are_made_and_listed(services: Services) -> None:
    assert run(services, "create", "house").stdout == "Created house.\n"

    assert run(services, "list").stdout == (
        "house\t0 entries\trevision 0\nstarter\t2 entries\trevision 2\n"
    )


def test_a_file_is_tried_imported_and_exported_again(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "x.tsv"
    file.write_text(
        "zh\ten\tnote\n小康社会\tnew\t\n共同富裕\tcommon prosperity\tn\n", encoding="utf-8"
    )

    tried = run(services, "import", str(file), "--dry-run").stdout
    done = run(services, "import", str(file)).stdout

    assert tried == (
        "~ 共同富裕\tnote: - → n\n+ 小康社会\tnew\nWould be: 1 added, 1 changed, 0 unchanged.\n"
    )
    assert done == "1 added, 1 changed, 0 unchanged.\n"


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "tbx", "tmx"])
def test_a_glossary_goes_through_a_file_of_each_format(
    services: Services, tmp_path: Path, ending: str
) -> None:
    file = str(tmp_path / f"out.{ending}")

    run(services, "export", file)

    assert run(services, "import", file).stdout == "0 added, 0 changed, 2 unchanged.\n"


def test_an_import_with_conflicts_stops_names_them_and_takes_a_choice(
    services: Services, tmp_path: Path
) -> None:
    file = tmp_path / "x.csv"
    file.write_text("zh,en\n共同富裕,shared prosperity\n", encoding="utf-8")

    with pytest.raises(ImportConflicts) as caught:
        run(services, "import", str(file))
    tried = run(services, "import", str(file), "--conflicts", "theirs", "--dry-run").stdout
    kept = run(services, "import", str(file), "--conflicts", "mine").stdout
    taken = run(services, "import", str(file), "--conflicts", "theirs").stdout

    assert caught.value.lines()[0].startswith(f"{file}:2: “共同富裕”: the file has “shared")
    assert tried.startswith(f"! {file}:2: ")
    assert kept == "0 added, 0 changed, 0 unchanged, 1 in conflict (1 kept).\n"
    assert taken == "0 added, 1 changed, 0 unchanged, 1 in conflict (0 kept).\n"


def test_what_a_format_cannot_hold_is_said(services: Services) -> None:
    run(services, "add", "--zh", "小康社会", "--en", "x", "--note", "n")

    said = run(services, "export", "--format", "deepl")

    assert "小康社会,x\n" in said.stdout
    assert "note (1)" in said.stderr


@pytest.mark.parametrize("arguments", [["export"], ["export", "-", "--format", "tsv"]])
def test_an_export_to_the_terminal_is_plain_text(services: Services, arguments: list[str]) -> None:
    header = run(services, *arguments).stdout.partition("\n")[0]

    assert header.split("\t" if "tsv" in arguments else ",")[:2] == ["zh", "en"]


def test_another_glossary_is_named_by_an_option(services: Services) -> None:
    run(services, "create", "house")
    run(services, "add", "--zh", "共同富裕", "--en", "x", "--glossary", "house")

    assert "\tx\t" in run(services, "search", "共同", "--glossary", "house").stdout
    with pytest.raises(NotFoundError, match="nowhere"):
        run(services, "export", "--glossary", "nowhere")


def test_faults_reach_the_root_with_file_and_line(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("zh,en\n坏,x\n", encoding="utf-8")

    with pytest.raises(ImportRejected) as caught:
        run(services, "import", str(file))
    with pytest.raises(ConceptError):
        run(services, "add", "--zh", "x", "--en", "y")

    assert caught.value.lines()[0].startswith(f"{file}:2: zh: ")
