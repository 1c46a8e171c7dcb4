"""The words beside a rendition that was put in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.constraints import Constraint, Origin, Rendition
from glossary.spans import Span
from service.pipeline.checks.renditions import locate_renditions
from service.pipeline.grammar import fit_renditions


def owed(*wordings: str) -> list[Constraint]:
    return [
        Constraint(
            span=Span(i, i + 1),
            source="x",
            rendition=Rendition(preferred=wording),
            origin=Origin.FIGURE,
        )
        for i, wording in enumerate(wordings)
    ]


def fitted(target: str, *wordings: str) -> str:
    constraints = owed(*wordings)
    return fit_renditions(target, constraints, locate_renditions(constraints, target))


@pytest.mark.parametrize(
    ("target", "wording", "expected"),
    [
        ("It has more than more than 10 ports.", "more than 10", "It has more than 10 ports."),
        ("It has More than more than 10.", "more than 10", "It has more than 10."),
        ("It made 5 billion yuan yuan last year.", "5 billion yuan", None),
        ("It made 5 billion yuan billion yuan.", "5 billion yuan", "It made 5 billion yuan."),
        ("in 2023, 2023 ports", "2023", "in 2023, 2023 ports"),
        ("up by 5 percent, percent by percent", "5 percent", "up by 5 percent, percent by percent"),
        ("about about 730,000 square meters", "about 730,000 square meters", None),
        ("a bigger than more than 10", "more than 10", "a bigger than more than 10"),
        ("3.5 percent percentage", "3.5 percent", "3.5 percent percentage"),
    ],
)
def test_a_rendition_does_not_stammer(target: str, wording: str, expected: str | None) -> None:
    cleaned = {
        "It made 5 billion yuan yuan last year.": "It made 5 billion yuan last year.",
        "about about 730,000 square meters": "about 730,000 square meters",
    }

    assert fitted(target, wording) == (expected or cleaned[target])


@pytest.mark.parametrize(
    ("target", "wording", "article"),
    [
        ("It is a artificial island.", "artificial island", "an"),
        ("It is an City of Youth.", "City of Youth", "a"),
        ("It is an university town.", "university town", "a"),
        ("It is a “ancient town”.", "ancient town", "an"),
        ("It has a 8% rise.", "8%", "an"),
        ("It has a 11th place.", "11th", "an"),
        ("It has an 1,100 km road.", "1,100 km", "a"),
        ("It is an one-stop service.", "one-stop service", "a"),
        ("It is a MOU.", "MOU", "an"),
        ("It is a hour away.", "hour", "an"),
        ("Class A areas grow.", "areas", "A"),
    ],
)
def test_the_article_fits_the_rendition(target: str, wording: str, article: str) -> None:
    before = fitted(target, wording).partition(wording)[0].rstrip(" “")

    assert before.rsplit(" ", 1)[-1] == article


@pytest.mark.parametrize(
    ("target", "wording", "expected"),
    [
        ("It has More than 10 ports.", "more than 10", "It has more than 10 ports."),
        ("It ended. More than 10 left.", "more than 10", "It ended. More than 10 left."),
        ("It said: “More than 10 left.”", "more than 10", "It said: “More than 10 left.”"),
        ("More than 10 left.", "more than 10", "More than 10 left."),
        ("We like Common prosperity.", "common prosperity", "We like common prosperity."),
        ("We like Common Prosperity.", "common prosperity", "We like Common Prosperity."),
        ("We like China.", "China", "We like China."),
    ],
)
def test_a_rendition_has_no_capital_of_a_beginning_inside_a_sentence(
    target: str, wording: str, expected: str
) -> None:
    assert fitted(target, wording) == expected


WORDS = st.sampled_from(["a", "an", "more", "than", "10", "yuan", "City", "of", "Youth", "the"])


@given(st.lists(WORDS, max_size=12), st.lists(WORDS, min_size=1, max_size=4))
def test_every_rendition_that_stood_in_the_target_still_does(
    words: list[str], wording: list[str]
) -> None:
    constraints = owed(" ".join(wording), "10", "City of Youth")
    target = " ".join(words)
    before = [place is not None for place in locate_renditions(constraints, target)]

    fitted_target = fit_renditions(target, constraints, locate_renditions(constraints, target))

    after = [place is not None for place in locate_renditions(constraints, fitted_target)]
    assert after == before
