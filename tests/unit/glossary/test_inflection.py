"""Which English forms count as a rendition found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.constraints import Inflection
from glossary.inflection import find_rendition


def found(text: str, form: str) -> list[str]:
    return [span.of(text) for span in find_rendition(text, form)]


@pytest.mark.parametrize(
    ("text", "form", "spans"),
    [
        ("two industrial clusters", "industrial cluster", ["industrial clusters"]),
        ("an industrial cluster's rise", "industrial cluster", ["industrial cluster's"]),
        ("the clusters’ rise", "cluster", ["clusters"]),
        ("an ‘industrial cluster’ here", "industrial cluster", ["industrial cluster"]),
        ("Xi’an’s walls", "Xi'an", ["Xi’an’s"]),
        ("“Two Sessions”, (Two Sessions)", "Two Sessions", ["Two Sessions"] * 2),
        ("the two sessions", "Two Sessions", []),
        ("heads of state met", "head of state", ["heads of state"]),
        ("new policies", "new policy", ["new policies"]),
        ("many surveys", "survey", ["surveys"]),
        ("congresses", "congress", ["congresses"]),
        ("tomatoes and radios", "tomato", ["tomatoes"]),
        ("radios", "radio", ["radios"]),
        ("chairmen and a chairman", "chairman", ["chairmen", "chairman"]),
        ("Germans", "German", ["Germans"]),
        ("economic analyses", "economic analysis", ["economic analyses"]),
        ("left-behind children", "left-behind child", ["left-behind children"]),
        ("young people", "young person", ["young people"]),
        ("well-off societies", "well-off society", ["well-off societies"]),
        ("industrial clustering, postindustrial cluster", "industrial cluster", []),
        ("industrial\ncluster", "industrial cluster", ["industrial\ncluster"]),
        ("industrial  cluster", "industrial cluster", ["industrial  cluster"]),
        ("industrialcluster", "industrial cluster", []),
    ],
)
def test_plural_and_possessive_of_the_head_word_count(
    text: str, form: str, spans: list[str]
) -> None:
    assert found(text, form) == spans


@pytest.mark.parametrize(
    ("text", "form", "counts"),
    [
        ("Common prosperity grows", "common prosperity", True),
        ("Common Prosperity Grows", "common prosperity", True),
        ("COMMON PROSPERITY GROWS", "common prosperity", True),
        ("BELT AND ROAD INITIATIVE", "Belt and Road Initiative", True),
        ("BELT AND ROAD INITIATIVES", "Belt and Road Initiative", True),
        ("Belt And Road Initiative", "Belt and Road Initiative", True),
        ("belt and road initiative", "Belt and Road Initiative", False),
        ("Belt and Road initiative", "Belt and Road Initiative", False),
        ("Party Building", "Party building", True),
        ("party building", "Party building", False),
        ("SMEs and SMES", "SME", True),
        ("smes", "SME", False),
        ("us", "US", False),
        ("Co\u00adoperation Council", "Cooperation Council", True),
        ("co\u00adoperation Council", "Cooperation Council", False),
    ],
)
def test_a_capital_is_never_found_small_but_a_small_letter_may_be_a_capital(
    text: str,
    form: str,
    counts: bool,  # noqa: FBT001
) -> None:
    assert bool(found(text, form)) is counts


@pytest.mark.parametrize(
    "text", ["10,000", "10.5", "110", "101", "5,10", "2.10", "10th", "v10", "x_1010"]
)
def test_a_number_is_not_found_inside_another(text: str) -> None:
    assert list(find_rendition(text, "10", inflection=Inflection.FIXED)) == []


@pytest.mark.parametrize(
    "text", ["10", "10, 11", "by 10.", "(10)", "$10", "10%", "10-year", "of\n10"]
)
def test_a_number_is_found_beside_punctuation(text: str) -> None:
    [span] = find_rendition(text, "10", inflection=Inflection.FIXED)
    assert span.of(text) == "10"


def test_figures_are_not_inflected() -> None:
    assert (
        list(find_rendition("two 10 kilometers", "10 kilometer", inflection=Inflection.FIXED)) == []
    )


@pytest.mark.parametrize(
    ("text", "form", "count"),
    [("C++, c++", "C++", 1), ("in the U.S. now", "U.S.", 1), ("the U.S.A.", "U.S.", 0)],
)
def test_forms_may_begin_or_end_with_punctuation(text: str, form: str, count: int) -> None:
    assert len(found(text, form)) == count


def test_a_form_without_visible_characters_is_nowhere() -> None:
    assert found("any text", "\u200b") == []


@given(
    st.lists(st.sampled_from(["common prosperity", "GDP", "x.", "“", "’s", ",", "10"]), max_size=8),
    st.sampled_from([" ", "\n", "  ", "\u00a0"]),
)
def test_every_wording_is_found_where_it_stands(parts: list[str], gap: str) -> None:
    text = gap.join(parts)

    for form in ("common prosperity", "GDP"):
        spans = list(find_rendition(text, form))
        assert len(spans) == parts.count(form)
        assert all(s.of(text) == form for s in spans)


@pytest.mark.parametrize(
    ("text", "form", "spans"),
    [
        ("We built it, building on it", "build", ["built", "building"]),
        ("It builds strong countries", "build a strong country", []),
        ("It builds strong countries", "build strong country", ["builds strong countries"]),
        ("He wrote off debts", "write off debt", ["wrote off debts"]),
        ("They co-operated", "co-operate", ["co-operated"]),
        ("The builder", "build", []),
        ("It stopped", "stop", ["stopped"]),
    ],
)
def test_the_first_word_of_a_verb_takes_its_forms(text: str, form: str, spans: list[str]) -> None:
    found = find_rendition(text, form, inflection=Inflection.VERB)

    assert [span.of(text) for span in found] == spans


@pytest.mark.parametrize(
    ("text", "form", "count"),
    [
        ("pH, PH, ph, Ph", "pH", 1),
        ("iPhone iPhones IPHONE iPhoneS", "iPhone", 2),
        ("npm Npm NPM", "npm", 1),
        ("“Two Sessions” two sessions TWO SESSIONS", "Two Sessions", 1),
    ],
)
def test_an_exact_wording_counts_only_in_its_own_case(text: str, form: str, count: int) -> None:
    assert len(list(find_rendition(text, form, exact=True))) == count


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("special economic zones (SEZs)", True),
        ("special economic zone (SEZ)", True),
        ("Special Economic Zones (SEZ)", True),
        ("special economic zones", False),
        ("special economic zone (sez)", False),
    ],
)
def test_a_wording_that_introduces_its_short_form_takes_the_plural_as_a_whole(
    text: str,
    counts: bool,  # noqa: FBT001
) -> None:
    assert bool(found(text, "special economic zone (SEZ)")) is counts


def test_a_chinese_wording_is_found_beside_latin_letters() -> None:
    assert found("We use 微信 and QQ微信", "微信") == ["微信", "微信"]
