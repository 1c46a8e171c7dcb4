"""Exact numbers as Chinese writes them: digits with 万 and 亿, no comma groups; numerals.

Every wording is worth exactly the number it was given, the one a newspaper prefers first.
"""

from decimal import Decimal
from functools import lru_cache

from glossary.figures.numerals import write_chinese
from glossary.figures.values import EXACT
from glossary.figures.wording import is_whole, tidy

WAN, YI, TRILLION = Decimal(10) ** 4, Decimal(10) ** 8, Decimal(10) ** 12
_SCALES = (
    ("万亿", 12), ("千亿", 11), ("百亿", 10), ("亿", 8), ("千万", 7), ("百万", 6), ("万", 4),
    ("千", 3), ("百", 2),
)  # fmt: skip
_SPELLED = frozenset({"万亿", "亿", "万"})
_DIGITS = "〇一二三四五六七八九"
_LARGEST = Decimal(10) ** 16
_MOST_DECIMALS = 6
_WAN_DECIMALS, _YI_DECIMALS = 2, 4
_LEAST = Decimal("0.1")
_SMALL = 10
_THOUSAND = 1000
_MOST_WAN = 10**6


@lru_cache(maxsize=4096)
def chinese_numbers(value: Decimal, *, words_first: bool = False) -> tuple[str, ...]:
    """Return how Chinese writes a number of zero or more, the preferred wording first.

    >>> chinese_numbers(Decimal(26000))[:3], chinese_numbers(Decimal("1.2E+12"))[0]
    (('2.6万', '26000', '26,000'), '1.2万亿')
    """
    forms = [f"{tidy(value):f}", f"{value:f}", f"{value:,f}"]
    scaled = [f"{m:f}{name}" for m, name in _mantissas(value)]
    scaled += [f"{m:,f}{name}" for m, name in _mantissas(value) if m >= _THOUSAND]
    forms += scaled
    forms += _mixed(value)
    words = list(numerals(value))
    words += [n + name for m, name in _mantissas(value) if name in _SPELLED for n in numerals(m)]
    first = _preferred(value)
    head = [words[0], first] if words_first and words and value < _SMALL else [first]
    return tuple(dict.fromkeys([*head, *forms, *words]))


def _preferred(value: Decimal) -> str:
    """Choose the scale that leaves few digits behind the point; else write all digits."""
    value = tidy(value)
    for name, worth, decimals in (
        ("万亿", TRILLION, _YI_DECIMALS), ("亿", YI, _YI_DECIMALS), ("万", WAN, _WAN_DECIMALS)
    ):  # fmt: skip
        if value >= worth:
            mantissa = tidy(EXACT.divide(value, worth))
            if _decimals(mantissa) <= decimals:
                return f"{mantissa:f}{name}"
            if name == "万":
                break
    return f"{value:f}"


def _mantissas(value: Decimal) -> list[tuple[Decimal, str]]:
    found = []
    for name, power in _SCALES:
        mantissa = tidy(EXACT.scaleb(value, -power))
        least = _LEAST if name in _SPELLED else 1
        if (
            least <= mantissa < (_MOST_WAN if name == "万" else WAN)
            and _decimals(mantissa) <= _MOST_DECIMALS
        ):
            found.append((mantissa, name))
    return found


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _mixed(value: Decimal) -> list[str]:
    """Write 1亿3500万, 2万6000."""
    if not is_whole(value) or value < WAN or value >= _LARGEST:
        return []
    number = int(value)
    yi, rest = divmod(number, 10**8)
    wan, ones = divmod(rest, 10**4)
    parts = [f"{n}{name}" for n, name in ((yi, "亿"), (wan, "万"), (ones, "")) if n]
    return ["".join(parts), "零".join(parts)] if len(parts) > 1 else []


def numerals(value: Decimal) -> tuple[str, ...]:
    """Return the number in Chinese numerals; nothing where they would not be written.

    >>> numerals(Decimal(2000)), numerals(Decimal("98.2"))
    (('二千', '两千'), ('九十八点二',))
    """
    if not 0 <= value < _LARGEST or _decimals(tidy(value)) > _MOST_DECIMALS:
        return ()
    whole, point, decimals = f"{tidy(value):f}".partition(".")
    written = write_chinese(Decimal(whole))
    if written.startswith("一十"):
        written = written[1:]
    if point:
        digits = "".join(_DIGITS[int(d)] for d in decimals).replace("〇", "零")
        return (f"{written}点{digits}",)
    if value == 2:  # noqa: PLR2004 - the number that has two words
        return ("两", "二")
    forms = [written]
    colloquial = written.replace("二千", "两千").replace("二万", "两万").replace("二亿", "两亿")
    colloquial = colloquial.replace("十两万", "十二万").replace("十两亿", "十二亿")
    colloquial = colloquial.replace("十两千", "十二千")
    forms += [colloquial, written.replace("二百", "两百"), colloquial.replace("二百", "两百")]
    return tuple(dict.fromkeys(forms))


def digit_by_digit(number: int | str) -> str:
    """Write a year's digits: 二〇二三."""
    return "".join(_DIGITS[int(d)] for d in str(number))
