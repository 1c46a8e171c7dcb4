"""What an entry says beside its two terms, from a text to its translation and report."""

from collections.abc import Callable

import pytest
from builders import concept, concept_index
from hypothesis import given
from hypothesis import strategies as st

from glossary.concepts import Concept
from service.engine.protocol import DecodingOptions, SourceSegment
from service.engine.scripted import ScriptedEngine
from service.pipeline.report import SegmentResult, Severity, Translation
from service.pipeline.translate import check_target, find_obligations, translate_document

OPTIONS = DecodingOptions(beam_size=3, hypotheses=3)
AI = concept("人工智能", "artificial intelligence", en_abbreviation="AI")
PROSPERITY = concept(
    "共同富裕", "common prosperity", en_forbidden=("mutual wealth", "shared wealth")
)


def translated(
    text: str, script: Callable[[SourceSegment], list[str] | str], *concepts: Concept
) -> Translation:
    return translate_document(text, concept_index(*concepts), ScriptedEngine(script), OPTIONS)


def saying(*targets: str) -> Callable[[SourceSegment], list[str]]:
    return lambda _: list(targets)


def obedient(segment: SourceSegment) -> str:
    return "We see " + " and ".join(a.rendition for a in segment.annotations) + "."


def codes(segment: SegmentResult) -> list[str]:
    return [finding.code for finding in segment.findings]


def wanted(text: str, *concepts: Concept) -> list[str]:
    owed = find_obligations(text, concept_index(*concepts))
    return [o.constraint.rendition.preferred for s in owed.segments for o in s.outcomes]


# --- forbidden renditions


def test_a_forbidden_wording_is_reported_with_the_required_one() -> None:
    (segment,) = translated("实现共同富裕。", saying("Mutual wealth grows."), PROSPERITY).segments

    finding = next(f for f in segment.findings if f.code == "forbidden-term")
    assert finding.severity is Severity.MAJOR
    assert finding.message == (
        "“Mutual wealth” is forbidden for “共同富裕”: use “common prosperity”."
    )


def test_a_forbidden_wording_beside_the_required_one_is_reported_as_often_as_it_stands() -> None:
    target = "Common prosperity is shared wealth, and mutual wealth’s growth."

    (segment,) = translated("实现共同富裕。", saying(target), PROSPERITY).segments

    assert codes(segment) == ["forbidden-term", "forbidden-term"]


def test_a_forbidden_wording_is_free_where_the_term_does_not_stand() -> None:
    (segment,) = translated("我们增长。", saying("Mutual wealth grows."), PROSPERITY).segments

    assert codes(segment) == []


def test_a_wording_inside_a_found_rendition_is_not_forbidden_there() -> None:
    vehicle = concept("新能源汽车", "new energy vehicle", en_forbidden=("energy vehicle",))

    good, bad = (
        translated("发展新能源汽车。", saying(target), vehicle).segments[0]
        for target in ("We build new energy vehicles.", "New energy vehicles are energy vehicles.")
    )

    assert codes(good) == []
    assert codes(bad) == ["forbidden-term"]


def test_another_hypothesis_without_the_forbidden_wording_wins() -> None:
    answers = saying(
        "Common prosperity is mutual wealth.", "Wealth.", "Common prosperity is growing well."
    )

    result = translated("实现共同富裕。", answers, PROSPERITY)

    assert result.target == "Common prosperity is growing well."


def test_a_required_rendition_counts_more_than_a_forbidden_one() -> None:
    answers = saying("Growth.", "Common prosperity is mutual wealth.")

    result = translated("实现共同富裕。", answers, PROSPERITY)

    assert result.target == "Common prosperity is mutual wealth."


def test_what_a_proposed_entry_forbids_is_not_enforced() -> None:
    proposed = concept(en_forbidden=("mutual wealth",), state="proposed")

    (segment,) = translated("实现共同富裕。", saying("Mutual wealth grows."), proposed).segments

    assert codes(segment) == []


# --- an abbreviation at first use


def test_the_first_use_introduces_the_abbreviation_and_later_ones_use_it() -> None:
    text = "人工智能\n\n发展人工智能，人工智能很好。\n\n人工智能很好。"

    assert wanted(text, AI) == ["artificial intelligence (AI)", "AI", "AI", "AI"]
    assert translated(text, obedient, AI).target == (
        "We see artificial intelligence (AI)\n\nWe see AI and AI.\n\nWe see AI."
    )


def test_a_term_that_comes_once_is_written_out() -> None:
    (segment,) = translated("发展人工智能。", obedient, AI).segments

    assert segment.target == "We see artificial intelligence."
    assert codes(segment) == []


@pytest.mark.parametrize(
    ("first", "later", "missing"),
    [
        ("artificial intelligence (AI)", "AI", [0, 0]),
        ("artificial intelligence (AI)", "artificial intelligence", [0, 0]),
        ("Artificial Intelligence (AI)", "artificial intelligence (AI)", [0, 0]),
        ("machine intelligence (AI)", "machine intelligence", [0, 0]),
        ("artificial intelligence", "AI", [1, 0]),
        ("AI", "AI", [1, 0]),
        ("artificial intelligence (AI)", "robots", [0, 1]),
    ],
)
def test_what_counts_as_found_at_first_and_later(
    first: str, later: str, missing: list[int]
) -> None:
    variant = concept(
        "人工智能",
        "artificial intelligence",
        en_variants=("machine intelligence",),
        en_abbreviation="AI",
    )
    said = {"甲": f"A: {first}.", "乙": f"B: {later}."}

    result = translated(
        "甲人工智能。乙人工智能。", lambda s: said["乙" if "乙" in s.text else "甲"], variant
    )

    assert [len(s.missing) for s in result.segments] == missing


@pytest.mark.parametrize("target", ["artificial intelligence", "artificial intelligence (AI)"])
def test_the_only_use_may_be_written_out_or_introduced(target: str) -> None:
    result = translated("发展人工智能。", saying(f"We see {target}."), AI)

    assert result.summary["missing"] == 0
    assert translated("发展人工智能。", saying("We see AI."), AI).summary["missing"] == 1


def test_the_plural_of_an_introduced_term_counts() -> None:
    zone = concept("经济特区", "special economic zone", en_abbreviation="SEZ")
    said = {"甲": "Special economic zones (SEZs) grow.", "乙": "SEZs grow."}

    result = translated(
        "甲经济特区。乙经济特区。", lambda s: said["乙" if "乙" in s.text else "甲"], zone
    )

    assert result.summary == {"segments": 2, "required": 2, "found": 2, "missing": 0}


@given(
    st.lists(st.sampled_from(["人工智能", "发展", "，", "。", "\n\n"]), max_size=12).map("".join)
)
def test_an_abbreviation_is_introduced_exactly_once_or_never(text: str) -> None:
    renditions = wanted(text, AI)

    if len(renditions) == 1:
        assert renditions == ["artificial intelligence"]
    else:
        assert (
            renditions
            == ["artificial intelligence (AI)", *["AI"] * (len(renditions) - 1)][: len(renditions)]
        )


# --- only when


def test_of_two_entries_for_one_word_the_one_whose_condition_holds_counts() -> None:
    speech = concept("发表", "make", part_of_speech="verb")
    paper = concept("发表", "publish", part_of_speech="verb", only_before=("论文", "文章"))

    assert wanted("他发表讲话。", speech, paper) == ["make"]
    assert wanted("他发表了三篇论文。", speech, paper) == ["publish"]
    assert wanted("论文已发表。", paper) == []


def test_a_condition_is_looked_for_in_the_same_sentence_only() -> None:
    paper = concept("发表", "publish", only_before=("论文",))

    assert wanted("今天发表。论文很好。", paper) == []


# --- not translated


@pytest.mark.parametrize("name", ["iPhone", "5G", "DeepSeek", "微信", "npm"])
def test_a_term_that_is_the_same_in_both_languages_is_required_as_it_is(name: str) -> None:
    text = f"大家都用{name}上网。"
    entry = concept(name, name)

    (segment,) = translated(text, obedient, entry).segments

    assert wanted(text, entry) == [name]
    assert segment.target == f"We see {name}."
    assert codes(segment) == []


OTHER_SPELLINGS = ["We use Iphone.", "We use IPHONE.", "We use iPhones."]


@pytest.mark.parametrize("target", OTHER_SPELLINGS)
def test_another_spelling_of_such_a_term_does_not_count(target: str) -> None:
    owed = find_obligations("大家用iPhone。", concept_index(concept("iPhone", "iPhone")))

    assert len(check_target(owed.segments[0], target).missing) == 1


@pytest.mark.parametrize("target", OTHER_SPELLINGS)
def test_another_spelling_by_the_engine_is_put_right(target: str) -> None:
    result = translated("大家用iPhone。", saying(target), concept("iPhone", "iPhone"))

    assert (result.target, result.summary["missing"]) == ("We use iPhone.", 0)


@pytest.mark.parametrize(("name", "ending"), [("iPhone", " is good."), ("npm", " is good.")])
def test_such_a_term_keeps_its_small_letter_where_a_sentence_begins(name: str, ending: str) -> None:
    entry = concept("开源工具" if name == "npm" else name, name, case="exact")

    result = translated(f"{entry.terms[0].text}很好。", saying(name + ending), entry)

    assert result.target == name + ending


# --- case, inflection, verbs


def test_an_exact_entry_is_missing_in_another_case() -> None:
    entry = concept("酸碱度", "pH", case="exact")

    assert translated("测酸碱度。", saying("Test the PH."), entry).summary["missing"] == 1
    assert translated("测酸碱度。", saying("Test the pH."), entry).summary["missing"] == 0


def test_a_fixed_entry_is_missing_in_the_plural() -> None:
    usual, fixed = (concept("讲话", "speech", inflection=rule) for rule in ("", "fixed"))
    owed = [
        find_obligations("他的讲话。", concept_index(entry)).segments[0] for entry in (usual, fixed)
    ]

    assert [len(check_target(segment, "His speeches.").missing) for segment in owed] == [0, 1]


@pytest.mark.parametrize("form", ["build", "builds", "building", "built", "Built"])
def test_every_form_of_a_verb_counts(form: str) -> None:
    verb = concept("建设强国", "build a strong country", part_of_speech="verb")

    result = translated("我们建设强国。", saying(f"We, {form} a strong country."), verb)

    assert result.summary["missing"] == 0


def test_the_forms_of_a_verb_do_not_count_for_a_noun() -> None:
    noun = concept("建筑", "build", part_of_speech="noun")

    assert translated("我们的建筑。", saying("We built."), noun).summary["missing"] == 1
