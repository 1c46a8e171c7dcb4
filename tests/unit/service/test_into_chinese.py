"""English into Chinese: the same ladder, checks and layout, and mainland typography."""

import pytest
from builders import concept
from hypothesis import given
from hypothesis import strategies as st

from glossary.concepts import Concept
from glossary.figures import Spacing, Style
from glossary.language import LanguageCode, LanguagePair
from glossary.matching import TermIndex
from glossary.termbase import Revision, TermBase
from service.engine.protocol import DecodingOptions, SourceSegment
from service.engine.scripted import ScriptedEngine
from service.pipeline.checks.chinese import chinese_faults
from service.pipeline.chinese_style import finish_chinese, tidy_chinese
from service.pipeline.document import BlockKind
from service.pipeline.layout import lay_out
from service.pipeline.report import Rung, Translation
from service.pipeline.segmentation import split_segments
from service.pipeline.translate import check_target, find_obligations, translate_document

EN_ZH = LanguagePair(LanguageCode.ENGLISH, LanguageCode.CHINESE_SIMPLIFIED)
BEAM = DecodingOptions(beam_size=4, hypotheses=4)
GLOSSARY = (
    concept("共同富裕", "common prosperity"),
    concept("公司", "company"),
    concept("青春之城", "City of Youth"),
)


def index_of(*concepts: Concept) -> TermIndex:
    return TermIndex(TermBase.of(concepts, EN_ZH, Revision("test")))


def translated(text: str, *answers: str, spacing: Spacing = Spacing.NONE) -> Translation:
    """Translate with an engine that answers every segment with ``answers``, best first."""
    engine = ScriptedEngine(lambda _: list(answers), pair=EN_ZH)
    style = Style(spacing=spacing)
    return translate_document(text, index_of(*GLOSSARY), engine, BEAM, style=style)


def test_terms_and_figures_are_owed_in_chinese() -> None:
    prepared = find_obligations(
        "The companies invested 135 billion yuan in common prosperity.", index_of(*GLOSSARY)
    )

    (segment,) = prepared.segments
    owed = [(o.constraint.source, o.constraint.rendition.preferred) for o in segment.outcomes]
    assert owed == [
        ("companies", "公司"),
        ("135 billion yuan", "1350亿元"),
        ("common prosperity", "共同富裕"),
    ]


def test_the_hypothesis_that_holds_the_renditions_wins_and_is_set_in_chinese_marks() -> None:
    text = "The company invested 135 billion yuan, up 5.2 percent."

    result = translated(text, "公司投资 13亿元,增长5.2%.", "公司投资 1,350 亿元,增长 5.2%.")

    assert result.target == "公司投资1,350亿元，增长5.2%。"
    (segment,) = result.segments
    assert segment.missing == ()
    assert segment.step is Rung.N_BEST
    assert segment.findings == ()


def test_a_rendition_that_no_hypothesis_holds_is_reported_missing() -> None:
    result = translated("The City of Youth has 26,000 students.", "这座城市有2.6万名学生.")

    (segment,) = result.segments
    assert [o.constraint.source for o in segment.missing] == ["City of Youth"]
    assert [f.code for f in segment.findings] == ["missing-rendition"]


def test_a_marked_slot_takes_the_missing_rendition() -> None:
    def forced(segment: SourceSegment) -> str:
        return f"实现{segment.annotations[0].rendition}."

    engine = ScriptedEngine(lambda _: "实现富裕.", forced, pair=EN_ZH)

    result = translate_document("Achieve common prosperity.", index_of(*GLOSSARY), engine, BEAM)

    assert result.target == "实现共同富裕。"
    assert result.segments[0].step is Rung.FORCED


def test_each_occurrence_is_owed_once() -> None:
    result = translated("A company bought a company.", "公司收购了企业。")

    assert len(result.segments[0].missing) == 1


def test_an_invented_figure_is_flagged() -> None:
    result = translated("It has 26,000 students.", "它有2.6万名学生和300名教师。")

    codes = [f.code for f in result.segments[0].findings]
    assert codes == ["invented-figure"]


def test_english_left_over_is_flagged_but_names_and_asked_words_are_not() -> None:
    source = "The quick report on GDP by Alcoa was posted at the site yesterday by the team."

    left = chinese_faults(source, "关于GDP的 quick report 由Alcoa发布。")
    kept = chinese_faults(
        source, "这份关于GDP的快速报告昨天由Alcoa团队发布在https://example.com上。"
    )

    assert [code for code, _ in left] == ["untranslated"]
    assert kept == []


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("你好,世界.", "你好，世界。"),
        ("全市投资 1,350亿元,同比增长 5.2%.", "全市投资1,350亿元，同比增长5.2%。"),
        ('他说:"共同富裕".', "他说：“共同富裕”。"),
        ("比分为3:1;时间8:30.", "比分为3:1；时间8:30。"),
        ("真的吗?是的!", "真的吗？是的！"),
        ("上海(浦东)开幕", "上海（浦东）开幕"),
        ("见 https://example.com/a,b?c=1 页面.", "见https://example.com/a,b?c=1页面。"),
        ("使用 iPhone 15 手机", "使用iPhone 15手机"),
        ("美国(U.S.)经济", "美国（U.S.）经济"),
        ("《人民日报》 , 2023 年", "《人民日报》，2023年"),
        ("一是...二是", "一是……二是"),
        ("改革--开放", "改革——开放"),
        ("「青春之城」", "“青春之城”"),
        ("２０２３年ＧＤＰ", "2023年GDP"),
        ("增长了3.5", "增长了3.5"),
        ("Hello, world.", "Hello, world."),
        ("联系 me@example.com.", "联系me@example.com。"),
    ],
)
def test_marks_and_spaces_are_set_as_the_mainland_sets_them(given: str, shown: str) -> None:
    assert tidy_chinese(given) == shown


def test_the_space_between_chinese_and_latin_is_one_setting() -> None:
    assert (
        tidy_chinese("使用iPhone 15手机,增长5.2%。", Spacing.SPACE)
        == "使用 iPhone 15 手机，增长 5.2%。"
    )


def test_a_guaranteed_rendition_is_written_as_it_is_whatever_the_spacing() -> None:
    result = translated(
        "The company grew 5.2 percent in 2023.", "公司2023年增长5.2%.", spacing=Spacing.SPACE
    )

    assert result.target == "公司 2023年增长 5.2%。"


@given(st.text(alphabet="共同富裕,.;:?!()\"' abc123%《》“”—…", max_size=40))
def test_setting_marks_twice_changes_nothing_more(text: str) -> None:
    once = tidy_chinese(text)

    assert tidy_chinese(once) == once


@pytest.mark.parametrize(
    ("source", "target", "heading", "shown"),
    [
        ("It grew.", "增长", False, "增长。"),
        ("Did it grow?", "增长了吗", False, "增长了吗？"),
        ("It grew.", "增长，", False, "增长。"),
        ("It grew.", "他说“增长”", False, "他说“增长”。"),
        ("A City Grows", "城市成长。", True, "城市成长"),
        ("It grew:", "增长：", False, "增长："),
    ],
)
def test_a_sentence_ends_as_its_source_does(
    source: str, target: str, *, heading: bool, shown: str
) -> None:
    assert finish_chinese(source, target, heading=heading) == shown


def test_sentences_of_a_paragraph_are_joined_without_a_space() -> None:
    answers = {"It grew.": "增长了.", "Mr. Li was pleased.": "李先生很高兴."}
    engine = ScriptedEngine(lambda s: answers[s.text], pair=EN_ZH)

    result = translate_document("It grew. Mr. Li was pleased.", index_of(), engine, BEAM)

    assert result.target == "增长了。李先生很高兴。"


def test_a_hard_wrapped_page_is_rejoined_and_cut_words_are_whole() -> None:
    text = (
        "City Grows Fast\n\n"
        "The city has invested heavily in its low-\n"
        "carbon industries, and the whole eco-\n"
        "nomy of the region has been growing since\n"
        "then. It is a good place to live in.\n"
        "\n"
        "- the first point\n"
        "- the second point\n"
    )

    blocks = lay_out(text, language=LanguageCode.ENGLISH).blocks

    assert [b.text for b in blocks] == [
        "City Grows Fast",
        (
            "The city has invested heavily in its low-carbon industries, and the whole economy of"
            " the region has been growing since then. It is a good place to live in."
        ),
        "- the first point",
        "- the second point",
    ]
    assert blocks[0].kind is BlockKind.HEADING
    assert all(
        text[o] == c or c == " " for b in blocks for c, o in zip(b.text, b.origins, strict=True)
    )
    assert [s.text for s in split_segments(blocks[1])][1] == "It is a good place to live in."


def test_a_term_cut_by_a_line_end_is_owed() -> None:
    text = "They have worked for many years towards the aim of com-\nmon prosperity in the region."

    (segment,) = find_obligations(text, index_of(*GLOSSARY)).segments

    assert [o.constraint.source for o in segment.outcomes] == ["common prosperity"]


english_texts = st.lists(
    st.sampled_from(
        ["The city", "grows fast", ".", ",", "\n", "\n\n", " ", "eco-", "nomy", "low-", "carbon",
         "- point", "Title", "5.2 percent", "A very long line of text that a page might well wrap"]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@given(english_texts)
def test_layout_keeps_every_character_but_the_hyphen_of_a_cut_word(text: str) -> None:
    blocks = lay_out(text, language=LanguageCode.ENGLISH).blocks
    kept = {o for b in blocks for o in b.origins}

    lost = [i for i, c in enumerate(text) if not c.isspace() and i not in kept]

    assert all(text[i] == "-" and text[i + 1 :].lstrip(" ").startswith("\n") for i in lost)


def test_what_a_person_wrote_is_checked_by_the_rules_of_chinese() -> None:
    (segment,) = find_obligations("The company has 26,000 students.", index_of(*GLOSSARY)).segments

    good = check_target(segment, "该公司有2.6万名学员。")
    bad = check_target(segment, "该公司有12.6万名 students 。")

    assert good.findings == ()
    assert {f.code for f in bad.findings} == {
        "missing-rendition", "invented-figure", "untranslated",
    }  # fmt: skip
