"""What every glossary file format does."""

import pytest
from builders import concept
from hypothesis import given
from hypothesis import strategies as st
from strategies import CONCEPTS

from glossary.concepts import Concept
from glossary.exchange import CSV, TSV, Codec, ImportRejected
from glossary.language import LanguageCode
from glossary.text import fold

ZH = LanguageCode.CHINESE_SIMPLIFIED
codecs = pytest.mark.parametrize("codec", [CSV, TSV], ids=lambda codec: codec.media)


def _without_clashes(concepts: list[Concept]) -> list[Concept]:
    taken: set[tuple[str, str]] = set()
    kept = []
    for found in concepts:
        keys = {(fold(text), found.condition.key) for text in found.wordings(ZH)}
        if taken.isdisjoint(keys):
            kept.append(found)
            taken |= keys
    return kept


@codecs
@given(st.lists(CONCEPTS, min_size=1, max_size=5).map(_without_clashes))
def test_what_is_written_is_read_back_unchanged(codec: Codec, concepts: list[Concept]) -> None:
    text = "".join(codec.write(concepts))

    assert [located.concept for located in codec.read(text)] == concepts


@codecs
def test_the_line_of_each_concept_is_where_its_row_begins(codec: Codec) -> None:
    concepts = [concept("甲甲", note="one\ntwo"), concept("乙乙"), concept("丙丙")]

    lines = [located.line for located in codec.read("".join(codec.write(concepts)))]

    assert lines == [2, 4, 5]


@codecs
def test_a_file_without_entries_is_refused(codec: Codec) -> None:
    for text in ("", "\n \n", "".join(codec.write([]))):
        with pytest.raises(ImportRejected, match="no entries"):
            codec.read(text)


@codecs
def test_a_rejection_names_the_file_and_every_line(codec: Codec) -> None:
    text = "".join(codec.write([concept("甲甲"), concept("乙乙")]))
    text = text.replace("甲甲", "a").replace("乙乙", "b")

    with pytest.raises(ImportRejected) as caught:
        codec.read(text, where="terms.x")

    assert [line.partition(" ")[0] for line in caught.value.lines()] == ["terms.x:2:", "terms.x:3:"]
    assert str(caught.value).startswith("terms.x: line 2: zh: ")
    assert "(and 1 more)" in str(caught.value)
