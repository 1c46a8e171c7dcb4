"""Term candidates on a page: a text in, wordings out, one click makes a proposed entry of each."""

from flask import Blueprint, flash, make_response, redirect, render_template
from flask import url_for as address_of
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse
from wtforms import StringField, TextAreaField

from glossary.candidates import Candidate, CandidateKind
from glossary.errors import ConflictError, InputError
from service.http.context import services
from service.http.errors import status_of
from service.usecases.candidates import CandidatesCommand, list_candidates, propose
from service.web.forms import DeskForm
from service.web.glossary import glossary_of_request
from service.web.language import tell

candidates = Blueprint("candidates", __name__, url_prefix="/glossary/candidates")
KINDS = {
    CandidateKind.SLOGAN: _l("Slogan"),
    CandidateKind.NAME: _l("Name"),
    CandidateKind.PHRASE: _l("Recurring phrase"),
}


class CandidatesForm(DeskForm):
    """A text to look through."""

    text = TextAreaField(
        _l("Chinese text"),
        description=_l("An article, for example, before or after it is translated."),
    )


class ProposeForm(DeskForm):
    """A candidate on its way to becoming an entry; the text comes along, to go on with."""

    zh = StringField()
    en = StringField()
    context = StringField()
    text = TextAreaField()


@candidates.route("", methods=["GET", "POST"])
def index() -> BaseResponse:
    """Look through a text, and show what it has that the glossaries lack."""
    form = CandidatesForm()
    if not form.validate_on_submit():
        return _page(form, 400 if form.is_submitted() else 200)
    return _found(form, 200)


@candidates.post("/propose")
def add() -> BaseResponse:
    """Make a proposed entry of a candidate, and show the others again."""
    name = glossary_of_request()
    sent = ProposeForm()
    if not sent.validate():
        expired = CandidatesForm()  # it holds the text, and says what happened
        expired.validate()
        return _page(expired, 400)
    zh, en, context = (sent[field].data or "" for field in ("zh", "en", "context"))
    form = CandidatesForm(formdata=None, data={"text": sent.text.data})
    try:
        propose(name, zh, en, services(), context=context)
    except (InputError, ConflictError) as error:
        return _found(form, status_of(error), tell(error))
    flash(_("“%(term)s” added as a proposed entry.", term=zh))
    return _found(form, 200) if sent.text.data else redirect(address_of("candidates.index"))


def _found(form: CandidatesForm, status: int, problem: str = "") -> BaseResponse:
    command = CandidatesCommand(text=form.text.data or "", glossaries=(glossary_of_request(),))
    try:
        return _page(form, status, list_candidates(command, services()), problem)
    except InputError as error:
        form.blame("text", tell(error))
        return _page(form, status_of(error))


def _page(
    form: CandidatesForm,
    status: int,
    found: list[Candidate] | None = None,
    problem: str = "",
) -> BaseResponse:
    name = glossary_of_request()
    view = {"name": name, "found": found, "kinds": KINDS, "problem": problem}
    page = render_template("glossary/candidates.html", form=form, text=form.text.data, **view)
    return make_response(page, status)
