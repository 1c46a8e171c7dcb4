"""Figures of English text that are no plain quantity: ranks, fractions, multiples, names."""

import re
from decimal import Decimal

from glossary.figures.english_dates import NTH, nth_value
from glossary.figures.english_numbers import ONES, TENS, read_number
from glossary.figures.english_units import SYMBOLS
from glossary.figures.reading import Source
from glossary.figures.units import NUMBERED, TOP
from glossary.figures.values import Figure, Kind

_SMALL = {**ONES, **TENS, "a": 1, "an": 1}
_LOWER = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
    "thousandth": 1000,
}  # fmt: skip
FRACTION = re.compile(
    rf"(?P<upper>{'|'.join(sorted(_SMALL, key=len, reverse=True))})[ -]"
    r"(?P<lower>thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
    r"|twentieths?|hundredths?|thousandths?)(?![a-z-])",
    re.IGNORECASE,
)
_OF = re.compile(r" of(?! the year)| the ", re.IGNORECASE)
_HALF_OF = re.compile(
    r"(?:one[ -]|a )?half(?= of(?! an? )(?! the year)| (?:the|its|his|her|their|our|all) (?!year|hour))",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?P<upper>[1-9][0-9]?)/(?P<lower>[1-9][0-9]{0,2})(?![0-9/])")
_IN = re.compile(
    r"(?P<upper>one|two|three|four|five|six|seven|eight|nine|[0-9]{1,3})"
    r"(?: in| out of)(?: every)? (?P<lower>two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,4})"
    r"(?![0-9a-z,.]| (?:years|days|months|weeks|hours|minutes))",
    re.IGNORECASE,
)
_MULTIPLES = {"doubl": 2, "tripl": 3, "quadrupl": 4}
_MULTIPLIED = re.compile(r"(?P<stem>doubl|tripl|quadrupl)(?:e|es|ed|ing)(?![a-z-])", re.IGNORECASE)
_VERB_BEFORE = re.compile(
    r"(?:to|will|would|could|can|may|might|more than|nearly|almost|should|must) \Z", re.IGNORECASE
)
_FOLD = re.compile(
    r"(?P<count>[0-9]{1,4}(?:\.[0-9]+)?|two|three|four|five|six|seven|eight|nine|ten|hundred)"
    r"[ -]?fold(?![a-z])",
    re.IGNORECASE,
)
_TWICE = re.compile(r"(?P<word>twice|thrice)(?![a-z-])", re.IGNORECASE)
_NTH = re.compile(rf"(?P<nth>{NTH})(?![a-z0-9])", re.IGNORECASE)
_NTH_NAME = re.compile(
    r" (?:place|session|congress|anniversary|edition|round|phase|stage|batch|prize|plenary|summit"
    r"|conference|meeting|largest|biggest|highest|most|fastest|longest|longest-|consecutive|straight"
    r"|floor|generation|quarter|term|grade|day|year|month|week|person|case|time)(?![a-z])",
    re.IGNORECASE,
)
_SET_NAME = re.compile(r" (time|anniversary|birthday)(?![a-z])", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:(?:No\.?|Number|#) ?(?P<number>[0-9]{1,6})|number (?P<word>one|two|three))"
                       r"(?![0-9a-z]|[,.][0-9])",
                       re.IGNORECASE)  # fmt: skip
_TOP = re.compile(r"top[ -](?P<count>[0-9]{1,4}|three|five|ten|twenty|two|four)(?![0-9a-z]|[,.%][0-9]?)",
                  re.IGNORECASE)  # fmt: skip
_GROUP = re.compile(r"G-?(?P<count>[0-9]{1,2})(?![0-9A-Za-z])|Group of (?P<word>[A-Za-z]+)")
_SCORE = re.compile(r"(?P<one>[0-9]{1,3})-(?P<two>[0-9]{1,3})(?![0-9-]|[,.][0-9]| ?%|[A-Za-z])"
                    r"(?! (?:percent|million|billion|days?|years?|months?|weeks?|hours?|minutes?"
                    r"|meters?|kilometers?|people|yuan|dollars?|points|degrees))")  # fmt: skip
_RATIO = re.compile(r"(?P<one>[0-9]{1,4})(?: to |:)(?P<two>[0-9]{1,4})(?![0-9:]|[,.][0-9])")
# Letters that may follow digits without making a name of the two: 29th, 5km, 3pm, 2bn, 5x.
_NO_NAME = "|".join(
    [
        *(
            "st",
            "nd",
            "rd",
            "th",
            "s",
            "am",
            "pm",
            "bn",
            "mn",
            "mln",
            "tn",
            "k",
            "b",
            "a",
            "p",
            "x",
        ),
        *sorted((re.escape(x) for x in SYMBOLS if x.isalnum()), key=len, reverse=True),
    ]
)
_IDENTIFIER = re.compile(
    r"(?!the[0-9])(?:[A-Za-z]{1,12}[-/]?)+[0-9][A-Za-z0-9]*(?:[-/.][A-Za-z0-9]+)*"
    rf"|[0-9]+(?!(?:{_NO_NAME})(?![A-Za-z0-9]))[A-Za-z]+[A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
    r"|\+?[0-9]{1,4}[- ][0-9]{3,4}[- ][0-9]{3,4}(?:[- ][0-9]{2,4})?(?![0-9])"
    r"|\([0-9]{2,4}\) ?[0-9]{3,4}[- ][0-9]{3,4}(?![0-9])"
    r"|[0-9]+(?:\.[0-9]+){2,}(?![0-9])|[0-9]{1,4}-[0-9]{7,8}(?![0-9])|[0-9]+(?:[-/][0-9]+){2,}"
)
_EVENT = re.compile(r"(?:9/11|24/7)(?![0-9/])")
_NO_IDENTIFIER = re.compile(
    r"(?:RMB|USD|HKD|CNY|EUR|GBP|JPY|AUD|CAD|Rs|RM|FY|Q|H|No|SGD|INR|KRW)-?[0-9].*"
    r"|(?i:mid|post|pre|late|early|a|to|and|the)-[0-9].*"
    r"|[12][0-9]{3}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12][0-9]|0?[1-9])"
)
_KEPT_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[-/]?[0-9]")


def english_words(source: Source, start: int, floor: int) -> Figure | None:
    """Read what is no plain quantity at ``start``."""
    for rule in (
        _numbered,
        _top,
        _group,
        _event,
        _fraction,
        _multiple,
        _ordinal,
        _identifier,
        _score,
    ):
        figure = rule(source, start, floor)
        if figure is not None:
            return figure
    return None


def _small(word: str) -> Decimal:
    return Decimal(word) if word[0].isdigit() else Decimal(_SMALL[word.lower()])


def _numbered(source: Source, start: int, _floor: int) -> Figure | None:
    match = _NUMBERED.match(source.folded, start)
    if match is None or (match[0][:2].lower() == "no" and match[0][:1] == "n" and "." not in match[0]
                         and match[0][2:3] != "m"):  # fmt: skip
        return None
    value = _small(match["number"] or match["word"])
    return source.figure(start, match.end(), Kind.ORDINAL, "numbered", value, unit=NUMBERED)


def _event(source: Source, start: int, _floor: int) -> Figure | None:
    match = _EVENT.match(source.folded, start)
    if match is None:
        return None
    return source.figure(start, match.end(), Kind.IDENTIFIER, "identifier")


def _top(source: Source, start: int, _floor: int) -> Figure | None:
    match = _TOP.match(source.folded, start)
    if match is None:
        return None
    return source.figure(start, match.end(), Kind.TOP, "top", _small(match["count"]), unit=TOP)


def _group(source: Source, start: int, _floor: int) -> Figure | None:
    match = _GROUP.match(source.folded, start)
    if match is None:
        return None
    if match["count"]:
        value, end = Decimal(match["count"]), match.end()
    else:
        number = read_number(source.folded, match.start("word"))
        if number is None:
            return None
        value, end = number.value, number.end
    return source.figure(start, end, Kind.IDENTIFIER, "group-of-countries", value)


def _fraction(source: Source, start: int, _floor: int) -> Figure | None:
    folded = source.folded
    half = _HALF_OF.match(folded, start)
    if half:
        return source.figure(start, half.end(), Kind.FRACTION, "fraction", Decimal(1), Decimal(2))
    slashed = _SLASHED.match(folded, start)
    if (
        slashed
        and int(slashed["upper"]) < int(slashed["lower"])
        and folded[start - 1 : start] != "/"
    ):
        values = Decimal(slashed["upper"]), Decimal(slashed["lower"])
        return source.figure(start, slashed.end(), Kind.FRACTION, "fraction", *values)
    match = FRACTION.match(folded, start)
    if match:
        below = match["lower"].lower()
        upper, lower = _small(match["upper"]), Decimal(_LOWER[below.removesuffix("s")])
        many = below.endswith("s")
        single = upper == 1 and not many
        sure = match["upper"].lower() not in {"a", "an"} or _OF.match(folded, match.end())
        if upper < lower and (many or (single and sure)):
            return source.figure(start, match.end(), Kind.FRACTION, "fraction", upper, lower)
    match = _IN.match(folded, start)
    if match is None:
        return None
    upper, lower = _small(match["upper"]), _small(match["lower"])
    if not upper < lower or lower > 1000:
        return None
    return source.figure(start, match.end(), Kind.FRACTION, "fraction-of-count", upper, lower)


def _multiple(source: Source, start: int, _floor: int) -> Figure | None:
    folded = source.folded
    match = _MULTIPLIED.match(folded, start)
    before = folded[max(0, start - 14) : start]
    if match and (match[0][-1] in "dg" or _VERB_BEFORE.search(before)):
        value = Decimal(_MULTIPLES[match["stem"].lower()])
        return source.figure(start, match.end(), Kind.MULTIPLE, "multiplied", value)
    match = _FOLD.match(folded, start)
    if match:
        count = match["count"].lower()
        value = Decimal(100) if count == "hundred" else _small(count)
        return source.figure(start, match.end(), Kind.MULTIPLE, "fold", value)
    match = _TWICE.match(folded, start)
    if match:
        value = Decimal(2 if match["word"].lower() == "twice" else 3)
        return source.figure(start, match.end(), Kind.MULTIPLE, "times", value)
    return None


def _ordinal(source: Source, start: int, _floor: int) -> Figure | None:
    match = _NTH.match(source.folded, start)
    if match is None:
        return None
    value = Decimal(nth_value(match["nth"]))
    if not match["nth"][0].isdigit() and not _NTH_NAME.match(source.folded, match.end()):
        return None  # first of all, a second look
    following = source.folded[match.end() : match.end() + 14].lower()
    if following.startswith((" century", "-century", " half", " quarter", "-quarter", " five")):
        return None
    if re.match(r" (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
                source.folded[match.end() : match.end() + 8]):  # fmt: skip
        return None
    named = _SET_NAME.match(source.folded, match.end())
    if named:
        rule = "first-time" if value == 1 and named[1] == "time" else "nth-" + named[1]
        return source.figure(start, named.end(), Kind.ORDINAL, rule, value)
    return source.figure(start, match.end(), Kind.ORDINAL, "ordinal", value,
                         spelled=not match["nth"][0].isdigit())  # fmt: skip


def _identifier(source: Source, start: int, floor: int) -> Figure | None:
    before = source.folded[start - 1 : start] if start > floor else ""
    match = _IDENTIFIER.match(source.folded, start)
    if (
        match is None
        or _KEPT_MONTH.match(source.folded, start)
        or (before.isascii() and before.isalnum())
    ):
        return None
    if _NO_IDENTIFIER.fullmatch(match[0]):
        return None
    return source.figure(start, match.end(), Kind.IDENTIFIER, "identifier")


def _score(source: Source, start: int, _floor: int) -> Figure | None:
    """Read 21-15, 3-2 (no range rises so) and 3:1."""
    folded = source.folded
    if start and folded[start - 1] in "-/.:$,":
        return None
    match = _SCORE.match(folded, start)
    if match and int(match["one"]) >= int(match["two"]):
        values = Decimal(match["one"]), Decimal(match["two"])
        return source.figure(start, match.end(), Kind.RATIO, "score", *values)
    match = _RATIO.match(folded, start)
    if match and (int(match["one"]) >= int(match["two"]) or ":" in match[0]):
        if (
            ":" in match[0]
            and len(match["two"]) == 2
            and int(match["one"]) < 24
            and int(match["two"]) < 60
        ):
            return None
        values = Decimal(match["one"]), Decimal(match["two"])
        return source.figure(start, match.end(), Kind.RATIO, "ratio", *values)
    return None
