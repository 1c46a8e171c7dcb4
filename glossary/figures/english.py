"""The English wordings that say exactly what a figure says: ``renditions``.

Wordings are in running-text case ("more than 10", "the" left out): who looks for them folds case.
Each is worth the figure's own value: another scale or an exact conversion counts, a rounded one
never does.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from glossary.constraints import Rendition
from glossary.figures import names, phrases, wording
from glossary.figures.calendar import calendar_forms
from glossary.figures.units import TIMES_MORE, YEARS
from glossary.figures.values import EXACT, Approximation, Figure, Kind, Unit

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
_DECADE = 10
_MU_A_HECTARE = Decimal(15)
_HUNDRED = Decimal(100)
_LARGEST_CONVERTED = 40
_MILLION = Decimal(10) ** 6


def renditions(figure: Figure) -> Rendition:
    """Return the preferred English wording of ``figure`` and every other that is worth the same.

    >>> from glossary.figures import find_figures
    >>> renditions(find_figures("2.7亿美元")[0]).preferred
    '$270 million'
    """
    forms = _forms(figure)
    return Rendition(preferred=forms[0], accepted=tuple(dict.fromkeys(forms[1:])))


def _forms(figure: Figure) -> list[str]:
    if figure.kind in _CALENDAR or (figure.unit is not None and figure.unit.kind in _CALENDAR):
        return calendar_forms(figure)
    if figure.approximation is A.SEVERAL:
        return _several_forms(figure)
    makers: dict[Kind, Callable[[Figure], list[str]]] = {
        Kind.IDENTIFIER: names.verbatim_forms,
        Kind.RATIO: names.ratio_forms,
        Kind.FRACTION: names.fraction_forms,
        Kind.DOUBLING: names.doubling_forms,
        Kind.ORDINAL: names.ordinal_forms,
        Kind.TOP: names.top_forms,
        Kind.DISCOUNT: names.discount_forms,
        Kind.RANGE: _range_forms,
    }
    forms = makers.get(figure.kind, _quantity_forms)(figure)
    return _usual(figure) + limited(figure.approximation, forms) + _ages(figure)


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
    number = wording.plain(value)[0]
    if unit.kind is Kind.AGE and figure.source.endswith("以上"):
        return [f"aged {number} and above"]
    if unit.kind is Kind.AGE and figure.approximation is A.LESS_THAN:
        return [f"under {number}", f"under the age of {number}"]
    if "周年" in unit.chinese and figure.approximation is A.EXACT and value < _LARGEST_ORDINAL:
        return [f"{wording.short_ordinal(int(value))} anniversary"]
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


def quantities(value: Decimal, unit: Unit | None, *, words_first: bool = False) -> list[str]:
    """Write number and unit in every usual way, the preferred first."""
    if value < 0:
        return _negative_forms(value, unit)
    numbers = wording.numbers(value, words_first=words_first)
    if unit is None:
        return numbers
    singular = value <= 1
    groups = {
        "prefix": [p + n for n in numbers if n[0].isdigit() for p in unit.prefixes],
        "symbol": [form for n in numbers for s in unit.symbols for form in _with_symbol(n, s)],
        "noun": _with_nouns(numbers, unit, singular=singular, plural=value != 1),
        "special": _special_forms(value, unit, numbers),
        "bare": numbers if unit.bare or unit.dropped else [],
    }
    order = ["noun", "prefix", "symbol", "special", "bare"]
    first = next(
        (
            name
            for name, wanted in (
                ("bare", unit.dropped),
                ("prefix", unit.prefix_preferred),
                ("symbol", unit.symbol_preferred),
            )
            if wanted
        ),
        "noun",
    )
    order = [first, *(name for name in order if name != first)]
    return [form for name in order for form in groups[name]] or numbers


def _with_symbol(number: str, symbol: str) -> list[str]:
    """Write a symbol after the number: apart, and together where no word runs into it."""
    together = not symbol[0].isalpha() or number.replace(",", "").replace(".", "").isdigit()
    return [number + symbol, f"{number} {symbol}"] if together else [f"{number} {symbol}"]


def _with_nouns(numbers: list[str], unit: Unit, *, singular: bool, plural: bool) -> list[str]:
    forms = []
    for one, many in unit.nouns:
        for number in numbers:
            words = [many] if plural else []
            if singular:
                words.insert(0 if not plural else 1, one)
            forms += [f"{number} {word}" for word in words]
    for one, _ in unit.nouns[:3]:
        forms += [f"{number}-{one}".replace(" ", "-") for number in numbers]
        forms += [f"{number} {one}" for number in numbers if not singular]
    return forms


def _special_forms(value: Decimal, unit: Unit, numbers: list[str]) -> list[str]:
    """Write what only some units allow: conversions, consecutive years, ages, twice."""
    if abs(value.adjusted()) > _LARGEST_CONVERTED:
        return []
    forms = [
        f"{digits} {name}" if name != "%" else f"{digits}%"
        for factor, name in unit.conversions
        for digits in wording.plain(wording.tidy(EXACT.multiply(value, factor)))
    ]
    whole = int(value) if wording.is_whole(value) and value < _LARGEST_ORDINAL else None
    if unit.kind is Kind.DURATION and whole is not None:
        forms += _period_forms(unit, whole, numbers)
    if unit.kind is Kind.AGE:
        patterns = (
            "{}-year-old",
            "{}-year-olds",
            "aged {}",
            "age {}",
            "age of {}",
            "ages of {}",
            "{} years",
        )
        forms += [pattern.format(n) for n in numbers for pattern in patterns]
    if unit.kind is Kind.MULTIPLE:
        forms += _multiple_forms(value, unit, numbers)
    if "次" in unit.chinese and whole in phrases.FREQUENCY:
        forms.append(phrases.FREQUENCY[whole])
    if "亩" in unit.chinese and EXACT.remainder(value, _MU_A_HECTARE) == 0:
        forms += [
            f"{n} {word}"
            for n in wording.plain(EXACT.divide(value, _MU_A_HECTARE))
            for word in ("hectares", "ha")
        ]
    return forms


def _period_forms(unit: Unit, number: int, numbers: list[str]) -> list[str]:
    one, many = unit.nouns[0]
    patterns = (
        "{} consecutive {}",
        "{} straight {}",
        "{} successive {}",
        "{} full {}",
        "{} whole {}",
    )
    forms = [p.format(n, many if number != 1 else one) for n in numbers for p in patterns]
    forms += [f"{n} calendar {many}" for n in numbers if unit.chinese[0] == "个月"]
    if not number:
        return forms
    for nth in (wording.short_ordinal(number), *wording.spell_ordinal(number)):
        forms += [f"{nth} {word} {one}" for word in ("consecutive", "straight", "successive")]
        forms += [f"{nth} {one} in a row", f"{nth} {one} running"]
        forms += [f"{nth} anniversary"] if unit.chinese[0] == "周年" else []
    if unit is YEARS and number % 10 == 0:
        forms += [
            f"{n} decades" if number != _DECADE else "a decade"
            for n in wording.numbers(Decimal(number // 10))
        ]
    return forms


def _multiple_forms(value: Decimal, unit: Unit, numbers: list[str]) -> list[str]:
    forms = [f"{n}{joint}" for n in numbers for joint in ("-fold", "fold", " fold")]
    forms += [
        f"{n}{sign}"
        for n in wording.plain(wording.tidy(EXACT.multiply(value, _HUNDRED)))
        for sign in ("%", " percent")
    ]
    if wording.is_whole(value) and value < 10:  # noqa: PLR2004 - the verbs there are
        table = phrases.MORE_FORMS if unit is TIMES_MORE else phrases.TIMES_FORMS
        forms += table.get(int(value), ())
    return forms


def _negative_forms(value: Decimal, unit: Unit | None) -> list[str]:
    forms = quantities(value.copy_negate(), unit)
    written = [f"{sign}{form}" for form in forms for sign in ("-", "minus ", "−", "negative ")]
    if unit is not None and unit.kind is Kind.TEMPERATURE:
        written += [f"{form} below zero" for form in forms]
        written += [f"{form} below" for form in forms]
    return written


def _several_forms(figure: Figure) -> list[str]:
    power = figure.values[0].adjusted()
    quantifiers = phrases.MANY.get(power, ("a great many",))
    unit = figure.unit
    if unit is None or not unit.nouns or unit.dropped:
        return [*quantifiers, *(q.removesuffix(" of") for q in quantifiers)]
    forms = [f"{q} {many}" for _, many in unit.nouns for q in quantifiers]
    return forms + (list(quantifiers) if unit.bare else [])


_JOINTS = ("{} to {}", "{}-{}", "{}–{}", "{}—{}", "between {} and {}", "from {} to {}", "{} or {}")
_JOINTS_OPEN = (*_JOINTS, "{} through {}", "{}- to {}", "{}-to-{}", "{} and {}")


def _range_forms(figure: Figure) -> list[str]:
    low, high = figure.values
    unit = figure.unit
    tails = _tails(low, high, words_first=figure.spelled)
    if unit is None:
        return tails
    if unit.kind is Kind.ORDINAL:
        return [*(f"Nos. {t}" for t in tails), *(f"No. {t}" for t in tails), *tails]
    if unit.kind is Kind.DISCOUNT:
        tails = _tails((10 - high) * 10, (10 - low) * 10)
        return [f"{t}{sign} off" for t in tails for sign in ("%", " percent")]
    forms = _closed_ranges(low, high, unit, tails)
    return forms or tails


def _closed_ranges(low: Decimal, high: Decimal, unit: Unit, tails: list[str]) -> list[str]:
    """Write the unit once after both ends, or at each end."""
    nouns = [f"{t} {many}" for _, many in unit.nouns for t in tails]
    nouns += [f"{t}-{one}".replace(" ", "-") for one, _ in unit.nouns[:1] for t in tails]
    symbols = [f"{t}{gap}{s}" for t in tails for s in unit.symbols for gap in ("", " ")]
    prefixes = [p + t for t in tails if t[0].isdigit() for p in unit.prefixes]
    both = []
    for a, b in zip(quantities(low, unit), quantities(high, unit), strict=False):
        both += [joint.format(a, b) for joint in _JOINTS]
    bare = tails if unit.bare or unit.dropped else []
    if unit.dropped:
        return [*bare, *nouns, *both]
    uneven = high >= _MILLION > low
    if uneven or unit.symbol_preferred or unit.prefix_preferred:
        return [*both, *symbols, *prefixes, *nouns, *bare]
    return [*nouns, *symbols, *prefixes, *both, *bare]


def _tails(low: Decimal, high: Decimal, *, words_first: bool = False) -> list[str]:
    """Write both numbers in one style, with the scale at both ends or only at the second."""
    lows = wording.numbers(low, words_first=words_first)
    highs = wording.numbers(high, words_first=words_first)
    words = wording.in_words(low), wording.in_words(high)
    pairs = [(lows[0], highs[0]), (wording.plain(low)[0], wording.plain(high)[0])]
    pairs += [(wording.plain(low)[-1], wording.plain(high)[-1]), *zip(*words, strict=False)]
    mantissas = {word: number for number, word in reversed(wording.scaled(low))}
    for number, word in wording.scaled(high):
        if word in mantissas:
            pairs += [(mantissas[word], f"{number} {word}")]
            pairs += [(f"{mantissas[word]} {word}", f"{number} {word}")]
    if words_first and all(words) and high < 10:  # noqa: PLR2004 - small numbers are words
        pairs.insert(0, (words[0][0], words[1][0]))
    forms = [joint.format(a, b) for a, b in dict.fromkeys(pairs) for joint in _JOINTS_OPEN]
    return list(dict.fromkeys(forms))
