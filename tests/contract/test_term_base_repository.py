"""What every TermBaseRepository does (the SQL one, on SQLite and PostgreSQL)."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from builders import concept, import_plan
from sqlalchemy import Engine

from glossary.concepts import Concept, ReviewState, UsageCondition
from glossary.errors import ConflictError, NotFoundError
from glossary.exchange.preview import ImportPlan
from glossary.language import LanguageCode, LanguagePair
from glossary.matching import find_terms
from glossary.storage import SqlTermBaseRepository
from glossary.termbase import Revision, TermBase
from service.usecases.ports import ConceptQuery, TermBaseRepository

ZH = LanguageCode.CHINESE_SIMPLIFIED
PAIR = LanguagePair(ZH, LanguageCode.ENGLISH)
FULL = concept(
    "“两个一百年”奋斗目标",
    "Two Centenary Goals",
    zh_variants=("两个百年目标",),
    en_variants=("Two Centenaries", "two centenary goals"),
    domain="politics",
    note="two\nlines — 100%",
    source="Report, 2017",
    state="proposed",
    en_forbidden=("Two Hundred Year Goals", "two goals"),
    en_abbreviation="TCG",
    case="exact",
    inflection="fixed",
    only_after=("实现", "奋斗"),
    only_before=("的",),
    part_of_speech="properNoun",
    definition="two\ngoals",
    context="实现“两个一百年”奋斗目标。",
    project="Ministry",
)


def terms_of(concepts: tuple[Concept, ...] | list[Concept]) -> list[str]:
    return [c.preferred(ZH) for c in concepts]


def test_a_saved_concept_comes_back_whole(repository: TermBaseRepository) -> None:
    saved = repository.save("house", FULL)

    assert saved == replace(FULL, id=saved.id, version=1)
    assert repository.get(saved.id or "") == saved
    assert list(repository.concepts("house")) == [saved]


def test_an_edit_replaces_the_concept_and_counts_its_version(
    repository: TermBaseRepository,
) -> None:
    saved = repository.save("house", FULL)

    edited = repository.save("house", concept("共同富裕", "x", id=saved.id, version=1))

    assert edited.version == 2
    assert list(repository.concepts("house")) == [edited]


def test_an_edit_of_an_old_version_is_a_conflict(repository: TermBaseRepository) -> None:
    saved = repository.save("house", FULL)
    repository.save("house", replace(saved, note="first"))

    with pytest.raises(ConflictError, match="changed by someone else"):
        repository.save("house", replace(saved, note="second"))

    assert repository.get(saved.id or "").note == "first"


@pytest.mark.parametrize(
    "clashing",
    [
        concept("共同富裕", "other"),
        concept("其他词", "other", zh_variants=("共同富裕",)),
        concept("全体富裕", "other"),
        concept("共同\u3000富裕".replace("\u3000", "\u200b"), "other"),
    ],
    ids=["preferred", "as variant", "of a variant", "invisible difference"],
)
def test_a_chinese_term_that_another_entry_has_is_a_conflict_naming_both(
    repository: TermBaseRepository, clashing: Concept
) -> None:
    repository.save("house", concept("共同富裕", zh_variants=("全体富裕",)))

    with pytest.raises(ConflictError, match="富裕” is in the entry “共同富裕”"):
        repository.save("house", clashing)

    assert repository.glossary("house").concepts == 1
    assert repository.glossary("house").revision == 1


def test_an_edit_cannot_take_the_term_of_another_entry(repository: TermBaseRepository) -> None:
    repository.save("house", concept("共同富裕"))
    other = repository.save("house", concept("小康社会", "moderately prosperous society"))

    with pytest.raises(ConflictError, match="“共同富裕” is in the entry “共同富裕”"):
        repository.save("house", concept("共同富裕", id=other.id, version=1))


def test_entries_under_other_conditions_may_have_one_chinese_term(
    repository: TermBaseRepository,
) -> None:
    plain = repository.save("house", concept("发表", "make"))
    paper = repository.save("house", concept("发表", "publish", only_before=("论文", "文章")))

    with pytest.raises(
        ConflictError, match=r"“发表” is in the entry “发表”.*“only when” condition"
    ):
        repository.save("house", concept("发表", "print", only_before=("文章", "论文")))
    with pytest.raises(ConflictError):
        repository.save("house", replace(paper, condition=plain.condition))

    assert repository.glossary("house").concepts == 2


def test_the_longest_entry_under_the_longest_condition_is_stored(
    repository: TermBaseRepository,
) -> None:
    words = tuple(chr(0x20000 + n) * 10 for n in range(16))
    longest = concept("".join(chr(0x21000 + n) for n in range(200)), only_after=words)
    longest = replace(longest, condition=UsageCondition(after=words, before=words))

    saved = repository.save("house", longest)

    assert repository.get(saved.id or "") == saved


def test_a_forbidden_wording_is_kept_apart_from_the_admitted_ones(
    repository: TermBaseRepository,
) -> None:
    saved = repository.save("house", concept(en_forbidden=("mutual wealth",)))

    assert repository.get(saved.id or "").forbidden(LanguageCode.ENGLISH) == ("mutual wealth",)
    assert repository.get(saved.id or "").variants(LanguageCode.ENGLISH) == ()


def test_two_glossaries_may_hold_the_same_term_and_entries_the_same_english(
    repository: TermBaseRepository,
) -> None:
    repository.create_glossary("guests")

    repository.save("house", concept("共同富裕", "common prosperity"))
    repository.save("house", concept("一起富裕", "common prosperity"))
    repository.save("guests", concept("共同富裕", "common prosperity"))

    assert repository.glossary("house").concepts == 2


def test_what_is_not_there_is_reported_by_name(repository: TermBaseRepository) -> None:
    with pytest.raises(NotFoundError, match=r"no glossary “nowhere”.*There is: house"):
        repository.glossary("nowhere")
    with pytest.raises(NotFoundError, match="nowhere"):
        repository.index(["house", "nowhere"], PAIR)
    with pytest.raises(NotFoundError, match="nowhere"):
        repository.save("nowhere", FULL)
    with pytest.raises(NotFoundError, match="nowhere"):
        repository.apply("nowhere", ImportPlan())
    with pytest.raises(NotFoundError, match="no entry “gone”"):
        repository.get("gone")
    with pytest.raises(NotFoundError, match="no entry “gone”"):
        repository.delete("gone")
    with pytest.raises(NotFoundError, match="no entry “gone”"):
        repository.save("house", replace(FULL, id="gone", version=1))


def test_a_glossary_name_is_taken_once(repository: TermBaseRepository) -> None:
    with pytest.raises(ConflictError, match="“house” already"):
        repository.create_glossary("house")


def test_glossaries_are_listed_by_name_with_their_counts(repository: TermBaseRepository) -> None:
    repository.create_glossary("attic")
    repository.save("house", FULL)

    listed = [(g.name, g.concepts, g.revision) for g in repository.glossaries()]

    assert listed == [("attic", 0, 0), ("house", 1, 1)]


def test_a_deleted_concept_is_gone_and_its_terms_are_free(repository: TermBaseRepository) -> None:
    saved = repository.save("house", FULL)

    repository.delete(saved.id or "")

    with pytest.raises(NotFoundError):
        repository.get(saved.id or "")
    assert repository.save("house", FULL).version == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("百年", ["“两个一百年”奋斗目标"]),
        ("两个百年", ["“两个一百年”奋斗目标"]),
        ("CENTENARY", ["“两个一百年”奋斗目标"]),
        ("centenaries", ["“两个一百年”奋斗目标"]),
        ('"两个', ["“两个一百年”奋斗目标"]),
        ("ｇｄｐ", ["GDP增长"]),  # noqa: RUF001
        ("50%", ["产值占比"]),
        ("%", ["产值占比"]),
        ("_", ["下划线"]),
        ("\\", []),
        ("  ", ["GDP增长", "“两个一百年”奋斗目标", "下划线", "产值占比"]),
        ("nothing", []),
    ],
)
def test_search_finds_parts_of_any_wording_in_either_language(
    repository: TermBaseRepository, text: str, found: list[str]
) -> None:
    repository.save("house", FULL)
    repository.save("house", concept("GDP增长", "GDP growth"))
    repository.save("house", concept("产值占比", "50% share"))
    repository.save("house", concept("下划线", "a_b line"))

    page = repository.search("house", ConceptQuery(text=text))

    assert sorted(terms_of(page.concepts)) == sorted(found)
    assert page.total == len(found)


def test_search_finds_what_was_added_or_edited_since(database_engine: Engine) -> None:
    noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
    hours = iter(noon + timedelta(hours=n) for n in range(9))
    house = SqlTermBaseRepository(database_engine, lambda: next(hours))
    house.create_glossary("house")
    first = house.save("house", concept("共同富裕", "common prosperity"))
    house.save("house", concept("青春之城", "City of Youth"))
    house.apply("house", ImportPlan(added=(concept("一江两岸", "One River, Two Banks"),)))
    house.save("house", replace(first, note="edited"))

    def since(hour: int) -> list[str]:
        query = ConceptQuery(changed_since=noon + timedelta(hours=hour))
        return terms_of(house.search("house", query).concepts)

    assert since(0) == ["一江两岸", "共同富裕", "青春之城"]
    assert since(2) == ["一江两岸", "共同富裕"]
    assert since(3) == ["共同富裕"]
    assert since(4) == []


@pytest.mark.parametrize("text", ["词条", "新", "entry 7", "0007", "nothing"])
def test_after_edits_a_search_finds_what_a_first_search_would(
    database_engine: Engine, text: str
) -> None:
    house = SqlTermBaseRepository(database_engine)
    house.create_glossary("house")
    many = tuple(concept(f"词条{n:04}", f"entry {n}") for n in range(1100))
    house.apply("house", ImportPlan(added=many))
    assert house.search("house", ConceptQuery(text="词条")).total == 1100
    (seventh,) = house.search("house", ConceptQuery(text="0007")).concepts
    house.save("house", replace(seventh, terms=concept("新的词条", "new entry 7").terms))
    (eighth,) = house.search("house", ConceptQuery(text="0008")).concepts
    house.delete(eighth.id or "")
    house.save("house", concept("新近的词条", "newer entry 7"))

    for page in (1, 12, 22):
        query = ConceptQuery(text=text, page=page)
        first = SqlTermBaseRepository(database_engine).search("house", query)
        assert house.search("house", query) == first
        assert house.search("house", replace(query, domain="none")).total == 0


def test_glossaries_are_named_in_order(repository: TermBaseRepository) -> None:
    repository.create_glossary("arts")

    assert repository.names() == ["arts", "house"] == [g.name for g in repository.glossaries()]


def test_every_page_of_a_list_goes_on_where_the_last_one_ended(
    repository: TermBaseRepository,
) -> None:
    added = tuple(concept(f"词条{n:02}", f"entry {n}") for n in range(23))
    repository.apply("house", ImportPlan(added=added))

    pages = [repository.search("house", ConceptQuery(page=n, page_size=5)) for n in range(1, 6)]

    assert [t for page in pages for t in terms_of(page.concepts)] == terms_of(added)


def test_search_lists_by_chinese_term_and_filters_by_domain_and_state(
    repository: TermBaseRepository,
) -> None:
    for zh, domain, state in (
        ("丙丙", "art", "approved"),
        ("一一", "law", "approved"),
        ("丁丁", "law", "proposed"),
        ("ABC一", "law", "approved"),
    ):
        repository.save("house", concept(zh, domain=domain, state=state))

    everything = repository.search("house", ConceptQuery())
    law = repository.search("house", ConceptQuery(domain="law", state="approved"))

    assert terms_of(everything.concepts) == ["ABC一", "一一", "丁丁", "丙丙"]
    assert terms_of(law.concepts) == ["ABC一", "一一"]
    assert repository.domains("house") == ["art", "law"]


def test_a_page_beyond_the_list_becomes_the_nearest_one(repository: TermBaseRepository) -> None:
    added = tuple(concept(f"词条{n:02}", f"entry {n}") for n in range(25))
    repository.apply("house", ImportPlan(added=added))

    second = repository.search("house", ConceptQuery(page=2, page_size=10))
    last = repository.search("house", ConceptQuery(page=99, page_size=10))
    first = repository.search("house", ConceptQuery(page=-1, page_size=10))

    assert terms_of(second.concepts) == [f"词条{n}" for n in range(10, 20)]
    assert (last.query.page, terms_of(last.concepts)) == (3, [f"词条{n}" for n in range(20, 25)])
    assert (first.query.page, len(first.concepts), first.pages) == (1, 10, 3)


def test_an_import_plan_adds_and_replaces_in_one_revision(repository: TermBaseRepository) -> None:
    old = repository.save("house", concept("共同富裕", "old"))
    incoming = [concept("共同富裕", "new"), concept("小康社会", "moderately prosperous society")]

    repository.apply("house", import_plan(repository.concepts("house"), incoming))

    stored = list(repository.concepts("house"))
    assert [(c.preferred(LanguageCode.ENGLISH), c.version) for c in stored] == [
        ("new", 2),
        ("moderately prosperous society", 1),
    ]
    assert stored[0].id == old.id
    assert repository.glossary("house").revision == 2


def test_an_import_may_move_a_variant_from_one_entry_to_another(
    repository: TermBaseRepository,
) -> None:
    repository.save("house", concept("甲甲", zh_variants=("丙丙",)))
    repository.save("house", concept("乙乙"))
    incoming = [concept("甲甲"), concept("乙乙", zh_variants=("丙丙",))]

    repository.apply("house", import_plan(repository.concepts("house"), incoming))

    assert [c.variants(ZH) for c in repository.concepts("house")] == [("丙丙",), ()]


@pytest.mark.parametrize("late", ["edited", "deleted", "term taken"])
def test_a_plan_that_came_too_late_changes_nothing(
    repository: TermBaseRepository, late: str
) -> None:
    old = repository.save("house", concept("共同富裕", "old"))
    incoming = [concept("小康社会", "a"), concept("共同富裕", "new")]
    plan = import_plan(repository.concepts("house"), incoming)
    if late == "edited":
        repository.save("house", replace(old, note="edited"))
    elif late == "deleted":
        repository.delete(old.id or "")
    else:
        repository.save("house", concept("全面小康", "b", zh_variants=("小康社会",)))
    before = list(repository.concepts("house"))
    revision = repository.glossary("house").revision

    with pytest.raises(ConflictError):
        repository.apply("house", plan)

    assert list(repository.concepts("house")) == before
    assert repository.glossary("house").revision == revision


def test_a_plan_that_changes_nothing_makes_no_revision(repository: TermBaseRepository) -> None:
    repository.save("house", FULL)

    repository.apply("house", import_plan(repository.concepts("house"), [FULL]))

    assert repository.glossary("house").revision == 1


def test_the_index_finds_the_terms_of_the_stack_and_the_first_glossary_wins(
    repository: TermBaseRepository,
) -> None:
    repository.create_glossary("guests")
    repository.save("house", concept("共同富裕", "house wording"))
    repository.save("guests", concept("共同富裕", "guest wording"))
    repository.save("guests", concept("小康社会", "only here"))

    index = repository.index(["house", "guests"], PAIR)

    found = find_terms("小康社会与共同富裕", index)
    assert [m.entry.rendition.preferred for m in found] == ["only here", "house wording"]
    assert index.term_base.revision.value == "house@1+guests@2"


def test_the_index_holds_what_the_entries_say_beside_their_terms(
    repository: TermBaseRepository,
) -> None:
    for entry in (
        replace(FULL, state=ReviewState.APPROVED),
        concept("iPhone", "iPhone", en_variants=("apple phone",)),
        concept("建设", "build", part_of_speech="verb", en_forbidden=("make",)),
        concept("建设", "construction", only_after=("经济",)),
        concept("人工智能", "artificial intelligence", en_abbreviation="AI"),
        concept("共同富裕", "common prosperity", inflection="fixed", case="exact"),
    ):
        repository.save("house", entry)

    index = repository.index(["house"], PAIR)

    made = TermBase.of(repository.concepts("house"), PAIR, Revision("1"))
    nowhere = (0, "")
    assert {replace(e, place=nowhere) for e in index.term_base.entries} == {
        replace(e, place=nowhere) for e in made.entries
    }
    text = "建设iPhone，一二三四五六七八九十经济建设"
    assert [m.entry.rendition.preferred for m in find_terms(text, index)] == [
        "build",
        "iPhone",
        "construction",
    ]


def test_the_index_is_compiled_once_a_revision(repository: TermBaseRepository) -> None:
    repository.save("house", FULL)

    first = repository.index(["house"], PAIR)
    again = repository.index(["house"], PAIR)
    repository.save("house", concept("共同富裕"))
    newer = repository.index(["house"], PAIR)

    assert again is first
    assert newer is not first
    assert len(find_terms("共同富裕", newer)) == 1


def test_threads_that_ask_at_once_share_one_index(repository: TermBaseRepository) -> None:
    repository.save("house", FULL)

    with ThreadPoolExecutor(8) as pool:
        indexes = list(pool.map(lambda _: repository.index(["house"], PAIR), range(16)))

    assert len({id(index) for index in indexes}) == 1


def test_no_glossary_at_all_gives_an_empty_term_base(repository: TermBaseRepository) -> None:
    assert find_terms("共同富裕", repository.index([], PAIR)) == []


def test_of_threads_that_edit_one_version_exactly_one_succeeds(
    repository: TermBaseRepository,
) -> None:
    saved = repository.save("house", FULL)

    def edit(note: int) -> bool:
        try:
            repository.save("house", replace(saved, note=str(note)))
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(edit, range(8)))

    assert outcomes.count(True) == 1
    assert repository.get(saved.id or "").version == 2


def test_of_threads_that_add_one_term_exactly_one_succeeds(repository: TermBaseRepository) -> None:
    def add(number: int) -> bool:
        try:
            repository.save("house", concept("共同富裕", f"wording {number}"))
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(add, range(8)))

    assert outcomes.count(True) == 1
    assert repository.glossary("house").concepts == 1
