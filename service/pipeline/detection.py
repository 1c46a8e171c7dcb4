"""Is this text in the language it is said to be in, and is it text at all?

A Chinese-English service decides by script: no statistics, no model, and never Korean.
"""

import re
import unicodedata

from glossary.errors import InputError
from glossary.language import LanguageCode
from glossary.text import HAN_RANGES

HAN = re.compile(f"[{HAN_RANGES}]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER_SCRIPTS = re.compile(r"[\u0400-\u04ff\u0600-\u06ff\u3040-\u30ff\uac00-\ud7af]")
_JAPANESE_OR_KOREAN = re.compile(r"[\u3041-\u309f\u30a1-\u30fa\uac00-\ud7af]")
_LEAST_HAN = 0.05  # of all letters; an article about software or brands has far more


def check_source_language(text: str, source: LanguageCode) -> None:
    """Refuse a text that is not text, or plainly not in ``source``.

    Raises:
        InputError: a control character or half a surrogate pair (with its line); another script.
    """
    _check_characters(text)
    han = len(HAN.findall(text))
    latin = len(_LATIN.findall(text))
    other = len(_OTHER_SCRIPTS.findall(text))
    if source.base == "zh" and (
        han <= _LEAST_HAN * (han + latin + other) or len(_JAPANESE_OR_KOREAN.findall(text)) > han
    ):
        looks = "English" if latin > other else "another language"
        seen = f"it looks like {looks}" if latin + other else "there are no letters in it"
        raise InputError(
            f"This is not Chinese: {seen}.", where="text", remedy="Give a Chinese text."
        )
    if source.base == "en" and latin <= _LEAST_HAN * (han + latin + other):
        raise InputError("This is not English.", where="text", remedy="Give an English text.")


def _check_characters(text: str) -> None:
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
