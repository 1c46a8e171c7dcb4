"""Responses that faces share: JSON with real Chinese characters, and files to save."""

import json
from collections.abc import Iterable, Mapping

from flask import Response

JSON = "application/json"


def json_response(payload: Mapping[str, object], status: int = 200, media: str = JSON) -> Response:
    """Return ``payload`` as JSON in UTF-8.

    A lone surrogate (only a client's own field name can bring one) stays a JSON escape.
    """
    return Response(json_bytes(payload), status, content_type=media)


def json_bytes(payload: Mapping[str, object]) -> bytes:
    r"""Return ``payload`` as UTF-8 JSON, Chinese unescaped.

    >>> json_bytes({"zh": "上虞"}).decode()
    '{"zh": "上虞"}'
    """
    return json.dumps(payload, ensure_ascii=False).encode("utf-8", "backslashreplace")


def attachment(content: bytes | Iterable[bytes], media: str, filename: str) -> Response:
    """Return a file to save, sent while it is made if it comes in pieces.

    A name that is not ASCII goes as RFC 6266 says.
    """
    response = Response(content, content_type=media)
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response
