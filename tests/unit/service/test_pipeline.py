"""The pipeline from layout to report, on a scripted engine."""

import re

import pytest
from builders import concept
from hypothesis import given
from hypothesis import strategies as st

from glossary.constraints import Constraint, Origin, Rendition
from glossary.errors import InputError
from glossary.language import LanguageCode, LanguagePair
from glossary.matching import TermIndex
from glossary.spans import Span
from glossary.termbase import Revision, TermBase
from service.engine.protocol import DecodingOptions, Hypothesis, Slot, SourceSegment
from service.engine.scripted import ScriptedEngine
from service.pipeline.checks.fluency import check_fluency
from service.pipeline.checks.renditions import locate_renditions
from service.pipeline.detection import check_source_language
from service.pipeline.document import BlockKind
from service.pipeline.enforcement import fill_slots
from service.pipeline.layout import lay_out
from service.pipeline.report import Rung, Translation, as_json
from service.pipeline.segmentation import pack_clauses, split_segments
from service.pipeline.style import finish_sentence, join_clauses, tidy
from service.pipeline.translate import find_obligations, translate_document

PAIR = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
OPTIONS = DecodingOptions(beam_size=4, hypotheses=4)
INDEX = TermIndex(
    TermBase.of(
        [concept("青春之城", "City of Youth"), concept("共同富裕", "common prosperity")],
        PAIR,
        Revision("1"),
    )
)
CHINESE = st.text(
    alphabet="上虞青春之城共同富裕，。！？；：、“”「」（）…… \n精细化工1350亿元A", max_size=120
)


def translated(text: str, engine: ScriptedEngine, *, lines: bool = False) -> Translation:
    return translate_document(text, INDEX, engine, OPTIONS, lines=lines)


def copying(segment: SourceSegment) -> str:
    """An obedient model: every annotation's rendition, in order."""
    return "We see " + " and ".join(a.rendition for a in segment.annotations) + "."


def obligation(wording: str, start: int = 0, *accepted: str) -> Constraint:
    return Constraint(
        span=Span(start, start + 2),
        source="术语",
        rendition=Rendition(preferred=wording, accepted=accepted),
        origin=Origin.TERM,
    )


# --- layout


def test_a_sentence_broken_by_an_empty_line_is_rejoined() -> None:
    document = lay_out(
        "去年，新材料产业规模突破千亿，精细\n\n化工、集成电路产业入选集群。\n\n下一段话在这里。"
    )

    assert [b.text for b in document.blocks] == [
        "去年，新材料产业规模突破千亿，精细化工、集成电路产业入选集群。",
        "下一段话在这里。",
    ]


def test_headings_bylines_and_captions_stay_apart_from_paragraphs() -> None:
    text = "创新驱动\n塑造新优势\n\n孙良 叶圣一\n\n今天的上虞，生机勃勃。\n\n(本版图片由宣传部提供)"

    kinds = [b.kind for b in lay_out(text).blocks]

    assert kinds == [
        BlockKind.HEADING,
        BlockKind.HEADING,
        BlockKind.BYLINE,
        BlockKind.PARAGRAPH,
        BlockKind.CAPTION,
    ]


def test_lines_wrapped_at_one_width_are_one_paragraph() -> None:
    whole = (
        "去年以来全市上下坚持稳中求进工作总基调，扎实推进各项工作落地见效，经济运行总体平稳有序。"
    )
    wrapped = "\n".join(whole[i : i + 15] for i in range(0, len(whole), 15))

    assert [b.text for b in lay_out(wrapped).blocks] == [whole]


def test_list_items_and_indented_paragraphs_keep_their_lines() -> None:
    text = "会议强调，要做好三件事：\n1.抓项目，\n2.抓改革，\n\u3000\u3000下一步，继续努力。"

    assert len(lay_out(text).blocks) == 4


def test_a_paragraph_that_a_column_break_repeats_is_noticed() -> None:
    first = (
        "核心区总建筑面积很大，总投资超过预期，预计可以入驻企业很多家，从业人员也会越来越多，"
        "前景广阔，发展潜力十分巨大。"
    )
    document = lay_out(f"{first}\n\n中间还有一段别的话。\n\n中心区{first[3:]}")

    assert [b.repeats for b in document.blocks] == [None, None, 0]


@given(CHINESE)
def test_layout_keeps_every_character_once_and_knows_where_it_stood(text: str) -> None:
    document = lay_out(text)

    assert "".join("".join(b.text for b in document.blocks).split()) == "".join(text.split())
    for block in document.blocks:
        kept = [(c, text[o]) for c, o in zip(block.text, block.origins, strict=True) if c != " "]
        assert all(c == o for c, o in kept)


# --- segments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“成功了。明天再来！”大家笑了。", ["他说：“成功了。明天再来！”", "大家笑了。"]),
        ("「好的。」他說。", ["「好的。」", "他說。"]),
        ("这是……真的吗？不知道……", ["这是……真的吗？", "不知道……"]),
        ("他来了(是真的)。我走了。", ["他来了(是真的)。", "我走了。"]),
        ("增长7.5%。很好！", ["增长7.5%。", "很好！"]),
    ],
)
def test_sentences_end_after_their_quotation_marks_and_brackets(
    text: str, expected: list[str]
) -> None:
    block = lay_out(text).blocks[0]

    assert [s.text for s in split_segments(block)] == expected


@given(CHINESE)
def test_segments_cover_their_block(text: str) -> None:
    for block in lay_out(text).blocks:
        joined = "".join(s.text for s in split_segments(block))
        assert "".join(joined.split()) == "".join(block.text.split())


@given(st.text(alphabet="上虞，、；：", min_size=1, max_size=80), st.integers(4, 20))
def test_clauses_are_packed_without_cutting_a_kept_span(text: str, longest: int) -> None:
    kept = [Span(i, min(i + 3, len(text))) for i in range(0, len(text), 7)]

    parts = pack_clauses(text, kept, [1.0] * len(text), longest)

    assert "".join(p.of(text) for p in parts) == text
    assert not any(k.start < p.end < k.end for p in parts for k in kept)
    assert all(len(p) <= longest + 3 for p in parts)


# --- what is refused


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("This is an English article about cities.", "looks like English"),
        ("이것은 한국어 문장입니다.", "another language"),
        ("12345", "no letters"),
        ("第一行\n第二行\x07", "Line 2"),
        ("半个字符\ud800", "U\\+D800"),
    ],
)
def test_what_is_not_chinese_text_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        check_source_language(text, LanguageCode.CHINESE_SIMPLIFIED)


def test_chinese_with_many_latin_names_is_accepted() -> None:
    check_source_language("苹果公司发布iPhone和MacBook", LanguageCode.CHINESE_SIMPLIFIED)


# --- renditions


def test_a_term_that_stands_twice_in_the_source_must_stand_twice_in_the_target() -> None:
    owed = [obligation("City of Youth"), obligation("City of Youth", 5)]

    once = locate_renditions(owed, "The City of Youth grows.")
    twice = locate_renditions(owed, "The City of Youth, the cities of youth, the City of Youth.")

    assert [place is not None for place in once] == [True, False]
    assert [place is not None for place in twice] == [True, True]


def test_a_short_figure_is_not_found_inside_a_longer_one() -> None:
    owed = [obligation("2"), obligation("2 billion yuan", 5)]

    assert locate_renditions(owed, "It cost 2 billion yuan.")[0] is None


def test_a_slot_with_a_slip_gets_the_rendition_it_attends_to() -> None:
    text = "It rose by 7.7 percent to 13.5 billion yuan."
    slots = (Slot(Span(11, 22), (0.1, 0.8)), Slot(Span(26, 43), (0.9, 0.05)))
    owed = [obligation("135 billion yuan"), obligation("7.5%", 5)]

    filled, changed = fill_slots(Hypothesis(text, 0.0, slots), owed)

    assert filled == "It rose by 7.5% to 135 billion yuan."
    assert [span.of(filled) for span in changed] == ["7.5%", "135 billion yuan"]


def test_a_slot_that_resembles_nothing_owed_is_left_alone() -> None:
    hypothesis = Hypothesis("We met Xu.", 0.0, (Slot(Span(7, 9), (0.0,)),))

    assert fill_slots(hypothesis, [obligation("common prosperity")]) == ("We met Xu.", ())


# --- the ladder


def test_the_hypothesis_that_holds_the_term_wins_over_a_likelier_one() -> None:
    engine = ScriptedEngine(lambda _: ["The young city grows.", "The City of Youth grows."])

    result = translated("青春之城在成长。", engine)

    assert result.target == "The City of Youth grows."
    assert result.segments[0].outcomes[0].rung is Rung.N_BEST


def test_a_missing_term_is_forced() -> None:
    engine = ScriptedEngine(lambda _: "It grows.", lambda _: "The City of Youth grows.")

    result = translated("青春之城在成长。", engine)

    assert result.segments[0].outcomes[0].rung is Rung.FORCED


def test_a_segment_that_cannot_be_forced_is_translated_clause_by_clause() -> None:
    def script(segment: SourceSegment) -> str:
        return copying(segment) if len(segment.annotations) == 1 else "Much is lost."

    result = translated("我们建设青春之城，我们实现共同富裕。", ScriptedEngine(script))

    assert result.summary["missing"] == 0
    assert {o.rung for o in result.segments[0].outcomes} == {Rung.SPLIT}


def test_a_term_missing_everywhere_is_reported_and_not_patched_in() -> None:
    result = translated("青春之城在成长。", ScriptedEngine(lambda _: "It grows."))

    assert result.target == "It grows."
    assert result.summary == {"segments": 1, "required": 1, "found": 0, "missing": 1}
    assert [f.code for f in result.segments[0].findings] == ["missing-rendition"]


def test_the_ladder_decodes_at_most_as_many_segments_again_as_there_are() -> None:
    engine = ScriptedEngine(lambda _: "Nothing.", lambda _: "Nothing.")

    translated("".join(f"第{n}年，青春之城，共同富裕，在成长。" for n in range(20, 60)), engine)

    first, *again = (len(call) for call in engine.calls)
    assert first == 40
    assert sum(again) <= first


def test_equal_segments_are_decoded_once() -> None:
    engine = ScriptedEngine(copying)

    result = translated("青春之城在成长。\n\n青春之城在成长。", engine)

    assert [len(call) for call in engine.calls] == [1]
    assert result.summary["found"] == 2


def test_long_segments_are_cut_for_the_engine_and_put_together() -> None:
    engine = ScriptedEngine(copying, max_source_length=12)

    result = translated("我们要建设好青春之城，大家努力实现共同富裕。", engine)

    assert len(engine.calls[0]) > 1
    assert result.summary == {"segments": 1, "required": 2, "found": 2, "missing": 0}


# --- the report


@given(CHINESE)
def test_every_offset_of_the_report_says_what_it_holds(text: str) -> None:
    if not re.search("[\u4e00-\u9fff]", text):
        return
    report = as_json(translated(text, ScriptedEngine(copying)))

    for segment in report["segments"]:
        for span in segment["spans"]:
            assert segment["source"][span["start"] : span["end"]] == span["source"]
            if span["found"]:
                held = segment["target"][span["target_start"] : span["target_end"]]
                assert held.strip()
                assert (
                    held.lower().split()[0][:1] == span["target"].lower()[:1] or held[0].isdigit()
                )
    required = sum(s["required"] for g in report["segments"] for s in g["spans"])
    assert report["summary"]["required"] == required
    assert report["summary"]["found"] + report["summary"]["missing"] == required


def test_spans_and_translation_report_the_same_segments_and_obligations() -> None:
    text = "上虞：青春之城\n\n产值1350亿元，增长7.5%。"

    owed, done = find_obligations(text, INDEX), translated(text, ScriptedEngine(copying))

    assert [s.source for s in owed.segments] == [s.source for s in done.segments]
    assert owed.summary["required"] == done.summary["required"] == 3
    assert owed.target == ""


def test_figures_are_dictated_and_located() -> None:
    report = as_json(translated("产值1350亿元。", ScriptedEngine(copying)))

    (span,) = report["segments"][0]["spans"]
    assert (span["kind"], span["target"], span["found"]) == ("figure", "135 billion yuan", True)


def test_a_figure_that_the_source_does_not_have_is_flagged() -> None:
    result = translated("产值1350亿元。", ScriptedEngine(lambda _: "135 billion yuan and 46."))

    assert [f.code for f in result.segments[0].findings] == ["invented-figure"]


def test_paragraphs_and_headings_keep_their_places() -> None:
    result = translated("青春之城\n\n共同富裕在路上。\n共同富裕在这里。", ScriptedEngine(copying))

    assert result.target == (
        "We see City of Youth\n\nWe see common prosperity.\nWe see common prosperity."
    )


def test_lines_mode_prints_one_line_for_each() -> None:
    text = "青春之城\n\n2024\n共同富裕。青春之城。\n"

    result = translated(text, ScriptedEngine(copying), lines=True)

    lines = result.target.split("\n")
    assert lines[0] == "We see City of Youth"
    assert (lines[1], lines[2], lines[4]) == ("", "2024", "")
    assert lines[3] == "We see common prosperity. We see City of Youth."


def test_latin_letters_in_the_source_do_not_set_the_case_of_the_translation() -> None:
    engine = ScriptedEngine(lambda _: "China's GDP grew by 5%。")
    photo = ScriptedEngine(lambda _: "He took photos with his iphone in Beijing.")

    assert translated("中国GDP增长5%。", engine).target == "China's GDP grew by 5%."
    assert translated("他用iphone拍照", photo).target == (
        "He took photos with his iphone in Beijing"
    )


# --- typography and fluency


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("People ' s Congress ,today。", "People's Congress, today."),
        ("（a）：b；c", "(a):b; c"),
        ("two  spaces", "two spaces"),
    ],
)
def test_marks_and_spaces_become_english(given_text: str, expected: str) -> None:
    assert tidy(given_text) == expected


def test_sentences_begin_with_a_capital_and_end_as_their_source_does() -> None:
    assert finish_sentence("共同富裕。", "common prosperity", heading=False) == "Common prosperity."
    assert finish_sentence("共同富裕", "Common prosperity.", heading=True) == "Common prosperity"
    assert finish_sentence("iphone很好。", "iphone is good.", heading=False) == "iphone is good."
    assert finish_sentence("他说：“好。”", "He said, “Good.”", heading=False) == "He said, “Good.”"


def test_clauses_are_joined_as_one_sentence() -> None:
    parts = [("今天，", "Today."), ("城市发展。", "The city grows.")]

    assert join_clauses(parts) == "Today, the city grows."


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("城市发展。", "", "empty"),
        ("城市发展。", "The 城市 grows.", "untranslated"),
        ("城市发展。", "of the dream of the dream of the dream of the dream", "repetition"),
        ("城市发展" * 10, "City.", "length"),
    ],
)
def test_a_bad_translation_is_named(source: str, target: str, code: str) -> None:
    assert [f.code for f in check_fluency(source, target)] == [code]


def test_a_good_translation_has_no_finding() -> None:
    assert check_fluency("城市发展。", "The city grows.") == []
