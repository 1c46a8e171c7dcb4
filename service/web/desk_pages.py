"""The desk's pages, and the patches that its script puts into an open one."""

from dataclasses import dataclass, replace

from flask import jsonify, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from service.http.context import services as current_services
from service.pipeline.saved import RunStatus, SavedSegment, SavedTranslation
from service.usecases.ports import Services
from service.usecases.segments import find_matches, stale_segments
from service.usecases.translations import (
    ListedTranslation,
    OpenTranslation,
    TranslationPage,
    open_translation,
    resume_translation,
)
from service.web.desk_view import STATUSES, Open, head_of, panel_of, row_of
from service.web.forms import DeleteForm, RenameForm, SegmentForm
from service.web.segment_editing import Attempt

NOTHING = Open()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A translation in the list."""

    listed: ListedTranslation
    label: str
    stale: int


def wants_patch() -> bool:
    """Tell whether the page's script asks, and not the browser."""
    return request.accept_mimetypes.best == "application/json"


def listed(page: TranslationPage, services: Services) -> list[ListRow]:
    """Return the rows of the list, with how many approved segments a changed glossary affects."""
    rows = []
    for item in page.listed:
        stale = 0
        if item.counts.final:
            stale = len(stale_segments(open_translation(item.saved.id, services), services))
        rows.append(ListRow(listed=item, label=str(STATUSES[item.saved.status]), stale=stale))
    return rows


def keep_going(saved: SavedTranslation, services: Services) -> SavedTranslation:
    """Return the translation; one that nobody is at work on any more goes on."""
    if saved.status is RunStatus.RUNNING and is_abandoned(saved, services):
        return resume_translation(saved.id, services)
    return saved


def is_abandoned(saved: SavedTranslation, services: Services) -> bool:
    """Tell whether a running translation's process has ended: a minute without a segment."""
    runner, changed = services.runner, saved.changed
    if runner is None or changed is None or runner.is_running(saved.id):
        return False
    return (services.clock() - changed).total_seconds() > _ABANDONED_AFTER


def open_(opened: OpenTranslation, number: str, services: Services) -> Open:
    """Return the segment of that number, opened; nothing if there is none."""
    n = int(number) if number.isdecimal() and len(number) < _DIGITS else 0
    if not 1 <= n <= len(opened.segments):
        return NOTHING
    return Open(number=n, matches=find_matches(opened, n, services))


def page(
    opened: OpenTranslation,
    at: Open = NOTHING,
    *,
    title: RenameForm | None = None,
    status: int = 200,
) -> Response:
    """Return the whole page."""
    stale = stale_segments(opened, current_services())
    rows = [
        row_of(
            segment,
            starts_block=_starts_block(opened, segment),
            stale=stale.get(segment.number, ()),
            draft=at.draft if segment.number == at.number else None,
        )
        for segment in opened.segments
    ]
    html = render_template(
        "translations/desk.html",
        head=head_of(opened.saved, opened.segments, stale),
        saved=opened.saved,
        rows=rows,
        open=at.number,
        panel=panel_of(rows[at.number - 1], at, len(rows)) if at.number else None,
        form=SegmentForm(formdata=None),
        confirm=DeleteForm(formdata=None),
        title_form=title or RenameForm(formdata=None, data={"title": opened.saved.title}),
    )
    return make_response(html, status)


def patch(
    opened: OpenTranslation, at: Open, changed: set[int], said: str = ""
) -> dict[str, object]:
    """Return the parts of the page that have changed, as HTML by their places."""
    stale = stale_segments(opened, current_services())
    rows = {
        n: row_of(
            opened.segments[n - 1],
            starts_block=_starts_block(opened, opened.segments[n - 1]),
            stale=stale.get(n, ()),
            draft=at.draft if n == at.number else None,
        )
        for n in sorted(changed | ({at.number} if at.number else set()))
    }
    panel = panel_of(rows[at.number], at, len(opened.segments)) if at.number else None
    given = {
        "head": head_of(opened.saved, opened.segments, stale),
        "panel": panel,
        "form": SegmentForm(formdata=None),
        "confirm": DeleteForm(formdata=None),
        "saved": opened.saved,
    }
    return {
        "rows": {
            n: render_template("translations/row.html", row=row, open=at.number, **given)
            for n, row in rows.items()
        },
        "head": render_template("translations/head.html", **given),
        "panel": render_template("translations/panel.html", **given),
        "open": at.number,
        "said": said,
        "revision": opened.saved.revision,
        "running": opened.saved.status is RunStatus.RUNNING,
    }


def answer(
    opened: OpenTranslation, at: Open, changed: set[int] | None = None, said: str = ""
) -> Response:
    """Return a patch to the script, and to a browser the page's address with the segment open."""
    if not wants_patch():
        return redirect(_address(opened, at.number))
    close = request.args.get("close", "")
    closed = (
        {int(close)} if close.isdecimal() and 1 <= int(close) <= len(opened.segments) else set()
    )
    return jsonify(patch(opened, at, (changed or set()) | closed, said))


def after(id_: str, number: int, attempt: Attempt, services: Services) -> Response:
    """Return what follows an attempt: the next segment open, or the same with what went wrong."""
    opened = open_translation(id_, services)
    at = attempt.open
    if 1 <= at.number <= len(opened.segments):
        at = replace(at, matches=find_matches(opened, at.number, services))
    else:
        at = NOTHING
    if not attempt.shows:
        return answer(opened, at, {number}, attempt.said)
    if wants_patch():
        return make_response(jsonify(patch(opened, at, {number})), attempt.status)
    return page(opened, at, status=attempt.status)


def _address(opened: OpenTranslation, number: int) -> str:
    place = {"segment": number, "_anchor": f"s{number}"} if number else {}
    return url_for("translations.show", id_=opened.saved.id, **place)  # type: ignore[arg-type]


def _starts_block(opened: OpenTranslation, segment: SavedSegment) -> bool:
    before = opened.segments[segment.number - 2] if segment.number > 1 else None
    return before is None or before.block != segment.block


_ABANDONED_AFTER = 60
_DIGITS = 7
