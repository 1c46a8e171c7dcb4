"""What a text has that a term base lacks."""

from builders import term_index
from hypothesis import given
from hypothesis import strategies as st

from glossary.candidates import CandidateKind, find_candidates

NOTHING = term_index()


def texts(text: str, kind: CandidateKind, *terms: tuple[str, str]) -> list[str]:
    found = find_candidates(text, term_index(*terms) if terms else NOTHING)
    return [c.text for c in found if c.kind is kind]


def test_quoted_slogans_are_candidates_and_quoted_sentences_are_not() -> None:
    text = "实施“一号工程”，他说：“我们要努力，再努力。”打造“未来城”。"

    assert texts(text, CandidateKind.SLOGAN) == ["一号工程", "未来城"]


def test_names_come_with_the_renditions_of_the_rules() -> None:
    [found] = [c for c in find_candidates("绍兴市发展。", NOTHING) if c.kind is CandidateKind.NAME]

    assert found.text == "绍兴市"
    assert found.suggestions[0] == "Shaoxing"


def test_phrases_that_recur_are_candidates_and_their_mere_parts_are_not() -> None:
    text = "推进城乡融合发展，做好城乡融合发展，谈城乡融合发展。基层治理好，抓基层治理。"

    assert texts(text, CandidateKind.PHRASE) == ["城乡融合发展", "基层治理"]


def test_a_part_that_also_stands_alone_is_ranked_by_what_the_whole_leaves_it() -> None:
    text = "城乡融合发展，城乡融合发展，城乡融合，城乡融合，城乡融合。"

    found = {c.text: c for c in find_candidates(text, NOTHING)}

    assert found["城乡融合"].count == 5
    assert found["城乡融合"].termhood == 6.0  # log2(4) * (5 - 2)
    assert found["城乡融合发展"].termhood == 5.17  # log2(6) * 2


def test_what_the_term_base_has_is_no_candidate() -> None:
    text = "“青春之城”建设，绍兴市的青春之城，基层治理，基层治理。"
    known = (("青春之城", "City of Youth"), ("基层治理", "governance"), ("绍兴市", "Shaoxing"))

    assert find_candidates(text, term_index(*known)) == []


def test_a_line_that_stands_twice_makes_no_phrases() -> None:
    assert texts("推动高质量发展取得成效\n" * 3, CandidateKind.PHRASE) == []


def test_a_candidate_says_where_it_stands_and_in_what_words() -> None:
    [found] = find_candidates("实施“一号工程”。", NOTHING)

    assert (found.span.start, found.span.end) == (3, 7)
    assert "一号工程" in found.context


@given(st.text(st.sampled_from("城乡融合发展的了“”，。\n 王小明A1"), max_size=60))
def test_each_candidate_stands_where_it_says(text: str) -> None:
    for found in find_candidates(text, NOTHING):
        assert text[found.span.start : found.span.end] == found.text
