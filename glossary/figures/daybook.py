"""What a written date is made of, and which dates the calendar has."""

from calendar import isleap, monthrange
from decimal import Decimal

from glossary.figures.numerals import DIGITS, read_chinese

MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:[12][0-9]|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
YEAR = r"(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})"
MONTH_END = r"月(?:份(?![子额])|(?![龄饼亮球台牙光季]))"
SUN = r"日(?![元均产用常币圆]|本(?![报台社网刊站月届]))"  # not 日元, 日本; 12日报道 is a day
DAY_END = rf"(?:{SUN}|号(?![线楼院馆文机门店车厅院区]))"
TO = r" ?(?:至|到|—{1,2}|–|-|~|―) ?"

_LEAP_YEAR = 2024
_LENGTHS = tuple((0, *(monthrange(y, m)[1] for m in range(1, 13))) for y in (2023, _LEAP_YEAR))
YEAR_DIGITS = 4
_MONTHS = 12


def read_number(written: str) -> Decimal:
    """Return the value of Arabic digits, a Chinese numeral or a row of Chinese digits."""
    if written.isascii():
        return Decimal(written)
    if len(written) == YEAR_DIGITS and not set(written) & set("十百千"):
        return Decimal("".join(str(DIGITS[c]) for c in written))
    value = read_chinese(written)
    return Decimal(0) if value is None else value


def possible(year: Decimal | None, month: Decimal | None, day: Decimal | None) -> bool:
    """Tell whether the calendar has the date; February 29 needs a leap year if the year is said.

    >>> possible(None, Decimal(2), Decimal(30)), possible(Decimal(2024), Decimal(2), Decimal(29))
    (False, True)
    """
    if month is not None and not 1 <= month <= _MONTHS:
        return False
    if day is None or month is None:
        return True
    # Gregorian years repeat after 400, and ``calendar`` ends at 9999.
    leap = _LEAP_YEAR if year is None else int(year) % 400 + 2000
    return 1 <= day <= _LENGTHS[isleap(leap)][int(month)]
