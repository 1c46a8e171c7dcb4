"""TMX 1.4b files: units written piece by piece, and read without the whole file in memory.

Reading uses expat and loads nothing from outside: a DOCTYPE is passed over, and a file that
declares or uses entities of its own is refused. All faults are told at once, each with its line.
Inline tags are flattened: native codes (``bpt``, ``ept``, ``it``, ``ph``, ``ut``) are left out,
highlighted text stays. A ``tu`` with several languages makes a unit for each pair that is known
here; without such a pair, or with an empty half, it is passed over and counted.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import IO

from glossary.exchange import ImportRejected
from glossary.exchange.tmx_entries import (
    ANY_LANGUAGE,
    CONTENT_TYPE,
    TMX_TAIL,
    TmxEntries,
    TmxEntry,
    TmxVariant,
    language_of,
    tmx_head,
)
from glossary.exchange.xmlfile import CHUNK, MOST_FAULTS, attribute, written
from glossary.language import LanguageCode, LanguagePair
from service.memory.units import TranslationUnit, UnitError

MEDIA = CONTENT_TYPE
_TIME = "%Y%m%dT%H%M%SZ"
_TIME_FORM = re.compile(r"\d{8}T\d{6}Z")
_BEFORE, _AFTER = "x-context-pre", "x-context-post"
_ORIGIN, _PROJECT = "x-origin", "x-project"


def write_tmx(
    units: Iterable[TranslationUnit],
    *,
    version: str,
    source: LanguageCode = LanguageCode.CHINESE_SIMPLIFIED,
) -> Iterator[str]:
    """Yield a TMX 1.4b file, to be encoded as UTF-8; ``source`` is most units' source language.

    ``version`` is that of the program. Times are written to the second.
    """
    yield tmx_head(version, source, "sentence")
    for unit in units:
        yield _written(unit, source)
    yield TMX_TAIL


class TmxReader:
    """The units of a TMX file, each read when it is asked for; iterate once.

    ``skipped`` counts the ``tu`` elements that had no pair of languages known here, or an empty
    half. After the first fault no unit is given any more, only faults are looked for.
    """

    def __init__(
        self, stream: IO[bytes], *, where: str = "file", source: LanguageCode | None = None
    ) -> None:
        """Read from ``stream``; ``where`` names the file in messages.

        ``source``: the language to translate from, whatever the file says.
        """
        self._stream = stream
        self._where = where
        self._parser = _Parser(source)

    @property
    def skipped(self) -> int:
        """How many ``tu`` elements were passed over so far."""
        return self._parser.skipped

    def __iter__(self) -> Iterator[TranslationUnit]:
        """Yield the units in the file's order.

        Raises:
            ImportRejected: at the end, with every fault (the first hundred of them).
        """
        parser = self._parser
        while not parser.over:
            chunk = self._stream.read(CHUNK)
            parser.feed(chunk)
            units, parser.units = parser.units, []
            if not parser.faults:
                yield from units
        if parser.faults:
            raise ImportRejected(parser.faults[:MOST_FAULTS], where=self._where)


class _Parser(TmxEntries):
    """Makes units of the entries of a file."""

    def __init__(self, source: LanguageCode | None) -> None:
        super().__init__(self._take_entry)
        self.units: list[TranslationUnit] = []
        self.skipped = 0
        self._forced = source

    def _take_entry(self, entry: TmxEntry) -> None:
        known = self.by_language(entry)
        source = self._source_of(entry, known)
        at = self._time_of(entry)
        targets = [
            (language, variant)
            for language, variant in known.items()
            if source and language.base != source.base and (variant.text or "").strip()
        ]
        if source is None or not targets or not (known[source].text or "").strip():
            self.skipped += 1
            return
        for language, variant in targets:
            try:
                self.units.append(
                    TranslationUnit(
                        source=known[source].text or "",
                        target=variant.text or "",
                        pair=LanguagePair(source, language),
                        before=entry.props.get(_BEFORE, ""),
                        after=entry.props.get(_AFTER, ""),
                        author=entry.author,
                        at=at,
                        origin=entry.props.get(_ORIGIN, ""),
                        project=entry.props.get(_PROJECT, ""),
                    )
                )
            except UnitError as error:
                for name, message in error.faults.items():
                    line = variant.line if name == "target" else entry.line
                    self.fault(f"{name} {message}", line)

    def _source_of(
        self, entry: TmxEntry, known: dict[LanguageCode, TmxVariant]
    ) -> LanguageCode | None:
        """Return the language to translate from: the asked one, the file's, else Chinese."""
        wanted = self._forced or language_of(entry.source)
        if wanted is None and entry.source != ANY_LANGUAGE:
            return None
        wanted = wanted or LanguageCode.CHINESE_SIMPLIFIED
        if wanted in known:
            return wanted
        return next((language for language in known if language.base == wanted.base), None)

    def _time_of(self, entry: TmxEntry) -> datetime | None:
        if not entry.time:
            return None
        try:
            if _TIME_FORM.fullmatch(entry.time):
                return datetime.strptime(entry.time, _TIME).replace(tzinfo=UTC)
        except ValueError:
            pass
        self.fault(f"“{entry.time[:40]}” is no time of the form YYYYMMDDThhmmssZ", entry.line)
        return None


def _written(unit: TranslationUnit, source: LanguageCode) -> str:
    attributes = {"tuid": unit.id}
    if unit.pair.source is not source:
        attributes["srclang"] = unit.pair.source.value
    if unit.at is not None:
        attributes["creationdate"] = unit.at.astimezone(UTC).strftime(_TIME)
    if unit.author:
        attributes["creationid"] = unit.author
    props = {
        _ORIGIN: unit.origin,
        _PROJECT: unit.project,
        _BEFORE: unit.before,
        _AFTER: unit.after,
    }
    described = "".join(f" {name}={attribute(value)}" for name, value in attributes.items())
    pieces = [f"<tu{described}>"]
    pieces += [
        f'<prop type="{name}">{written(value)}</prop>' for name, value in props.items() if value
    ]
    for language, text in ((unit.pair.source, unit.source), (unit.pair.target, unit.target)):
        pieces.append(f'\n<tuv xml:lang="{language}"><seg>{written(text)}</seg></tuv>')
    return "".join((*pieces, "</tu>\n"))
