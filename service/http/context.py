"""What a request can reach: the wired services and the sample text, hung on the application."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from flask import Flask, current_app, g

from service.usecases.ports import Services

if TYPE_CHECKING:
    from service.people import User

_KEY = "termbridge"


@dataclass(frozen=True, slots=True)
class Wiring:
    """What ``create_app`` was given."""

    services: Services
    sample: str


def install(app: Flask, wiring: Wiring) -> None:
    """Hang the wiring on the application."""
    app.extensions[_KEY] = wiring


def services() -> Services:
    """Return the services of the current application, bound to who asks."""
    user: User | None = g.get("user")
    if user is None:
        return wired()
    bound: Services | None = g.get("services")
    if bound is None or bound.user != user:
        bound = g.services = wired().acting(user)
    return bound


def wired() -> Services:
    """Return the services as they were wired, bound to nobody."""
    return _wiring().services


def sample_text() -> str:
    """Return the sample article; empty when there is none."""
    return _wiring().sample


def _wiring() -> Wiring:
    return cast("Wiring", current_app.extensions[_KEY])  # Flask types extensions as Any
