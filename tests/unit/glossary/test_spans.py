"""Spans and the one rule for overlaps."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.spans import Span, resolve_overlaps

SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda p: Span(p[0], p[0] + p[1])),
    max_size=12,
)


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 2), (-1, 2)])
def test_a_span_is_never_empty_and_never_starts_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))
    assert Span(2, 4).overlaps(Span(0, 3))


def test_the_leftmost_stays_then_the_longest_then_the_lowest_rank() -> None:
    items = [(Span(1, 9), 0), (Span(0, 2), 0), (Span(4, 6), 1), (Span(4, 6), 0), (Span(4, 5), 0)]

    kept = resolve_overlaps(items, lambda i: i[0], lambda i: i[1])

    assert kept == [(Span(0, 2), 0), (Span(4, 6), 0)]


@given(SPANS)
def test_what_stays_never_overlaps_and_leaves_no_room_for_another(spans: list[Span]) -> None:
    kept = resolve_overlaps(spans, lambda s: s)

    assert all(a.end <= b.start for a, b in pairwise(kept))
    assert all(any(s.overlaps(k) for k in kept) for s in spans)
    assert resolve_overlaps(kept, lambda s: s) == kept
