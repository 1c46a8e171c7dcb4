"""Is this text in the language it is said to be in, and is it text at all?"""

import re
import unicodedata

from glossary.errors import InputError
from glossary.language import LanguageCode
from service.pipeline.recognition import HAN, HANGUL, KANA, LATIN, Recognised, recognise

_OTHER_SCRIPTS = re.compile(r"[\u0400-\u04ff\u0600-\u06ff\u3040-\u30ff\uac00-\ud7af]")
_LEAST_OWN = 0.05  # of all letters; an article about software or brands has far more
_SURE = 0.9

__all__ = [
    "HAN",
    "check_source_language",
    "has_letters",
    "has_words",
    "recognise_source",
]


def check_source_language(text: str, source: LanguageCode) -> Recognised:
    """Refuse a text that is not text, or plainly not in ``source``; return what it looks like.

    A text that is in ``source`` for the greater part is accepted: what is not in it is told apart
    segment by segment.

    Raises:
        InputError: a control character or half a surrogate pair (with its line); another language.
    """
    _check_characters(text)
    found = recognise(text)
    if not _may_be(text, source, found):
        named = f"it looks like {found.name}" if found.confidence else "there are no letters in it"
        raise InputError(
            f"This is not {source.plain_label}: {named}.",
            where="text",
            remedy=f"Give a text in {source.plain_label}, or let the language be recognised.",
        )
    return found


def recognise_source(text: str) -> LanguageCode:
    """Return the language that a text looks like.

    Raises:
        InputError: a control character; no letters, or a language that no package could be for.
    """
    _check_characters(text)
    found = recognise(text)
    if found.language is None and not found.confidence:
        raise InputError(
            "There are no words in the text.", where="text", remedy="Give a text with words in it."
        )
    if found.language is None:
        raise InputError(
            f"The language of the text was not recognised: it looks like {found.name}.",
            where="text",
            remedy="Say which language it is.",
        )
    return found.language


def has_words(text: str, source: LanguageCode) -> bool:
    """Tell whether there is something in ``text`` that is to be translated from ``source``."""
    return HAN.search(text) is not None if source.chinese else has_letters(text)


def has_letters(text: str) -> bool:
    """Tell whether there is something in ``text`` that is to be translated from some language."""
    return any(map(str.isalpha, text))


def _may_be(text: str, source: LanguageCode, found: Recognised) -> bool:
    if found.language is not None and found.language.base == source.base:
        return True
    if source.chinese:
        own = len(HAN.findall(text))
        foreign = len(KANA.findall(text)) + len(HANGUL.findall(text))
        if foreign and found.language in {LanguageCode.JAPANESE, LanguageCode.KOREAN}:
            return False
        others = len(LATIN.findall(text)) + len(_OTHER_SCRIPTS.findall(text))
        return own > max(_LEAST_OWN * (own + others), foreign - 1)
    if source is LanguageCode.ENGLISH:
        own = len(LATIN.findall(text))
        others = len(HAN.findall(text)) + len(_OTHER_SCRIPTS.findall(text))
        sure = found.confidence >= _SURE and found.name != "another language"
        return own > _LEAST_OWN * (own + others) and not (sure and others == 0)
    return has_letters(text) and found.confidence < _SURE


def _check_characters(text: str) -> None:
    """Refuse a text with a control character or half a surrogate pair; InputError has its line."""
    for line, content in enumerate(text.split("\n"), 1):
        for character in content:
            if character == "\t":
                continue
            if character < " ":
                kind = "a control character"
            elif unicodedata.category(character) in {"Cc", "Cs"}:
                kind = "a character that is not text"
            else:
                continue
            raise InputError(
                f"Line {line} has {kind} (U+{ord(character):04X}).",
                where="text",
                remedy="Save the text as plain UTF-8 and paste it again.",
            )
