"""What the translation of an English segment into Chinese owes: terms, figures, Chinese words."""

import re

from glossary.constraints import Constraint, Origin, Rendition, Strength
from glossary.figures import chinese_renditions, find_english_figures
from glossary.language import LanguageCode
from glossary.matching import TermIndex, find_terms
from glossary.spans import Span, resolve_overlaps

_RANK = {Origin.TERM: 0, Origin.FIGURE: 1, Origin.NAME: 2}
_CHINESE_WORDS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z]{2,6}s?(?![A-Za-z])")


def english_constraints(text: str, index: TermIndex) -> tuple[Constraint, ...]:
    """Return the constraints of ``text`` in order, overlaps resolved.

    What is Chinese already and acronyms (GDP, WTO) are suggested as they stand: a Chinese text may
    keep the letters or write the name out.
    """
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
            rendition=chinese_renditions(figure),
            origin=Origin.FIGURE,
            entry=figure.rule,
        )
        for figure in find_english_figures(text)
    ]
    found += [
        Constraint(
            span=Span(*word.span()),
            source=word[0],
            rendition=Rendition(
                preferred=word[0].removesuffix("s"), language=LanguageCode.CHINESE_SIMPLIFIED
            ),
            origin=Origin.NAME,
            strength=Strength.SUGGESTED,
            entry=rule,
        )
        for rule, pattern in (("chinese-words", _CHINESE_WORDS), ("latin-word", _ACRONYM))
        for word in pattern.finditer(text)
    ]
    return tuple(resolve_overlaps(found, lambda c: c.span, lambda c: _RANK[c.origin]))
