"""Finds every figure of an English text: ``find_english_figures``.

Every run of Arabic digits ends up inside a figure. Number words count where they cannot be anything
else: with a unit, a scale or a limit, from three on (two and one are words as often as numbers).
One pass, bounded work at each place.
"""

import re

from glossary.figures.english_dates import english_date
from glossary.figures.english_numbers import ONES, SCALES, TENS, fold_english
from glossary.figures.english_quantities import english_quantity
from glossary.figures.english_words import english_words
from glossary.figures.reading import Source
from glossary.figures.values import Figure, Kind

_LIMIT_STARTS = (
    "more", "over", "above", "exceeding", "in excess", "upwards?", "at least", "no less", "no fewer",
    "not less", "nearly", "almost", "close to", "about", "around", "approximately", "approx", "some",
    "roughly", "an estimated", "less", "fewer", "under", "below", "up to", "at most", "no more",
    "not more", "as many", "as much", "just under", "just over", "a record", "between", "from",
    "a maximum", "a minimum", "well over", "surpassing", "greater", "an average",
)  # fmt: skip
_WORDS = (
    *ONES, *TENS, *SCALES, "hundreds?", "thousands", "millions", "billions", "trillions", "dozens?",
    "scores", "tens", "several", "a", "an", "half", "quarters?", "doubl(?:e|es|ed|ing)",
    "tripl(?:e|es|ed|ing)", "quadrupl(?:e|es|ed|ing)", "twice", "thrice", "two-?fold",
    "[a-z]+[ -]?fold", "top", "No", "number", "fiscal", "financial", "FY", "Q[1-4]", "H[12]",
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    "minus", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "[a-z]+teenth", "[a-z]+tieth", "Fortune", "Group of", "aged",
    "G(?=[ -]?[0-9])", "negative",
)  # fmt: skip
_STARTER = re.compile(
    r"(?<![A-Za-z0-9_])(?:"
    rf"(?:{'|'.join((*_LIMIT_STARTS, *_WORDS))})|(?=[A-Za-z]+[-/.]?[0-9]|[A-Z]{{1,3}} ?\$|[A-Z]{{3}} [0-9]"
    r"|RMB|Rs|RM)|[0-9+~<>≥≤#½¼¾.'-](?=[^A-Za-z])|[0-9]|[$€£¥₩₹₽฿])",
    re.IGNORECASE,
)
_SKIP = re.compile(r"[A-Za-z]+")
_VERBATIM = re.compile(
    r"(?:https?://|www\.)[^\s,;)]+(?<![.?!])|[\w.+-]+@[\w-]+\.[\w.-]*\w", re.ASCII
)
_DIGITS = re.compile("[0-9]+")
_RULES = (english_words, english_date, english_quantity)


def find_english_figures(text: str) -> list[Figure]:
    """Return the figures of ``text`` in its order, none overlapping another.

    Spans count code points of ``text`` itself. A span holds number, scale, unit and the limit
    beside them, never the noun that is counted.

    >>> [f.source for f in find_english_figures("More than 26,000 students, $1.2 trillion.")]
    ['More than 26,000', '$1.2 trillion']
    """
    folded = fold_english(text)
    addresses = [m.span() for m in _VERBATIM.finditer(folded)]
    whole = Source(text, folded)
    found = [whole.figure(a, b, Kind.IDENTIFIER, "address") for a, b in addresses]
    source = Source(text, _VERBATIM.sub(lambda m: "\0" * len(m[0]), folded))
    position = floor = 0
    while (starter := _STARTER.search(source.folded, position)) is not None:
        start = starter.start()
        figure = _read(source, start, floor)
        if figure is not None:
            found.append(figure)
            position = floor = figure.span.end
        else:
            word = _SKIP.match(source.folded, start)
            position = word.end() if word else start + 1
    return sorted([*found, *_left_over(source, found)], key=lambda figure: figure.span)


def _left_over(source: Source, found: list[Figure]) -> list[Figure]:
    """Return the digits that no rule has read, as names that stay as they are."""
    covered = bytearray(len(source.folded))
    for figure in found:
        covered[figure.span.start : figure.span.end] = b"\1" * len(figure.span)
    return [
        source.figure(*run.span(), Kind.IDENTIFIER, "identifier")
        for run in _DIGITS.finditer(source.folded)
        if not covered[run.start()]
    ]


def _read(source: Source, start: int, floor: int) -> Figure | None:
    for rule in _RULES:
        figure = rule(source, start, floor)
        if figure is not None:
            return figure
    return None
