"""English wordings of dates, periods and times of day."""

from decimal import Decimal

from glossary.figures import wording
from glossary.figures.calendar_names import lone_day_forms, month_day_forms, month_names
from glossary.figures.calendar_ranges import date_range_forms, range_forms
from glossary.figures.clock_forms import time_forms
from glossary.figures.lunar import lunar_forms
from glossary.figures.units import LUNAR_CALENDAR
from glossary.figures.values import Field, Figure, Kind


def calendar_forms(figure: Figure) -> list[str]:
    """Return the wordings of a calendar figure, the preferred first."""
    if figure.unit is LUNAR_CALENDAR:
        return lunar_forms(figure)
    if figure.kind is Kind.RANGE:
        return range_forms(figure)
    if figure.kind is Kind.TIME:
        return time_forms(figure)
    if figure.kind is Kind.PERIOD:
        return _period_forms(figure)
    if figure.kind in {Kind.DECADE, Kind.CENTURY, Kind.GENERATION}:
        return _era_forms(figure)
    return _date_forms(figure)


def _date_forms(figure: Figure) -> list[str]:
    year, month, day = (figure.field(f) for f in (Field.YEAR, Field.MONTH, Field.DAY))
    if month is None and year is not None and figure.rule != "calendar-year":
        return _old_year_forms(year)
    if month is None:
        return [f"{year:f}"] if year is not None else lone_day_forms(day or Decimal(1))
    months = month_names(month)
    if day is not None:
        dates = month_day_forms(months, int(day))
        if year is None:
            return dates
        forms = [f"{d}, {year}" for d in dates] + [f"{d} {year}" for d in dates]
        numeric = f"{year}-{int(month):02}-{int(day):02}", f"{year}/{int(month)}/{int(day)}"
        return [*forms, *numeric, f"{year}.{int(month)}.{int(day)}"]
    if year is None:
        return months
    joints = "{} {}", "{}, {}", "{} of {}"
    return [j.format(m, year) for j in joints for m in months] + [
        *(f"{year} {m}" for m in months),
        *(f"{year}{sign}{int(month):02}" for sign in "-./"),
    ]


def british_date(figure: Figure) -> str | None:
    """Return the preferred British wording of a date with a day, or None when there is none."""
    if figure.kind is Kind.RANGE:
        return date_range_forms(figure, day_first=True)[0] if Field.DAY in figure.fields else None
    year, month, day = (figure.field(f) for f in (Field.YEAR, Field.MONTH, Field.DAY))
    if month is None or day is None or figure.unit is LUNAR_CALENDAR:
        return None
    date = f"{int(day)} {wording.MONTHS[int(month) - 1]}"
    return date if year is None else f"{date} {year}"


def _old_year_forms(year: Decimal) -> list[str]:
    """Write a year before Christ, or an early one that the source says is of our era."""
    digits = [f"{abs(year):f}", f"{abs(year):,f}"]
    if year < 0:
        eras = "BC", "B.C.", "BCE", "B.C.E."
        return [f"{d} {e}" for e in eras for d in digits] + [
            f"{d}{e}" for e in eras for d in digits
        ]
    eras = "AD", "A.D.", "CE", "C.E."
    before = [f"{e} {d}" for e in eras[:2] for d in digits]
    return [*before, *(f"{d} {e}" for e in eras for d in digits), *digits]


def _period_forms(figure: Figure) -> list[str]:
    name, number = figure.fields[0], int(figure.values[0])
    nth = wording.spell_ordinal(number)[0]
    short = wording.short_ordinal(number)
    if name is Field.HALF:
        forms = [f"{nth} half", f"{short} half", f"H{number}", f"{number}H", f"{nth} six months"]
        return [*forms, "last six months"] if number > 1 else forms
    if name is Field.QUARTER:
        shared = [nth, short] if figure.shares_unit else []
        return [
            f"{nth} quarter",
            f"{short} quarter",
            *shared,
            f"{nth} quarters",
            f"Q{number}",
            f"{number}Q",
            f"{nth}-quarter",
        ]
    words = wording.numbers(Decimal(number), words_first=True)
    months = wording.numbers(Decimal(3 * number), words_first=True)
    forms = [f"first {w} quarters" for w in words] + [f"first {m} months" for m in months]
    return [
        *forms,
        f"first to {wording.spell_ordinal(number)[0]} quarters",
        f"Q1-Q{number}",
        f"Q1-{number}",
        f"January-{wording.MONTHS[3 * number - 1]}",
    ]


def _era_forms(figure: Figure) -> list[str]:
    value = int(figure.values[0])
    if figure.kind is Kind.CENTURY:
        return _century_forms(abs(value), shared=figure.shares_unit, before=value < 0)
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


def _century_forms(number: int, *, shared: bool, before: bool) -> list[str]:
    nths = [wording.short_ordinal(number), *wording.spell_ordinal(number)]
    names = "century", "centuries"
    forms = [f"{nth}{gap}{name}" for name in names for gap in (" ", "-") for nth in nths]
    if before:
        return [f"{form} {e}" for e in ("BC", "B.C.", "BCE", "B.C.E.") for form in forms]
    # The 1700s may be ten years as well as a hundred: they do not stand for the 18th century.
    return [*forms, *(nths if shared else [])]


_DECADES = {
    20: "twenties", 30: "thirties", 40: "forties", 50: "fifties", 60: "sixties", 70: "seventies",
    80: "eighties", 90: "nineties",
}  # fmt: skip
