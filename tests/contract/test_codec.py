"""What every glossary file format does."""

import re
from contextlib import suppress
from dataclasses import replace

import pytest
from builders import concept
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import CONCEPTS

from glossary.concepts import Concept
from glossary.errors import InputError
from glossary.exchange import (
    ALL_FIELDS,
    CODECS,
    Codec,
    ImportRejected,
    LocatedConcept,
    Losses,
    plan_import,
)
from glossary.fields import texts_of
from glossary.language import LanguageCode
from glossary.text import fold

ZH, EN = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH
WHOLE = [codec for codec in CODECS.values() if codec.fields == ALL_FIELDS]
PAIRS = [codec for codec in CODECS.values() if codec not in WHOLE]
codecs = pytest.mark.parametrize("codec", CODECS.values(), ids=lambda codec: codec.media)
whole = pytest.mark.parametrize("codec", WHOLE, ids=lambda codec: codec.media)
pairs = pytest.mark.parametrize("codec", PAIRS, ids=lambda codec: codec.media)


def _without_clashes(concepts: list[Concept]) -> list[Concept]:
    taken: set[tuple[str, str]] = set()
    kept = []
    for found in concepts:
        keys = {(fold(text), found.condition.key) for text in found.wordings(ZH)}
        if taken.isdisjoint(keys):
            kept.append(found)
            taken |= keys
    return kept


GLOSSARIES = st.lists(CONCEPTS, min_size=1, max_size=5).map(_without_clashes)


def written(codec: Codec, *concepts: Concept) -> bytes:
    return b"".join(codec.write(concepts))


def read(codec: Codec, content: bytes) -> list[Concept]:
    return [located.concept for located in codec.read(content).entries]


def test_all_formats_are_here() -> None:
    assert len(WHOLE) == 5
    assert len(PAIRS) == 3


@whole
@given(GLOSSARIES)
def test_what_is_written_is_read_back_unchanged(codec: Codec, concepts: list[Concept]) -> None:
    losses = Losses()

    content = b"".join(codec.write(concepts, losses))

    assert read(codec, content) == concepts
    assert losses.sentences() == []


@codecs
@settings(max_examples=settings.default.max_examples // 3)
@given(GLOSSARIES)
def test_an_export_changes_nothing_where_it_came_from(
    codec: Codec, concepts: list[Concept]
) -> None:
    stored = [replace(c, id=f"{n}", version=1) for n, c in enumerate(concepts)]
    reading = codec.read(written(codec, *stored))

    plan = plan_import(stored, reading.entries)

    assert (plan.added, plan.replaced, plan.conflicts) == ((), (), ())
    assert plan.unchanged == len(reading.entries)


@pairs
@settings(max_examples=settings.default.max_examples // 3)
@given(GLOSSARIES)
def test_files_of_pairs_hold_each_chinese_wording_with_the_preferred_rendition(
    codec: Codec, concepts: list[Concept]
) -> None:
    expected: dict[str, str] = {}
    for found in sorted(concepts, key=lambda c: bool(c.condition)):
        for text in found.wordings(ZH):
            expected.setdefault(fold(text), found.preferred(EN))

    entries = {
        fold(c.preferred(ZH)): c.preferred(EN) for c in read(codec, written(codec, *concepts))
    }

    assert entries.keys() <= expected.keys()
    for found in concepts:
        if not found.condition:
            assert entries[fold(found.preferred(ZH))] == found.preferred(EN)


@pairs
def test_what_a_format_cannot_hold_is_said(codec: Codec) -> None:
    losses = Losses()
    entry = concept(note="n", state="proposed", definition="d", part_of_speech="noun")
    list(codec.write([entry, concept("甲甲", domain="d")], losses))

    [sentence] = losses.sentences()

    assert sentence.startswith("This format cannot hold: domain (1), note (1), status (1)")
    assert ("definition" in sentence) is (codec.media != "google")


@codecs
def test_the_line_of_each_concept_is_where_it_begins(codec: Codec) -> None:
    content = written(codec, concept("甲甲"), concept("乙乙"), concept("丙丙"))

    lines = [located.line for located in codec.read(content).entries]

    if codec.media == "xlsx":
        assert lines == [2, 3, 4]
    else:
        text = content.decode()
        places = [text.index(zh) for zh in ("甲甲", "乙乙", "丙丙")]
        assert lines == sorted(set(lines))
        for line, place in zip(lines, places, strict=True):
            assert 0 <= text.count("\n", 0, place) + 1 - line <= 1


@whole
@settings(max_examples=settings.default.max_examples // 4)
@given(GLOSSARIES, st.data())
def test_only_what_a_file_speaks_of_is_replaced(
    codec: Codec, concepts: list[Concept], data: st.DataObject
) -> None:
    reading = codec.read(written(codec, *concepts))
    fields = frozenset({"zh", "en", "only_after", "only_before"}) | data.draw(
        st.frozensets(st.sampled_from(["note", "domain", "source"]))
    )
    stored = [
        replace(c, id=f"{n}", version=1, note="mine", domain="mine", source="mine")
        for n, c in enumerate(concepts)
    ]

    plan = plan_import(stored, [replace(entry, fields=fields) for entry in reading.entries])

    for found in plan.replaced:
        before, after = texts_of(found.before), texts_of(found.after)
        assert {name for name in before if before[name] != after[name]} <= fields
    assert plan.added == ()


@codecs
def test_a_file_without_entries_is_refused(codec: Codec) -> None:
    with pytest.raises(ImportRejected, match="no entries"):
        codec.read(written(codec))


@codecs
@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02", b"%PDF-1.7", b"PK\x03\x04broken", b"\xff\xfe\x00", b"<tmx", b"zh,en\n"],
)
def test_anything_else_is_refused_in_words(codec: Codec, content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        codec.read(content, where="terms.x")

    assert str(caught.value).startswith("terms.x: ")


_DAMAGE = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 8), st.binary(max_size=4)), min_size=1, max_size=4
)


@codecs
@given(_DAMAGE)
def test_a_damaged_file_is_read_or_refused_in_words(
    codec: Codec, damage: list[tuple[float, int, bytes]]
) -> None:
    content = written(codec, concept("甲甲", note="n"), concept("乙乙", en_variants=("x",)))
    for place, length, piece in damage:
        start = int(place * len(content))
        content = content[:start] + piece + content[start + length :]

    with suppress(InputError):  # anything else would be a traceback for its user
        assert codec.read(content).entries


@pytest.mark.parametrize(
    "codec", [c for c in CODECS.values() if c.media != "xlsx"], ids=lambda codec: codec.media
)
def test_a_rejection_names_the_file_and_every_line(codec: Codec) -> None:
    text = written(codec, concept("甲甲"), concept("乙乙")).decode()
    text = re.sub("甲甲|乙乙", lambda found: "x" if found[0] == "甲甲" else "y", text)

    with pytest.raises(ImportRejected) as caught:
        codec.read(text.encode(), where="terms.x")

    assert len(caught.value.lines()) == 2
    assert all(re.match(r"terms\.x:\d+: zh: ", line) for line in caught.value.lines())
    assert "(and 1 more)" in str(caught.value)


@codecs
def test_a_term_that_is_there_twice_is_told_with_both_lines(codec: Codec) -> None:
    twice = LocatedConcept(1, concept("甲甲"))
    content = written(codec, concept("甲甲"), concept("乙乙"))
    if codec.media == "xlsx":
        content = written(codec, twice.concept, replace(twice.concept, note="n"))
    else:
        content = content.decode().replace("乙乙", "甲甲").encode()

    with pytest.raises(ImportRejected, match=r"“甲甲” is in line \d+ too"):
        codec.read(content)
