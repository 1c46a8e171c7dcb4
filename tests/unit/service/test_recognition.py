"""Which language a text is in: the table of cases, and what holds for any text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.conversion import to_simplified, to_traditional
from glossary.errors import UnsupportedError
from glossary.language import LanguageCode, in_family, parse_language
from service.pipeline.recognition import foreign_stretches, is_foreign, recognise

CASES = Path(__file__).parent.parent.parent / "cases" / "languages.tsv"
FIVE = {"zh-Hans", "zh-Hant", "en", "ja", "ko"}
ZH = LanguageCode.CHINESE_SIMPLIFIED
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=40)


def cases() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()[1:]
    return [(text, expected) for text, expected, _ in (line.split("\t") for line in lines)]


@pytest.mark.parametrize(("text", "expected"), cases(), ids=lambda value: str(value)[:20])
def test_the_language_of_a_text_is_recognised(text: str, expected: str) -> None:
    found = recognise(text)

    code = found.language.value if found.language else None
    if expected == "none":
        assert (found.language, found.confidence) == (None, 0)
    else:
        assert (code if code in FIVE else "other") == expected
        assert 0.5 < found.confidence <= 1


def test_the_table_has_at_least_three_hundred_lines() -> None:
    assert len(cases()) >= 300


@given(HAN)
def test_han_characters_are_never_korean(text: str) -> None:
    assert recognise(text).language is not LanguageCode.KOREAN
    assert is_foreign(text, ZH) is None


@given(HAN)
def test_conversion_keeps_every_offset(text: str) -> None:
    assert len(to_simplified(text)) == len(text)
    assert [len(to_traditional(text, region)) for region in ("", "tw", "hk")] == [len(text)] * 3


@given(st.text(max_size=60))
def test_any_text_has_an_answer_and_its_stretches_lie_in_it(text: str) -> None:
    assert 0 <= recognise(text).confidence <= 1
    for language in (ZH, LanguageCode.ENGLISH):
        for span in foreign_stretches(text, language):
            assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("“ありがとう”是日语里“谢谢”的意思。", ["ありがとう"]),
        ("苹果公司发布iPhone 17 Pro Max和MacBook Air", []),
        ("报告写道the share of coal fell to 55 percent，这是首次。", None),
        ("口号“한국 사람”很常见", ["한국 사람"]),
        ("俄语Привет, мир的意思", ["Привет, мир"]),
    ],
)
def test_other_languages_within_a_chinese_sentence_are_found(
    text: str, stretches: list[str] | None
) -> None:
    found = [span.of(text) for span in foreign_stretches(text, ZH)]

    assert found == (["the share of coal fell to 55 percent"] if stretches is None else stretches)


CODES = {
    "zh-Hans": ["zh", "zh-CN", "zh_CN", "zh-Hans", "ZH-HANS", "zh-hans-CN", "zh_SG", "ZH"],
    "zh-Hant": ["zh-TW", "zh_TW", "zh-Hant", "ZH-HANT", "zt", "zh-HK", "zh-Hant-TW", "zh_hant_hk"],
    "en": ["en", "en-US", "en-GB", "EN", "en_us", "EN-AU"],
    "ja": ["ja", "ja-JP", "JA"],
    "pt-BR": ["pt-BR", "pb", "pt_br"],
    "nb": ["nb", "no"],
}


@pytest.mark.parametrize(
    ("code", "language"), [(code, value) for value, codes in CODES.items() for code in codes]
)
def test_a_code_is_read_in_any_spelling_and_answered_as_it_was_written(
    code: str, language: str
) -> None:
    assert parse_language(code).value == language
    assert in_family(parse_language(code), code) == code


@pytest.mark.parametrize("code", ["", "z", "klingon", "zh-XX", "zh-", "en-", "xx", "en US", "auto"])
def test_what_is_no_code_of_a_language_is_refused(code: str) -> None:
    with pytest.raises(UnsupportedError, match="not supported"):
        parse_language(code)


@pytest.mark.parametrize(
    ("like", "simplified", "traditional", "english"),
    [
        ("zh", "zh", "zt", "en"),
        ("zt", "zh", "zt", "en"),
        ("zh-CN", "zh-CN", "zh-TW", "en-US"),
        ("zh_TW", "zh_CN", "zh_TW", "en_US"),
        ("en-GB", "zh-CN", "zh-TW", "en-GB"),
        ("ZH-HANS", "ZH-HANS", "ZH-HANT", "EN"),
        ("en", "zh-Hans", "zh-Hant", "en"),
        ("", "zh-Hans", "zh-Hant", "en"),
    ],
)
def test_a_caller_is_answered_in_its_own_family_of_codes(
    like: str, simplified: str, traditional: str, english: str
) -> None:
    own = (ZH, LanguageCode.CHINESE_TRADITIONAL, LanguageCode.ENGLISH)

    assert tuple(in_family(code, like) for code in own) == (simplified, traditional, english)
