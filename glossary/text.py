r"""Text folded for comparison, with a way back to the offsets of the original.

Folding makes width variants, quotation marks, dashes and letter case equal and drops invisible
characters, so that a term is found however the page was typed. It undoes layout as well: a line
break beside a Chinese character is dropped, one between two Latin words is a space, and the space
that some typists set between Chinese and Latin letters ("5G 基站") is dropped. Chinese script
variants are not folded yet.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from glossary.spans import Span

_EQUAL = str.maketrans(
    {
        **dict.fromkeys("“”„‟〝〞〟「」『』", '"'),
        **dict.fromkeys("‘’\u201a\u201b\u02bc", "'"),
        **dict.fromkeys("–‐−", "-"),
        **dict.fromkeys("・•‧", "·"),
    }
)
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u061c")
_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
_LAYOUT = re.compile(rf"[\s{''.join(_INVISIBLE)}]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_FIRST_EAST_ASIAN = "\u2e80"


def has_chinese(text: str) -> bool:
    """Tell whether ``text`` has a Chinese character (a Han ideograph, whatever its script)."""
    return _HAN.search(text) is not None


def fold(text: str) -> str:
    """Return ``text`` folded, when no way back is needed; folding twice changes nothing more."""
    if text.isascii() and text.isprintable():
        return text.lower()
    if _LAYOUT.search(text) is None:
        return "".join(map(_piece, text))
    return FoldedText.of(text).folded


@dataclass(frozen=True, slots=True)
class FoldedText:
    r"""``folded`` text; ``origins[i]`` is the offset in ``original`` of folded character ``i``.

    >>> FoldedText.of("GDP\n增长").folded
    'gdp增长'
    """

    original: str
    folded: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "FoldedText":
        """Fold ``text``; linear in its length."""
        pieces: list[str] = []
        origins: list[int] = []
        gap: list[int] = []
        before = ""
        for offset, character in enumerate(text):
            if character in _INVISIBLE:
                continue
            piece = _piece(character)
            if piece.isspace():
                gap.append(offset)
                continue
            if gap:
                kept = _kept_of_gap(text, gap, before, character)
                pieces.append(" " * len(kept))
                origins.extend(kept)
                gap = []
            pieces.append(piece)
            origins.extend([offset] * len(piece))
            before = character
        spaces = [offset for offset in gap if text[offset] not in _BREAKS]
        pieces.append(" " * len(spaces))
        origins.extend(spaces)
        return cls(text, "".join(pieces), tuple(origins))

    def original_span(self, start: int, end: int) -> Span:
        """Return the span of the original that folded characters ``start`` to ``end`` came from."""
        return Span(self.origins[start], self.origins[end - 1] + 1)


@lru_cache(maxsize=1 << 16)
def _piece(character: str) -> str:
    """Fold one character, which may give several (``㎡`` is ``m2``)."""
    if character in _BREAKS:
        return "\n"
    piece = unicodedata.normalize("NFKC", character).lower()
    return unicodedata.normalize("NFKC", piece).translate(_EQUAL)


def _kept_of_gap(text: str, gap: list[int], before: str, after: str) -> list[int]:
    """Return which of the white space at the offsets ``gap`` stays, as one space each."""
    spaces = [offset for offset in gap if text[offset] not in _BREAKS]
    if len(spaces) < len(gap):
        beside_chinese = max(before, after) >= _FIRST_EAST_ASIAN
        return [] if beside_chinese or not before else (spaces or gap)[:1]
    if not before:
        return spaces
    left, right = _piece(before)[-1], _piece(after)[0]
    mixed = (_is_latin(left) and _is_chinese(right)) or (_is_chinese(left) and _is_latin(right))
    return [] if mixed else spaces


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_chinese(character: str) -> bool:
    return character >= _FIRST_EAST_ASIAN and character.isalpha()
