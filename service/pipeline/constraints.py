"""What a segment's translation owes: terms, figures and names, one tie rule for all."""

import re

from glossary import names
from glossary.constraints import Constraint, Origin, Rendition, Strength
from glossary.figures import find_figures, renditions
from glossary.matching import TermIndex, find_terms
from glossary.spans import Span, resolve_overlaps

_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z.&'-]*[A-Za-z]")
_STRENGTH = {
    names.Confidence.HIGH: Strength.REQUIRED,
    names.Confidence.LOW: Strength.SUGGESTED,
}
_RANK = {Origin.TERM: 0, Origin.FIGURE: 1, Origin.NAME: 2}


def collect_constraints(text: str, index: TermIndex) -> tuple[Constraint, ...]:
    """Return the constraints of ``text`` in order, overlaps resolved."""
    found = [
        Constraint(
            span=match.span,
            source=match.span.of(text),
            rendition=match.entry.rendition,
            origin=Origin.TERM,
            strength=match.entry.strength,
            entry=match.entry.concept_id,
        )
        for match in find_terms(text, index)
    ]
    found += [
        Constraint(
            span=figure.span,
            source=figure.source,
            rendition=renditions(figure),
            origin=Origin.FIGURE,
            entry=figure.rule,
        )
        for figure in find_figures(text)
    ]
    found += _names(text, found)
    found += [
        Constraint(
            span=Span(*word.span()),
            source=word[0],
            rendition=Rendition(preferred=word[0]),
            origin=Origin.NAME,
            strength=Strength.SUGGESTED,  # GDP may be spelled out
            entry="latin-word",
        )
        for word in _LATIN_WORD.finditer(text)
    ]
    return tuple(resolve_overlaps(found, lambda c: c.span, lambda c: _RANK[c.origin]))


def _names(text: str, others: list[Constraint]) -> list[Constraint]:
    """Return the names; a hint that overlaps a term or a figure would only take its place."""
    taken = bytearray(len(text))
    for other in others:
        taken[other.span.start : other.span.end] = b"\1" * len(other.span)
    return [
        Constraint(
            span=name.span,
            source=name.source,
            rendition=names.renditions(name),
            origin=Origin.NAME,
            strength=_STRENGTH[name.confidence],
            entry=name.rule,
        )
        for name in names.find_names(text)
        if name.confidence is names.Confidence.HIGH
        or not any(taken[name.span.start : name.span.end])
    ]
