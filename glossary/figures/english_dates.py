"""Dates, periods, years and times of day in English text.

A figure of a date has the fields of the Chinese ones (``Field``); one of a range has ``unit`` set
and both ends' fields in order. Weekdays, "last year" and the like are words, left to translation.
"""

import re
from decimal import Decimal

from glossary.figures.daybook import possible
from glossary.figures.english_numbers import ONES, TENS
from glossary.figures.reading import Source
from glossary.figures.units import CALENDAR_DATE, CALENDAR_YEAR
from glossary.figures.values import Field, Figure, Kind

_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SHORT = ("Jan", "Feb", "Mar", "Apr", "", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
_MONTHS = {name[:3].lower(): number for number, name in enumerate(_NAMES, 1)}
_SHORT_MONTH = "|".join(rf"{s}\.?" for s in (*_SHORT, "Sep") if s)
_MONTH = (
    rf"(?:{'|'.join(_NAMES)}|{'|'.join(n.upper() for n in _NAMES)}|(?:{_SHORT_MONTH})(?![a-z]))"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_NTH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_NO_DIGIT = r"(?![0-9]|[,.][0-9])"
_TO = r"(?: ?- ?| to | through | until | and | or )"
_MDY = re.compile(
    rf"(?P<month>{_MONTH}) (?:the )?(?P<day>{_DAY}){_NTH}(?![0-9]|,[0-9]{{3}}(?![0-9])|:[0-9]|\.[0-9])"
    rf"(?:{_TO}(?:(?P<last_month>{_MONTH}) )?(?P<last_day>{_DAY}){_NTH}"
    rf"(?![0-9a-zA-Z%]|[:.,][0-9]| ?(?:percent|million|billion)))?"
    rf"(?:,? (?:in |of )?(?P<year>{_YEAR}){_NO_DIGIT})?"
)
_DMY = re.compile(
    rf"(?P<day>{_DAY}){_NTH}(?:{_TO}(?P<last_day>{_DAY}){_NTH})?(?: of)? (?P<month>{_MONTH})"
    rf"(?![a-z])(?:{_TO}(?P<end_day>{_DAY}){_NTH}(?: of)? (?P<last_month>{_MONTH})(?![a-z]))?"
    rf"(?:,? (?P<year>{_YEAR}){_NO_DIGIT})?"
)
_MONTH_YEAR = re.compile(
    rf"(?P<month>{_MONTH})(?:{_TO}(?P<last_month>{_MONTH}))?,? (?:of |in )?(?P<year>{_YEAR}){_NO_DIGIT}"
)
_MONTH_RANGE = re.compile(
    rf"(?P<month>{_MONTH})(?: ?- ?| to | through )(?P<last_month>{_MONTH})(?![a-z])"
)
_MONTH_ONLY = re.compile(rf"(?P<month>{'|'.join(_NAMES)})(?![a-zA-Z'])")
_SAYS_MONTH = re.compile(
    r"(?:in|of|since|by|until|till|from|last|this|next|late|early|mid|during|through|to|between"
    r"|for|before|after|every|each|and|or|around)[ -]\Z",
    re.IGNORECASE,
)
_UNSURE_MONTHS = frozenset({"March", "May"})
_ISO = re.compile(
    r"(?P<year>[12][0-9]{3})(?P<sep>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=sep)"
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9./-])"
)
_YEARS = re.compile(
    rf"(?P<year>{_YEAR})(?: ?- ?| to | through | and (?=20|1))(?P<last>{_YEAR}|[0-9]{{2}})"
    r"(?![0-9a-z%]|[,.-][0-9])"
)
_YEAR_ONLY = re.compile(rf"(?P<year>{_YEAR})(?![0-9A-Za-z%°$]|,[0-9]{{3}}|[.:/][0-9])")
_BEFORE_CHRIST = re.compile(r"(?P<year>[1-9][0-9]{0,4}) (?:B\.?C\.?E?\.?)(?![a-z])")
_DECADE = re.compile(
    r"(?:(?P<full>1[0-9]{2}0|20[0-9]0)'?s|'(?P<tens>[2-9]0)s|(?P<bare>[5-9]0)'?s)(?![a-zA-Z])"
)
_DECADES = re.compile(
    r"(?P<one>1[0-9]{2}0|20[0-9]0)'?s(?:,? and(?: the)? | to(?: the)? |-| or(?: the)? )"
    r"(?P<two>1[0-9]{2}0|20[0-9]0)'?s(?![a-zA-Z])"
)
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 100,
}  # fmt: skip
for _ten, _tens in TENS.items():
    for _one, _value in (("first", 1), ("second", 2), ("third", 3), ("fifth", 5), ("eighth", 8),
                         ("fourth", 4), ("sixth", 6), ("seventh", 7), ("ninth", 9)):  # fmt: skip
        _ORDINALS[f"{_ten}-{_one}"] = _tens + _value
NTH = rf"(?:[0-9]{{1,4}}(?:st|nd|rd|th)|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_CENTURY = re.compile(
    rf"(?P<nth>{NTH})[ -]centur(?:y|ies)(?P<bc> B\.?C\.?E?\.?)?(?![a-z])", re.IGNORECASE
)
_OF_YEAR = rf"(?:(?: of|,)?(?: the)?(?: (?:fiscal|financial))?(?: year)? (?P<year>{_YEAR}){_NO_DIGIT}| of the year(?! [0-9])| of (?:this|the) year)?"
_HALF = re.compile(rf"(?P<nth>first|second|1st|2nd)[ -]half(?![a-z-]){_OF_YEAR}", re.IGNORECASE)
_QUARTER = re.compile(
    rf"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter(?![a-z-]){_OF_YEAR}",
    re.IGNORECASE,
)
_QUARTERS = re.compile(rf"first (?P<count>two|three|2|3) quarters{_OF_YEAR}", re.IGNORECASE)
_CODE = re.compile(
    rf"(?P<kind>[QH])(?P<nth>[1-4])(?:,? (?:of )?(?P<year>{_YEAR}))?(?![0-9A-Za-z-])"
    rf"|(?P<first_year>{_YEAR}),? ?(?P<kind2>[QH])(?P<nth2>[1-4])(?![0-9A-Za-z-])"
)
_FISCAL = re.compile(
    rf"(?:fiscal|financial)(?:[ -]year)? (?P<year>{_YEAR})(?:[-/](?P<last>{_YEAR}|[0-9]{{2}}))?{_NO_DIGIT}"
    rf"|FY ?(?P<short>{_YEAR}|[0-9]{{2}})(?:[-/](?P<short_last>{_YEAR}|[0-9]{{2}}))?{_NO_DIGIT}",
    re.IGNORECASE,
)
_PLAN = re.compile(rf"(?P<nth>{NTH})[ -]Five[ -]Year (?:Plan|Program)(?![a-z])", re.IGNORECASE)
TIME = re.compile(
    r"(?P<hour>2[0-4]|1[0-9]|0?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?"
    r"(?: ?(?P<half>[ap])\.?m\.?(?![a-z])|(?P<clock> o'clock)(?: in the (?P<part>morning|afternoon"
    r"|evening))?|(?P<plain>(?<=:[0-9]{2}))(?![:.]?[0-9]| ?[ap]\.?m))",
    re.IGNORECASE,
)
_NOON = 12


def nth_value(written: str) -> int:
    """Return the number of an ordinal: 29th, twenty-ninth."""
    if written[0].isdigit():
        return int(re.sub("[^0-9]", "", written))
    return _ORDINALS[written.lower()]


def english_date(source: Source, start: int, floor: int) -> Figure | None:
    """Read the date, period, year or time of day at ``start``."""
    for rule in (_plan, _era, _period, _fiscal, _calendar, _months, _time, _years):
        figure = rule(source, start, floor)
        if figure is not None:
            return figure
    return None


def _month(written: str) -> Decimal:
    return Decimal(_MONTHS[written[:3].lower()])


def _calendar(source: Source, start: int, _floor: int) -> Figure | None:
    """Read dates with a day: Jan. 5, 2023; 5-7 January; Jan. 30 to Feb. 3; 2023-01-05."""
    for pattern in (_MDY, _DMY, _ISO):
        match = pattern.match(source.folded, start)
        if match is None:
            continue
        said = {k: v for k, v in match.groupdict().items() if v and k != "sep"}
        year = Decimal(said["year"]) if "year" in said else None
        month = Decimal(said["month"]) if pattern is _ISO else _month(said["month"])
        day = Decimal(said["day"])
        last_day = said.get("end_day") or said.get("last_day")
        if not possible(year, month, day):
            continue
        head = [(Field.YEAR, year)] if year is not None else []
        first = [*head, (Field.MONTH, month), (Field.DAY, day)]
        if last_day is None:
            return _dated(source, start, match.end(), Kind.DATE, "calendar-date", first)
        last_month = _month(said["last_month"]) if "last_month" in said else month
        if not possible(year, last_month, Decimal(last_day)):
            continue
        last = [] if last_month == month else [(Field.MONTH, last_month)]
        both = [*first, *last, (Field.DAY, Decimal(last_day))]
        return _dated(source, start, match.end(), Kind.RANGE, "range-of-dates", both)
    return None


def _dated(  # noqa: PLR0913, PLR0917 - the parts of a date
    source: Source,
    start: int,
    end: int,
    kind: Kind,
    rule: str,
    given: list[tuple[Field, Decimal]],
) -> Figure:
    return source.figure(
        start, end, kind, rule, *(v for _, v in given), fields=tuple(f for f, _ in given),
        unit=CALENDAR_DATE if kind is Kind.RANGE else None,
    )  # fmt: skip


def _months(source: Source, start: int, floor: int) -> Figure | None:
    match = _MONTH_YEAR.match(source.folded, start) or _MONTH_RANGE.match(source.folded, start)
    if match:
        said = match.groupdict()
        given = [(Field.YEAR, Decimal(said["year"]))] if said.get("year") else []
        given.append((Field.MONTH, _month(said["month"])))
        if not said["last_month"]:
            return _dated(source, start, match.end(), Kind.DATE, "calendar-date", given)
        given.append((Field.MONTH, _month(said["last_month"])))
        return _dated(source, start, match.end(), Kind.RANGE, "range-of-dates", given)
    match = _MONTH_ONLY.match(source.folded, start)
    before = source.folded[max(floor, start - 12) : start]
    if match is None or (match[0] in _UNSURE_MONTHS and not _SAYS_MONTH.search(before)):
        return None
    given = [(Field.MONTH, _month(match["month"]))]
    return _dated(source, start, match.end(), Kind.MONTH, "calendar-month", given)


def _years(source: Source, start: int, floor: int) -> Figure | None:
    folded = source.folded
    before_christ = _BEFORE_CHRIST.match(folded, start)
    if before_christ:
        value = -Decimal(before_christ["year"])
        return source.figure(start, before_christ.end(), Kind.YEAR, "year-before-christ", value,
                             fields=(Field.YEAR,))  # fmt: skip
    if folded[start - 1 : start] in {"$", "€", "£", "¥", "-", "/", "."} and start > floor:
        return None
    match = _YEARS.match(folded, start)
    if match:
        low = Decimal(match["year"])
        last = match["last"]
        high = Decimal(last if len(last) > 2 else match["year"][:2] + last)
        if low < high:
            return source.figure(start, match.end(), Kind.RANGE, "range-of-years", low, high,
                                 unit=CALENDAR_YEAR)  # fmt: skip
    match = _YEAR_ONLY.match(folded, start)
    if match is None:
        return None
    value = Decimal(match["year"])
    return source.figure(start, match.end(), Kind.YEAR, "calendar-year", value,
                         fields=(Field.YEAR,))  # fmt: skip


def _era(source: Source, start: int, _floor: int) -> Figure | None:
    match = _CENTURY.match(source.folded, start)
    if match:
        value = Decimal(nth_value(match["nth"]))
        return source.figure(start, match.end(), Kind.CENTURY, "century",
                             -value if match["bc"] else value, fields=(Field.CENTURY,))  # fmt: skip
    pair = _DECADES.match(source.folded, start)
    if pair:
        values = Decimal(pair["one"]), Decimal(pair["two"])
        if values[0] < values[1]:
            fields = (Field.DECADE, Field.DECADE)
            return source.figure(start, pair.end(), Kind.DECADE, "decades", *values, fields=fields)
    match = _DECADE.match(source.folded, start)
    if match is None:
        return None
    value = Decimal(match["full"] or "19" + (match["tens"] or match["bare"]))
    return source.figure(start, match.end(), Kind.DECADE, "decade", value,
                         fields=(Field.DECADE,))  # fmt: skip


def _period(source: Source, start: int, _floor: int) -> Figure | None:
    folded = source.folded
    for pattern, field in ((_HALF, Field.HALF), (_QUARTER, Field.QUARTER)):
        match = pattern.match(folded, start)
        if match:
            value = Decimal(nth_value(match["nth"]))
            return _of_year(source, start, match.end(), match["year"], field, value)
    match = _QUARTERS.match(folded, start)
    if match:
        count = Decimal(ONES.get(match["count"].lower(), 0) or int(match["count"]))
        return _of_year(source, start, match.end(), match["year"], Field.QUARTERS, count)
    match = _CODE.match(folded, start)
    if match is None:
        return None
    field = Field.QUARTER if (match["kind"] or match["kind2"]) == "Q" else Field.HALF
    value = Decimal(match["nth"] or match["nth2"])
    if field is Field.HALF and value > 2:
        return None
    year = match["year"] or match["first_year"]
    return _of_year(source, start, match.end(), year, field, value)


def _of_year(  # noqa: PLR0913, PLR0917 - the parts of a period
    source: Source, start: int, end: int, year: str | None, field: Field, value: Decimal
) -> Figure:
    given = [(Field.YEAR, Decimal(year))] if year else []
    given.append((field, value))
    return _dated(source, start, end, Kind.PERIOD, f"period-{field}", given)


def _fiscal(source: Source, start: int, _floor: int) -> Figure | None:
    match = _FISCAL.match(source.folded, start)
    if match is None:
        return None
    year, last = match["year"] or match["short"], match["last"] or match["short_last"]
    year = year if len(year) > 2 else f"20{year}"
    given = [(Field.YEAR, Decimal(year))]
    if last:
        given.append((Field.YEAR, Decimal(last if len(last) > 2 else year[:2] + last)))
    return _dated(source, start, match.end(), Kind.PERIOD, "fiscal-year", given)


def _plan(source: Source, start: int, _floor: int) -> Figure | None:
    match = _PLAN.match(source.folded, start)
    if match is None:
        return None
    value = Decimal(nth_value(match["nth"]))
    return source.figure(start, match.end(), Kind.ORDINAL, "five-year-plan", value)


def _time(source: Source, start: int, floor: int) -> Figure | None:
    folded = source.folded
    match = TIME.match(folded, start)
    if match is None or (folded[start - 1 : start] in {".", ":", ",", "$", "-"} and start > floor):
        return None
    hour, minute = Decimal(match["hour"]), Decimal(match["minute"] or 0)
    rule = "time"
    half = match["half"].lower() if match["half"] else ""
    if match["part"]:
        half = "a" if match["part"].lower() == "morning" else "p"
    if half:
        if not 0 < hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
        rule = "time-with-part-of-day"
    elif match["clock"]:
        rule = "time-of-either-half"
    elif ":" not in match[0] or hour * 100 + minute > 2400:
        return None
    fields = (Field.HOUR, Field.MINUTE)
    return source.figure(start, match.end(), Kind.TIME, rule, hour, minute, fields=fields)
