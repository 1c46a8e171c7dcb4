"""find_names and renditions, against the cases and against properties."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.names import Confidence, NameKind, find_names, renditions
from glossary.names.pinyin import join_syllables, spell, spell_person
from glossary.names.surnames import ALL, COMPOUND
from glossary.names.tables import divisions

CASES = Path(__file__).parents[2] / "cases" / "names.tsv"
FRAGMENTS = [
    "书记", "王小明", "记者", " ", "　", "、", "，", "说", "和",
    "欧阳修", "上虞区", "绍兴市", "浙江",
    "东关街道", "摄", "（", "）", "主任", "高度重视", "马上", "·", "成都市",
    "委", "村民", "在", "\n", "邵逸夫",
]  # fmt: skip
GIVEN = "明华国建文安娥恩平小丽海阿欧"
texts = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join),
    st.text(alphabet="王李区县市省马高和在说摄书记者、 　·小明", max_size=40),
    st.text(max_size=40),
)


def cases() -> list[object]:
    lines = CASES.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [pytest.param(text, expected, id=text) for text, expected, _ in rows]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_each_case_of_the_table_gives_its_names_and_preferred_spellings(
    text: str,
    expected: str,
) -> None:
    found = find_names(text)

    shown = " | ".join(f"{n.source}={renditions(n).preferred}" for n in found) or "none"

    assert shown == expected


def test_the_table_has_at_least_150_cases_and_40_traps() -> None:
    expected = [case.values[1] for case in cases()]  # type: ignore[attr-defined]

    assert len(expected) >= 150
    assert expected.count("none") >= 40


@given(texts)
def test_spans_never_overlap_stand_in_order_and_hold_their_source(text: str) -> None:
    names = find_names(text)

    assert all(name.source == name.span.of(text) for name in names)
    assert all(a.span.end <= b.span.start for a, b in pairwise(names))


@given(texts)
def test_every_name_found_has_an_english_spelling(text: str) -> None:
    spellings = [renditions(name).preferred for name in find_names(text)]

    assert all(form[0].isupper() for form in spellings)


@given(
    st.sampled_from(sorted(ALL) + sorted(COMPOUND)), st.text(alphabet=GIVEN, min_size=1, max_size=2)
)
def test_a_person_is_spelled_in_two_capitalised_words(surname: str, given_name: str) -> None:
    preferred = spell_person(surname + given_name)[0]

    assert [word[0].isupper() for word in preferred.split(" ")] == [True, True]
    assert "ü" not in preferred
    assert "v" not in preferred


@given(
    st.lists(st.sampled_from(["ping", "an", "e", "xi", "lv", "ou", "hai", "nv", "ao"]), min_size=1)
)
def test_an_apostrophe_stands_before_each_later_syllable_that_begins_with_a_vowel(
    syllables: list[str],
) -> None:
    word = join_syllables(syllables)

    assert word.count("'") == sum(s[0] in "aoe" for s in syllables[1:])
    assert word.replace("'", "").lower() == "".join(syllables).replace("v", "yu")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("吕良", "Lü Liang"), ("吕良", "Lu Liang"), ("张平安", "Zhang Pingan"),
        ("王小明", "Xiaoming Wang"), ("王小明", "WANG Xiaoming"), ("翟志刚", "Di Zhigang"),
        ("王乐", "Wang Yue"), ("乐嘉明", "Le Jiaming"), ("盖建国", "Gai Jianguo"),
    ],
)  # fmt: skip
def test_other_spellings_in_use_are_accepted(name: str, form: str) -> None:
    assert form in spell_person(name)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("绍兴市", "Shaoxing City"), ("上虞区", "Shangyu district"), ("西藏", "Tibet"),
        ("乌鲁木齐", "Ürümqi"), ("西安市", "Xian"), ("澳门", "Macau"), ("吕梁市", "Lüliang"),
        ("上虞区", "district of Shangyu"),
    ],
)  # fmt: skip
def test_other_wordings_of_a_place_are_accepted(text: str, form: str) -> None:
    [name] = find_names(text)

    assert form in renditions(name).forms


def test_a_name_beside_a_title_is_sure_and_a_generic_part_alone_a_hint() -> None:
    person, place, hint = find_names("书记王小明到上虞区东关街道")

    assert (person.kind, person.confidence) == (NameKind.PERSON, Confidence.HIGH)
    assert (place.kind, place.confidence) == (NameKind.PLACE, Confidence.HIGH)
    assert hint.confidence is Confidence.LOW


def test_every_division_has_a_spelling_in_latin_letters() -> None:
    strange = [
        d.name
        for d in divisions()
        if not d.english.replace("'", "").replace("-", " ")[:1].isupper()
    ]

    assert strange == []
    assert len(divisions()) > 2500


def test_a_character_without_a_reading_has_no_spelling() -> None:
    assert spell("々々") is None
    assert spell_person("王々") == ()


def test_a_long_text_takes_time_in_proportion() -> None:
    piece = "市委书记王小明在绍兴市上虞区说，高度重视、马上就办。记者 张平安 "
    find_names(piece)

    def seconds(times: int) -> float:
        start = time.perf_counter()
        find_names(piece * times)
        return time.perf_counter() - start

    short = min(seconds(50) for _ in range(3))

    assert min(seconds(400) for _ in range(3)) < 8 * short * 6
