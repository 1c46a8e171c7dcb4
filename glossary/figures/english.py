"""The English wordings that say exactly what a figure says: ``renditions``.

Wordings are in running-text case ("more than 10", "the" left out): who looks for them folds case.
Each is worth the figure's own value: another scale or an exact conversion counts, a rounded one
never does.
"""

from dataclasses import replace
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.constraints import Rendition
from glossary.figures import names, phrases, wording
from glossary.figures.amounts import quantities
from glossary.figures.calendar import british_date, calendar_forms
from glossary.figures.clock_forms import elapsed_forms
from glossary.figures.ranges import range_forms
from glossary.figures.style import HOUSE, English, Mu, Style, british
from glossary.figures.units import HECTARE, MU, TIMES_MORE, YEARS
from glossary.figures.values import Approximation, Figure, Kind
from glossary.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

A = Approximation

_CALENDAR = frozenset(
    {
        Kind.DATE, Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.TIME, Kind.PERIOD, Kind.DECADE,
        Kind.CENTURY,
        Kind.GENERATION,
    },
)  # fmt: skip
_LIKELY_YEAR = (1000, 2999)
_LARGEST_ORDINAL = 10_000
_ANYWHERE = Span(0, 1)
_MU_A_HECTARE = Decimal(15)
_SHORT = Context(prec=60, traps=[Inexact, InvalidOperation])


def renditions(figure: Figure, style: Style = HOUSE) -> Rendition:
    """Return the preferred English wording of ``figure`` and every other that is worth the same.

    ``style`` chooses the preferred one; the others are the same in every style.

    >>> from glossary.figures import find_figures
    >>> renditions(find_figures("2.7亿美元")[0]).preferred
    '$270 million'
    """
    return _renditions(replace(figure, span=_ANYWHERE), style)


@lru_cache(maxsize=4096)
def _renditions(figure: Figure, style: Style) -> Rendition:
    """Put together once what a text says often: money can have a thousand wordings."""
    forms = _forms(figure)
    hectares = _in_hectares(figure)
    if hectares is not None:
        converted = _forms(hectares)
        forms = [*converted, *forms] if style.mu is Mu.HECTARES else [*forms, *converted]
    american, ours = forms[0], _british_preferred(figure, forms[0])
    preferred = ours if style.english is English.UK else american
    forms += [american, ours]
    accepted = tuple(form for form in dict.fromkeys(forms) if form != preferred)
    return Rendition(preferred=preferred, accepted=accepted)


def _british_preferred(figure: Figure, preferred: str) -> str:
    dated = figure.kind is Kind.DATE or (figure.unit is not None and figure.unit.kind is Kind.DATE)
    date = british_date(figure) if dated else None
    return date or british(preferred)


def _in_hectares(figure: Figure) -> Figure | None:
    """Return an area of 亩 as the same area in hectares (15 mu), or None when that is not exact."""
    if figure.unit is not MU:
        return None
    try:
        values = tuple(wording.tidy(_SHORT.divide(value, _MU_A_HECTARE)) for value in figure.values)
    except Inexact:
        return None
    return replace(figure, values=values, unit=HECTARE)


def _forms(figure: Figure) -> list[str]:
    if figure.kind in _CALENDAR or (figure.unit is not None and figure.unit.kind in _CALENDAR):
        return calendar_forms(figure)
    if figure.approximation is A.SEVERAL:
        return _several_forms(figure)
    makers: dict[Kind, Callable[[Figure], list[str]]] = {
        Kind.IDENTIFIER: names.identifier_forms,
        Kind.RATIO: names.ratio_forms,
        Kind.FRACTION: names.fraction_forms,
        Kind.DOUBLING: names.doubling_forms,
        Kind.ORDINAL: names.ordinal_forms,
        Kind.TOP: names.top_forms,
        Kind.DISCOUNT: names.discount_forms,
        Kind.RANGE: range_forms,
    }
    if figure.rule == "duration-in-parts":
        return limited(figure.approximation, elapsed_forms(figure))
    forms = makers.get(figure.kind, _quantity_forms)(figure)
    limits = limited(figure.approximation, forms)
    if figure.approximation is A.LESS_THAN and figure.source.endswith("以下"):
        limits += limited(A.AT_MOST, forms)  # 以下 includes the number itself in laws
    if figure.approximation is A.MORE_THAN and figure.source.startswith("上"):
        limits += _several_forms(figure)  # 上万名 is usually "tens of thousands of"
    return _usual(figure) + limits + _ages(figure)


def _ages(figure: Figure) -> list[str]:
    """Return the decade of life that 30多岁 is."""
    unit, value = figure.unit, figure.values[0] if figure.values else Decimal(0)
    more = figure.approximation is A.MORE_THAN and "以上" not in figure.source
    if not (more and unit is not None and unit.kind is Kind.AGE and figure.kind is Kind.AGE):
        return []
    if value not in {Decimal(tens) for tens in range(20, 100, 10)}:
        return []
    return [f"{value:f}s", wording.spell(int(value))[0].removesuffix("y") + "ies"]


def _usual(figure: Figure) -> list[str]:
    """Return the set phrase English prefers for some units: aged 60 and above, 70th anniversary."""
    unit, value = figure.unit, figure.values[0] if figure.values else Decimal(-1)
    if unit is None or figure.kind is Kind.RANGE or not wording.is_whole(value):
        return []
    if unit.kind is Kind.AGE:
        return _usual_ages(figure, wording.plain(value)[0])
    if unit is TIMES_MORE and value == 1 and figure.approximation is A.EXACT:
        return ["100%"]
    if unit is TIMES_MORE and value == 1 and figure.approximation is A.MORE_THAN:
        return ["more than 100%", "more than doubled", "more than double"]
    if "周年" in unit.chinese and figure.approximation is A.EXACT and value < _LARGEST_ORDINAL:
        return [f"{wording.short_ordinal(int(value))} anniversary"]
    return []


def _usual_ages(figure: Figure, number: str) -> list[str]:
    if figure.source.endswith("以上"):
        return [f"aged {number} and above"]
    if figure.approximation is A.LESS_THAN:
        return [f"under {number}", f"under the age of {number}", f"younger than {number}"]
    if figure.approximation is A.MORE_THAN:
        return [f"more than {number} years old", f"older than {number}"]
    return []


def limited(approximation: Approximation, forms: list[str]) -> list[str]:
    """Put the words of the approximation around each form."""
    if approximation not in phrases.LIMITS:
        return forms
    limits = [limit.format(form) for limit in phrases.LIMITS[approximation] for form in forms]
    if approximation is A.MORE_THAN:
        bare = [form for form in forms if form[-1].isalnum() and " " not in form]
        limits += [f"{form}-plus" for form in forms if " " not in form]
        limits += [f"{form}+" for form in bare]
    return limits


def _quantity_forms(figure: Figure) -> list[str]:
    value, unit = figure.values[0], figure.unit
    forms = quantities(value, unit, words_first=figure.spelled)
    if unit is None and not figure.spelled and figure.approximation is A.EXACT:
        forms = _year_first(value, forms)
    if figure.shares_unit:
        forms += wording.numbers(value.copy_abs())
    return forms


def _year_first(value: Decimal, forms: list[str]) -> list[str]:
    """A bare number of four digits is a year or a name more often than a count: no comma first."""
    low, high = _LIKELY_YEAR
    if low <= value <= high and value.as_tuple().exponent == 0:
        return [f"{value:f}", *forms]
    return forms


def _several_forms(figure: Figure) -> list[str]:
    power = figure.values[0].adjusted()
    quantifiers = phrases.MANY.get(power, ("a great many",))
    unit = figure.unit
    bare = [q.removesuffix(" of") for q in quantifiers]
    bare += [q + "s" for q in bare if q.startswith(("several ", "a few "))]
    if unit is None or not unit.nouns or unit.dropped:
        return [*quantifiers, *bare]
    forms = [f"{q} {many}" for _, many in unit.nouns for q in quantifiers]
    if unit is YEARS:
        forms = [*phrases.LONG_TIMES.get(power, ()), *forms]
    return forms + ([*quantifiers, *bare] if unit.bare else [])
