"""What an import will do, before it is done."""

from dataclasses import replace

import pytest
from builders import concept
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.concepts import Concept
from glossary.exchange import Choice, ImportPlan, ImportRejected, LocatedConcept, plan_import
from glossary.exchange.rows import keys_of
from glossary.language import LanguageCode

ZH, EN = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH
STORED = concept("共同富裕", "common prosperity", zh_variants=("一起富裕",), id="a", version=3)


def located(*incoming: Concept, fields: frozenset[str] | None = None) -> list[LocatedConcept]:
    entries = [LocatedConcept(n, c) for n, c in enumerate(incoming, start=2)]
    return [replace(e, fields=fields) for e in entries] if fields else entries


def after(stored: list[Concept], plan: ImportPlan) -> list[Concept]:
    changed = {c.id: c for c in plan.changed}
    return [changed.get(c.id, c) for c in stored] + list(plan.added)


def test_new_changed_and_unchanged_concepts_are_told_apart() -> None:
    other = concept("小康社会", "moderately prosperous society", id="b", version=1)
    incoming = located(
        concept("共同富裕", "common prosperity", note="new", id="ignored", version=9),
        concept("小康社会", "moderately prosperous society"),
        concept("青春之城", "City of Youth", id="ignored", version=9),
    )

    plan = plan_import([STORED, other], incoming)

    assert plan.changed == (concept("共同富裕", note="new", id="a", version=3),)
    assert plan.replaced[0].before == STORED
    assert plan.added == (concept("青春之城", "City of Youth"),)
    assert (plan.unchanged, plan.kept, plan.conflicts) == (1, 0, ())


def test_another_way_of_typing_the_term_means_the_same_entry() -> None:
    stored = concept("GDP增长", "GDP growth", id="a", version=1)

    plan = plan_import([stored], located(concept("ＧＤＰ增长", "GDP growth")))

    assert [c.id for c in plan.changed] == ["a"]


def test_another_rendition_is_a_conflict_that_keeps_mine_until_theirs_is_chosen() -> None:
    incoming = located(concept("共同富裕", "shared prosperity"))

    kept = plan_import([STORED], incoming)
    taken = plan_import([STORED], incoming, choices={0: Choice.THEIRS})

    assert (kept.changed, kept.kept) == ((), 1)
    [conflict] = kept.conflicts
    assert conflict.mine == (STORED,)
    assert conflict.line == 2
    assert conflict.sentence == (
        "“共同富裕”: the file has “shared prosperity”, the glossary “common prosperity”"
    )
    assert taken.changed == (concept("共同富裕", "shared prosperity", id="a", version=3),)
    assert taken.conflicts[0].choice is Choice.THEIRS


def test_a_choice_for_one_conflict_goes_before_the_choice_for_all() -> None:
    other = concept("小康社会", "xiaokang society", id="b", version=1)
    incoming = located(concept("共同富裕", "x"), concept("小康社会", "y"))

    plan = plan_import([STORED, other], incoming, choices={1: Choice.MINE}, default=Choice.THEIRS)

    assert [c.preferred(EN) for c in plan.changed] == ["x"]
    assert plan.kept == 1


def test_a_wording_of_another_entry_can_be_left_there_or_taken() -> None:
    incoming = located(concept("一起富裕", "wealth for all"))

    kept = plan_import([STORED], incoming)
    taken = plan_import([STORED], incoming, default=Choice.THEIRS)

    assert kept.conflicts[0].sentence == "“一起富裕” is in the entry “共同富裕” already"
    assert (kept.added, kept.changed) == ((), ())
    assert taken.added == (concept("一起富裕", "wealth for all"),)
    assert taken.changed == (concept("共同富裕", id="a", version=3),)


def test_an_entry_that_loses_its_main_wording_goes_on_under_its_next() -> None:
    incoming = located(concept("全体富裕", "wealth for all", zh_variants=("共同富裕",)))

    plan = plan_import([STORED], incoming, default=Choice.THEIRS)

    assert plan.changed == (concept("一起富裕", id="a", version=3),)


def test_an_entry_never_loses_its_last_wording() -> None:
    stored = concept("共同富裕", id="a", version=1)
    incoming = located(concept("全体富裕", zh_variants=("共同富裕",)))

    plan = plan_import([stored], incoming, default=Choice.THEIRS)

    assert (plan.added, plan.changed) == ((), ())
    assert not plan.conflicts[0].takeable
    assert plan.kept == 1


def test_a_term_may_move_between_two_entries_of_the_import() -> None:
    other = concept("小康社会", id="b", version=1)
    incoming = located(concept("小康社会", zh_variants=("一起富裕",)), concept("共同富裕"))

    plan = plan_import([STORED, other], incoming)

    assert len(plan.changed) == 2
    assert plan.conflicts == ()


def test_a_term_does_not_move_if_the_entry_that_should_give_it_up_is_kept() -> None:
    other = concept("小康社会", "x", id="b", version=1)
    incoming = located(
        concept("小康社会", "x", zh_variants=("一起富裕",)), concept("共同富裕", "other")
    )

    plan = plan_import([STORED, other], incoming)

    assert plan.changed == ()
    assert [c.number for c in plan.conflicts] == [0, 1]


def test_terms_that_two_entries_of_the_import_share_are_all_told() -> None:
    incoming = located(concept("甲甲"), concept("乙乙", zh_variants=("甲甲",)), concept("甲甲"))

    with pytest.raises(ImportRejected) as caught:
        plan_import([STORED], incoming, where="x.csv")

    assert caught.value.lines() == [
        "x.csv:3: zh_variants: “甲甲” is in line 2 already",
        "x.csv:4: zh: “甲甲” is in line 2 already",
    ]


def test_planning_again_after_the_import_finds_nothing_to_do() -> None:
    incoming = located(concept("共同富裕", "new"))
    [changed] = plan_import([STORED], incoming, default=Choice.THEIRS).changed

    again = plan_import([replace(changed, version=4)], incoming)

    assert (again.added, again.changed, again.unchanged, again.conflicts) == ((), (), 1, ())


def test_a_rejection_needs_a_fault() -> None:
    with pytest.raises(ValueError, match="needs a fault"):
        ImportRejected([])


def test_an_entry_under_another_condition_is_another_entry() -> None:
    paper = concept("共同富裕", "wealth", only_after=("实现",))

    plan = plan_import([STORED], located(paper, concept("共同富裕", note="new")))

    assert plan.added == (paper,)
    assert [c.id for c in plan.changed] == ["a"]


def test_the_same_condition_in_other_words_order_is_the_same_entry() -> None:
    stored = concept(only_after=("实现", "推动"), id="a", version=1)

    plan = plan_import([stored], located(concept(only_after=("推动", "实现"))))

    assert [c.id for c in plan.changed] == ["a"]


def test_fields_that_the_file_does_not_speak_of_stay() -> None:
    stored = concept(note="mine", domain="party", en_variants=("shared",), id="a", version=1)
    incoming = located(
        concept(en="shared", domain="economy"), fields=frozenset({"zh", "en", "domain"})
    )

    [found] = plan_import([stored], incoming, default=Choice.THEIRS).changed

    assert (found.preferred(EN), found.domain, found.note) == ("shared", "economy", "mine")
    assert found.variants(EN) == ()


def test_a_pair_that_an_entry_holds_already_is_no_news() -> None:
    stored = concept(zh_variants=("一起富裕",), only_after=("实现",), id="a", version=1)
    incoming = located(concept("一起富裕"), concept("共同富裕"), fields=frozenset({"zh", "en"}))

    plan = plan_import([stored], incoming)

    assert (plan.added, plan.changed, plan.unchanged) == ((), (), 2)


_WORDS = ["甲甲", "乙乙", "丙丙", "丁丁", "戊戊"]
_SHAPES = st.lists(
    st.tuples(st.permutations(_WORDS), st.integers(1, 3), st.sampled_from(["x", "y"])), max_size=4
)


def _entries(shapes: list[tuple[list[str], int, str]]) -> list[Concept]:
    taken: set[str] = set()
    made = []
    for words, count, en in shapes:
        free = [w for w in words if w not in taken][:count]
        taken |= set(free)
        if free:
            made.append(concept(free[0], en, zh_variants=tuple(free[1:])))
    return made


@settings(max_examples=200)
@given(_SHAPES, _SHAPES, st.dictionaries(st.integers(0, 3), st.sampled_from(Choice)))
def test_whatever_is_chosen_no_two_entries_share_a_wording_and_none_is_lost(
    old: list[tuple[list[str], int, str]],
    new: list[tuple[list[str], int, str]],
    choices: dict[int, Choice],
) -> None:
    stored = [replace(c, id=str(n), version=1) for n, c in enumerate(_entries(old))]

    plan = plan_import(stored, located(*_entries(new)), choices=choices)

    there = after(stored, plan)
    keys = [key for c in there for key in keys_of(c)]
    assert len(keys) == len(set(keys))
    assert {c.id for c in stored} <= {c.id for c in there}
    assert len({c.id for c in plan.changed}) == len(plan.changed)
