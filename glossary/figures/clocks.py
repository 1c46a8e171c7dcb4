"""Times of day, and lengths of time said in parts (1小时45分钟, 1分57秒79)."""

import re
from decimal import Decimal

from glossary.figures.reading import Source, word_after, word_before
from glossary.figures.values import Approximation, Field, Figure, Kind

_NOON = 12
_MIDNIGHT = 24
_PART_OF_DAY = {
    "凌晨": 0, "清晨": 0, "早晨": 0, "早上": 0, "上午": 0, "中午": 12, "午后": 12, "下午": 12,
    "傍晚": 12, "晚上": 12, "今晚": 12, "当晚": 12, "夜间": 12, "早": 0, "晚": 12,
}  # fmt: skip
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
_BEFORE = re.compile(rf"(?P<part>{_PARTS}) ?\Z")
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
_SIXTY = 60
_TWO = 2


def clock(source: Source, start: int, floor: int) -> Figure | None:
    """Read 8时30分, 下午3点, 20:15; 25时 and 24:30 are no times."""
    folded = source.folded
    match = _CLOCK.match(folded, start)
    if match is None:
        return None
    begin, added = _part_of_day(folded, start, floor)
    hour = Decimal(match["hour"])
    minute = Decimal(match["minute"] or match["colon"] or (30 if match["half"] else 0))
    if match["colon"] and (
        _RATIO_BEFORE.search(folded[max(0, start - 5) : start])
        or len(match["hour"]) + len(match["colon"]) == _SHORTEST_COLON
    ):
        return None
    if (match["spoken"] and added is None) or (hour == _MIDNIGHT and minute):
        return None
    if added is not None and hour < _NOON:
        hour += added
    rule = "time" if added is None else "time-with-part-of-day"
    if added is None and match["word"] == "点" and hour <= _NOON:
        rule = "time-of-either-half"
    fields = (Field.HOUR, Field.MINUTE)
    return source.figure(begin, match.end(), Kind.TIME, rule, hour, minute, fields=fields)


def _part_of_day(folded: str, start: int, floor: int) -> tuple[int, int | None]:
    """Return where the part of the day before a time begins and the hours it adds, if one is said.

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
