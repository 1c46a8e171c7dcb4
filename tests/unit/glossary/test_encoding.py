"""Uploaded bytes become text, or a sentence that says what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import InputError
from glossary.exchange import decode_text

NEWS = "上虞区坚持以人民为中心的发展思想，扎实推进共同富裕。2025年增长5.2%。\r\n"
SAMPLES = {
    "traditional": "臺灣的繁體中文與簡體中文有許多不同之處，例如這個句子。",
    "japanese": "これは日本語の文章です。東京タワーへ行きました。",
    "katakana": "コンピュータ",
    "russian": "Это русский текст, привет мир.",
    "french": "Le café était déjà fermé, ça va être très cher à l’été",
    "german": "Die Größe der Straße ändert sich für Künstler",
    "portuguese": "São Paulo não é a capital da nação",
    "quotes": "It’s a “quoted” text – with dashes",
    "nordic": "ÅÄÖ åäö ØÆ",
    "arabic": "هذا نص عربي",
    "greek": "Αυτό είναι ελληνικό κείμενο",
    "one accent": "cafés",
    "two accents": "une idée créée",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "gb2312"])
def test_the_encodings_of_chinese_text_files_are_read(encoding: str) -> None:
    assert decode_text(NEWS.encode(encoding), where="x.txt") == NEWS


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\xff\xfe"])
def test_both_byte_orders_of_utf_16_are_read(mark: bytes) -> None:
    name = "utf-16-be" if mark == b"\xfe\xff" else "utf-16-le"

    assert decode_text(mark + NEWS.encode(name), where="x.txt") == NEWS


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_utf_8_is_read_as_it_is(text: str) -> None:
    assert decode_text(text.encode(), where="x.txt") == text.removeprefix("\ufeff")


def test_a_rare_character_does_not_spoil_a_gb18030_text() -> None:
    text = NEWS + "朱镕基与陶喆。"

    assert decode_text(text.encode("gb18030"), where="x.txt") == text


@pytest.mark.parametrize(
    "text", ["共同富裕", "上虞", "“三农”", "5 °C × 3", "zh,en\n共同富裕,common prosperity\n"]
)
def test_a_short_gb18030_text_is_read(text: str) -> None:
    assert decode_text(text.encode("gb18030"), where="x.txt") == text


@pytest.mark.parametrize(
    ("sample", "encoding"),
    [
        ("traditional", "big5"),
        ("japanese", "shift_jis"),
        ("japanese", "euc_jp"),
        ("katakana", "shift_jis"),
        ("katakana", "euc_jp"),
        ("russian", "cp1251"),
        ("russian", "koi8-r"),
        ("french", "cp1252"),
        ("french", "mac-roman"),
        ("german", "cp1252"),
        ("german", "cp437"),
        ("portuguese", "cp1252"),
        ("quotes", "cp1252"),
        ("nordic", "cp1252"),
        ("arabic", "cp1256"),
        ("greek", "cp1253"),
        ("one accent", "cp1252"),
        ("two accents", "cp1252"),
    ],
)
def test_a_text_in_another_encoding_is_refused_and_not_read_as_rubbish(
    sample: str, encoding: str
) -> None:
    encoded = b"first line\n" + SAMPLES[sample].encode(encoding)

    with pytest.raises(InputError, match=r"x\.txt: .*not UTF-8 or GB18030 .*line 2"):
        decode_text(encoded, where="x.txt")


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14", "Word, Excel or ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word or Excel"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
)
def test_a_document_is_named_by_what_it_is(start: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=f"This is an? {kind}.*plain text"):
        decode_text(start + b" rest", where="x")


@pytest.mark.parametrize(
    "data",
    [b"a\x00b", b"\x01\x02\x03\x04 text", NEWS.encode("utf-16-le"), b"\xff\xfe" + b"a\x00\x00\x00"],
    ids=["NUL", "controls", "UTF-16 without mark", "UTF-32"],
)
def test_binary_content_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="binary file"):
        decode_text(data, where="x.txt")


def test_a_stray_control_character_is_not_binary() -> None:
    assert decode_text(b"page one\x0cpage two\x1a\x02", where="x") == "page one\x0cpage two\x1a\x02"


@pytest.mark.parametrize(
    ("data", "label"), [(b"\xef\xbb\xbfabc\xff", "UTF-8"), (b"\xff\xfea\x00b", "UTF-16")]
)
def test_a_file_that_breaks_its_own_byte_order_mark_is_refused(data: bytes, label: str) -> None:
    with pytest.raises(InputError, match=f"says that it is {label}, but byte"):
        decode_text(data, where="x.txt")
