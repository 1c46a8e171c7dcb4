"""The OpenAPI document as a page's view: operations, schemas and problems in rows (pure)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.api.problems import KINDS


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: a name, its type or place, and what it is."""

    name: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """An operation: ``body`` and ``answer`` are schema names, ``example`` a shell line."""

    anchor: str
    method: str
    path: str
    summary: str
    parameters: tuple[Row, ...]
    body: str
    answer: str
    problems: tuple[Row, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaView:
    """A schema and its fields."""

    name: str
    text: str
    fields: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemView:
    """A kind of problem; its ``anchor`` is the fragment of the problem's type."""

    anchor: str
    status: int
    title: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceView:
    """The whole page."""

    text: str
    version: str
    operations: tuple[OperationView, ...]
    schemas: tuple[SchemaView, ...]
    problems: tuple[ProblemView, ...]


def present(document: Mapping[str, Any], root: str) -> ReferenceView:
    """Return the page of an OpenAPI document; ``root`` begins the addresses in its examples."""
    schemas: dict[str, Any] = document["components"]["schemas"]
    return ReferenceView(
        text=document["info"]["description"],
        version=document["info"]["version"],
        operations=tuple(
            _operation(method, path, operation, schemas, root)
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
        ),
        schemas=tuple(_schema(name, schema) for name, schema in schemas.items()),
        problems=tuple(
            ProblemView(anchor=k.slug, status=status, title=k.title, meaning=k.meaning)
            for status, k in KINDS.items()
        ),
    )


def _operation(
    method: str, path: str, operation: Mapping[str, Any], schemas: Mapping[str, Any], root: str
) -> OperationView:
    body = _name(operation.get("requestBody", {}))
    responses = operation["responses"]
    return OperationView(
        anchor=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        parameters=tuple(
            Row(p["name"], f"{_type(p['schema'])}, in the {p['in']}", p["description"])
            for p in operation.get("parameters", ())
        ),
        body=body,
        answer=_name(responses["200"]),
        problems=tuple(
            Row(status, _name(response), response["description"])
            for status, response in responses.items()
            if status != "200"
        ),
        example=_example(method, root + path, operation, schemas.get(body, {})),
    )


def _example(
    method: str, address: str, operation: Mapping[str, Any], schema: Mapping[str, Any]
) -> str:
    url = address.replace("{name}", "starter")
    if method == "get":
        needed = [
            f" \\\n  --get --data-urlencode '{p['name']}={p['schema']['examples'][0]}'"
            for p in operation.get("parameters", ())
            if p["in"] == "query" and p["required"]
        ]
        return f"curl '{url}'{''.join(needed)}"
    if "file" in schema.get("properties", {}):
        return f"curl '{url}' \\\n  -F file=@report.docx --output report.en.docx"
    if "examples" not in schema:
        media = next(iter(operation["requestBody"]["content"]))
        return f"curl '{url}' \\\n  -H 'Content-Type: {media}' --data-binary '@memory.tmx'"
    body = json.dumps(schema["examples"][0], ensure_ascii=False)
    return f"curl '{url}' \\\n  --json '{body}'"


def _schema(name: str, schema: Mapping[str, Any]) -> SchemaView:
    required = schema.get("required", ())
    return SchemaView(
        name=name,
        text=" ".join(schema.get("description", "").split()),
        fields=tuple(
            Row(
                field,
                _type(described) + ("" if field in required else ", optional"),
                described.get("description", ""),
            )
            for field, described in schema.get("properties", {}).items()
        ),
    )


def _type(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(_type(s) for s in schema["anyOf"])
    if "enum" in schema or "const" in schema:
        values = schema.get("enum", [schema.get("const")])
        return " | ".join(f"“{v}”" for v in values)
    if schema.get("type") == "array":
        return f"array of {_type(schema['items'])}"
    return str(schema.get("type", "any"))


def _name(part: Mapping[str, Any]) -> str:
    for content in part.get("content", {}).values():
        return str(content["schema"].get("$ref", "")).rpartition("/")[2]
    return ""
