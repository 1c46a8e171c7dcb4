"""Each owed rendition has a place of its own in the target, or none."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.constraints import Constraint, Origin, Rendition
from glossary.spans import Span
from service.pipeline.checks.renditions import locate_renditions

WORDINGS = ["2", "2 billion yuan", "12", "5%", "city", "City of Youth", "two"]


def owed(*wordings: str, origin: Origin = Origin.TERM) -> list[Constraint]:
    return [
        Constraint(
            span=Span(2 * i, 2 * i + 2),
            source="术语",
            rendition=Rendition(
                preferred=wording.split("|")[0], accepted=tuple(wording.split("|")[1:])
            ),
            origin=origin,
        )
        for i, wording in enumerate(wordings)
    ]


def found(constraints: Sequence[Constraint], target: str) -> list[str | None]:
    return [place.of(target) if place else None for place in locate_renditions(constraints, target)]


def test_two_occurrences_need_two() -> None:
    target = "Common prosperity is near. We want common prosperity."

    places = locate_renditions(owed("common prosperity", "common prosperity"), target)
    third = locate_renditions(owed(*["common prosperity"] * 3), target)

    assert places == [Span(0, 17), Span(35, 52)]
    assert third == [*places, None]


@pytest.mark.parametrize("order", [("2", "2 billion yuan"), ("2 billion yuan", "2")])
def test_a_long_wording_chooses_its_place_before_a_short_one(order: tuple[str, str]) -> None:
    both = "2 billion yuan for 2 projects"

    assert sorted(found(owed(*order), both), key=str) == ["2", "2 billion yuan"]
    assert sorted(found(owed(*order), "2 billion yuan"), key=str) == ["2 billion yuan", None]


@pytest.mark.parametrize(
    "target", ["12 projects", "2,000 projects", "1.2 projects", "2.5 projects"]
)
def test_a_figure_inside_another_number_does_not_count(target: str) -> None:
    assert found(owed("2", origin=Origin.FIGURE), target) == [None]


def test_an_accepted_wording_counts_as_well_as_the_preferred_one() -> None:
    constraints = owed("135 billion yuan|RMB 135 billion", origin=Origin.FIGURE)

    assert found(constraints, "It cost RMB 135 billion.") == ["RMB 135 billion"]


def test_a_term_may_be_inflected_and_a_figure_may_not() -> None:
    target = "industrial clusters"

    assert found(owed("industrial cluster"), target) == [target]
    assert found(owed("industrial cluster", origin=Origin.FIGURE), target) == [None]


def test_a_term_inside_a_longer_word_does_not_count() -> None:
    assert found(owed("city"), "Capacity and electricity") == [None]


def test_nothing_owed_has_no_places() -> None:
    assert locate_renditions([], "Any text.") == []


@given(
    st.lists(st.sampled_from(WORDINGS), max_size=5),
    st.lists(st.sampled_from([*WORDINGS, "and", ",", "cities"]), max_size=8).map(" ".join),
)
def test_places_hold_their_wording_and_never_overlap(wordings: list[str], target: str) -> None:
    constraints = owed(*wordings)

    places = locate_renditions(constraints, target)

    taken = [place for place in places if place is not None]
    assert not any(a.overlaps(b) for i, a in enumerate(taken) for b in taken[:i])
    for constraint, place in zip(constraints, places, strict=True):
        wording = constraint.rendition.preferred
        if place is not None:
            assert place.of(target).lower() in {wording.lower(), f"{wording}s".lower(), "cities"}
    missing = {c.rendition.preferred for c, p in zip(constraints, places, strict=True) if p is None}
    for wording in missing & {"5%", "City of Youth"}:
        assert target.count(wording) < wordings.count(wording)


def test_a_preferred_wording_comes_before_one_that_would_do() -> None:
    constraints = owed("fine particulate matter|PM2.5", "PM2.5")

    assert found(constraints, "fine matter (PM2.5)") == [None, "PM2.5"]
    assert found(constraints, "fine particulate matter (PM2.5)") == [
        "fine particulate matter",
        "PM2.5",
    ]


def test_of_wordings_that_would_do_the_longest_chooses_first() -> None:
    constraints = owed("2", "2 billion yuan|2 bn yuan")

    assert found(constraints, "2 bn yuan for 2 projects") == ["2", "2 bn yuan"]
