"""Organisations composed from parts, against the cases and against properties."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.names import Confidence, find_organisations, organisation_rendition
from glossary.names.organs import BODIES, FIELDS, OFFICES, TRADES

CASES = Path(__file__).parents[2] / "cases" / "organisations.tsv"
PLACES = [
    "浙江省",
    "绍兴市",
    "上虞区",
    "绍兴市上虞区",
    "广西壮族自治区",
    "北京市",
    "区",
    "市",
    "浙江",
]
KINDS = [*BODIES, *(f + o for f in FIELDS for o in OFFICES), "区委宣传部", "委", "政协", "有限公司"]
REST = [*TRADES, "、", "与晨曦", "长"]
texts = st.lists(st.sampled_from([*PLACES, *KINDS, *REST]), max_size=8).map("".join)


def cases() -> list[object]:
    lines = CASES.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [pytest.param(text, expected, id=text) for text, expected, _ in rows]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_each_case_of_the_table_gives_its_organisations(text: str, expected: str) -> None:
    shown = " | ".join(
        f"{o.source}={organisation_rendition(o).preferred}, {o.confidence}"
        for o in find_organisations(text)
    )

    assert (shown or "none") == expected


@given(texts)
def test_every_organisation_found_has_an_english_and_stands_in_order(text: str) -> None:
    found = find_organisations(text)

    assert all(o.source == o.span.of(text) for o in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(organisation_rendition(o).preferred[0].isupper() for o in found)


@given(st.sampled_from(sorted(FIELDS)), st.sampled_from(["浙江省", "绍兴市", "上虞区"]))
def test_a_field_of_the_table_with_an_office_of_a_known_place_is_certain(
    field: str, place: str
) -> None:
    (found,) = find_organisations(f"{place}{field}局")

    assert found.confidence is Confidence.HIGH
    assert FIELDS[field] in organisation_rendition(found).preferred


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("浙江省水利厅", "Water Resources Department of Zhejiang Province"),
        ("绍兴市水利局", "Shaoxing Bureau of Water Resources"),
        ("绍兴市上虞区人民政府", "Shaoxing City Shangyu District People's Government"),
        ("浙江省政协", "CPPCC Zhejiang Provincial Committee"),
        ("上虞区委宣传部", "CPC Shangyu District Committee Publicity Department"),
    ],
)
def test_the_usual_orders_of_the_parts_are_accepted(text: str, form: str) -> None:
    (found,) = find_organisations(text)

    assert form in organisation_rendition(found).forms
