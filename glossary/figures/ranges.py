"""English wordings of ranges of quantities."""

from decimal import Decimal

from glossary.figures import wording
from glossary.figures.amounts import quantities
from glossary.figures.units import RANKS
from glossary.figures.values import Figure, Kind, Unit

_LARGEST_ORDINAL = 10_000
_MILLION = Decimal(10) ** 6
_LIKELY_YEAR = (1000, 2999)

_FRAMES = (
    "not less than {} but not more than {}", "not less than {} and not more than {}",
    "no less than {} but no more than {}", "no less than {} and no more than {}",
    "at least {} but not more than {}", "at least {} but no more than {}",
    "at least {} and no more than {}", "more than {} but less than {}", "above {} and below {}",
    "more than {} and less than {}", "over {} but under {}", "above {} but below {}",
)  # fmt: skip
_JOINTS = (
    "{} to {}",
    "{}-{}",
    "{}–{}",
    "{}—{}",
    "between {} and {}",
    "from {} to {}",
    "{} or {}",
    "{} - {}",
)
_JOINTS_OPEN = (*_JOINTS, "{} through {}", "{}- to {}", "{}-to-{}", "{} and {}")


def range_forms(figure: Figure) -> list[str]:
    """Return the wordings of a range, the preferred first."""
    forms = _forms(figure)
    if figure.rule.startswith("range-of-neighbours") and figure.values[1] < 10:  # noqa: PLR2004 - small numbers are words
        forms.sort(key=lambda form: " or " not in form)  # two or three days
    return forms + _inclusive_forms(figure) if figure.rule.endswith("-inclusive") else forms


def _inclusive_forms(figure: Figure) -> list[str]:
    """Write 三年以上七年以下 as laws are translated: both ends are in the range."""
    low, high = figure.values
    pairs = zip(quantities(low, figure.unit), quantities(high, figure.unit), strict=False)
    return [frame.format(a, b) for a, b in pairs for frame in _FRAMES]


def _forms(figure: Figure) -> list[str]:
    low, high = figure.values
    unit = figure.unit
    tails = _tails(low, high, words_first=figure.spelled)
    if unit is None:
        years = all(_LIKELY_YEAR[0] <= v <= _LIKELY_YEAR[1] for v in figure.values)
        return sorted(tails, key=lambda t: "," in t) if years and not figure.spelled else tails
    if unit is RANKS:
        return _rank_forms(int(low), int(high), spelled=figure.spelled) + tails
    if unit.kind is Kind.ORDINAL:
        return [*(f"Nos. {t}" for t in tails), *(f"No. {t}" for t in tails), *tails]
    if unit.kind is Kind.DISCOUNT:
        tails = _tails((10 - high) * 10, (10 - low) * 10)
        return [f"{t}{sign} off" for t in tails for sign in ("%", " percent")]
    forms = _closed_ranges(low, high, unit, tails)
    return forms or tails


def _rank_forms(low: int, high: int, *, spelled: bool) -> list[str]:
    """Write both ends as ordinals: 1st to 3rd, first to third."""
    if high >= _LARGEST_ORDINAL:
        return []
    short = wording.short_ordinal(low), wording.short_ordinal(high)
    long = wording.spell_ordinal(low)[0], wording.spell_ordinal(high)[0]
    pairs = (long, short) if spelled else (short, long)
    return [joint.format(a, b) for a, b in pairs for joint in _JOINTS_OPEN]


def _closed_ranges(low: Decimal, high: Decimal, unit: Unit, tails: list[str]) -> list[str]:
    """Write the unit once after both ends, or at each end."""
    nouns = [f"{t} {many}" for _, many in unit.nouns for t in tails]
    nouns += [f"{t}-{one}".replace(" ", "-") for one, _ in unit.nouns[:1] for t in tails]
    symbols = [f"{t}{gap}{s}" for t in tails for s in unit.symbols for gap in ("", " ")]
    nouns += [f"{t} {one}" for one, _ in unit.nouns[:1] for t in tails]
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
