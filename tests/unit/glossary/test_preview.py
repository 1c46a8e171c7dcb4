"""What an import will do, before it is done."""

from dataclasses import replace

import pytest
from builders import concept

from glossary.exchange import ImportRejected, plan_import

STORED = concept("共同富裕", "common prosperity", zh_variants=("一起富裕",), id="a", version=3)


def test_new_changed_and_unchanged_concepts_are_told_apart() -> None:
    other = concept("小康社会", "moderately prosperous society", id="b", version=1)
    incoming = [
        concept("共同富裕", "shared prosperity", id="ignored", version=9),
        concept("小康社会", "moderately prosperous society"),
        concept("青春之城", "City of Youth", id="ignored", version=9),
    ]

    plan = plan_import([STORED, other], incoming)

    assert plan.changed == (concept("共同富裕", "shared prosperity", id="a", version=3),)
    assert plan.added == (concept("青春之城", "City of Youth"),)
    assert plan.unchanged == 1


def test_another_way_of_typing_the_term_means_the_same_entry() -> None:
    stored = concept("GDP增长", "GDP growth", id="a", version=1)

    plan = plan_import([stored], [concept("ＧＤＰ增长", "GDP growth")])

    assert [c.id for c in plan.changed] == ["a"]


@pytest.mark.parametrize(
    ("incoming", "column"),
    [(concept("一起富裕"), "zh"), (concept("全体富裕", zh_variants=("共同富裕",)), "zh_variants")],
)
def test_a_term_of_another_entry_is_a_clash_that_names_line_and_entry(
    incoming: object, column: str
) -> None:
    with pytest.raises(ImportRejected) as caught:
        plan_import([STORED], [incoming], lines=[7], where="x.csv")  # type: ignore[list-item]

    [line] = caught.value.lines()
    assert line.startswith(f"x.csv:7: {column}: ")
    assert line.endswith("is in the entry “共同富裕” already")


def test_a_term_may_move_between_two_entries_of_the_import() -> None:
    other = concept("小康社会", id="b", version=1)
    incoming = [concept("小康社会", zh_variants=("一起富裕",)), concept("共同富裕")]

    assert len(plan_import([STORED, other], incoming).changed) == 2


def test_all_clashes_are_told_also_those_within_the_import() -> None:
    incoming = [concept("一起富裕"), concept("甲甲"), concept("乙乙", zh_variants=("甲甲",))]

    with pytest.raises(ImportRejected) as caught:
        plan_import([STORED], incoming)

    assert [str(error) for error in caught.value.errors] == [
        "zh: “一起富裕” is in the entry “共同富裕” already",
        "zh_variants: “甲甲” is there twice",
    ]


def test_planning_again_after_the_import_finds_nothing_to_do() -> None:
    incoming = [concept("共同富裕", "new")]
    [changed] = plan_import([STORED], incoming).changed

    again = plan_import([replace(changed, version=4)], incoming)

    assert (again.added, again.changed, again.unchanged) == ((), (), 1)


def test_a_rejection_needs_a_fault() -> None:
    with pytest.raises(ValueError, match="needs a fault"):
        ImportRejected([])


def test_an_entry_under_another_condition_is_another_entry() -> None:
    paper = concept("共同富裕", "wealth", only_after=("实现",))

    plan = plan_import([STORED], [paper, concept("共同富裕", "new")])

    assert plan.added == (paper,)
    assert [c.id for c in plan.changed] == ["a"]


def test_the_same_condition_in_other_words_order_is_the_same_entry() -> None:
    stored = concept(only_after=("实现", "推动"), id="a", version=1)

    plan = plan_import([stored], [concept(en="x", only_after=("推动", "实现"))])

    assert [c.id for c in plan.changed] == ["a"]
