"""How a reader wants the pages: their language, light or dark. Kept in cookies, for a year."""

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from service.web import language
from service.web.forms import DeskForm

THEME = "termbridge_theme"
THEMES = ("auto", "light", "dark")
_YEAR = 365 * 24 * 60 * 60  # seconds
preferences = Blueprint("preferences", __name__)
_CHOICES = {"language": (language.COOKIE, tuple(language.LANGUAGES)), "theme": (THEME, THEMES)}


@preferences.post("/preferences")
def save() -> BaseResponse:
    """Keep what was chosen and go back to the page; anything else changes nothing."""
    form = PreferencesForm()
    if not form.validate():
        abort(400, form.expired)
    response = redirect(local_path(request.form.get("back", "")))
    for field, (cookie, values) in _CHOICES.items():
        value = request.form.get(field)
        if value in values:
            response.set_cookie(cookie, value, max_age=_YEAR, httponly=True, samesite="Lax")
    return response


@preferences.app_context_processor
def _shown() -> dict[str, object]:
    theme = request.cookies.get(THEME, "auto")
    return {
        "theme": theme if theme in THEMES else "auto",
        "preferences": PreferencesForm(formdata=None),
    }


class PreferencesForm(DeskForm):
    """The switches in the header: no field but the token."""


def local_path(address: str) -> str:
    """Return a path of this site; for an address elsewhere that of the start page.

    >>> local_path("/glossary?q=a"), local_path("//evil.example"), local_path("https://evil.example")
    ('/glossary?q=a', '/', '/')
    """
    inside = address.startswith("/") and address[1:2] not in {"/", "\\"} and address.isprintable()
    return address if inside else "/"
