"""The message catalogs: read from their .po files at start, so that there is nothing to compile.

The core (checks, errors) speaks English and knows no catalog. Its sentences stand in the catalogs
with numbered places for the values, and are recognised by them:

>>> shape = Shape.of("“{1}” is in line {2} too", "第 {2} 行已有“{1}”")
>>> shape.told("“共同富裕” is in line 7 too")
'第 7 行已有“共同富裕”'

A value that is one of the core's own words, such as a role's name, is marked in the translation,
``{1!}``, and is looked up in its turn.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

FOLDER = Path(__file__).parent / "translations"
_PLACE = re.compile(r"\{(\d)\}")
_FILLED = re.compile(r"\{(\d)(!?)\}")


@dataclass(frozen=True, slots=True)
class Shape:
    """A sentence of the core with places for values, and its translation."""

    pattern: re.Pattern[str]
    order: tuple[str, ...]
    target: str

    @classmethod
    def of(cls, source: str, target: str) -> "Shape":
        """Return the shape of a message with places: ``{1}``, ``{2}`` and so on."""
        parts = _PLACE.split(source)
        literals = (re.escape(part) for part in parts[::2])
        return cls(re.compile("(.*?)".join(literals), re.DOTALL), tuple(parts[1::2]), target)

    def told(self, message: str, word: Callable[[str], str] = str) -> str | None:
        """Return the translation of ``message``, with its values; None: it has another shape.

        ``word`` translates a value that is a word of the core's own.
        """
        match = self.pattern.fullmatch(message)
        if match is None:
            return None
        values = dict(zip(self.order, match.groups(), strict=True))

        def value(place: re.Match[str]) -> str:
            given: str = values.get(place[1], place[0])
            return word(given) if place[2] else given

        return _FILLED.sub(value, self.target)


@cache
def read_catalog(language: str) -> Catalog | None:
    """Return a language's catalog; None if it has none: English is what the code says."""
    file = FOLDER / language / "LC_MESSAGES" / "messages.po"
    if not file.is_file():
        return None
    with file.open("rb") as lines:
        return read_po(lines, locale=language)


@cache
def translations_of(language: str) -> Translations:
    """Return a language's translations as gettext wants them."""
    compiled = BytesIO()
    write_mo(compiled, read_catalog(language) or Catalog(locale=language))
    compiled.seek(0)
    return Translations(compiled)


def tell(message: str, language: str) -> str:
    """Return a sentence of the core in a language; one that no catalog has stays English."""
    known = translations_of(language)
    exact: str = known.gettext(message) if message else ""
    if exact != message:
        return exact
    found = (told for s in _shapes(language) if (told := s.told(message, known.gettext)))
    return next(found, message)


@cache
def _shapes(language: str) -> tuple[Shape, ...]:
    """Return the shapes of a catalog, those with the most words of their own first."""
    found = sorted(_pairs(language), key=lambda pair: -len(_PLACE.sub("", pair[0])))
    return tuple(Shape.of(source, target) for source, target in found)


def _pairs(language: str) -> Iterator[tuple[str, str]]:
    for message in read_catalog(language) or ():
        source, target = message.id, message.string
        if isinstance(source, str) and isinstance(target, str) and target and "{1}" in source:
            yield source, target
