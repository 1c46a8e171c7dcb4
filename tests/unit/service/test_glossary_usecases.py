"""What users do with glossaries, on a real repository and without a web or a terminal."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from builders import concept

from glossary.errors import (
    ConflictError,
    InputError,
    NotFoundError,
    TooLargeError,
    UnsupportedError,
)
from glossary.exchange import ImportRejected
from glossary.language import LanguageCode
from glossary.storage import SqlTermBaseRepository, connect, migrate
from service.usecases import glossary as desk
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
        limits=Limits(characters=1000, upload_bytes=1000),
        glossaries=("starter",),
        beam_size=1,
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


def test_an_import_says_what_it_did_and_a_dry_run_does_nothing(services: Services) -> None:
    desk.load_starter(services, STARTER)
    file = "zh\ten\n共同富裕\tshared prosperity\n青春之城\tCity of Youth\n".encode("gb18030")

    tried = desk.import_concepts("starter", file, "TSV", services, dry_run=True)
    before = terms(services)
    done = desk.import_concepts("starter", file, "tsv", services)

    assert tried == done
    assert (len(done.added), len(done.changed), done.unchanged) == (1, 1, 0)
    assert before == ["共同富裕", "小康社会"]
    assert terms(services) == ["共同富裕", "小康社会", "青春之城"]


def test_a_rejected_import_changes_nothing_and_names_the_file(services: Services) -> None:
    desk.load_starter(services, STARTER)
    file = "zh,en\n青春之城,City of Youth\n坏,bad\n".encode()

    with pytest.raises(ImportRejected) as caught:
        desk.import_concepts("starter", file, "csv", services, where="new.csv")

    assert caught.value.lines()[0].startswith("new.csv:3: zh: ")
    assert terms(services) == ["共同富裕", "小康社会"]


def test_files_over_the_limit_and_of_other_formats_are_refused(services: Services) -> None:
    desk.create_glossary("house", services)

    with pytest.raises(TooLargeError, match="1,001 bytes; the limit is 1,000"):
        desk.import_concepts("house", b"x" * 1001, "csv", services)
    with pytest.raises(UnsupportedError, match="Use csv or tsv"):
        desk.import_concepts("house", b"", "xlsx", services)
    with pytest.raises(UnsupportedError, match="Use csv or tsv"):
        desk.export_concepts("house", "xlsx", services)
    with pytest.raises(NotFoundError):
        desk.export_concepts("nowhere", "csv", services)


@pytest.mark.parametrize("media", ["csv", "tsv"])
def test_an_export_is_imported_as_unchanged(services: Services, media: str) -> None:
    desk.load_starter(services, STARTER)

    exported = desk.export_concepts("starter", media, services)

    assert desk.import_concepts("starter", exported, media, services).unchanged == 2
    assert exported.startswith(b"\xef\xbb\xbf") is (media == "csv")


def test_an_edit_of_an_old_version_is_refused(services: Services) -> None:
    desk.create_glossary("house", services)
    saved = desk.save_concept("house", concept(), services)
    desk.save_concept("house", replace(saved, note="first"), services)

    with pytest.raises(ConflictError):
        desk.save_concept("house", replace(saved, note="second"), services)
