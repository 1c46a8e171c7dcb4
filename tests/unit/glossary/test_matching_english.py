"""Terms of a term base in an English text: inflected, in any case allowed, cut by lines."""

from itertools import pairwise

import pytest
from builders import concept
from hypothesis import given
from hypothesis import strategies as st

from glossary.chinese import find_chinese_rendition
from glossary.concepts import Concept
from glossary.language import LanguageCode, LanguagePair
from glossary.matching import TermIndex, find_terms
from glossary.termbase import Revision, TermBase, make_entries
from glossary.text import fold

PAIR = LanguagePair(LanguageCode.ENGLISH, LanguageCode.CHINESE_SIMPLIFIED)
BACK = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
TERMS = (
    concept("公司", "company"),
    concept("世界卫生组织", "World Health Organization", en_abbreviation="WHO"),
    concept("低碳经济", "low-carbon economy"),
    concept("合作", "co-operation"),
    concept("推进", "advance", part_of_speech="verb"),
    concept("小康社会", "moderately prosperous society", zh_variants=("小康",)),
    concept("高科技园", "High-tech Park", case="exact"),
    concept("社会", "society"),
    concept("儿童", "child"),
    concept("iPhone", "iPhone"),
    concept("国内生产总值", "GDP"),
    concept("生产总值", "GDP"),
    concept("旧的", "old thing", state="proposed"),
    concept("城镇", "town", inflection="fixed"),
)


def index_of(*concepts: Concept) -> TermIndex:
    return TermIndex(TermBase.of(concepts, PAIR, Revision("1")))


INDEX = index_of(*TERMS)


def found(text: str) -> list[str]:
    return [match.span.of(text) for match in find_terms(text, INDEX)]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("A company, two companies, the company's plan.", ["company", "companies", "company"]),
        ("Company rules. THE COMPANY and COMPANIES’ books.", ["Company", "COMPANY", "COMPANIES"]),
        ("accompany, companywide, company2", []),
        ("company-wide rules", ["company"]),
        ("The WHO asked who will do it.", ["WHO"]),
        ("Who is it? Whoever.", []),
        ("the World  Health\nOrganization (WHO)", ["World  Health\nOrganization", "WHO"]),
        ("the world health organization", []),
        ("THE WORLD HEALTH ORGANIZATION", ["WORLD HEALTH ORGANIZATION"]),
        (
            "A low carbon economy, Low-Carbon Economies",
            ["low carbon economy", "Low-Carbon Economies"],
        ),
        ("a low-\ncarbon econ-\nomy", ["low-\ncarbon econ-\nomy"]),
        ("the com-\npanies and the com\u00adpany", ["com-\npanies", "com\u00adpany"]),
        ("low‑carbon economy", ["low‑carbon economy"]),
        ("cooperation and co-operation", ["cooperation", "co-operation"]),
        ("He advances, advanced, was advancing.", ["advances", "advanced", "advancing"]),
        ("the advancement", []),
        ("a moderately prosperous society in all respects", ["moderately prosperous society"]),
        ("prosperous societies", ["societies"]),
        ("the High-tech Park, a high-tech park, HIGH-TECH PARK", ["High-tech Park"]),
        ("children and childhood", ["children"]),
        ("an iPhone, an iphone", ["iPhone"]),
        ("café company", ["company"]),
        ("écompany", []),
        ("a town, two towns", ["town"]),
        ("", []),
    ],
)
def test_english_terms_are_found_whole_in_every_form(text: str, matches: list[str]) -> None:
    assert found(text) == matches


def test_one_concept_serves_both_directions() -> None:
    made = concept("共同富裕", "common prosperity", zh_variants=("共富",))
    there = TermIndex(TermBase.of([made], BACK, Revision("1")))
    back = index_of(made)

    (forth,) = find_terms("推进共富。", there)
    (home,) = find_terms("Advance Common Prosperity.", back)

    assert forth.entry.rendition.preferred == "common prosperity"
    assert home.entry.rendition.forms == ("共同富裕", "共富")
    assert forth.entry.concept_id == home.entry.concept_id or made.id is None


def test_what_one_english_wording_stands_for_in_several_entries_all_counts_as_found() -> None:
    (match,) = find_terms("GDP rose.", INDEX)

    assert match.entry.rendition.forms == ("国内生产总值", "生产总值")


def test_an_edited_index_finds_what_a_new_one_finds() -> None:
    text = "Companies and firms of the WHO."
    changed = tuple(
        make_entries(["firm"], ["公司"], state="approved", concept_id="公司", place=(0, "0"))
    )
    first = index_of(concept("公司", "company"))
    (old,) = first.term_base.entries

    edited = first.edited([old.concept_id], changed, Revision("2"))

    assert [m.span.of(text) for m in edited.find(text)] == ["firms"]


words = st.sampled_from(
    ["company", "Companies", "WHO", "who", "low-carbon", "economy", "econ-\nomy", "é", "-", "’s",
     "society", "moderately", "prosperous", "\n", "GDP", "child", "ren"]
)  # fmt: skip


@given(st.lists(st.tuples(words, st.sampled_from([" ", "", "\n", "  ", "."]))))
def test_matches_stand_in_order_and_never_overlap(parts: list[tuple[str, str]]) -> None:
    text = "".join(a + b for a, b in parts)

    matches = find_terms(text, INDEX)

    assert all(a.end <= b.start for a, b in pairwise(matches))
    assert all(fold(m.span.of(text))[0] == fold(m.entry.source)[0] for m in matches)


@given(st.lists(st.sampled_from([t for t in TERMS if t.inflection == ""]), max_size=4), st.data())
def test_every_term_written_as_it_is_is_found(terms: list[Concept], data: st.DataObject) -> None:
    gap = data.draw(st.sampled_from([", ", " x ", "\n\n", "; "]))
    text = gap.join(t.preferred(LanguageCode.ENGLISH) for t in terms)

    assert len(find_terms(text, INDEX)) == len(terms)


@pytest.mark.parametrize(
    ("text", "form", "places"),
    [
        ("推進共同富裕。", "共同富裕", ["共同富裕"]),
        ("共同 富裕", "共同富裕", ["共同 富裕"]),
        ("达12.6万元", "2.6万", []),
        ("达2.6万元，12.6万", "2.6万", ["2.6万"]),
        ("2.6万余人", "2.6万", []),
        ("第三、十三、三分之一、四分之三", "三", []),
        ("三家", "三", ["三"]),
        ("2万，2%，2", "2", ["2"]),
        ("1,350亿元", "350亿元", []),
        ("GDP增长", "GDP", ["GDP"]),
        ("AGDP", "GDP", []),
        ("1990年代，1990年", "1990年", ["1990年"]),
        ("５Ｇ 基站", "5G基站", ["５Ｇ 基站"]),  # noqa: RUF001
    ],
)
def test_a_chinese_rendition_is_found_whole_in_either_script(
    text: str, form: str, places: list[str]
) -> None:
    assert [span.of(text) for span in find_chinese_rendition(text, (form,))] == places
