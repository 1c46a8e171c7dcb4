"""Files that pages offer: the text, the report as JSON, tables and reports to hand on."""

from flask import Blueprint, Response

from service.exports.content import Subject
from service.http.context import services
from service.http.responses import JSON, attachment, json_bytes
from service.pipeline.report import as_json
from service.usecases.exports import export, parse_export
from service.usecases.translations import open_translation
from service.web.language import page_language, told

downloads = Blueprint("downloads", __name__)
TEXT = "text/plain; charset=utf-8"


@downloads.get("/translations/<id_>/files/<kind>")
def saved(id_: str, kind: str) -> Response:
    """Return a kept translation, as far as it is done, as a file."""
    opened = open_translation(id_, services())
    subject = Subject(
        translation=opened.report,
        title=opened.saved.title,
        states=[s.state for s in opened.segments],
        source=opened.saved.pair.source.value,
        target=opened.saved.pair.target.value,
    )
    return file_of(kind, subject)


def file_of(kind: str, subject: Subject) -> Response:
    """Return a file: ``txt``, ``json``, or what it says and its format, as ``table.docx``.

    Raises:
        UnsupportedError: there is no such file.
        InputError: the format cannot hold a text of this length.
    """
    translation = subject.translation
    if kind == "txt":
        return attachment(translation.target.encode(), TEXT, "translation.txt")
    if kind == "json":
        return attachment(json_bytes(as_json(translation)), JSON, "report.json")
    content, _, form = kind.partition(".")
    file = export(subject, *parse_export(content, form), say=told, language=page_language())
    return attachment(file.content, file.media, file.filename)
