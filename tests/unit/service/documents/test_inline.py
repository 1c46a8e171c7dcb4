"""Where formatting, links and objects of a paragraph go in its translation."""

import pytest
from document_files import INDEX
from hypothesis import given
from hypothesis import strategies as st

from service.documents.inline import Fixed, Inline, Run, place, text_block
from service.engine.protocol import DecodingOptions
from service.engine.scripted import ScriptedEngine
from service.pipeline.translate import translate_document

PLAIN, BOLD, LINK = 0, 1, 2


def placed(target: str | list[str], *items: Inline) -> list[tuple[str, int] | int]:
    """Return the pieces of a translation whose sentences an engine gives as ``target``."""
    sentences = iter([target] if isinstance(target, str) else target)
    block = text_block(items)
    translation = translate_document(
        block.text,
        INDEX,
        ScriptedEngine(lambda _: next(sentences)),
        DecodingOptions(beam_size=1, hypotheses=1),
        lines=True,
    )
    return [
        (p.text, p.style) if isinstance(p, Run) else p.item
        for p in place(block, translation.blocks[0])
    ]


def bold(text: str) -> Run:
    return Run(text, BOLD)


def link(text: str) -> Run:
    return Run(text, LINK, link=True)


def test_a_term_takes_its_formatting_along() -> None:
    pieces = placed("To common prosperity we go", Run("我们走向"), bold("共同富裕"))

    assert pieces == [("To ", PLAIN), ("common prosperity", BOLD), (" we go", PLAIN)]


def test_formatting_of_words_without_a_known_place_is_that_of_the_paragraph() -> None:
    assert placed("We firmly go there", Run("我们"), bold("坚定"), Run("前往那里")) == [
        ("We firmly go there", PLAIN)
    ]


def test_a_sentence_keeps_its_formatting() -> None:
    pieces = placed(
        ["We go.", "They stay, all of them."], bold("我们走。"), Run("他们都留下来了。")
    )

    assert pieces == [("We go.", BOLD), (" They stay, all of them.", PLAIN)]


def test_a_number_in_bold_keeps_it_with_its_unit() -> None:
    pieces = placed("It is 135 billion yuan now", Run("现在是"), bold("1350"), Run("亿元"))

    assert ("135 billion yuan", BOLD) in pieces


def test_two_terms_side_by_side_stay_one_run() -> None:
    pieces = placed(
        "We build City of Youth, common prosperity", Run("我们正在建设"), bold("青春之城、共同富裕")
    )

    assert pieces == [("We build ", PLAIN), ("City of Youth, common prosperity", BOLD)]


def test_a_paragraph_in_one_formatting_keeps_it_whole() -> None:
    assert placed("We go", Run("（"), bold("我们走"), Run("）")) == [("We go", BOLD)]


def test_a_link_without_a_known_place_is_on_words_near_its_own() -> None:
    pieces = placed("For details see the full report here", Run("详情请参见"), link("报告全文"))

    assert [style for _, style in pieces] == [PLAIN, LINK]
    assert pieces[-1][0].endswith("report here")


def test_no_link_is_lost_when_words_are_few() -> None:
    pieces = placed("See here now", Run("见"), link("甲"), Run("和"), Run("乙", 3, link=True))

    assert {p[1] for p in pieces} == {PLAIN, LINK, 3}


def test_objects_stay_at_their_ends_and_beside_their_terms() -> None:
    pieces = placed(
        "To common prosperity we go",
        Fixed(0),
        Run("我们走向共同富裕"),
        Fixed(1),
        Run("的路"),
        Fixed(2),
    )

    assert pieces == [
        0,
        ("To common prosperity", PLAIN),
        1,
        (" we go", PLAIN),
        2,
    ]


def test_an_address_is_not_translated() -> None:
    pieces = placed("Write to us", Run("请写信到a.b@example.org，谢谢"))

    texts = "".join(p[0] for p in pieces)
    assert "a.b@example.org" in texts.split()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("共同\n富裕", "共同富裕"),
        ("共同\n GDP", "共同GDP"),
        ("a\nb 中", "a b 中"),
        (" \u3000第一章\u3000总则 ", "第一章 总则"),
    ],
)
def test_a_block_is_one_line(given: str, expected: str) -> None:
    assert text_block([Run(given)]).text == expected


WORDS = st.text(st.sampled_from("共同富裕青春之城我们在 ，。a\n1"), max_size=8)
ITEMS = st.lists(
    st.one_of(
        st.builds(Run, WORDS, st.integers(0, 1)),
        st.builds(lambda text, n: Run(text, n, link=True), WORDS, st.integers(2, 4)),
        st.builds(Fixed, st.integers(0, 9), st.booleans()),
    ),
    max_size=8,
)


@given(ITEMS, st.text(st.sampled_from("abc ,."), min_size=1, max_size=30))
def test_no_object_and_no_word_is_lost(items: list[Inline], target: str) -> None:
    block = text_block(items)
    translation = translate_document(
        block.text,
        INDEX,
        ScriptedEngine(lambda _: target),
        DecodingOptions(beam_size=1, hypotheses=1),
        lines=True,
    )

    result = translation.blocks[0]
    pieces = place(block, result)

    assert [p for p in pieces if isinstance(p, Fixed)] == [i for i in items if isinstance(i, Fixed)]
    words = "".join(p.text for p in pieces if isinstance(p, Run))
    assert words.replace(" ", "") == result.target.replace(" ", "")
