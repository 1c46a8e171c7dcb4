"""What every engine promises, whatever is behind it."""

import pytest

from glossary.language import LanguageCode, LanguagePair
from glossary.spans import Span
from service.engine.argos import ArgosEngine
from service.engine.protocol import (
    Annotation,
    DecodingOptions,
    Engine,
    Forcing,
    Hypothesis,
    SourceSegment,
)
from service.engine.registry import PackageRegistry
from service.engine.scripted import ScriptedEngine

ZH_EN = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
OPTIONS = DecodingOptions(beam_size=3, hypotheses=3)
TERM = SourceSegment("青春之城增长。", (Annotation(Span(0, 4), "City of Youth"),))
PLAIN = SourceSegment("城市在发展。")
BARE = SourceSegment("中国。")


def answers(segment: SourceSegment) -> list[str]:
    held = " and ".join(a.rendition for a in segment.annotations)
    return [f"{segment.text} {held} {i}" for i in range(5)]


@pytest.fixture(scope="module")
def argos(tmp_path_factory: pytest.TempPathFactory) -> ArgosEngine:
    place = tmp_path_factory.mktemp("contract")
    packages = PackageRegistry(installed=place / "installed", cache=place / "cache", threads=1)
    return packages.engine(ZH_EN)


@pytest.fixture(params=["scripted", pytest.param("argos", marks=pytest.mark.model)])
def engine(request: pytest.FixtureRequest) -> Engine:
    if request.param == "argos":
        found: Engine = request.getfixturevalue("argos")
        return found
    return ScriptedEngine(answers, answers)


def first_of(engine: Engine, segment: SourceSegment) -> Hypothesis:
    return engine.translate([segment], OPTIONS)[0][0]


def test_it_says_what_it_translates_and_how_much_at_once(engine: Engine) -> None:
    told = engine.capabilities

    assert told.pair == ZH_EN
    assert told.package
    assert told.version
    assert told.checksum
    assert told.max_source_length > 0


def test_each_segment_gets_its_hypotheses_in_order(engine: Engine) -> None:
    segments = [TERM, BARE, PLAIN, BARE]

    found = engine.translate(segments, OPTIONS)

    assert [len(hypotheses) for hypotheses in found] == [3, 3, 3, 3]
    assert found[1][0].text == found[3][0].text
    alone = [first_of(engine, segment).text for segment in segments]
    assert [hypotheses[0].text for hypotheses in found] == alone


def test_the_best_hypothesis_comes_first(engine: Engine) -> None:
    scores = [h.score for h in engine.translate([PLAIN], OPTIONS)[0]]

    assert scores == sorted(scores, reverse=True)


def test_one_hypothesis_is_enough_if_one_is_asked_for(engine: Engine) -> None:
    (found,) = engine.translate([PLAIN], DecodingOptions(beam_size=1, hypotheses=1))

    assert len(found) == 1


def test_slots_and_anchors_are_the_hypothesis_own(engine: Engine) -> None:
    for hypothesis in engine.translate([TERM], OPTIONS)[0]:
        assert all(slot.span.end <= len(hypothesis.text) for slot in hypothesis.slots)
        assert all(0 <= anchor < len(hypothesis.tokens) for anchor in hypothesis.anchors)
        assert len(hypothesis.anchors) in {0, len(TERM.annotations)}


def test_nothing_asked_is_nothing_answered(engine: Engine) -> None:
    assert engine.translate([], OPTIONS) == []
    assert engine.force([], OPTIONS) == []
    assert engine.measure([]) == []


def test_every_segment_has_a_length_and_a_longer_text_a_longer_one(engine: Engine) -> None:
    short, long, annotated = engine.measure([BARE, SourceSegment(BARE.text * 5), TERM])

    assert 0 < short < long
    assert annotated > 0


def test_a_forced_rendition_is_in_every_hypothesis_of_its_answer(engine: Engine) -> None:
    request = Forcing(TERM, first_of(engine, TERM), 0)

    first, second = engine.force([request, request], OPTIONS)

    assert first == second
    assert first
    assert all("City of Youth" in h.text for h in first)


def test_an_engine_that_cannot_force_gives_an_empty_list_for_each_request() -> None:
    engine = ScriptedEngine(answers)
    request = Forcing(TERM, first_of(engine, TERM), 0)

    assert engine.force([request, request], OPTIONS) == [[], []]
