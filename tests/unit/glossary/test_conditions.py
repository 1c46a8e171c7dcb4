"""“Only when”: which entry counts where a term stands."""

import pytest
from builders import concept, concept_index

from glossary.concepts import Concept, UsageCondition
from glossary.language import LanguageCode, LanguagePair
from glossary.matching import find_terms
from glossary.matching.conditions import holds
from glossary.termbase import Revision, TermBase, make_entries, make_rules

ZH, EN = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH


def found(text: str, *concepts: Concept) -> list[str]:
    matches = find_terms(text, concept_index(*concepts))
    return [match.entry.rendition.preferred for match in matches]


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        ((), (), True),
        (("甲",), (), True),
        (("丙", "甲"), (), True),
        (("丙",), (), False),
        ((), ("丙",), True),
        ((), ("甲",), False),
        (("甲",), ("丙",), True),
        (("甲",), ("丁",), False),
    ],
)
def test_one_word_of_each_list_must_stand_on_its_side(
    after: tuple[str, ...], before: tuple[str, ...], expected: object
) -> None:
    condition = UsageCondition(after=after, before=before)

    assert holds(condition, "甲乙词丙", 2, 3) is expected


@pytest.mark.parametrize(("gap", "expected"), [(0, True), (9, True), (10, False)])
def test_a_word_must_stand_within_ten_characters(gap: int, expected: object) -> None:
    text = "甲" + "一" * gap + "词" + "一" * gap + "甲"
    place = text.index("词")

    for condition in (UsageCondition(after=("甲",)), UsageCondition(before=("甲",))):
        assert holds(condition, text, place, place + 1) is expected


def test_a_word_that_begins_too_far_away_does_not_count() -> None:
    condition = UsageCondition(after=("甲乙",))

    assert not holds(condition, "甲乙" + "一" * 9 + "词", 11, 12)


def test_the_first_entry_whose_condition_holds_counts_and_conditions_come_first() -> None:
    plain = concept("发表", "make")
    paper = concept("发表", "publish", only_before=("论文",))
    speech = concept("发表", "deliver", only_after=("总理",))

    text = "他发表意见，一二三四五六七八九十又发表一篇论文；一二三四五六七八九，总理发表意见"

    assert found(text, plain, paper, speech) == ["make", "publish", "deliver"]


def test_a_term_whose_condition_does_not_hold_leaves_its_place_to_a_shorter_one() -> None:
    long = concept("发表文章", "publish", only_before=("期刊",))
    short = concept("文章", "article")

    assert found("他发表文章。", long, short) == ["article"]
    assert found("他发表文章于期刊。", long, short) == ["publish"]


def test_words_are_compared_as_terms_are() -> None:
    entry = concept("发表", "publish", only_after=("ＧＤＰ", "國家"))  # noqa: RUF001

    assert found("gdp数据发表", entry) == ["publish"]
    assert found("国家发表", entry) == ["publish"]
    assert found("国\n家发表", entry) == ["publish"]


def test_a_condition_of_chinese_words_does_not_bind_an_english_text() -> None:
    entry = concept("发表", "publish", only_after=("国家",))

    term_base = TermBase.of([entry], LanguagePair(EN, ZH), Revision("1"))

    assert [e.condition for e in term_base.entries] == [UsageCondition()]


def test_the_first_glossarys_entry_comes_before_another_glossarys_under_a_condition() -> None:
    rules = make_rules(
        LanguagePair(ZH, EN),
        forbidden=(),
        abbreviation="",
        case="",
        inflection="",
        part_of_speech="",
        condition=UsageCondition(after=("他",)),
        verbatim=False,
    )
    (first,) = make_entries(["发表"], ["a"], state="approved", concept_id="1", place=(0, "x"))
    (second,) = make_entries(
        ["发表"], ["b"], state="approved", concept_id="2", place=(1, "x"), rules=rules
    )

    assert first.precedence < second.precedence


def test_an_edited_index_follows_its_conditions() -> None:
    index = concept_index(concept("发表", "make", id="1"))
    pair = LanguagePair(ZH, EN)
    paper = TermBase.of(
        [concept("发表", "publish", id="2", only_before=("论文",))], pair, Revision("2")
    )

    edited = index.edited({"2"}, paper.entries, Revision("2"))
    gone = edited.edited({"1"}, (), Revision("3"))

    both = [m.entry.rendition.preferred for m in find_terms("发表意见", edited)]
    assert both == ["make"]
    assert [m.entry.rendition.preferred for m in find_terms("发表论文", edited)] == ["publish"]
    assert find_terms("发表意见", gone) == []


def test_equal_conditions_have_equal_keys_however_they_are_written() -> None:
    one = UsageCondition(after=("国家", "GDP"))
    other = UsageCondition(after=("ＧＤＰ", "國家", "国家"))  # noqa: RUF001
    side = UsageCondition(before=("国家", "GDP"))

    assert one.key == other.key
    assert side.key not in {one.key, ""}
    assert UsageCondition().key == ""
