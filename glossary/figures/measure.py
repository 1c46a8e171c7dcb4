"""Builds units from short rows of text, so that the tables of units stay tables."""

from glossary.figures.style import british
from glossary.figures.values import Kind, Unit


def build(kind: Kind, chinese: str, english: str = "", symbols: str = "", **more: object) -> Unit:
    """Build a unit from spaced words: ``"yuan yuan, dollar dollars"`` (singular plural, ...)."""
    pairs = [pair.strip().split(" ") for pair in english.split(",") if pair.strip()]
    nouns = [(p[0].replace("_", " "), p[-1].replace("_", " ")) for p in pairs]
    nouns += [(british(one), british(many)) for one, many in nouns]
    return Unit(
        kind=kind,
        chinese=tuple(chinese.split()),
        nouns=tuple(dict.fromkeys(nouns)),
        symbols=tuple(symbol.replace("_", " ") for symbol in symbols.split()),
        **more,  # type: ignore[arg-type]  # the keyword names are Unit's own
    )
