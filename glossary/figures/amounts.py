"""English wordings of one number with its unit: ``quantities``."""

from decimal import Decimal

from glossary.figures import phrases, wording
from glossary.figures.units import TIMES_MORE, YEARS
from glossary.figures.values import EXACT, Kind, Unit

_LARGEST_ORDINAL = 10_000
_DECADE = 10
_CENTURY = 100
_HUNDRED = Decimal(100)
_LARGEST_CONVERTED = 40
_SHORT_SCALES = {
    "thousand": ("k",), "million": ("m", "mn"), "billion": ("bn", "b"), "trillion": ("tn", "trn"),
}  # fmt: skip
_ARTICLED = frozenset(
    {Kind.DURATION, Kind.LENGTH, Kind.WEIGHT, Kind.AREA, Kind.VOLUME, Kind.MONEY, Kind.MULTIPLE},
)


def quantities(value: Decimal, unit: Unit | None, *, words_first: bool = False) -> list[str]:
    """Write number and unit in every usual way, the preferred first."""
    if value < 0:
        return _negative_forms(value, unit)
    numbers = wording.numbers(value, words_first=words_first)
    if unit is None:
        return numbers
    singular = value <= 1
    groups = {
        "prefix": _with_prefixes(value, numbers, unit),
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


def _with_prefixes(value: Decimal, numbers: list[str], unit: Unit) -> list[str]:
    """Write the currency before the number, its scale also short: $5 million, £5m, $5-million."""
    digits = [n for n in numbers if n[0].isdigit()]
    forms = [p + n for n in digits for p in unit.prefixes]
    if not unit.prefixes:
        return forms
    first = wording.scaled(value)[:1]
    short = [f"{m}{s}" for m, word in first for s in _SHORT_SCALES[word]]
    short += [f"{m}-{word}" for m, word in first]
    return forms + [p + n for n in short for p in unit.prefixes if p[-1] != " "]


def _with_symbol(number: str, symbol: str) -> list[str]:
    """Write a symbol after the number: apart, and together where no word runs into it."""
    if not symbol[0].isalpha():
        return [number + symbol, f"{number} {symbol}"]
    if not number.replace(",", "").replace(".", "").isdigit():
        return [f"{number} {symbol}"]
    return [number + symbol, f"{number} {symbol}", f"{number}-{symbol}"]


def _with_nouns(numbers: list[str], unit: Unit, *, singular: bool, plural: bool) -> list[str]:
    forms = []
    for one, many in unit.nouns:
        for number in numbers:
            words = [many] if plural else []
            if singular:
                words.insert(0 if not plural else 1, one)
            forms += [f"{number} {word}" for word in words]
    if singular and plural is False and unit.kind in _ARTICLED:
        forms += [f"{_article(one)} {one}" for one, _ in unit.nouns]
    for one, _ in unit.nouns[:1]:
        forms += [f"{number}-{one}" for number in numbers if " " in number]
    for one, _ in unit.nouns[:3]:
        forms += [f"{number}-{one}".replace(" ", "-") for number in numbers]
        forms += [f"{number} {one}" for number in numbers if not singular]
    return forms


def _article(noun: str) -> str:
    """Return the article by sound: an hour, a euro, a US dollar."""
    spoken = noun.startswith("hour") or (noun[0] in "aeiou" and not noun.startswith(("eu", "u")))
    return "an" if spoken else "a"


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
    if unit.kind is Kind.AGE and whole:
        forms += [f"{nth} birthday" for nth in _nths(whole)]
    return forms


def _nths(number: int) -> list[str]:
    return [wording.short_ordinal(number), *wording.spell_ordinal(number)]


def _period_forms(unit: Unit, number: int, numbers: list[str]) -> list[str]:
    one, many = unit.nouns[0]
    patterns = (
        "{} consecutive {}",
        "{} straight {}",
        "{} successive {}",
        "{} continuous {}",
        "{} full {}",
        "{} whole {}",
    )
    forms = [p.format(n, many if number != 1 else one) for n in numbers for p in patterns]
    forms += [f"{n} calendar {many}" for n in numbers if unit.chinese[0] == "个月"]
    if not number:
        return forms
    for nth in _nths(number):
        forms += [f"{nth} {word} {one}" for word in ("consecutive", "straight", "successive")]
        forms += [f"{nth} {one} in a row", f"{nth} {one} running"]
        if unit.chinese[0] == "周年":
            forms += [f"{nth} anniversary", f"{nth} birthday"]
    return forms + _long_periods(unit, number)


def _long_periods(unit: Unit, years: int) -> list[str]:
    """Write 30年 in decades and 200年 in centuries; a decade and a century are also said alone."""
    forms: list[str] = []
    if unit is not YEARS:
        return forms
    for length, one, many in ((_DECADE, "decade", "decades"), (_CENTURY, "century", "centuries")):
        count, rest = divmod(years, length)
        if rest or not count:
            continue
        forms += [f"a {one}", f"one {one}", one] if count == 1 else []
        forms += [f"{n} {many}" for n in wording.numbers(Decimal(count))] if count > 1 else []
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
