"""What an import will do, worked out before anything is done: pure, applied by storage.

An entry of the file *is* an entry of the glossary if its Chinese term and its condition are the
same; then it replaces those fields that the file speaks of. It is in conflict with the glossary if
it has another English rendition for that term, or if one of its Chinese wordings belongs to another
entry. For each conflict somebody has to choose: keep the glossary's (mine) or take the file's
(theirs).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from glossary.concepts import AdministrativeStatus, Concept, ConceptError, TermType
from glossary.exchange.codec import ALL_FIELDS, ImportRejected, LineError, LocatedConcept
from glossary.exchange.rows import keys_of
from glossary.fields import LISTS, concept_of, texts_of
from glossary.language import LanguageCode
from glossary.text import fold

_ZH, _EN = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH
_CONDITION = frozenset({"only_after", "only_before"})
_RENDERINGS = ("en_abbreviation", "en_variants", "en_forbidden")
Key = tuple[str, str]
"""A Chinese wording, folded, and the condition under which it applies."""


class Choice(StrEnum):
    """What to do about a conflict: keep the glossary's entry, or take the file's."""

    MINE = "mine"
    THEIRS = "theirs"


class ConflictKind(StrEnum):
    """What is in conflict: the English rendition, or to which entry a Chinese wording belongs."""

    RENDITION = "rendition"
    WORDING = "wording"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportConflict:
    """An entry of the file that contradicts ``mine``, one or more entries of the glossary.

    ``number`` is its place in the file, from 0. ``theirs`` is what the glossary would have if the
    file's is taken; that is not possible (``takeable``) if an entry would lose its last Chinese
    wording.
    """

    number: int
    line: int
    kind: ConflictKind
    mine: tuple[Concept, ...]
    theirs: Concept
    choice: Choice
    takeable: bool = True

    @property
    def sentence(self) -> str:
        """What is in conflict, in a sentence."""
        zh = self.theirs.preferred(_ZH)
        if self.kind is ConflictKind.RENDITION:
            mine = self.mine[0].preferred(_EN)
            return f"“{zh}”: the file has “{self.theirs.preferred(_EN)}”, the glossary “{mine}”"
        keys = {key for entry in self.mine for key in keys_of(entry)}
        texts = zip(self.theirs.wordings(_ZH), keys_of(self.theirs), strict=True)
        shared = "”, “".join(text for text, key in texts if key in keys)
        owners = "”, “".join(entry.preferred(_ZH) for entry in self.mine)
        return f"“{shared}” is in the entry “{owners}” already"


@dataclass(frozen=True, slots=True)
class Replacement:
    """An entry of the glossary and what it becomes."""

    before: Concept
    after: Concept


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import will do to a glossary: concepts to add, to replace, and how many stay.

    An import deletes nothing, but edits of several entries are plans as well. ``kept`` counts
    entries of the file that are left out because the glossary's were chosen.
    """

    added: tuple[Concept, ...] = ()
    replaced: tuple[Replacement, ...] = ()
    deleted: tuple[Concept, ...] = ()
    unchanged: int = 0
    kept: int = 0
    conflicts: tuple[ImportConflict, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def changed(self) -> tuple[Concept, ...]:
        """The concepts that replace others, with the ids and versions of these."""
        return tuple(replacement.after for replacement in self.replaced)


def plan_import(
    existing: Iterable[Concept],
    incoming: Sequence[LocatedConcept],
    *,
    choices: Mapping[int, Choice] | None = None,
    default: Choice = Choice.MINE,
    where: str = "import",
) -> ImportPlan:
    """Compare ``incoming`` entries with those that are there.

    Concepts that are not in the import stay. ``choices`` says what to do about the conflict of the
    incoming entry of that place, ``default`` about all others. ``where`` names the file.

    Raises:
        ImportRejected: two entries of the import share a Chinese term under one condition, or
            what an entry would become is none; with every such fault.
    """
    planner = _Planner(tuple(existing), incoming, choices or {}, default)
    plan = planner.plan()
    if planner.errors:
        raise ImportRejected(planner.errors, where=where)
    return plan


@dataclass(slots=True)
class _Planner:
    """The work of one import; ``found`` is what each incoming entry becomes, by its place."""

    existing: tuple[Concept, ...]
    incoming: Sequence[LocatedConcept]
    choices: Mapping[int, Choice]
    default: Choice
    errors: list[LineError] = field(default_factory=list)
    matches: dict[int, Concept] = field(default_factory=dict)
    found: dict[int, Concept] = field(default_factory=dict)
    conflicts: dict[int, ImportConflict] = field(default_factory=dict)
    unchanged: int = 0

    def plan(self) -> ImportPlan:
        """Return the plan; it means something only if there are no ``errors``."""
        self._match()
        stripped = self._settle_wordings()
        replaced = [
            Replacement(self.matches[n], concept)
            for n, concept in self.found.items()
            if n in self.matches
        ]
        by_id = {concept.id: concept for concept in self.existing}
        replaced += [Replacement(by_id[id_], concept) for id_, concept in stripped.items()]
        added = [c for n, c in self.found.items() if n not in self.matches]
        kept = [c for c in self.conflicts.values() if c.choice is Choice.MINE]
        return ImportPlan(
            added=tuple(replace(c, id=None, version=0) for c in added),
            replaced=tuple(replaced),
            unchanged=self.unchanged,
            kept=len(kept),
            conflicts=tuple(self.conflicts[n] for n in sorted(self.conflicts)),
        )

    def _match(self) -> None:
        """Find the entry that each incoming one is, and what it becomes."""
        preferred = {keys_of(concept)[0]: concept for concept in self.existing}
        owners = _Owners(self.existing)
        for number, located in enumerate(self.incoming):
            mine = preferred.get(keys_of(located.concept)[0])
            if mine is None and owners.covers(located):
                self.unchanged += 1
                continue
            if mine is None:
                self.found[number] = located.concept
                continue
            merged = self._merged(mine, located)
            if merged == mine:
                self.unchanged += 1
                continue
            self.matches[number] = mine
            self.found[number] = merged
            if merged.preferred(_EN) != mine.preferred(_EN):
                self._conflict(number, ConflictKind.RENDITION, (mine,), merged)

    def _settle_wordings(self) -> dict[str | None, Concept]:
        """Leave out entries whose wordings belong to others, or take the wordings from these.

        Return the stored entries that lose wordings. An entry that is left out may keep a wording
        that another one wanted, so that it takes as many rounds as there are such chains.
        """
        while True:
            stripped, again = self._strip()
            if not again:
                return stripped

    def _strip(self) -> tuple[dict[str | None, Concept], bool]:
        replaced = {self.matches[n].id for n in self.found if n in self.matches}
        owners = {
            key: concept
            for concept in self.existing
            if concept.id not in replaced
            for key in keys_of(concept)
        }
        stripped: dict[str | None, Concept] = {}
        here: dict[Key, int] = {}
        again = False
        for number, concept in sorted(self.found.items()):
            line = self.incoming[number].line
            for place, key in enumerate(keys_of(concept)):
                if here.setdefault(key, number) != number:
                    self._twice(concept, place, line, self.incoming[here[key]].line)
            mine = {owners[key].id: owners[key] for key in keys_of(concept) if key in owners}
            if not mine:
                continue
            left = {id_: _without(stripped.get(id_, entry), concept) for id_, entry in mine.items()}
            takeable = None not in left.values()
            chosen = self._conflict(
                number, ConflictKind.WORDING, tuple(mine.values()), concept, takeable=takeable
            )
            if chosen is Choice.THEIRS:
                stripped |= {id_: entry for id_, entry in left.items() if entry is not None}
            else:
                again = again or number in self.matches
        return stripped, again and not self.errors

    def _conflict(
        self,
        number: int,
        kind: ConflictKind,
        mine: tuple[Concept, ...],
        theirs: Concept,
        *,
        takeable: bool = True,
    ) -> Choice:
        choice = self.choices.get(number, self.default) if takeable else Choice.MINE
        self.conflicts[number] = ImportConflict(
            number=number,
            line=self.incoming[number].line,
            kind=kind,
            mine=mine,
            theirs=theirs,
            choice=choice,
            takeable=takeable,
        )
        if choice is Choice.MINE:
            del self.found[number]
        return choice

    def _merged(self, mine: Concept, located: LocatedConcept) -> Concept:
        """Return ``mine`` with the fields that the file speaks of."""
        if located.fields >= ALL_FIELDS:
            return replace(located.concept, id=mine.id, version=mine.version)
        texts, new = texts_of(mine), texts_of(located.concept)
        if all(texts[name] == new[name] for name in located.fields):
            return mine
        texts |= {name: new[name] for name in located.fields}
        _drop_repeats(texts, located.fields)
        try:
            return concept_of(texts, mine.id, mine.version)
        except ConceptError as error:
            self.errors += [LineError(located.line, f.field, f.message) for f in error.faults]
            return mine

    def _twice(self, concept: Concept, place: int, line: int, first: int) -> None:
        text = concept.wordings(_ZH)[place]
        column = "zh_variants" if place else "zh"
        here = f"is in line {first} already" if line else "is there twice"
        error = LineError(line, column, f"“{text}” {here}")
        if error not in self.errors:
            self.errors.append(error)


class _Owners:
    """The stored entries by Chinese wording, whatever their conditions."""

    def __init__(self, existing: Iterable[Concept]) -> None:
        self._by_text: dict[str, list[Concept]] = {}
        for concept in existing:
            for text in concept.wordings(_ZH):
                self._by_text.setdefault(fold(text), []).append(concept)

    def covers(self, located: LocatedConcept) -> bool:
        """Tell whether an entry holds already what a file of pairs can say of it.

        Such a file has each Chinese wording in a row of its own, and no conditions.
        """
        if located.fields & (_CONDITION | {"zh_variants"}):
            return False
        zh, en = located.concept.preferred(_ZH), located.concept.preferred(_EN)
        return any(en in entry.wordings(_EN) for entry in self._by_text.get(fold(zh), ()))


def _drop_repeats(texts: dict[str, str], given: frozenset[str]) -> None:
    """Take a new rendition out of the lists that the file does not speak of."""
    new = {texts["en"]} | {
        part for name in _RENDERINGS if name in given for part in texts[name].split(" | ")
    }
    chinese = {fold(texts["zh"])}
    for name in LISTS | {"en_abbreviation"}:
        if name in given:
            continue
        if name in _RENDERINGS:
            texts[name] = " | ".join(p for p in texts[name].split(" | ") if p not in new)
        elif name == "zh_variants":
            texts[name] = " | ".join(p for p in texts[name].split(" | ") if fold(p) not in chinese)


def _without(entry: Concept, taker: Concept) -> Concept | None:
    """Return an entry without the Chinese wordings of another; None if it has none left."""
    taken = set(keys_of(taker))
    gone = {
        text for text, key in zip(entry.wordings(_ZH), keys_of(entry), strict=True) if key in taken
    }
    terms = tuple(t for t in entry.terms if t.language is not _ZH or t.text not in gone)
    chinese = [t for t in terms if t.language is _ZH and t.type is TermType.FULL_FORM]
    if not chinese:
        return None
    first = replace(chinese[0], status=AdministrativeStatus.PREFERRED)
    rest = tuple(t for t in terms if t is not chinese[0])
    return replace(entry, terms=(first, *rest))
