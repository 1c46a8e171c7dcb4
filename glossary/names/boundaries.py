"""Where a personal name can end and begin, and whether its characters make a name at all."""

import re
from enum import IntEnum
from functools import cache

from glossary.names import cues
from glossary.names.given import GIVEN
from glossary.names.surnames import ALL, COMMON, COMPOUND, WORDLIKE
from glossary.names.tables import divisions, words

_HAN = re.compile("[\u3400-\u9fff]")
_WORDS_AFTER = re.compile("|".join(sorted(set(cues.BOUNDARY_WORDS), key=len, reverse=True)))
_PAIRS_AFTER = frozenset(w for w in cues.BOUNDARY_WORDS if len(w) > 1)
_NO_GIVEN = frozenset((*cues.KIN, *cues.AFTER))
_NOT_FIRST = frozenset(w for w in cues.NOT_NAMES if len(w) == 2)  # noqa: PLR2004 - characters
_COMPOUND_WORDS = frozenset({"东方", "第五", "百里", "西门", "南宫"})
_STILL_NAMES = frozenset({"王国", "马国", "林海", "江海", "金国", "黄金", "白云"})  # 王国栋, 林海峰
_DATE = re.compile("于(?:周|今|昨|本|近|当|次|前)")  # 发言人于周五表示
_SHORTEST, _LONGEST = 2, 4
_THREE = 3


class Edge(IntEnum):
    """How surely a name ends at a place."""

    NONE = 0
    SOFT = 1
    WORD = 2
    HARD = 3


def edge_after(text: str, at: int) -> Edge:
    """Return how surely a name ends before offset ``at``."""
    if at >= len(text) or not _HAN.match(text[at]):
        is_dot = at < len(text) and text[at] in "·•・-"
        return Edge.NONE if is_dot else Edge.HARD
    if text[at] in cues.NEVER_IN_NAME:
        return Edge.HARD
    if _WORDS_AFTER.match(text, at):
        return Edge.WORD
    return Edge.SOFT if text[at] in cues.SOFT else Edge.NONE


def read_name(text: str, start: int) -> tuple[int, Edge] | None:
    """Return where the personal name that starts at ``start`` ends, and how surely.

    Two readings may both end well (王强和|, 王强|和): the surer edge wins, then the longer name.
    """
    best: tuple[int, Edge] | None = None
    compound = text[start : start + 2] in COMPOUND
    lengths = (4, 3, 2) if compound else (3, 2)
    for length in lengths:
        end = start + length
        if end > len(text) or not could_be_name(text[start:end]):
            continue
        if text[end - 1] in cues.NEVER_LAST or text[end - 1 : end + 1] in _PAIRS_AFTER:
            continue
        edge = edge_after(text, end)
        if edge and (best is None or edge > best[1]):
            best = (end, edge)
    return best


@cache
def _division_stems() -> frozenset[str]:
    return frozenset(d.stem for d in divisions() if d.bare != "no")


def could_be_name(hanzi: str) -> bool:
    """Tell whether the characters have the shape of a Chinese personal name."""
    if not _SHORTEST <= len(hanzi) <= _LONGEST or not all(map(_HAN.match, hanzi)):
        return False
    compound = hanzi[:2] in COMPOUND and len(hanzi) > 2  # noqa: PLR2004 - two characters
    given = hanzi[2:] if compound else hanzi[1:]
    if not compound and (hanzi[0] not in ALL or len(hanzi) > _THREE):
        return False
    if _DATE.match(hanzi) or (hanzi[0] == "于" and hanzi[1:] in _division_stems()):
        return False
    if any(c in cues.NEVER_IN_NAME for c in given) or given in _NO_GIVEN:
        return False
    if hanzi.startswith(cues.OTHER_PEOPLES) or hanzi in _division_stems():
        return False
    return hanzi not in words() and hanzi not in cues.NOT_NAMES and hanzi[:2] not in _NOT_FIRST


def is_transcription(hanzi: str) -> bool:
    """Tell whether the characters rather write a foreign name (莫迪, 马克龙)."""
    given = set(hanzi[1:])
    if hanzi[:2] in COMPOUND:
        return False
    if hanzi[0] not in cues.TRANSCRIBED_FIRST:
        return given <= cues.ONLY_TRANSCRIBED
    return not given.isdisjoint(cues.TRANSCRIBED) or given <= cues.TRANSCRIBED_TOO


def is_plain(hanzi: str) -> bool:
    """Tell whether nothing in the characters speaks against a name: no word, no odd character."""
    if hanzi[:2] in COMPOUND:
        return hanzi[:2] not in _COMPOUND_WORDS
    word_first = hanzi[:2] in words() and hanzi[:2] not in _STILL_NAMES
    return not word_first and all(c in GIVEN for c in hanzi[1:])


def is_certain(hanzi: str) -> bool:
    """Tell whether the characters are hardly anything but a name."""
    return is_plain(hanzi) and (hanzi[:2] in COMPOUND or hanzi[0] in COMMON - WORDLIKE)


def begins_after(text: str, start: int) -> bool:
    """Tell whether a name may begin at ``start``: nothing of a word stands before it."""
    return start == 0 or not _HAN.match(text[start - 1])
