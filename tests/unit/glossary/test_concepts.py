"""Concepts are valid once they exist; every fault is told at once."""

import inspect

import pytest
from builders import concept
from hypothesis import given
from strategies import CONCEPTS

from glossary.concepts import (
    Concept,
    ConceptError,
    ReviewState,
    TermType,
    make_concept,
    split_variants,
)
from glossary.constraints import Strength
from glossary.fields import FIELDS, LISTS, concept_of, texts_of
from glossary.language import LanguageCode, LanguagePair
from glossary.termbase import Revision, TermBase

ZH, EN = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH


@pytest.mark.parametrize(
    ("fields", "faulty", "message"),
    [
        ({"zh": " "}, "zh", "is empty"),
        ({"en": ""}, "en", "is empty"),
        ({"zh": "富"}, "zh", "one character"),
        ({"zh": "富\u200b"}, "zh", "one character"),
        ({"zh": "GDP"}, "zh", "no Chinese character"),
        ({"en": "common 富裕"}, "en", "Chinese characters in an English term"),
        ({"en": "—"}, "en", "no letter or digit"),
        ({"zh": "共同\n富裕"}, "zh", "line break"),
        ({"en": "a\tb"}, "en", "tab"),
        ({"en": "a\u202eb"}, "en", "control character"),
        ({"en": "a\ud800b"}, "en", "control character"),
        ({"note": "a\ud800"}, "note", "control character"),
        ({"note": "a\x00"}, "note", "control character"),
        ({"domain": "a\nb"}, "domain", "control character"),
        ({"en": "a⟦b"}, "en", "mark terms"),
        ({"zh": "富" * 201}, "zh", "longer than 200"),
        ({"zh": "富" + "㎢" * 150}, "zh", "too long"),
        ({"note": "x" * 2001}, "note", "longer than 2000"),
        ({"en_variants": ("a|b",)}, "en_variants", "separates variants"),
        ({"zh_variants": ("共同富裕",)}, "zh_variants", "there twice"),
        ({"zh": "ＧＤＰ值", "zh_variants": ("GDP值",)}, "zh_variants", "there twice"),
        ({"zh": "发展", "zh_variants": ("發展",)}, "zh_variants", "there twice"),
        ({"en_variants": ("x", "x")}, "en_variants", "there twice"),
        ({"state": "final"}, "status", "proposed, reviewed or approved"),
        ({"en_forbidden": ("common prosperity",)}, "en_forbidden", "cannot be forbidden"),
        ({"en_variants": ("cp",), "en_forbidden": ("cp",)}, "en_forbidden", "cannot be forbidden"),
        (
            {"en_abbreviation": "CP", "en_forbidden": ("CP",)},
            "en_forbidden",
            "cannot be forbidden",
        ),
        ({"en_forbidden": ("x", "x")}, "en_forbidden", "there twice"),
        ({"en_forbidden": ("a|b",)}, "en_forbidden", "separates variants"),
        ({"en_forbidden": ("富裕",)}, "en_forbidden", "Chinese characters"),
        ({"en_abbreviation": "common prosperity"}, "en_abbreviation", "there twice"),
        ({"en_abbreviation": "共富"}, "en_abbreviation", "Chinese characters"),
        ({"case": "upper"}, "case", "use exact, or leave it empty"),
        ({"inflection": "none"}, "inflection", "use fixed, or leave it empty"),
        ({"part_of_speech": "particle"}, "part_of_speech", "noun, properNoun, verb"),
        ({"only_after": ("一二三四五六七八九十百",)}, "only_after", "more than 10 characters"),
        ({"only_after": ("㎢" * 4,)}, "only_after", "more than 10 characters"),
        ({"only_before": ("\u200b",)}, "only_before", "visible character"),
        ({"only_before": ("a|b",)}, "only_before", "separates words"),
        ({"only_before": ("a\tb",)}, "only_before", "control character"),
        ({"only_before": tuple(f"词{n}" for n in range(17))}, "only_before", "more than 16 words"),
        ({"definition": "x" * 2001}, "definition", "longer than 2000"),
        ({"project": "a\nb"}, "project", "control character"),
        ({"en": "iPhone", "zh": "IPhone"}, "zh", "no Chinese character; a term that is not"),
    ],
)
def test_a_faulty_field_is_named(fields: dict[str, str], faulty: str, message: str) -> None:
    with pytest.raises(ConceptError) as caught:
        make_concept(**{"zh": "共同富裕", "en": "common prosperity", **fields})  # type: ignore[arg-type]

    [fault] = caught.value.faults
    assert fault.field == faulty
    assert message in fault.message


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ConceptError, match=r"zh: is empty.*en: is empty.*status: use"):
        concept("", "", state="x")


def test_what_users_type_is_tidied() -> None:
    made = concept(
        " 共同富裕\u3000",
        "common\u00a0 prosperity ",
        en_variants=(" ", "shared  prosperity"),
        note=" one\r\ntwo\rthree ",
    )

    assert made.wordings(ZH) == ("共同富裕",)
    assert made.wordings(EN) == ("common prosperity", "shared prosperity")
    assert made.note == "one\ntwo\nthree"


def test_english_wordings_that_differ_in_case_are_two() -> None:
    assert concept(en="Party", en_variants=("party",)).variants(EN) == ("party",)


def test_variants_are_separated_by_bars_or_lines() -> None:
    assert split_variants(" a | b｜c\nd ||") == ("a", "b", "c", "d")


@pytest.mark.parametrize("name", ["iPhone", "5G", "DeepSeek", "微信", "pH"])
def test_a_term_that_is_not_translated_has_one_wording_in_both_languages(name: str) -> None:
    made = concept(name, name)

    assert made.verbatim
    assert (made.preferred(ZH), made.preferred(EN)) == (name, name)


def test_other_spellings_of_such_a_term_may_be_given() -> None:
    made = concept("Wi-Fi", "Wi-Fi", zh_variants=("WiFi", "无线网"))

    assert made.wordings(ZH) == ("Wi-Fi", "WiFi", "无线网")
    assert not concept().verbatim


def test_an_abbreviation_may_be_used_and_a_forbidden_wording_may_not() -> None:
    made = concept(
        "人工智能",
        "artificial intelligence",
        en_variants=("machine intelligence",),
        en_forbidden=("man-made intelligence",),
        en_abbreviation="AI",
    )

    assert made.wordings(EN) == ("artificial intelligence", "machine intelligence", "AI")
    assert made.variants(EN) == ("machine intelligence",)
    assert made.forbidden(EN) == ("man-made intelligence",)
    assert [(t.text, t.type) for t in made.terms if t.type is TermType.ABBREVIATION] == [
        ("AI", TermType.ABBREVIATION)
    ]


def test_a_concept_without_a_language_says_so() -> None:
    with pytest.raises(LookupError, match="zh-Hant"):
        concept().preferred(LanguageCode.CHINESE_TRADITIONAL)


@given(CONCEPTS)
def test_making_a_concept_again_from_its_fields_changes_nothing(made: Concept) -> None:
    again = make_concept(
        zh=made.preferred(ZH),
        en=made.preferred(EN),
        zh_variants=made.variants(ZH),
        en_variants=made.variants(EN),
        en_forbidden=made.forbidden(EN),
        en_abbreviation=made.abbreviation(EN),
        case=made.case,
        inflection=made.inflection,
        only_after=made.condition.after,
        only_before=made.condition.before,
        part_of_speech=made.part_of_speech,
        definition=made.definition,
        context=made.context,
        domain=made.domain,
        project=made.project,
        note=made.note,
        source=made.source,
        state=made.state,
    )

    assert again == made


@pytest.mark.parametrize("separator", [" | ", "\n"])
@given(made=CONCEPTS)
def test_an_entrys_texts_make_the_entry_again(made: Concept, separator: str) -> None:
    assert concept_of(texts_of(made, separator)) == made


def test_the_fields_are_those_that_make_a_concept() -> None:
    parameters = {*inspect.signature(make_concept).parameters} - {"id", "version"}

    assert {*FIELDS} == parameters - {"state"} | {"status"}
    assert tuple(texts_of(concept())) == FIELDS
    assert {*LISTS} < {*FIELDS}


def test_the_values_of_picklists_may_be_typed_in_any_case() -> None:
    texts = {"zh": "共同富裕", "en": "x", "part_of_speech": "ProperNoun", "case": " Exact "}

    assert concept_of(texts) == concept(en="x", part_of_speech="properNoun", case="exact")


@pytest.mark.parametrize(
    ("state", "strength"),
    [
        (ReviewState.PROPOSED, Strength.SUGGESTED),
        (ReviewState.REVIEWED, Strength.REQUIRED),
        (ReviewState.APPROVED, Strength.REQUIRED),
    ],
)
def test_only_a_proposed_concept_is_not_enforced(state: str, strength: Strength) -> None:
    term_base = TermBase.of([concept(state=state)], LanguagePair(ZH, EN), Revision("1"))

    assert [entry.strength for entry in term_base.entries] == [strength]


def test_a_term_base_works_in_both_directions_and_is_empty_for_languages_without_terms() -> None:
    made = concept(
        en_variants=("shared prosperity",), en_forbidden=("mutual wealth",), case="exact"
    )

    reverse = TermBase.of([made], LanguagePair(EN, ZH), Revision("1"))
    traditional = TermBase.of(
        [made], LanguagePair(LanguageCode.CHINESE_TRADITIONAL, EN), Revision("1")
    )

    assert [entry.rendition.forbidden for entry in reverse.entries] == [(), ()]
    assert [entry.source for entry in reverse.entries] == ["common prosperity", "shared prosperity"]
    assert traditional.entries == ()
