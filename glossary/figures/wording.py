"""Exact numbers in English: digits, scales and words.

Every wording a function returns is worth exactly the number it was given, the preferred one first.
"""

from decimal import Decimal

from glossary.figures.values import EXACT

SCALE_WORDS = (("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3))
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_FRACTIONS = {2: ("half", "halves"), 3: ("third", "thirds"), 4: ("quarter", "quarters")}
_LARGEST_SCALED = 40  # digits; beyond it only plain digits are written
_LARGEST_PLAIN = 20_000
_LARGEST_POWER = SCALE_WORDS[0][1]
_LEAST_MANTISSA = Decimal("0.1")
_LEAST_MILLION = Decimal("0.01")
_MOST_MANTISSA = 20_000
_SPELLED_BELOW = 1_000_000
_SHORT_FRACTION = 3
_SMALL = 10
_HUNDRED = 100
_THOUSAND = 1000
_MILLION = Decimal(10) ** 6
_BILLION = Decimal(10) ** 9


def is_whole(value: Decimal) -> bool:
    """Tell whether the number has no fraction (5.0 has none)."""
    return value.adjusted() > _LARGEST_SCALED or value == value.to_integral_value()


def tidy(value: Decimal) -> Decimal:
    """Return the number without zeros after its point and without an exponent."""
    return Decimal(f"{EXACT.normalize(value):f}")


def spell(number: int) -> list[str]:
    """Spell a whole number below a million, first without "and".

    >>> spell(321)
    ['three hundred twenty-one', 'three hundred and twenty-one']
    """
    if number < _THOUSAND:
        hundreds, rest = divmod(number, _HUNDRED)
        if not hundreds:
            return [_below_hundred(rest)]
        head = f"{_ONES[hundreds]} hundred"
        if not rest:
            return [head, *(["a hundred"] if hundreds == 1 else [])]
        return [f"{head} {_below_hundred(rest)}", f"{head} and {_below_hundred(rest)}"]
    thousands, rest = divmod(number, _THOUSAND)
    heads = [f"{words} thousand" for words in spell(thousands)]
    if not rest:
        return heads + (["a thousand"] if thousands == 1 else [])
    joint = " and " if rest < _HUNDRED else " "
    return [f"{head}{joint}{tail}" for head in heads for tail in spell(rest)]


def _below_hundred(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]


def spell_ordinal(number: int) -> list[str]:
    """Spell an ordinal: 29 is twenty-ninth."""
    spelled = []
    for words in spell(number):
        head, joint, last = _split_last(words)
        ending = last[:-1] + "ieth" if last.endswith("y") else last + "th"
        spelled.append(head + joint + _ORDINALS.get(last, ending))
    return spelled


def _split_last(words: str) -> tuple[str, str, str]:
    at = max(words.rfind(" "), words.rfind("-"))
    return (words[:at], words[at], words[at + 1 :]) if at >= 0 else ("", "", words)


def short_ordinal(number: int) -> str:
    """Write 1st, 2nd, 3rd, 11th."""
    teens = number % 100 in {11, 12, 13}
    return f"{number:,}" + ("th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th"))


def plain(value: Decimal) -> list[str]:
    """Write digits with and without thousands commas, as the source rounds and shorter."""
    if value.adjusted() > _LARGEST_PLAIN or value.adjusted() < -_LARGEST_SCALED:
        return [str(value)]
    forms = [f"{value:,f}", f"{value:f}"]
    if "." in forms[0] and value == value.to_integral_value():
        forms += [f"{value.to_integral_value():,f}", f"{value.to_integral_value():f}"]
    elif "." in forms[0]:
        forms += [form.rstrip("0") for form in forms]
    return list(dict.fromkeys(forms))


def scaled(value: Decimal) -> list[tuple[str, str]]:
    """Write (mantissa, scale word) pairs, the largest scale with a mantissa of 1 or more first."""
    if value.adjusted() > _LARGEST_SCALED or len(value.as_tuple().digits) > _LARGEST_SCALED:
        return []
    whole: list[tuple[str, str]] = []
    part: list[tuple[str, str]] = []
    for word, power in SCALE_WORDS:
        mantissa = EXACT.normalize(EXACT.scaleb(value, -power))
        least = _LEAST_MILLION if word == "million" else _LEAST_MANTISSA
        if least <= mantissa < _MOST_MANTISSA or (mantissa >= 1 and power == _LARGEST_POWER):
            kept = whole if mantissa >= 1 else part
            kept += [(form, word) for form in plain(Decimal(f"{mantissa:f}"))]
    return whole + part


def numbers(value: Decimal, *, words_first: bool = False) -> list[str]:
    """Write a number that is not negative in every usual way.

    >>> numbers(Decimal(26000))[:2], numbers(Decimal("1.35E12"))[:2]
    (['26,000', '26000'], ['1.35 trillion', '1,350 billion'])
    """
    pairs = scaled(value)
    with_scale = [f"{mantissa} {word}" for mantissa, word in pairs]
    digits, words = plain(value), in_words(value)
    if words_first and words and value < _SMALL:
        forms = [*words, *digits]
    elif value >= _MILLION and pairs and _readable(pairs[0], value):
        forms = [*with_scale, *digits, *words]
    else:
        forms = [*digits, *with_scale, *words]
    return list(dict.fromkeys(forms))


def _readable(pair: tuple[str, str], value: Decimal) -> bool:
    fraction = pair[0].partition(".")[2]
    return len(fraction) <= _SHORT_FRACTION or value >= _BILLION


def in_words(value: Decimal) -> list[str]:
    """Spell a number: whole ones, halves, and whole ones before a scale word (six billion)."""
    if value.adjusted() > _LARGEST_SCALED or value.adjusted() < -_SHORT_FRACTION or value < 0:
        return []
    spelled = []
    if is_whole(value) and value < _SPELLED_BELOW:
        spelled += spell(int(value))
    for word, power in SCALE_WORDS[:-1]:
        mantissa = EXACT.scaleb(value, -power)
        if is_whole(mantissa) and 0 < mantissa < _THOUSAND:
            spelled += [f"{words} {word}" for words in spell(int(mantissa))]
            spelled += [f"a {word}"] if mantissa == 1 else []
        elif mantissa < _HUNDRED:
            spelled += [f"{half} {word}" for half in _halves(mantissa)]
    return spelled + (_halves(value) if value < _HUNDRED else [])


def _halves(value: Decimal) -> list[str]:
    whole = value.to_integral_value(rounding="ROUND_FLOOR")
    if EXACT.subtract(value, whole) != Decimal("0.5"):
        return []
    if whole == 0:
        return ["half a"]
    return [
        f"{_below_hundred(int(whole))} and a half",
        f"{whole:f} and a half",
        f"{whole:f} 1/2",
        f"{whole:f}½",
        f"{_below_hundred(int(whole))}-and-a-half",
    ]


def fractions(upper: Decimal, lower: Decimal) -> list[str]:
    """Write a proper fraction: two-thirds, 2/3, and the exact percentage if there is one."""
    forms: list[str] = []
    if lower < _HUNDRED and upper < lower and is_whole(upper) and is_whole(lower):
        many = upper != 1
        for name in _denominators(int(lower), many=many):
            top = _below_hundred(int(upper))
            forms += [f"{top}-{name}", f"{top} {name}"]
            forms += [] if many else [f"a {name}"]
    plain_upper, plain_lower = plain(upper)[0], plain(lower)[0]
    forms += [f"{plain_upper}/{plain_lower}", f"{plain_upper} in {plain_lower}"]
    forms += [f"{plain_upper} out of {plain_lower}", f"{plain_upper} per {plain_lower}"]
    if upper == 1 and lower in _FRACTIONS:
        name = _FRACTIONS[int(lower)][0]
        forms += [
            f"{name} of",
            f"{name}-final",
            f"{name}-finals",
            f"{name} finals",
            f"{name} final",
        ]
    percent = upper * 100 / lower
    if max(upper, lower) < _MILLION and percent * lower == upper * 100:
        digits = plain(tidy(percent))[0]
        forms += [f"{digits}%", f"{digits} percent", f"{digits} per cent"]
    return forms


def _denominators(lower: int, *, many: bool) -> list[str]:
    names = [_FRACTIONS[lower][many]] if lower in _FRACTIONS else []
    if lower != 2:  # noqa: PLR2004 - a half has no other name
        names += [ordinal + "s" * many for ordinal in spell_ordinal(lower)]
    return list(dict.fromkeys(names))
