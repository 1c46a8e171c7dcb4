"""The language of the pages, English or Chinese: the one chosen, else the one the browser asks for.

Templates and views mark their words with ``_``; what the core says goes through ``told``.
"""

from babel.support import Translations
from flask import Flask, Response, request
from flask_babel import Babel, Domain, get_locale

from glossary.errors import TermbridgeError
from service.web import catalog

COOKIE = "termbridge_language"
LANGUAGES = {"en": "English", "zh": "中文"}
_TAGS = {"en": "en", "zh": "zh-Hans"}


class _Domain(Domain):
    """The catalogs of this package, ready in memory."""

    def get_translations(self) -> Translations:
        """Return those of the request's language."""
        return catalog.translations_of(chosen())


class _Babel(Babel):
    domain_instance = _Domain()  # type: ignore[no-untyped-call]  # Flask-Babel is half typed


def install(app: Flask) -> None:
    """Let the pages of an application speak the reader's language."""
    _Babel(app, locale_selector=_select)  # type: ignore[no-untyped-call]
    app.jinja_env.filters["told"] = told
    app.jinja_env.globals["languages"] = LANGUAGES
    app.context_processor(lambda: {"page_language": page_language()})
    app.after_request(_vary)


def told(message: object) -> str:
    """Return a sentence of the core in the page's language; an unknown one stays English."""
    return catalog.tell(str(message), chosen())


def tell(error: TermbridgeError) -> str:
    """Return what is wrong and how to mend it, in the page's language."""
    parts = [told(part) for part in (error.problem, error.remedy) if part]
    return ("" if chosen() == "zh" else " ").join(parts)


def chosen() -> str:
    """Return the language of the page that is being made; English outside of requests."""
    locale = get_locale()
    return str(locale.language) if locale else "en"


def page_language() -> str:
    """Return the language as a page's ``lang`` says it (BCP 47)."""
    return _TAGS[chosen()]


def _select() -> str:
    wanted = request.cookies.get(COOKIE, "")
    if wanted in LANGUAGES:
        return wanted
    return request.accept_languages.best_match(list(LANGUAGES)) or "en"


def _vary(response: Response) -> Response:
    """Tell caches that a page depends on who reads it."""
    if response.mimetype == "text/html":
        response.vary.update(("Accept-Language", "Cookie"))
    return response
