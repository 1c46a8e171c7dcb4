"""TMX 1.4b as a format, whatever the units are: ``tu`` elements read one by one.

Inline tags are flattened: native codes (``bpt``, ``ept``, ``it``, ``ph``, ``ut``) are left out,
highlighted text stays. The translation memory and glossary files both are read by this.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from glossary.errors import UnsupportedError
from glossary.exchange.xmlfile import XmlReader, attribute
from glossary.language import LanguageCode, parse_language

ANY_LANGUAGE = "*all*"
CONTENT_TYPE = "application/x-tmx+xml"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
_LINE_BREAK = "lb"  # the type of a placeholder that stands for one


@dataclass(slots=True)
class TmxVariant:
    """A ``tuv``: one language's half of a ``tu``."""

    line: int
    code: str
    text: str | None = None


@dataclass(slots=True)
class TmxEntry:
    """A ``tu``: ``source`` is the language code that it says it is translated from."""

    line: int
    source: str
    author: str = ""
    time: str = ""
    variants: list[TmxVariant] = field(default_factory=list)
    props: dict[str, str] = field(default_factory=dict)
    note: str = ""


class _Handlers(Protocol):
    """What a start tag's handler is given."""

    def __call__(self, attributes: dict[str, str]) -> None:
        """Take the tag's attributes."""
        ...


class TmxEntries(XmlReader):
    """Gives each ``tu`` to a function as soon as it is read, and tells faults of the format."""

    ROOTS: ClassVar[dict[str, str]] = {"": "TMX with <tmx>", "tmx": ""}

    def __init__(self, take: Callable[[TmxEntry], None]) -> None:
        """Give entries to ``take``."""
        super().__init__()
        self._take = take
        self._source = ANY_LANGUAGE
        self._entry: TmxEntry | None = None
        self._prop = ""
        self._text: list[str] | None = None
        self._codes = 0  # how many native codes are open
        self._starts: dict[str, _Handlers] = {
            "header": self._start_header,
            "tu": self._start_tu,
            "tuv": self._start_tuv,
            "seg": self._start_seg,
            "prop": self._start_prop,
            "note": self._start_note,
            "ph": self._start_ph,
        }

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a start tag."""
        if self._text is not None and tag in _CODES:
            self._codes += 1
        if handle := self._starts.get(tag):
            handle(attributes)

    def characters(self, text: str) -> None:
        """Take text."""
        if self._text is not None and not self._codes:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """Take an end tag."""
        if self._text is not None and tag in _CODES:
            self._codes -= 1
        elif tag == "seg":
            self._end_seg()
        elif tag in {"prop", "note"}:
            self._end_described(tag)
        elif tag == "tu" and self._entry is not None:
            self._end_tu(self._entry)
            self._entry = None

    def by_language(self, entry: TmxEntry) -> dict[LanguageCode, TmxVariant]:
        """Return the halves in known languages; two of one language are a fault."""
        known: dict[LanguageCode, TmxVariant] = {}
        for variant in entry.variants:
            language = language_of(variant.code)
            if language is None:
                continue
            if language in known:
                self.fault(f"the <tu> has {language} twice", variant.line)
            known.setdefault(language, variant)
        return known

    def _start_header(self, attributes: dict[str, str]) -> None:
        self._source = attributes.get("srclang", ANY_LANGUAGE)

    def _start_tu(self, attributes: dict[str, str]) -> None:
        self._entry = TmxEntry(
            line=self.line,
            source=attributes.get("srclang", self._source),
            author=attributes.get("changeid", "") or attributes.get("creationid", ""),
            time=attributes.get("changedate", "") or attributes.get("creationdate", ""),
        )

    def _start_tuv(self, attributes: dict[str, str]) -> None:
        code = attributes.get("xml:lang") or attributes.get("lang", "")
        if self._entry is None:
            self.fault("a <tuv> stands outside <tu>")
            return
        if not code:
            self.fault("a <tuv> has no xml:lang")
        self._entry.variants.append(TmxVariant(self.line, code))

    def _start_seg(self, attributes: dict[str, str]) -> None:
        del attributes
        if self.path[-2:-1] != ["tuv"]:
            self.fault("a <seg> stands outside <tuv>")
        self._text, self._codes = [], 0

    def _start_prop(self, attributes: dict[str, str]) -> None:
        if self.path[-2:-1] == ["tu"]:
            self._prop, self._text, self._codes = attributes.get("type", ""), [], 0

    def _start_note(self, attributes: dict[str, str]) -> None:
        del attributes
        if self.path[-2:-1] == ["tu"]:
            self._text, self._codes = [], 0

    def _start_ph(self, attributes: dict[str, str]) -> None:
        if self._text is not None and attributes.get("type") == _LINE_BREAK:
            self._text.append(" ")

    def _end_described(self, tag: str) -> None:
        if self._entry is None or self._text is None:
            return
        text, self._text = "".join(self._text), None
        if tag == "prop":
            self._entry.props[self._prop] = text
        else:
            self._entry.note = "\n".join(filter(None, (self._entry.note, text)))

    def _end_seg(self) -> None:
        text, self._text = "".join(self._text or ()), None
        if self._entry is None or not self._entry.variants:
            return
        variant = self._entry.variants[-1]
        if variant.text is None:
            variant.text = text
        else:
            self.fault("a <tuv> has more than one <seg>")

    def _end_tu(self, entry: TmxEntry) -> None:
        if not entry.variants:
            self.fault("a <tu> has no <tuv>", entry.line)
        for variant in entry.variants:
            if variant.text is None:
                self.fault("a <tuv> has no <seg>", variant.line)
        self._take(entry)


def language_of(code: str) -> LanguageCode | None:
    """Return the language of a code, or nothing for one that is not known here."""
    try:
        return parse_language(code)
    except UnsupportedError:
        return None


def tmx_head(version: str, source: LanguageCode, segments: str) -> str:
    """Return a file's beginning; ``segments``: ``sentence`` or ``phrase``."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'<header creationtool="Termbridge" creationtoolversion={attribute(version)}'
        f' segtype="{segments}" o-tmf="Termbridge" adminlang="en"'
        f' srclang="{source}" datatype="plaintext"/>\n<body>\n'
    )


TMX_TAIL = "</body>\n</tmx>\n"
