"""The translator's desk: the list of translations, and each with its segments to work on."""

from flask import (
    Blueprint,
    Response,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from glossary.errors import InputError
from service.http.context import services
from service.http.errors import status_of
from service.usecases.translations import (
    begin_translation,
    delete_translation,
    find_translation,
    list_translations,
    open_translation,
    rename_translation,
    resume_translation,
    stop_translation,
    wait_for,
)
from service.web import desk_events, desk_pages, downloads, listing, segment_editing, translate
from service.web.forms import DeleteForm, RenameForm, SegmentForm
from service.web.language import tell

translations = Blueprint("translations", __name__, url_prefix="/translations")
_SOON = 0.8  # seconds in which a short text is usually done


@translations.get("")
def index() -> str:
    """List the translations, those that the search asks for, page by page."""
    asked = listing.query_of(request.args)
    page = list_translations(services(), text=asked.text, page=asked.page)
    rows = desk_pages.listed(page, services())
    return render_template("translations/list.html", page=page, rows=rows, text=asked.text)


@translations.post("")
def begin() -> BaseResponse:
    """Keep what the translation form holds and begin to translate it; documents as ever."""
    form = translate.translate_form()
    if not form.validate() or form.holds_document:
        return translate.submit()
    try:
        form.take_file()
        saved = begin_translation(form.command(), services())
    except InputError as error:
        form.show(error)
        return translate.page(form, status=status_of(error))
    wait_for(saved.id, _SOON, services())
    return redirect(url_for("translations.show", id_=saved.id))


@translations.get("/<id_>")
def show(id_: str) -> BaseResponse:
    """Show a translation as far as it is done, with one segment open if asked for."""
    desk_pages.keep_going(find_translation(id_, services()), services())
    opened = open_translation(id_, services())
    number = request.args.get("segment", "")
    return desk_pages.page(opened, desk_pages.open_(opened, number, services()))


@translations.get("/<id_>/segments/<int:number>")
def look(id_: str, number: int) -> BaseResponse:
    """Open a segment; the number 0 closes the one that is open."""
    opened = open_translation(id_, services())
    return desk_pages.answer(opened, desk_pages.open_(opened, str(number), services()))


@translations.post("/<id_>/segments/<int:number>")
def segment(id_: str, number: int) -> BaseResponse:
    """Do with a segment what the form asks for."""
    form = SegmentForm()
    attempt = segment_editing.act(id_, number, form, services())
    return desk_pages.after(id_, number, attempt, services())


@translations.get("/<id_>/events")
def events(id_: str) -> Response:
    """Send segments as they finish (server-sent events)."""
    revision = request.headers.get("Last-Event-ID") or request.args.get("after", "")
    after = int(revision) if revision.isdecimal() else -1
    find_translation(id_, services())
    return desk_events.stream(id_, after)


@translations.post("/<id_>/stop")
def stop(id_: str) -> BaseResponse:
    """Stop translating."""
    if DeleteForm().validate():
        stop_translation(id_, services())
    return redirect(url_for("translations.show", id_=id_))


@translations.post("/<id_>/resume")
def resume(id_: str) -> BaseResponse:
    """Go on translating."""
    if DeleteForm().validate():
        resume_translation(id_, services())
        wait_for(id_, _SOON, services())
    return redirect(url_for("translations.show", id_=id_))


@translations.post("/<id_>/title")
def rename(id_: str) -> BaseResponse:
    """Give the translation another title."""
    form = RenameForm()
    if not form.validate():
        return desk_pages.page(open_translation(id_, services()), title=form, status=400)
    try:
        rename_translation(id_, form.title.data or "", services())
    except InputError as error:
        form.blame("title", tell(error))
        return desk_pages.page(open_translation(id_, services()), title=form, status=422)
    return redirect(url_for("translations.show", id_=id_))


@translations.route("/<id_>/delete", methods=["GET", "POST"])
def delete(id_: str) -> BaseResponse:
    """Ask, then delete a translation."""
    saved = find_translation(id_, services())
    form = DeleteForm()
    if not form.validate_on_submit():
        page = render_template("translations/delete.html", form=form, saved=saved)
        return make_response(page, 400 if form.is_submitted() else 200)
    delete_translation(id_, services())
    flash(_("“%(title)s” deleted.", title=saved.title))
    return redirect(url_for("translations.index"))


@translations.get("/<id_>/download")
def download(id_: str) -> Response:
    """Return the text or the report as far as it is done."""
    return downloads.saved(id_, "json" if request.args.get("format") == "json" else "txt")
