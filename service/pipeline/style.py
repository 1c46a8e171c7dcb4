"""English typography of what an engine gives: marks, spaces, capitals; never inside a word.

Nothing that a guaranteed rendition consists of is taken away: callers say where they stand
(``held``).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from glossary.spans import Span

_MARKS = str.maketrans(
    {
        "，": ",",
        "。": ".",
        "；": ";",
        "：": ":",
        "？": "?",
        "！": "!",
        "（": "(",
        "）": ")",
        "、": ",",
        "《": "“",
        "》": "”",
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
        "％": "%",
        "\u3000": " ",
    }
)
_SPACE_BEFORE = re.compile(r"\s+([,.;:?!)\]%])(?=\s|$|[”’\"'.,;:)])")
_NO_SPACE_AFTER = re.compile(r"([,;])(?=[A-Za-z“‘(])")
_SPACES = re.compile(r"[ \t]{2,}|\s*[\n\r\v\f\x85\u2028\u2029]\s*")
_VERBATIM = re.compile(
    r"((?:https?://|www\.)[^\s，。；：！？（）、《》]+|[\w.+-]+@[\w-]+\.[\w.-]+\w)"
)
_SPLIT_APOSTROPHE = re.compile(r"(?<=\w) ?(['’]) ?(s|t|re|ve|ll|d|m)\b")
_PLURAL_POSSESSIVE = re.compile(r"(?<=[a-z]s['’])(?=[a-z]{3,})")  # Two Banks'headquarters
_TERMINAL_SOURCE = re.compile(r"[。！？!?…][”’」』）)\]】》\"']*$")
_FUNCTION_WORDS = frozenset(
    [
        *("A", "An", "The", "In", "On", "At", "By", "For", "From", "To", "With", "And", "But"),
        *("Or", "As", "It", "Its", "This", "That", "These", "Those", "There", "He", "She"),
        *("They", "We", "You", "His", "Her", "Their", "Our", "Of", "After", "Before", "During"),
        *("While", "When", "Where", "Which", "Who"),
    ]
)


def tidy(target: str) -> str:
    """Return ``target`` on one line with English marks and spaces.

    Words, web addresses and e-mail addresses are not touched.
    """
    parts = _VERBATIM.split(target)
    parts[::2] = [_tidy_words(part) for part in parts[::2]]
    return _SPACES.sub(" ", _SPACE_BEFORE.sub(r"\1", "".join(parts))).strip()


def _tidy_words(text: str) -> str:
    text = text.translate(_MARKS)
    text = _PLURAL_POSSESSIVE.sub(" ", _SPLIT_APOSTROPHE.sub(r"\1\2", text))
    return _NO_SPACE_AFTER.sub(r"\1 ", text)


def finish_sentence(
    source: str,
    target: str,
    *,
    heading: bool,
    held: Sequence[Span] = (),
    exact: Sequence[Span] = (),
) -> str:
    """Return ``target`` with a sentence's beginning and end.

    The first letter becomes a capital unless the source itself has that word (``iphone``) or it is
    of a rendition in one of ``exact``, which are written as they are; a heading loses the full stop
    that its source does not have, a sentence gets the one it has.
    Dots of omission stay, and so does the full stop of a rendition in one of ``held``.
    """
    if not target:
        return target
    first = re.match(r"[\W_]{0,2}([a-z]+)\b", target)
    at = first.start(1) if first else 0
    fixed = any(span.start <= at < span.end for span in exact)
    if first and first[1] not in source and not fixed:
        target = target[:at] + target[at].upper() + target[at + 1 :]
    own_stop = target.endswith("..") or _last_held(held) == len(target)
    if heading and target.endswith(".") and not own_stop and not source.endswith((".", "。")):
        target = target.removesuffix(".").rstrip()
    if not heading and _TERMINAL_SOURCE.search(source) and target[-1] not in ".?!…":
        closing = target[-1] in '”’)"]'
        inner = target[-2:-1] in {".", "?", "!", "…"}
        if not (closing and inner):
            mark = next(
                (m for c, m in (("？", "?"), ("?", "?"), ("！", "!")) if c in source[-2:]), "."
            )
            target = target.rstrip(",;: ") + mark
    return target


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence: its source, its translation, and where renditions stand in it."""

    source: str
    target: str
    held: tuple[Span, ...] = ()


def join_clauses(clauses: Sequence[Clause]) -> str:
    """Join the translations of a sentence's clauses, in order.

    A full stop inside the sentence becomes the mark that its source clause ends with, and a
    function word that began its own translation loses the capital; a rendition keeps both.
    """
    joined = ""
    for i, clause in enumerate(clauses):
        text = clause.target
        if joined and joined[-1] not in ".?!":
            word = text.split(" ", 1)[0]
            if word in _FUNCTION_WORDS and not any(span.start == 0 for span in clause.held):
                text = text[0].lower() + text[1:]
        mark = _clause_mark(clause.source)
        if i < len(clauses) - 1 and mark and text:
            end = _last_held(clause.held)
            text = text[:end] + text[end:].rstrip(".,;: ") + mark
        joined = f"{joined} {text.strip()}".strip()
    return joined


def _last_held(held: Sequence[Span]) -> int:
    return max((span.end for span in held), default=0)


def _clause_mark(source: str) -> str:
    marks = {"，": ",", "、": ",", ",": ",", "；": ";", ";": ";", "：": ":", ":": ":", "—": " –"}
    return marks.get(source.rstrip()[-1:], "")
