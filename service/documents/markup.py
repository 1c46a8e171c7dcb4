"""Texts between tags, as HTML and subtitles have them: cut into tokens, put together again.

The source is never parsed into a tree and written anew: a stretch of text and inline tags is
replaced, all else keeps its characters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from html import escape, unescape
from itertools import accumulate, takewhile

from service.documents.inline import Fixed, Inline, Run, text_block
from service.documents.patches import Patch

_START = re.compile(r"<(?=[A-Za-z!?]|/[A-Za-z])")
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<[!?][^>]*+>"
    r"|<(?P<close>/)?(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL,
)
INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
    }
)
VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    }
)
OBJECTS = frozenset({"img", "input", "wbr", "embed"})
SPOKEN = frozenset({"code", "kbd", "samp", "var"})  # read as a word of the sentence
WHOLE = frozenset({"svg", "math", "object", "audio", "video", "canvas", "iframe", "ruby"})
RAW = frozenset({"script", "style", "textarea", "pre", "xmp", "template"})
_LINK = re.compile(r"<a\b", re.IGNORECASE)
_UNTRANSLATED = re.compile(
    r"\btranslate\s*=\s*[\"']?no\b|\bclass\s*=\s*[\"'][^\"']*\bnotranslate\b", re.IGNORECASE
)


class _Kind(Enum):
    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    OBJECT = auto()
    BREAK = auto()


@dataclass(slots=True)
class _Token:
    """A piece of the source; ``pair`` is the index of the tag that belongs to it."""

    kind: _Kind
    start: int
    end: int
    name: str = ""
    pair: int | None = None


def find_texts(source: str, start: int = 0, end: int | None = None) -> Iterator[Patch]:
    """Yield the stretches of text between tags that break the line, in order."""
    tokens = _paired(_tokens(source, start, len(source) if end is None else end))
    stretch: list[_Token] = []
    for token in [*tokens, _Token(_Kind.BREAK, 0, 0)]:
        if token.kind is not _Kind.BREAK:
            stretch.append(token)
            continue
        patch = _patch(source, stretch)
        if patch:
            yield patch
        stretch = []


def _tokens(source: str, start: int, end: int) -> Iterator[_Token]:
    position = start
    while position < end:
        begins = _START.search(source, position, end)
        tag = _TAG.match(source, begins.start(), end) if begins else None
        edge = tag.start() if tag else end  # after a tag that never ends, there are no more tags
        if edge > position:
            yield _Token(_Kind.TEXT, position, edge)
        if tag is None:
            return
        position = tag.end()
        name = (tag["name"] or "").lower()
        kind = _kind(tag, name)
        if kind is None:
            position = _end_of(source, name, position, end)
            inside = name in WHOLE | SPOKEN or name in INLINE
            kind = _Kind.OBJECT if inside else _Kind.BREAK
        yield _Token(kind, tag.start(), position, name)


def _kind(tag: re.Match[str], name: str) -> _Kind | None:
    """Return what a tag is; None for one whose content is not translated."""
    if not name:
        return _Kind.OBJECT if tag[0].startswith("<!--") else _Kind.BREAK
    closed = bool(tag["close"])
    filled = not closed and name not in VOID and not tag["rest"].endswith("/")
    if filled and (name in RAW | WHOLE | SPOKEN or _UNTRANSLATED.search(tag["rest"])):
        return None
    if name in OBJECTS:
        return _Kind.OBJECT
    if name in INLINE:
        return _Kind.CLOSE if closed else _Kind.OPEN
    return _Kind.BREAK


def _end_of(source: str, name: str, position: int, end: int) -> int:
    """Return where the element that was just opened ends, elements of its name inside counted."""
    depth = 1
    for tag in re.compile(rf"<(/?){re.escape(name)}\b[^<>]*+>", re.IGNORECASE).finditer(
        source, position, end
    ):
        depth += -1 if tag[1] else 0 if tag[0].endswith("/>") or name in RAW else 1
        if not depth:
            return tag.end()
    return end


def _paired(tokens: Iterator[_Token]) -> list[_Token]:
    """Give inline tags their partners; one whose partner stands in another stretch is a break."""
    found = list(tokens)
    opened: list[int] = []
    for i, token in enumerate(found):
        if token.kind is _Kind.OPEN:
            opened.append(i)
        elif token.kind is _Kind.CLOSE and opened and found[opened[-1]].name == token.name:
            token.pair = opened.pop()
            found[token.pair].pair = i
        elif token.kind is _Kind.BREAK:
            opened = []
    for token in found:
        if token.kind in {_Kind.OPEN, _Kind.CLOSE} and token.pair is None:
            token.kind = _Kind.BREAK
    breaks = [0, *accumulate(token.kind is _Kind.BREAK for token in found)]
    for i, token in enumerate(found):  # a new break may have come between partners
        if token.kind is _Kind.OPEN and token.pair and breaks[token.pair] > breaks[i]:
            token.kind = found[token.pair].kind = _Kind.BREAK
    return found


@dataclass(slots=True)
class _Stretch:
    """A stretch of tokens on its way to a patch: its styles are chains of opening tags."""

    source: str
    styles: dict[tuple[str, ...], int] = field(default_factory=dict)
    closers: dict[str, str] = field(default_factory=dict)
    objects: list[str] = field(default_factory=list)

    def items(self, tokens: Sequence[_Token]) -> Iterator[Inline]:
        """Yield the tokens as runs and objects."""
        chain: tuple[str, ...] = ()
        for token in tokens:
            raw = self.source[token.start : token.end]
            if token.kind is _Kind.OPEN:
                chain = (*chain, raw)
            elif token.kind is _Kind.CLOSE:
                self.closers[chain[-1]] = raw
                chain = chain[:-1]
            elif token.kind is _Kind.OBJECT:
                yield Fixed(len(self.objects), spaced=token.name in SPOKEN | INLINE)
                self.objects.append(raw)
            else:
                style = self.styles.setdefault(chain, len(self.styles))
                yield Run(unescape(raw), style, link=any(_LINK.match(tag) for tag in chain))

    def render(self, target: Sequence[Inline]) -> str:
        """Return a target as markup."""
        chains = list(self.styles)
        parts = []
        open_now: tuple[str, ...] = ()
        for piece in target:
            chain = chains[piece.style] if isinstance(piece, Run) else ()
            common = sum(
                1 for _ in takewhile(lambda p: p[0] == p[1], zip(chain, open_now, strict=False))
            )
            parts += [self.closers[tag] for tag in reversed(open_now[common:])]
            parts += chain[common:]
            open_now = chain
            parts.append(
                self.objects[piece.item]
                if isinstance(piece, Fixed)
                else escape(piece.text, quote=False)
            )
        return "".join([*parts, *(self.closers[tag] for tag in reversed(open_now))])


def _patch(source: str, tokens: Sequence[_Token]) -> Patch | None:
    """Return the patch of a stretch; white space at its ends stays outside."""
    stretch = _Stretch(source)
    block = text_block(stretch.items(tokens))
    if not block.text:
        return None
    start, end = tokens[0].start, tokens[-1].end
    if tokens[0].kind is _Kind.TEXT:
        text = source[start : tokens[0].end]
        start += len(text) - len(text.lstrip())
    if tokens[-1].kind is _Kind.TEXT:
        text = source[tokens[-1].start : end]
        end -= len(text) - len(text.rstrip())
    return Patch(start, end, block, stretch.render)
