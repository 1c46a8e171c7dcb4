"""What a form of the desk asks for, done: the segment's next state, or a message that keeps it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from glossary.errors import ConflictError, InputError
from service.pipeline.saved import SavedSegment, SegmentState
from service.usecases.ports import Services
from service.usecases.segments import (
    SegmentCommand,
    SegmentConflictError,
    approve_segment,
    edit_segment,
    find_alternatives,
    retranslate_segment,
    review_segment,
    unapprove_segment,
)
from service.usecases.translations import open_translation
from service.web.desk_view import Open
from service.web.forms import SegmentForm
from service.web.language import tell

_Verb = Callable[[SegmentCommand, Services], SavedSegment]
_VERBS: dict[str, _Verb] = {
    "save": edit_segment,
    "review": review_segment,
    "approve": approve_segment,
    "unapprove": unapprove_segment,
    "retranslate": retranslate_segment,
}
_CONFLICT = 409
_WRONG = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What became of it. ``shows``: it is told on this page, and not by opening another."""

    open: Open
    status: int = 200
    said: str = ""
    shows: bool = False


def act(id_: str, number: int, form: SegmentForm, services: Services) -> Attempt:
    """Do what a form asks for; whatever goes wrong, the wording that it holds is kept."""
    draft = form.target.data
    here = Open(number=number, draft=draft)
    if not form.validate():
        problem = form.expired or _("Please check")
        return Attempt(open=replace(here, problem=problem), status=400, shows=True)
    if form.take.data:
        return Attempt(open=replace(here, draft=form.take.data), shows=True)
    if form.action.data == "alternatives":
        found = tuple(find_alternatives(id_, number, services))
        return Attempt(open=replace(here, alternatives=found), shows=True)
    verb = _VERBS.get(form.action.data or "", edit_segment)
    target = None if verb in (unapprove_segment, retranslate_segment) else draft
    command = SegmentCommand(
        translation=id_, number=number, version=form.version.data or 0, target=target
    )
    try:
        saved = verb(command, services)
    except SegmentConflictError as error:
        stored = error.stored.result.target
        opened = replace(here, problem=tell(error), stored=stored)
        return Attempt(open=opened, status=_CONFLICT, shows=True)
    except (InputError, ConflictError) as error:
        return Attempt(open=replace(here, problem=tell(error)), status=_WRONG, shows=True)
    return Attempt(
        open=Open(number=_following(form, saved, id_, services)), said=_said(verb, saved)
    )


def _following(form: SegmentForm, saved: SavedSegment, id_: str, services: Services) -> int:
    """Return the segment to open now: the asked one, after an approval the next to approve."""
    if form.then.data is not None:
        return int(form.then.data)
    if saved.state is not SegmentState.FINAL:
        return saved.number
    waiting = [
        s.number
        for s in open_translation(id_, services).segments
        if s.state is not SegmentState.FINAL
    ]
    return next((n for n in waiting if n > saved.number), waiting[0] if waiting else saved.number)


def _said(verb: _Verb, saved: SavedSegment) -> str:
    n = saved.number
    if verb is approve_segment:
        return _("Segment %(number)s approved", number=n)
    if verb is unapprove_segment:
        return _("Approval of segment %(number)s taken back", number=n)
    if verb is retranslate_segment:
        return _("Segment %(number)s translated again", number=n)
    if verb is review_segment:
        return _("Segment %(number)s reviewed", number=n)
    return _("Segment %(number)s saved", number=n)
