"""Evaluate our pipeline and other systems' output on a parallel text."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from glossary.errors import InputError
from glossary.figures import Style
from glossary.language import parse_pair
from glossary.matching import TermIndex
from service.engine.protocol import DecodingOptions, Engine
from service.evaluation.report import EvaluationJson
from service.evaluation.report import as_json as evaluation_as_json
from service.evaluation.systems import (
    REFERENCE,
    Evaluation,
    ParallelText,
    System,
    evaluate_systems,
)
from service.pipeline.detection import check_source_language
from service.pipeline.report import Provenance
from service.pipeline.translate import translate_document
from service.usecases.ports import Clock, Services
from service.usecases.translate import options_of

OURS = "termbridge"
_PIECE = 10_000  # characters: enough for full batches, few enough for news of progress


@dataclass(frozen=True, slots=True)
class LinesFile:
    """A file's lines, and what to call it in a message."""

    file: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluateCommand:
    """What a user asks for; ``systems`` by name, ``ours`` whether our own pipeline runs too.

    ``glossaries`` as in ``TranslateCommand``: they say which terms are owed, by all systems.
    """

    sources: LinesFile
    references: LinesFile
    systems: tuple[tuple[str, LinesFile], ...] = ()
    source: str = "zh"
    target: str = "en"
    glossaries: tuple[str, ...] = ()
    ours: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The figures, and what made our own lines (None: our pipeline did not run)."""

    evaluation: Evaluation
    provenance: Provenance | None


class ProvenanceJson(TypedDict):
    """What made our own lines: the package and the revision of the glossaries."""

    package: str
    version: str
    checksum: str
    term_base: str


class OutcomeJson(EvaluationJson):
    """The evaluation, and what made our own lines."""

    ours: ProvenanceJson | None


def as_json(outcome: Outcome) -> OutcomeJson:
    """Return the wire form."""
    made_by = outcome.provenance
    return {
        **evaluation_as_json(outcome.evaluation),
        "ours": {
            "package": made_by.package,
            "version": made_by.version,
            "checksum": made_by.checksum,
            "term_base": made_by.term_base,
        }
        if made_by
        else None,
    }


def evaluate(
    command: EvaluateCommand,
    services: Services,
    *,
    clock: Clock,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    keep: Callable[[Sequence[str]], None] = lambda _lines: None,
) -> Outcome:
    """Measure our pipeline and the systems of ``command`` side by side.

    Our seconds are those of translating, with model and glossary loaded. The service's limit of
    characters does not apply.

    Args:
        command: what to compare.
        services: the wired adapters.
        clock: seconds from any fixed moment, never going back.
        progress: told how many of all lines are translated, after each piece.
        keep: given our lines as soon as all are translated.

    Raises:
        InputError: files of unequal length, an empty one, names given twice, nothing to evaluate,
            a source not in its language.
        UnsupportedError: no such language, or no package for the pair.
        NotFoundError: no such glossary.
    """
    text = _checked(command)
    index = services.term_bases.index(command.glossaries or services.glossaries, text.pair)
    systems = [System(name=name, lines=f.lines) for name, f in command.systems]
    provenance = None
    if command.ours:
        engine = services.engines.engine(text.pair)
        options = options_of(services)
        begun = clock()
        lines = _translate_lines(text.sources, index, engine, options, services.style, progress)
        seconds = clock() - begun
        keep(lines)
        systems.insert(0, System(name=OURS, lines=tuple(lines), seconds=seconds))
        provenance = Provenance(
            package=engine.capabilities.package,
            version=engine.capabilities.version,
            checksum=engine.capabilities.checksum,
            term_base=index.term_base.revision.value,
        )
    return Outcome(evaluation=evaluate_systems(text, systems, index), provenance=provenance)


def _translate_lines(  # noqa: PLR0913, PLR0917 - what a translation needs, handed on
    sources: Sequence[str],
    index: TermIndex,
    engine: Engine,
    options: DecodingOptions,
    style: Style,
    progress: Callable[[int, int], None],
) -> list[str]:
    """Return exactly one line for each source line."""
    targets: list[str] = []
    for piece in _pieces(sources):
        translation = translate_document(
            "\n".join(piece), index, engine, options, lines=True, style=style
        )
        targets += [block.target for block in translation.blocks]
        progress(len(targets), len(sources))
    return targets


def _pieces(lines: Sequence[str]) -> Iterator[list[str]]:
    piece: list[str] = []
    size = 0
    for line in lines:
        if piece and size + len(line) > _PIECE:
            yield piece
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    yield piece


def _checked(command: EvaluateCommand) -> ParallelText:
    pair = parse_pair(command.source, command.target)
    _check_systems(command)
    sources, references = command.sources, command.references
    for file in (sources, references, *(f for _, f in command.systems)):
        if not any(line.strip() for line in file.lines):
            raise InputError("The file is empty.", where=file.file)
        if len(file.lines) != len(sources.lines):
            raise InputError(
                f"The file has {_count(file)}, but {sources.file} has {_count(sources)}.",
                where=file.file,
                remedy="Line n of one must be the translation of line n of the other.",
            )
    try:
        check_source_language("\n".join(sources.lines), pair.source)
    except InputError as error:
        raise InputError(error.problem, where=sources.file, remedy=error.remedy) from None
    return ParallelText(sources=sources.lines, references=references.lines, pair=pair)


def _check_systems(command: EvaluateCommand) -> None:
    names = [name for name, _ in command.systems]
    if not command.ours and not names:
        raise InputError(
            "There is nothing to evaluate.", remedy="Give --system FILE, or leave --no-ours out."
        )
    taken = Counter([*names, REFERENCE, *([OURS] if command.ours else [])])
    twice = next((name for name, times in taken.items() if times > 1), None)
    if twice is not None:
        raise InputError(
            f"Two columns would be called “{twice}”.", where="system", remedy="Use NAME=FILE."
        )


def _count(file: LinesFile) -> str:
    return "1 line" if len(file.lines) == 1 else f"{len(file.lines):,} lines"
