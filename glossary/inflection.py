"""Where an English rendition stands in a text, in which of its forms.

A rendition counts as found in its own wording, in the plural or possessive of its head word (of a
verb's rendition: in the forms of its first word), and with another case where case carries nothing:
a letter that the rendition writes small may be a capital at the start of a word (a sentence, a
headline in title case), and a headline may be all capitals; a letter that it writes as a capital is
never found small. An entry may admit less: no inflected form, or exactly the case it has. Quotation
marks, dashes and white space are compared folded.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import takewhile

from glossary.constraints import Inflection
from glossary.spans import Span
from glossary.text import FoldedText, fold, has_chinese
from glossary.verbs import verb_forms

_NUMBER_BEFORE = r"(?<!\d)(?<!\d[.,])"
_NUMBER_AFTER = r"(?!\d|[.,]\d)"
_NO_WORD_BEFORE = r"(?<![^\W_])"
_NO_WORD_AFTER = r"(?![^\W_])"
_POSSESSIVE = r"(?:'s)?"
_DIGIT = re.compile(r"\d")
_BRACKETED = re.compile(r"\((\w*[^\W\d])\)")
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
    (("s", "x", "ch", "sh"), 0, ("es",)),
    (("o", "z"), 0, ("es", "s")),  # SEZs
)


def find_rendition(
    text: str, form: str, *, inflection: Inflection = Inflection.NOUN, exact: bool = False
) -> Iterator[Span]:
    """Yield the spans of ``text`` that hold ``form``, in order, none overlapping another.

    ``inflection`` says which inflected forms count (those of a figure never do), ``exact`` that the
    letter case must be that of ``form``. The span covers the inflected words too; the bare
    apostrophe of ``clusters'`` stays outside, for it may be a closing quotation mark.

    >>> list(find_rendition("Two industrial clusters grew.", "industrial cluster"))
    [Span(start=4, end=23)]
    """
    return (span for _, span in find_renditions(text, (form,), inflection=inflection, exact=exact))


def find_renditions(
    text: str,
    forms: tuple[str, ...],
    *,
    inflection: Inflection = Inflection.NOUN,
    exact: bool = False,
) -> Iterator[tuple[str, Span]]:
    """Yield each of ``forms`` that stands in ``text`` with the spans that hold it.

    A figure has hundreds of forms of which hardly one is in the text: those that share a word which
    is not there are passed over together, without a search.
    """
    folded, words = _folded(text)
    for telling, candidates in _by_telling_word(forms, inflection):
        if telling not in words:
            continue
        for form, runs in candidates:
            for run in runs:
                if run not in words:
                    break
            else:
                pattern = _pattern(form, inflection)
                for match in pattern.finditer(folded.folded) if pattern else ():
                    if _case_counts(folded, match.span(), form, exact=exact):
                        yield form, folded.original_span(*match.span())


@lru_cache(maxsize=64)
def _folded(text: str) -> tuple[FoldedText, str]:
    """Fold a text once, though it is searched for many renditions; also with one space for many."""
    folded = FoldedText.of(text)
    return folded, " ".join(folded.folded.split())


def _case_counts(folded: FoldedText, place: tuple[int, int], form: str, *, exact: bool) -> bool:
    if exact:
        return case_is_exact(as_written(folded, *place), form)
    return form == form.lower() or case_is_right(as_written(folded, *place), form)


def as_written(folded: FoldedText, start: int, end: int) -> str:
    """Return the folded characters in the case of the original."""
    return "".join(
        folded.folded[i].upper()
        if folded.original[folded.origin(i)].isupper()
        else folded.folded[i]
        for i in range(start, end)
    )


def case_is_right(found: str, form: str) -> bool:
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


def case_is_exact(found: str, form: str) -> bool:
    """Compare case letter by letter; what inflection adds is small."""
    return all(
        not any(c.isupper() for c in ours[len(theirs) :])
        and all(a == b or a.lower() != b.lower() for a, b in zip(ours, theirs, strict=False))
        for ours, theirs in zip(_words(found), _words(_wording(form)), strict=False)
    )


@lru_cache(maxsize=10_000)
def _wording(form: str) -> str:
    folded = FoldedText.of(form)
    return as_written(folded, 0, len(folded.folded))


def _words(text: str) -> list[str]:
    return [w for w in re.split(r"[\s-]+", text) if w]


@lru_cache(maxsize=10_000)
def _by_telling_word(
    forms: tuple[str, ...], inflection: Inflection
) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Return the forms, each with the runs of words that it always has, by their rarest word.

    A word with a digit tells most: “135” is rarer in a text than “billion”.
    """
    groups: dict[str, list[tuple[str, list[str]]]] = {}
    for form in forms:
        words = word_forms(fold(form).split(), inflection)
        parts = [_common_start(word) for word in words]
        telling = max(parts, key=_rarity, default="")
        runs = [""]
        for word, part in zip(words, parts, strict=True):
            runs[-1] += part
            if len(word) == 1:
                runs[-1] += " "
            else:
                runs.append("")
        groups.setdefault(telling, []).append((form, [run.rstrip() for run in runs]))
    return list(groups.items())


def _rarity(word: str) -> tuple[bool, int]:
    return _DIGIT.search(word) is not None, len(word)


def _common_start(words: tuple[str, ...]) -> str:
    columns = zip(*words, strict=False)
    return "".join(column[0] for column in takewhile(lambda c: len(set(c)) == 1, columns))


@lru_cache(maxsize=10_000)
def _pattern(form: str, inflection: Inflection) -> re.Pattern[str] | None:
    """Compile a form to search folded text; None when nothing of it is visible."""
    words = fold(form).split()
    if not words:
        return None
    first, last = words[0][0], words[-1][-1]
    before = after = ""
    if first.isalnum() and not has_chinese(first):
        before = (_NUMBER_BEFORE if first.isdigit() else "") + _NO_WORD_BEFORE
    if (last.isalnum() and not has_chinese(last)) or last == ".":
        after = (_NUMBER_AFTER if last.isdigit() else "") + _NO_WORD_AFTER
    tail = _POSSESSIVE if inflection is Inflection.NOUN and last.isalpha() else ""
    parts = (
        "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
        for forms in word_forms(words, inflection)
    )
    return re.compile(before + r"\s+".join(f"(?:{part})" for part in parts) + tail + after)


def word_forms(words: list[str], inflection: Inflection) -> list[tuple[str, ...]]:
    """Return the forms of each word of a wording that count.

    The short form that a wording introduces, in brackets at its end, takes a plural with it:
    special economic zones (SEZs).
    """
    forms: list[tuple[str, ...]] = [(word,) for word in words]
    if inflection is Inflection.FIXED or not words:
        return forms
    if len(words) > 1 and (short := _BRACKETED.fullmatch(words[-1])):
        forms[-1] = (words[-1], f"({short[1]}s)")
        words = words[:-1]
    if inflection is Inflection.VERB:
        forms[0] = _of_last_part(words[0], verb_forms)
        if words[1:]:
            head = 1 + _head(words[1:])
            forms[head] = _of_last_part(words[head], _noun_forms)
    else:
        head = _head(words)
        forms[head] = _of_last_part(words[head], _noun_forms)
    return forms


def _head(words: list[str]) -> int:
    """Return which word takes the plural: the one before the first preposition, else the last."""
    for i, word in enumerate(words[1:], 1):
        if word in _PREPOSITIONS:
            return i - 1
    return len(words) - 1


def _of_last_part(word: str, forms: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """Return the forms of a word, of which the part before a hyphen stays as it is."""
    stem, hyphen, last = word.rpartition("-")
    return tuple(stem + hyphen + form for form in forms(last))


def _noun_forms(word: str) -> tuple[str, ...]:
    return (word, *_plurals(word))


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
