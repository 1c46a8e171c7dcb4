"""TBX as a format: ``conceptEntry`` (v3) and ``termEntry`` (v2) elements read one by one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from glossary.concepts import PartOfSpeech
from glossary.exchange.tmx_entries import language_of
from glossary.exchange.xmlfile import XmlReader
from glossary.language import LanguageCode

_NAMESPACE = "urn:iso:std:iso:30042:ed-2 "
_ENTRY = frozenset({"conceptEntry", "termEntry"})
_LANGUAGE = frozenset({"langSec", "langSet"})
_TERM = frozenset({"termSec", "tig", "ntig"})
_TYPED = frozenset({"descrip", "admin", "termNote"})  # DCA style: the category is the type
_SHORT = frozenset(
    {"abbreviation", "acronym", "initialism", "abbreviatedFormOfTerm", "clippedTerm"}
)
_LINE_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_LANG = "http://www.w3.org/XML/1998/namespace lang"
_DEPRECATED, _SUPERSEDED = "deprecated", "superseded"
_ENTRY_FIELDS = {
    "domain": ("subjectField",),
    "definition": ("definition",),
    "context": ("context",),
    "note": ("note",),
    "source": ("source",),
    "project": ("projectSubset", "customerSubset"),
}


@dataclass(slots=True)
class _Node:
    """An element inside an entry; ``category`` is its name or, in DCA style, its type."""

    name: str
    category: str
    language: str
    parts: list["str | _Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text inside, without the names of inline elements."""
        return "".join(p if isinstance(p, str) else p.text for p in self.parts)

    def find(self, category: str) -> Iterator["_Node"]:
        """Yield the elements of a category inside, in order."""
        for part in self.parts:
            if isinstance(part, _Node):
                if part.category == category:
                    yield part
                yield from part.find(category)

    def named(self, names: frozenset[str]) -> Iterator["_Node"]:
        """Yield the children with one of ``names``."""
        return (p for p in self.parts if isinstance(p, _Node) and p.name in names)

    def first(self, category: str) -> str:
        """Return the text of the first element of a category inside, or nothing."""
        return next((node.text.strip() for node in self.find(category)), "")


@dataclass(slots=True)
class TbxEntry:
    """An entry with its terms by language.

    ``own`` is what an instruction of this program says; ``foreign`` counts terms in languages that
    are not known here, ``outdated`` those that no field takes.
    """

    line: int
    node: _Node
    own: str = ""
    foreign: int = 0
    outdated: int = 0

    def texts(self) -> dict[str, str]:
        """Return the entry's fields as files have them; ``zh`` or ``en`` may be empty."""
        zh, en = self._terms()
        chinese = _sorted_terms(zh)
        english = _sorted_terms(en)
        self.outdated += len(chinese.forbidden) + chinese.superseded + english.superseded
        short = english.short[:1]
        texts = {
            "zh": chinese.preferred,
            "en": english.preferred,
            "zh_variants": " | ".join(chinese.variants + chinese.short),
            "en_variants": " | ".join(english.variants + english.short[1:]),
            "en_forbidden": " | ".join(english.forbidden),
            "en_abbreviation": short[0] if short else "",
            "part_of_speech": english.part_of_speech,
        }
        for name, categories in _ENTRY_FIELDS.items():
            found = (self.node.first(category) for category in categories)
            texts[name] = next(filter(None, found), "")
        notes = (node.text.strip() for node in self.node.find("note"))
        texts["note"] = "\n".join(dict.fromkeys(filter(None, notes)))
        return texts

    def _terms(self) -> tuple[list[_Node], list[_Node]]:
        """Return the terms in Chinese (in simplified script, if there are any) and English."""
        by_language: dict[LanguageCode, list[_Node]] = {}
        for section in self.node.named(_LANGUAGE):
            terms = list(section.named(_TERM))
            language = language_of(section.language)
            if language is None:
                self.foreign += len(terms)
            else:
                by_language.setdefault(language, []).extend(terms)
        chinese = by_language.get(LanguageCode.CHINESE_SIMPLIFIED) or by_language.get(
            LanguageCode.CHINESE_TRADITIONAL, []
        )
        return chinese, by_language.get(LanguageCode.ENGLISH, [])


@dataclass(slots=True)
class _Terms:
    """The terms of one language by what they are to the entry."""

    preferred: str = ""
    part_of_speech: str = ""
    variants: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    superseded: int = 0


def _sorted_terms(nodes: list[_Node]) -> _Terms:
    found = _Terms()
    usable: list[tuple[bool, bool, _Node, str]] = []
    for node in nodes:
        text = _LINE_BREAK.sub(" ", node.first("term"))
        status = node.first("administrativeStatus") or node.first("normativeAuthorization")
        if not text:
            continue
        if status.startswith(_DEPRECATED):
            found.forbidden.append(text)
        elif status.startswith(_SUPERSEDED):
            found.superseded += 1
        else:
            short = node.first("termType") in _SHORT
            usable.append((not status.startswith("preferred"), short, node, text))
    if not usable:
        return found
    chosen = min(usable, key=lambda term: term[:2])  # preferred, else full
    found.preferred = chosen[3]
    found.part_of_speech = _part_of_speech(chosen[2].first("partOfSpeech"))
    for term in usable:
        if term is not chosen and term[3] != found.preferred:
            place = found.short if term[1] else found.variants
            if term[3] not in place:
                place.append(term[3])
    return found


def _part_of_speech(text: str) -> str:
    known = {value.value.lower(): value.value for value in PartOfSpeech}
    return known.get(text.lower(), PartOfSpeech.OTHER.value)


class TbxEntries(XmlReader):
    """Gives each entry to a function as soon as it is read.

    ``ours``: this program wrote the file, so that what it does not say is not there.
    """

    ROOTS: ClassVar[dict[str, str]] = {
        "": "TBX with <tbx> or <martif>",
        "martif": "v2",
        f"{_NAMESPACE}tbx": "v3",
        "tbx": "v3",
    }

    def __init__(self, take: Callable[[TbxEntry], None]) -> None:
        """Give entries to ``take``."""
        super().__init__(namespaces=True)
        self.ours = False
        self._take = take
        self._entry: TbxEntry | None = None
        self._open: list[_Node] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a start tag."""
        name = tag.rpartition(" ")[2]
        if self._entry is None and name not in _ENTRY:
            return
        category = attributes.get("type", "") if name in _TYPED else name
        node = _Node(name, category, attributes.get(_LANG, ""))
        if self._entry is None:
            self._entry = TbxEntry(self.line, node)
        else:
            self._open[-1].parts.append(node)
        if name in _LANGUAGE and not node.language:
            self.fault(f"a <{name}> has no xml:lang")
        self._open.append(node)

    def characters(self, text: str) -> None:
        """Take text."""
        if self._open:
            self._open[-1].parts.append(text)

    def instruction(self, target: str, text: str) -> None:
        """Take what this program wrote for itself."""
        if target != "termbridge":
            return
        if self._entry is None:
            self.ours = True
        else:
            self._entry.own = text

    def end(self, tag: str) -> None:
        """Take an end tag."""
        del tag
        if not self._open:
            return
        self._open.pop()
        if self._entry is not None and not self._open:
            entry, self._entry = self._entry, None
            self._take(entry)
