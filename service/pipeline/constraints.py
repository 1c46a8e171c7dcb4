"""What a segment's translation owes: terms and figures, one tie rule for all."""

import re

from glossary.constraints import Constraint, Origin, Rendition, Strength
from glossary.figures import HOUSE, Style, find_figures, renditions
from glossary.matching import TermIndex, find_terms
from glossary.spans import Span, resolve_overlaps

_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z.&'-]*[A-Za-z]")
_RANK = {Origin.TERM: 0, Origin.FIGURE: 1, Origin.NAME: 2}


def collect_constraints(
    text: str, index: TermIndex, style: Style = HOUSE
) -> tuple[Constraint, ...]:
    """Return the constraints of ``text`` in order, overlaps resolved; figures worded in a style."""
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
            rendition=renditions(figure, style),
            origin=Origin.FIGURE,
            entry=figure.rule,
        )
        for figure in find_figures(text)
    ]
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
