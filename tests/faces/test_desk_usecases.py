"""A translator's work on a saved translation, from begin to approval."""

from dataclasses import replace
from threading import Event

import pytest
from doubles import ZH_EN, obedient, services_on

from glossary.concepts import make_concept
from glossary.errors import InputError, NotFoundError
from glossary.storage import SqlTermBaseRepository
from service.engine.protocol import SourceSegment
from service.jobs.local import ThreadRunner
from service.memory.units import UnitError
from service.pipeline.report import Rung
from service.pipeline.saved import RunStatus, SavedSegment, SegmentState
from service.storage.memory import SqlMemoryRepository
from service.storage.translations import SqlTranslationRepository
from service.usecases.memory import count_units
from service.usecases.ports import Services
from service.usecases.segments import (
    SegmentCommand,
    SegmentConflictError,
    approve_segment,
    edit_segment,
    find_alternatives,
    find_matches,
    retranslate_segment,
    review_segment,
    stale_segments,
    unapprove_segment,
)
from service.usecases.translate import TranslateCommand, translate
from service.usecases.translations import (
    OpenTranslation,
    begin_translation,
    delete_translation,
    list_translations,
    open_translation,
    rename_translation,
    resume_translation,
    run_translation,
    stop_translation,
    wait_for,
)

TEXT = "扎实推动共同富裕。\n\n我们建设共同富裕的城市。\n\n扎实推动共同富裕。"
LONG = "".join(f"第{'一' * n}句说共同富裕。" for n in range(1, 31))


def begin(services: Services, text: str = TEXT) -> OpenTranslation:
    saved = begin_translation(TranslateCommand(text=text), services)
    return open_translation(saved.id, services)


def command(opened: OpenTranslation, number: int = 1, target: str | None = None) -> SegmentCommand:
    return SegmentCommand(
        translation=opened.saved.id,
        number=number,
        version=opened.segments[number - 1].version,
        target=target,
    )


def again(opened: OpenTranslation, services: Services) -> OpenTranslation:
    return open_translation(opened.saved.id, services)


def test_a_saved_translation_is_what_translating_at_once_gives(services: Services) -> None:
    opened = begin(services, LONG)

    assert opened.saved.status is RunStatus.FINISHED
    assert opened.report == translate(TranslateCommand(text=LONG), services)
    assert {s.state for s in opened.segments} == {SegmentState.TRANSLATED}
    assert opened.counts.done == opened.counts.total == 30


def test_a_repeated_paragraph_is_noted_in_the_saved_report(services: Services) -> None:
    paragraph = "今年以来，城市坚持以高质量发展为主线，加快培育战略性新兴产业，成效明显。"

    opened = begin(services, f"{paragraph}\n\n{paragraph}")

    codes = [[f.code for f in s.findings] for s in opened.report.segments]
    assert "repeated-paragraph" not in codes[0]
    assert "repeated-paragraph" in codes[1]


@pytest.mark.parametrize("text", ["", "Only English."])
def test_what_cannot_be_translated_is_not_saved(services: Services, text: str) -> None:
    with pytest.raises(InputError):
        begin(services, text)

    assert list_translations(services).total == 0


def test_stopped_in_the_middle_it_goes_on_to_the_same_translation(
    term_bases: SqlTermBaseRepository, translations: SqlTranslationRepository
) -> None:
    stopping: list[str] = []

    def script(segment: SourceSegment) -> str:
        if segment.text.count("一") == 20 and not stopping:
            stopping.append(list_translations(services).listed[0].saved.id)
            stop_translation(stopping[0], services)
        return obedient(segment)

    services = services_on(term_bases, script, translations=translations)

    stopped = begin(services, LONG)
    resume_translation(stopped.saved.id, services)
    whole = again(stopped, services)

    assert (stopped.saved.status, stopped.counts.done) == (RunStatus.STOPPED, 8)
    assert whole.saved.status is RunStatus.FINISHED
    assert whole.report == translate(TranslateCommand(text=LONG), services)
    assert resume_translation(stopped.saved.id, services) == whole.saved


def test_a_failure_of_the_engine_is_told_and_can_be_gone_on_from(
    term_bases: SqlTermBaseRepository, translations: SqlTranslationRepository
) -> None:
    broken = [True]

    def script(segment: SourceSegment) -> str:
        if broken:
            raise InputError("The model is broken.")
        return obedient(segment)

    services = services_on(term_bases, script, translations=translations)

    opened = begin(services)
    assert (opened.saved.status, opened.saved.problem) == (
        RunStatus.FAILED,
        "The model is broken.",
    )

    broken.clear()
    resume_translation(opened.saved.id, services)
    assert again(opened, services).saved.status is RunStatus.FINISHED


def test_a_translation_deleted_while_it_runs_ends_its_run(
    term_bases: SqlTermBaseRepository, translations: SqlTranslationRepository
) -> None:
    started, go = Event(), Event()

    def script(segment: SourceSegment) -> str:
        started.set()
        assert go.wait(20)
        return obedient(segment)

    services = services_on(term_bases, script, translations=translations, runner=ThreadRunner())
    id_ = begin_translation(TranslateCommand(text=LONG), services).id
    assert started.wait(20)

    delete_translation(id_, services)
    go.set()
    wait_for(id_, 20, services)

    with pytest.raises(NotFoundError):
        open_translation(id_, services)


def test_an_old_run_stores_nothing(services: Services) -> None:
    opened = begin(services)

    run_translation(opened.saved.id, opened.saved.run - 1, services)

    assert again(opened, services) == opened


def test_the_title_is_the_first_line_and_can_be_changed(services: Services) -> None:
    opened = begin(services)
    assert opened.saved.title == "扎实推动共同富裕。"

    assert rename_translation(opened.saved.id, " Work\nreport ", services) == "Work report"

    assert list_translations(services, text="work").listed[0].saved.title == "Work report"
    for wrong in ("  ", "x" * 201):
        with pytest.raises(InputError):
            rename_translation(opened.saved.id, wrong, services)


def test_a_page_after_the_last_is_the_last(services: Services) -> None:
    begin(services)

    assert list_translations(services, page=9).page == 1


# --- segments


def test_an_edited_segment_is_checked_against_todays_glossary(services: Services) -> None:
    opened = begin(services)
    services.term_bases.save("starter", make_concept(zh="扎实推动", en="steadily advance"))

    edited = edit_segment(command(opened, target="Advance  common\nprosperity."), services)

    assert edited.result.target == "Advance common prosperity."
    assert [o.constraint.source for o in edited.result.missing] == ["扎实推动"]
    assert edited.result.findings[0].code == "missing-rendition"
    assert (edited.state, edited.edited) == (SegmentState.TRANSLATED, True)
    assert again(opened, services).segments[0] == edited


def test_what_was_not_changed_is_not_stored(services: Services) -> None:
    opened = begin(services)

    kept = edit_segment(command(opened, target=opened.segments[0].result.target), services)

    assert kept == opened.segments[0]


@pytest.mark.parametrize("target", ["a\x07b", "x" * 20_001])
def test_a_target_that_cannot_be_kept_is_refused(services: Services, target: str) -> None:
    opened = begin(services)

    with pytest.raises(InputError):
        edit_segment(command(opened, target=target), services)


def test_a_segment_that_is_not_there_is_not_found(services: Services) -> None:
    opened = begin(services)

    with pytest.raises(NotFoundError):
        edit_segment(replace(command(opened), number=4, target="x"), services)


def test_the_second_editor_is_told_what_the_first_has_stored(services: Services) -> None:
    opened = begin(services)
    first = edit_segment(command(opened, target="Ours."), services)

    for use in (edit_segment, approve_segment, review_segment, unapprove_segment):
        with pytest.raises(SegmentConflictError) as refusal:
            use(command(opened, target="Theirs."), services)
        assert refusal.value.stored == first
    assert count_units(services) == 0


def test_an_approved_segment_is_used_again_by_the_next_translation(services: Services) -> None:
    opened = begin(services)

    final = approve_segment(command(opened, target="Advance common prosperity."), services)

    assert (final.state, final.owns_unit) == (SegmentState.FINAL, True)
    (unit,) = services.memory.units() if services.memory else ()
    assert (unit.id, unit.target, unit.before) == (final.unit, "Advance common prosperity.", "")
    assert unit.after == "我们建设共同富裕的城市。"
    following = begin(services, "扎实推动共同富裕。")
    assert following.segments[0].result.target == "Advance common prosperity."
    assert following.segments[0].result.step is Rung.MEMORY


def test_nothing_is_approved_without_a_translation(services: Services) -> None:
    opened = begin(services)

    with pytest.raises(InputError, match="no translation"):
        approve_segment(command(opened, target=" "), services)


def test_what_makes_no_unit_is_not_approved(services: Services) -> None:
    opened = begin(services, f"{'共同富裕' * 5_001}"[:5_000])
    long = "x" * 20_000

    approve_segment(command(opened, target=long), services)
    with pytest.raises((InputError, UnitError)):
        approve_segment(command(again(opened, services), target=f"{long}x"), services)


def test_unapproved_it_is_no_more_in_the_memory(services: Services) -> None:
    opened = begin(services)
    approve_segment(command(opened), services)

    back = unapprove_segment(command(again(opened, services)), services)

    assert (back.state, back.unit) == (SegmentState.REVIEWED, "")
    assert count_units(services) == 0


def test_approved_anew_the_old_wording_leaves_the_memory(services: Services) -> None:
    opened = begin(services)
    approve_segment(command(opened, target="Old."), services)
    approve_segment(command(again(opened, services), target="New."), services)

    assert [u.target for u in (services.memory.units() if services.memory else ())] == ["New."]


def test_approved_twice_it_is_still_its_own(services: Services) -> None:
    opened = begin(services)
    for _ in range(2):
        approve_segment(command(again(opened, services)), services)
    edit_segment(command(again(opened, services), target="Changed."), services)

    assert count_units(services) == 0


def test_a_unit_that_others_stand_on_stays(services: Services) -> None:
    first, second = begin(services, "扎实推动共同富裕。"), begin(services, "扎实推动共同富裕。")
    approve_segment(command(first), services)
    approve_segment(command(second), services)

    unapprove_segment(command(again(first, services)), services)

    assert count_units(services) == 1


def test_reviewed_is_between_translated_and_final(services: Services) -> None:
    opened = begin(services)

    assert review_segment(command(opened), services).state is SegmentState.REVIEWED


def test_a_segment_is_translated_again_with_the_changed_glossary(services: Services) -> None:
    opened = begin(services)
    services.term_bases.save("starter", make_concept(zh="扎实推动", en="steadily advance"))

    new = retranslate_segment(command(opened), services)

    assert new.result.target == "This sentence holds steadily advance, common prosperity."
    assert new.result.missing == ()
    assert again(opened, services).segments[1] == opened.segments[1]


def test_translated_again_a_short_form_stays_what_its_place_asks_for(services: Services) -> None:
    ai = make_concept(zh="人工智能", en="artificial intelligence", en_abbreviation="AI")
    services.term_bases.save("starter", ai)
    opened = begin(services, "发展人工智能。\n\n应用人工智能。")

    new = retranslate_segment(command(opened, 2), services)

    assert new.result.target == opened.segments[1].result.target == "This sentence holds AI."


def test_alternatives_leave_out_what_is_there(
    term_bases: SqlTermBaseRepository, translations: SqlTranslationRepository
) -> None:
    services = services_on(
        term_bases, lambda _: "The common prosperity.", translations=translations
    )
    opened = begin(services, "扎实推动共同富裕。")

    assert find_alternatives(opened.saved.id, 1, services) == []

    edit_segment(command(opened, target="Other."), services)
    (found,) = find_alternatives(opened.saved.id, 1, services)
    assert found.target == "The common prosperity."


def test_matches_are_todays(services: Services, memory: SqlMemoryRepository) -> None:
    opened = begin(services)
    assert find_matches(opened, 3, services) == ()

    approve_segment(command(opened), services)

    (match,) = find_matches(opened, 3, services)
    assert match.score == 100
    assert memory.index(ZH_EN)


def states(segments: tuple[SavedSegment, ...]) -> list[str]:
    return [s.state.value for s in segments]


def test_a_changed_term_marks_the_approved_segments_that_lack_it(services: Services) -> None:
    opened = begin(services)
    for number in (1, 2):
        approve_segment(command(again(opened, services), number), services)
    services.term_bases.save("starter", make_concept(zh="扎实推动", en="steadily advance"))

    stale = stale_segments(again(opened, services), services)

    assert {n: [c.source for c in unmet] for n, unmet in stale.items()} == {1: ["扎实推动"]}
    approve_segment(
        command(again(opened, services), 1, "Steadily advance common prosperity."), services
    )
    assert stale_segments(again(opened, services), services) == {}


def test_what_was_missing_when_it_was_approved_is_no_news(services: Services) -> None:
    opened = begin(services)

    approve_segment(command(opened, target="Onwards."), services)

    assert stale_segments(again(opened, services), services) == {}
    assert states(again(opened, services).segments) == ["final", "translated", "translated"]
