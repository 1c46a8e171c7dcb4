"""TBX-Basic: ISO 30042:2019 (version 3, DCA style) written; that, its DCT style and v2 read.

What TBX-Basic has no data category for (review state, rules, conditions) is kept in processing
instructions ``<?termbridge {…}?>``, which other programs pass over and validation allows. In files
of other programs the entries need a Chinese and an English term; other languages are left out.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.concepts import AdministrativeStatus, Concept, ConceptError, Term, TermType
from glossary.exchange.codec import ALL_FIELDS, LocatedConcept, Losses, Reading
from glossary.exchange.rows import checked
from glossary.exchange.tbx_entries import TbxEntries, TbxEntry
from glossary.exchange.xmlfile import CHUNK, attribute, written
from glossary.fields import concept_of, texts_of
from glossary.language import LanguageCode

_OWN = ("status", "case", "inflection", "only_after", "only_before")
_FOREIGN = ALL_FIELDS - frozenset(_OWN)
_DEFAULTS = {"status": "approved"}
_ZH, _EN = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<?termbridge {}?>
<tbxHeader><fileDesc><sourceDesc><p>Exported from Termbridge</p></sourceDesc></fileDesc>
<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></tbxHeader>
<text><body>
"""
_TAIL = "</body></text>\n</tbx>\n"


@dataclass(frozen=True, slots=True)
class Tbx:
    """Term base exchange (a ``Codec``)."""

    media: str = "tbx"
    label: str = "TBX-Basic"
    extension: str = "tbx"
    content_type: str = "application/x-tbx+xml"
    fields: frozenset[str] = ALL_FIELDS

    def read(self, content: bytes, *, where: str = "file") -> Reading:
        """Return the entries of a file of version 2 or 3."""
        reader = _Reader()
        for start in range(0, len(content) + CHUNK, CHUNK):
            if not reader.over:
                reader.feed(content[start : start + CHUNK])
        return checked(reader.entries, reader.faults, where=where, notes=reader.notes)

    def write(self, concepts: Iterable[Concept], losses: Losses | None = None) -> Iterator[bytes]:
        """Yield the file in UTF-8; it holds every field."""
        del losses
        yield _HEAD.encode()
        for number, concept in enumerate(concepts, start=1):
            yield _entry(concept, f"c{concept.id or number}").encode()
        yield _TAIL.encode()


TBX = Tbx()


class _Reader(TbxEntries):
    """Makes concepts of the entries of a file."""

    def __init__(self) -> None:
        super().__init__(self._take_entry)
        self.entries: list[LocatedConcept] = []
        self._skipped = 0
        self._foreign = 0
        self._outdated = 0

    @property
    def notes(self) -> list[str]:
        """What was passed over."""
        counted = (
            (self._skipped, "entries have no usable pair of a Chinese and an English term"),
            (self._foreign, "terms are in other languages"),
            (self._outdated, "terms are superseded, or Chinese and deprecated"),
        )
        return [f"{count:,} {what}; left out." for count, what in counted if count]

    def _take_entry(self, entry: TbxEntry) -> None:
        self._foreign += entry.foreign
        self._outdated += entry.outdated
        texts = entry.texts()
        if not texts["zh"] or not texts["en"]:
            self._skipped += 1
            return
        fields = ALL_FIELDS if self.ours else _FOREIGN
        try:
            texts |= self._own(entry) if self.ours else {}
            self.entries.append(LocatedConcept(entry.line, concept_of(texts), fields))
        except ConceptError as error:
            for fault in error.faults:
                self.fault(fault.message, entry.line, fault.field)

    def _own(self, entry: TbxEntry) -> dict[str, str]:
        if not entry.own:
            return {}
        try:
            found = json.loads(entry.own)
        except ValueError:
            found = None
        if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
            self.fault("the instruction <?termbridge …?> cannot be read", entry.line)
            return {}
        return {name: found[name] for name in _OWN if name in found}


def _entry(concept: Concept, id_: str) -> str:
    texts = texts_of(concept)
    pieces = [f"<conceptEntry id={attribute(id_)}>"]
    own = {name: texts[name] for name in _OWN if texts[name] != _DEFAULTS.get(name, "")}
    if own:  # “?” could end the instruction
        pieces.append(f"<?termbridge {json.dumps(own).replace('?', chr(92) + 'u003f')}?>")
    pieces += [
        f'<descrip type="{category}">{written(texts[name])}</descrip>'
        for name, category in (("domain", "subjectField"), ("definition", "definition"))
        if texts[name]
    ]
    if texts["note"]:
        pieces.append(f"<note>{written(texts['note'])}</note>")
    for language in (_ZH, _EN):
        pieces.append(f'\n<langSec xml:lang="{language}">')
        pieces += [_term(term, texts) for term in concept.terms if term.language is language]
        pieces.append("</langSec>")
    return "".join((*pieces, "\n</conceptEntry>\n"))


def _term(term: Term, texts: dict[str, str]) -> str:
    pieces = [f"<termSec><term>{written(term.text)}</term>"]
    first = (
        term.status is AdministrativeStatus.PREFERRED
    )  # it has what is said of the entry's terms
    notes = {"administrativeStatus": term.status.value}
    if term.type is TermType.ABBREVIATION:
        notes["termType"] = term.type.value
    if first and term.language is _EN and texts["part_of_speech"]:
        notes["partOfSpeech"] = texts["part_of_speech"]
    pieces += [f'<termNote type="{k}">{written(v)}</termNote>' for k, v in notes.items()]
    if first and term.language is _ZH and texts["context"]:
        pieces.append(f'<descrip type="context">{written(texts["context"])}</descrip>')
    if first and term.language is _EN:
        pieces += [
            f'<admin type="{category}">{written(texts[name])}</admin>'
            for name, category in (("source", "source"), ("project", "projectSubset"))
            if texts[name]
        ]
    return "".join((*pieces, "</termSec>"))
