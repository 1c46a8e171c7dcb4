"""Which HTTP status an error has, by its class; and the errors that only HTTP knows."""

from dataclasses import dataclass

from glossary.errors import (
    ConflictError,
    InputError,
    NotFoundError,
    TermbridgeError,
    TooLargeError,
    UnavailableError,
    UnsupportedError,
)
from service.usecases.accounts import TooManyAttemptsError
from service.usecases.permissions import ForbiddenError, NotSignedInError


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldError:
    """One fault of a request: where (JSON pointer into the body, or query parameter) and what."""

    message: str
    pointer: str | None = None
    parameter: str | None = None


class InvalidRequestError(InputError):
    """A request whose fields are wrong; ``errors`` holds every fault."""

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        """Count the faults in the problem and keep them apart."""
        count = len(errors)
        super().__init__(
            "The request has a fault." if count == 1 else f"The request has {count} faults.",
            remedy="See “errors”.",
        )
        self.errors = errors


class MalformedBodyError(InputError):
    """A body that is not JSON in UTF-8."""


class MediaTypeError(InputError):
    """A body of another media type than the one asked for."""


class NotReadyError(UnavailableError):
    """The process runs, but cannot serve translations (yet)."""


STATUSES: dict[type[TermbridgeError], int] = {
    TermbridgeError: 500,
    InputError: 422,
    UnsupportedError: 422,
    TooLargeError: 413,
    NotFoundError: 404,
    ConflictError: 409,
    MalformedBodyError: 400,
    MediaTypeError: 415,
    NotSignedInError: 401,
    ForbiddenError: 403,
    TooManyAttemptsError: 429,
    NotReadyError: 503,
    UnavailableError: 503,
}


def status_of(error: TermbridgeError) -> int:
    """Return the status of an error: that of its class, or of the nearest class above it.

    >>> status_of(UnsupportedError("no such language"))
    422
    """
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
