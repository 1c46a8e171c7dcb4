"""What users do with glossaries, on a real repository and without a web or a terminal."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from builders import concept

from glossary.errors import (
    ConflictError,
    InputError,
    NotFoundError,
    TooLargeError,
    UnsupportedError,
)
from glossary.exchange import CODECS, ImportRejected
from glossary.language import LanguageCode
from glossary.storage import SqlTermBaseRepository, connect, migrate
from service.usecases import exchange
from service.usecases import glossary as desk
from service.usecases.exchange import ImportCommand
from service.usecases.ports import ConceptQuery, Engines, Limits, Services

ZH = LanguageCode.CHINESE_SIMPLIFIED
STARTER = "zh,en\n共同富裕,common prosperity\n小康社会,moderately prosperous society\n"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    engine = connect(f"sqlite:///{tmp_path}/x.db")
    migrate(engine)
    yield Services(
        term_bases=SqlTermBaseRepository(engine),
        engines=cast("Engines", None),  # no use case of the desk translates
        limits=Limits(characters=1000, upload_bytes=100_000),
        glossaries=("starter",),
        beam_size=1,
        clock=lambda: datetime(2026, 11, 25, 12, tzinfo=UTC),
    )
    engine.dispose()


def terms(services: Services, glossary: str = "starter") -> list[str]:
    return [c.preferred(ZH) for c in services.term_bases.concepts(glossary)]


def test_the_first_start_fills_the_starter_glossary_once(services: Services) -> None:
    assert desk.load_starter(services, STARTER)
    assert not desk.load_starter(services, STARTER)

    [found] = desk.list_glossaries(services)
    assert (found.name, found.concepts, found.revision) == ("starter", 2, 1)


def test_a_later_start_leaves_the_edits_of_users_alone(services: Services) -> None:
    desk.load_starter(services, STARTER)
    for found in list(services.term_bases.concepts("starter")):
        desk.delete_concept(found.id or "", services)

    desk.load_starter(services, STARTER)

    assert terms(services) == []


def test_a_start_that_was_cut_off_before_the_import_is_made_good(services: Services) -> None:
    services.term_bases.create_glossary("starter")

    assert desk.load_starter(services, STARTER)


def test_users_with_glossaries_of_their_own_get_no_starter(services: Services) -> None:
    desk.create_glossary("house", services)

    assert not desk.load_starter(services, STARTER)
    assert [g.name for g in desk.list_glossaries(services)] == ["house"]


@pytest.mark.parametrize("name", ["", " ", "a,b", "a/b", "-x", "a\nb", "x" * 61])
def test_a_name_that_settings_or_urls_reserve_is_refused(services: Services, name: str) -> None:
    with pytest.raises(InputError, match="cannot be a glossary's name"):
        desk.create_glossary(name, services)


@pytest.mark.parametrize("name", ["上虞日报", "House style 2.0", " padded "])
def test_a_name_may_be_in_any_script(services: Services, name: str) -> None:
    assert desk.create_glossary(name, services).name == name.strip()


def test_a_concept_is_saved_searched_and_deleted(services: Services) -> None:
    desk.create_glossary("house", services)
    saved = desk.save_concept("house", concept(), services)

    page = desk.search_concepts("house", ConceptQuery(text="PROSPERITY"), services)

    assert page.concepts == (saved,) == (desk.get_concept(saved.id or "", services),)
    desk.delete_concept(saved.id or "", services)
    with pytest.raises(NotFoundError):
        desk.get_concept(saved.id or "", services)


def test_an_unknown_review_state_is_refused(services: Services) -> None:
    desk.create_glossary("house", services)

    with pytest.raises(InputError, match="proposed, reviewed, approved"):
        desk.search_concepts("house", ConceptQuery(state="final"), services)


def command(content: str | bytes, media: str = "csv", **more: Any) -> ImportCommand:  # noqa: ANN401 - the command's other fields
    data = content.encode() if isinstance(content, str) else content
    return ImportCommand(content=data, media=media, **more)


def exported(services: Services, media: str) -> bytes:
    return b"".join(exchange.export_concepts("starter", media, services).content)


def test_an_import_says_what_it_did_and_a_preview_does_nothing(services: Services) -> None:
    desk.load_starter(services, STARTER)
    text = "zh\ten\tnote\n共同富裕\tcommon prosperity\tn\n青春之城\tCity of Youth\t\n"
    file = command(text.encode("gb18030"), "TSV")

    tried = exchange.preview_import("starter", file, services)
    before = terms(services)
    done = exchange.import_concepts("starter", file, services)

    assert tried == done
    assert (len(done.added), len(done.changed), done.unchanged) == (1, 1, 0)
    assert before == ["共同富裕", "小康社会"]
    assert terms(services) == ["共同富裕", "小康社会", "青春之城"]


CONFLICTING = "zh,en\n共同富裕,shared prosperity\n青春之城,City of Youth\n"


def test_an_import_with_conflicts_stops_until_somebody_chooses(services: Services) -> None:
    desk.load_starter(services, STARTER)

    with pytest.raises(exchange.ImportConflicts) as caught:
        exchange.import_concepts("starter", command(CONFLICTING, where="x.csv"), services)

    assert caught.value.lines()[0] == (
        "x.csv:2: “共同富裕”: the file has “shared prosperity”, the glossary “common prosperity”"
    )
    assert terms(services) == ["共同富裕", "小康社会"]
    mine = exchange.import_concepts("starter", command(CONFLICTING, conflicts="mine"), services)
    assert (len(mine.added), len(mine.changed), mine.kept) == (1, 0, 1)
    theirs = exchange.import_concepts("starter", command(CONFLICTING, conflicts="theirs"), services)
    assert (len(theirs.added), len(theirs.changed)) == (0, 1)


def test_an_import_of_an_old_preview_is_refused(services: Services) -> None:
    desk.load_starter(services, STARTER)
    [glossary] = desk.list_glossaries(services)
    desk.save_concept("starter", concept("甲甲"), services)

    with pytest.raises(ConflictError, match="meanwhile"):
        exchange.import_concepts(
            "starter",
            command(CONFLICTING, conflicts="theirs", revision=glossary.revision),
            services,
        )


def test_an_unknown_thing_to_do_about_conflicts_is_refused(services: Services) -> None:
    desk.load_starter(services, STARTER)

    with pytest.raises(InputError, match="stop, mine or theirs"):
        exchange.import_concepts("starter", command(CONFLICTING, conflicts="ours"), services)


def test_a_rejected_import_changes_nothing_and_names_the_file(services: Services) -> None:
    desk.load_starter(services, STARTER)
    file = command("zh,en\n青春之城,City of Youth\n坏,bad\n", where="new.csv")

    with pytest.raises(ImportRejected) as caught:
        exchange.import_concepts("starter", file, services)

    assert caught.value.lines()[0].startswith("new.csv:3: zh: ")
    assert terms(services) == ["共同富裕", "小康社会"]


def test_files_over_the_limit_and_of_other_formats_are_refused(services: Services) -> None:
    desk.create_glossary("house", services)

    with pytest.raises(TooLargeError, match="100,001 bytes; the limit is 100,000"):
        exchange.import_concepts("house", command(b"x" * 100_001), services)
    with pytest.raises(UnsupportedError, match="google or amazon"):
        exchange.import_concepts("house", command(b"", "docx"), services)
    with pytest.raises(UnsupportedError, match="google or amazon"):
        exchange.export_concepts("house", "docx", services)
    with pytest.raises(NotFoundError):
        exchange.export_concepts("nowhere", "csv", services)


@pytest.mark.parametrize("media", CODECS)
def test_an_export_is_imported_as_unchanged(services: Services, media: str) -> None:
    desk.load_starter(services, STARTER)

    content = exported(services, media)

    found = exchange.import_concepts("starter", command(content, media), services)
    assert (found.unchanged, found.conflicts) == (2, ())
    assert content.startswith(b"\xef\xbb\xbf") is (media == "csv")


def test_an_edit_of_an_old_version_is_refused(services: Services) -> None:
    desk.create_glossary("house", services)
    saved = desk.save_concept("house", concept(), services)
    desk.save_concept("house", replace(saved, note="first"), services)

    with pytest.raises(ConflictError):
        desk.save_concept("house", replace(saved, note="second"), services)
