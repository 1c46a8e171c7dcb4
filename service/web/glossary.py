"""The glossary desk: list, add, edit, delete, import, export."""

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

from glossary.errors import ConflictError, InputError, NotFoundError
from service.http.access import may
from service.http.context import services
from service.http.errors import status_of
from service.http.responses import attachment
from service.usecases.glossary import (
    create_glossary,
    export_concepts,
    get_concept,
    import_concepts,
    list_glossaries,
    search_concepts,
)
from service.web import editing, history, listing
from service.web.forms import (
    ConceptForm,
    ConfirmImportForm,
    DeleteForm,
    DeskForm,
    GlossaryForm,
    ImportForm,
)
from service.web.language import tell

_MEDIA = {"csv": "text/csv; charset=utf-8", "tsv": "text/tab-separated-values; charset=utf-8"}
desk = Blueprint("desk", __name__, url_prefix="/glossary")


@desk.get("")
def index() -> str:
    """List entries: those that the search asks for, page by page."""
    names = [g.name for g in list_glossaries(services())]
    name = listing.chosen(request.args, names, services().glossaries)
    page = search_concepts(name, listing.query_of(request.args), services()) if name else None
    domains = services().term_bases.domains(name) if name else []
    view = listing.present(name, page, request.args)
    return render_template(
        "glossary/list.html", names=names, domains=domains, states=listing.STATES, list=view
    )


@desk.route("/new", methods=["GET", "POST"])
def new() -> BaseResponse:
    """Add a glossary."""
    form = GlossaryForm()
    if not form.validate_on_submit():
        return _page("glossary/new.html", form, 400 if form.is_submitted() else 200)
    try:
        created = create_glossary(form.name.data or "", services())
    except (InputError, ConflictError) as error:
        form.blame("name", tell(error))
        return _page("glossary/new.html", form, status_of(error))
    flash(_("Glossary “%(name)s” added.", name=created.name))
    return redirect(url_for("desk.index", glossary=created.name))


@desk.route("/add", methods=["GET", "POST"])
def add() -> BaseResponse:
    """Add an entry."""
    name = _glossary()
    form = _limited(ConceptForm())
    attempt = editing.save(form, name, None, services())
    return _edited(form, name, None, attempt)


@desk.route("/concepts/<concept_id>", methods=["GET", "POST"])
def edit(concept_id: str) -> BaseResponse:
    """Edit an entry; what a colleague has stored meanwhile is shown beside what was typed."""
    name = _glossary()
    sent = request.method == "POST"
    form = ConceptForm() if sent else ConceptForm.of(get_concept(concept_id, services()))
    attempt = editing.save(_limited(form), name, concept_id, services())
    return _edited(form, name, concept_id, attempt)


@desk.route("/concepts/<concept_id>/delete", methods=["GET", "POST"])
def delete(concept_id: str) -> BaseResponse:
    """Ask, then delete an entry."""
    name = _glossary()
    concept = get_concept(concept_id, services())
    row = listing.row_of(concept)
    if request.method == "GET":
        form = DeleteForm(data={"version": concept.version})
        return _page("glossary/delete.html", form, name=name, row=row)
    form = DeleteForm()
    attempt = editing.delete(form, concept, services())
    if not attempt.saved:
        view = {"name": name, "row": row, "changed": bool(attempt.stored)}
        return _page("glossary/delete.html", form, attempt.status, **view)
    flash(_("“%(term)s” deleted. “Recent changes” can bring it back.", term=row.zh))
    return redirect(url_for("desk.index", glossary=name))


@desk.route("/import", methods=["GET", "POST"])
def take_in() -> BaseResponse:
    """Look through a file and show what taking it in would do."""
    name = _glossary()
    form = ImportForm()
    if not form.validate_on_submit():
        return _page("glossary/import.html", form, 400 if form.is_submitted() else 200, name=name)
    try:
        file = form.upload()
        plan = import_concepts(name, file.content, file.media, services(), dry_run=True)
    except InputError as error:
        rejection = listing.rejection_of(error)
        return _page("glossary/import.html", form, 422, name=name, rejection=rejection)
    preview = listing.preview_of(plan)
    return _page("glossary/preview.html", ConfirmImportForm.of(file), name=name, preview=preview)


@desk.post("/import/confirm")
def confirm_import() -> BaseResponse:
    """Take in the file that was looked through."""
    request.max_content_length = request.max_form_memory_size = 2 * services().limits.upload_bytes
    name = _glossary()
    form = ConfirmImportForm()
    if not form.validate():
        return _page("glossary/import.html", ImportForm(formdata=None), 400, expired=form.expired)
    file = form.upload()
    plan = import_concepts(name, file.content, file.media, services())
    flash(listing.preview_of(plan).done)
    return redirect(url_for("desk.index", glossary=name))


@desk.get("/export")
def export() -> Response:
    """Return a glossary as a CSV or TSV file."""
    name = _glossary()
    kind = "tsv" if request.args.get("format") == "tsv" else "csv"
    content = export_concepts(name, kind, services())
    return attachment(content, _MEDIA[kind], f"glossary.{kind}")


def _limited(form: ConceptForm) -> ConceptForm:
    if not may("EDIT_TERMS"):
        form.limit_to_proposals()
    return form


def _glossary() -> str:
    name = request.args.get("glossary", "")
    known = [g.name for g in list_glossaries(services())]
    if name not in known:
        there = ", ".join(known) or "none yet"
        raise NotFoundError(f"There is no glossary “{name[:80]}”.", remedy=f"There are: {there}.")
    return name


def _edited(
    form: ConceptForm, name: str, concept_id: str | None, attempt: editing.Attempt
) -> BaseResponse:
    if attempt.saved:
        flash(_("“%(term)s” saved.", term=form.zh.data))
        return redirect(url_for("desk.index", glossary=name))
    kept = None if attempt.deleted else concept_id
    conflict = history.conflict_view(attempt.stored, attempt.typed, attempt.since)
    return _page(
        "glossary/concept.html",
        form,
        attempt.status,
        name=name,
        concept_id=kept,
        conflict=conflict,
    )


def _page(template: str, form: DeskForm, status: int = 200, **view: object) -> BaseResponse:
    return make_response(render_template(template, form=form, **view), status)
