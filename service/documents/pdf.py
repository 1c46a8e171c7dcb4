"""PDF files: their text only, which comes back as a text file."""

import io
import logging

from service.documents.format import DocumentError
from service.documents.text import PlainText

_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1024
MAX_PAGES = 1_000
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity of a file


def read_pdf(content: bytes) -> PlainText:
    """Read the text of a PDF file, page by page.

    Raises:
        DocumentError: no PDF, damaged, protected, too long, or only pictures of pages.
    """
    if _MAGIC not in content[:_MAGIC_WITHIN]:
        raise DocumentError("This is not a PDF file.", remedy="Choose another file.")
    try:
        pages = _pages(content)
    except DocumentError:
        raise
    except Exception as error:
        raise DocumentError(
            "The PDF file is damaged.", remedy="Print it into a new PDF and try again."
        ) from error
    text = "\n".join(pages)
    if not text.strip():
        raise DocumentError(
            "There is no text in this PDF, only pictures of pages.",
            remedy="Run text recognition (OCR) on it first.",
        )
    return PlainText(text)


def _pages(content: bytes) -> list[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - a third of the start-up time of every command

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise DocumentError(
            "The PDF file is protected by a password.", remedy="Save it without one and try again."
        )
    if len(reader.pages) > MAX_PAGES:
        raise DocumentError(
            f"The PDF file has more than {MAX_PAGES:,} pages.", remedy="Split it into parts."
        )
    return [_clean(page.extract_text()) for page in reader.pages]


def _clean(text: str) -> str:
    """Leave out control characters, which fonts without a proper table bring."""
    return "".join(c for c in text if c >= " " or c in "\n\t")
