"""Translations that are kept: begin one, let it go on, stop it, list, open, rename, delete."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import uuid4

from glossary.errors import InputError, TermbridgeError, UnavailableError
from service.pipeline.report import Provenance, SegmentResult, Translation
from service.pipeline.saved import (
    RunStatus,
    SavedSegment,
    SavedTranslation,
    SegmentState,
    StateCounts,
    saved_segments,
    translation_of,
)
from service.pipeline.translate import (
    Job,
    find_obligations,
    jobs_of,
    provenance_of,
    translate_jobs,
)
from service.usecases.ports import Runner, Services, TranslationRepository
from service.usecases.translate import (
    TranslateCommand,
    check_command,
    languages_of,
    options_of,
    recall_of,
)

LONGEST_TITLE = 200
_TITLE = 60
_PAGE = 25
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTranslation:
    """A saved translation with its segments."""

    saved: SavedTranslation
    segments: tuple[SavedSegment, ...]

    @property
    def counts(self) -> StateCounts:
        """How many segments are in each state."""
        return StateCounts.of([s.state for s in self.segments])

    @property
    def report(self) -> Translation:
        """The translation as far as it is done."""
        found = translation_of(self.saved, self.segments)
        text, pair = self.saved.text, self.saved.pair
        asked = TranslateCommand(text=text, source=pair.source.base, target=pair.target.base)
        return replace(found, languages=languages_of(asked, text, pair))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTranslation:
    """A saved translation in a list."""

    saved: SavedTranslation
    counts: StateCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationPage:
    """A page of the list, counted from 1."""

    listed: tuple[ListedTranslation, ...]
    total: int
    page: int
    pages: int


def begin_translation(
    command: TranslateCommand, services: Services, *, title: str = ""
) -> SavedTranslation:
    """Save a text with what its translation owes, and set the engine to work on it.

    Raises:
        InputError, TooLargeError, UnsupportedError, NotFoundError: as ``translate`` does.
    """
    text, pair = check_command(command, services)
    services.engines.engine(pair)  # no such package: said before anything is saved
    glossaries = command.glossaries or services.glossaries
    index = services.term_bases.index(glossaries, pair)
    prepared = find_obligations(
        text, index, lines=command.lines, style=services.style, recall=recall_of(pair, services)
    )
    saved = SavedTranslation(
        id=uuid4().hex,
        title=_one_line(title)[:LONGEST_TITLE] or title_of(text),
        text=text,
        pair=pair,
        glossaries=glossaries,
        lines=command.lines,
        author=services.user.name,
        provenance=Provenance(term_base=index.term_base.revision.value),
    )
    repository(services).add(saved, saved_segments(prepared))
    _start(saved, services)
    return saved


def resume_translation(id_: str, services: Services) -> SavedTranslation:
    """Let a translation that was stopped, or failed, go on where it stands.

    Raises:
        NotFoundError: no such translation.
    """
    saved = repository(services).get(id_)
    if saved.status is RunStatus.FINISHED:
        return saved
    saved = repository(services).begin_run(id_)
    _start(saved, services)
    return saved


def stop_translation(id_: str, services: Services) -> None:
    """Stop translating; what is done stays. NotFoundError if there is no such translation."""
    saved = repository(services).get(id_)
    repository(services).end_run(id_, saved.run, RunStatus.STOPPED)


def find_translation(id_: str, services: Services) -> SavedTranslation:
    """Return a translation without its segments; NotFoundError if there is none."""
    return repository(services).get(id_)


def open_translation(id_: str, services: Services) -> OpenTranslation:
    """Return a translation as it stands; NotFoundError if there is none."""
    saved = find_translation(id_, services)
    return OpenTranslation(saved=saved, segments=tuple(repository(services).segments(id_)))


def list_translations(services: Services, *, text: str = "", page: int = 1) -> TranslationPage:
    """Return a page of the translations with ``text`` in title or source, last changed first."""
    found, total = repository(services).search(text, (max(1, page) - 1) * _PAGE, _PAGE)
    pages = max(1, -(-total // _PAGE))
    if page > pages:
        return list_translations(services, text=text, page=pages)
    counts = repository(services).counts([saved.id for saved in found])
    listed = tuple(ListedTranslation(saved=s, counts=counts[s.id]) for s in found)
    return TranslationPage(listed=listed, total=total, page=max(1, page), pages=pages)


def rename_translation(id_: str, title: str, services: Services) -> str:
    """Give a translation another title, and return it as it is kept.

    Raises:
        InputError: an empty or too long title.
        NotFoundError: no such translation.
    """
    title = _one_line(title)
    if not title:
        raise InputError("The title is empty.", where="title", remedy="Give it a title.")
    if len(title) > LONGEST_TITLE:
        raise InputError(
            f"The title has {len(title):,} characters; the limit is {LONGEST_TITLE}.",
            where="title",
            remedy="Shorten it.",
        )
    repository(services).rename(id_, title)
    return title


def delete_translation(id_: str, services: Services) -> None:
    """Remove a translation; what was approved of it stays in the memory.

    Raises:
        NotFoundError: no such translation.
    """
    repository(services).delete(id_)


def wait_for(id_: str, seconds: float, services: Services) -> None:
    """Return once the work on a translation is over, at the latest after ``seconds``."""
    _runner(services).wait(id_, seconds)


def run_translation(id_: str, run: int, services: Services) -> None:
    """Translate what is not translated yet, and save it group by group until it is to stop."""
    translations = repository(services)
    try:
        for group, provenance in _groups(id_, services):
            if not translations.save_group(id_, run, group, provenance):
                return
    except TermbridgeError as error:
        translations.end_run(id_, run, RunStatus.FAILED, str(error))
    except Exception:
        translations.end_run(id_, run, RunStatus.FAILED, "The service had a fault of its own.")
        raise
    else:
        translations.end_run(id_, run, RunStatus.FINISHED)


def repository(services: Services) -> TranslationRepository:
    """Return where translations are kept; UnavailableError if there is no such place."""
    if services.translations is None:
        raise UnavailableError("Translations are not kept here.", where="translations")
    return services.translations


def title_of(text: str) -> str:
    r"""Return a title for a text: its first line, cut where it is long.

    >>> title_of("\n 上虞：阔步挺进 \n\n正文。")
    '上虞：阔步挺进'
    """
    line = next((found for line in text.splitlines() if (found := _one_line(line))), "")
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1]}…"


def _one_line(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split())


def _start(saved: SavedTranslation, services: Services) -> None:
    id_, run = saved.id, saved.run
    _runner(services).start(id_, lambda: run_translation(id_, run, services))


def _runner(services: Services) -> Runner:
    if services.runner is None:
        raise UnavailableError("Nothing is translated in the background here.", where="runner")
    return services.runner


def _groups(id_: str, services: Services) -> Iterator[tuple[list[SavedSegment], Provenance]]:
    opened = open_translation(id_, services)
    jobs = list(jobs_of(translation_of(opened.saved, opened.segments)))
    engine = services.engines.engine(opened.saved.pair)
    options = options_of(services)
    waiting: dict[Job, list[SavedSegment]] = {}
    for job, segment in zip(jobs, opened.segments, strict=True):
        if segment.state is SegmentState.INITIAL:
            waiting.setdefault(job, []).append(segment)
    done = frozenset(job for job in jobs if job not in waiting)
    provenance = replace(
        provenance_of(engine.capabilities), term_base=opened.saved.provenance.term_base
    )
    for group in translate_jobs(jobs, engine, options, done, style=services.style):
        yield (
            [_translated(s, result) for job, result in group.items() for s in waiting[job]],
            provenance,
        )


def _translated(segment: SavedSegment, result: SegmentResult) -> SavedSegment:
    return replace(segment, result=result, state=SegmentState.TRANSLATED)
