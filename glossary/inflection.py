"""Where an English rendition stands in a text, in which of its forms.

A rendition counts as found in its own wording, in the plural or possessive of its head word, and
with another case where case carries nothing: a letter that the rendition writes small may be a
capital at the start of a word (a sentence, a headline in title case), and a headline may be all
capitals; a letter that it writes as a capital is never found small. Quotation marks, dashes and
white space are compared folded.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from glossary.spans import Span
from glossary.text import FoldedText, fold

_NUMBER_BEFORE = r"(?<!\d)(?<!\d[.,])"
_NUMBER_AFTER = r"(?!\d|[.,]\d)"
_NO_WORD_BEFORE = r"(?<![^\W_])"
_NO_WORD_AFTER = r"(?![^\W_])"
_POSSESSIVE = r"(?:'s)?"
_PREPOSITIONS = frozenset({"of", "for", "in", "on", "at", "to", "with", "from", "by", "among"})
_IRREGULAR = {
    "child": "children",
    "criterion": "criteria",
    "foot": "feet",
    "half": "halves",
    "life": "lives",
    "person": "people",
    "phenomenon": "phenomena",
    "shelf": "shelves",
}
_SPELLING = (  # ending, letters that go, what comes instead
    ("man", 2, ("en", "ans")),
    ("sis", 2, ("es",)),
    ("y", 1, ("ies", "ys")),
    (("s", "x", "z", "ch", "sh"), 0, ("es",)),
    ("o", 0, ("es", "s")),
)


def find_rendition(text: str, form: str, *, inflected: bool = True) -> Iterator[Span]:
    """Yield the spans of ``text`` that hold ``form``, in order, none overlapping another.

    ``inflected`` admits plural and possessive (terms do, figures do not). The span covers the
    inflected words too; the bare apostrophe of ``clusters'`` stays outside, for it may be a
    closing quotation mark.

    >>> list(find_rendition("Two industrial clusters grew.", "industrial cluster"))
    [Span(start=4, end=23)]
    """
    return find_any_rendition(text, (form,), inflected=inflected)


def find_any_rendition(
    text: str, forms: tuple[str, ...], *, inflected: bool = True
) -> Iterator[Span]:
    """Yield the spans that hold the first of ``forms``, then those of the second, and so on.

    A figure has hundreds of forms of which hardly one is in the text: those whose words are not
    there are passed over without a search.
    """
    folded = _folded(text)
    for form, parts in _certain_parts(forms, inflected):
        for part in parts:
            if part not in folded.folded:
                break
        else:
            yield from _search(folded, form, inflected=inflected)


def _search(folded: FoldedText, form: str, *, inflected: bool) -> Iterator[Span]:
    pattern = _pattern(form, inflected)
    if pattern is None:
        return
    for match in pattern.finditer(folded.folded):
        found = _as_written(folded, *match.span())
        if _case_is_right(found, form):
            yield folded.original_span(*match.span())


@lru_cache(maxsize=64)
def _folded(text: str) -> FoldedText:
    """Fold a text once, though it is searched for many renditions in turn."""
    return FoldedText.of(text)


def _as_written(folded: FoldedText, start: int, end: int) -> str:
    """Return the folded characters in the case of the original."""
    return "".join(
        folded.folded[i].upper()
        if folded.original[folded.origin(i)].isupper()
        else folded.folded[i]
        for i in range(start, end)
    )


def _case_is_right(found: str, form: str) -> bool:
    """Compare case word by word, as far as the two words are spelled alike."""
    if form == form.lower():
        return True
    letters = [c for c in found if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return True
    wanted = _wording(form)
    return all(
        ours == theirs or (ours.isupper() and i == 0)
        for a, b in zip(_words(found), _words(wanted), strict=False)
        for i, (ours, theirs) in enumerate(zip(a, b, strict=False))
        if ours.lower() == theirs.lower()
    )


@lru_cache(maxsize=10_000)
def _wording(form: str) -> str:
    folded = FoldedText.of(form)
    return _as_written(folded, 0, len(folded.folded))


def _words(text: str) -> list[str]:
    return [w for w in re.split(r"[\s-]+", text) if w]


@lru_cache(maxsize=10_000)
def _certain_parts(
    forms: tuple[str, ...],
    inflected: bool,  # noqa: FBT001 - a cache key
) -> list[tuple[str, tuple[str, ...]]]:
    """Return each form with what every occurrence of it holds."""
    return [(form, _parts_of_form(form, inflected=inflected)) for form in forms]


def _parts_of_form(form: str, *, inflected: bool) -> tuple[str, ...]:
    words = fold(form).split()
    if inflected and words:
        head = _head(words)
        stem, _, last = words[head].rpartition("-")
        columns = zip(last, *_plurals(last), strict=False)
        alike = takewhile(lambda column: len(set(column)) == 1, columns)
        words[head] = "".join(column[0] for column in alike)
        words.append(stem)
    return tuple(words)


@lru_cache(maxsize=10_000)
def _pattern(form: str, inflected: bool) -> re.Pattern[str] | None:  # noqa: FBT001 - a cache key
    """Compile a form to search folded text; None when nothing of it is visible."""
    words = fold(form).split()
    if not words:
        return None
    escaped = [re.escape(w) for w in words]
    if inflected:
        head = _head(words)
        escaped[head] = _plural(words[head])
    first, last = words[0][0], words[-1][-1]
    before = after = ""
    if first.isalnum():
        before = (_NUMBER_BEFORE if first.isdigit() else "") + _NO_WORD_BEFORE
    if last.isalnum() or last == ".":
        after = (_NUMBER_AFTER if last.isdigit() else "") + _NO_WORD_AFTER
    tail = _POSSESSIVE if inflected and last.isalpha() else ""
    return re.compile(before + r"\s+".join(escaped) + tail + after)


def _head(words: list[str]) -> int:
    """Return which word takes the plural: the one before the first preposition, else the last."""
    for i, word in enumerate(words[1:], 1):
        if word in _PREPOSITIONS:
            return i - 1
    return len(words) - 1


def _plural(word: str) -> str:
    """Return a pattern of the word and its plural; the part before a hyphen stays as it is."""
    stem, hyphen, last = word.rpartition("-")
    plurals = _plurals(last)
    if not plurals:
        return re.escape(word)
    forms = "|".join(re.escape(form) for form in (*plurals, last))
    return f"{re.escape(stem + hyphen)}(?:{forms})"


def _plurals(word: str) -> tuple[str, ...]:
    """Return the plurals that English spelling allows, the longest first."""
    if not word[-1:].isalpha():
        return ()
    if word in _IRREGULAR:
        return (_IRREGULAR[word], f"{word}s")
    if word.endswith("y") and word[-2:-1] in {*"aeiou", ""}:
        return (f"{word}s",)
    for ending, cut, plurals in _SPELLING:
        if word.endswith(ending):
            return tuple(word[: len(word) - cut] + plural for plural in plurals)
    return (f"{word}s",)
