"""Finds the personal names of a Chinese text: ``find_persons``.

A name needs a cue beside it: a title or role before it, a title behind it, a byline, a credit, a
verb of saying; or it is one of a few well-known people. It never invents: a candidate that is an
everyday word, that begins with one, or whose end isn't certain is left alone.
"""

import re
from collections.abc import Iterator

from glossary.names import cues
from glossary.names.boundaries import (
    Edge,
    begins_after,
    could_be_name,
    edge_after,
    is_certain,
    is_plain,
    is_transcription,
    read_name,
)
from glossary.names.known import SPELLINGS, UNSURE
from glossary.names.pinyin import spell_person
from glossary.names.tables import words
from glossary.names.values import Confidence, Name, NameKind
from glossary.spans import Span, resolve_overlaps

_HIGH, _LOW = Confidence.HIGH, Confidence.LOW


def _either(some: tuple[str, ...]) -> str:
    return "|".join(re.escape(x) for x in sorted(set(some), key=len, reverse=True))


_BEFORE = re.compile(f"(?P<title>{_either(cues.TITLES)})|(?P<role>{_either(cues.ROLES)})")
_AFTER = re.compile(f"(?:{_either(cues.AFTER)})")
_SAYS = re.compile(f"(?:{_either(cues.SPEECH)})")
_KNOWN = re.compile(_either(tuple(SPELLINGS)))
_CLAUSE_START = frozenset("。！？；，：、\n“”（）()！ \u3000")
_CONJUNCTIONS = frozenset("但而")
_ONE = r"[\u4e00-\u9fff](?:[ \u3000][\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{1,3})"
_SEPARATOR = r"(?:[ \u3000]+|[、/／]|和)"
_PRESS_LINE = re.compile(
    rf"(?:{_either(cues.PRESS)}|(?<![\u4e00-\u9fff])(?:文|图)(?=[:：/／ \u3000]))(?P<mark>[:：]?[ \u3000]*)(?P<names>{_ONE}(?:{_SEPARATOR}{_ONE})*)"
)
_NAME_LINE = re.compile(rf"\s*(?P<names>{_ONE}(?:[ \u3000]+{_ONE}){{1,5}})\s*\Z")
_CREDIT = re.compile(
    rf"(?P<names>{_ONE})(?P<mark>[ \u3000/／]*)(?:摄|供图|/文|／文)(?![\u4e00-\u9fff])"
)
_MAKES_ANOTHER = (
    "市",
    "县",
    "区",
    "镇",
    "路",
    "街",
    "道",
    "小",
    "号",
    "一",
    "二",
    "三",
    "四",
    "五",
)  # 胡志明市, 祖冲之三号
_NEAR = 14
_OFFICE_NEAR = 4
_LONGEST_NAME_LINE = 40
_THREE = 3
_SUFFIX_LEFT = frozenset(
    "委局厅部院校会司队所站处科室办社团厂区县市镇乡村州省由与和同对向据请即是为及以"
)
_OFFICE_TAIL = frozenset("委局厅部院校会司队所站处科室办社团厂区县市镇乡村州省副总代原前级组党工")


def find_persons(text: str) -> list[Name]:
    """Return the personal names of ``text`` in order, none overlapping another.

    >>> [name.source for name in find_persons("市委书记王小明主持会议，高度重视。")]
    ['王小明']
    """
    found = [*_bylines(text), *_credits(text), *_after_title(text), *_before_title(text)]
    found += [*_known(text), *_speakers(text)]
    found = resolve_overlaps(found, _span, _rank)
    found += _chained(text, found)
    found += _repeated(text, found)
    return [n for n in resolve_overlaps(found, _span, _rank) if spell_person(_letters(n.source))]


def _span(name: Name) -> Span:
    return name.span


def _rank(name: Name) -> int:
    return 0 if name.confidence is _HIGH else 1


def _letters(source: str) -> str:
    return re.sub(r"\s", "", source)


def _name(text: str, start: int, end: int, rule: str, sure: Confidence) -> Name:
    span = Span(start, end)
    source = span.of(text)
    return Name(span=span, source=source, kind=NameKind.PERSON, confidence=sure, rule=rule)


def _foreign_near(text: str, start: int) -> bool:
    """Tell whether what stands before says that the person is no mainland Chinese."""
    before = text[max(0, start - _NEAR) : start]
    clause = re.split(r"[。！？；，：“”]", before)[-1]
    office = text[max(0, start - _OFFICE_NEAR) : start]
    return any(x in clause for x in cues.FOREIGN) or any(x in office for x in cues.FOREIGN_OFFICES)


def _bylines(text: str) -> Iterator[Name]:
    """Names of a byline: 本报记者 王小明 通讯员 李刚, or a line of nothing but names."""
    for match in _PRESS_LINE.finditer(text):
        tokens = list(_tokens(text, *match.span("names")))
        good = [_is_byline_name(text, *token) for token in tokens]
        if match["mark"] or len(tokens) > 1:
            yield from _listed(text, tokens, good, "byline")
    line = _NAME_LINE.match(text) if len(text) <= _LONGEST_NAME_LINE else None
    if line is not None:
        tokens = list(_tokens(text, *line.span("names")))
        if all(_is_byline_name(text, *token) for token in tokens):
            certain = sum(is_certain(_letters(text[a:b])) for a, b in tokens)
            if certain * 2 >= len(tokens):
                yield from (_name(text, a, b, "name-line", _HIGH) for a, b in tokens)


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for token in re.compile(_ONE).finditer(text, start, end):
        yield token.span()


def _listed(
    text: str,
    tokens: list[tuple[int, int]],
    good: list[bool],
    rule: str,
) -> Iterator[Name]:
    for (start, end), fits in zip(tokens, good, strict=True):
        if text[start:end] in cues.PRESS:
            continue
        if not fits:
            return
        yield _name(text, start, end, rule, _HIGH)


def _is_byline_name(text: str, start: int, end: int) -> bool:
    hanzi = _letters(text[start:end])
    after = text[end : end + 1]
    cut = bool(after) and after not in " \u3000、，/／)）】]；;。\n|和" and not after.isascii()
    return could_be_name(hanzi) and not cut and hanzi not in cues.PRESS


def _credits(text: str) -> Iterator[Name]:
    """The name of a credit: 王小明摄, (张三 摄)."""
    for match in _CREDIT.finditer(text):
        start, end = match.span("names")
        if begins_after(text, start) and could_be_name(_letters(match["names"])):
            yield _name(text, start, end, "credit", _HIGH)


def _after_title(text: str) -> Iterator[Name]:
    """A name behind a title or a role: 市委书记王小明."""
    for match in _BEFORE.finditer(text):
        start = match.end()
        read = read_name(text, start)
        if read is None or _foreign_near(text, start) or text.startswith("长江", start - 1):
            continue
        end, edge = read
        sure = _title_confidence(text[start:end], edge, titled=match["title"] is not None)
        if sure is not None:
            yield _name(text, start, end, "after-title", sure)


def _title_confidence(hanzi: str, edge: Edge, *, titled: bool) -> Confidence | None:
    if is_transcription(hanzi) or hanzi[0] in cues.NOT_AFTER_TITLE:
        return None
    if is_certain(hanzi) and edge >= Edge.SOFT:
        return _HIGH if titled or (len(hanzi) >= _THREE and edge >= Edge.WORD) else _LOW
    if titled and is_plain(hanzi) and edge >= Edge.WORD:
        return _HIGH if len(hanzi) >= _THREE else _LOW
    return None


def _before_title(text: str) -> Iterator[Name]:
    """A name before a title: 王小明书记, with nothing of a word before the name."""
    for match in _AFTER.finditer(text):
        for length in (3, 2):
            start = match.start() - length
            hanzi = text[max(start, 0) : match.start()]
            if start < 0 or not could_be_name(hanzi) or hanzi[-1] in _OFFICE_TAIL:
                continue
            if not is_certain(hanzi) or is_transcription(hanzi) or _foreign_near(text, start):
                continue
            clean = begins_after(text, start)
            if clean or text[start - 1] in _SUFFIX_LEFT or _ends_with_title(text, start):
                high = length == _THREE and (clean or _ends_with_title(text, start))
                yield _name(text, start, match.start(), "before-title", _HIGH if high else _LOW)
                break


def _ends_with_title(text: str, at: int) -> bool:
    before = text[max(0, at - 5) : at]
    return any(before.endswith(title) for title in cues.TITLES)


def _speakers(text: str) -> Iterator[Name]:
    """Who says something: a name at the start of a clause, a verb of saying behind it."""
    for match in _SAYS.finditer(text):
        for length in (3, 2):
            start = match.start() - length
            if start < 0:
                continue
            hanzi = text[start : match.start()]
            if not could_be_name(hanzi) or not is_certain(hanzi) or is_transcription(hanzi):
                continue
            if _may_start_clause(text, start):
                sure = _HIGH if length == _THREE and hanzi[1:] not in words() else _LOW
                yield _name(text, start, match.start(), "speaker", sure)
                break


def _may_start_clause(text: str, start: int) -> bool:
    """Tell whether a clause starts here, a lone 但 or 而 before it aside."""
    if start and text[start - 1] in _CONJUNCTIONS:
        start -= 1
    return start == 0 or text[start - 1] in _CLAUSE_START


def _known(text: str) -> Iterator[Name]:
    for match in _KNOWN.finditer(text):
        start, end = match.span()
        if text[end : end + 1] in _MAKES_ANOTHER:
            continue
        if match[0] in UNSURE:
            alone = begins_after(text, start) and edge_after(text, end) is not Edge.NONE
            if not alone or _foreign_near(text, start):
                continue
            yield _name(text, start, end, "known", _LOW)
        else:
            yield _name(text, start, end, "known", _HIGH)


def _chained(text: str, found: list[Name]) -> list[Name]:
    """Names that go on a list after a sure one: 王小明、李刚、赵敏等."""
    chained = []
    for name in found:
        at = name.span.end
        while name.confidence is _HIGH and text[at : at + 1] == "、":
            read = read_name(text, at + 1)
            if read is None or not is_certain(text[at + 1 : read[0]]):
                break
            hanzi = text[at + 1 : read[0]]
            sure = _HIGH if len(hanzi) >= _THREE else _LOW
            chained.append(_name(text, at + 1, read[0], "list", sure))
            at = read[0]
    return chained


def _repeated(text: str, found: list[Name]) -> list[Name]:
    """A name of three characters that a cue showed once is the same name everywhere."""
    sources = {n.source for n in found if n.confidence is _HIGH and len(n.source) >= _THREE}
    taken = {n.span for n in found if n.confidence is _HIGH}
    return [
        _name(text, match.start(), match.end(), "repeated", _HIGH)
        for source in sorted(sources)
        for match in re.finditer(re.escape(source), text)
        if Span(*match.span()) not in taken
    ]
