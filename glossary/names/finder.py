"""All names of a text in one list, and their English: ``find_names`` and ``renditions``."""

from glossary.constraints import Rendition
from glossary.names.known import SPELLINGS
from glossary.names.persons import find_persons
from glossary.names.pinyin import spell_person
from glossary.names.places import find_places, place_forms
from glossary.names.values import Confidence, Name, NameKind
from glossary.spans import resolve_overlaps


def find_names(text: str) -> list[Name]:
    """Return the names of ``text`` in its order, none overlapping another.

    Spans count code points of ``text`` itself. Of two that overlap a sure one stays before a hint.

    >>> [name.source for name in find_names("绍兴市上虞区委书记王小明说")]
    ['绍兴市', '上虞', '王小明']
    """
    found = [*find_persons(text), *find_places(text)]
    sure = [name for name in found if name.confidence is Confidence.HIGH]
    kept = resolve_overlaps(sure, lambda name: name.span)
    hints = [
        name
        for name in found
        if name.confidence is Confidence.LOW and not any(name.span.overlaps(k.span) for k in kept)
    ]
    return resolve_overlaps([*kept, *hints], lambda name: name.span)


def renditions(name: Name) -> Rendition:
    """Return how English writes the name: the preferred spelling and every accepted one.

    >>> [renditions(n).preferred for n in find_names("记者 张平安 吕良")]
    ["Zhang Ping'an", 'Lyu Liang']
    """
    forms = _forms(name)
    return Rendition(preferred=forms[0], accepted=forms[1:])


def _forms(name: Name) -> tuple[str, ...]:
    if name.kind is NameKind.PLACE:
        return place_forms(name.stem, name.generic)
    hanzi = "".join(name.source.split())
    pinyin = spell_person(hanzi)
    return tuple(dict.fromkeys((*SPELLINGS.get(hanzi, ()), *pinyin)))
