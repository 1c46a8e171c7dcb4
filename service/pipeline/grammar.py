"""The grammar around a guaranteed rendition: the words beside it fit it, its own are untouched."""

import re
from collections.abc import Sequence

from glossary.constraints import Constraint
from glossary.spans import Span

_SENTENCE_START = re.compile(r"(?:^|[.?!…:][”’\"')\]]*\s+)[“‘\"'(\[]*$")
_ARTICLE = re.compile(r"(?<![\w.-])(an?)(\s+[“‘\"'(]?)$", re.IGNORECASE)
# By sound: "a university", "a one-off", "an hour", "an MBA", "an 8", "an 11th", "an 18-year-old".
_CONSONANT_SOUND = re.compile(r"(?:uni(?!m|n)|us[aeiu]|eu|ewe|one\b|once\b|U[A-Z])", re.IGNORECASE)
_VOWEL_SOUND = re.compile(
    r"(?:[aeio]|u|8|1[18](?!\d|,)|hour|honou?r|heir|honest|[FHLMNRSX](?=[A-Z\d]|\b))"
)


def fit_renditions(
    target: str, constraints: Sequence[Constraint], places: Sequence[Span | None]
) -> str:
    """Return ``target`` with what stands around its renditions made to fit them.

    A rendition that was put in place often meets a word of its own there ("more than more than
    10", "yuan yuan"), the wrong article ("a artificial"), or keeps the capital of a beginning in
    the middle of a sentence. ``places`` says where each constraint's rendition stands.
    """
    held = sorted(
        ((p, c) for p, c in zip(places, constraints, strict=True) if p is not None),
        key=lambda pair: pair[0].start,
    )
    edges = [0, *(p.end for p, _ in held)], [*(p.start for p, _ in held), len(target)]
    between = [target[a:b] for a, b in zip(*edges, strict=True)]
    fitted = ""
    for i, (place, constraint) in enumerate(held):
        wording = _without_capital(
            fitted + between[i], place.of(target), constraint.rendition.forms
        )
        between[i] = _with_article(fitted, _without_lead(between[i], wording), wording)
        between[i + 1] = _without_tail(between[i + 1], wording)
        fitted += between[i] + wording
    return fitted + between[-1]


def _without_capital(before: str, wording: str, forms: Sequence[str]) -> str:
    """Take away the capital that a wording has only where a sentence begins."""
    small = wording[:1].lower() + wording[1:]
    if wording in forms or small not in forms or _SENTENCE_START.search(before):
        return wording
    return small


def _without_lead(before: str, wording: str) -> str:
    """Drop the words before a rendition that it begins with: "more than [more than 10]"."""
    words = wording.split()
    for count in range(len(words) - 1, 0, -1):
        lead = re.escape(" ".join(words[:count])).replace(r"\ ", r"\s+")
        if found := re.search(rf"(?<![\w.,-]){lead}\s+$", before, re.IGNORECASE):
            return before[: found.start()]
    return before


def _without_tail(after: str, wording: str) -> str:
    """Drop the words after a rendition that it ends with: "[135 billion yuan] yuan"."""
    words = wording.split()
    for count in range(len(words) - 1, 0, -1):
        tail = " ".join(words[-count:])
        if not tail[-1].isalpha():
            break
        pattern = r"\s+" + re.escape(tail).replace(r"\ ", r"\s+")
        if found := re.match(rf"{pattern}(?![\w-])", after, re.IGNORECASE):
            return after[found.end() :]
    return after


def _with_article(text: str, before: str, wording: str) -> str:
    """Write a or an before a rendition as it is spoken; ``text`` stands before ``before``."""
    found = _ARTICLE.search(before)
    if found is None or (text and not before[: found.start()]):
        return before
    if found[1][0] == "A" and not _SENTENCE_START.search(text + before[: found.start()]):
        return before  # "Class A [areas]"
    vowel = _VOWEL_SOUND.match(wording) and not _CONSONANT_SOUND.match(wording)
    article = found[1][0] + ("n" if vowel else "")
    return before[: found.start(1)] + article + found[2]
