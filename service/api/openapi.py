"""The OpenAPI 3.1 document, generated from the schemas and one table of operations."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import Blueprint, Response, render_template, request
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from service import __version__
from service.api import exchange_schemas, files, memory_schemas, schemas
from service.api.problems import KINDS, MEDIA
from service.api.reference import present
from service.api.v1 import SUMMARY
from service.http.responses import JSON, json_response
from service.memory.tmx import MEDIA as TMX

openapi = Blueprint("openapi", __name__)
FORM = "multipart/form-data"
_REFERENCE = "#/components/schemas/{model}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One route: what it takes, what it answers, and which problems it can answer.

    ``form``: the body's fields, sent as multipart/form-data; the answer is a file then, or
    ``answer`` where the query asks for it.
    ``file_in`` and ``file_out`` are the media types of a body and an answer that are no JSON.
    """

    method: str
    path: str
    name: str
    summary: str
    answer: type[BaseModel] | None
    body: type[BaseModel] | None = None
    form: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    in_path: Mapping[str, str] | None = None
    problems: tuple[int, ...] = ()
    file_in: str = ""
    file_out: str = ""


_FILE: dict[str, Any] = {"schema": {"type": "string"}}
_TEXT_PROBLEMS = (400, 413, 415, 422)

OPERATIONS = (
    Operation(
        method="post",
        path="/api/v1/translate",
        name="translate",
        summary="Translate a text and report every required rendition",
        body=schemas.TranslateBody,
        answer=schemas.Report,
        problems=_TEXT_PROBLEMS,
    ),
    Operation(
        method="post",
        path="/api/v1/exports",
        name="exports",
        summary="Translate a text and answer with a bilingual table or a report as a file",
        body=schemas.TranslateBody,
        query=files.ExportQuery,
        answer=None,
        file_out="application/octet-stream",
        problems=_TEXT_PROBLEMS,
    ),
    Operation(
        method="post",
        path="/api/v1/spans",
        name="spans",
        summary="Report the terms and figures of a text without translating it",
        body=schemas.TranslateBody,
        answer=schemas.Report,
        problems=_TEXT_PROBLEMS,
    ),
    Operation(
        method="post",
        path="/api/v1/documents",
        name="documents",
        summary="Translate a file and give it back in its format",
        form=files.DocumentForm,
        query=files.DocumentQuery,
        answer=files.DocumentReport,
        problems=_TEXT_PROBLEMS,
    ),
    Operation(
        method="get",
        path="/api/v1/languages",
        name="languages",
        summary="List the languages and what each can be translated into",
        answer=schemas.Languages,
    ),
    Operation(
        method="get",
        path="/api/v1/glossaries",
        name="glossaries",
        summary="List the glossaries",
        answer=schemas.Glossaries,
    ),
    Operation(
        method="get",
        path="/api/v1/glossaries/{name}/concepts",
        name="concepts",
        summary="List the entries of a glossary, page by page",
        in_path={"name": "The glossary's name."},
        query=schemas.ConceptsQuery,
        answer=schemas.Concepts,
        problems=(404, 422),
    ),
    Operation(
        method="get",
        path="/api/v1/glossaries/{name}/file",
        name="export-glossary",
        summary="Export a glossary as CSV, TSV, Excel, TBX, TMX or a service's glossary file",
        in_path={"name": "The glossary's name."},
        query=exchange_schemas.ExportQuery,
        answer=None,
        file_out="application/octet-stream",
        problems=(404, 422),
    ),
    Operation(
        method="post",
        path="/api/v1/glossaries/{name}/file",
        name="import-glossary",
        summary="Import a glossary file, all of it or, if it has faults, nothing",
        in_path={"name": "The glossary's name."},
        query=exchange_schemas.ImportQuery,
        answer=exchange_schemas.GlossaryImported,
        file_in="text/csv",
        problems=(404, 409, 413, 422),
    ),
    Operation(
        method="get",
        path="/api/v1/memory",
        name="look-up",
        summary="Look a text up in the translation memory: the same source, and near ones",
        query=memory_schemas.MemoryQuery,
        answer=memory_schemas.MemoryMatches,
        problems=(422,),
    ),
    Operation(
        method="post",
        path="/api/v1/memory",
        name="approve",
        summary="Store an approved segment, which translations reuse from then on",
        body=memory_schemas.ApproveBody,
        answer=memory_schemas.Approved,
        problems=_TEXT_PROBLEMS,
    ),
    Operation(
        method="get",
        path="/api/v1/memory/tmx",
        name="export-memory",
        summary="Export the translation memory as a TMX 1.4b file",
        answer=None,
        file_out=TMX,
    ),
    Operation(
        method="post",
        path="/api/v1/memory/tmx",
        name="import-memory",
        summary="Import a TMX file: all of its units or, if it has faults, none",
        answer=memory_schemas.MemoryImported,
        problems=(413, 415, 422),
        file_in=TMX,
    ),
    Operation(
        method="get",
        path="/api/v1/openapi.json",
        name="openapi",
        summary="This document",
        answer=None,
    ),
    Operation(
        method="get",
        path="/healthz",
        name="healthz",
        summary="Tell whether the process is up",
        answer=schemas.Health,
    ),
    Operation(
        method="get",
        path="/readyz",
        name="readyz",
        summary="Tell whether the model can translate, loading it if need be",
        answer=schemas.Health,
        problems=(503,),
    ),
)


@openapi.get("/api/v1/openapi.json")
def document_json() -> Response:
    """Return the OpenAPI document."""
    return json_response(document())


@openapi.get("/api")
def reference() -> str:
    """Show the OpenAPI document as a page."""
    return render_template(
        "api/reference.html", api=present(document(), request.host_url.rstrip("/"))
    )


@cache
def document() -> dict[str, Any]:
    """Return the OpenAPI document."""
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Termbridge",
            "version": __version__,
            "summary": "Chinese-English translation with a guaranteed, verified glossary",
            "description": "Offsets count characters (Unicode code points), the end excluded. "
            "Errors are problem details (RFC 9457).",
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": _schemas()},
    }


def _schemas() -> dict[str, Any]:
    requests = {model for o in OPERATIONS for model in (o.body, o.form) if model}
    answers = {o.answer for o in OPERATIONS if o.answer} | {schemas.Problem}
    by_name = sorted(requests | answers, key=lambda m: m.__name__)
    _, definitions = models_json_schema(
        [(m, "validation" if m in requests else "serialization") for m in by_name],
        ref_template=_REFERENCE,
    )
    found: dict[str, Any] = definitions["$defs"]
    return found


def _operation(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "responses": {"200": _file(operation) if operation.form else _answer(operation)}
        | {str(s): _problem(s) for s in operation.problems},
    }
    if operation.body:
        described["requestBody"] = {"required": True, "content": {JSON: _schema(operation.body)}}
    if operation.form:
        described["requestBody"] = {"required": True, "content": {FORM: _schema(operation.form)}}
    if operation.file_in:
        described["requestBody"] = {"required": True, "content": {operation.file_in: _FILE}}
    if parameters := _parameters(operation):
        described["parameters"] = parameters
    return described


def _parameters(operation: Operation) -> list[dict[str, Any]]:
    in_path = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": description,
            "schema": {"type": "string"},
        }
        for name, description in (operation.in_path or {}).items()
    ]
    query = operation.query.model_json_schema() if operation.query else {}
    in_query = [
        {
            "name": name,
            "in": "query",
            "required": name in query.get("required", ()),
            "description": schema.get("description", ""),
            "schema": {k: v for k, v in schema.items() if k not in {"description", "title"}},
        }
        for name, schema in query.get("properties", {}).items()
    ]
    return in_path + in_query


def _answer(operation: Operation) -> dict[str, Any]:
    model = operation.answer
    if operation.file_out:
        return {"description": "A file to save.", "content": {operation.file_out: _FILE}}
    if model is None:
        return {"description": "An OpenAPI 3.1 document.", "content": {JSON: {"schema": {}}}}
    return {"description": _sentence(model), "content": {JSON: _schema(model)}}


def _file(operation: Operation) -> dict[str, Any]:
    summary = "Counts over all texts: segments=3, required=4, found=3, missing=1 (RFC 9651)."
    answer = _answer(operation)
    return {
        "description": f"The translated file; with report=1: {answer['description']}",
        "headers": {SUMMARY: {"description": summary, "schema": {"type": "string"}}},
        "content": answer["content"] | {"application/octet-stream": {"schema": {}}},
    }


def _problem(status: int) -> dict[str, Any]:
    return {"description": KINDS[status].meaning, "content": {MEDIA: _schema(schemas.Problem)}}


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return {"schema": {"$ref": _REFERENCE.format(model=model.__name__)}}


def _sentence(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").partition("\n")[0]
