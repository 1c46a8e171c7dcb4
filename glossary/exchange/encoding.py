"""Bytes of an uploaded text file to text: UTF-8, UTF-16 or GB18030, and never by a doubtful guess.

GB18030 decodes almost anything into some Chinese characters. So its result is believed only if
those characters are ones that Chinese texts are made of.
"""

import codecs
import re
from functools import lru_cache

from glossary.errors import InputError

_SAVE_AS_TEXT = "Save it as plain text (.txt, UTF-8) and try again."
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Word, Excel or ZIP file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_CONTROLS_ALLOWED = 0.001  # of the characters, and always two: stray bytes of old editors
_KNOWN_SHARE, _FREQUENT_SHARE = 0.9, 0.4  # Chinese news: 0.999 and 0.996; “上虞” alone: 1 and 0.5
_SYMBOL_ROWS = range(0xA1, 0xA4)  # GB 2312: punctuation, numerals, full-width letters
_FREQUENT_ROWS = range(0xB0, 0xD8)  # its 3,755 most frequent characters
_RARE_ROWS = range(0xD8, 0xF8)


def decode_text(data: bytes, *, where: str) -> str:
    """Return the text of an uploaded file, without its byte order mark; line ends stay.

    ``where`` names the file for the message.

    Raises:
        InputError: a binary file (named by what it looks like), or another encoding.

    >>> decode_text("共同富裕".encode("gb18030"), where="a.txt")
    '共同富裕'
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"This is {kind}, not text.", where=where, remedy=_SAVE_AS_TEXT)
    text = _decode(data, where)
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > max(2, len(text) * _CONTROLS_ALLOWED):
        raise InputError("This is a binary file, not text.", where=where, remedy=_SAVE_AS_TEXT)
    return text


def _decode(data: bytes, where: str) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_as(name, data, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = error
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _is_chinese_prose(text):
        return text
    if b"\x00" in data:
        raise InputError("This is a binary file, not text.", where=where, remedy=_SAVE_AS_TEXT)
    line = data.count(b"\n", 0, fault.start) + 1
    raise InputError(
        f"The file's encoding is not UTF-8 or GB18030 (first foreign byte in line {line}).",
        where=where,
        remedy="Save it as UTF-8 and try again.",
    )


def _decode_as(name: str, data: bytes, where: str) -> str:
    try:
        return data.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        label = name.removesuffix("-sig").upper()
        raise InputError(
            f"The file says that it is {label}, but byte {error.start + 1:,} is not.",
            where=where,
            remedy="Save it as UTF-8 and try again.",
        ) from None


def _is_chinese_prose(text: str) -> bool:
    """Tell whether nearly all characters beyond ASCII are ones of Chinese texts."""
    foreign = [c for c in text if not c.isascii()]
    rows = [_row(c) for c in foreign]
    frequent = sum(row in _FREQUENT_ROWS for row in rows)
    symbols = sum(row in _SYMBOL_ROWS for row in rows)
    rare = sum(row in _RARE_ROWS for row in rows)
    known = frequent + symbols + rare
    enough_known = known >= _KNOWN_SHARE * len(foreign)
    return enough_known and frequent + symbols >= _FREQUENT_SHARE * len(foreign)


@lru_cache(maxsize=1 << 15)
def _row(character: str) -> int:
    """Return the GB 2312 row (its lead byte) of a character, 0 if it has none."""
    try:
        return character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return 0
