"""Chinese from one script into the other, for models and readers (OpenCC, by phrases).

Every function keeps the number of characters, so offsets into a text are offsets into its
conversion. To COMPARE texts, ``glossary.text`` folds them, which is faster and no conversion.
"""

import re
from functools import cache

from opencc import OpenCC

from glossary.script import SIMPLIFIED

_TRADITIONAL = {s: t for t, s in reversed(SIMPLIFIED.items())}
_CONFIGURATIONS = {"": "s2t", "tw": "s2tw", "hk": "s2hk"}


def to_simplified(text: str) -> str:
    """Return ``text`` in Simplified characters; what is simplified already stays.

    >>> to_simplified("乾隆年間，頭髮發白")
    '乾隆年间，头发发白'
    """
    if _has_traditional().search(text) is None:
        return text
    converted = _converter("t2s").convert(text)
    return converted if len(converted) == len(text) else _by_character(text, SIMPLIFIED)


def to_traditional(text: str, region: str = "") -> str:
    """Return ``text`` in Traditional characters, as written in a ``region`` (``tw``, ``hk``).

    Characters alone are converted, no vocabulary (软件 is 軟件, not 軟體): a guaranteed rendition
    stays the word that the glossary has.

    >>> to_traditional("皇后以后，头发发白"), to_traditional("里面", "tw")
    ('皇后以後，頭髮發白', '裡面')
    """
    converted = _converter(_CONFIGURATIONS[region]).convert(text)
    return converted if len(converted) == len(text) else _by_character(text, _TRADITIONAL)


@cache
def _converter(configuration: str) -> OpenCC:
    return OpenCC(configuration)


@cache
def _has_traditional() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(SIMPLIFIED))}]")


def _by_character(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(c, c) for c in text)
