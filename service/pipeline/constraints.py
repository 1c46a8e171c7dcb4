"""What a segment's translation owes: terms, figures and names, one tie rule for all."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from glossary import names
from glossary.constraints import Constraint, Origin, Rendition, Strength
from glossary.conversion import to_simplified
from glossary.figures import (
    HOUSE,
    Figure,
    Style,
    chinese_renditions,
    find_english_figures,
    find_figures,
    renditions,
)
from glossary.language import LanguageCode
from glossary.matching import TermIndex, find_terms
from glossary.spans import Span, resolve_overlaps
from glossary.text import HAN_RANGES
from service.pipeline.recognition import foreign_stretches

_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z.&'-]*[A-Za-z]")
_CHINESE_WORDS = re.compile(f"[{HAN_RANGES}]+")
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z]{2,6}s?(?![A-Za-z])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
FOREIGN = "foreign-words"
_STRENGTH = {
    names.Confidence.HIGH: Strength.REQUIRED,
    names.Confidence.LOW: Strength.SUGGESTED,
}
Constraints = tuple[Constraint, ...]
_RANK = {Origin.TERM: 0, Origin.FIGURE: 1, Origin.NAME: 2}


def collect_constraints(
    text: str, index: TermIndex, style: Style = HOUSE
) -> tuple[Constraint, ...]:
    """Return the constraints of ``text`` in order, overlaps resolved; figures worded in a style."""
    pair = index.term_base.pair
    found = _terms(text, index)
    if pair.source.chinese and pair.target is LanguageCode.ENGLISH:
        plain = to_simplified(text)
        found += _figures(text, ((f, renditions(f, style)) for f in find_figures(plain)))
        found += [replace(c, source=c.span.of(text)) for c in _names(plain, found)]
        found += _foreign(text, "latin-word", _LATIN_WORD, LanguageCode.ENGLISH)
    elif pair.source is LanguageCode.ENGLISH and pair.target.chinese:
        found += _figures(text, ((f, chinese_renditions(f)) for f in find_english_figures(text)))
        found += _foreign(text, "chinese-words", _CHINESE_WORDS, LanguageCode.CHINESE_SIMPLIFIED)
        found += _foreign(text, "latin-word", _ACRONYM, LanguageCode.CHINESE_SIMPLIFIED)
    else:
        found += _numbers(text)
        if pair.source.chinese:
            found += _foreign(text, "latin-word", _LATIN_WORD, LanguageCode.ENGLISH)
    found += _stretches(text, pair.source)
    return tuple(resolve_overlaps(found, lambda c: c.span, lambda c: _RANK[c.origin]))


def _terms(text: str, index: TermIndex) -> list[Constraint]:
    return [
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


def _figures(text: str, worded: Iterable[tuple[Figure, Rendition]]) -> list[Constraint]:
    """Return what the figures of ``text`` owe, each with its wordings."""
    return [
        Constraint(
            span=figure.span,
            source=figure.span.of(text),
            rendition=rendition,
            origin=Origin.FIGURE,
            entry=figure.rule,
        )
        for figure, rendition in worded
    ]


def _numbers(text: str) -> list[Constraint]:
    """Return the numbers of a text in a language without figure rules here: they stay as they are.

    Groups of thousands may be set otherwise (1,350, 1350, 1.350).
    """
    return [
        Constraint(
            span=Span(*number.span()),
            source=number[0],
            rendition=Rendition(
                preferred=number[0], accepted=tuple(_regrouped(number[0]) - {number[0]})
            ),
            origin=Origin.FIGURE,
            entry="number",
        )
        for number in _NUMBER.finditer(text)
    ]


def _regrouped(number: str) -> set[str]:
    if not _GROUPED.fullmatch(number):
        return set()
    return {re.sub("[.,]", mark, number) for mark in ("", ",", ".", " ")}


def _stretches(text: str, language: LanguageCode) -> list[Constraint]:
    """Return what is in another language within a segment: it is left as it is."""
    return [
        Constraint(
            span=span,
            source=span.of(text),
            rendition=Rendition(preferred=span.of(text), exact=True),
            origin=Origin.NAME,
            entry=FOREIGN,
        )
        for span in foreign_stretches(text, language)
    ]


def settle_first_uses(segments: Sequence[Constraints]) -> list[Constraints]:
    """Decide for each occurrence of a term with a short form how it is to read.

    ``segments`` are the constraints of a document's segments, in its order. The first occurrence
    introduces the short form (“artificial intelligence (AI)”), later ones use it (“AI”); a term
    that the document has only once is written out.
    """
    uses = Counter(c.entry for found in segments for c in found if c.rendition.abbreviation)
    known: set[str | None] = set()
    settled = []
    for found in segments:
        constraints = []
        for constraint in found:
            constraints.append(
                _settled(constraint, uses[constraint.entry], is_known=constraint.entry in known)
            )
            known.add(constraint.entry)
        settled.append(tuple(constraints))
    return settled


def _settled(constraint: Constraint, uses: int, *, is_known: bool) -> Constraint:
    rendition = constraint.rendition
    if not rendition.abbreviation:
        return constraint
    if uses == 1:
        return replace(constraint, rendition=rendition.at_only_use())
    rendition = rendition.at_later_use() if is_known else rendition.at_first_use()
    return replace(constraint, rendition=rendition)


def _foreign(
    text: str, rule: str, pattern: re.Pattern[str], target: LanguageCode
) -> Iterator[Constraint]:
    """Yield what is written in the target's script already, suggested as it stands.

    Only suggested: GDP may be spelled out, in either direction. Chinese has no plural for it.
    """
    for word in pattern.finditer(text):
        kept = word[0] if target is LanguageCode.ENGLISH else word[0].removesuffix("s")
        yield Constraint(
            span=Span(*word.span()),
            source=word[0],
            rendition=Rendition(preferred=kept, language=target),
            origin=Origin.NAME,
            strength=Strength.SUGGESTED,
            entry=rule,
        )


def _names(text: str, others: list[Constraint]) -> list[Constraint]:
    """Return the names; a hint that overlaps a term or a figure would only take its place."""
    taken = _places_of(text, others)
    found = names.find_names(text)
    kept = [
        _named(name, names.renditions(name))
        for name in found
        if name.confidence is names.Confidence.HIGH
        or not any(taken[name.span.start : name.span.end])
    ]
    return kept + _organisations(text, [*others, *kept])


def _organisations(text: str, others: list[Constraint]) -> list[Constraint]:
    """Return the organisations that say all that the constraints inside them ask for.

    A sure one stands for its place and for the terms in it if its English holds theirs (the bureau
    that the glossary has for 水利局, in 绍兴市水利局); otherwise its parts stay. A hint takes the
    place of nothing.
    """
    taken = _places_of(text, [o for o in others if o.strength is Strength.REQUIRED])
    kept = []
    for name in names.find_organisations(text):
        composed = names.organisation_rendition(name)
        if name.confidence is names.Confidence.HIGH:
            rendition = _holding(name.span, composed, others)
        else:
            rendition = None if any(taken[name.span.start : name.span.end]) else composed
        if rendition is not None:
            kept.append(_named(name, rendition))
    return kept


def _holding(span: Span, rendition: Rendition, others: list[Constraint]) -> Rendition | None:
    """Keep the forms that hold a form of every required term in ``span``; None: there is none."""
    inside = [
        o
        for o in others
        if o.origin is not Origin.NAME and o.strength is Strength.REQUIRED and o.span.overlaps(span)
    ]
    if any(o.span.start < span.start or o.span.end > span.end for o in inside):
        return None
    wanted = [[form.lower() for form in o.rendition.forms] for o in inside]
    forms = [
        form
        for form in rendition.forms
        if all(any(w in form.lower() for w in some) for some in wanted)
    ]
    return Rendition(preferred=forms[0], accepted=tuple(forms[1:])) if forms else None


def _places_of(text: str, constraints: list[Constraint]) -> bytearray:
    """Return a byte for each character of ``text``: 1 where a constraint stands."""
    taken = bytearray(len(text))
    for constraint in constraints:
        taken[constraint.span.start : constraint.span.end] = b"\1" * len(constraint.span)
    return taken


def _named(name: names.Name, rendition: Rendition) -> Constraint:
    return Constraint(
        span=name.span,
        source=name.source,
        rendition=rendition,
        origin=Origin.NAME,
        strength=_STRENGTH[name.confidence],
        entry=name.rule,
    )
