"""TMX 1.4b files: units written piece by piece, and read without the whole file in memory.

Reading uses expat and loads nothing from outside: a DOCTYPE is passed over, and a file that
declares or uses entities of its own is refused. All faults are told at once, each with its line.
Inline tags are flattened: native codes (``bpt``, ``ept``, ``it``, ``ph``, ``ut``) are left out,
highlighted text stays. A ``tu`` with several languages makes a unit for each pair that is known
here; without such a pair, or with an empty half, it is passed over and counted.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO, Protocol
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from glossary.errors import UnsupportedError
from glossary.exchange import ImportRejected, LineError
from glossary.language import LanguageCode, LanguagePair, parse_language
from service.memory.units import TranslationUnit, UnitError

MEDIA = "application/x-tmx+xml"
_CHUNK = 1 << 16
_MOST_FAULTS = 100
_ENCODINGS = frozenset({"utf-8", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "us-ascii"})
_TIME = "%Y%m%dT%H%M%SZ"
_TIME_FORM = re.compile(r"\d{8}T\d{6}Z")
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
_LINE_BREAK = "lb"  # the type of a placeholder that stands for one
_ANY_LANGUAGE = "*all*"
_BEFORE, _AFTER = "x-context-pre", "x-context-post"
_ORIGIN, _PROJECT = "x-origin", "x-project"
# Raw, a reader would make a line feed of a carriage return and spaces of an attribute's breaks.
_KEPT = {"\r": "&#13;"}
_KEPT_IN_ATTRIBUTE = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def write_tmx(
    units: Iterable[TranslationUnit],
    *,
    version: str,
    source: LanguageCode = LanguageCode.CHINESE_SIMPLIFIED,
) -> Iterator[str]:
    """Yield a TMX 1.4b file, to be encoded as UTF-8; ``source`` is most units' source language.

    ``version`` is that of the program. Times are written to the second.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    yield (
        f'<header creationtool="Termbridge" creationtoolversion={quoteattr(version)}'
        ' segtype="sentence" o-tmf="Termbridge" adminlang="en"'
        f' srclang="{source}" datatype="plaintext"/>\n<body>\n'
    )
    for unit in units:
        yield _written(unit, source)
    yield "</body>\n</tmx>\n"


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
            chunk = self._stream.read(_CHUNK)
            parser.feed(chunk)
            units, parser.units = parser.units, []
            if not parser.faults:
                yield from units
        if parser.faults:
            raise ImportRejected(parser.faults[:_MOST_FAULTS], where=self._where)


@dataclass(slots=True)
class _Variant:
    """A ``tuv``: one language's half of a ``tu``."""

    line: int
    code: str
    text: str | None = None


@dataclass(slots=True)
class _Entry:
    """A ``tu`` while it is read."""

    line: int
    source: str
    author: str
    time: str
    variants: list[_Variant] = field(default_factory=list)
    props: dict[str, str] = field(default_factory=dict)


class _Handlers(Protocol):
    """What a start tag's handler is given."""

    def __call__(self, attributes: dict[str, str]) -> None:
        """Take the tag's attributes."""
        ...


class _Parser:
    """Expat's handlers: collects units and faults; ``over`` once there is nothing more to read."""

    def __init__(self, source: LanguageCode | None) -> None:
        self.units: list[TranslationUnit] = []
        self.faults: list[LineError] = []
        self.skipped = 0
        self.over = False
        self._forced = source
        self._source = _ANY_LANGUAGE
        self._path: list[str] = []
        self._entry: _Entry | None = None
        self._prop = ""
        self._text: list[str] | None = None
        self._codes = 0  # how many native codes are open
        self._starts: dict[str, _Handlers] = {
            "header": self._start_header,
            "tu": self._start_tu,
            "tuv": self._start_tuv,
            "seg": self._start_seg,
            "prop": self._start_prop,
            "ph": self._start_ph,
        }
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters
        self._expat.XmlDeclHandler = self._check_encoding
        self._expat.EntityDeclHandler = self._refuse_declaration
        self._expat.SkippedEntityHandler = self._refuse_entity

    def feed(self, chunk: bytes) -> None:
        """Take more of the file; an empty chunk is its end."""
        try:
            self._expat.Parse(chunk, not chunk)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            message = f"this is not XML from here on ({reason})"
            self.faults.append(LineError(error.lineno, "", message))
            self.over = True
        except _StopError:
            self.over = True
        if not chunk:
            self.over = True

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._path and tag != "tmx":
            self._fault(f"the file begins with <{tag[:40]}>, TMX with <tmx>")
            raise _StopError
        self._path.append(tag)
        if self._text is not None and tag in _CODES:
            self._codes += 1
        if handle := self._starts.get(tag):
            handle(attributes)

    def _start_header(self, attributes: dict[str, str]) -> None:
        self._source = attributes.get("srclang", _ANY_LANGUAGE)

    def _start_tu(self, attributes: dict[str, str]) -> None:
        self._entry = _Entry(
            line=self._expat.CurrentLineNumber,
            source=attributes.get("srclang", self._source),
            author=attributes.get("changeid", "") or attributes.get("creationid", ""),
            time=attributes.get("changedate", "") or attributes.get("creationdate", ""),
        )

    def _start_tuv(self, attributes: dict[str, str]) -> None:
        code = attributes.get("xml:lang") or attributes.get("lang", "")
        if self._entry is None:
            self._fault("a <tuv> stands outside <tu>")
            return
        if not code:
            self._fault("a <tuv> has no xml:lang")
        self._entry.variants.append(_Variant(self._expat.CurrentLineNumber, code))

    def _start_seg(self, attributes: dict[str, str]) -> None:
        del attributes
        if self._path[-2:-1] != ["tuv"]:
            self._fault("a <seg> stands outside <tuv>")
        self._text, self._codes = [], 0

    def _start_prop(self, attributes: dict[str, str]) -> None:
        if self._path[-2:-1] == ["tu"]:
            self._prop, self._text, self._codes = attributes.get("type", ""), [], 0

    def _start_ph(self, attributes: dict[str, str]) -> None:
        if self._text is not None and attributes.get("type") == _LINE_BREAK:
            self._text.append(" ")

    def _characters(self, text: str) -> None:
        if self._text is not None and not self._codes:
            self._text.append(text)

    def _end(self, tag: str) -> None:
        self._path.pop()
        if self._text is not None and tag in _CODES:
            self._codes -= 1
        elif tag == "seg":
            self._end_seg()
        elif tag == "prop" and self._entry is not None and self._text is not None:
            self._entry.props[self._prop] = "".join(self._text)
            self._text = None
        elif tag == "tu" and self._entry is not None:
            self._end_tu(self._entry)
            self._entry = None

    def _end_seg(self) -> None:
        text, self._text = "".join(self._text or ()), None
        if self._entry is None or not self._entry.variants:
            return
        variant = self._entry.variants[-1]
        if variant.text is None:
            variant.text = text
        else:
            self._fault("a <tuv> has more than one <seg>")

    def _end_tu(self, entry: _Entry) -> None:
        if not entry.variants:
            self._fault("a <tu> has no <tuv>", entry.line)
        for variant in entry.variants:
            if variant.text is None:
                self._fault("a <tuv> has no <seg>", variant.line)
        known = self._by_language(entry)
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
                    self._fault(f"{name} {message}", line)

    def _by_language(self, entry: _Entry) -> dict[LanguageCode, _Variant]:
        known: dict[LanguageCode, _Variant] = {}
        for variant in entry.variants:
            language = _language(variant.code)
            if language is None:
                continue
            if language in known:
                self._fault(f"the <tu> has {language} twice", variant.line)
            known.setdefault(language, variant)
        return known

    def _source_of(self, entry: _Entry, known: dict[LanguageCode, _Variant]) -> LanguageCode | None:
        """Return the language to translate from: the asked one, the file's, else Chinese."""
        wanted = self._forced or _language(entry.source)
        if wanted is None and entry.source != _ANY_LANGUAGE:
            return None
        wanted = wanted or LanguageCode.CHINESE_SIMPLIFIED
        if wanted in known:
            return wanted
        return next((language for language in known if language.base == wanted.base), None)

    def _time_of(self, entry: _Entry) -> datetime | None:
        if not entry.time:
            return None
        try:
            if _TIME_FORM.fullmatch(entry.time):
                return datetime.strptime(entry.time, _TIME).replace(tzinfo=UTC)
        except ValueError:
            pass
        self._fault(f"“{entry.time[:40]}” is no time of the form YYYYMMDDThhmmssZ", entry.line)
        return None

    def _fault(self, message: str, line: int = 0) -> None:
        self.faults.append(LineError(line or self._expat.CurrentLineNumber, "", message))
        if len(self.faults) >= _MOST_FAULTS:
            raise _StopError

    def _check_encoding(self, version: str, encoding: str | None, standalone: int) -> None:
        del version, standalone
        if encoding and encoding.lower() not in _ENCODINGS:
            self._fault(f"the encoding {encoding[:40]} is not supported; save the file as UTF-8")
            raise _StopError

    def _refuse_declaration(self, name: str, *_: object) -> None:
        self._fault(f"the file declares an entity (“{name[:40]}”), which is not allowed")
        raise _StopError

    def _refuse_entity(self, name: str, is_parameter: int) -> None:
        if not is_parameter:
            self._fault(f"the entity “&{name[:40]};” is not known")


class _StopError(Exception):
    """Enough was seen: the rest of the file is not read."""


def _language(code: str) -> LanguageCode | None:
    try:
        return parse_language(code)
    except UnsupportedError:
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
    written = "".join(
        f" {name}={quoteattr(value, _KEPT_IN_ATTRIBUTE)}" for name, value in attributes.items()
    )
    pieces = [f"<tu{written}>"]
    pieces += [
        f'<prop type="{name}">{escape(value, _KEPT)}</prop>'
        for name, value in props.items()
        if value
    ]
    for language, text in ((unit.pair.source, unit.source), (unit.pair.target, unit.target)):
        pieces.append(f'\n<tuv xml:lang="{language}"><seg>{escape(text, _KEPT)}</seg></tuv>')
    return "".join((*pieces, "</tu>\n"))
