"""Problem details (RFC 9457): every error of the JSON face in one form, its kind by status."""

from dataclasses import dataclass

from flask import Response
from werkzeug.exceptions import HTTPException

from glossary.errors import TermbridgeError
from glossary.exchange import ImportRejected
from service.api.schemas import Problem, ProblemError
from service.http.errors import FieldError, InvalidRequestError, status_of
from service.http.responses import json_response
from service.usecases.exchange import ImportConflicts

MEDIA = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem: the fragment of its link, its title, and what a client can do."""

    slug: str
    title: str
    meaning: str


KINDS: dict[int, ProblemKind] = {
    400: ProblemKind(
        "malformed", "The body cannot be read", "The body is not JSON, or not in UTF-8."
    ),
    401: ProblemKind(
        "not-signed-in",
        "Not signed in",
        "Send an API key as “Authorization: Bearer KEY”; your account page makes one.",
    ),
    403: ProblemKind("forbidden", "Not allowed", "Your role does not allow it."),
    404: ProblemKind("not-found", "Not found", "There is no such address, glossary or entry."),
    405: ProblemKind(
        "method-not-allowed", "Method not allowed", "The header Allow names the methods there are."
    ),
    409: ProblemKind("conflict", "Conflict", "The change clashes with what is stored."),
    413: ProblemKind(
        "too-large", "Too large", "Split the text or file and translate its parts one by one."
    ),
    415: ProblemKind(
        "media-type",
        "Wrong media type",
        "Send the body in the media type that the operation takes.",
    ),
    422: ProblemKind(
        "invalid", "The request is not valid", "“errors” names every fault and where it is."
    ),
    429: ProblemKind("too-many", "Too many attempts", "Wait as long as Retry-After says."),
    500: ProblemKind(
        "internal", "Internal error", "The fault is the service's; its log has more about it."
    ),
    503: ProblemKind("not-ready", "Not ready", "The model cannot be loaded, or not yet."),
}

_FIELDS = (
    *("text", "file", "source", "target", "glossaries", "lines"),
    *("before", "after", "author", "project"),
)


def problem_of(error: TermbridgeError) -> Response:
    """Return an error of ours as problem details."""
    status = status_of(error)
    where = "" if error.where in _FIELDS or not error.where else f"{error.where}: "
    detail = f"{where}{error.problem} {error.remedy}".rstrip()
    if isinstance(error, InvalidRequestError):
        return _problem(status, detail, error.errors)
    if isinstance(error, ImportRejected):
        faults = (FieldError(message=f"line {e.line}: {e}") for e in error.errors)
        return _problem(status, detail, tuple(faults))
    if isinstance(error, ImportConflicts):
        found = error.plan.conflicts
        faults = (FieldError(message=f"line {c.line}: {c.sentence}") for c in found)
        return _problem(status, detail, tuple(faults))
    if error.where in _FIELDS:
        return _problem(status, detail, (FieldError(pointer=f"/{error.where}", message=detail),))
    return _problem(status, detail)


def problem_of_http(error: HTTPException) -> Response:
    """Return an error of the framework (no such path, body too large) as problem details."""
    response = _problem(error.code or 500, error.description or "")
    if allow := dict(error.get_headers()).get("Allow"):
        response.headers["Allow"] = allow
    return response


def _problem(status: int, detail: str, errors: tuple[FieldError, ...] = ()) -> Response:
    kind = KINDS.get(status)
    problem = Problem(
        type=f"/api#{kind.slug}" if kind else "about:blank",
        title=kind.title if kind else f"HTTP {status}",
        status=status,
        detail=detail,
        errors=[
            ProblemError.model_construct(  # a client's field name may hold half a surrogate pair
                pointer=e.pointer, parameter=e.parameter, message=e.message
            )
            for e in errors
        ]
        or None,
    )
    return json_response(problem.model_dump(exclude_none=True), status, MEDIA)
