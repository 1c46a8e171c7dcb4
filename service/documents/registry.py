"""The formats of documents that can be translated."""

from service.documents.docx import WordDocument
from service.documents.format import DocumentFormat, Formats
from service.documents.text import read_text

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
            name="text",
            ending="txt",
            media="text/plain",
            read=read_text,
            whole=True,
            others=("text",),
        ),
    ]
)
