"""English wordings of calendar ranges: years, months, days, and whole dates."""

from decimal import Decimal

from glossary.figures import wording
from glossary.figures.calendar_names import day_forms, lone_day_forms, month_names
from glossary.figures.values import Field, Figure, Kind

_JOINTS = (
    "{} to {}", "{}-{}", "{}–{}", "{} through {}", "between {} and {}", "from {} to {}",
    "{} - {}", "{} till {}", "{} until {}",
)  # fmt: skip
_JOINTS_WITH_THE = ("{} to the {}", "{} through the {}", "{} and the {}")
_Date = tuple[Decimal | None, Decimal | None, Decimal | None]


def range_forms(figure: Figure) -> list[str]:
    """Return the wordings of a calendar range, the preferred first."""
    kind = figure.unit.kind if figure.unit else Kind.YEAR
    if kind is Kind.DATE:
        return date_range_forms(figure)
    low, high = figure.values
    if kind is Kind.MONTH:
        pairs = list(zip(month_names(low), month_names(high), strict=False))
        pairs.insert(0, (wording.MONTHS[int(low) - 1], wording.MONTHS[int(high) - 1]))
        forms = _joined(pairs, both=high == low + 1)
        if low == 1:
            forms += [f"first {n} months" for n in wording.numbers(high, words_first=True)]
        return list(dict.fromkeys(forms))
    if kind is Kind.DAY:
        pairs = list(zip(lone_day_forms(low), lone_day_forms(high), strict=False))
        forms = _joined(pairs, both=high == low + 1)
        return forms + [joint.format(*pair) for pair in pairs for joint in _JOINTS_WITH_THE]
    pairs = [(f"{low:f}", f"{high:f}")]
    if int(low) // 100 == int(high) // 100:
        pairs.append((f"{low:f}", f"{int(high) % 100:02}"))
    return _joined(pairs) + [f"{a}~{b}" for a, b in pairs]


def _joined(pairs: list[tuple[str, str]], *, both: bool = False) -> list[str]:
    """Join the ends; two neighbours are also said with "and"."""
    joints = (*_JOINTS, "{} and {}") if both else _JOINTS
    return [joint.format(*pair) for pair in pairs for joint in joints]


def date_range_forms(figure: Figure, *, day_first: bool = False) -> list[str]:
    """Return the wordings of two joined dates; the year is said once or at each end."""
    first, last = _ends(figure)
    joints = _joints_of(figure.source)
    forms: list[str] = []
    for style in (day_first, not day_first):
        forms += _one_style(first, last, joints, day_first=style)
    return list(dict.fromkeys(forms))


def _joints_of(source: str) -> tuple[str, ...]:
    if "或" in source:
        return ("{} or {}",)
    if "和" in source:
        return ("{} and {}",)
    return (*_JOINTS, "{} and {}", "{} to the {}")


def _ends(figure: Figure) -> tuple[_Date, _Date]:
    """Return both dates, each with the year and month that it does not say itself."""
    pairs = list(zip(figure.fields, figure.values, strict=True))
    first: dict[Field, Decimal] = {}
    last: dict[Field, Decimal] = {}
    reading = first
    for field, value in pairs:
        later = field in first or (reading is last)
        reading = last if later else first
        reading[field] = value
    last = {**{f: first[f] for f in (Field.YEAR, Field.MONTH) if f in first}, **last}
    parts = (Field.YEAR, Field.MONTH, Field.DAY)
    one, two = ([d.get(p) for p in parts] for d in (first, last))
    return (one[0], one[1], one[2]), (two[0], two[1], two[2])


def _one_style(first: _Date, last: _Date, joints: tuple[str, ...], *, day_first: bool) -> list[str]:
    lows, highs = _months_and_days(first, day_first), _months_and_days(last, day_first)
    pairs = list(zip(lows, highs, strict=False))
    short = _same_month(first, last, day_first=day_first)
    years = first[0], last[0]
    comma = "" if day_first or first[2] is None else ","
    forms: list[str] = []
    for low, high in [*short, *pairs]:
        joined = [joint.format(low, high) for joint in joints]
        if years[0] is None:
            forms += joined
            continue
        if years[0] == years[1]:
            forms += [
                f"{j}{c} {years[1]:f}" for j in joined for c in dict.fromkeys((comma, ",", ""))
            ]
            forms += [f"{j} {word} {years[1]:f}" for j in joined for word in ("in", "of")]
            forms += [joint.format(f"{low}{comma} {years[0]:f}", high) for joint in joints]
        forms += [
            joint.format(f"{low}{c} {years[0]:f}", f"{high}{c} {years[1]:f}")
            for joint in joints
            for c in dict.fromkeys((comma, ""))
        ]
    return forms


def _months_and_days(date: _Date, day_first: bool) -> list[str]:  # noqa: FBT001 - positional, private
    _, month, day = date
    names = month_names(month or Decimal(1))
    if day is None:
        return names
    days = day_forms(day)[:2]
    return [f"{d} {m}" if day_first else f"{m} {d}" for m in names for d in days]


def _same_month(first: _Date, last: _Date, *, day_first: bool) -> list[tuple[str, str]]:
    """Return the ends with the month said once: (January 3, 5) or (3, 5 January)."""
    if first[1] != last[1] or first[0] != last[0] or first[2] is None or last[2] is None:
        return []
    names = month_names(first[1] or Decimal(1))
    days = list(zip(day_forms(first[2])[:2], day_forms(last[2])[:2], strict=True))
    pairs = [(a, f"{b} {m}") if day_first else (f"{m} {a}", b) for m in names for a, b in days]
    if day_first:
        pairs += [(a, f"{b} of {m}") for m in names for a, b in days]
    return pairs
