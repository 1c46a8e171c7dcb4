"""Measures of lines that were made by hand, so that every number can be counted."""

from pathlib import Path

import pytest
from builders import concept, term_index
from hypothesis import given
from hypothesis import strategies as st

from glossary.language import LanguagePair, parse_language
from glossary.matching import TermIndex
from glossary.termbase import Revision, TermBase
from service.evaluation.metrics import Share, bleu, chrf, median_ratio
from service.evaluation.report import MEASURES, as_json, as_table
from service.evaluation.systems import (
    Evaluation,
    ParallelText,
    System,
    SystemResult,
    evaluate_systems,
)

ZH_EN = LanguagePair(parse_language("zh"), parse_language("en"))
EN_ZH = LanguagePair(parse_language("en"), parse_language("zh"))
TERMS = term_index(("共同富裕", "common prosperity"), ("小康社会", "Xiaokang society"))
SOURCES = (
    "我们要实现共同富裕，共同富裕是目标。",
    "产值1350亿元，增长5%。",
    "全面建成小康社会。",
)
REFERENCES = (
    "We seek common prosperity; prosperity for all is the goal.",
    "Output reached 135 billion yuan, up by 5 percent.",
    "Build a moderately prosperous society in all respects.",
)

WORDS = st.sampled_from(["the", "city", "grew", "by", "its", "people", "in", "one", "year"])
LINES = st.lists(st.lists(WORDS, min_size=4, max_size=12).map(" ".join), min_size=1, max_size=6)


def measured(*lines: str, seconds: float | None = None) -> SystemResult:
    """Evaluate one system's translation of SOURCES."""
    return evaluation(System(name="it", lines=lines, seconds=seconds)).systems[0]


def evaluation(*systems: System) -> Evaluation:
    text = ParallelText(sources=SOURCES, references=REFERENCES, pair=ZH_EN)
    return evaluate_systems(text, systems, TERMS)


# --- BLEU and chrF


@given(LINES)
def test_lines_equal_to_the_reference_have_full_scores(lines: list[str]) -> None:
    assert bleu(lines, lines, ZH_EN).value == 100
    assert chrf(lines, lines).value == 100


@given(LINES, LINES)
def test_scores_stay_between_nothing_and_full(lines: list[str], references: list[str]) -> None:
    size = min(len(lines), len(references))

    assert 0 <= bleu(lines[:size], references[:size], ZH_EN).value <= 100
    assert 0 <= chrf(lines[:size], references[:size]).value <= 100


def test_bleu_is_the_papers_product_of_precisions_and_brevity() -> None:
    """One word of six differs: 5 of 6 words match, 3 of 5 pairs, 2 of 4 triples, 1 of 3 fours."""
    score = bleu(["the cat sat on my mat"], ["the cat sat on the mat"], ZH_EN)

    assert score.value == pytest.approx(100 * (5 / 6 * 3 / 5 * 2 / 4 * 1 / 3) ** 0.25)


def test_a_short_translation_pays_the_brevity_penalty() -> None:
    whole = "one two three four five six seven eight"

    assert bleu(["one two three four"], [whole], ZH_EN).value == pytest.approx(
        100 * 2.718281828**-1
    )


def test_the_signature_names_the_tokenizer_of_the_target() -> None:
    assert "|tok:13a|" in bleu(["a"], ["a"], ZH_EN).signature
    assert "|tok:zh|" in bleu(["你好世界"], ["你好世界"], EN_ZH).signature
    assert chrf(["a"], ["a"]).signature.startswith("nrefs:1|case:mixed|eff:yes|nc:6|nw:0")


def test_chinese_is_scored_by_its_characters() -> None:
    """Without spaces 13a would see one word, and no 4-gram to match."""
    assert bleu(["我们在城市里工作"], ["我们在城市里工作"], EN_ZH).value == 100


# --- terms and figures


def test_each_occurrence_of_a_term_is_owed_and_counted_once() -> None:
    result = measured(
        "We must achieve common prosperity, it is the goal.",
        "Output was 135 billion yuan, up 5%.",
        "Build a Xiaokang society.",
    )

    assert result.terms
    assert result.terms.of_all == Share(2, 3)


def test_agreement_leaves_out_what_the_reference_words_differently() -> None:
    result = measured(
        "Common prosperity, common prosperity.", "Nothing.", "Build a prosperous society."
    )

    assert result.terms
    assert result.terms.of_all == Share(2, 3)
    assert result.terms.of_reference == Share(1, 1)


def test_figures_are_found_in_every_accepted_wording() -> None:
    good = measured("", "Output hit RMB135 billion, a rise of 5 percent.", "")
    bad = measured("", "Output hit 1.35 billion yuan, a rise of 5%.", "")

    assert good.figures
    assert bad.figures
    assert good.figures.of_all == good.figures.of_reference == Share(2, 2)
    assert bad.figures.of_all == Share(1, 2)


def test_a_figure_counts_only_in_its_own_line() -> None:
    result = measured("135 billion yuan and 5%", "Output grew.", "")

    assert result.figures
    assert result.figures.of_all == Share(0, 2)


def test_the_reference_is_measured_but_not_against_itself() -> None:
    reference = evaluation().reference

    assert reference.bleu is reference.chrf is None
    assert reference.terms
    assert reference.terms.of_all == Share(1, 3)
    assert reference.terms.of_reference == Share(1, 1)


def test_a_suggested_rendition_is_not_owed() -> None:
    """A proposed term is a hint until somebody reviews it."""
    proposed = TermBase.of([concept(state="proposed")], ZH_EN, Revision("test"))
    text = ParallelText(sources=("共同富裕。",), references=("Shared wealth.",), pair=ZH_EN)
    system = System(name="it", lines=("Common prosperity.",))

    (result,) = evaluate_systems(text, [system], TermIndex(proposed)).systems

    assert result.terms
    assert result.terms.of_all == Share(0, 0)


# --- pathologies


def test_lines_with_faults_are_counted() -> None:
    faults = measured(
        "it was said it was said it was said that common prosperity comes",
        "  ",
        "Build a 社会 by 2035.",
    ).pathologies

    assert faults.loops == Share(1, 3)
    assert faults.empty == Share(1, 3)
    assert faults.chinese_left == Share(1, 3)
    assert faults.invented_figures == Share(1, 3)
    assert faults.length == Share(0, 3)


def test_the_reference_has_none_of_the_faults() -> None:
    faults = evaluation().reference.pathologies

    assert {faults.loops, faults.empty, faults.chinese_left, faults.length} == {Share(0, 3)}
    assert faults.invented_figures == Share(0, 3)


@pytest.mark.parametrize(("length", "odd"), [(29, 1), (30, 0), (300, 0), (301, 1)])
def test_a_length_is_odd_outside_three_tenths_and_three_times_the_usual(
    length: int, odd: int
) -> None:
    text = ParallelText(sources=("中" * 50,), references=("x" * 100,), pair=ZH_EN)

    (result,) = evaluate_systems(text, [System(name="it", lines=("y" * length,))], TERMS).systems

    assert result.pathologies.length == Share(odd, 1)


def test_the_usual_ratio_is_the_median_without_blank_lines() -> None:
    assert median_ratio(["中中", "中", "中", ""], ["xx", "xxx", "xxxxx", "x"]) == 3
    assert median_ratio([""], ["x"]) == 0


def test_a_blank_source_line_may_have_a_blank_translation() -> None:
    text = ParallelText(sources=("你好", ""), references=("Hello", ""), pair=ZH_EN)

    (result,) = evaluate_systems(text, [System(name="it", lines=("Hello", ""))], TERMS).systems

    assert result.pathologies.empty == Share(0, 2)


def test_what_the_rules_cannot_tell_of_chinese_is_not_measured() -> None:
    text = ParallelText(sources=("We grew 5%.",), references=("我们增长了5%。",), pair=EN_ZH)

    (result,) = evaluate_systems(
        text, [System(name="it", lines=("我们增长了5%。",))], TERMS
    ).systems

    faults = result.pathologies
    assert result.terms is result.figures is None
    assert faults.loops is faults.chinese_left is faults.invented_figures is None
    assert faults.length == faults.empty == Share(0, 1)


# --- side by side


@given(st.permutations(["a", "b", "c"]))
def test_a_systems_figures_do_not_depend_on_its_neighbours(names: list[str]) -> None:
    lines = {"a": REFERENCES, "b": ("x", "5%", ""), "c": ("common prosperity", "y", "z")}
    systems = [System(name=name, lines=lines[name]) for name in names]

    together = evaluation(*systems).systems

    assert [s.name for s in together] == names
    assert list(together) == [evaluation(system).systems[0] for system in systems]


def test_a_system_with_another_number_of_lines_is_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        measured("One line.", "Two lines.")


def test_nothing_to_find_is_no_percentage() -> None:
    assert Share(0, 0).percent is None
    assert Share(0, 4).percent == 0


def test_the_wire_form_has_numbers_for_machines() -> None:
    system = System(name="it", lines=REFERENCES, seconds=1.23456)

    report = as_json(evaluation(system))

    (it,) = report["systems"]
    assert (report["source"], report["target"], report["lines"]) == ("zh-Hans", "en", 3)
    assert list(report["signatures"]) == ["bleu", "chrf"]
    assert (it["name"], it["bleu"], it["chrf"], it["seconds"]) == ("it", 100.0, 100.0, 1.23)
    assert it["terms"] == {
        "of_all": {"found": 1, "total": 3, "percent": 33.33},
        "of_reference": {"found": 1, "total": 1, "percent": 100.0},
    }
    assert it["pathologies"]["loops"] == {"found": 0, "total": 3, "percent": 0.0}
    assert report["reference"]["bleu"] is report["reference"]["seconds"] is None


def test_the_table_has_a_column_for_each_system_and_the_reference() -> None:
    table = as_table(evaluation(System(name="it", lines=REFERENCES, seconds=1.23456)))

    assert {len(row) for row in table} == {3}
    assert table[0] == ["3 lines, zh-en", "it", "reference"]
    assert ["BLEU", "100.00", "–"] in table
    assert ["terms found", "1/3  33.3%", "1/3  33.3%"] in table
    assert ["seconds", "1.2", "–"] in table


def test_every_row_of_the_table_is_explained_in_the_reference() -> None:
    page = Path(__file__).parents[3] / "docs" / "reference" / "evaluation.md"
    rows = [line.split(" | ") for line in page.read_text(encoding="utf-8").splitlines()]

    explained = [row[0].removeprefix("| ") for row in rows if len(row) == 2]

    assert explained == ["row", *(m.label for m in MEASURES)]
