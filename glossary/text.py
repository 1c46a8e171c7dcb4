r"""Text folded for comparison, with a way back to the offsets of the original.

Folding makes width variants, quotation marks, dashes, letter case and the two Chinese scripts equal
and drops invisible characters, so that a term is found however the page was typed. It undoes layout
as well: a line break beside a Chinese character is dropped, one between two Latin words is a space,
and the space that some typists set between Chinese and Latin letters ("5G 基站") is dropped.

Script is folded character by character, from traditional to simplified (``glossary.script``). That
is many to one: 發 and 髮 are both 发, so two traditional wordings can be one wording here, as they
are in simplified Chinese.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from glossary.script import SIMPLIFIED
from glossary.spans import Span

_EQUAL = str.maketrans(
    {
        **dict.fromkeys("“”„‟〝〞〟「」『』", '"'),
        **dict.fromkeys("‘’\u201a\u201b\u02bc", "'"),
        **dict.fromkeys("–‐−", "-"),
        **dict.fromkeys("・•‧", "·"),
        **SIMPLIFIED,
    }
)
HAN_RANGES = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
"""Chinese characters, to stand inside the brackets of a pattern."""
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u061c")
_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
_LAYOUT = rf"\s{''.join(_INVISIBLE)}"
_ANY_LAYOUT = re.compile(f"[{_LAYOUT}]")
_HAN = re.compile(f"[{HAN_RANGES}]")
_SURROGATES = range(0xD800, 0xE000)
_FIRST_EAST_ASIAN = "\u2e80"
_END_OF_CHANGE = 0x32400  # from here on every character folds to itself
WORTH_A_TABLE = 500  # characters; shorter texts are folded faster by ``str.translate``
_MAX_PIECES = 1 << 16


def has_chinese(text: str) -> bool:
    """Tell whether ``text`` has a Chinese character (a Han ideograph, whatever its script)."""
    return _HAN.search(text) is not None


def fold(text: str) -> str:
    """Return ``text`` folded, when no way back is needed; folding twice changes nothing more."""
    if text.isascii() and text.isprintable():
        return text.lower()
    if _ANY_LAYOUT.search(text) is None:
        return text.translate(_PIECES)
    return FoldedText.of(text).folded


@dataclass(frozen=True, slots=True)
class FoldedText:
    r"""``folded`` text, and where in ``original`` each of its characters came from.

    Offsets run in parallel between few places (gaps of layout, characters that fold to several), so
    only the starts of those runs are kept: in the folded text and in the original. ``inner`` are
    the folded offsets in the middle of what one character folds to, where nothing should be cut.

    >>> FoldedText.of("GDP\n增长").folded
    'gdp增长'
    """

    original: str
    folded: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    inner: frozenset[int]

    @classmethod
    def of(cls, text: str) -> "FoldedText":
        """Fold ``text``; linear in its length."""
        pieces: list[str] = []
        starts, origins = [0], [0]
        inner: list[int] = []
        length = done = 0
        for part in _uneven().finditer(text):
            start, end = part.span()
            if part.lastindex is None:
                kept = _kept_of_gap(text, start, end)
                piece = " " * len(kept)
            else:
                piece = part[0].translate(_PIECES)
                kept = [start] * len(piece)
                inner += range(length + start - done + 1, length + start - done + len(piece))
            pieces += (text[done:start], piece)
            length += start - done
            starts += range(length, length + len(piece) + 1)
            origins += (*kept, end)
            length += len(piece)
            done = end
        pieces.append(text[done:])
        folded = _fold_evenly("".join(pieces))
        return cls(text, folded, tuple(starts), tuple(origins), frozenset(inner))

    def origin(self, index: int) -> int:
        """Return the offset in the original of folded character ``index``."""
        run = bisect_right(self.starts, index) - 1
        return self.origins[run] + index - self.starts[run]

    def original_span(self, start: int, end: int) -> Span:
        """Return the span of the original that folded characters ``start`` to ``end`` came from."""
        return Span(self.origin(start), self.origin(end - 1) + 1)

    def original_ranges(self, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the same for many folded ranges, which are in order and not empty."""
        starts, origins = (*self.starts, len(self.folded) + 1), self.origins
        run = 0
        for start, end in ranges:
            while starts[run + 1] <= start:
                run += 1
            shift = origins[run] - starts[run]
            if end <= starts[run + 1]:
                yield start + shift, end + shift
            else:
                yield start + shift, self.origin(end - 1) + 1


class _Pieces(dict[int, str]):
    """What each character folds to (several for ``㎡``: ``m2``), found out when first asked for."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in _BREAKS:
            piece = "\n"
        elif code in _SURROGATES:
            piece = "\ufffd"  # a lone half of a character, which no library takes
        else:
            piece = unicodedata.normalize("NFKC", character).lower()
            piece = unicodedata.normalize("NFKC", piece).translate(_EQUAL)
        if len(self) < _MAX_PIECES:
            self[code] = piece
        return piece


_PIECES = _Pieces()


@cache
def _changing() -> dict[int, str]:
    """Return the pieces of all characters that do not fold to themselves (some 30 ms, once)."""
    suspects = (
        code
        for code in range(_END_OF_CHANGE)
        if unicodedata.decomposition(character := chr(code))
        or character.lower() != character
        or code in _EQUAL
        or code in _SURROGATES
    )
    return {code: piece for code in suspects if (piece := _PIECES[code]) != chr(code)}


@cache
def _uneven() -> re.Pattern[str]:
    """Match where folded and original offsets may part: a character (group 1), or a gap of layout.

    A plain space between ASCII words is no gap: it always stays, and English texts are full of it.
    One class of characters comes first, for that is what ``re`` skips the rest of a text by; it has
    the characters beyond 16 bits as one range, for single ones would make it ten times slower.
    """
    several = sorted(chr(code) for code, piece in _changing().items() if len(piece) > 1)
    low = [character for character in several if character <= "\uffff"]
    characters = f"{re.escape(''.join(low))}{several[len(low)]}-{several[-1]}"
    gap = f"(?<![!-~] (?=[!-~]))[{_LAYOUT}]*"
    return re.compile(f"[{_LAYOUT}{characters}](?:(?<=([{characters}]))|{gap})")


@cache
def _table() -> npt.NDArray[np.uint32]:
    return table_of({code: ord(piece) for code, piece in _changing().items() if len(piece) == 1})


def _fold_evenly(text: str) -> str:
    """Fold a text whose characters fold to one each; a table does it ten times as fast."""
    if len(text) < WORTH_A_TABLE:
        return text.translate(_PIECES)
    return replace_by_table(text, _table())


def table_of(changes: Mapping[int, int]) -> npt.NDArray[np.uint32]:
    """Return a table that holds for each code point the one of ``changes``, or itself."""
    table = np.arange(0x110000, dtype="<u4")
    table[list(changes)] = list(changes.values())
    return table


def replace_by_table(text: str, table: npt.NDArray[np.uint32]) -> str:
    """Replace every character of ``text`` by the one that ``table`` holds for it.

    >>> replace_by_table("億元", table_of({ord("億"): ord("亿")}))
    '亿元'
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    replaced: bytes = table[codes].tobytes()
    return replaced.decode("utf-32-le", "surrogatepass")


def _kept_of_gap(text: str, start: int, end: int) -> list[int]:
    """Return which offsets of the layout between ``start`` and ``end`` stay, as one space each."""
    before, after = text[start - 1 : start], text[end : end + 1]
    gap = text[start:end]
    broken = not _BREAKS.isdisjoint(gap)
    if broken and after and (after >= _FIRST_EAST_ASIAN or before >= _FIRST_EAST_ASIAN):
        return []
    spaces = [start + i for i, c in enumerate(gap) if c not in _INVISIBLE and c not in _BREAKS]
    if not after:
        return spaces
    if broken:
        line_break = start + next(i for i, c in enumerate(gap) if c in _BREAKS)
        return (spaces or [line_break])[:1] if before else []
    if not before:
        return spaces
    left, right = before.translate(_PIECES)[-1], after.translate(_PIECES)[0]
    mixed = (_is_latin(left) and _is_chinese(right)) or (_is_chinese(left) and _is_latin(right))
    return [] if mixed else spaces


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_chinese(character: str) -> bool:
    return character >= _FIRST_EAST_ASIAN and character.isalpha()
