"""JSON bodies in and out, the same for all routes of the JSON face."""

import json

from flask import Response, request
from pydantic import BaseModel
from werkzeug.exceptions import RequestEntityTooLarge

from service.http.errors import MalformedBodyError, MediaTypeError
from service.http.responses import json_response

_REMEDY = "Send a JSON object in UTF-8."


def answer(model: BaseModel) -> Response:
    """Return an answer as JSON."""
    return json_response(model.model_dump(mode="json"))


def json_body() -> object:
    """Return the request's body.

    Raises:
        MediaTypeError: it is of another type.
        MalformedBodyError: it is not JSON, or not in UTF-8.
    """
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if not request.is_json or charset not in {"utf-8", "utf8"}:
        raise MediaTypeError(
            "The body's media type must be application/json in UTF-8.", remedy=_REMEDY
        )
    try:
        return json.loads(request.get_data().decode("utf-8-sig"), parse_constant=_refuse_constant)
    except RequestEntityTooLarge:
        raise
    except UnicodeDecodeError as error:
        raise MalformedBodyError(
            f"The body is not UTF-8: byte {error.start} does not fit.", remedy=_REMEDY
        ) from error
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "not valid JSON"
        raise MalformedBodyError(f"The body is not JSON: {reason}.", remedy=_REMEDY) from error


def _refuse_constant(name: str) -> object:
    raise ValueError(name)
