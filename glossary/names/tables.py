"""The two data files of the names, read once: everyday words and administrative divisions.

``words.txt``: words of everyday Chinese that a name finder could mistake for a name or cut apart,
one line a first character (after the dictionary of jieba, MIT: two characters from frequency 100,
two or three from 5 where the first is a surname; words that are names themselves left out).
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_DIVISION_FIELDS = 5


@dataclass(frozen=True, slots=True)
class Division:
    """A province, prefecture or county; ``bare`` is ``yes``, ``maybe`` or ``no`` (see the file)."""

    name: str
    stem: str
    english: str
    level: str
    bare: str

    @property
    def generic(self) -> str:
        """The part that says what it is: 省, 市, 区, 土家族苗族自治州."""
        return self.name[len(self.stem) :]


def _lines(name: str) -> list[str]:
    text = (files("glossary") / "data" / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def words() -> frozenset[str]:
    """Return the everyday words."""
    found: set[str] = set()
    for line in _lines("words.txt"):
        first, *rest = line.split(" ")
        found.update(first + tail for tail in rest)
    return frozenset(found)


@cache
def divisions() -> tuple[Division, ...]:
    """Return the administrative divisions in the order of their codes."""
    rows = [line.split("\t") for line in _lines("places.tsv")]
    return tuple(Division(*row[:_DIVISION_FIELDS]) for row in rows)
