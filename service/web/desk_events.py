"""Server-sent events of a desk: patches with the segments that the engine has finished."""

import json
import time
from collections.abc import Iterator
from threading import BoundedSemaphore

from flask import Response, stream_with_context

from glossary.errors import NotFoundError
from service.http.context import services
from service.pipeline.saved import RunStatus
from service.usecases.translations import find_translation, open_translation
from service.web.desk_pages import NOTHING, keep_going, patch

_MOST_STREAMS = 4  # each holds a thread of the server
_ROUNDS = 240
_PAUSE = 0.5
_room = BoundedSemaphore(_MOST_STREAMS)


def stream(id_: str, after: int) -> Response:
    """Return what changes after a revision, until the translation is done.

    Where too many listen already, it is what has changed so far, and the browser asks again.
    """
    response = Response(stream_with_context(_events(id_, after)), content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


def _events(id_: str, after: int) -> Iterator[str]:
    yield "retry: 2000\n\n"
    stays = _room.acquire(blocking=False)
    try:
        for _ in range(_ROUNDS if stays else 1):
            saved = keep_going(find_translation(id_, services()), services())
            if saved.revision > after:
                opened = open_translation(id_, services())
                saved = opened.saved
                changed = {s.number for s in opened.segments if s.revision > after}
                after = saved.revision
                yield _event(after, "patch", patch(opened, NOTHING, changed))
            if saved.status is not RunStatus.RUNNING:
                yield _event(after, "end", {})
                return
            yield ": \n\n"  # a listener that has gone is noticed
            time.sleep(_PAUSE if stays else 0)
    except NotFoundError:
        yield _event(after, "end", {})
    finally:
        if stays:
            _room.release()


def _event(id_: int, name: str, payload: dict[str, object]) -> str:
    return f"id: {id_}\nevent: {name}\ndata: {json.dumps(payload, ensure_ascii=False)}\n\n"
