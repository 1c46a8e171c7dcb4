"""What users do with the translation memory: approve, look up, import, export and check."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import IO

from glossary.errors import InputError, NotFoundError, UnavailableError
from glossary.exchange import ImportRejected, LineError, decode_text
from glossary.language import parse_language, parse_pair
from service import __version__
from service.memory.tmx import TmxReader, write_tmx
from service.memory.units import AddedUnits, Match, TranslationUnit, UnitError
from service.pipeline.approved import StaleUnit, stale_units, term_pair
from service.usecases.ports import MemoryRepository, Services

_PAGE = 50
_MOST_STALE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpCommand:
    """A text to look up, and the source segments beside it if they are known."""

    text: str
    before: str = ""
    after: str = ""
    source: str = "zh"
    target: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveCommand:
    """A segment and its approved translation; see ``TranslationUnit``."""

    source: str
    target: str
    source_language: str = "zh"
    target_language: str = "en"
    before: str = ""
    after: str = ""
    author: str = ""
    origin: str = ""
    project: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file's units; ``skipped`` had no pair of languages known here."""

    units: AddedUnits
    skipped: int


def count_units(services: Services) -> int:
    """Return how many units the memory has."""
    return memory_of(services).count()


def look_up(command: LookUpCommand, services: Services) -> list[Match]:
    """Return what the memory has for a text, the best first; at most five.

    Raises:
        InputError: the text is empty.
        UnsupportedError: no such language.
    """
    if not command.text.strip():
        raise InputError("The text is empty.", where="source", remedy="Give a text to look up.")
    index = memory_of(services).index(parse_pair(command.source, command.target))
    return index.look_up(command.text, command.before, command.after)


def approve(command: ApproveCommand, services: Services) -> TranslationUnit:
    """Store an approved segment, as of now; the same one again is the newest from then on.

    Raises:
        UnitError: a field that makes no unit.
        UnsupportedError: no such language.
    """
    if services.user.name:  # nobody approves in another's name
        command = replace(command, author=services.user.name)
    unit = _unit(command)
    memory_of(services).add([unit])
    return unit


def approve_lines(  # noqa: PLR0913 - two of them only by name
    sources: bytes,
    targets: bytes,
    pair: tuple[str, str],
    services: Services,
    *,
    author: str = "",
    project: str = "",
    where: tuple[str, str] = ("source", "target"),
) -> AddedUnits:
    """Store two files as approved segments, line n of one being the translation of the other's.

    Lines that are blank in both are passed over; the lines beside one are its context. ``where``
    names the two files. All of it is done or nothing.

    Raises:
        ImportRejected: with every line that has no partner or makes no unit.
        InputError: not text files, or of different lengths.
        UnsupportedError: no such language.
    """
    ours, theirs = (
        decode_text(data, where=name).replace("\r\n", "\n").removesuffix("\n").split("\n")
        for data, name in zip((sources, targets), where, strict=True)
    )
    if len(ours) != len(theirs):
        raise InputError(
            f"{where[0]} has {len(ours):,} lines, {where[1]} {len(theirs):,}.",
            where="lines",
            remedy="Each line needs its translation in the same line of the other file.",
        )
    parse_pair(*pair)
    units: list[TranslationUnit] = []
    faults: list[LineError] = []
    present = [number for number, line in enumerate(ours) if line.strip() or theirs[number].strip()]
    texts = ["", *(ours[number] for number in present), ""]
    for place, number in enumerate(present):
        try:
            unit = ApproveCommand(
                source=ours[number],
                target=theirs[number],
                source_language=pair[0],
                target_language=pair[1],
                before=texts[place],
                after=texts[place + 2],
                author=author,
                origin=where[0].rpartition("/")[2],
                project=project,
            )
            units.append(_unit(unit))
        except UnitError as error:
            faults += [LineError(number + 1, f, m) for f, m in error.faults.items()]
    if faults:
        raise ImportRejected(faults, where=f"{where[0]}, {where[1]}")
    return memory_of(services).add(units)


def import_tmx(
    stream: IO[bytes], services: Services, *, where: str = "file", source: str = ""
) -> Imported:
    """Store the units of a TMX file, all of them or, if it has faults, none.

    ``source``: the language to translate from; if empty, the one that the file says.

    Raises:
        ImportRejected: with every fault of the file.
        UnsupportedError: no such language.
    """
    language = parse_language(source, where="source") if source else None
    reader = TmxReader(stream, where=where, source=language)
    return Imported(memory_of(services).add(reader), reader.skipped)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    """A page of the memory, counted from 1; ``stale`` has what units lack of today's glossary."""

    units: tuple[TranslationUnit, ...]
    stale: Mapping[str, StaleUnit]
    total: int
    page: int
    pages: int


def search_units(services: Services, *, text: str = "", page: int = 1) -> UnitPage:
    """Return a page of the units with ``text`` in one of their sides, the newest first."""
    found, total = memory_of(services).search(text, (max(1, page) - 1) * _PAGE, _PAGE)
    pages = max(1, -(-total // _PAGE))
    if page > pages:
        return search_units(services, text=text, page=pages)
    return UnitPage(
        units=tuple(found),
        stale={stale.unit.id: stale for stale in _stale(found, services.glossaries, services)},
        total=total,
        page=max(1, page),
        pages=pages,
    )


def stale_page(services: Services) -> UnitPage:
    """Return the first units that do not hold to today's glossary."""
    found = list(islice(check_units((), services), _MOST_STALE))
    return UnitPage(
        units=tuple(stale.unit for stale in found),
        stale={stale.unit.id: stale for stale in found},
        total=len(found),
        page=1,
        pages=1,
    )


def export_tmx(services: Services) -> Iterator[bytes]:
    """Yield the whole memory as a TMX 1.4b file, piece by piece."""
    units = memory_of(services).units()
    return (piece.encode() for piece in write_tmx(units, version=__version__))


def remove_units(ids: Sequence[str], services: Services) -> None:
    """Delete units; NotFoundError, with nothing done, if one of them is not there."""
    memory = memory_of(services)
    there = memory.known(ids)
    if unknown := [id_ for id_ in ids if id_ not in there]:
        raise NotFoundError(f"There is no unit “{unknown[0][:40]}” in the memory.", where="unit")
    memory.remove(ids)


def check_units(glossaries: Sequence[str], services: Services) -> Iterator[StaleUnit]:
    """Yield the units from Chinese whose targets lack a term that today's glossaries require.

    ``glossaries`` is the stack to hold to; empty means the configured one.

    Raises:
        NotFoundError: no such glossary.
    """
    stack = tuple(glossaries) or services.glossaries
    yield from _stale(memory_of(services).units(), stack, services)


def _stale(
    units: Iterable[TranslationUnit], stack: Sequence[str], services: Services
) -> Iterator[StaleUnit]:
    chinese = (unit for unit in units if unit.pair.source.base == "zh")
    for pair, of_pair in groupby(chinese, lambda unit: term_pair(unit.pair)):
        yield from stale_units(of_pair, services.term_bases.index(stack, pair))


def memory_of(services: Services) -> MemoryRepository:
    """Return the translation memory; UnavailableError if there is none."""
    if services.memory is None:
        raise UnavailableError("There is no translation memory here.", where="memory")
    return services.memory


def _unit(command: ApproveCommand) -> TranslationUnit:
    return TranslationUnit(
        source=command.source.strip(),
        target=command.target.strip(),
        pair=parse_pair(command.source_language, command.target_language),
        before=command.before.strip(),
        after=command.after.strip(),
        author=command.author.strip(),
        origin=command.origin.strip(),
        project=command.project.strip(),
    )
