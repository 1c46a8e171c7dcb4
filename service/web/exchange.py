"""Glossary files on the page: import with a look through before, export as a stream."""

from dataclasses import replace
from http import HTTPStatus

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request
from flask import url_for as address_of
from werkzeug.wrappers import Response as BaseResponse

from glossary.errors import ConflictError, InputError
from glossary.fields import FIELDS
from service.http.context import services
from service.http.errors import status_of
from service.http.responses import attachment
from service.usecases.exchange import (
    ImportCommand,
    export_concepts,
    import_concepts,
    preview_import,
)
from service.web import previews
from service.web.exchange_forms import CHOICES, ConfirmImportForm, ImportForm
from service.web.forms import DeskForm
from service.web.glossary import glossary_of_request

exchange = Blueprint("exchange", __name__, url_prefix="/glossary")


@exchange.route("/import", methods=["GET", "POST"])
def take_in() -> BaseResponse:
    """Look through a file and show what taking it in would do."""
    name = glossary_of_request()
    form = ImportForm()
    if not form.validate_on_submit():
        return _asked(form, 400 if form.is_submitted() else 200, name)
    try:
        command = form.command()
        return _previewed(name, command)
    except InputError as error:
        return _asked(form, status_of(error), name, rejection=previews.rejection_of(error))


@exchange.post("/import/confirm")
def confirm_import() -> BaseResponse:
    """Take in the file that was looked through; if the glossary has changed, show it anew."""
    request.max_content_length = request.max_form_memory_size = 2 * services().limits.upload_bytes
    name = glossary_of_request()
    form = ConfirmImportForm()
    if not form.validate():
        return _asked(ImportForm(formdata=None), 400, name, expired=form.expired)
    command = form.command(request.form)
    try:
        plan = import_concepts(name, command, services())
    except ConflictError:
        return _previewed(name, replace(command, revision=None), 409)
    flash(previews.preview_of(plan).done)
    return redirect(address_of("desk.index", glossary=name))


@exchange.get("/export")
def export() -> Response:
    """Return a glossary as a file in the asked format, CSV by default."""
    export = export_concepts(glossary_of_request(), request.args.get("format", "csv"), services())
    filename = f"glossary.{export.codec.extension}"
    return attachment(export.content, export.codec.content_type, filename)


def _previewed(name: str, command: ImportCommand, status: int = 200) -> BaseResponse:
    revision = services().term_bases.glossary(name).revision
    plan = preview_import(name, command, services())
    form = ConfirmImportForm.of(command, revision)
    preview = previews.preview_of(plan)
    return _page(
        "glossary/preview.html",
        form,
        status,
        name=name,
        preview=preview,
        choices=CHOICES,
        meanwhile=status != HTTPStatus.OK,
    )


def _asked(form: DeskForm, status: int, name: str, **view: object) -> BaseResponse:
    return _page("glossary/import.html", form, status, name=name, fields=FIELDS, **view)


def _page(template: str, form: DeskForm, status: int, **view: object) -> BaseResponse:
    return make_response(render_template(template, form=form, **view), status)
