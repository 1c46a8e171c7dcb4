"""From a text to a translation with its report, on a scripted engine."""

import pytest
from builders import term_index
from hypothesis import given
from hypothesis import strategies as st

from glossary.constraints import Origin
from glossary.figures import English, Style
from service.engine.protocol import DecodingOptions, SourceSegment
from service.engine.scripted import ScriptedEngine
from service.pipeline.constraints import collect_constraints
from service.pipeline.document import BlockKind
from service.pipeline.report import Rung, Severity, Translation, as_json
from service.pipeline.translate import find_obligations, translate_document

OPTIONS = DecodingOptions(beam_size=2, hypotheses=2)
INDEX = term_index(("青春之城", "City of Youth"), ("共同富裕", "common prosperity"))
PIECES = (
    "青春之城 共同富裕 产值1350亿元 增长5% 2025年3月 第29位 GDP 我们 iphone 1. —— ， 。 ！ “ ” 、"
)
TEXTS = st.lists(
    st.sampled_from([*PIECES.split(), "\n", "\n\n", " ", "\u3000\u3000"]), max_size=14
).map("".join)


def obedient(segment: SourceSegment) -> str:
    return "we see " + " and ".join(a.rendition for a in segment.annotations) + " here"


def forgetful(segment: SourceSegment) -> str:
    """Lose every other rendition."""
    return "we see " + " and ".join(a.rendition for a in segment.annotations[::2]) + " here"


def saying(target: str) -> ScriptedEngine:
    return ScriptedEngine(lambda _: target)


def translated(
    text: str, engine: ScriptedEngine | None = None, *, lines: bool = False
) -> Translation:
    return translate_document(text, INDEX, engine or ScriptedEngine(obedient), OPTIONS, lines=lines)


# --- what the report says


@pytest.mark.parametrize("script", [obedient, forgetful])
@given(text=TEXTS)
def test_every_reported_place_holds_an_accepted_wording(script: object, text: str) -> None:
    result = translated(text, ScriptedEngine(script))  # type: ignore[arg-type]

    for segment in result.segments:
        taken = [o.target for o in segment.outcomes if o.target]
        assert not any(a.overlaps(b) for i, a in enumerate(taken) for b in taken[:i])
        for outcome in segment.outcomes:
            constraint = outcome.constraint
            assert constraint.span.of(segment.source) == constraint.source
            if outcome.target:
                held = outcome.target.of(segment.target).lower()
                assert held in {form.lower() for form in constraint.rendition.forms}


@given(TEXTS)
def test_what_is_required_is_found_or_named_missing(text: str) -> None:
    result = translated(text, ScriptedEngine(forgetful))

    for segment in result.segments:
        named = [f.message for f in segment.findings if f.code == "missing-rendition"]
        assert len(named) == len(segment.missing)
        for outcome, message in zip(segment.missing, named, strict=True):
            assert outcome.constraint.source in message
            assert outcome.constraint.rendition.preferred in message


@given(TEXTS, st.booleans())
def test_obligations_are_those_of_the_translation(text: str, lines: bool) -> None:  # noqa: FBT001
    owed = find_obligations(text, INDEX, lines=lines)
    done = translated(text, lines=lines)

    assert [s.source for s in owed.segments] == [s.source for s in done.segments]
    assert [[o.constraint for o in s.outcomes] for s in owed.segments] == [
        [o.constraint for o in s.outcomes] for s in done.segments
    ]
    assert owed.summary["required"] == done.summary["required"]
    assert owed.target == ""
    assert owed.summary["found"] == 0


def test_the_style_of_the_house_words_the_figures_and_either_counts() -> None:
    british = Style(english=English.UK)
    text = "2025年3月5日建成73万平方米。"

    done = translate_document(text, INDEX, ScriptedEngine(obedient), OPTIONS, style=british)
    plain = translate_document(text, INDEX, ScriptedEngine(obedient), OPTIONS)

    assert "5 March 2025" in done.target
    assert "730,000 square metres" in done.target
    assert "March 5, 2025" in plain.target
    assert "730,000 square meters" in plain.target
    assert done.summary["missing"] == plain.summary["missing"] == 0


def test_the_report_in_its_wire_form() -> None:
    report = as_json(translated("青春之城增长5%。", saying("The City of Youth grew 5%.")))

    assert report == {
        "translation": "The City of Youth grew 5%.",
        "segments": [
            {
                "source": "青春之城增长5%。",
                "target": "The City of Youth grew 5%.",
                "spans": [
                    {
                        "kind": "term",
                        "source": "青春之城",
                        "start": 0,
                        "end": 4,
                        "target": "City of Youth",
                        "required": True,
                        "found": True,
                        "form": "preferred",
                        "step": "decoded",
                        "target_start": 4,
                        "target_end": 17,
                        "entry": "青春之城",
                    },
                    {
                        "kind": "figure",
                        "source": "5%",
                        "start": 6,
                        "end": 8,
                        "target": "5%",
                        "required": True,
                        "found": True,
                        "form": "preferred",
                        "step": "decoded",
                        "target_start": 23,
                        "target_end": 25,
                        "entry": "percent",
                    },
                ],
                "warnings": [],
                "step": "decoded",
                "matches": [],
            }
        ],
        "summary": {"segments": 1, "required": 2, "found": 2, "missing": 0},
        "engine": {"package": "scripted", "version": "1"},
        "languages": None,
    }


def test_a_missing_rendition_is_a_critical_finding_and_is_not_written_in() -> None:
    result = translated("扎实推动共同富裕。", saying("We move on."))

    (finding,) = result.segments[0].findings
    assert (finding.code, finding.severity) == ("missing-rendition", Severity.CRITICAL)
    assert finding.message == "“共同富裕” should read “common prosperity”."
    assert result.target == "We move on."


def test_two_occurrences_in_the_source_need_two_in_the_target() -> None:
    result = translated("共同富裕和共同富裕。", saying("Common prosperity."))

    assert result.summary == {"segments": 1, "required": 2, "found": 1, "missing": 1}


def test_a_figure_that_stands_in_the_source_thrice_is_owed_thrice() -> None:
    result = translated("增长5%、5%、5%。", saying("Up 5%, 5% and 5%."))

    assert result.summary["found"] == 3


# --- segments and blocks


def test_a_repeated_paragraph_is_decoded_once_and_pointed_out() -> None:
    paragraph = "今年以来，青春之城坚持以高质量发展为主线，加快培育战略性新兴产业，成效明显。"
    engine = saying("This year the City of Youth has kept to high-quality development.")

    result = translated(f"{paragraph}\n\n我们继续。\n\n{paragraph}", engine)

    assert [f.code for f in result.blocks[2].segments[0].findings] == ["repeated-paragraph"]
    assert result.blocks[0].segments[0].findings == ()
    assert result.blocks[0].target == result.blocks[2].target
    assert [len(call) for call in engine.calls] == [2]


def test_a_heading_and_a_sentence_of_the_same_words_are_finished_each_in_its_way() -> None:
    result = translated("青春之城\n\n青春之城。", saying("a City of Youth."))

    assert result.target == "A City of Youth\n\nA City of Youth."


def test_headings_bylines_and_captions_keep_their_places_and_gaps() -> None:
    text = "青春之城\n\n本报记者 陈晓 林海\n\n今年，我们增长5%。\n\n\n\n\n（李明摄）"

    result = translated(text)

    assert [b.kind for b in result.blocks] == [
        BlockKind.HEADING,
        BlockKind.BYLINE,
        BlockKind.PARAGRAPH,
        BlockKind.CAPTION,
    ]
    assert [b.gap for b in result.blocks] == ["", "\n\n", "\n\n", "\n\n\n\n\n"]


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("Hello，world", "Hello, world"),
        ("《GDP》", "“GDP”"),
        ("2024", "2024"),
        ("www.example.cn", "www.example.cn"),
        ("——", "——"),
    ],
)
def test_a_line_without_chinese_passes_unread_by_the_engine(line: str, target: str) -> None:
    engine = ScriptedEngine(obedient)

    result = translated(f"{line}\n\n青春之城。", engine)

    assert result.blocks[0].target == target
    assert [[s.text for s in call] for call in engine.calls] == [["青春之城。"]]


def test_a_text_without_chinese_never_wakes_the_engine() -> None:
    engine = ScriptedEngine(obedient)

    assert translated("Hello", engine).target == "Hello"
    assert engine.calls == []


def test_a_segment_too_long_for_the_engine_is_cut_at_clauses_and_reported_whole() -> None:
    engine = ScriptedEngine(obedient, max_source_length=14)

    result = translated("我们共同来建设青春之城，大家一起实现共同富裕。", engine)

    assert [len(s.text) for s in engine.calls[0]] == [12, 11]
    assert result.target == "We see City of Youth here, we see common prosperity here."
    assert result.summary == {"segments": 1, "required": 2, "found": 2, "missing": 0}


def test_a_clause_that_two_long_segments_share_is_decoded_once() -> None:
    engine = ScriptedEngine(obedient, max_source_length=14)
    texts = "我们共同来建设青春之城，大家一起来。", "我们共同来建设青春之城，明天再一起来。"

    result = translated("".join(texts), engine)

    asked = [s.text for s in engine.calls[0]]
    assert asked == ["我们共同来建设青春之城，", "大家一起来。", "明天再一起来。"]
    assert [s.source for s in result.segments] == list(texts)
    assert result.summary == {"segments": 2, "required": 2, "found": 2, "missing": 0}


def test_the_worst_rung_of_a_cut_segment_is_reported() -> None:
    def script(segment: SourceSegment) -> list[str]:
        good = obedient(segment)
        return [good] if "青春" in segment.text else ["Nothing", good]

    engine = ScriptedEngine(script, max_source_length=14)

    result = translated("我们共同来建设青春之城，大家一起实现共同富裕。", engine)

    assert {o.rung for o in result.segments[0].outcomes} == {Rung.N_BEST}


# --- lines


@pytest.mark.parametrize(
    "text",
    [
        "青春之城",
        "青春之城\n",
        "\n\n青春之城\n\n共同富裕。\n\n",
        "2024\n \n青春之城。共同富裕。",
        "\n",
    ],
)
def test_lines_mode_has_exactly_one_line_for_each(text: str) -> None:
    result = translated(text, lines=True)

    sources, targets = text.split("\n"), result.target.split("\n")
    assert len(targets) == len(sources)
    assert [bool(t.strip()) for t in targets] == [bool(s.strip()) for s in sources]


@given(TEXTS)
def test_lines_mode_keeps_any_texts_lines(text: str) -> None:
    assert translated(text, lines=True).target.count("\n") == text.count("\n")


def test_lines_mode_rejoins_nothing() -> None:
    broken = "去年，产业规模突破千亿，精细\n化工入选集群。"

    assert len(translated(broken, lines=True).segments) == 2
    assert len(translated(broken).segments) == 1


# --- letters of the source


def test_latin_capitals_in_the_source_do_not_make_the_target_capital() -> None:
    result = translated("中国GDP增长5%。", saying("china's GDP grew by 5%。"))

    assert result.target == "China's GDP grew by 5%."


def test_a_small_word_of_the_source_stays_small() -> None:
    photos = translated("他用iphone拍照", saying("iphone is what he takes photos with."))

    assert photos.target == "iphone is what he takes photos with"


def test_a_latin_word_is_suggested_and_not_required() -> None:
    (constraint,) = collect_constraints("他用iphone拍照", INDEX)

    assert (constraint.source, constraint.origin) == ("iphone", Origin.NAME)
    assert translated("他用iphone拍照", saying("He takes photos")).summary["required"] == 0


# --- renditions that begin or end like a sentence


def test_a_rendition_that_begins_with_an_article_keeps_its_capital_in_a_later_clause() -> None:
    index = term_index(("红楼梦", "A Dream of Red Mansions"))
    engine = ScriptedEngine(
        lambda s: "".join(f"{a.rendition} is good." for a in s.annotations) or "Today we read.",
        max_source_length=10,
    )

    result = translate_document("我们今天读一读，红楼梦很好看。", index, engine, OPTIONS)

    assert result.target == "Today we read, A Dream of Red Mansions is good."
    assert result.summary["missing"] == 0


def test_a_rendition_that_ends_with_a_full_stop_keeps_it_at_a_clauses_end() -> None:
    index = term_index(("苹果公司", "Apple Inc."))
    engine = ScriptedEngine(
        lambda s: "".join(f"We see {a.rendition}" for a in s.annotations) or "It is good.",
        max_source_length=10,
    )

    result = translate_document("我们看苹果公司，今天很好看。", index, engine, OPTIONS)

    assert result.summary["missing"] == 0
