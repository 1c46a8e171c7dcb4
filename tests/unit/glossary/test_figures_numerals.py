"""Numerals to values and back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.figures.numerals import (
    fold,
    read_chinese,
    read_numeral,
    write_chinese,
    write_mixed,
)


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_a_number_written_in_chinese_reads_back_as_itself(number: int) -> None:
    assert read_chinese(write_chinese(Decimal(number))) == number


@given(st.decimals(min_value=0, max_value=10**15, places=2))
def test_a_number_written_with_digits_and_scale_reads_back_as_itself(number: Decimal) -> None:
    written = write_mixed(number)

    numeral = read_numeral(written, 0)

    assert numeral is not None
    assert (numeral.value, numeral.end) == (number, len(written))


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.35万", "13500"),
        ("三百二十一", "321"),
        ("两千", "2000"),
        ("一万二", "12000"),
        ("三百二", "320"),
        ("一百零五", "105"),
        ("1,350亿", "135000000000"),
        ("1.2万亿", "1200000000000"),
        ("二十一万亿", "21000000000000"),
        ("1亿2000万", "120000000"),
        ("三点五亿", "350000000"),
        ("十五", "15"),
    ],
)
def test_numerals_of_newspapers_have_exact_values(written: str, value: str) -> None:
    numeral = read_numeral(written, 0)

    assert numeral is not None
    assert (numeral.value, numeral.end) == (Decimal(value), len(written))


@pytest.mark.parametrize(
    "written",
    ["四五百", "一一", "十百", "万一", "亿亿亿", "三三两两", "千万亿万"],
)
def test_a_row_of_numeral_characters_that_is_no_number_is_refused(written: str) -> None:
    assert read_numeral(written, 0) is None or read_chinese(written) is None


@pytest.mark.parametrize("value", [Decimal(-1), Decimal("0.5"), Decimal(10) ** 16])
def test_what_chinese_numerals_cannot_write_is_refused(value: Decimal) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        write_chinese(value)
