"""What a segment owes: terms, figures and names together."""

from builders import term_index

from glossary.constraints import Constraint, Origin, Strength
from service.pipeline.constraints import collect_constraints

INDEX = term_index(("上虞区委", "CPC Shangyu District Committee"), ("青春之城", "City of Youth"))


def named(text: str) -> dict[str, Constraint]:
    return {c.source: c for c in collect_constraints(text, INDEX) if c.origin is Origin.NAME}


def test_a_name_beside_a_title_is_required_in_its_spelling() -> None:
    name = named("区长王小明表示，增长5%。")["王小明"]

    assert name.strength is Strength.REQUIRED
    assert name.rendition.preferred == "Wang Xiaoming"
    assert name.entry == "after-title"


def test_a_generic_part_behind_a_known_place_is_only_suggested() -> None:
    name = named("绍兴市上虞区东关街道")["东关街道"]

    assert name.strength is Strength.SUGGESTED


def test_a_term_that_holds_the_place_wins_over_it() -> None:
    found = collect_constraints("在上虞区委", INDEX)

    assert [(c.source, c.origin) for c in found] == [("上虞区委", Origin.TERM)]


def test_an_organisation_with_its_city_holds_the_term_of_its_district() -> None:
    (found,) = collect_constraints("绍兴市上虞区委", INDEX)

    assert found.rendition.preferred == "CPC Shangyu District Committee, Shaoxing City"
    assert all("CPC Shangyu District Committee" in form for form in found.rendition.forms)


def test_the_names_of_a_byline_are_required() -> None:
    found = named("本报记者 王晓明 通讯员 李国文")

    assert [c.rendition.preferred for c in found.values()] == ["Wang Xiaoming", "Li Guowen"]
    assert {c.strength for c in found.values()} == {Strength.REQUIRED}


def test_figures_and_names_stand_side_by_side() -> None:
    found = collect_constraints("杭州市新增企业99家", INDEX)

    assert [(c.source, c.origin) for c in found] == [
        ("杭州市", Origin.NAME),
        ("99家", Origin.FIGURE),
    ]


def test_an_organisation_whose_parts_are_all_known_is_required_as_a_whole() -> None:
    organisation = named("浙江省水利厅印发通知")["浙江省水利厅"]

    assert organisation.strength is Strength.REQUIRED
    assert organisation.rendition.preferred == "Zhejiang Provincial Department of Water Resources"


def test_an_organisation_of_which_a_part_is_unknown_is_only_suggested() -> None:
    found = named("省水利厅与浙江晨曦新材料有限公司签约")

    assert found["省水利厅"].strength is Strength.SUGGESTED
    assert found["晨曦新材料有限公司"].strength is Strength.SUGGESTED
    assert found["浙江"].strength is Strength.REQUIRED


def test_an_organisation_is_worded_as_the_glossary_words_its_kind() -> None:
    index = term_index(("水利局", "water resources bureau"))

    (found,) = collect_constraints("绍兴市水利局", index)

    assert found.rendition.preferred == "Shaoxing Municipal Water Resources Bureau"
    assert all("water resources bureau" in form.lower() for form in found.rendition.forms)


def test_an_organisation_that_cannot_hold_a_term_leaves_it_and_its_place() -> None:
    index = term_index(("水利局", "water authority"), ("局发布", "bureau releases"))

    assert [c.source for c in collect_constraints("绍兴市水利局", index)] == ["绍兴市", "水利局"]
    assert "绍兴市水利局" not in {c.source for c in collect_constraints("绍兴市水利局发布", index)}
