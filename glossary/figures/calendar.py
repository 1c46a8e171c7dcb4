"""English wordings of dates, periods and times of day."""

from decimal import Decimal

from glossary.figures import wording
from glossary.figures.values import Field, Figure, Kind

_NOON = 12
_DAY = 24
_JOINTS = (
    "{} to {}",
    "{}-{}",
    "{}–{}",
    "{} through {}",
    "between {} and {}",
    "from {} to {}",
    "{} - {}",
)


def calendar_forms(figure: Figure) -> list[str]:
    """Return the wordings of a calendar figure, the preferred first."""
    if figure.kind is Kind.RANGE:
        return _range_forms(figure)
    if figure.kind is Kind.TIME:
        return _time_forms(figure)
    if figure.kind is Kind.PERIOD:
        return _period_forms(figure)
    if figure.kind in {Kind.DECADE, Kind.CENTURY, Kind.GENERATION}:
        return _era_forms(figure)
    return _date_forms(figure)


def _date_forms(figure: Figure) -> list[str]:
    year, month, day = (figure.field(f) for f in (Field.YEAR, Field.MONTH, Field.DAY))
    if month is None:
        return [f"{year:f}"] if year is not None else _day_forms(day or Decimal(1))
    months = _month_names(month)
    if day is not None:
        dates = _month_day_forms(months, int(day))
        if year is None:
            return dates
        forms = [f"{d}, {year}" for d in dates] + [f"{d} {year}" for d in dates]
        numeric = f"{year}-{int(month):02}-{int(day):02}", f"{year}/{int(month)}/{int(day)}"
        return [*forms, *numeric, f"{year}.{int(month)}.{int(day)}"]
    if year is None:
        return months
    joints = "{} {}", "{}, {}", "{} of {}"
    return [j.format(m, year) for j in joints for m in months] + [f"{year}-{int(month):02}"]


def _month_names(month: Decimal) -> list[str]:
    name = wording.MONTHS[int(month) - 1]
    short = "Sept" if name == "September" else name[:3]
    return list(dict.fromkeys([name, f"{short}.", short])) if name != "May" else [name]


def _month_day_forms(months: list[str], day: int) -> list[str]:
    days = str(day), wording.short_ordinal(day), *wording.spell_ordinal(day)
    forms = [f"{m} {d}" for d in days for m in months]
    forms += [f"{m} the {d}" for d in days[1:] for m in months]
    forms += [f"{d} {m}" for d in days for m in months] + [
        f"{d} of {m}" for d in days for m in months
    ]
    return [*forms, *(f"{m} {day:02}" for m in months)]


def _day_forms(day: Decimal) -> list[str]:
    number = int(day)
    return [f"{number}", wording.short_ordinal(number), *wording.spell_ordinal(number)]


def _time_forms(figure: Figure) -> list[str]:
    hour, minute = int(figure.values[0]), int(figure.values[1])
    half, twelve = ("a.m." if hour % _DAY < _NOON else "p.m."), hour % _NOON or _NOON
    halves = half, half.replace(".", ""), half.upper(), half.replace(".", "").upper()
    clock = f"{hour}:{minute:02}"
    twelves = [f"{twelve}:{minute:02}{gap}{h}" for h in halves for gap in (" ", "")]
    short = [f"{twelve}{gap}{h}" for h in halves for gap in (" ", "")] if not minute else []
    oclock = [f"{n} o'clock" for n in wording.numbers(Decimal(twelve))] if not minute else []
    clocks = [clock, f"{hour:02}:{minute:02}", f"{twelve}:{minute:02}", f"{hour:02}{minute:02}"]
    if hour % _NOON == 0 and not minute:
        named = "noon" if hour == _NOON else "midnight"
        return [clock, named, f"12 {named}", *clocks, *short, *twelves]
    known = figure.rule == "time-with-part-of-day" or hour > _NOON
    if (known or not minute) and (":" not in figure.source and "：" not in figure.source):
        return [*short, *twelves, *clocks, *oclock]
    return [*clocks, *twelves, *short, *oclock]


def _period_forms(figure: Figure) -> list[str]:
    name, number = figure.fields[0], int(figure.values[0])
    nth = wording.spell_ordinal(number)[0]
    short = wording.short_ordinal(number)
    if name is Field.HALF:
        forms = [f"{nth} half", f"{short} half", f"H{number}", f"{number}H", f"{nth} six months"]
        return [*forms, "last six months"] if number > 1 else forms
    if name is Field.QUARTER:
        return [f"{nth} quarter", f"{short} quarter", f"Q{number}", f"{number}Q", f"{nth}-quarter"]
    words = wording.numbers(Decimal(number), words_first=True)
    months = wording.numbers(Decimal(3 * number), words_first=True)
    forms = [f"first {w} quarters" for w in words] + [f"first {m} months" for m in months]
    return [*forms, f"Q1-Q{number}", f"Q1-{number}", f"January-{wording.MONTHS[3 * number - 1]}"]


def _era_forms(figure: Figure) -> list[str]:
    value = int(figure.values[0])
    if figure.kind is Kind.CENTURY:
        nths = wording.short_ordinal(value), *wording.spell_ordinal(value)
        return [f"{nth}{gap}century" for gap in (" ", "-") for nth in nths]
    short = f"{value % 100:02}"
    if figure.kind is Kind.GENERATION:
        plain = [
            f"post-{short}s",
            f"post-{value}s",
            f"post {short}s",
            f"post-{short}",
            f"post-’{short}s",
        ]
        born = f"born after {value}", f"born in the {value}s", f"born in or after {value}"
        return [*plain, f"post-'{short}s", *born, f"born since {value}"]
    word = _DECADES.get(value % 100)
    forms = [f"{value}s", f"{value}'s", f"{value}’s", f"'{short}s", f"’{short}s", f"{short}s"]
    return [*forms, *([word] if word else [])]


_DECADES = {
    20: "twenties", 30: "thirties", 40: "forties", 50: "fifties", 60: "sixties", 70: "seventies",
    80: "eighties", 90: "nineties",
}  # fmt: skip


def _range_forms(figure: Figure) -> list[str]:
    low, high = figure.values
    kind = figure.unit.kind if figure.unit else Kind.YEAR
    if kind is Kind.MONTH:
        pairs = list(zip(_month_names(low), _month_names(high), strict=False))
        pairs.insert(0, (wording.MONTHS[int(low) - 1], wording.MONTHS[int(high) - 1]))
        forms = [joint.format(*pair) for pair in pairs for joint in _JOINTS]
        if low == 1:
            forms += [f"first {n} months" for n in wording.numbers(high, words_first=True)]
        return list(dict.fromkeys(forms))
    if kind is Kind.DAY:
        pairs = list(zip(_day_forms(low), _day_forms(high), strict=False))
    else:
        short = f"{int(high) % 100:02}"
        pairs = [(f"{low:f}", f"{high:f}")]
        if int(low) // 100 == int(high) // 100:
            pairs.append((f"{low:f}", short))
    return [joint.format(*pair) for pair in pairs for joint in _JOINTS]
