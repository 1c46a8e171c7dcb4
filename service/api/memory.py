"""Routes of the translation memory; one use case each."""

from io import BytesIO

from flask import Blueprint, Response, request

from service.api.bodies import answer, json_body
from service.api.memory_schemas import (
    ApproveBody,
    Approved,
    MemoryImported,
    MemoryQuery,
    matches_of,
)
from service.api.schemas import parse_body, parse_query
from service.http.context import services
from service.http.errors import MediaTypeError
from service.memory.tmx import MEDIA
from service.usecases.memory import approve, export_tmx, import_tmx, look_up

memory = Blueprint("memory", __name__, url_prefix="/api/v1/memory")
_XML = frozenset({MEDIA, "application/xml", "text/xml"})


@memory.get("")
def matches() -> Response:
    """Look a source text up."""
    query = parse_query(MemoryQuery, request.args.to_dict())
    return answer(matches_of(look_up(query.command(), services())))


@memory.post("")
def approve_segment() -> Response:
    """Store an approved segment."""
    body = parse_body(ApproveBody, json_body(), {})
    return answer(Approved(unit=approve(body.command(), services()).id))


@memory.get("/tmx")
def export() -> Response:
    """Give the whole memory as a TMX file, while it is read."""
    response = Response(export_tmx(services()), content_type=MEDIA)
    response.headers.set("Content-Disposition", "attachment", filename="memory.tmx")
    return response


@memory.post("/tmx")
def import_() -> Response:
    """Store the units of a TMX file."""
    if request.mimetype not in _XML:
        raise MediaTypeError(f"The body's media type must be {MEDIA}.", remedy="Send a TMX file.")
    # The whole body first: a slow client must not keep the memory locked.
    done = import_tmx(BytesIO(request.get_data()), services(), where="body")
    return answer(MemoryImported.of(done))
