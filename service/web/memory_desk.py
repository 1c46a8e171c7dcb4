"""The translation memory's page: search, delete, TMX in and out."""

from io import BytesIO

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request
from flask import url_for as url
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as BaseResponse

from glossary.errors import InputError, NotFoundError
from service.http.context import services
from service.http.responses import attachment
from service.memory.tmx import MEDIA
from service.usecases.memory import (
    count_units,
    export_tmx,
    import_tmx,
    remove_units,
    search_units,
    stale_page,
)
from service.web import previews
from service.web.forms import DeskForm, TmxForm, UnitsForm
from service.web.listing import query_of

tm = Blueprint("tm", __name__, url_prefix="/memory")


@tm.get("")
def index() -> BaseResponse:
    """List units: those that the search asks for, or those that a changed glossary affects."""
    return _page(TmxForm(formdata=None))


@tm.post("/import")
def take_in() -> BaseResponse:
    """Take in a TMX file, all of it or, if it has faults, nothing."""
    form = TmxForm()
    if not form.validate():
        return _page(form, 400)
    try:
        done = import_tmx(BytesIO(form.content()), services(), where="file")
    except InputError as error:
        return _page(form, 422, rejection=previews.rejection_of(error))
    units = done.units
    counts = {"added": units.added, "there": units.refreshed + units.unchanged}
    flash(_("Import done: %(added)s added, %(there)s already there.", **counts))
    return redirect(url("tm.index"))


@tm.post("/delete")
def delete() -> BaseResponse:
    """Ask, then delete the chosen units."""
    form = UnitsForm()
    ids = form.units.data or []
    if not form.validate() or not ids:
        return _page(TmxForm(formdata=None), 400, problem=form.expired or _("No unit was chosen."))
    if not form.sure.data:
        return make_response(render_template("memory/delete.html", form=form, count=len(ids)))
    try:
        remove_units(ids, services())
    except NotFoundError:
        return _page(TmxForm(formdata=None), 409, problem=_("One of them is gone already."))
    flash(ngettext("%(num)d unit deleted.", "%(num)d units deleted.", len(ids)))
    return redirect(url("tm.index"))


@tm.get("/export")
def export() -> Response:
    """Give the whole memory as a TMX file, while it is read."""
    return attachment(export_tmx(services()), MEDIA, "memory.tmx")


def _page(form: DeskForm, status: int = 200, **view: object) -> BaseResponse:
    asked = query_of(request.args)
    text = asked.text
    stale = request.args.get("stale") == "1"
    page = stale_page(services()) if stale else search_units(services(), text=text, page=asked.page)
    html = render_template(
        "memory/list.html",
        form=form,
        choice=UnitsForm(formdata=None),
        page=page,
        text=text,
        only_stale=stale,
        count=count_units(services()),
        **view,
    )
    return make_response(html, status)
