"""The desk's table: a row edited in place, several rows at once, twins found while typing."""

from typing import Any

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request
from flask import url_for as address_of
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse
from wtforms import HiddenField, SelectChoice, SelectField, StringField

from glossary.concepts import UsageCondition, split_variants
from glossary.errors import ConflictError, InputError, NotFoundError
from glossary.language import LanguageCode
from service.http.context import services
from service.http.errors import status_of
from service.http.responses import json_response
from service.usecases.entries import BulkCommand, Twin, TwinKind, edit_several, find_twins
from service.usecases.glossary import get_concept
from service.usecases.impact import impact_of
from service.web import editing, listing
from service.web.forms import REVIEW_STATES, ConceptForm, DeskForm, fields_of
from service.web.glossary import edited, glossary_of_request
from service.web.language import tell

table = Blueprint("table", __name__, url_prefix="/glossary")
_ZH, _EN = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH
_TYPED = ("zh", "en", "id", "only_after", "only_before")
SEARCH = ("glossary", "q", "domain", "state", "holding", "since", "page")


class BulkForm(DeskForm):
    """What to do with the selected rows."""

    action = SelectField(
        _l("With the selected entries"),
        choices=[
            SelectChoice("domain", _l("set the domain")),
            SelectChoice("state", _l("set the state")),
            SelectChoice("delete", _l("delete them")),
        ],
    )
    domain = StringField(_l("Domain"))
    state = SelectField(
        _l("State"),
        choices=[SelectChoice(state.value, label) for state, label in REVIEW_STATES.items()],
    )
    confirmed = HiddenField()

    def command(self, ids: list[str]) -> BulkCommand:
        """Return what the use case takes."""
        action = self.action.data
        return BulkCommand(
            ids=tuple(ids),
            domain=(self.domain.data or "") if action == "domain" else None,
            state=self.state.data if action == "state" else None,
            delete=action == "delete",
        )


@table.post("/concepts/<concept_id>/row")
def edit_row(concept_id: str) -> BaseResponse:
    """Save a row; what is wrong, or was changed meanwhile, is shown on the entry's own page."""
    name = glossary_of_request()
    form = ConceptForm(formdata=_merged(concept_id))
    attempt = editing.save(form, name, concept_id, services())
    if attempt.saved:
        flash(_("“%(term)s” saved.", term=form.zh.data))
        return redirect(address_of("desk.index", **_search()))
    return edited(form, name, concept_id, attempt)


@table.post("/impact")
def impact() -> BaseResponse:
    """Show which approved segments an entry would change if it were saved; save nothing."""
    name = glossary_of_request()
    concept_id = request.args.get("id") or None
    form = ConceptForm()
    concept = form.concept(concept_id) if form.validate() else None
    if concept is None:
        return edited(form, name, concept_id, editing.Attempt(status=400 if form.expired else 422))
    found = impact_of(concept, services())
    return edited(form, name, concept_id, editing.Attempt(), found)


@table.post("/bulk")
def bulk() -> BaseResponse:
    """Edit the selected rows; before deleting, ask."""
    name = glossary_of_request()
    form = BulkForm()
    ids = request.form.getlist("id")
    if not form.validate():
        return _asked(form, name, ids, 400)
    if form.action.data == "delete" and not form.confirmed.data and ids:
        return _asked(form, name, ids, 200)
    try:
        count = edit_several(name, form.command(ids), services())
    except (InputError, ConflictError) as error:
        return _asked(form, name, ids, status_of(error), tell(error))
    edits = ngettext("%(num)d entry edited.", "%(num)d entries edited.", count)
    flash(f"{edits} " + _("“Recent changes” can take it back."))
    return redirect(address_of("desk.index", **_search()))


@table.get("/twins")
def twins() -> Response:
    """Tell which entries are like the one that is typed."""
    name = glossary_of_request()
    zh, en, own, after, before = (request.args.get(field, "")[:400] for field in _TYPED)
    key = UsageCondition(after=split_variants(after), before=split_variants(before)).key
    found = find_twins(name, zh, en, services(), condition=key, own_id=own)
    return json_response({"twins": [_twin(twin) for twin in found[:5]]})


def _twin(twin: Twin) -> dict[str, str]:
    zh, en = twin.concept.preferred(_ZH), twin.concept.preferred(_EN)
    sentence = {
        TwinKind.SAME_TERM: _(
            "This Chinese term is in the entry “%(zh)s” (%(en)s) already.", zh=zh, en=en
        ),
        TwinKind.SAME_RENDITION: _("“%(zh)s” has the same rendition (%(en)s).", zh=zh, en=en),
        TwinKind.OTHER_GLOSSARY: _(
            "The glossary “%(name)s” renders “%(zh)s” as “%(en)s”.",
            name=twin.glossary,
            zh=zh,
            en=en,
        ),
    }[twin.kind]
    address = address_of("desk.edit", concept_id=twin.concept.id, glossary=twin.glossary)
    return {"kind": twin.kind.value, "sentence": sentence, "address": address}


def _merged(concept_id: str) -> MultiDict[str, str]:
    """Return the whole form of an entry with what a row sent; that alone if it was deleted."""
    try:
        stored = {k: str(v) for k, v in fields_of(get_concept(concept_id, services())).items()}
    except NotFoundError:
        stored = {}
    return MultiDict({**stored, **request.form.to_dict()})


def _search() -> dict[str, Any]:
    return {name: request.args[name] for name in SEARCH if request.args.get(name)}


def _asked(
    form: BulkForm, name: str, ids: list[str], status: int, problem: str = ""
) -> BaseResponse:
    concepts = services().term_bases.by_ids(name, ids) if ids else []
    form.confirmed.data = "1"  # of the page that asks
    return make_response(
        render_template(
            "glossary/bulk.html",
            form=form,
            name=name,
            rows=[listing.row_of(concept) for concept in concepts],
            search=_search(),
            problem=problem,
        ),
        status,
    )
