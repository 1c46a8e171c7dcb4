"""Faults of a translation that need no reference."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.constraints import Constraint, Origin, Rendition, Strength
from glossary.spans import Span
from service.pipeline.checks.coverage import coverage_faults
from service.pipeline.checks.figures import loose_figures
from service.pipeline.checks.registry import CHECKS, run_checks
from service.pipeline.checks.typography import unbalanced

SOURCE = "今年以来全市坚持稳中求进工作总基调扎实推进高质量发展"  # 26 characters


def codes(source: str, target: str) -> list[str]:
    return [code for code, _ in coverage_faults(source, target)]


@pytest.mark.parametrize("target", ["", " ", "\n"])
def test_an_empty_target_is_one_finding_and_no_more(target: str) -> None:
    assert codes(SOURCE, target) == ["empty"]


def test_chinese_left_over_is_shown_but_not_at_any_length() -> None:
    ((code, message),) = coverage_faults("城市" * 10, "We see " + "城" * 30 + " here.")

    assert code == "untranslated"
    assert "城" * 20 in message
    assert "城" * 21 not in message


def test_chinese_that_was_asked_for_is_not_left_over() -> None:
    assert coverage_faults("城市" * 5, "The sign says 城市.", [Span(14, 16)]) == []


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (20, ["length"]),
        (21, ["omission"]),
        (38, ["omission"]),
        (39, []),
        (312, []),
        (313, ["length"]),
    ],
)
def test_a_length_far_from_the_usual_is_named(length: int, expected: list[str]) -> None:
    assert codes(SOURCE, "x" * length) == expected


def test_the_length_of_a_short_source_says_nothing() -> None:
    assert codes("中国" * 9, "x") == []


def owed(*wordings: str, strength: Strength = Strength.REQUIRED) -> list[Constraint]:
    return [
        Constraint(
            span=Span(i, i + 1),
            source="x",
            rendition=Rendition(preferred=wording),
            origin=Origin.FIGURE,
            strength=strength,
        )
        for i, wording in enumerate(wordings)
    ]


def test_a_number_that_no_rendition_covers_is_named_with_those_that_were_owed() -> None:
    target = "It rose 5% to 135 billion yuan in 2024, by 1,200.5 or 46."
    constraints = owed("5%", "135 billion yuan") + owed("Youth", strength=Strength.SUGGESTED)

    (finding,) = run_checks("今年增长", target, constraints, [Span(8, 10), Span(14, 30), None])

    assert finding.code == "invented-figure"
    assert finding.message == (
        "Not in the source, or twice: 2024, 1,200.5, 46. The source has: 5%, 135 billion yuan."
    )


def test_without_owed_figures_the_message_says_none() -> None:
    (finding,) = run_checks("今年", "In 2024.", [], [])

    assert finding.message.endswith("The source has: none.")


def test_findings_have_the_severity_of_their_check_and_the_gravest_come_first() -> None:
    findings = run_checks("今" * 30, "“In 46 城", owed("City of Youth"), [None])

    assert [(f.code, f.severity) for f in findings] == [
        (code, CHECKS[code].severity)
        for code in ("missing-rendition", "invented-figure", "untranslated", "length", "unbalanced")
    ]


@pytest.mark.parametrize(
    ("target", "marks"),
    [
        ("“Good” (very) [x]", []),
        ("“Good", ["“"]),
        ("Good” he said", ["”"]),
        ('"Good" he said, "very', ['"']),
        ("(a [b) c]", ["[", "]"]),
        ("(see item a)", []),
        ("1) first 2) second (3) third a) x", []),
        ("the people’s cities’", []),
        ("", []),
    ],
)
def test_marks_without_a_partner_are_named(target: str, marks: list[str]) -> None:
    assert unbalanced(target) == marks


@given(
    st.recursive(
        st.just("x"),
        lambda s: st.one_of(
            s.map("“{}”".format), s.map("({})".format), st.tuples(s, s).map(" ".join)
        ),
    )
)
def test_nested_pairs_are_in_order(target: str) -> None:
    assert unbalanced(target) == []


def test_the_reference_lists_every_check() -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "checks.md").read_text("utf-8")

    rows = [row for row in page.splitlines() if row.startswith("| `")]

    assert rows == [f"| `{c.code}` | {c.severity} | {c.meaning} |" for c in CHECKS.values()]


def test_a_figure_that_stands_once_too_often_is_loose() -> None:
    assert loose_figures("5% and 5%", [Span(0, 2)]) == ["5"]


def test_a_target_without_numbers_has_no_finding() -> None:
    assert run_checks("五个。", "Five of them.", [], []) == ()
