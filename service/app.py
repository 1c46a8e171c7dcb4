"""The WSGI application: faces, error pages, headers, limits. Knows no settings and no adapters."""

from pathlib import Path

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from glossary.errors import TermbridgeError
from service.api import exchange as exchange_api
from service.api import memory, openapi, problems, v1
from service.http.access import guard
from service.http.context import Wiring, install
from service.http.headers import set_security_headers
from service.http.options import OPEN, AccessOptions
from service.usecases.permissions import NotSignedInError
from service.usecases.ports import Services
from service.web import (
    accounts,
    candidates,
    changes,
    desk,
    downloads,
    errors,
    exchange,
    glossary,
    language,
    memory_desk,
    preferences,
    table,
    translate,
)

_HERE = Path(__file__).parent
_JSON_PATHS = ("/api/", "/healthz", "/readyz")


def create_app(
    services: Services, *, secret_key: str, sample: str = "", access: AccessOptions = OPEN
) -> Flask:
    """Return the application.

    Args:
        services: the wired adapters.
        secret_key: signs the cookie that holds the forms' CSRF secret.
        sample: a short article that the translation page offers to try; empty for none.
        access: whether people sign in, and how; without it whoever reaches it may do everything.
    """
    app = Flask(
        "service",
        root_path=str(_HERE),
        template_folder=str(_templates()),
        static_folder="web/static",
        static_url_path="/static",
    )
    limit = services.limits.upload_bytes
    app.config.update(
        SECRET_KEY=secret_key,
        MAX_CONTENT_LENGTH=limit,
        MAX_FORM_MEMORY_SIZE=limit,
        SESSION_COOKIE_NAME="termbridge",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=access.secure_cookies,
        WTF_CSRF_TIME_LIMIT=None,  # a page may stay open all day
    )
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    install(app, Wiring(services, sample))
    language.install(app)
    guard(app, access)
    for blueprint in (
        translate.web,
        glossary.desk,
        exchange.exchange,
        table.table,
        candidates.candidates,
        changes.changes,
        preferences.preferences,
        desk.translations,
        memory_desk.tm,
        accounts.accounts,
        downloads.downloads,
        v1.v1,
        exchange_api.exchange,
        memory.memory,
        v1.health,
        openapi.openapi,
    ):
        app.register_blueprint(blueprint)
    app.register_error_handler(TermbridgeError, _on_error)
    app.register_error_handler(HTTPException, _on_http_error)
    app.after_request(set_security_headers)
    return app


def _templates() -> Path:
    shipped = _HERE / "_templates"
    return shipped if shipped.is_dir() else _HERE.parent / "templates"


def _on_error(error: TermbridgeError) -> BaseResponse:
    if not _wants_json():
        return accounts.ask_to_sign_in(error) or errors.page_of(error)
    response = problems.problem_of(error)
    if isinstance(error, NotSignedInError):
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _on_http_error(error: HTTPException) -> Response:
    if error.code is not None and error.code < 400:  # noqa: PLR2004 - a redirect is not an error
        return Response(error.get_body(), error.code, error.get_headers())
    return problems.problem_of_http(error) if _wants_json() else errors.page_of_http(error)


def _wants_json() -> bool:
    return request.path.startswith(_JSON_PATHS)
