"""What a field of an entry may hold: texts are tidied, and every fault of theirs is told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from glossary.text import fold, has_chinese

MAX_TERM_LENGTH = 200
MAX_NOTE_LENGTH = 2000
MAX_CONDITION_WORDS = 16  # a database's index holds them all
MAX_CONDITION_LENGTH = 10  # characters before or after a term that are looked at
_RESERVED = frozenset("⟦‖⟧")
_ONE_LINE = frozenset({"domain", "project"})
# Control characters, line and paragraph separators, bidirectional controls (they make a term look
# like another one), lone surrogates (no database can hold them) and the two that XML cannot hold.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BARS = frozenset("|｜")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a field of a concept: the field's name and a sentence for its user."""

    field: str
    message: str


def split_variants(text: str) -> tuple[str, ...]:
    """Return the wordings of a cell or a form field: separated by ``|`` or by lines."""
    return clean_terms(re.split(r"[|｜\n]", text))


def clean_terms(texts: Iterable[str]) -> tuple[str, ...]:
    """Tidy wordings and drop the empty ones."""
    return tuple(cleaned for text in texts if (cleaned := clean_term(text)))


def clean_term(text: str) -> str:
    """Drop white space around a term; inside, one plain space stands for any run of spaces."""
    return re.sub("[ \u00a0\u3000]+", " ", text.strip())


def clean_prose(text: str) -> str:
    """Drop white space around a text and write its line ends as line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def term_faults(field: str, text: str, *, verbatim: bool) -> list[Fault]:
    """Return what is wrong with a wording.

    ``verbatim``: the entry's two terms are the same (iPhone, 5G), so that either may be in the
    other's script.
    """
    if not text:
        return [Fault(field, "is empty; a term is needed in both languages")]
    faults = []
    if len(text) > MAX_TERM_LENGTH:
        faults.append(Fault(field, f"is longer than {MAX_TERM_LENGTH} characters"))
    faults += _character_faults(field, text)
    if field not in {"zh", "en", "en_abbreviation"} and not _BARS.isdisjoint(text):
        faults.append(Fault(field, "has a | inside, which separates variants"))
    if field.startswith("zh"):
        return faults + _chinese_faults(field, text, verbatim=verbatim)
    return faults + _english_faults(field, text, verbatim=verbatim and field == "en")


def condition_faults(field: str, words: tuple[str, ...]) -> list[Fault]:
    """Return what is wrong with the words of an “only when” condition."""
    faults = []
    if len(words) > MAX_CONDITION_WORDS:
        faults.append(Fault(field, f"has more than {MAX_CONDITION_WORDS} words"))
    for word in words:
        faults += _character_faults(field, word)
        if not _BARS.isdisjoint(word):
            faults.append(Fault(field, "has a | inside, which separates words"))
        length = len(fold(word))
        if not length:
            faults.append(Fault(field, "has a word without a visible character"))
        if length > MAX_CONDITION_LENGTH:
            message = f"has a word of more than {MAX_CONDITION_LENGTH} characters, the width looked"
            faults.append(Fault(field, f"{message} at: “{word[:20]}”"))
    return faults


def repeats(wordings: dict[str, tuple[str, ...]]) -> list[Fault]:
    """Find wordings given twice: Chinese compared folded (as it is matched), English exactly.

    A forbidden wording may not be one of those that are asked for.
    """
    faults = []
    for key, fields in (
        (fold, ("zh", "zh_variants")),
        (str, ("en", "en_variants", "en_abbreviation", "en_forbidden")),
    ):
        seen: set[str] = set()
        for field in fields:
            wanted = seen.copy()
            for text in wordings[field]:
                if text and key(text) in seen:
                    contrary = field == "en_forbidden" and key(text) in wanted
                    why = "is a wording of this entry, so it cannot be forbidden"
                    faults.append(
                        Fault(field, f"“{text[:20]}” {why if contrary else 'is there twice'}")
                    )
                seen.add(key(text))
    return faults


def prose_faults(field: str, text: str) -> list[Fault]:
    """Return what is wrong with a text that is not a wording."""
    faults = []
    if len(text) > MAX_NOTE_LENGTH:
        faults.append(Fault(field, f"is longer than {MAX_NOTE_LENGTH} characters"))
    allowed = "" if field in _ONE_LINE else "\n\t"
    if _UNPRINTABLE.search(text.translate(dict.fromkeys(map(ord, allowed)))):
        faults.append(Fault(field, "has a control character inside"))
    return faults


def _character_faults(field: str, text: str) -> list[Fault]:
    faults = []
    if _UNPRINTABLE.search(text):
        faults.append(Fault(field, "has a line break, tab or control character inside"))
    if _RESERVED & set(text):
        faults.append(Fault(field, "has one of ⟦ ‖ ⟧, which mark terms inside the service"))
    return faults


def _chinese_faults(field: str, text: str, *, verbatim: bool) -> list[Fault]:
    if not verbatim and not has_chinese(text):
        hint = "; a term that is not translated has the same wording in English"
        return [Fault(field, f"“{text[:20]}” has no Chinese character{hint}")]
    folded = len(fold(text))
    if folded == 1:
        return [Fault(field, "is one character; it would match inside other words")]
    if len(text) <= MAX_TERM_LENGTH < folded:
        return [Fault(field, "is too long when its ligatures are written out")]
    return []


def _english_faults(field: str, text: str, *, verbatim: bool) -> list[Fault]:
    if not verbatim and has_chinese(text):
        return [Fault(field, f"“{text[:20]}” has Chinese characters in an English term")]
    if not any(c.isalnum() for c in text):
        return [Fault(field, "has no letter or digit")]
    return []
