"""Wordings of figures that need no unit: identifiers, ratios, fractions, ranks, doublings."""

import re
from decimal import Decimal

from glossary.figures import phrases, wording
from glossary.figures.numerals import SCALES, fold, scale_of
from glossary.figures.values import Figure

LARGEST_ORDINAL = 10_000
_LONGEST_GROUPED = 30
_SMALL_ROMAN = 40
_HALF = (Decimal(1), Decimal(2))
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LETTER_MEETS_DIGIT = re.compile(r"(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Z]{2})")
_LETTER_AND_DIGIT = re.compile(r"[A-Za-z].*[0-9]|[0-9].*[A-Za-z]")
_DIMENSIONS = re.compile(r"(?<=[0-9])[xX×*](?=[0-9])")
_KEPT = re.compile(r"[0-9,.]+")


def identifier_forms(figure: Figure) -> list[str]:
    """Return what names rather than counts: as written."""
    if figure.rule == "group-of-countries":
        number = int(figure.values[0])
        words = [f"Group of {w.title()}" for w in wording.spell(number)]
        return [f"G{number}", f"G-{number}", f"Group of {number}", *words]
    if figure.rule == "doubled-day":
        number = int(figure.values[0])
        names = [f"Double {number}", f"Double-{number}", f"{number}.{number}", f"{number}/{number}"]
        names += [f"Double {w.title()}" for w in wording.spell(number)]
        singles = ["Singles’ Day", "Singles Day", "Single's Day"] if number == 11 else []  # noqa: PLR2004 - November 11
        return [*names, *singles]
    return kept_forms(figure) if figure.rule == "misplaced-comma" else verbatim_forms(figure)


def verbatim_forms(figure: Figure) -> list[str]:
    """Return an identifier as written, with other dashes and spacing."""
    written = figure.source
    folded = written.translate({ord("０") + i: ord("0") + i for i in range(10)})
    forms = [
        folded,
        written,
        folded.replace("+", " + "),
        folded.replace("—", "-").replace("-", "–"),
    ]
    forms += [folded.replace("—", "-"), folded.replace("·", "."), folded.replace("·", "/")]
    forms += [folded.replace(" ", "-"), folded.replace("-", " "), folded.replace(" ", "")]
    forms.append(_LETTER_MEETS_DIGIT.sub(" ", folded))
    if " " in folded:
        forms.append(" ".join(reversed(folded.split(" "))))  # UTC 0230, 0230 UTC
    if _LETTER_AND_DIGIT.search(folded):
        forms.append(f"{folded}s")  # two P-8Is
    for by in _DIMENSIONS.findall(folded):
        spaced = [folded.replace(by, f" {sign} ") for sign in ("x", "×", "by")]
        spaced += [folded.replace(by, "×"), *(f"{form}m" for form in (folded, *spaced))]
        forms += [form.replace("mm", " mm") for form in spaced] + spaced
    if folded.isascii() and folded.isdigit() and len(folded) <= _LONGEST_GROUPED:
        forms.append(f"{Decimal(folded):,f}")
    return forms


def kept_forms(figure: Figure) -> list[str]:
    """Return digits with a misplaced comma as written, their scale and unit in words.

    1,35亿元 is "1,35 hundred million yuan": whoever reads it sees what the source says.
    """
    written = _KEPT.match(fold(figure.source))
    digits, scale = (written[0], written.end()) if written else (figure.source, 0)
    names = "".join(c for c in figure.source[scale:] if c in SCALES)
    words = wording.in_words(scale_of(names))[0].removeprefix("one ") if names else ""
    nouns = [many for _, many in figure.unit.nouns] if figure.unit else [""]
    signs = [f"{digits}{s}" for s in figure.unit.symbols] if figure.unit and not names else []
    forms = [" ".join(part for part in (digits, words, noun) if part) for noun in nouns]
    return [*forms, *signs] if forms else [*signs, digits]


def ratio_forms(figure: Figure) -> list[str]:
    """Return the wordings of a ratio or score."""
    pairs = list(zip(*(wording.numbers(v) for v in figure.values), strict=False))
    joints = "{}:{}", "{} to {}", "{}-to-{}", "{}-{}", "{}–{}", "{} : {}", "{}：{}", "{}: {}"
    return [joint.format(a, b) for a, b in pairs for joint in joints]


def fraction_forms(figure: Figure) -> list[str]:
    """Return the wordings of a fraction, as written first."""
    forms = wording.fractions(*figure.values)
    if figure.values == _HALF:
        forms = ["half", *forms] if figure.rule == "half" else [*forms, "half"]
    if "/" in figure.source:
        forms.insert(0, f"{figure.values[0]:f}/{figure.values[1]:f}")
    return forms


def doubling_forms(figure: Figure) -> list[str]:
    """Return the verbs of a doubling."""
    return list(phrases.DOUBLINGS[int(figure.values[0])])


def ordinal_forms(figure: Figure) -> list[str]:
    """Return the wordings of a rank or a numbered part."""
    value, unit = figure.values[0], figure.unit
    digits = wording.plain(value)
    if value > LARGEST_ORDINAL or value < 1:
        return [f"No. {digits[0]}", *digits]
    number = int(value)
    if figure.rule == "party-congress":
        return _congress_forms(number)
    short, long = wording.short_ordinal(number), wording.spell_ordinal(number)
    ordinals = [*long, short] if figure.spelled else [short, *long]
    cardinals = wording.numbers(value)
    if unit is not None and unit.label:
        names = [*cardinals, *roman(number)]
        labelled = [f"{unit.label} {n}" for n in names]
        both = [f"{o} {unit.label.lower()}" for o in ordinals]
        lower = [f"{unit.label.lower()} {n}" for n in names]
        return [*labelled, *lower, *cardinals, *ordinals, *both]
    if unit is not None:
        noun = unit.nouns[0][0]
        forms = [f"{o} {noun}" for o in ordinals]
        forms += [f"{o} {w} {noun}" for o in ordinals for w in ("consecutive", "straight", "full")]
        if number == 2 and noun == "year":  # noqa: PLR2004 - 第二年
            forms += ["the next year", "following year", "year after", "year later"]
        return [
            *forms,
            *(f"{noun} {n}" for n in cardinals),
            *(f"{noun.title()} {n}" for n in cardinals),
        ]
    forms = [
        *ordinals,
        *(f"{o} {word}" for o in ordinals for word in ("place", "position", "spot")),
    ]
    patterns = "No. {}", "No.{}", "number {}", "#{}", "no. {}"
    forms += [f"{o}ly" for o in long] if figure.spelled else []  # firstly
    forms += [f"paragraph {n}" for n in cardinals] if figure.source.endswith("款") else []
    return forms + [pattern.format(n) for n in cardinals for pattern in patterns]


def _congress_forms(number: int) -> list[str]:
    """Return the wordings of 十九大, from the whole name to the ordinal alone."""
    nths = [wording.short_ordinal(number), *wording.spell_ordinal(number)]
    names = (
        "National Congress",
        "CPC National Congress",
        "Party Congress",
        "National Party Congress",
    )
    return [*(f"{nth} {name}" for name in names for nth in nths), *nths]


def roman(number: int) -> list[str]:
    """Write a small number in Roman numerals: Volume II."""
    if number >= _SMALL_ROMAN:
        return []
    written = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        written += letters * count
    return [written]


def top_forms(figure: Figure) -> list[str]:
    """Return the wordings of 十强, 百强, 60强."""
    numbers = wording.numbers(figure.values[0], words_first=figure.spelled)
    patterns = (
        "top {}",
        "top-{}",
        "{} strongest",
        "{} best",
        "{} top",
        "best {}",
        "leading {}",
        "{} leading",
        "first {}",
    )
    forms = [pattern.format(n) for pattern in patterns for n in numbers]
    return [
        *forms,
        *(f"{name} 500" for name in ("Fortune", "Global", "Fortune Global") if "500" in numbers),
    ]


def discount_forms(figure: Figure) -> list[str]:
    """Return the wordings of 八折: what is taken off, or what is paid."""
    tenth = Decimal(1) if figure.values[0] >= 10 else Decimal(10)  # noqa: PLR2004 - 85折 is 8.5折
    paid = wording.tidy(figure.values[0] * tenth)
    off = wording.plain(Decimal(100) - paid)[0]
    rest = wording.plain(paid)[0]
    signs = "%", " percent", " per cent"
    forms = [f"{off}{sign} {word}" for word in ("off", "discount") for sign in signs]
    return forms + [f"{rest}{sign} of" for sign in signs]
