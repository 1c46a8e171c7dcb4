"""The forms of English verbs."""

import pytest

from glossary.verbs import verb_forms


@pytest.mark.parametrize(
    "forms",
    [
        "build builds building built",
        "rebuild rebuilds rebuilding rebuilt rebuilded",
        "uphold upholds upholding upheld upholded",
        "undertake undertakes undertaking undertook undertaken undertaked",
        "make makes making made",
        "deepen deepens deepening deepenning deepened deepenned",
        "plan plans planning planned",
        "stop stops stopping stopped",
        "travel travels traveling travelling traveled travelled",
        "carry carries carrying carried",
        "develop develops developing developping developed developped",
        "deploy deploys deploying deployed",
        "push pushes pushing pushed",
        "fix fixes fixing fixed",
        "go goes going went gone",
        "have has having had",
        "agree agrees agreeing agreed",
        "die dies dying died",
        "improve improves improving improved",
        "equip equips equiping equipping equiped equipped",
        "lead leads leading led",
        "win wins winning won",
        "be am is are was were been being",
        "b2b",
    ],
)
def test_a_verb_has_these_forms(forms: str) -> None:
    assert verb_forms(forms.split(maxsplit=1)[0]) == tuple(forms.split())
