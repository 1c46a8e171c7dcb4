"""The translation memory as its users meet it: in the terminal and by the JSON interface."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from builders import concept
from click.testing import CliRunner, Result
from doubles import NOON, app_on, services_on
from flask.testing import FlaskClient
from sqlalchemy import Engine

from glossary.errors import InputError, NotFoundError
from glossary.exchange import ImportRejected
from glossary.storage import SqlTermBaseRepository
from service.cli.memory import memory as command
from service.config import load_settings
from service.container import build
from service.storage.memory import SqlMemoryRepository
from service.usecases.ports import Services
from service.usecases.translate import TranslateCommand, translate

SENTENCE = "我们扎实推动共同富裕。"
NEAR = "我们扎实推动全体人民共同富裕。"
TMX = "application/x-tmx+xml"


@dataclass(frozen=True)
class Wired:
    """The root's object: services that stand already."""

    ready: Services

    def services(self) -> Services:
        """Return them."""
        return self.ready


def run(services: Services, *arguments: str) -> Result:
    return CliRunner().invoke(
        command, arguments, obj=Wired(services), catch_exceptions=False, standalone_mode=False
    )


@pytest.fixture
def anywhere(database_engine: Engine) -> Services:
    """Services whose glossary and memory are in one database, of each kind in turn."""
    term_bases = SqlTermBaseRepository(database_engine)
    term_bases.create_glossary("starter")
    term_bases.save("starter", concept("共同富裕", "common prosperity"))
    return services_on(term_bases, memory=SqlMemoryRepository(database_engine, lambda: NOON))


def decoded(services: Services) -> list[str]:
    return [segment.text for call in services.engines.scripted.calls for segment in call]


def write(folder: Path, **texts: str) -> list[str]:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in texts]


def test_an_approved_sentence_comes_again_word_for_word_and_a_near_one_shows_it(
    anywhere: Services,
) -> None:
    client = app_on(anywhere).test_client()
    approved = {"source": SENTENCE, "target": "Common prosperity, step by step!", "author": "Li"}
    assert client.post("/api/v1/memory", json=approved).status_code == 200

    same = client.post("/api/v1/translate", json={"text": SENTENCE}).json
    near = client.post("/api/v1/translate", json={"text": NEAR}).json

    assert same["translation"] == "Common prosperity, step by step!"
    assert same["segments"][0]["step"] == "memory"
    assert decoded(anywhere) == [NEAR]
    (match,) = near["segments"][0]["matches"]
    assert (match["kind"], match["target"], match["author"]) == ("fuzzy", approved["target"], "Li")
    assert [NEAR[d["start"] : d["end"]] for d in match["differences"]] == ["全体人民"]


def test_what_is_exported_is_imported_again_the_same(
    anywhere: Services, services: Services, tmp_path: Path
) -> None:
    files = write(tmp_path, zh=f"{SENTENCE}\n\n{NEAR}\n", en='a <b> & "c"\n\nd\n')
    added = run(anywhere, "approve", *files, "--author", "Li", "--project", "p").stdout
    out = str(tmp_path / "out.tmx")

    run(anywhere, "export", out)
    imported = run(services, "import", out).stdout
    again = run(services, "import", out).stdout

    assert added == imported == "2 added, 0 refreshed, 0 unchanged.\n"
    assert again == "0 added, 0 refreshed, 2 unchanged.\n"
    assert list(services.memory.units()) == list(anywhere.memory.units())
    assert run(services, "export").stdout == Path(out).read_text("utf-8")
    assert run(services, "count").stdout == "2\n"


def test_a_broken_file_changes_nothing(anywhere: Services, tmp_path: Path) -> None:
    file = tmp_path / "x.tmx"
    good = (
        '<tu><tuv xml:lang="zh"><seg>好{}。</seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv></tu>\n'
    )
    many = "".join(good.format(n) for n in range(6000))
    file.write_text(f"<tmx><header/><body>\n{many}<tu></tu></body></tmx>", encoding="utf-8")
    client = app_on(replace(anywhere)).test_client()

    with pytest.raises(ImportRejected) as caught:
        run(anywhere, "import", str(file))
    small = b"<tmx><body><tu/>\n<tu></tu>"
    response = client.post("/api/v1/memory/tmx", data=small, content_type=TMX)

    assert caught.value.lines() == [f"{file}:6002: a <tu> has no <tuv>"]
    assert response.status_code == 422
    told = [error["message"] for error in response.get_json(force=True)["errors"]]
    assert told[:2] == ["line 1: a <tu> has no <tuv>", "line 2: a <tu> has no <tuv>"]
    assert told[2].startswith("line 2: this is not XML")
    assert anywhere.memory.count() == 0


# --- in the terminal


def test_lines_are_approved_with_their_neighbours(services: Services, tmp_path: Path) -> None:
    run(services, "approve", *write(tmp_path, zh="甲。\n\n 乙。\n丙。", en="a.\n\nb.\nc."))

    units = list(services.memory.units())
    assert [(u.before, u.source, u.after, u.target) for u in units] == [
        ("", "甲。", "乙。", "a."),
        ("甲。", "乙。", "丙。", "b."),
        ("乙。", "丙。", "", "c."),
    ]
    assert {(u.origin, u.at) for u in units} == {("zh", NOON)}


def test_files_that_do_not_go_together_are_refused(services: Services, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has 2 lines, .* 1"):
        run(services, "approve", *write(tmp_path, zh="甲。\n乙。", en="a."))
    with pytest.raises(ImportRejected) as caught:
        run(services, "approve", *write(tmp_path, zh="甲。\n\n丙。", en="a.\nb.\n\n"))

    assert [(e.line, e.column) for e in caught.value.errors] == [(2, "source"), (3, "target")]
    assert services.memory.count() == 0


def test_a_look_up_marks_the_differences(services: Services, tmp_path: Path) -> None:
    run(services, "approve", *write(tmp_path, zh=f"{SENTENCE}\n产值1280亿元。", en="a\nb"))

    exact = run(services, "lookup", SENTENCE)
    near = run(services, "lookup", NEAR)
    figures = run(services, "lookup", "产值1350亿元。")

    assert exact.stdout.startswith(f"100\texact\t{SENTENCE}\ta\t")
    assert near.stdout.startswith("73\tfuzzy\t我们扎实推动{+全体人民+}共同富裕。\ta\t")
    assert figures.stdout.startswith("77\tfuzzy, only figures\t产值[-1280-]{+1350+}亿元。\tb\t")
    assert (
        '"only_figures": true'
        in run(services, "lookup", "产值1350亿元。", "--format", "json").stdout
    )


def test_a_changed_term_names_the_units_that_lack_it(services: Services, tmp_path: Path) -> None:
    target = "We pursue common prosperity."
    run(services, "approve", *write(tmp_path, zh=f"{SENTENCE}\n好。", en=f"{target}\nFine."))
    assert run(services, "check", "--strict").stdout == ""
    (entry,) = [c for c in services.term_bases.concepts("starter") if "富裕" in str(c.terms)]
    new = concept("共同富裕", "prosperity for all", id=entry.id, version=entry.version)
    services.term_bases.save("starter", new)

    listed = run(services, "check").stdout
    strict = CliRunner().invoke(command, ["check", "--strict"], obj=Wired(services))

    assert (strict.exit_code, strict.stdout) == (1, listed)
    (line,) = listed.splitlines()
    unit, *rest = line.split("\t")
    assert rest == [SENTENCE, target, "共同富裕 = prosperity for all"]
    assert run(services, "remove", unit).stdout == "1 removed.\n"
    with pytest.raises(NotFoundError):
        run(services, "remove", unit)
    assert run(services, "count").stdout == "1\n"


# --- by the JSON interface


def test_a_look_up_answers_the_best_first(client: FlaskClient) -> None:
    for target in ("a", "b"):
        client.post("/api/v1/memory", json={"source": SENTENCE, "target": target, "before": target})

    found = client.get("/api/v1/memory", query_string={"source": SENTENCE, "before": "b"}).json

    assert [(m["kind"], m["target"]) for m in found["matches"]] == [
        ("in-context", "b"),
        ("exact", "a"),
    ]
    assert client.get("/api/v1/memory?source=好").json == {"matches": []}


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, ["/source", "/target"]),
        ({"source": " ", "target": 5, "more": 1}, ["/source", "/target", "/more"]),
        ({"source": "好", "target": "x", "target_language": "xx"}, ["/target_language"]),
        ({"source": "好\x07", "target": "x"}, ["/source"]),
        ({"source": "好", "target": "x", "author": "a\nb"}, ["/author"]),
    ],
)
def test_what_cannot_be_approved_is_told_by_field(
    client: FlaskClient, services: Services, body: dict[str, object], pointers: list[str]
) -> None:
    response = client.post("/api/v1/memory", json=body)

    assert response.status_code == 422
    assert [e["pointer"] for e in response.get_json(force=True)["errors"]] == pointers
    assert services.memory.count() == 0


def test_a_query_without_a_text_is_told_by_parameter(client: FlaskClient) -> None:
    response = client.get("/api/v1/memory?before=x")

    assert response.status_code == 422
    assert [e["parameter"] for e in response.get_json(force=True)["errors"]] == ["source"]


def test_a_file_is_exported_to_save_and_imported_as_xml_only(client: FlaskClient) -> None:
    client.post("/api/v1/memory", json={"source": SENTENCE, "target": "a"})

    file = client.get("/api/v1/memory/tmx")
    done = client.post("/api/v1/memory/tmx", data=file.data, content_type="text/xml").json
    other = client.post("/api/v1/memory/tmx", data=file.data, content_type="text/plain")

    assert file.content_type == TMX
    assert "memory.tmx" in file.headers["Content-Disposition"]
    assert done == {"added": 0, "refreshed": 0, "unchanged": 1, "skipped": 0}
    assert other.status_code == 415


def test_a_file_over_the_limit_is_refused(anywhere: Services) -> None:
    small = services_on(anywhere.term_bases, upload_bytes=100, memory=anywhere.memory)
    file = b"<tmx>" + b" " * 100

    response = app_on(small).test_client().post("/api/v1/memory/tmx", data=file, content_type=TMX)

    assert response.status_code == 413


# --- the switch


@pytest.mark.parametrize(("switch", "step"), [("on", "memory"), ("off", "decoded")])
def test_the_memory_can_be_switched_off(tmp_path: Path, switch: str, step: str) -> None:
    settings = load_settings(
        {"TERMBRIDGE_MEMORY": switch, "TERMBRIDGE_DATA_DIR": str(tmp_path / "data")}
    )
    services = replace(build(settings), engines=services_on(None).engines)
    run(services, "approve", *write(tmp_path, zh=SENTENCE, en="approved"))

    (segment,) = translate(TranslateCommand(text=SENTENCE), services).segments

    assert segment.step == step
