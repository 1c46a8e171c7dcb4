"""The ladder, rung by rung, on a scripted engine."""

from collections.abc import Sequence

from builders import term_index
from hypothesis import given
from hypothesis import strategies as st

from glossary.constraints import Constraint, Origin, Rendition, Strength
from glossary.spans import Span
from service.engine.protocol import (
    DecodingOptions,
    Forcing,
    Hypothesis,
    Slot,
    SourceSegment,
)
from service.engine.scripted import ScriptedEngine
from service.pipeline.constraints import collect_constraints
from service.pipeline.enforcement import Candidate, Unit, enforce, fill_slots
from service.pipeline.report import Rung

OPTIONS = DecodingOptions(beam_size=4, hypotheses=4)
INDEX = term_index(("青春之城", "City of Youth"), ("共同富裕", "common prosperity"))
WORDINGS = ["City of Youth", "common prosperity", "135 billion yuan", "5%"]


def unit(text: str) -> Unit:
    return Unit(text, collect_constraints(text, INDEX))


def owed(*wordings: str, strength: Strength = Strength.REQUIRED) -> list[Constraint]:
    return [
        Constraint(
            span=Span(2 * i, 2 * i + 2),
            source="术语",
            rendition=Rendition(preferred=wording),
            origin=Origin.TERM,
            strength=strength,
        )
        for i, wording in enumerate(wordings)
    ]


def marked(text: str, *slots: tuple[str, tuple[float, ...]]) -> Hypothesis:
    """Return a hypothesis whose slots are the named words of its text."""
    places = [(text.index(words), words, weights) for words, weights in slots]
    return Hypothesis(
        text, 0.0, tuple(Slot(Span(at, at + len(words)), weights) for at, words, weights in places)
    )


class Deaf(ScriptedEngine):
    """An engine whose forcing gives hypotheses that again miss everything."""

    def __init__(self) -> None:
        super().__init__(lambda _: "Nothing.", lambda _: "Still nothing.")


class RecordingForce(ScriptedEngine):
    """An engine with anchors, that keeps what it was asked to force and obeys."""

    def __init__(self, anchors: tuple[int, ...]) -> None:
        super().__init__(lambda _: "Nothing.")
        self.anchors = anchors
        self.asked: list[int] = []

    def translate(
        self, segments: Sequence[SourceSegment], options: DecodingOptions
    ) -> list[list[Hypothesis]]:
        """Return a hypothesis with anchors for each segment."""
        super().translate(segments, options)
        return [[Hypothesis("Nothing.", 0.0, (), ("a",) * 9, self.anchors)] for _ in segments]

    def force(
        self, requests: Sequence[Forcing], options: DecodingOptions
    ) -> list[list[Hypothesis]]:
        """Keep what the hypothesis holds and add the rendition asked for."""
        del options
        self.asked += [r.annotation for r in requests]
        return [[self._obeyed(r)] for r in requests]

    def _obeyed(self, request: Forcing) -> Hypothesis:
        wording = request.segment.annotations[request.annotation].rendition
        text = f"{request.hypothesis.text} {wording}"
        return Hypothesis(text, 0.0, (), ("a",) * 9, self.anchors)


# --- n-best


def test_the_hypothesis_that_misses_least_wins_then_the_likeliest() -> None:
    answers = ["Nothing.", "Common prosperity.", "City of Youth.", "A city."]
    engine = ScriptedEngine(lambda _: answers)

    (best,) = enforce([unit("青春之城共同富裕")], engine, OPTIONS)

    assert best.text == "Common prosperity."
    assert best.missing == (0,)
    assert best.rung is Rung.N_BEST


def test_a_likelier_hypothesis_with_an_invented_figure_loses_only_if_the_other_is_near() -> None:
    plain, invented = "A City of Youth.", "A City of Youth with 46."

    near = Candidate(plain, (), -0.4, Rung.N_BEST)
    far = Candidate(plain, (), -0.6, Rung.N_BEST)
    liked = Candidate(invented, (), 0.0, Rung.DECODED, invented=1)

    assert near.rank < liked.rank < far.rank


def test_units_come_back_in_order() -> None:
    engine = ScriptedEngine(lambda s: f"{s.text} City of Youth.")
    units = [unit(f"青春之城{c}") for c in "甲乙丙"]

    best = enforce(units, engine, OPTIONS)

    assert [c.text[4] for c in best] == ["甲", "乙", "丙"]
    assert all(c.rung is Rung.DECODED for c in best)


def test_no_units_ask_nothing_more_of_the_engine() -> None:
    assert enforce([], ScriptedEngine(lambda _: ""), OPTIONS) == []


# --- slots


def test_a_slot_gets_the_rendition_it_attends_to_most() -> None:
    hypothesis = marked(
        "It rose 5.1% to 13.5 billion yuan.",
        ("5.1%", (0.1, 0.9)),
        ("13.5 billion yuan", (0.9, 0.1)),
    )

    text, changed = fill_slots(hypothesis, owed("135 billion yuan", "5%"))

    assert text == "It rose 5% to 135 billion yuan."
    assert [span.of(text) for span in changed] == ["5%", "135 billion yuan"]


def test_without_weights_a_slot_gets_the_rendition_it_resembles() -> None:
    hypothesis = marked("The City of Young rose 5.1%.", ("City of Young", ()), ("5.1%", ()))

    text, _ = fill_slots(hypothesis, owed("5%", "City of Youth"))

    assert text == "The City of Youth rose 5%."


def test_a_slot_that_holds_what_is_owed_is_not_changed() -> None:
    hypothesis = marked("City of Youth and a town", ("City of Youth", (0.0, 1.0)))

    text, changed = fill_slots(hypothesis, owed("City of Youth", "common prosperity"))

    assert (text, changed) == (hypothesis.text, ())


def test_one_slot_gets_one_rendition_and_the_other_stays_missing() -> None:
    hypothesis = marked("We want it.", ("it", (0.8, 0.7)))

    text, changed = fill_slots(hypothesis, owed("City of Youth", "common prosperity"))

    assert text == "We want City of Youth."
    assert len(changed) == 1


def test_a_slot_that_neither_attends_to_nor_resembles_what_is_owed_is_left() -> None:
    hypothesis = marked("We met Xu.", ("Xu", (0.3,)))

    assert fill_slots(hypothesis, owed("common prosperity"))[0] == "We met Xu."


def test_a_hypothesis_without_slots_is_never_changed() -> None:
    assert fill_slots(Hypothesis("It grows.", 0.0), owed("City of Youth")) == ("It grows.", ())


@given(st.data())
def test_filling_never_loses_what_stands_and_changes_nothing_outside_slots(
    data: st.DataObject,
) -> None:
    wordings = data.draw(st.lists(st.sampled_from(WORDINGS), max_size=4))
    weights = st.lists(st.floats(0, 1), min_size=len(wordings), max_size=len(wordings)).map(tuple)
    pieces = st.sampled_from([*WORDINGS, "Xu", "13.5 billion yuan", "a city"])
    text, slots = "So", []
    for piece in data.draw(st.lists(pieces, max_size=4)):
        slots.append(Slot(Span(len(text) + 1, len(text) + 1 + len(piece)), data.draw(weights)))
        text += f" {piece} then"

    filled, changed = fill_slots(Hypothesis(text, 0.0, tuple(slots)), owed(*wordings))

    for wording in set(wordings):
        due = wordings.count(wording)
        assert min(filled.count(wording), due) >= min(text.count(wording), due)
    assert filled.startswith("So")
    assert filled.count(" then") == text.count(" then")
    assert {span.of(filled) for span in changed} <= set(wordings)
    assert len(changed) <= len(slots)


# --- forcing


def test_a_missing_rendition_is_forced() -> None:
    engine = ScriptedEngine(lambda _: "It grows.", lambda _: ["It.", "The City of Youth grows."])

    (best,) = enforce([unit("青春之城")], engine, OPTIONS)

    assert (best.text, best.missing, best.rung) == ("The City of Youth grows.", (), Rung.FORCED)


def test_the_rendition_that_belongs_first_in_the_target_is_forced_first() -> None:
    engine = RecordingForce(anchors=(7, 2))

    (best,) = enforce([unit("青春之城，共同富裕")], engine, OPTIONS)

    assert engine.asked == [1, 0]
    assert best.missing == ()
    assert best.text == "Nothing. common prosperity City of Youth"


def test_only_units_that_miss_something_are_forced() -> None:
    engine = ScriptedEngine(
        lambda s: "City of Youth." if "甲" in s.text else "Nothing.", lambda _: "City of Youth."
    )

    enforce([unit("甲青春之城"), unit("乙青春之城"), unit("丙")], engine, OPTIONS)

    assert [[s.text for s in call] for call in engine.calls[1:]] == [["乙青春之城"]]


def test_forcing_that_does_not_help_keeps_what_was_there_and_is_not_repeated() -> None:
    engine = Deaf()

    (best,) = enforce([unit("青春之城")], engine, OPTIONS)

    assert (best.text, best.missing) == ("Nothing.", (0,))
    assert len(engine.calls) == 2


# --- a second try


def answering(*answers: list[str] | str) -> ScriptedEngine:
    """Return an engine that gives its answers in turn, whatever it is asked."""
    turn = iter(answers)
    return ScriptedEngine(lambda _: next(turn))


def test_a_figure_that_nobody_asked_for_is_tried_again() -> None:
    engine = answering("The City of Youth has 46.", "The City of Youth is large.")

    (best,) = enforce([unit("青春之城很大")], engine, OPTIONS)

    assert (best.text, best.rung) == ("The City of Youth is large.", Rung.RETRIED)


def test_a_loop_is_tried_again() -> None:
    loop = "The City of Youth grows and grows and grows and grows."
    engine = answering(loop, "The City of Youth grows.")

    (best,) = enforce([unit("青春之城发展")], engine, OPTIONS)

    assert best.text == "The City of Youth grows."


def test_of_a_loop_that_stays_one_copy_is_kept() -> None:
    engine = answering("The City of Youth grows and grows and grows and grows.", "Nothing.")

    (best,) = enforce([unit("建设青春之城。")], engine, OPTIONS)

    assert best.text == "The City of Youth grows and grows."
    assert best.loops == 0


def test_a_copy_that_holds_a_rendition_is_kept() -> None:
    twice = "We build City of Youth, City of Youth."

    (best,) = enforce([unit("青春之城，青春之城。")], answering(twice, twice), OPTIONS)

    assert best.text == twice
    assert not best.missing


def test_a_second_try_that_loses_a_rendition_is_not_taken() -> None:
    first = "The City of Youth has 46."
    engine = answering(first, "It is large.")

    (best,) = enforce([unit("青春之城很大")], engine, OPTIONS)

    assert (best.text, best.rung) == (first, Rung.DECODED)


def test_only_spoilt_units_are_tried_again() -> None:
    engine = ScriptedEngine(lambda s: "In 46 years." if "年" in s.text else "It is large.")

    enforce([unit("很大"), unit("多年")], engine, OPTIONS)

    assert [[s.text for s in call] for call in engine.calls[1:]] == [["多年"]]


# --- clauses


def test_a_unit_that_cannot_be_forced_is_translated_by_clauses() -> None:
    def script(segment: SourceSegment) -> str:
        one = len(segment.annotations) == 1
        return f"The {segment.annotations[0].rendition}." if one else "Nothing."

    engine = ScriptedEngine(script)

    (best,) = enforce([unit("看青春之城，望共同富裕。")], engine, OPTIONS)

    assert best.text == "The City of Youth, the common prosperity."
    assert best.rung is Rung.SPLIT
    assert [len(call) for call in engine.calls] == [1, 2]


def test_clauses_that_help_nothing_are_not_taken() -> None:
    engine = ScriptedEngine(lambda s: "Whole." if "，" in s.text[:-1] else "Part.")

    (best,) = enforce([unit("看青春之城，望共同富裕。")], engine, OPTIONS)

    assert (best.text, best.missing) == ("Whole.", (0, 1))


def test_a_unit_of_one_clause_is_not_decoded_again() -> None:
    engine = ScriptedEngine(lambda _: "Nothing.")

    enforce([unit("青春之城")], engine, OPTIONS)

    assert len(engine.calls) == 1


# --- what cannot be had


def many(count: int) -> list[Unit]:
    return [unit(f"{chr(0x4E00 + i)}青春之城共同富裕") for i in range(count)]


def test_three_quarters_of_a_document_are_decoded_again_twice_with_half_the_beam() -> None:
    engine = RecordingForce(anchors=(2, 7))

    best = enforce(many(40), engine, OPTIONS)

    assert len(engine.asked) == 60
    assert sum(len(c.missing) for c in best) == 20


def test_clauses_keep_to_what_may_be_decoded_again_too() -> None:
    engine = Deaf()

    enforce([unit(f"{chr(0x4E00 + i)}，青春之城，好") for i in range(60)], engine, OPTIONS)

    first, forced, clauses = (len(call) for call in engine.calls)
    assert (first, forced, clauses) == (60, 60, 30 * 3)


def test_a_short_document_is_decoded_again_as_often_as_it_needs() -> None:
    engine = RecordingForce(anchors=(2, 7))

    best = enforce(many(3), engine, OPTIONS)

    assert len(engine.asked) == 6
    assert not any(c.missing for c in best)


def test_a_long_unit_uses_up_more_of_what_may_be_decoded_again() -> None:
    engine = RecordingForce(anchors=(2, 7))
    long = unit("好" * 9000 + "青春之城共同富裕")

    best = enforce([long, *many(39)], engine, OPTIONS)

    assert [len(c.missing) for c in best] == [1] + 39 * [0]


@given(st.lists(st.sampled_from(["City of Youth", "grows", "common prosperity", "a"]), max_size=5))
def test_what_is_missing_is_named_and_never_written_in(words: list[str]) -> None:
    said = " ".join(["So", *words])
    engine = ScriptedEngine(lambda _: said)

    (best,) = enforce([unit("青春之城共同富裕")], engine, OPTIONS)

    wanted = ["City of Youth", "common prosperity"]
    assert set(best.text.split()) == set(said.split())
    assert best.missing == tuple(i for i, wording in enumerate(wanted) if wording not in said)


def test_a_suggested_rendition_is_annotated_but_never_missing() -> None:
    constraints = tuple(owed("City of Youth", strength=Strength.SUGGESTED))
    engine = ScriptedEngine(lambda _: "It grows.")

    (best,) = enforce([Unit("青春之城", constraints)], engine, OPTIONS)

    assert best.missing == ()
    assert [a.rendition for a in engine.calls[0][0].annotations] == ["City of Youth"]


def test_a_part_of_a_unit_has_the_constraints_that_lie_in_it_at_their_new_places() -> None:
    whole = unit("看青春之城，望共同富裕。")

    part = whole.part(Span(6, 12))

    assert part.text == "望共同富裕。"
    assert [(c.span, c.span.of(part.text)) for c in part.constraints] == [(Span(1, 5), "共同富裕")]
