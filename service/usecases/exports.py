"""Hand a translation on as a file: the bilingual table or the report, in Word, Excel or HTML."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from glossary.errors import UnsupportedError
from service.exports.content import Export, Say, Subject, bilingual, plain, report


class Content(StrEnum):
    """What the file says."""

    TABLE = "table"
    REPORT = "report"


class Format(StrEnum):
    """The file's format; the value is its ending."""

    DOCX = "docx"
    XLSX = "xlsx"
    HTML = "html"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedFile:
    """A file to save."""

    content: bytes
    filename: str
    media: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA = {
    Format.DOCX: f"{_OFFICE}.wordprocessingml.document",
    Format.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    Format.HTML: "text/html; charset=utf-8",
}
_MAKERS = {Content.TABLE: bilingual, Content.REPORT: report}
_NAMES = {Content.TABLE: "bilingual", Content.REPORT: "report"}


def export(
    subject: Subject,
    content: Content,
    form: Format,
    *,
    say: Say = plain,
    language: str = "en",
) -> ExportedFile:
    """Return a translation as a file; ``say`` gives its headings in ``language`` (BCP 47).

    Raises:
        InputError: the format cannot hold a text of this length.
    """
    made = _MAKERS[content](subject, say, language)
    return ExportedFile(
        content=_writer(form)(made), filename=f"{_NAMES[content]}.{form}", media=MEDIA[form]
    )


def parse_export(content: str, form: str) -> tuple[Content, Format]:
    """Return what a user names; UnsupportedError lists what there is."""
    try:
        return Content(content), Format(form)
    except ValueError as error:
        raise UnsupportedError(
            f"A {content[:20]} cannot be written as “{form[:20]}”.",
            where="format",
            remedy=f"There are {' and '.join(Content)}, each as {', '.join(Format)}.",
        ) from error


def _writer(form: Format) -> Callable[[Export], bytes]:
    """Return a format's writer; its library is loaded when it is first needed."""
    if form is Format.DOCX:
        from service.exports.docx import to_docx  # noqa: PLC0415 - python-docx takes 0.3 s to load

        return to_docx
    if form is Format.XLSX:
        from service.exports.xlsx import to_xlsx  # noqa: PLC0415 - as above

        return to_xlsx
    from service.exports.html import to_html  # noqa: PLC0415 - with its kin

    return to_html
