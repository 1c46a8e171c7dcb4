"""English typography of what an engine gives: marks, spaces, capitals; never inside a word."""

import re

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
_SPACES = re.compile(r"[ \t]{2,}")
_SPLIT_APOSTROPHE = re.compile(r"(?<=\w) ?(['’]) ?(s|t|re|ve|ll|d|m)\b")
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
    """Return ``target`` with English marks and spaces; words are not touched."""
    text = target.translate(_MARKS)
    text = _SPLIT_APOSTROPHE.sub(r"\1\2", text)
    text = _NO_SPACE_AFTER.sub(r"\1 ", text)
    text = _SPACE_BEFORE.sub(r"\1", text)
    return _SPACES.sub(" ", text).strip()


def finish_sentence(source: str, target: str, *, heading: bool) -> str:
    """Return ``target`` with a sentence's beginning and end.

    The first letter becomes a capital unless the source itself begins with that word (``iphone``);
    a heading loses the full stop that its source does not have, a sentence gets the one it has.
    """
    if not target:
        return target
    first = re.match(r"[\W_]*([a-z]+)\b", target)
    if first and first[1] not in source and first.end() - len(first[1]) < 3:  # noqa: PLR2004
        at = first.start(1)
        target = target[:at] + target[at].upper() + target[at + 1 :]
    if heading and target.endswith(".") and not source.endswith((".", "。")):
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


def join_clauses(parts: list[tuple[str, str]]) -> str:
    """Join the translations of a sentence's clauses: (source clause, its translation) in order.

    A full stop inside the sentence becomes the mark that its source clause ends with, and a
    function word that began its own translation loses the capital.
    """
    joined = ""
    for i, (source, target) in enumerate(parts):
        text = target.strip()
        if i and joined and joined[-1] not in ".?!":
            word = text.split(" ", 1)[0]
            if word in _FUNCTION_WORDS:
                text = text[0].lower() + text[1:]
        if i < len(parts) - 1:
            mark = _clause_mark(source)
            if mark and text:
                text = text.rstrip(".,;: ") + mark
        joined = f"{joined} {text}".strip()
    return joined


def _clause_mark(source: str) -> str:
    marks = {"，": ",", "、": ",", ",": ",", "；": ";", ";": ";", "：": ":", ":": ":", "—": " –"}
    return marks.get(source.rstrip()[-1:], "")
