"""TMX files: what is written is read again, and every fault has its line."""

import io
from datetime import UTC, datetime

import pytest
from builders import ZH_EN
from hypothesis import given
from hypothesis import strategies as st

from glossary.exchange import ImportRejected
from glossary.language import LanguageCode, LanguagePair
from service.memory.tmx import TmxReader, write_tmx
from service.memory.units import TranslationUnit

ZT_EN = LanguagePair(LanguageCode.CHINESE_TRADITIONAL, LanguageCode.ENGLISH)
EN_ZH = LanguagePair(LanguageCode.ENGLISH, LanguageCode.CHINESE_SIMPLIFIED)
_CHARACTERS = st.one_of(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    st.sampled_from("\t\n\r\x85\u2028<>&\"']富裕𠮷"),
)
TEXT = st.text(_CHARACTERS, min_size=1, max_size=20).filter(str.strip)
ANY_TEXT = st.one_of(st.just(""), TEXT)
LABEL = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=12)
TIMES = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    timezones=st.just(UTC),
).map(lambda at: at.replace(microsecond=0))
UNITS = st.builds(
    TranslationUnit,
    source=TEXT,
    target=TEXT,
    pair=st.sampled_from([ZH_EN, ZT_EN, EN_ZH]),
    before=ANY_TEXT,
    after=ANY_TEXT,
    author=LABEL,
    at=st.one_of(st.none(), TIMES),
    origin=LABEL,
    project=LABEL,
)
HEADER = '<tmx version="1.4">\n<header srclang="zh-CN"/>\n<body>\n'
SIMPLE = (
    '<tu><tuv xml:lang="zh"><seg>好。</seg></tuv>\n<tuv xml:lang="en"><seg>Good.</seg></tuv></tu>\n'
)


def read(text: str | bytes, source: LanguageCode | None = None) -> list[TranslationUnit]:
    content = text.encode() if isinstance(text, str) else text
    return list(TmxReader(io.BytesIO(content), where="x.tmx", source=source))


def tmx(body: str, header: str = HEADER) -> str:
    return f"{header}{body}</body>\n</tmx>\n"


def tuv(code: str, text: str) -> str:
    return f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>\n'


@given(st.lists(UNITS, max_size=4))
def test_what_is_written_is_read_again(units: list[TranslationUnit]) -> None:
    assert read("".join(write_tmx(units, version="1"))) == units


def test_a_file_is_read_piece_by_piece() -> None:
    body = "".join(SIMPLE.replace("好", f"好{n}") for n in range(3000))
    stream = io.BytesIO(tmx(body).encode())

    first = next(iter(TmxReader(stream)))

    assert first.source == "好0。"
    assert stream.tell() < len(body) / 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_may_have_a_doctype_and_any_unicode_encoding(encoding: str) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">' + tmx(SIMPLE)

    assert [u.target for u in read(text.encode(encoding))] == ["Good."]


@pytest.mark.parametrize(
    ("codes", "pair"),
    [
        (("zh-CN", "en-US"), ZH_EN),
        (("ZH_CN", "EN-GB"), ZH_EN),
        (("zh-Hans", "en"), ZH_EN),
        (("zh-TW", "en"), ZT_EN),
    ],
)
def test_languages_are_known_by_their_many_codes(
    codes: tuple[str, str], pair: LanguagePair
) -> None:
    (unit,) = read(tmx(f"<tu>{tuv(codes[1], 'Good.')}{tuv(codes[0], '好。')}</tu>"))

    assert (unit.pair, unit.source, unit.target) == (pair, "好。", "Good.")


def test_of_several_languages_each_known_pair_makes_a_unit_and_others_are_skipped() -> None:
    several = tuv("en", "Good.") + tuv("zh-CN", "这里好。") + tuv("zh-TW", "這裡好。")
    body = f"<tu>{several}{tuv('sux', 'Bon.')}</tu><tu>{tuv('sux', 'Non.')}{tuv('zh', '不。')}</tu>"
    body += f"<tu>{tuv('zh', '空')}{tuv('en', ' ')}</tu>"
    reader = TmxReader(io.BytesIO(tmx(body, HEADER.replace("zh-CN", "en-US")).encode()))

    units = list(reader)

    assert [(u.source, u.pair.target.value, u.target) for u in units] == [
        ("Good.", "zh-Hans", "这里好。"),
        ("Good.", "zh-Hant", "這裡好。"),
    ]
    assert reader.skipped == 2


def test_the_direction_is_the_entrys_then_the_files_then_chinese_first_unless_asked() -> None:
    half = tuv("en", "Good.") + tuv("zh", "好。")
    anyhow = HEADER.replace("zh-CN", "*all*")

    assert read(tmx(f"<tu>{half}</tu>", anyhow))[0].pair == ZH_EN
    assert read(tmx(f'<tu srclang="en">{half}</tu>', anyhow))[0].pair == EN_ZH
    assert read(tmx(f'<tu srclang="en">{half}</tu>'), ZH_EN.source)[0].pair == ZH_EN


def test_inline_tags_are_flattened() -> None:
    source = (
        '建设<bpt i="1">&lt;b&gt;<sub>x</sub></bpt>青春<hi>之城</hi><ept i="1">&lt;/b&gt;</ept>。'
    )
    target = 'City<ph type="lb"/>of <it pos="begin">&lt;i&gt;</it>Youth<ut>{\\f1}</ut> &amp; you.'

    (unit,) = read(tmx(f"<tu>{tuv('zh', source)}{tuv('en', target)}</tu>"))

    assert (unit.source, unit.target) == ("建设青春之城。", "City of Youth & you.")


def test_who_and_when_are_those_of_the_last_change() -> None:
    dates = 'creationdate="20200101T000000Z" creationid="A" changedate="20210203T040506Z"'

    (unit,) = read(tmx(SIMPLE.replace("<tu>", f'<tu {dates} changeid="B">')))

    assert (unit.author, unit.at) == ("B", datetime(2021, 2, 3, 4, 5, 6, tzinfo=UTC))


def test_every_fault_is_named_with_its_line() -> None:
    body = SIMPLE  # lines 4 and 5
    body += f"<tu>{tuv('zh', '好。')}<tuv><seg>Good.</seg></tuv></tu>\n"  # 6 and 7
    body += "<tu></tu>\n"  # 8
    body += SIMPLE.replace("<tu>", '<tu creationdate="yesterday">')  # 9 and 10
    body += f"<tu>{tuv('en', 'x')}{tuv('zh', '好')}{tuv('en-US', 'y')}</tu>\n"  # 11 to 14
    body += '<tu><tuv xml:lang="zh"/></tu>\n'  # 15
    body += SIMPLE.replace("Good.", "a\x7fb")  # 16 and 17
    body += "<tu><oops></tu>"  # 18

    with pytest.raises(ImportRejected) as caught:
        read(tmx(body))

    assert [(e.line, e.message[:30]) for e in caught.value.errors] == [
        (7, "a <tuv> has no xml:lang"),
        (8, "a <tu> has no <tuv>"),
        (9, "“yesterday” is no time of the "),
        (13, "the <tu> has en twice"),
        (15, "a <tuv> has no <seg>"),
        (17, "target has a control character"),
        (18, "this is not XML from here on ("),
    ]
    assert caught.value.lines()[0] == "x.tmx:7: a <tuv> has no xml:lang"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no element found"),
        ("<html/>", "TMX with <tmx>"),
        (tmx(SIMPLE.replace("Good.", "&#1;")), "invalid character number"),
        (tmx(SIMPLE)[:-10], "not XML from here on"),
        ('<!DOCTYPE tmx [<!ENTITY a "aaa">]>' + tmx(SIMPLE), "declares an entity"),
        ('<!DOCTYPE tmx [<!ENTITY % a SYSTEM "file:///x">]>' + tmx(SIMPLE), "declares an entity"),
        (
            '<!DOCTYPE tmx SYSTEM "tmx14.dtd">' + tmx(SIMPLE.replace("Good.", "&copy; x")),
            "“&copy;” is not known",
        ),
        (tmx(SIMPLE).encode("gbk"), "invalid token"),
        (('<?xml version="1.0" encoding="GBK"?>' + tmx(SIMPLE)).encode("gbk"), "encoding GBK"),
        ('<?xml version="1.0" encoding="rot13"?>' + tmx(SIMPLE), "encoding rot13"),
    ],
)
def test_what_is_no_tmx_is_refused(text: str | bytes, message: str) -> None:
    with pytest.raises(ImportRejected) as caught:
        read(text)

    assert message in str(caught.value)
