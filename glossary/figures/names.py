"""Wordings of figures that need no unit: identifiers, ratios, fractions, ranks, doublings."""

from decimal import Decimal

from glossary.figures import phrases, wording
from glossary.figures.values import Figure

LARGEST_ORDINAL = 10_000
_LONGEST_GROUPED = 30


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
    if folded.isascii() and folded.isdigit() and len(folded) <= _LONGEST_GROUPED:
        forms.append(f"{Decimal(folded):,f}")
    return forms


def ratio_forms(figure: Figure) -> list[str]:
    """Return the wordings of a ratio or score."""
    pairs = list(zip(*(wording.numbers(v) for v in figure.values), strict=False))
    joints = "{}:{}", "{} to {}", "{}-to-{}", "{}-{}", "{}–{}", "{} : {}", "{}：{}"
    return [joint.format(a, b) for a, b in pairs for joint in joints]


def fraction_forms(figure: Figure) -> list[str]:
    """Return the wordings of a fraction, as written first."""
    forms = wording.fractions(*figure.values)
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
    short, long = wording.short_ordinal(number), wording.spell_ordinal(number)
    ordinals = [*long, short] if figure.spelled else [short, *long]
    cardinals = wording.numbers(value)
    if unit is not None and unit.label:
        labelled = [f"{unit.label} {n}" for n in cardinals]
        return [*labelled, *(f"{unit.label.lower()} {n}" for n in cardinals), *cardinals, *ordinals]
    if unit is not None:
        noun = unit.nouns[0][0]
        forms = [f"{o} {noun}" for o in ordinals]
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
    return forms + [pattern.format(n) for n in cardinals for pattern in patterns]


def top_forms(figure: Figure) -> list[str]:
    """Return the wordings of 十强, 百强, 60强."""
    numbers = wording.numbers(figure.values[0])
    patterns = (
        "top {}",
        "top-{}",
        "{} strongest",
        "{} best",
        "{} top",
        "best {}",
        "leading {}",
        "{} leading",
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
