"""Times of day, and lengths of time said in parts (1小时45分钟, 1分57秒79)."""

import re
from decimal import Decimal

from glossary.figures.numerals import read_chinese
from glossary.figures.reading import Source, word_after, word_before
from glossary.figures.values import Approximation, Field, Figure, Kind

_NOON = 12
_MIDNIGHT = 24
_SMALL_HOURS, _MORNING, _MIDDAY, _AFTERNOON, _EVENING = range(5)
_PART_OF_DAY = {
    "凌晨": _SMALL_HOURS,
    **dict.fromkeys(("清晨", "早晨", "早上", "上午", "早"), _MORNING),
    **dict.fromkeys(("中午", "午后"), _MIDDAY),
    **dict.fromkeys(("下午", "傍晚"), _AFTERNOON),
    **dict.fromkeys(("晚上", "今晚", "当晚", "夜间", "晚"), _EVENING),
}
_LAST_AT_NIGHT = 4  # 晚上两点 is 2 a.m.
_FIRST_AT_MIDDAY = 10  # 中午十一点半 is before noon
_PARTS = "|".join(_PART_OF_DAY)
_HOUR = r"(?:2[0-4]|1[0-9]|0?[0-9])"
_MINUTE = r"(?:[1-5][0-9]|0?[0-9])"
_CLOCK = re.compile(
    rf"(?P<hour>{_HOUR}) ?(?:"
    r"(?P<word>时(?![间代尚候期速长段刻节空])|点(?=整|半| ?[0-9]{1,2} ?分|[，。、；）（()钟前后许]"
    rf"| ?左右| ?(?:至|到|-|—|~) ?{_HOUR} ?[点时]|\Z)|(?P<spoken>点(?![0-9.])))"
    rf"(?:钟|整|(?P<half>半)| ?(?P<minute>{_MINUTE}) ?分(?![钟之别])"
    r"|(?! ?[0-9]{1,2} ?分(?![钟之])))|[:：](?P<colon>[0-5][0-9])(?![:：]?[0-9]))",
)
_RATIO_BEFORE = re.compile(r"(?:比例?|比分|按|配比|以)[为是]?约?\Z")
_BEFORE = re.compile(rf"(?<!最)(?P<part>{_PARTS}) ?\Z")
_SAME_PART = re.compile(
    rf"(?P<part>{_PARTS}) ?{_HOUR} ?[点时:：](?:半|{_MINUTE} ?分?)? ?(?:至|到|-|—|~) ?\Z"
)
_LONGEST_SAME_PART = 14
_SHORTEST_COLON = 2
_ELAPSED = re.compile(
    r"(?:(?P<hours>[0-9]{1,3}+) ?个?小时 ?[零又]? ?)?+"
    r"(?:(?P<minutes>[0-9]{1,2}+) ?分钟? ?[零又]? ?)?+"
    r"(?:(?P<seconds>[0-9]{1,2}+(?:\.[0-9]{1,3}+)?+) ?秒"
    r"(?:(?P<hundredths>[0-9]{2,3}+)(?![0-9.]))?+)?+",
)
_SPELLED = re.compile(
    r"(?P<hour>二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九零]"
    rf"|{_HOUR}(?= ?点 ?[一三]刻))"
    r" ?(?:点|时)(?:(?P<plain>(?![零〇一二三四五六七八九十半整钟刻间代候尚段]))"
    r"|(?P<mark>钟|整(?![改理合治体顿修])|许)|(?P<half>半(?![个年月]))| ?(?P<quarter>[一三])刻"
    r"|(?P<minute>[零〇一二三四五]?十?[一二三四五六七八九]?)分(?![之钟别]))"
)
_SIXTY = 60
_TWO = 2


def clock(source: Source, start: int, floor: int) -> Figure | None:
    """Read 8时30分, 下午3点, 20:15; 25时 and 24:30 are no times."""
    folded = source.folded
    match = _CLOCK.match(folded, start)
    if match is None:
        return None
    begin, part = _part_of_day(folded, start, floor)
    hour = Decimal(match["hour"])
    minute = Decimal(match["minute"] or match["colon"] or (30 if match["half"] else 0))
    if match["colon"] and (
        _RATIO_BEFORE.search(folded[max(0, start - 5) : start])
        or len(match["hour"]) + len(match["colon"]) == _SHORTEST_COLON
    ):
        return None
    if (match["spoken"] and part is None) or (hour == _MIDNIGHT and minute):
        return None
    hour = _of_day(hour, part)
    rule = "time" if part is None else "time-with-part-of-day"
    if part is None and match["word"] == "点" and hour <= _NOON:
        rule = "time-of-either-half"
    fields = (Field.HOUR, Field.MINUTE)
    return source.figure(begin, match.end(), Kind.TIME, rule, hour, minute, fields=fields)


def spelled_clock(source: Source, start: int, floor: int) -> Figure | None:
    """Read 早上七点, 三点一刻 and 九时三十分; 三点 alone is three points."""
    match = _SPELLED.match(source.folded, start)
    if match is None:
        return None
    begin, part = _part_of_day(source.folded, start, floor)
    written = match["minute"] or ""
    if (match["plain"] is not None and part is None) or (match["minute"] == ""):
        return None
    hour = Decimal(match["hour"]) if match["hour"].isdecimal() else read_chinese(match["hour"])
    quarter = {"一": 15, "三": 45}.get(match["quarter"], 0)
    spelled = read_chinese(written.lstrip("零〇")) if written else None
    minute = spelled or Decimal(30 if match["half"] else quarter)
    if hour is None or hour > _MIDNIGHT or minute >= _SIXTY or (written and spelled is None):
        return None
    hour = _of_day(hour, part)
    rule = "time" if part is None else "time-with-part-of-day"
    if part is None and hour <= _NOON:
        rule = "time-of-either-half"
    fields = (Field.HOUR, Field.MINUTE)
    return source.figure(begin, match.end(), Kind.TIME, rule, hour, minute, fields=fields)


def _of_day(hour: Decimal, part: int | None) -> Decimal:
    """Return the hour of 24 that an hour of 12 is in a part of the day."""
    if hour == _NOON and part in {_SMALL_HOURS, _EVENING}:
        return Decimal(0)  # 晚上十二点 is midnight
    if part in {None, _SMALL_HOURS, _MORNING} or hour >= _NOON:
        return hour
    if part == _MIDDAY and hour >= _FIRST_AT_MIDDAY:
        return hour
    return hour if part == _EVENING and hour <= _LAST_AT_NIGHT else hour + _NOON


def _part_of_day(folded: str, start: int, floor: int) -> tuple[int, int | None]:
    """Return where the part of the day before a time begins, and which it is, if one is said.

    下午2点至4点: the part said of the first time holds for the second.
    """
    before = _BEFORE.search(folded[max(floor, start - 4) : start])
    if before:
        return start - len(before[0]), _PART_OF_DAY[before["part"]]
    earlier = _SAME_PART.search(folded[max(0, start - _LONGEST_SAME_PART) : start])
    return start, _PART_OF_DAY[earlier["part"]] if earlier else None


def elapsed(source: Source, start: int, floor: int) -> Figure | None:
    """Read a length of time with two units at least: 2小时13分38秒, 1小时45分钟, 23秒54."""
    match = _ELAPSED.match(source.folded, start)
    if match is None:
        return None
    said = {k: v for k, v in match.groupdict().items() if v}
    if len(said) < _TWO or not _possible(said):
        return None
    seconds = said.get("seconds", "")
    if "hundredths" in said:
        if "." in seconds:
            return None
        seconds += "." + said["hundredths"]
    parts = ((Field.HOUR, said.get("hours")), (Field.MINUTE, said.get("minutes")))
    given = [(f, v) for f, v in (*parts, (Field.SECOND, seconds)) if v]
    before, begin = word_before(source, start, floor)
    after, end = word_after(source, start + len(match[0].rstrip(" 零又")))
    return source.figure(
        begin, end, Kind.DURATION, "duration-in-parts", *(Decimal(v) for _, v in given),
        fields=tuple(f for f, _ in given),
        approximation=after if before is Approximation.EXACT else before,
    )  # fmt: skip


def _possible(said: dict[str, str]) -> bool:
    """Tell whether the smaller parts are below 60 and no part between is left out."""
    if "hours" in said and "seconds" in said and "minutes" not in said:
        return False
    later = [said[k] for k in ("minutes", "seconds") if k in said and k != next(iter(said))]
    return all(Decimal(part) < _SIXTY for part in later)
