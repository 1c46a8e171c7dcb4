"""Names of months and days, and of a day in its month."""

from decimal import Decimal

from glossary.figures import wording


def month_names(month: Decimal) -> list[str]:
    """Return a month's name and its abbreviations."""
    name = wording.MONTHS[int(month) - 1]
    short = "Sept" if name == "September" else name[:3]
    return list(dict.fromkeys([name, f"{short}.", short])) if name != "May" else [name]


def month_day_forms(months: list[str], day: int) -> list[str]:
    """Return a day with its month in every usual order, the American one first."""
    days = str(day), wording.short_ordinal(day), *wording.spell_ordinal(day)
    forms = [f"{m} {d}" for d in days for m in months]
    forms += [f"{m} the {d}" for d in days[1:] for m in months]
    forms += [f"{d} {m}" for d in days for m in months] + [
        f"{d} of {m}" for d in days for m in months
    ]
    return [*forms, *(f"{m} {day:02}" for m in months)]


def day_forms(day: Decimal) -> list[str]:
    """Return the names of a day of the month: 4, 4th, fourth."""
    number = int(day)
    return [f"{number}", wording.short_ordinal(number), *wording.spell_ordinal(number)]


def lone_day_forms(day: Decimal) -> list[str]:
    """Return the names of a day whose month is not said: the 4th, 4, 4th, fourth.

    The article tells it from a count: “on the 30th”, not “30 people”.
    """
    return [f"the {wording.short_ordinal(int(day))}", *day_forms(day)]
