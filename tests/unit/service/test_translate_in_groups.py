"""A document that is translated group by group, stopped, gone on with, and edited by a person."""

from collections.abc import Callable

from builders import concept, concept_index, term_index
from hypothesis import given
from hypothesis import strategies as st

from glossary.matching import TermIndex
from service.engine.protocol import DecodingOptions, SourceSegment
from service.engine.scripted import ScriptedEngine
from service.pipeline.report import Rung, SegmentResult
from service.pipeline.translate import (
    Job,
    alternatives,
    check_target,
    find_obligations,
    jobs_of,
    translate_document,
    translate_jobs,
)

OPTIONS = DecodingOptions(beam_size=3, hypotheses=3)
INDEX = term_index(("青春之城", "City of Youth"), ("共同富裕", "common prosperity"))


def obedient(segment: SourceSegment) -> str:
    held = [a.rendition for a in segment.annotations]
    return f"No. {len(segment.text)} holds {', '.join(held) or 'nothing'}."


def engine(script: Callable[[SourceSegment], str | list[str]] = obedient) -> ScriptedEngine:
    return ScriptedEngine(script)


def jobs(text: str, index: TermIndex = INDEX) -> list[Job]:
    return list(jobs_of(find_obligations(text, index)))


def groups(
    text: str, done: frozenset[Job] = frozenset(), index: TermIndex = INDEX
) -> list[dict[Job, SegmentResult]]:
    return list(translate_jobs(jobs(text, index), engine(), OPTIONS, done))


def sentences(count: int) -> str:
    return "".join(f"第{'一' * n}句说青春之城。" for n in range(1, count + 1))


def test_the_first_group_is_small_and_later_ones_grow() -> None:
    assert [len(group) for group in groups(sentences(60))] == [8, 16, 32, 4]


def test_what_needs_no_engine_comes_first() -> None:
    first, second = groups("青春之城好。\n\nHello\n\n2024")

    assert {job.text for job in first} == {"Hello", "2024"}
    assert [job.text for job in second] == ["青春之城好。"]


@given(st.integers(1, 40), st.integers(0, 5))
def test_a_translation_that_was_stopped_goes_on_to_what_it_would_have_been(
    count: int, stopped_after: int
) -> None:
    text = sentences(count)
    at_once = {job: result for group in groups(text) for job, result in group.items()}

    before = {job: r for group in groups(text)[:stopped_after] for job, r in group.items()}
    after = {job: r for group in groups(text, frozenset(before)) for job, r in group.items()}

    assert before | after == at_once
    assert not before.keys() & after.keys()


def test_a_short_form_is_introduced_once_whatever_the_groups() -> None:
    ai = concept_index(concept("人工智能", "artificial intelligence", en_abbreviation="AI"))
    text = "".join(f"第{'一' * n}年发展人工智能。" for n in range(1, 31))

    whole = translate_document(text, ai, engine(), OPTIONS)
    by_group = [r.target for group in groups(text, index=ai) for r in group.values()]

    assert by_group == [segment.target for segment in whole.segments]
    assert [("(AI)" in target) for target in by_group] == [True] + [False] * 29


def test_alternatives_are_told_apart_finished_and_checked() -> None:
    (job,) = jobs("建设青春之城。")
    answers = ["we build.", "We build.", "build the City of Youth"]

    found = alternatives(job, engine(lambda _: answers), OPTIONS)

    assert [r.target for r in found] == ["We build.", "Build the City of Youth."]
    assert [len(r.missing) for r in found] == [1, 0]
    assert [r.step for r in found] == [Rung.DECODED, Rung.N_BEST]


def test_alternatives_of_a_cut_segment_are_whole_sentences() -> None:
    (job,) = jobs("我们共同来建设青春之城，大家一起实现共同富裕。")
    cutting = ScriptedEngine(
        lambda s: [f"a {len(s.text)}", f"b {len(s.text)}"], max_source_length=14
    )

    found = alternatives(job, cutting, OPTIONS)

    assert [r.target for r in found] == ["A 12, a 11.", "B 12, b 11."]


def test_what_has_no_chinese_has_one_translation() -> None:
    (job,) = jobs("Hello，world")

    assert [r.target for r in alternatives(job, engine(), OPTIONS)] == ["Hello, world"]


def test_an_edited_target_is_checked_anew() -> None:
    (segment,) = translate_document("建设青春之城。", INDEX, engine(), OPTIONS).segments

    edited = check_target(segment, "We build 3 cities.")

    assert [o.constraint.source for o in edited.missing] == ["青春之城"]
    assert {f.code for f in edited.findings} == {"missing-rendition", "invented-figure"}
    assert edited.step is None
    mended = check_target(edited, "We build the City of Youth.")
    assert (mended.missing, mended.findings) == ((), ())
