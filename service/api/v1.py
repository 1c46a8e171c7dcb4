"""Routes of the JSON face and the two health checks; one use case each."""

from base64 import b64encode

from flask import Blueprint, Response, request

from glossary.errors import TermbridgeError
from glossary.language import LanguageCode, LanguagePair, parse_pair
from service.api.bodies import answer, json_body
from service.api.files import DocumentForm, DocumentQuery, ExportQuery
from service.api.schemas import (
    ConceptsQuery,
    Glossaries,
    Health,
    TranslateBody,
    concepts_of,
    glossary_item,
    languages_of,
    parse_body,
    parse_query,
)
from service.exports.content import Subject
from service.http.context import services
from service.http.errors import (
    FieldError,
    InvalidRequestError,
    MediaTypeError,
    NotReadyError,
)
from service.http.responses import attachment, json_response
from service.pipeline.report import as_json
from service.usecases.documents import DocumentCommand, translate_document
from service.usecases.exports import export, parse_export
from service.usecases.glossary import glossary_names, list_glossaries, search_concepts
from service.usecases.translate import TranslateCommand, find_spans, translate

v1 = Blueprint("v1", __name__, url_prefix="/api/v1")
health = Blueprint("health", __name__)
SUMMARY = "Termbridge-Summary"


@v1.post("/translate")
def translate_text() -> Response:
    """Translate a text and report every required rendition."""
    return json_response(as_json(translate(_command(), services())))


@v1.post("/exports")
def exports() -> Response:
    """Translate a text; the answer is a bilingual table or a report, as a file."""
    query = parse_query(ExportQuery, request.args.to_dict())
    command = _command()
    pair = parse_pair(command.source, command.target)
    translation = translate(command, services())
    subject = Subject(translation=translation, source=pair.source.value, target=pair.target.value)
    file = export(subject, *parse_export(query.content, query.format))
    return attachment(file.content, file.media, file.filename)


@v1.post("/documents")
def document() -> Response:
    """Translate a file; the answer is the file, or with ``report`` JSON that holds it."""
    query = parse_query(DocumentQuery, request.args.to_dict())
    found = translate_document(_document_command(), services())
    if query.report:
        content = b64encode(found.content).decode()
        answer = {"filename": found.filename, "media": found.media, "content": content}
        return json_response(answer | {"report": as_json(found.translation)})
    response = attachment(found.content, found.media, found.filename)
    summary = ", ".join(f"{k}={v}" for k, v in found.translation.summary.items())
    response.headers[SUMMARY] = summary  # a dictionary of structured fields (RFC 9651)
    return response


@v1.post("/spans")
def spans_of_text() -> Response:
    """Report what the translation of a text would owe."""
    return json_response(as_json(find_spans(_command(), services())))


@v1.get("/languages")
def languages() -> Response:
    """List the languages."""
    return answer(languages_of(services().engines.packages()))


@v1.get("/glossaries")
def glossaries() -> Response:
    """List the glossaries."""
    return answer(Glossaries(glossaries=[glossary_item(g) for g in list_glossaries(services())]))


@v1.get("/glossaries/<name>/concepts")
def concepts(name: str) -> Response:
    """List a page of a glossary's entries."""
    query = parse_query(ConceptsQuery, request.args.to_dict())
    return answer(concepts_of(search_concepts(name, query.query(), services())))


@health.get("/healthz")
def healthz() -> Response:
    """Tell that the process is up."""
    return answer(Health(status="ok"))


@health.get("/readyz")
def readyz() -> Response:
    """Tell that the model is loaded (loading it now if need be) and the glossaries can be read."""
    pair = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
    try:
        services().engines.engine(pair)
        glossary_names(services())
    except TermbridgeError as error:
        raise NotReadyError(error.problem, where=error.where, remedy=error.remedy) from error
    return answer(Health(status="ready"))


def _command() -> TranslateCommand:
    body = json_body()
    known = glossary_names(services())
    return parse_body(TranslateBody, body, {"glossaries": known}).command()


def _document_command() -> DocumentCommand:
    if request.mimetype != "multipart/form-data":
        raise MediaTypeError(
            "The body's media type must be multipart/form-data.",
            remedy="Send the file as the field “file” of a form.",
        )
    fields: dict[str, object] = dict(request.form.items())
    if "glossaries" in request.form:
        fields["glossaries"] = request.form.getlist("glossaries")
    upload = request.files.get("file")
    fields |= {name: file.filename for name, file in request.files.items() if file.filename}
    known = glossary_names(services())
    form = parse_body(DocumentForm, fields, {"glossaries": known})
    if upload is None:
        fault = FieldError(pointer="/file", message="must be a file, not a text")
        raise InvalidRequestError((fault,))
    return form.command(upload.read(), upload.mimetype)
