"""The log of changes: an entry's history, a glossary's recent edits, and undo."""

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

from glossary.changes import LoggedChange
from glossary.errors import ConflictError, NotFoundError
from service.http.context import services
from service.usecases.glossary import glossary_names
from service.usecases.history import (
    changes_of_edit,
    concept_history,
    recent_edits,
    undo_change,
    undo_edit,
)
from service.web import history, listing
from service.web.forms import DeskForm, UndoForm
from service.web.language import tell

changes = Blueprint("changes", __name__, url_prefix="/glossary")


@changes.get("/changes")
def recent() -> BaseResponse:
    """List a glossary's edits, the newest first."""
    return _recent(UndoForm())


@changes.get("/changes/<int:revision>")
def step(revision: int) -> BaseResponse:
    """Show what one edit changed, field by field."""
    return _step(UndoForm(), revision)


@changes.get("/concepts/<concept_id>/history")
def concept(concept_id: str) -> BaseResponse:
    """Show all changes of an entry, also of a deleted one."""
    return _concept(UndoForm(), concept_id)


@changes.post("/changes/<int:revision>/undo")
def undo_step(revision: int) -> BaseResponse:
    """Take a whole edit back."""
    form = UndoForm()
    if not form.validate():
        return _step(form, revision, 400, form.expired)
    name = _glossary()
    try:
        undo_edit(name, revision, services())
    except ConflictError as error:
        return _step(form, revision, 409, tell(error))
    flash(_("Step %(number)s was undone.", number=revision))
    return redirect(url_for("changes.recent", glossary=name))


@changes.post("/concepts/<concept_id>/history/<int:number>/undo")
def undo_one(concept_id: str, number: int) -> BaseResponse:
    """Take one change of an entry back."""
    form = UndoForm()
    if not form.validate():
        return _concept(form, concept_id, 400, form.expired)
    try:
        undo_change(number, services())
    except ConflictError as error:
        return _concept(form, concept_id, 409, tell(error))
    flash(_("The change was undone."))
    return redirect(url_for("changes.concept", concept_id=concept_id))


def _recent(form: DeskForm) -> BaseResponse:
    name = _glossary()
    page = recent_edits(name, _page_number(), services())
    names = glossary_names(services())
    view = {"edits": history.edit_views(page.edits), "page": page.page, "pages": page.pages}
    return make_response(
        render_template("glossary/changes.html", form=form, name=name, names=names, **view)
    )


def _step(form: DeskForm, revision: int, status: int = 200, problem: str = "") -> BaseResponse:
    name = _glossary()
    page = changes_of_edit(name, revision, _page_number(), services())
    rendered = render_template(
        "glossary/step.html",
        form=form,
        name=name,
        edit=history.edit_view(page.edit),
        changes=[history.change_view(c) for c in page.changes],
        page=page.page,
        pages=page.pages,
        problem=problem,
    )
    return make_response(rendered, status)


def _concept(form: DeskForm, concept_id: str, status: int = 200, problem: str = "") -> BaseResponse:
    logged = concept_history(concept_id, services())
    newest = _newest(logged)
    rendered = render_template(
        "glossary/history.html",
        form=form,
        name=newest.edit.glossary,
        entry=history.change_view(newest),
        changes=[history.change_view(c) for c in logged],
        problem=problem,
    )
    return make_response(rendered, status)


def _newest(logged: list[LoggedChange]) -> LoggedChange:
    if not logged:
        raise NotFoundError("There never was such an entry.", where="entry")
    return logged[0]


def _glossary() -> str:
    """Return the glossary that the address names, else the one that the list would show."""
    names = glossary_names(services())
    asked = request.args.get("glossary", "")
    if asked and asked not in names:
        raise NotFoundError(
            f"There is no glossary “{asked[:80]}”.", remedy=f"There are: {', '.join(names)}."
        )
    return listing.chosen(request.args, names, services().glossaries)


def _page_number() -> int:
    return listing.query_of(request.args).page
