"""A document translated with a memory: what is approved is not decoded, what is near is shown."""

from datetime import UTC, datetime

from builders import concept, concept_index, term_index, translation_unit
from hypothesis import given
from hypothesis import strategies as st

from glossary.language import LanguageCode, LanguagePair
from service.engine.protocol import DecodingOptions, SourceSegment
from service.engine.scripted import ScriptedEngine
from service.memory.lookup import MemoryIndex
from service.memory.units import MatchKind, TranslationUnit
from service.pipeline.approved import affected_units, stale_units
from service.pipeline.report import Rung, Translation, as_json
from service.pipeline.translate import translate_document

OPTIONS = DecodingOptions(beam_size=1, hypotheses=1)
INDEX = term_index(("青春之城", "City of Youth"), ("共同富裕", "common prosperity"))
FIRST, SECOND, THIRD = "我们扎实推动共同富裕。", "大家建设青春之城。", "明天会更好。"
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def obedient(segment: SourceSegment) -> str:
    return "We see " + " and ".join(a.rendition for a in segment.annotations) + "."


def translated(
    text: str, *units: TranslationUnit, lines: bool = False
) -> tuple[Translation, list[str]]:
    """Return a translation and the segments that were decoded for it."""
    engine = ScriptedEngine(obedient)
    recall = MemoryIndex(units)
    done = translate_document(text, INDEX, engine, OPTIONS, lines=lines, recall=recall)
    return done, [segment.text for call in engine.calls for segment in call]


def test_an_approved_sentence_is_reused_word_for_word_and_not_decoded() -> None:
    unit = translation_unit(FIRST, "we pursue  COMMON prosperity")

    done, decoded = translated(FIRST + SECOND, unit)

    first, second = done.segments
    assert first.target == "we pursue  COMMON prosperity"
    assert (first.step, second.step) == (Rung.MEMORY, Rung.DECODED)
    assert [match.unit for match in first.matches] == [unit]
    assert decoded == [SECOND]


def test_an_approved_sentence_is_checked_like_any_other() -> None:
    done, _ = translated(FIRST, translation_unit(FIRST, "We get rich in 1999."))

    (segment,) = done.segments
    assert [f.code for f in segment.findings] == ["missing-rendition", "invented-figure"]
    assert done.summary["missing"] == 1


def test_the_report_says_that_a_rendition_came_from_the_memory() -> None:
    report = as_json(translated(FIRST, translation_unit(FIRST, "Common prosperity!"))[0])

    (segment,) = report["segments"]
    assert (segment["step"], segment["spans"][0]["step"]) == ("memory", "memory")
    assert segment["matches"][0]["kind"] == "exact"


def test_a_near_sentence_is_decoded_and_its_match_reported_with_differences() -> None:
    unit = translation_unit(
        "我们扎实推动全体人民共同富裕。", "Near.", author="Li", at=NOON, origin="f", project="p"
    )

    done, decoded = translated(FIRST, unit)

    assert decoded == [FIRST]
    (segment,) = as_json(done)["segments"]
    assert segment["step"] == "decoded"
    assert segment["matches"] == [
        {
            "unit": unit.id,
            "kind": "fuzzy",
            "score": 73,
            "source": unit.source,
            "target": "Near.",
            "only_figures": False,
            "differences": [
                {"kind": "delete", "start": 6, "end": 6, "unit_start": 6, "unit_end": 10}
            ],
            "author": "Li",
            "at": "2026-11-25T12:00:00+00:00",
            "origin": "f",
            "project": "p",
        }
    ]


def test_a_paragraph_that_was_approved_in_one_piece_is_found_as_well() -> None:
    unit = translation_unit(FIRST + SECOND, "Both at once.\nIn two lines.")

    done, decoded = translated(f"{FIRST}{SECOND}\n\n{THIRD}", unit)

    assert [s.source for s in done.segments] == [FIRST + SECOND, THIRD]
    assert done.target == "Both at once. In two lines.\n\nWe see."
    assert decoded == [THIRD]


def test_the_sentences_beside_it_choose_between_two_approved_targets() -> None:
    plain = translation_unit(SECOND, "Plain.", at=NOON)
    placed = translation_unit(SECOND, "Placed.", before=FIRST, after=THIRD)

    done, _ = translated(f"{SECOND}\n\n{FIRST}{SECOND}\n\n{THIRD}", plain, placed)

    assert [s.target for s in done.segments if s.source == SECOND] == ["Plain.", "Placed."]
    kinds = [[m.kind for m in s.matches] for s in done.segments if s.source == SECOND]
    assert kinds == [[MatchKind.EXACT] * 2, [MatchKind.IN_CONTEXT, MatchKind.EXACT]]


def test_the_first_and_the_last_sentence_of_a_text_have_one_neighbour() -> None:
    first = translation_unit(FIRST, "First.", after=SECOND)
    last = translation_unit(SECOND, "Last.", before=FIRST)

    done, _ = translated(FIRST + SECOND, first, last)

    assert [s.matches[0].kind for s in done.segments] == [MatchKind.IN_CONTEXT] * 2


def test_with_lines_an_approved_target_stays_in_its_line() -> None:
    done, _ = translated(f"{FIRST}\n{SECOND}", translation_unit(FIRST, "One\ntwo."), lines=True)

    assert done.target.split("\n")[0] == "One two."
    assert len(done.target.split("\n")) == 2


@given(st.lists(st.sampled_from([FIRST, SECOND, THIRD, "\n\n", "GDP。"]), max_size=8).map("".join))
def test_an_empty_memory_changes_nothing(text: str) -> None:
    without = translate_document(text, INDEX, ScriptedEngine(obedient), OPTIONS)

    assert translated(text)[0] == without


# --- a changed glossary


def test_units_that_lack_a_required_term_are_stale_and_others_are_not() -> None:
    held = translation_unit(FIRST, "We pursue common prosperity in 3 cities.")
    lacking = translation_unit(SECOND, "We build a youth city.")

    (stale,) = stale_units([held, lacking, translation_unit(THIRD, "x")], INDEX)

    assert stale.unit is lacking
    assert [c.rendition.preferred for c in stale.unmet] == ["City of Youth"]


def test_a_unit_may_use_a_short_form_but_no_forbidden_wording() -> None:
    entry = concept(
        "人工智能",
        "artificial intelligence",
        en_abbreviation="AI",
        en_forbidden=("smart machines",),
    )
    index = concept_index(entry)
    short = translation_unit("发展人工智能。", "Develop AI.")
    bad = translation_unit("发展人工智能。", "Develop AI, that is, smart machines.")

    assert [stale.unit for stale in stale_units([short, bad], index)] == [bad]


def test_a_changed_entry_affects_the_units_that_lack_its_new_rendition() -> None:
    old, new = concept("青春之城", "City of Youth"), concept("青春之城", "Youthful City")
    unit = translation_unit(SECOND, "We build the City of Youth.")
    others = [
        translation_unit(SECOND, "The Youthful City grows."),
        translation_unit(FIRST, "Unrelated."),
    ]

    assert affected_units([unit, *others], old, new) == [unit]
    assert affected_units([unit, *others], None, new) == [unit]
    assert affected_units([unit], new, new) == []
    assert affected_units([unit], old, None) == []
    assert (
        affected_units([unit], old, concept("青春之城", "x", en_variants=("city of youth",))) == []
    )


def test_a_unit_in_traditional_characters_is_affected_as_well() -> None:
    pair = LanguagePair(LanguageCode.CHINESE_TRADITIONAL, LanguageCode.ENGLISH)
    unit = translation_unit("國家發展。", "The land grows.", pair=pair)

    assert affected_units([unit], None, concept("国家", "country")) == [unit]
