"""Error pages for people: what happened, what to do, the way back."""

from flask import Response, make_response, render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import HTTPException

from glossary.errors import TermbridgeError
from service.http.errors import status_of
from service.usecases.permissions import NotSignedInError

_TITLES = {
    400: _l("The request cannot be read"),
    401: _l("Please sign in"),
    403: _l("You may not do this"),
    404: _l("There is no such page"),
    405: _l("This address is not a page to open"),
    409: _l("Someone else has changed this"),
    413: _l("That is too large"),
    422: _l("That cannot be used as it is"),
    429: _l("Too many attempts"),
    500: _l("Something went wrong here"),
    503: _l("The service is not ready"),
}
_SIGN_IN_AGAIN = _l(
    "You have been signed out meanwhile, and nothing was done. Sign in in another tab, "
    "then come back to this one, go Back, and send it again: what you entered is still there."
)
_REMEDIES = {
    404: _l("The address may be mistyped, or what it showed has been deleted."),
    405: _l("It is only sent to by a form. Start again from the page that has the form."),
    413: _l("Split the text or the file and send its parts one by one."),
    500: _l(
        "The fault is the service's, not yours. Try again; if it stays, tell your administrator."
    ),
}


def page_of(error: TermbridgeError) -> Response:
    """Return the page of an error of ours; its own words say how to mend it."""
    if isinstance(error, NotSignedInError):
        return _page(401, error.problem, str(_SIGN_IN_AGAIN))
    return _page(status_of(error), error.problem, error.remedy)


def page_of_http(error: HTTPException) -> Response:
    """Return the page of an error of the framework."""
    status = error.code or 500
    response = _page(status, "", str(_REMEDIES.get(status) or error.description or ""))
    if allow := dict(error.get_headers()).get("Allow"):
        response.headers["Allow"] = allow
    return response


def _page(status: int, problem: str, remedy: str) -> Response:
    title = str(_TITLES.get(status) or _("Error %(code)s", code=status))
    page = render_template(
        "errors/page.html", status=status, title=title, problem=problem, remedy=remedy
    )
    return make_response(page, status)
