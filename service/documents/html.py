"""Web pages (.html): the text between tags, in place; scripts, styles and attributes stay."""

import re

from service.documents.markup import find_texts
from service.documents.patches import PatchedText

_CHARSET = re.compile(r"(<meta\b[^>]*?charset\s*=\s*[\"']?)([\w-]+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"(<html\b[^>]*?\blang\s*=\s*[\"']?)zh[\w-]*", re.IGNORECASE)


def read_html(content: bytes) -> PatchedText:
    """Read a page or a part of one."""
    return PatchedText(content, lambda text: list(find_texts(text)), finish=_finish)


def _finish(page: str) -> str:
    """Let the page say what it now is: in UTF-8 and in English."""
    page = _CHARSET.sub(lambda m: m[1] + "utf-8", page, count=1)
    return _LANGUAGE.sub(lambda m: m[1] + "en", page, count=1)
