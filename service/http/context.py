"""What a request can reach: the wired services and the sample text, hung on the application."""

from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from service.usecases.ports import Services

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
    """Return the services of the current application."""
    return _wiring().services


def sample_text() -> str:
    """Return the sample article; empty when there is none."""
    return _wiring().sample


def _wiring() -> Wiring:
    return cast("Wiring", current_app.extensions[_KEY])  # Flask types extensions as Any
