"""Routes of glossary files: import, with a look through before, and export."""

from flask import Blueprint, Response, request

from glossary.exchange import codec_named, codec_of_type
from service.api.bodies import answer
from service.api.exchange_schemas import ExportQuery, GlossaryImported, ImportQuery
from service.api.schemas import parse_query
from service.http.context import services
from service.http.responses import attachment
from service.usecases.exchange import (
    ImportCommand,
    export_concepts,
    import_concepts,
    preview_import,
)

exchange = Blueprint("glossary_files", __name__, url_prefix="/api/v1/glossaries")


@exchange.get("/<name>/file")
def export(name: str) -> Response:
    """Give a glossary as a file, while it is read."""
    query = parse_query(ExportQuery, request.args.to_dict())
    found = export_concepts(name, query.format, services())
    filename = f"glossary.{found.codec.extension}"
    return attachment(found.content, found.codec.content_type, filename)


@exchange.post("/<name>/file")
def import_(name: str) -> Response:
    """Add a file's entries to a glossary, or tell what that would do."""
    query = parse_query(ImportQuery, request.args.to_dict())
    codec = codec_named(query.format) if query.format else codec_of_type(request.mimetype)
    command = ImportCommand(
        content=request.get_data(), media=codec.media, where="body", conflicts=query.conflicts
    )
    act = preview_import if query.dry_run else import_concepts
    return answer(GlossaryImported.of(act(name, command, services())))
