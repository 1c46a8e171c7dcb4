"""What is refused as no Chinese, or as no text, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import InputError
from glossary.language import LanguageCode
from service.pipeline.detection import check_source_language

CHINESE = LanguageCode.CHINESE_SIMPLIFIED


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("This is an English text.", "it looks like English"),
        ("Über die Städte", "it looks like German"),
        ("안녕하세요 여러분, Seoul", "it looks like Korean"),
        ("これはひらがなです", "it looks like Japanese"),
        ("日本語を勉強しています", "it looks like Japanese"),
        ("Это русский текст", "it looks like Russian"),
        ("مرحبا بالعالم", "it looks like another language"),
        ("12345 67%", "there are no letters in it"),
        ("。，！？", "there are no letters in it"),
        ("中文" + "a" * 38, "it looks like English"),
    ],
)
def test_what_is_not_chinese_is_refused_with_what_it_looks_like(text: str, says: str) -> None:
    with pytest.raises(InputError, match=f"not Chinese: {says}"):
        check_source_language(text, CHINESE)


@pytest.mark.parametrize(
    "text",
    [
        "中",
        "𠮷野家",
        "臺灣的繁體中文",
        "苹果公司发布iPhone 17 Pro Max和MacBook Air",
        "“ありがとう”是日语里“谢谢”的意思。",
        "产值\t1350亿元\n",
        "尖沙·咀\u3000天星\u200b码头",
    ],
)
def test_chinese_with_foreign_words_tabs_and_wide_spaces_is_accepted(text: str) -> None:
    check_source_language(text, CHINESE)


@pytest.mark.parametrize(
    ("character", "says"),
    [
        ("\x00", r"control character \(U\+0000\)"),
        ("\x0c", r"control character \(U\+000C\)"),
        ("\x1b", r"control character \(U\+001B\)"),
        ("\x7f", r"not text \(U\+007F\)"),
        ("\x85", r"not text \(U\+0085\)"),
        ("\ud800", r"not text \(U\+D800\)"),
        ("\udc80", r"not text \(U\+DC80\)"),
    ],
)
def test_a_character_that_is_no_text_is_refused_with_its_line(character: str, says: str) -> None:
    with pytest.raises(InputError, match=f"Line 3 .*{says}"):
        check_source_language(f"第一行\n第二行\n第三{character}行\n第四{character}行", CHINESE)


def test_chinese_is_no_english() -> None:
    with pytest.raises(InputError, match="not English"):
        check_source_language("中国增长5%", LanguageCode.ENGLISH)


def test_english_is_accepted_as_english() -> None:
    check_source_language("China's economy grew.", LanguageCode.ENGLISH)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1))
def test_any_han_text_is_chinese(text: str) -> None:
    check_source_language(text, CHINESE)
