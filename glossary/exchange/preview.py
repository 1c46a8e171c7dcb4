"""What an import will do, worked out before anything is done: pure, applied by storage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from glossary.concepts import Concept
from glossary.exchange.codec import ImportRejected, LineError
from glossary.language import LanguageCode
from glossary.text import fold

_CHINESE = LanguageCode.CHINESE_SIMPLIFIED
Key = tuple[str, str]
"""A Chinese wording, folded, and the condition under which it applies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import will do to a glossary: concepts to add, to replace, and how many stay."""

    added: tuple[Concept, ...] = ()
    changed: tuple[Concept, ...] = ()
    unchanged: int = 0


def plan_import(
    existing: Iterable[Concept],
    incoming: Sequence[Concept],
    *,
    lines: Sequence[int] = (),
    where: str = "import",
) -> ImportPlan:
    """Compare ``incoming`` concepts with those that are there.

    One with the preferred Chinese term and the condition of an existing concept replaces it (its id
    and version stay) or leaves it unchanged; any other is added; concepts that are not in the
    import stay.
    ``lines`` are the lines of ``incoming`` in the file called ``where``, for messages.

    Raises:
        ImportRejected: two concepts would share a Chinese term under one condition; with every
            such clash.
    """
    stored = {_key(concept): concept for concept in existing}
    numbers = tuple(lines) or (0,) * len(incoming)
    errors = _clashes(stored, incoming, numbers)
    if errors:
        raise ImportRejected(errors, where=where)
    added: list[Concept] = []
    changed: list[Concept] = []
    for concept in incoming:
        old = stored.get(_key(concept))
        if old is None:
            added.append(replace(concept, id=None, version=0))
            continue
        new = replace(concept, id=old.id, version=old.version)
        if new != old:
            changed.append(new)
    unchanged = len(incoming) - len(added) - len(changed)
    return ImportPlan(added=tuple(added), changed=tuple(changed), unchanged=unchanged)


def _clashes(
    stored: dict[Key, Concept], incoming: Sequence[Concept], lines: Sequence[int]
) -> list[LineError]:
    replaced = {_key(concept) for concept in incoming}
    owners = {
        key: f"is in the entry “{concept.preferred(_CHINESE)}” already"
        for stored_key, concept in stored.items()
        if stored_key not in replaced
        for key in _keys(concept)
    }
    errors = []
    for concept, line in zip(incoming, lines, strict=True):
        for text, key in zip(concept.wordings(_CHINESE), _keys(concept), strict=True):
            owner = owners.get(key)
            if owner is not None:
                column = "zh" if text == concept.preferred(_CHINESE) else "zh_variants"
                errors.append(LineError(line, column, f"“{text}” {owner}"))
        here = f"is in line {line} already" if line else "is there twice"
        owners |= dict.fromkeys(_keys(concept), here)
    return errors


def _key(concept: Concept) -> Key:
    return _keys(concept)[0]


def _keys(concept: Concept) -> list[Key]:
    """Return for each Chinese wording what no other concept of the glossary may have."""
    return [(fold(text), concept.condition.key) for text in concept.wordings(_CHINESE)]
