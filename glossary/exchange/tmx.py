"""A glossary as TMX 1.4b: a ``tu`` an entry, its two preferred terms as segments.

What else an entry has goes into properties ``x-termbridge-FIELD`` and the ``note``. Of a file that
another program wrote, only the terms and the note are read; segments that are sentences and no
terms are refused like any term that will not do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.concepts import Concept, ConceptError
from glossary.exchange.codec import ALL_FIELDS, LocatedConcept, Losses, Reading
from glossary.exchange.rows import checked
from glossary.exchange.tmx_entries import (
    CONTENT_TYPE,
    TMX_TAIL,
    TmxEntries,
    TmxEntry,
    tmx_head,
)
from glossary.exchange.xmlfile import CHUNK, written
from glossary.fields import FIELDS, concept_of, texts_of
from glossary.language import LanguageCode

_PREFIX = "x-termbridge-"
_FOREIGN = frozenset({"zh", "en", "note"})
_ZH = (LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.CHINESE_TRADITIONAL)
_EN = LanguageCode.ENGLISH


@dataclass(frozen=True, slots=True)
class Tmx:
    """Translation memory exchange (a ``Codec``)."""

    media: str = "tmx"
    label: str = "TMX"
    extension: str = "tmx"
    content_type: str = CONTENT_TYPE
    fields: frozenset[str] = ALL_FIELDS

    def read(self, content: bytes, *, where: str = "file") -> Reading:
        """Return the entries of a file; a ``tu`` without both languages is passed over."""
        reader = _Reader()
        for start in range(0, len(content) + CHUNK, CHUNK):
            if not reader.over:
                reader.feed(content[start : start + CHUNK])
        skipped = f"{reader.skipped:,} units have no pair of Chinese and English; left out."
        notes = (skipped,) if reader.skipped else ()
        return checked(reader.entries, reader.faults, where=where, notes=notes)

    def write(self, concepts: Iterable[Concept], losses: Losses | None = None) -> Iterator[bytes]:
        """Yield the file in UTF-8; it holds every field."""
        del losses
        yield tmx_head("1", _ZH[0], "phrase").encode()
        for concept in concepts:
            yield _unit(concept).encode()
        yield TMX_TAIL.encode()


TMX = Tmx()


class _Reader(TmxEntries):
    """Makes concepts of the entries of a file."""

    def __init__(self) -> None:
        super().__init__(self._take_entry)
        self.entries: list[LocatedConcept] = []
        self.skipped = 0

    def _take_entry(self, entry: TmxEntry) -> None:
        known = self.by_language(entry)
        zh = next((known[code].text for code in _ZH if code in known), None)
        en = known[_EN].text if _EN in known else None
        if not (zh or "").strip() or not (en or "").strip():
            self.skipped += 1
            return
        ours = {
            name.removeprefix(_PREFIX): text
            for name, text in entry.props.items()
            if name.removeprefix(_PREFIX) in ALL_FIELDS and name.startswith(_PREFIX)
        }
        texts = ours | {"zh": zh or "", "en": en or "", "note": entry.note}
        fields = ALL_FIELDS if ours else _FOREIGN
        try:
            self.entries.append(LocatedConcept(entry.line, concept_of(texts), fields))
        except ConceptError as error:
            for fault in error.faults:
                self.fault(fault.message, entry.line, fault.field)


def _unit(concept: Concept) -> str:
    texts = texts_of(concept)
    pieces = ["<tu>"]
    if texts["note"]:
        pieces.append(f"<note>{written(texts['note'])}</note>")
    pieces += [
        f'<prop type="{_PREFIX}{name}">{written(texts[name])}</prop>'
        for name in FIELDS
        if name not in _FOREIGN and texts[name]
    ]
    pieces += [
        f'\n<tuv xml:lang="{language}"><seg>{written(texts[name])}</seg></tuv>'
        for name, language in (("zh", _ZH[0]), ("en", _EN))
    ]
    return "".join((*pieces, "</tu>\n"))
