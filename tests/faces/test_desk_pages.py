"""The translator's desk as a browser without JavaScript sees it, and the patches for its script."""

import io
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from doubles import NOON, app_on
from flask.testing import FlaskClient
from pages import Page, send

from glossary.concepts import make_concept
from glossary.storage import SqlTermBaseRepository
from service.pipeline.saved import RunStatus
from service.storage.memory import SqlMemoryRepository
from service.storage.translations import SqlTranslationRepository
from service.usecases.ports import Services
from service.usecases.translate import TranslateCommand
from service.usecases.translations import begin_translation, stop_translation

TEXT = "建设青春之城\n\n扎实推动共同富裕。去年新增企业99家。\n\n扎实推动共同富裕。"


def begin(client: FlaskClient, text: str = TEXT, **fields: object) -> str:
    """Send the translation form and return the address of the desk that it leads to."""
    token = Page(client.get("/")).token
    response = client.post(
        "/translations",
        data={"csrf_token": token, "text": text, **fields},
        content_type="multipart/form-data",
    )
    assert response.status_code == 302
    return str(response.headers["Location"])


def open_segment(client: FlaskClient, desk: str, number: int) -> Page:
    return Page(client.get(f"{desk}?segment={number}"))


def act(client: FlaskClient, desk: str, number: int, **fields: object) -> Page:
    """Open a segment, change its form's values and send it; return the page that follows."""
    page = open_segment(client, desk, number)
    given = {
        "csrf_token": page.token,
        "version": page.all("input", name="version")[0]["value"],
        "target": page.by_id("target").text.strip("\n"),
    } | fields
    response = client.post(f"{desk}/segments/{number}", data=given)
    if response.status_code == 302:
        response = client.get(response.headers["Location"].partition("#")[0])
    return Page(response)


def row(page: Page, number: int) -> str:
    return " ".join(page.by_id(f"s{number}").text.split())


@pytest.mark.parametrize("number", ["9" * 20, "9" * 5_000, "-1", "x"])
def test_a_page_number_that_makes_no_sense_is_the_first_page(
    client: FlaskClient, number: str
) -> None:
    begin(client)

    assert client.get(f"/translations?page={number}").status_code == 200


def test_the_form_leads_to_a_desk_that_stays(client: FlaskClient) -> None:
    desk = begin(client)

    assert re.fullmatch(r"/translations/[0-9a-f]{32}", desk)
    page = Page(client.get(desk))
    assert page.one("h1").text == "建设青春之城"
    assert "common prosperity" in row(page, 2)
    assert [m.text for m in page.all("mark", css="term") if "missing" in m.classes] == ["青春之城"]
    assert "1 of 4 required renditions is missing" in page.by_id("verdict").text
    assert page.one("ul", css="missing-list").text.split() == [
        "青春之城",
        "→",
        "City",
        "of",
        "Youth",
        "segment",
        "1",
    ]


@pytest.mark.parametrize(
    ("text", "status"), [("", 422), ("English only.", 422), ("富" * 5_001, 413)]
)
def test_a_wrong_text_is_told_beside_the_field_and_nothing_is_kept(
    client: FlaskClient, text: str, status: int
) -> None:
    page = send(client, "/translations", "/", text=text)

    assert (page.status, bool(page.problems("text"))) == (status, True)
    assert "Nothing has been translated yet." in Page(client.get("/translations")).text


def test_a_document_is_translated_in_its_format_from_the_same_form(client: FlaskClient) -> None:
    file = (io.BytesIO("# 共同富裕\n".encode()), "a.md")

    page = send(client, "/translations", "/", text="", file=file)

    assert "Download a.en.md" in page.text


def test_a_text_file_becomes_a_desk(client: FlaskClient) -> None:
    desk = begin(client, "", file=(io.BytesIO("扎实推动共同富裕。".encode("gb18030")), "a.txt"))

    assert "common prosperity" in row(Page(client.get(desk)), 1)


def test_an_expired_form_loses_nothing(client: FlaskClient) -> None:
    page = Page(client.post("/translations", data={"text": TEXT, "csrf_token": "old"}))

    assert page.status == 400
    assert "共同富裕" in page.by_id("text").text


def test_a_segment_is_opened_with_all_that_is_known_of_it(client: FlaskClient) -> None:
    page = open_segment(client, begin(client), 1)

    assert page.by_id("target").text.strip("\n") == "This sentence holds nothing"
    panel = " ".join(page.by_id("panel").text.split())
    assert "青春之城 → City of Youth missing Term · entry of the glossary" in panel
    assert "Nothing near this sentence was approved yet." in panel


def test_what_a_figure_stands_for_is_explained(client: FlaskClient) -> None:
    page = open_segment(client, begin(client), 3)

    panel = " ".join(page.by_id("panel").text.split())
    assert re.search(r"99家 → .*99.* Figure · rule for figures: \S+ · .*first wording", panel)


def test_an_edit_is_kept_and_checked(client: FlaskClient) -> None:
    desk = begin(client)

    page = act(client, desk, 1, target="Building the City of Youth", action="save")

    assert "Building the City of Youth" in page.by_id("target").text
    assert "All 4 required renditions found" in page.by_id("verdict").text
    assert "invented" not in row(Page(client.get(desk)), 1)


def test_an_approved_segment_goes_into_the_memory_and_the_next_opens(
    client: FlaskClient, memory: SqlMemoryRepository
) -> None:
    desk = begin(client)

    page = act(client, desk, 2, target="Steady common prosperity.", action="approve")

    assert [u.target for u in memory.units()] == ["Steady common prosperity."]
    assert page.all("textarea", name="target")
    assert "open" in page.by_id("s3").classes
    assert "Approved" in row(page, 2)
    again = open_segment(client, begin(client), 2)
    assert again.by_id("target").text.strip("\n") == "Steady common prosperity."
    assert "100% same sentence" in " ".join(again.by_id("panel").text.split())


def test_a_near_match_shows_what_differs(client: FlaskClient) -> None:
    act(
        client,
        begin(client, "去年新增企业99家。"),
        1,
        target="99 more companies.",
        action="approve",
    )

    page = open_segment(client, begin(client, "去年新增企业87家。"), 1)

    assert [d.text for d in page.all("del")] == ["99"]
    assert [i.text for i in page.all("ins")] == ["87"]
    assert "only figures differ" in page.text
    taken = page.one("button", css="take")
    assert taken["value"] == "99 more companies."


def test_taking_a_wording_puts_it_into_the_editor_and_stores_nothing(client: FlaskClient) -> None:
    desk = begin(client)

    page = act(client, desk, 1, take="Another wording")

    assert page.by_id("target").text.strip("\n") == "Another wording"
    assert "Another" not in row(Page(client.get(desk)), 1)


def test_an_approval_is_taken_back(client: FlaskClient, memory: SqlMemoryRepository) -> None:
    desk = begin(client)
    act(client, desk, 2, action="approve")

    page = act(client, desk, 2, action="unapprove")

    assert list(memory.units()) == []
    assert "Reviewed" in row(page, 2)


def test_reviewed_is_a_state_of_its_own(client: FlaskClient) -> None:
    assert "Reviewed" in row(act(client, begin(client), 2, action="review"), 2)


def test_a_segment_is_translated_again_with_todays_glossary(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    desk = begin(client)
    term_bases.save("starter", make_concept(zh="扎实推动", en="steadily advance"))

    page = act(client, desk, 2, action="retranslate")

    assert "steadily advance" in page.by_id("target").text


def test_the_engine_is_asked_for_other_wordings(client: FlaskClient) -> None:
    desk = begin(client)

    page = act(client, desk, 2, target="Mine.", action="alternatives")

    assert page.by_id("target").text.strip("\n") == "Mine."
    assert "The engine has no other wording." in page.text
    act(client, desk, 2, target="Mine.", action="save")
    page = act(client, desk, 2, action="alternatives")
    assert page.one("button", css="take")["value"] == "This sentence holds common prosperity."


def test_the_second_editor_keeps_his_wording_and_sees_the_other(client: FlaskClient) -> None:
    desk = begin(client)
    act(client, desk, 1, target="Ours", action="save")

    page = act(client, desk, 1, target="Theirs", action="approve", version="1")

    assert page.status == 409
    assert page.by_id("target").text.strip("\n") == "Theirs"
    assert "colleague has changed segment 1" in page.by_id("editor-problem").text
    assert page.all("button", css="take") == []
    assert "Stored now: Ours" in row(page, 1)
    version = page.all("input", name="version")[0]["value"]
    saved = act(client, desk, 1, target="Theirs", action="save", version=version)
    assert saved.status == 200
    assert saved.by_id("target").text.strip("\n") == "Theirs"


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"csrf_token": "old"}, 400), ({"target": "  "}, 422), ({"target": "x" * 20_001}, 422)],
)
def test_what_cannot_be_approved_stays_in_the_editor(
    client: FlaskClient, fields: dict[str, str], status: int
) -> None:
    page = act(client, begin(client), 1, action="approve", **fields)

    assert page.status == status
    assert page.by_id("editor-problem").text
    assert page.by_id("target").text.strip("\n").strip() == (
        fields.get("target", "This sentence holds nothing").strip()
    )


@pytest.mark.parametrize("path", ["/translations/none", "/translations/none/segments/1"])
def test_a_translation_that_is_not_there_is_told(client: FlaskClient, path: str) -> None:
    assert "There is no such translation." in Page(client.get(path)).text


@pytest.mark.parametrize("number", ["0", "9", "x", "99999999999999"])
def test_a_segment_that_is_not_there_opens_none(client: FlaskClient, number: str) -> None:
    page = Page(client.get(f"{begin(client)}?segment={number}"))

    assert page.status == 200
    assert page.all("textarea") == []


def test_stopped_it_offers_to_go_on_and_does(
    client: FlaskClient, services: Services, translations: SqlTranslationRepository
) -> None:
    desk = begin(client)
    saved = translations.begin_run(desk.rpartition("/")[2])
    running = Page(client.get(desk))
    assert running.by_id("stop").text == "Stop"

    stop_translation(saved.id, services)
    page = Page(client.get(desk))
    assert page.by_id("resume").text == "Go on"
    token = page.token
    client.post(f"{desk}/resume", data={"csrf_token": token})

    assert translations.get(saved.id).status is RunStatus.FINISHED


def test_stop_is_a_form_of_the_page(
    client: FlaskClient, translations: SqlTranslationRepository
) -> None:
    desk = begin(client)
    saved = translations.begin_run(desk.rpartition("/")[2])

    client.post(f"{desk}/stop", data={"csrf_token": Page(client.get(desk)).token})

    assert translations.get(saved.id).status is RunStatus.STOPPED


def test_a_running_translation_shows_how_far_it_is_and_reloads_itself(
    client: FlaskClient, translations: SqlTranslationRepository
) -> None:
    desk = begin(client)
    translations.begin_run(desk.rpartition("/")[2])

    page = Page(client.get(desk))

    progress = page.by_id("progress")
    assert (progress["max"], progress["value"]) == ("4", "4")
    assert page.one("meta", **{"http-equiv": "refresh"})["content"] == "4"


@pytest.mark.parametrize(("seconds", "status"), [(60, RunStatus.RUNNING), (61, RunStatus.FINISHED)])
def test_a_run_whose_process_ended_a_minute_ago_goes_on_when_it_is_looked_at(
    services: Services, translations: SqlTranslationRepository, seconds: int, status: RunStatus
) -> None:
    later = NOON + timedelta(seconds=seconds)
    client = app_on(replace(services, clock=lambda: later)).test_client()
    desk = begin(client)
    saved = translations.begin_run(desk.rpartition("/")[2])

    client.get(desk)

    assert translations.get(saved.id).status is status


def test_the_title_is_changed(client: FlaskClient) -> None:
    desk = begin(client)
    token = Page(client.get(desk)).token

    client.post(f"{desk}/title", data={"csrf_token": token, "title": "Speech"})
    refused = Page(client.post(f"{desk}/title", data={"csrf_token": token, "title": " "}))

    assert Page(client.get(desk)).one("h1").text == "Speech"
    assert (refused.status, "empty" in refused.problems("title")) == (422, True)


def test_a_translation_is_deleted_once_it_is_confirmed(client: FlaskClient) -> None:
    desk = begin(client)

    page = send(client, f"{desk}/delete", f"{desk}/delete")

    assert page.status == 302
    assert "deleted" in client.get("/translations").text
    assert client.get(desk).status_code == 404


def test_the_list_is_searched_and_tells_how_far_each_is(client: FlaskClient) -> None:
    desk = begin(client)
    begin(client, "另一篇说共同富裕。")
    act(client, desk, 2, action="approve")

    page = Page(client.get("/translations?q=青春"))

    assert [a.text for a in page.all("th", scope="row")] == ["建设青春之城"]
    assert "1 / 4" in page.text
    assert "No translation fits" in Page(client.get("/translations?q=nothing")).text


def test_a_changed_term_marks_segment_list_and_memory(
    client: FlaskClient, term_bases: SqlTermBaseRepository
) -> None:
    desk = begin(client)
    act(client, desk, 2, action="approve")
    term_bases.save("starter", make_concept(zh="扎实推动", en="steadily advance"))

    page = open_segment(client, desk, 2)

    assert "term changed" in row(page, 2)
    assert "The glossary has changed: 1 approved segment no longer holds to it:" in page.text
    assert "It wants now: 扎实推动 → steadily advance" in page.text
    assert "1 approved segment with a changed term" in Page(client.get("/translations")).text
    assert "扎实推动 → steadily advance" in Page(client.get("/memory")).text


def test_text_and_report_are_downloaded(client: FlaskClient) -> None:
    desk = begin(client)
    act(client, desk, 1, target="City of Youth", action="save")

    text = client.get(f"{desk}/download")
    report = client.get(f"{desk}/download?format=json")

    assert text.text.startswith("City of Youth\n\n")
    assert text.headers["Content-Disposition"] == "attachment; filename=translation.txt"
    assert json.loads(report.data)["summary"]["missing"] == 0


# --- what the page's script asks for

PATCH = {"Accept": "application/json"}


def test_a_segment_is_opened_by_a_patch_and_the_last_one_closed(client: FlaskClient) -> None:
    desk = begin(client)

    patch = client.get(f"{desk}/segments/2?close=1", headers=PATCH).json

    assert patch is not None
    assert (patch["open"], sorted(patch["rows"])) == (2, ["1", "2"])
    assert "<textarea" in patch["rows"]["2"]
    assert "<textarea" not in patch["rows"]["1"]
    closed = client.get(f"{desk}/segments/0?close=2", headers=PATCH).json
    assert closed is not None
    assert (closed["open"], sorted(closed["rows"])) == (0, ["2"])
    assert "Legend" in closed["panel"]


def test_a_change_is_answered_by_a_patch(client: FlaskClient) -> None:
    desk = begin(client)
    data = {"csrf_token": Page(client.get(desk)).token, "version": "2", "target": "City of Youth"}

    saved = client.post(
        f"{desk}/segments/1", data=data | {"action": "save", "then": "0"}, headers=PATCH
    )
    late = client.post(f"{desk}/segments/1", data=data | {"action": "approve"}, headers=PATCH)

    assert saved.json is not None
    assert (saved.json["open"], saved.json["said"]) == (0, "Segment 1 saved")
    assert "All 4 required renditions found" in saved.json["head"]
    assert (late.status_code, "colleague" in late.get_json()["rows"]["1"]) == (409, True)


def test_finished_segments_are_sent_as_events(client: FlaskClient, services: Services) -> None:
    saved = begin_translation(TranslateCommand(text=TEXT), services)
    client.get(f"/translations/{saved.id}")

    response = client.get(f"/translations/{saved.id}/events?after=1")

    assert response.content_type == "text/event-stream"
    events = re.findall(r"event: (\w+)\ndata: (.*)", response.text)
    assert [name for name, _ in events] == ["patch", "end"]
    patch = json.loads(events[0][1])
    assert (sorted(patch["rows"]), patch["running"]) == (["1", "2", "3", "4"], False)
    late = client.get(
        f"/translations/{saved.id}/events", headers={"Last-Event-ID": str(patch["revision"])}
    )
    assert re.findall(r"event: (\w+)", late.text) == ["end"]


def test_a_desk_is_sound_html_without_inline_code(client: FlaskClient) -> None:
    desk = begin(client)
    act(client, desk, 2, action="approve")
    for path in (desk, f"{desk}?segment=1", f"{desk}?segment=4", "/translations", "/memory"):
        page = Page(client.get(path))

        assert page.unclosed == []
        ids = [e["id"] for e in page.elements if "id" in e.attributes]
        assert len(ids) == len(set(ids))
        assert not [n for e in page.elements for n in e.attributes if n.startswith("on")]
        assert not [e for e in page.elements if "style" in e.attributes or e.tag == "style"]
        labelled = {label["for"] for label in page.all("label")}
        fields = page.all("input") + page.all("textarea") + page.all("select")
        seen = [f for f in fields if f.attributes.get("type") != "hidden"]
        assert {f["id"] for f in seen} <= labelled


def test_the_scripts_and_sheets_are_small(client: FlaskClient) -> None:
    for file in ("desk.js", "desk.css"):
        with client.get(f"/static/{file}") as response:
            assert 1_000 < len(response.data) < 15_000
