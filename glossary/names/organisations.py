"""Organisations composed from their parts: place by the table of divisions, kind by the table here.

A body of a known place whose kind is known is certain (浙江省水利厅, 绍兴市上虞区人民政府): its English can
only differ in order. Everything else is a hint, and only where each of its parts has an English:
what stands between place and kind is never guessed, but a firm's own name is spelled in pinyin.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from glossary.constraints import Rendition
from glossary.names.cues import TRANSCRIBED
from glossary.names.generics import ADMINISTRATIVE
from glossary.names.organs import (
    AFTER_BODY,
    BODIES,
    COMPANIES,
    FIELDS,
    LEVELS,
    OFFICES,
    PARTY,
    PARTY_OFFICES,
    SCHOOLS,
    TRADES,
)
from glossary.names.pinyin import spell_place
from glossary.names.places import find_places, place_forms
from glossary.names.tables import divisions, words
from glossary.names.values import Confidence, Name, NameKind
from glossary.spans import Span, resolve_overlaps

_Place = tuple[str, str]
_LONG_ENOUGH = 3  # characters of a body that its level alone introduces


def _either(some: object) -> str:
    return "|".join(sorted(map(re.escape, some), key=len, reverse=True))  # type: ignore[call-overload]


_BODY = re.compile(
    rf"(?P<level>[省市区县])委(?P<party>{_either(PARTY_OFFICES)})"
    rf"|(?P<field>{_either(FIELDS)})(?P<office>[厅局])|(?P<body>{_either(BODIES)})|(?P<cppcc>政协)"
)
_OF_A_LEVEL = re.compile(
    rf"(?<![城都州])(?P<level>[省市区县])(?:(?P<field>{_either(FIELDS)})(?P<office>[厅局])"
    rf"|(?P<body>{_either(b for b in BODIES if len(b) >= _LONG_ENOUGH)}))"
)
_HAN = "[\u4e00-\u9fff]"
_OWN = rf"{_HAN}{{2,3}}?"
_SCHOOL = re.compile(rf"(?P<school>{_either(SCHOOLS)})(?![生院城校园区])")
_FIRM = re.compile(rf"(?P<own>{_OWN})(?P<trade>{_either(TRADES)})(?P<firm>{_either(COMPANIES)})")
_NOT_IN_OWN = frozenset(
    "的了在是到对就也等被还则各全该本多数几一二两三四五六七八九十百千万个每某这那有和与及或从向为以于由大小老省市区县镇乡村街州"
    "公司业厂所院校家名年月日我你他她它们所有些此"
)


def find_organisations(text: str) -> list[Name]:
    """Return the organisations of ``text`` in order, none overlapping another.

    A sure one covers its places; a hint begins behind the place that is sure by itself.

    >>> [(o.source, o.confidence.value) for o in find_organisations("浙江省水利厅、市教育局")]
    [('浙江省水利厅', 'high'), ('市教育局', 'low')]
    """
    places = [p for p in find_places(text) if p.confidence is Confidence.HIGH or p.generic == ""]
    sure = list(_of_places(text, places))
    sites = [p for p in places if p.confidence is Confidence.HIGH]
    found = [*sure, *_of_levels(text, sure), *_others(text, sites, sure)]
    return resolve_overlaps(found, lambda name: name.span)


def organisation_rendition(name: Name) -> Rendition:
    """Return how English writes the organisation: the preferred name and every accepted one."""
    forms = _forms(name.source)
    return Rendition(preferred=forms[0], accepted=forms[1:])


@cache
def _division_names() -> frozenset[_Place]:
    return frozenset((d.stem, d.generic) for d in divisions())


def _name(text: str, start: int, end: int, rule: str, sure: Confidence) -> Name:
    span = Span(start, end)
    return Name(
        span=span, source=span.of(text), kind=NameKind.ORGANISATION, confidence=sure, rule=rule
    )  # fmt: skip


def _of_places(text: str, places: list[Name]) -> Iterator[Name]:
    """Yield bodies of known places: the kind part stands right behind the whole name."""
    for i, place in enumerate(places):
        body = _body_of(text, place)
        if body is None or _goes_on(text, body):
            continue
        start, before = place.span.start, places[i - 1] if i else None
        if before is not None and before.generic and before.span.end == start:
            start = before.span.start
        yield _name(text, start, body.end(), "body-of-place", Confidence.HIGH)


def _body_of(text: str, place: Name) -> re.Match[str] | None:
    """Match the kind part; 区 of 上虞区委 belongs to the place as well."""
    end = place.span.end
    if place.generic:
        body = _BODY.match(text, end)
        sure = body is not None and body["level"] is None and _known(place.stem, place.generic)
        return body if sure else None
    if text[end : end + 1] not in LEVELS or not _known(place.stem, text[end]):
        return None
    body = _BODY.match(text, end)
    if body is not None and body["level"]:
        return body
    body = _BODY.match(text, end + 1)  # 绍兴|市政协: the place finder gives 市 to what follows
    return body if body is not None and body["level"] is None else None


def _known(stem: str, generic: str) -> bool:
    return (stem, generic) in _division_names()


def _goes_on(text: str, body: re.Match[str]) -> bool:
    """Tell whether the last characters begin another word: 人大|代表, 市委|员会."""
    follows = text[body.end() : body.end() + 1]
    if not follows:
        return False
    return any(body[0].endswith(last) and follows in after for last, after in AFTER_BODY.items())


def _of_levels(text: str, sure: list[Name]) -> Iterator[Name]:
    """Yield bodies that say only their level: 省水利厅, 市教育局."""
    for match in _OF_A_LEVEL.finditer(text):
        span = Span(*match.span())
        if not _goes_on(text, match) and not any(span.overlaps(s.span) for s in sure):
            yield _name(text, span.start, span.end, "body-of-level", Confidence.LOW)


def _others(text: str, places: list[Name], sure: list[Name]) -> Iterator[Name]:
    """Yield the rest of a school's or firm's name behind a place that is sure by itself.

    Only there: 斯坦福大学 is no Sitanfu University, and nothing but the place says so.
    """
    for place in places:
        start = place.span.end
        if any(s.span.start < start < s.span.end for s in sure):
            continue
        match = _FIRM.match(text, start) or _SCHOOL.match(text, start)
        if match is not None and _is_own(match.groupdict().get("own")):
            yield _name(text, start, match.end(), "composed", Confidence.LOW)


def _is_own(own: str | None) -> bool:
    """Tell whether the characters may be a name of their own, none that means something."""
    if own is None:
        return True
    known = words()
    parts = {own[i:j] for i in range(len(own)) for j in range(i + 2, len(own) + 1)}
    foreign = len(set(own) & TRANSCRIBED) > 1
    strange = set(own) & _NOT_IN_OWN or parts & known or foreign
    return not strange and spell_place(own) is not None


@lru_cache(maxsize=10_000)
def _forms(source: str) -> tuple[str, ...]:
    level = _OF_A_LEVEL.fullmatch(source)
    if level:
        heads = [LEVELS[level["level"]]]
        return tuple(_bodies(level, heads, []))
    for pattern in (_FIRM, _SCHOOL):
        match = pattern.fullmatch(source)
        if match:
            return _composed(match)
    return _whole(source)


def _composed(match: re.Match[str]) -> tuple[str, ...]:
    if match.re is _SCHOOL:
        return (SCHOOLS[match["school"]],)
    own, trade = spell_place(match["own"]), TRADES[match["trade"]]
    kinds = COMPANIES[match["firm"]]
    return tuple(" ".join(p for p in (own, trade, kind) if p) for kind in kinds)


def _whole(source: str) -> tuple[str, ...]:
    """Compose the name of a body of one place, or of a place in another."""
    places = find_places(source)
    last = next((p for p in reversed(places) if _body_of(source, p) is not None), None)
    body = _body_of(source, last) if last else None
    if last is None or body is None:
        msg = f"not an organisation: {source}"
        raise ValueError(msg)
    generic = last.generic or source[last.span.end]
    outer = [p for p in places if p.span.end == last.span.start and p.generic]
    names = _bodies(body, _heads(last.stem, generic), [_full(last.stem, generic)])
    if not outer:
        return tuple(dict.fromkeys(names))
    around = [_full(outer[0].stem, outer[0].generic), place_forms(outer[0].stem, "")[0]]
    return tuple(
        dict.fromkeys(
            form
            for name in names
            for place in around
            for form in (f"{name}, {place}", f"{name} of {place}", f"{place} {name}")
        )
    )


def _heads(stem: str, generic: str) -> list[str]:
    """Return what stands before the body: Zhejiang Provincial, Zhejiang, Zhejiang Province."""
    bare, full = place_forms(stem, "")[0], _full(stem, generic)
    adjective = LEVELS.get(generic)
    return [f"{bare} {adjective}", bare, full] if adjective else [full, bare]


def _full(stem: str, generic: str) -> str:
    """Return the place with its generic word: Shaoxing City, Zhejiang Province."""
    forms = place_forms(stem, generic)
    kind = next(k for k in ADMINISTRATIVE if generic.endswith(k))
    word = ADMINISTRATIVE[kind][0]
    return next((form for form in forms if form.endswith(word)), forms[0])


def _bodies(body: re.Match[str], heads: list[str], places: list[str]) -> list[str]:
    """Return the names of a body, before and after its place; ``places`` are whole names."""
    groups = body.groupdict()
    if groups["field"]:
        field, office = FIELDS[groups["field"]], OFFICES[groups["office"]]
        orders = [f"{office} of {field}", f"{field} {office}"]
        orders = orders if groups["office"] == "厅" else orders[::-1]
        return [f"{h} {o}" for h in heads for o in orders] + [
            f"{o} of {p}" for o in orders for p in places
        ]
    if groups.get("cppcc"):
        bodies = "CPPCC", "Chinese People's Political Consultative Conference"
        return [f"{h} Committee of the {b}" for b in bodies for h in heads] + [
            f"{b} {h} Committee" for b in bodies for h in heads
        ]
    if groups["body"]:
        return _known_bodies(groups["body"], heads, places)
    office = PARTY_OFFICES[groups["party"]]
    committees = [f"{PARTY} {h} Committee" for h in heads] + [
        f"{h} Committee of the {PARTY}" for h in heads
    ]
    committees += [f"{h} Party Committee" for h in heads]
    if not office:
        return committees
    return [f"{office} of the {c}" for c in committees] + [f"{c} {office}" for c in committees]


def _known_bodies(chinese: str, heads: list[str], places: list[str]) -> list[str]:
    names = BODIES[chinese]
    before = [f"{h} {n}" for n in names for h in heads]
    after = [f"{n} of {p}" for n in names for p in places]
    if chinese == "人民政府":
        return [*after, *before]
    if names[0].endswith("Standing Committee"):
        congress = names[0].removesuffix(" Standing Committee")
        before = [f"Standing Committee of the {h} {congress}" for h in heads] + before
    return [*before, *after]
