"""The glossary desk: list, add, edit, delete."""

from flask import (
    Blueprint,
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
from glossary.exchange import CODECS
from service.http.access import may
from service.http.context import services
from service.http.errors import status_of
from service.usecases.glossary import (
    create_glossary,
    get_concept,
    glossary_names,
    search_concepts,
)
from service.usecases.impact import Impact
from service.web import editing, history, listing
from service.web.forms import (
    ConceptForm,
    DeleteForm,
    DeskForm,
    GlossaryForm,
)
from service.web.language import tell

_LONGEST_BROUGHT = 200  # characters of a wording in an address
desk = Blueprint("desk", __name__, url_prefix="/glossary")


@desk.get("")
def index() -> str:
    """List entries: those that the search asks for, page by page."""
    names = glossary_names(services())
    name = listing.chosen(request.args, names, services().glossaries)
    page = search_concepts(name, listing.query_of(request.args), services()) if name else None
    return render_template(
        "glossary/list.html",
        names=names,
        domains=services().term_bases.domains(name) if name else [],
        states=listing.STATES,
        holdings=listing.HOLDINGS,
        form=DeskForm(),
        formats=CODECS.values(),
        list=listing.present(name, page, request.args),
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
    """Add an entry; the address may bring its wordings, and the desk's page to go back to."""
    name = glossary_of_request()
    sent = request.method == "POST"
    form = _limited(ConceptForm() if sent else ConceptForm(data=_brought()))
    attempt = editing.save(form, name, None, services())
    return edited(form, name, None, attempt)


@desk.route("/concepts/<concept_id>", methods=["GET", "POST"])
def edit(concept_id: str) -> BaseResponse:
    """Edit an entry; what a colleague has stored meanwhile is shown beside what was typed."""
    name = glossary_of_request()
    sent = request.method == "POST"
    form = ConceptForm() if sent else ConceptForm.of(get_concept(concept_id, services()))
    attempt = editing.save(_limited(form), name, concept_id, services())
    return edited(form, name, concept_id, attempt)


@desk.route("/concepts/<concept_id>/delete", methods=["GET", "POST"])
def delete(concept_id: str) -> BaseResponse:
    """Ask, then delete an entry."""
    name = glossary_of_request()
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


def _limited(form: ConceptForm) -> ConceptForm:
    if not may("EDIT_TERMS"):
        form.limit_to_proposals()
    return form


def _brought() -> dict[str, str]:
    return {name: request.args.get(name, "")[:_LONGEST_BROUGHT] for name in ("zh", "en")}


def _back() -> str:
    """Return the desk's page that the address names to go back to; nothing else is gone to."""
    address = request.args.get("back", "")
    desks = url_for("translations.index") + "/"
    return address if address.startswith(desks) and address.isprintable() else ""


def glossary_of_request() -> str:
    """Return the glossary that the address names; NotFoundError if there is none."""
    name = request.args.get("glossary", "")
    known = glossary_names(services())
    if name not in known:
        there = ", ".join(known) or "none yet"
        raise NotFoundError(f"There is no glossary “{name[:80]}”.", remedy=f"There are: {there}.")
    return name


def edited(
    form: ConceptForm,
    name: str,
    concept_id: str | None,
    attempt: editing.Attempt,
    impact: Impact | None = None,
) -> BaseResponse:
    """Go back to the list if an entry was saved, else show what is wrong with it, or does."""
    if attempt.saved:
        flash(_("“%(term)s” saved.", term=form.zh.data))
        return redirect(_back() or url_for("desk.index", glossary=name))
    kept = None if attempt.deleted else concept_id
    conflict = history.conflict_view(attempt.stored, attempt.typed, attempt.since)
    return _page(
        "glossary/concept.html",
        form,
        attempt.status,
        name=name,
        concept_id=kept,
        conflict=conflict,
        impact=impact,
        back=_back(),
    )


def _page(template: str, form: DeskForm, status: int = 200, **view: object) -> BaseResponse:
    return make_response(render_template(template, form=form, **view), status)
