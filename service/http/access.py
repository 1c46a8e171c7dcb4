"""Who asks, and whether they may: the table of addresses, and the check before each request.

Every address is in ``ADDRESSES``; one that is not is refused to everybody but administrators.
"""

from collections.abc import Mapping
from ipaddress import ip_address

from flask import Flask, Request, g, request, session
from flask_wtf.csrf import generate_csrf, validate_csrf
from wtforms.validators import ValidationError

from glossary.errors import NotFoundError
from service.http.context import wired
from service.http.options import AccessOptions
from service.people import ANYBODY, LOCAL, User
from service.usecases.accounts import (
    provide_account,
    sign_out,
    user_of_key,
    user_of_session,
)
from service.usecases.permissions import Action, ForbiddenError, NotSignedInError, allows, require

API = "/api/"
TOKEN = "session"  # noqa: S105 - the name that the token has in Flask's cookie
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CSRF_HEADER = "X-CSRFToken"


ADDRESSES: Mapping[str, Action] = {
    # the service itself
    "static": Action.SIGN_IN,
    "health.healthz": Action.SIGN_IN,
    "health.readyz": Action.SIGN_IN,
    "accounts.sign_in": Action.SIGN_IN,
    "accounts.leave": Action.SIGN_IN,
    "preferences.save": Action.SIGN_IN,
    # translating
    "web.show": Action.TRANSLATE,
    "web.submit": Action.TRANSLATE,
    "web.download": Action.TRANSLATE,
    "web.download_file": Action.TRANSLATE,
    "v1.translate_text": Action.TRANSLATE,
    "v1.document": Action.TRANSLATE,
    "v1.exports": Action.TRANSLATE,
    "v1.spans_of_text": Action.TRANSLATE,
    # reading
    "openapi.document_json": Action.READ,
    "openapi.reference": Action.READ,
    "v1.languages": Action.READ,
    "v1.glossaries": Action.READ,
    "v1.concepts": Action.READ,
    "memory.matches": Action.READ,
    "memory.export": Action.READ,
    "desk.index": Action.READ,
    "exchange.export": Action.READ,
    "glossary_files.export": Action.READ,
    "changes.recent": Action.READ,
    "changes.step": Action.READ,
    "changes.concept": Action.READ,
    "translations.index": Action.READ,
    "translations.show": Action.READ,
    "translations.look": Action.READ,
    "translations.events": Action.READ,
    "translations.download": Action.READ,
    "downloads.saved": Action.READ,
    "tm.index": Action.READ,
    "tm.export": Action.READ,
    # translating for others
    "translations.begin": Action.TRANSLATE,
    "translations.segment": Action.APPROVE,
    "translations.stop": Action.TRANSLATE,
    "translations.resume": Action.TRANSLATE,
    "translations.rename": Action.APPROVE,
    "translations.delete": Action.APPROVE,
    "tm.take_in": Action.EDIT_TERMS,
    "tm.delete": Action.EDIT_TERMS,
    "memory.approve_segment": Action.APPROVE,
    "memory.import_": Action.EDIT_TERMS,
    # the glossary
    "desk.add": Action.PROPOSE_TERMS,
    "desk.edit": Action.PROPOSE_TERMS,
    "desk.delete": Action.PROPOSE_TERMS,
    "desk.new": Action.EDIT_TERMS,
    "candidates.index": Action.READ,
    "candidates.add": Action.PROPOSE_TERMS,
    "table.impact": Action.PROPOSE_TERMS,
    "table.twins": Action.PROPOSE_TERMS,
    "table.edit_row": Action.EDIT_TERMS,
    "table.bulk": Action.EDIT_TERMS,
    "exchange.take_in": Action.EDIT_TERMS,
    "exchange.confirm_import": Action.EDIT_TERMS,
    "glossary_files.import_": Action.EDIT_TERMS,
    "changes.undo_step": Action.EDIT_TERMS,
    "changes.undo_one": Action.EDIT_TERMS,
    # accounts
    "accounts.own": Action.OWN_ACCOUNT,
    "accounts.new_password": Action.OWN_ACCOUNT,
    "accounts.new_key": Action.OWN_ACCOUNT,
    "accounts.revoke": Action.OWN_ACCOUNT,
    "accounts.index": Action.ADMINISTER,
    "accounts.add": Action.ADMINISTER,
    "accounts.edit": Action.ADMINISTER,
}


def guard(app: Flask, options: AccessOptions) -> None:
    """Let the application know who asks, and refuse what they may not do."""

    @app.before_request
    def check() -> None:
        endpoint = request.endpoint
        if not options.accounts:
            g.user = LOCAL
            _refuse_accounts(endpoint)
            return
        g.user = _identify(request, options)
        if endpoint is not None:
            require(g.user, ADDRESSES.get(endpoint, Action.ADMINISTER))

    @app.context_processor
    def who() -> dict[str, object]:
        return {
            "user": current_user(),
            "accounts": options.accounts,
            "may": may,
            "csrf_token": generate_csrf,
        }


def current_user() -> User:
    """Return who asks; ANYBODY where the request was refused before that was known."""
    user: User = g.get("user", ANYBODY)
    return user


def may(action: str) -> bool:
    """Tell templates whether the user may do something, by the action's name."""
    return allows(current_user(), Action[action])


def begin_session(token: str) -> None:
    """Keep a new session's token in the cookie; nothing of what was there before stays."""
    session.clear()
    session[TOKEN] = token


def end_session() -> None:
    """Forget the session, here and in the cookie."""
    if token := session.get(TOKEN):
        sign_out(token, wired())
    session.clear()


def _refuse_accounts(endpoint: str | None) -> None:
    if endpoint and endpoint.startswith("accounts."):
        raise NotFoundError(
            "Nobody has to sign in here: this installation is open.",
            remedy="TERMBRIDGE_ACCESS=accounts makes people sign in.",
        )


def _identify(asked: Request, options: AccessOptions) -> User:
    if asked.path.startswith(API) and "Authorization" in asked.headers:
        return _by_key(asked)
    user = _by_proxy(asked, options) or _by_session()
    if user.role and asked.path.startswith(API) and asked.method not in _SAFE:
        _require_token(asked)
    return user


def _by_key(asked: Request) -> User:
    authorization = asked.authorization
    key = authorization.token if authorization and authorization.type == "bearer" else None
    user = user_of_key(key, wired()) if key else None
    if user is None:
        raise NotSignedInError("The API key is not valid.", remedy="Make one on your account page.")
    return user


def _by_session() -> User:
    token = session.get(TOKEN)
    return (token and user_of_session(token, wired())) or ANYBODY


def _by_proxy(asked: Request, options: AccessOptions) -> User | None:
    """Return the user that a trusted proxy names; what others say in that header is ignored."""
    if not options.proxy_header:
        return None
    name = _utf8(asked.headers.get(options.proxy_header, ""))
    if not name or not _is_trusted(asked.remote_addr, options):
        return None
    account = provide_account(name, options.new_role, wired())
    if account is None:
        raise ForbiddenError(
            "You have no account here, or it is switched off.", remedy="Ask your administrator."
        )
    return account.user


def _utf8(header: str) -> str:
    """Return a header's text in UTF-8, where WSGI has read it as Latin-1 (PEP 3333)."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _is_trusted(address: str | None, options: AccessOptions) -> bool:
    try:
        found = ip_address(address or "")
    except ValueError:
        return False
    return any(found in network for network in options.trusted_proxies)


def _require_token(asked: Request) -> None:
    """Refuse what another site may have had the browser send along with its cookie."""
    try:
        validate_csrf(asked.headers.get(CSRF_HEADER))
    except ValidationError:
        raise ForbiddenError(
            "A browser's session alone does not open this address.",
            remedy=f"Send an API key, or the page's token as {CSRF_HEADER}.",
        ) from None
