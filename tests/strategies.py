"""Hypothesis strategies for the domain's values."""

from typing import Any

from builders import concept
from hypothesis import strategies as st

from glossary.concepts import (
    CaseRule,
    Concept,
    ConceptError,
    InflectionRule,
    PartOfSpeech,
    ReviewState,
)

HAN = st.sampled_from("共同富裕小康社会人民城市青春一二三〇镕𠮷")
_ODD = st.sampled_from(" ,;\t|'\"=+-@“”（）%·ＧＤＰgdp0189._'=\u200b")  # noqa: RUF001
CHINESE = st.builds(
    lambda head, middle, tail: head + middle + tail,
    st.text(_ODD, max_size=2),
    st.text(HAN, min_size=2, max_size=6),
    st.text(_ODD, max_size=2),
)
ENGLISH = st.builds(
    lambda head, tail: head + tail,
    st.sampled_from(["=a", "-1", "+b", "@c", "'=d", "''-e", "plan", "Two Sessions", '"q" r', "f'"]),
    st.text(st.sampled_from("abcXYZ 0,;'\"=é"), max_size=6),
)
PROSE = st.text(
    st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\n\t\"',|=")),
    max_size=12,
)


def _without_faults(fields: dict[str, Any]) -> Concept:
    """Make a concept of those fields that are valid."""
    try:
        return concept(**fields)
    except ConceptError as error:
        faulty = {fault.field for fault in error.faults}
        return _without_faults({k: v for k, v in fields.items() if k not in faulty})


CONCEPTS = (
    st.one_of(
        st.fixed_dictionaries({"zh": CHINESE, "en": ENGLISH}),
        st.one_of(CHINESE, ENGLISH).map(lambda same: {"zh": same, "en": same}),
    )
    .flatmap(
        lambda terms: st.fixed_dictionaries(
            {
                **{field: st.just(text) for field, text in terms.items()},
                "zh_variants": st.lists(CHINESE, max_size=2).map(tuple),
                "en_variants": st.lists(ENGLISH, max_size=2).map(tuple),
                "en_forbidden": st.lists(ENGLISH, max_size=2).map(tuple),
                "en_abbreviation": st.one_of(st.just(""), ENGLISH),
                "case": st.sampled_from(list(CaseRule)),
                "inflection": st.sampled_from(list(InflectionRule)),
                "only_after": st.lists(CHINESE, max_size=2).map(tuple),
                "only_before": st.lists(CHINESE, max_size=2).map(tuple),
                "part_of_speech": st.sampled_from(list(PartOfSpeech)),
                "definition": PROSE,
                "context": PROSE,
                "domain": PROSE,
                "project": PROSE,
                "note": PROSE,
                "source": PROSE,
                "state": st.sampled_from(list(ReviewState)),
            }
        )
    )
    .map(_without_faults)
)
