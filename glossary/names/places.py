"""Finds the place names of a Chinese text: ``find_places``, and their English ``place_forms``.

Two sources: the table of administrative divisions down to the county, and a generic part (镇, 路,
湖) behind an unknown stem, which counts only beside a known place or a preposition, as a hint.
"""

import re
from collections.abc import Iterator
from functools import cache

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from glossary.names.cues import TRANSCRIBED
from glossary.names.generics import (
    ADMINISTRATIVE,
    AFTER_GENERIC,
    BEFORE_WORD,
    ETHNIC,
    LOCAL,
    NOT_THE_PLACE,
    SIDES,
)
from glossary.names.pinyin import spell_place
from glossary.names.tables import Division, divisions, words
from glossary.names.values import Confidence, Name, NameKind
from glossary.spans import Span, resolve_overlaps

_HIGH, _LOW = Confidence.HIGH, Confidence.LOW
_HAN = "[\u4e00-\u9fff]"
_LOCAL = re.compile(
    rf"(?P<stem>{_HAN}{{2,3}}?)(?P<generic>{'|'.join(sorted(LOCAL, key=len, reverse=True))})"
    r"(?![镇乡村港]|街道)"
)
_LEAD = re.compile("位于|坐落于|坐落在|走进|来到|前往|奔赴|地处|途经")
_NOT_IN_STEM = frozenset(
    "的了在是到对就也等被还则各全该本多数几一二两三四五六七八九十百千万个每某这那其他有和与及或从向为以于由大小农新老省市区县镇乡村街州党政人民"
    "之出归等第级类种条座处位名所家次年月日时中内外前后上下左右与",
)
_NATURE = frozenset("江河湖山岛港湾")
_DIVISIONS_BELOW = frozenset({"镇", "乡", "街道"})
_BEFORE_GENERIC = frozenset("特古半渔商旅铁公")  # 特大桥, 古镇, 半岛, 渔港: the generic is longer
_KINDS = frozenset(
    "中心 重点 经济 特色 示范 卫星 建制 工业 农业 旅游 试点 贫困 历史 文化 美丽 生态 建成 魔术 临港 商业 步行 主要 城市 智慧 平安 数字".split(),
)
"""Words that say of what kind a town or a street is."""

_STILL_GENERIC = frozenset("子春沙治兴乐清葛垣宁汀泰丰寿阳岭白武安顺海岛")
_LEVELS = ("province", "prefecture", "county")
_SURNAMES = frozenset("许张王李刘陈赵吴周郭杨徐朱蔡邓冯曹彭沈郑邹吕蒋潘袁魏")
_TWICE = 2


@cache
def _table() -> tuple[CharwiseDoubleArrayAhoCorasick, list[tuple[Division, bool]]]:
    """Return the automaton of full names and bare stems, and what each pattern is."""
    by_pattern: dict[str, tuple[Division, bool]] = {}
    for division in divisions():
        by_pattern.setdefault(division.name, (division, True))
    for division in sorted(divisions(), key=lambda d: _LEVELS.index(d.level)):
        if division.bare != "no" and len(division.stem) >= _TWICE:
            by_pattern.setdefault(division.stem, (division, False))
    automaton = CharwiseDoubleArrayAhoCorasick(list(by_pattern), MATCH_KIND_LEFTMOST_LONGEST)
    return automaton, list(by_pattern.values())


def find_places(text: str) -> list[Name]:
    """Return the place names of ``text`` in order, none overlapping another.

    >>> [(n.source, n.generic) for n in find_places("绍兴市上虞区东关街道")]
    [('绍兴市', '市'), ('上虞区', '区'), ('东关街道', '街道')]
    """
    known = list(_known(text))
    return resolve_overlaps([*known, *_local(text, known)], lambda name: name.span)


def _known(text: str) -> Iterator[Name]:
    automaton, patterns = _table()
    for start, end, index in automaton.find(text):
        division, full = patterns[index]
        rule = _full if full else _bare
        found = rule(text, start, end, division)
        if found is not None:
            yield found


def _full(text: str, start: int, end: int, division: Division) -> Name | None:
    generic = division.generic
    if generic and _belongs_to_next(text, end, generic):
        cut = start + len(division.stem)
        if division.bare == "no" or len(division.stem) < _TWICE:
            if text[end] in "委长府级" and len(division.stem) >= _TWICE:
                return _name(text, (start, cut), division, "", "division-of-office", _LOW)
            return None
        return None if text[end] == "圈" else _bare(text, start, cut, division)
    if _cut_from_words(text, start, end):
        return None
    return _name(text, (start, end), division, generic, "division", _HIGH)


def _cut_from_words(text: str, start: int, end: int) -> bool:
    """Tell whether the full name is cut out of others: 26万|山区, 千|叶县, 沿海|城市, 建成|都市."""
    if text[max(start - 1, 0) : start].isdigit() and text[start] in "千万亿":
        return True
    if end - start == _TWICE and not _may_begin(text, start):
        return True
    known = words()
    return start > 0 and text[start - 1 : start + 1] in known and text[start + 1 : end] in known


def _belongs_to_next(text: str, end: int, generic: str) -> bool:
    """Tell whether the last character begins the next word: 省|委, 区|域, but not 省 长子县."""
    follows = text[end : end + 1]
    if not follows or follows not in AFTER_GENERIC.get(generic[-1], ""):
        return False
    return follows != "长" or text[end + 1 : end + 2] not in _STILL_GENERIC or end + 1 == len(text)


def _bare(text: str, start: int, end: int, division: Division) -> Name | None:
    if division.level != "province":
        before = text[max(start - 1, 0) : start] + text[start]
        after = text[end - 1 : end + 1]
        if before in words() or after in words() or before == "峨眉" or _goes_on(text, end):
            return None
        if _in_transcription(text, start, end) or _in_person(text, start):
            return None
    elif _goes_on(text, end) or text[end : end + 1] in SIDES or _after_coast(text, start):
        return None
    if text.startswith(NOT_THE_PLACE.get(division.stem, ("\0",)), end):
        return None
    if text[max(start - 1, 0) : start] in set("·•-"):
        return None
    sure = _HIGH if division.bare == "yes" else _LOW
    return _name(text, (start, end), division, "", "division-bare", sure)


def _may_begin(text: str, start: int) -> bool:
    """Tell whether a county of two characters (和县, 叶县) may begin here, not in 千叶县."""
    before = text[max(start - 1, 0) : start]
    return not re.match(_HAN, before) or before in "省市州"


def _in_person(text: str, start: int) -> bool:
    """Tell whether the stem is rather a given name: 许银川, 张玉林."""
    before = text[max(start - 2, 0) : start]
    return before[-1:] in _SURNAMES and before not in words()


def _after_coast(text: str, start: int) -> bool:
    """Tell whether 海南 is cut out of 沿海南部."""
    before = text[max(start - 1, 0) : start]
    if not before or not text.startswith("海南", start):
        return False
    return before in "东南西北黄渤近远公上" or before + "海" in words()


def _in_transcription(text: str, start: int, end: int) -> bool:
    """Tell whether the stem is a part of a foreign name: 马里兰州, 佛罗里达州, 瑞金特, 奥巴马."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if text[end - 1] == "州" and before and before in "士格荷波爱芬":
        return True
    return not TRANSCRIBED.isdisjoint(before + after)


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a generic of nature or a street goes on: 南京路, 武汉大桥 aren't the city."""
    return text[end : end + 1] in set("路江河湖山港湾岛峡关") or text[end : end + 2] in {
        "大道",
        "东路",
        "西路",
    }


def _name(  # noqa: PLR0913, PLR0917 - the parts of a Name
    text: str,
    at: tuple[int, int],
    division: Division,
    generic: str,
    rule: str,
    sure: Confidence,
) -> Name:
    span = Span(*at)
    return Name(
        span=span,
        source=span.of(text),
        kind=NameKind.PLACE,
        confidence=sure,
        rule=rule,
        stem=division.stem,
        generic=generic,
    )


def _local(text: str, known: list[Name]) -> Iterator[Name]:
    """A generic part with an unknown stem, right behind a known place or a word of place."""
    behind = {n.span.end for n in known if n.generic}
    starts = behind | {m.end() for m in _LEAD.finditer(text)}
    for start in sorted(starts):
        match = _LOCAL.match(text, start)
        if match is not None and start not in behind and match["generic"] in _NATURE:
            continue
        if match is None or text[match.end() : match.end() + 1] in set(
            AFTER_GENERIC.get(match["generic"][-1], "") or "\0",
        ):
            continue
        if _is_stem(match["stem"], match["generic"]) and spell_place(match["stem"]):
            yield Name(
                span=Span(*match.span()),
                source=match[0],
                kind=NameKind.PLACE,
                confidence=_LOW,
                rule="generic-part",
                stem=match["stem"],
                generic=match["generic"],
            )


def _is_stem(stem: str, generic: str) -> bool:
    if any(c in _NOT_IN_STEM for c in stem) or stem in _KINDS or stem[-1] in _BEFORE_GENERIC:
        return False
    known = words()
    return generic in _DIVISIONS_BELOW or not (stem in known or stem[:2] in known)


@cache
def _english() -> dict[tuple[str, str], str]:
    return {(d.stem, d.generic): d.english for d in reversed(divisions())}


@cache
def _english_of_stem() -> dict[str, str]:
    order = sorted(divisions(), key=lambda d: _LEVELS.index(d.level))
    return {d.stem: d.english for d in reversed(order)}


def place_forms(stem: str, generic: str) -> tuple[str, ...]:
    """Return the English of a place name, the preferred form first; none if it has no reading.

    >>> place_forms("上虞", "区")
    ('Shangyu District', 'Shangyu district', 'district of Shangyu', 'Shangyu')
    """
    english = _english().get((stem, generic)) or _english_of_stem().get(stem) or spell_place(stem)
    if english is None:
        return ()
    if not generic:
        return _spellings((english,))
    if generic in LOCAL:
        whole = [form for word in LOCAL[generic] for form in _with(english, word)]
        whole += [pattern.format(english) for pattern in BEFORE_WORD.get(generic, ())]
        joined = spell_place(stem + generic)
        whole += [f"{joined} {LOCAL[generic][0]}", joined] if joined else []
        return _spellings(tuple(whole))
    peoples, kind = _parts(generic)
    full = " ".join([english, *peoples])
    if len(peoples) > 1:
        listed = f"{', '.join(peoples[:-1])} and {peoples[-1]}"
        listed_form = [f"{english} {listed} {ADMINISTRATIVE[kind][0]}"]
    else:
        listed_form = []
    whole = [form for word in ADMINISTRATIVE[kind] for form in _with(full, word)]
    if len(stem) == 1 and (syllable := spell_place(stem)):
        whole.append(f"{syllable} {ADMINISTRATIVE[kind][0]}")
    first = [english] if kind in {"市", "特别行政区"} and not peoples else []
    return _spellings((*first, *listed_form, *whole, english))


def _with(name: str, word: str) -> list[str]:
    small = word.lower() if not word.isupper() else word
    return [f"{name} {word}", f"{name} {small}", f"{small} of {name}"]


def _parts(generic: str) -> tuple[list[str], str]:
    """Split 土家族苗族自治州 into the peoples' English names and 自治州."""
    kind = next(k for k in ADMINISTRATIVE if generic.endswith(k))
    rest = generic[: -len(kind)]
    peoples = []
    while rest:
        people = next(
            (p for p in sorted(ETHNIC, key=len, reverse=True) if rest.startswith(p)), None
        )
        if people is None:
            break
        peoples.append(ETHNIC[people])
        rest = rest[len(people) :].removeprefix("族")
    return peoples, kind


_OTHER_SPELLINGS = {
    "Xizang": ("Tibet",), "Macao": ("Macau",), "Urumqi": ("Ürümqi",), "Xigaze": ("Shigatse", "Rikaze"),
    "Kashgar": ("Kashi",), "Hotan": ("Hetian",), "Hinggan": ("Xing'an",), "Ulanqab": ("Wulanchabu",),
    "Hulunbuir": ("Hulun Buir",), "Bayannur": ("Bayan Nur", "Bayannaoer"), "Nyingchi": ("Linzhi",),
    "Qamdo": ("Chamdo", "Changdu"), "Nagqu": ("Naqu",), "Ngari": ("Ali",), "Golog": ("Guoluo",),
    "Garze": ("Ganzi", "Garzê"), "Aba": ("Ngawa",), "Turpan": ("Turfan", "Tulufan"), "Baise": ("Bose",),
    "Lyuliang": ("Lüliang", "Luliang"), "Hohhot": ("Huhehaote",), "Khorgos": ("Horgos",),
    "Horgos": ("Khorgos", "Korgas"), "Uygur": ("Uyghur",), "Da Hinggan Ling": ("Greater Khingan", "Greater Hinggan", "Daxing'anling"), "Zalantun": ("Zhalantun",),
    "Altay": ("Aletai",), "Ili": ("Yili",), "Ordos": ("Erdos",),
}  # fmt: skip


def _spellings(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Add the forms without apostrophes and with the other spellings in use."""
    more = [f.replace("'", "") for f in forms if "'" in f]
    for yu in ("Lyu", "Nyu", "lyu", "nyu"):
        more += [f.replace(yu, yu[0] + u) for f in forms if yu in f for u in "üu"]
    for usual, others in _OTHER_SPELLINGS.items():
        more += [f.replace(usual, other) for f in forms if usual in f for other in others]
    return tuple(dict.fromkeys((*forms, *more)))
