"""The formats of documents that can be translated."""

from service.documents.docx import WordDocument
from service.documents.format import DocumentFormat, Formats
from service.documents.html import read_html
from service.documents.markdown import read_markdown
from service.documents.odt import MEDIA as ODT
from service.documents.odt import OpenText
from service.documents.pdf import read_pdf
from service.documents.pptx import Slides
from service.documents.srt import read_srt
from service.documents.text import read_text
from service.documents.xlsx import Workbook

_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS = Formats(
    [
        DocumentFormat(
            name="Word",
            ending="docx",
            media=f"{_OFFICE}.wordprocessingml.document",
            read=WordDocument,
        ),
        DocumentFormat(
            name="Excel", ending="xlsx", media=f"{_OFFICE}.spreadsheetml.sheet", read=Workbook
        ),
        DocumentFormat(
            name="PowerPoint",
            ending="pptx",
            media=f"{_OFFICE}.presentationml.presentation",
            read=Slides,
        ),
        DocumentFormat(name="OpenDocument", ending="odt", media=ODT, read=OpenText),
        DocumentFormat(
            name="PDF",
            ending="pdf",
            media="application/pdf",
            read=read_pdf,
            whole=True,
            written_as="txt",
        ),
        DocumentFormat(
            name="HTML", ending="html", media="text/html", read=read_html, others=("htm",)
        ),
        DocumentFormat(
            name="Markdown",
            ending="md",
            media="text/markdown",
            read=read_markdown,
            others=("markdown",),
        ),
        DocumentFormat(name="subtitles", ending="srt", media="application/x-subrip", read=read_srt),
        DocumentFormat(
            name="text",
            ending="txt",
            media="text/plain",
            read=read_text,
            whole=True,
            others=("text",),
        ),
    ]
)
