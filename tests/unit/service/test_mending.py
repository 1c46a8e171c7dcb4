"""What an engine copied with a slip is put right; what merely resembles it stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.constraints import Constraint, Origin, Rendition
from glossary.spans import Span
from service.pipeline.checks.renditions import locate_renditions
from service.pipeline.mending import mend_slips


def owed(*wordings: str) -> list[Constraint]:
    return [
        Constraint(
            span=Span(2 * i, 2 * i + 2),
            source="术语",
            rendition=Rendition(preferred=wording),
            origin=Origin.FIGURE if wording[:1].isdigit() else Origin.TERM,
        )
        for i, wording in enumerate(wordings)
    ]


def mended(text: str, *wordings: str) -> str:
    constraints = owed(*wordings)
    return mend_slips(text, constraints, locate_renditions(constraints, text))


@pytest.mark.parametrize(
    ("text", "wording", "expected"),
    [
        ("Improve CPPPPCC work.", "CPPCC", "Improve CPPCC work."),
        ("Resolution No. 1,2444, again", "No. 1,244", "Resolution No. 1,244, again"),
        ("The State Council's premiere spoke", "premier", "The State Council's premier spoke"),
        ("a fine iculate matter", "fine particulate matter", "a fine particulate matter"),
        ("charged 2,000 yuan each", "20 yuan", "charged 20 yuan each"),
        ("“Industriall parks”", "industrial parks", "“industrial parks”"),
    ],
)
def test_a_slip_becomes_the_rendition_it_was_meant_to_be(
    text: str, wording: str, expected: str
) -> None:
    assert mended(text, wording) == expected


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("the secretary of the country", "secretary of defense"),  # “the” belongs to the country
        ("a developing city", "development zone"),
        ("Naming", "Ming"),
        ("in 46 years", "40 cities"),
        ("the people", "人民"),
        ("", "common prosperity"),
    ],
)
def test_what_merely_resembles_a_rendition_stays(text: str, wording: str) -> None:
    assert mended(text, wording) == text


def test_one_slip_stands_for_one_occurrence() -> None:
    assert mended("Improve CPPPPCC work.", "CPPCC", "CPPCC") == "Improve CPPCC work."


def test_a_rendition_that_is_there_is_not_mended_into_another() -> None:
    assert mended("a State Council decision", "State Council", "State Councils") == (
        "a State Council decision"
    )


def test_a_figure_takes_the_place_of_a_number_that_nobody_asked_for_and_no_other() -> None:
    assert mended("10 yuan, later 25 yuan", "10 yuan", "20 yuan") == "10 yuan, later 20 yuan"
    assert mended("ten yuan a head", "30 yuan") == "ten yuan a head"


WORDS = st.lists(
    st.sampled_from(["City", "of", "Youht", "Youth", "the", "CPPPCC", "5%", "57%", ",", "(", "a"]),
    max_size=8,
).map(" ".join)


@given(WORDS, st.permutations(["City of Youth", "CPPCC", "the 5% target", "5%"]))
def test_mending_never_loses_what_was_found(text: str, wordings: list[str]) -> None:
    constraints = owed(*wordings)
    before = locate_renditions(constraints, text)

    after = locate_renditions(constraints, mend_slips(text, constraints, before))

    assert sum(p is not None for p in after) >= sum(p is not None for p in before)
