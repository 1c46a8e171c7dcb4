"""The values of the package: a figure read from Chinese text, and what is known about it.

Numbers are exact ``Decimal`` values; a figure never holds a float.
"""

from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation
from enum import StrEnum

from glossary.spans import Span

EXACT = Context(prec=400, traps=[Inexact, InvalidOperation, DivisionByZero])
"""Arithmetic that would rather fail than round; numerals are bounded far below its precision."""


class Approximation(StrEnum):
    """How the source limits a number: a part of the value, never decoration."""

    EXACT = "exact"
    MORE_THAN = "more_than"  # 余 多 超 逾 超过 以上
    AT_LEAST = "at_least"  # 至少 不少于 不低于
    NEARLY = "nearly"  # 近 将近 接近
    ABOUT = "about"  # 约 大约 左右 上下
    LESS_THAN = "less_than"  # 不足 不到 低于 以下
    AT_MOST = "at_most"  # 至多 不超过 以内
    SEVERAL = "several"  # 数 几, before a scale


class Kind(StrEnum):
    """What a figure counts or names."""

    NUMBER = "number"
    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage_points"
    PER_MILLE = "per_mille"
    FRACTION = "fraction"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    DOUBLING = "doubling"
    DISCOUNT = "discount"
    ORDINAL = "ordinal"
    TOP = "top"
    AREA = "area"
    LENGTH = "length"
    WEIGHT = "weight"
    VOLUME = "volume"
    ENERGY = "energy"
    TEMPERATURE = "temperature"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TIME = "time"
    PERIOD = "period"
    DECADE = "decade"
    CENTURY = "century"
    GENERATION = "generation"
    RANGE = "range"
    IDENTIFIER = "identifier"


class Field(StrEnum):
    """Which part of a date, time or period the value at the same place holds."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"
    HALF = "half"
    QUARTER = "quarter"
    QUARTERS = "quarters"  # the first n quarters
    DECADE = "decade"  # 1990 for the 1990s
    CENTURY = "century"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A measure word or unit as data: its Chinese names and its English wordings.

    ``nouns`` are (singular, plural) pairs, the preferred first. ``symbols`` follow the number with
    or without a space (``5 km``, ``5km``), ``prefixes`` go before it (``$``). ``bare`` tells that
    English may leave the unit out, ``dropped`` that it usually does. ``conversions`` are exact
    factors to another unit's plural noun and symbol.
    """

    kind: Kind
    chinese: tuple[str, ...]
    nouns: tuple[tuple[str, str], ...] = ()
    symbols: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    prefix_preferred: bool = False
    symbol_preferred: bool = False
    bare: bool = False
    dropped: bool = False
    strong: bool = True
    label: str = ""
    conversions: tuple[tuple[Decimal, str], ...] = ()

    @property
    def name(self) -> str:
        """The English name in the singular, or the Chinese one of a measure word."""
        return self.nouns[0][0] if self.nouns else self.chinese[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of the source: where it stands, what it is worth, which rule read it.

    ``span`` counts code points of the text given to ``find_figures`` and ``source`` is that text.
    ``values`` has one exact number, both ends of a range, both sides of a ratio or fraction, or the
    parts of a date, which ``fields`` names in the same order. An identifier has none.
    ``spelled`` tells that the source wrote Chinese numerals, ``shares_unit`` that a list follows
    whose last member carries the unit in English ("100 billion and 60 billion yuan").
    """

    span: Span
    source: str
    kind: Kind
    rule: str
    values: tuple[Decimal, ...] = ()
    fields: tuple[Field, ...] = ()
    unit: Unit | None = None
    approximation: Approximation = Approximation.EXACT
    spelled: bool = False
    shares_unit: bool = False

    def field(self, name: Field) -> Decimal | None:
        """Return the part of a date or period, or None when the source does not say it."""
        return self.values[self.fields.index(name)] if name in self.fields else None
