"""English wordings of times of day, and of lengths of time said in parts."""

from decimal import Decimal

from glossary.figures import wording
from glossary.figures.values import Field, Figure

_NOON = 12
_DAY = 24
_PARTS = {
    Field.HOUR: (("hour", "hours"), ("hr", "hrs"), ("h", "h")),
    Field.MINUTE: (("minute", "minutes"), ("min", "mins"), ("m", "m")),
    Field.SECOND: (("second", "seconds"), ("sec", "secs"), ("s", "s")),
}
_TWO = 2


def time_forms(figure: Figure) -> list[str]:
    """Return the wordings of a time of day."""
    hour, minute = int(figure.values[0]), int(figure.values[1])
    half, twelve = ("a.m." if hour % _DAY < _NOON else "p.m."), hour % _NOON or _NOON
    halves = half, half.replace(".", ""), half.upper(), half.replace(".", "").upper()
    clock = f"{hour}:{minute:02}"
    twelves = [f"{twelve}{s}{minute:02}{gap}{h}" for s in ":." for h in halves for gap in (" ", "")]
    short = [f"{twelve}{gap}{h}" for h in halves for gap in (" ", "")] if not minute else []
    oclock = [f"{n} o'clock" for n in wording.numbers(Decimal(twelve))] if not minute else []
    clocks = [clock, f"{hour:02}:{minute:02}", f"{twelve}:{minute:02}", f"{hour:02}{minute:02}"]
    if hour % _NOON == 0 and not minute:
        with_part = figure.rule == "time-with-part-of-day"
        named = "noon" if hour == _NOON else "midnight"
        oclock += [f"{hour} o'clock", f"{hour:02}:00 hours"]
        named_forms = [named, f"12 {named}"]
        first = [*named_forms, clock] if with_part else [clock, *named_forms]
        return [*first, *clocks, *short, *twelves, *oclock]
    if figure.rule == "time-of-either-half":
        return [*(oclock or clocks[:1]), *clocks, *short, *twelves]
    known = figure.rule == "time-with-part-of-day" or hour > _NOON
    if (known or not minute) and (":" not in figure.source and "：" not in figure.source):
        return [*short, *twelves, *clocks, *oclock]
    return [*clocks, *twelves, *short, *oclock]


def elapsed_forms(figure: Figure) -> list[str]:
    """Return the wordings of 2小时13分38秒: in words, in short units, as a stopwatch shows it."""
    parts = list(zip(figure.fields, figure.values, strict=True))
    if len(parts) < _TWO:
        return _seconds(figure.values[0])
    forms: list[str] = []
    for names in range(3):
        columns = [_part(field, value, names) for field, value in parts]
        for joint, last in (
            (" ", " "),
            (" ", " and "),
            (", ", " and "),
            (", ", ", "),
            (", ", ", and "),
        ):
            forms += [_join(list(row), joint, last) for row in zip(*columns, strict=False)]
    forms += ["".join(_part(field, value, 2)[-1] for field, value in parts)]
    return list(dict.fromkeys([*forms, *_stopwatch(parts)]))


def _part(field: Field, value: Decimal, names: int) -> list[str]:
    """Return one part in digits, in words, and (an hour) with the article."""
    one, many = _PARTS[field][names]
    noun = one if value == 1 else many
    digits, *_ = wording.plain(value)
    words = wording.in_words(value) or [digits]
    single = f"{'an' if one[0] == 'h' else 'a'} {one}" if value == 1 else f"{digits} {noun}"
    return [f"{digits} {noun}", f"{words[0]} {noun}", single, f"{digits}{noun}"]


def _join(row: list[str], joint: str, last: str) -> str:
    return joint.join(row[:-1]) + last + row[-1]


def _stopwatch(parts: list[tuple[Field, Decimal]]) -> list[str]:
    """Return 2:13:38 and 1:57.79; hours with minutes are 1:45 only with their seconds."""
    if parts[-1][0] is not Field.SECOND:
        return []
    head, *tail = [value for _, value in parts]
    written = f"{head:f}"
    for value in tail:
        whole, _, fraction = f"{value:f}".partition(".")
        written += f":{int(whole):02}" + (f".{fraction}" if fraction else "")
    return [written, written.replace(":", "'", 1), written.replace(":", "’", 1)]


def _seconds(value: Decimal) -> list[str]:
    digits = f"{value:f}"
    return [f"{digits} seconds", digits, f"{digits}s", digits.replace(".", "'"), f"{digits} sec"]
