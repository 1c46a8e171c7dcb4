"""The translation page and its downloads."""

from flask import Blueprint, Response, abort, make_response, render_template, request
from flask_babel import lazy_gettext as _l

from glossary.errors import InputError
from service.exports.content import Subject
from service.http.context import sample_text, services
from service.http.errors import status_of
from service.http.responses import attachment
from service.pipeline.report import Translation
from service.usecases.documents import media_of, plain_name, translate_document
from service.usecases.glossary import glossary_names
from service.usecases.translate import list_pairs, translate
from service.web.downloads import file_of
from service.web.forms import FinishedForm, TranslateForm
from service.web.presenters import present

web = Blueprint("web", __name__)
EXPIRED_FILE = _l("The page that held the file had expired. Translate the file again.")


@web.get("/")
def show() -> Response:
    """Show the empty form, or the sample in it."""
    form = translate_form()
    if "sample" in request.args:
        form.text.data = sample_text()
    return page(form)


@web.post("/")
def submit() -> Response:
    """Translate what the form holds; a fault is told beside its field, the text stays."""
    form = translate_form()
    if not form.validate():
        return page(form, status=400)
    try:
        if command := form.document():
            document = translate_document(command, services())
            return page(form, document.translation, finished=FinishedForm.of(document))
        form.take_file()
        translation = translate(form.command(), services())
    except InputError as error:
        form.show(error)
        return page(form, status=status_of(error))
    return page(form, translation)


@web.post("/download")
def download() -> Response:
    """Translate again and return the text, the table or the report as a file."""
    form = translate_form()
    if not form.validate():
        return page(form, status=400)
    translation = translate(form.command(), services())
    return file_of(request.form.get("format", "txt"), Subject(translation=translation))


@web.post("/download/file")
def download_file() -> Response:
    """Return the translated file that the page carried."""
    larger = 2 * services().limits.upload_bytes  # base64, and English is longer
    request.max_content_length = request.max_form_memory_size = larger
    form = FinishedForm()
    if not form.validate():
        abort(400, str(EXPIRED_FILE))
    filename = form.filename.data or ""
    return attachment(form.file(), media_of(filename), plain_name(filename))


def translate_form() -> TranslateForm:
    """Return the form of the request, with the glossaries that there are."""
    form = TranslateForm()
    names = glossary_names(services())
    form.offer(names, services().glossaries, list_pairs(services()))
    return form


def page(
    form: TranslateForm,
    translation: Translation | None = None,
    status: int = 200,
    finished: FinishedForm | None = None,
) -> Response:
    """Return the page with a form, and the result if there is one."""
    html = render_template(
        "translate/page.html",
        form=form,
        finished=finished,
        result=present(translation) if translation else None,
        limit=services().limits.characters,
        has_sample=bool(sample_text()),
    )
    return make_response(html, status)
