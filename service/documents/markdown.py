"""Markdown (.md): headings, paragraphs, list items, quotations and table cells.

markdown-it says where they stand; a translated one is written anew on one line, all else keeps its
characters: code, front matter, HTML blocks, link definitions. Code spans, images and inline HTML
are objects that stay.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

from service.documents.inline import Fixed, Inline, Run, text_block
from service.documents.patches import Patch, PatchedText

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_SPECIAL = re.compile(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)|~(?=~)|&(?=#?\w+;)|!(?=\[)")
_AT_START = re.compile(r"(?=[#+>=-])|(?<=\d)(?=[.)])")
_STARTS_LIST = re.compile(r"#{1,6}(?:\s|$)|[-+](?:\s|$)|>|\d{1,9}[.)](?:\s|$)|=+$|-+$")
_BAR = re.compile(r"(?<!\\)\|")
_HARD = re.compile(r"(?:\\|\s+)$")
_PREFIX = re.compile(r"[ \t>]*")
_NEEDS_BRACKETS = re.compile(r"[\s()<>]")


def read_markdown(content: bytes) -> PatchedText:
    """Read a Markdown file (CommonMark with tables and strikethrough)."""
    return PatchedText(content, lambda text: list(_find(text)))


def _find(text: str) -> Iterator[Patch]:
    front = _FRONT_MATTER.match(text)
    hidden = text.count("\n", 0, front.end()) + 1 if front else 0
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    shown = ["" if i < hidden else x.rstrip("\r").replace("\r", " ") for i, x in enumerate(lines)]
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    cell: int | None = None
    opened = ""
    for token in parser.parse("\n".join(shown)):
        if token.type == "tr_open":
            cell = -1
        elif token.type == "tr_close":
            cell = None
        elif token.type in {"th_open", "td_open"} and cell is not None:
            cell += 1
        elif token.type == "inline" and token.map and token.content.strip():
            for stretch in _stretches(token, opened, cell):
                first, last = (token.map[0] + n for n in stretch.lines)
                block = text_block(stretch.items)
                start = starts[first] + stretch.columns(shown[first], first=True)[0]
                end = starts[last] + stretch.columns(shown[last], first=False)[1]
                yield Patch(start, end, block, stretch.render)
        opened = token.type


@dataclass(frozen=True, slots=True)
class _Wrap:
    """What stands before and after formatted or linked text."""

    before: str
    after: str
    link: bool = False


@dataclass(slots=True)
class _Stretch:
    """A piece of an inline token between hard breaks."""

    content: list[str]
    cell: int | None
    escapes_start: bool
    lines: tuple[int, int] = (0, 0)
    items: list[Inline] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)
    styles: dict[tuple[_Wrap, ...], int] = field(default_factory=dict)

    def add(self, token: Token, chain: Sequence[_Wrap]) -> None:
        """Add a child of the inline token."""
        if token.type in {"text", "softbreak", "text_special"}:
            wraps = tuple(chain)
            style = self.styles.setdefault(wraps, len(self.styles))
            text = "\n" if token.type == "softbreak" else token.content
            linked = any(w.link for w in wraps)
            self.items.append(Run(text, style, link=linked))
        else:
            self.items.append(Fixed(len(self.objects), spaced=token.type != "html_inline"))
            self.objects.append(_source_of(token))

    def columns(self, line: str, *, first: bool) -> tuple[int, int]:
        """Return where the stretch begins and ends in its first or last line."""
        if self.cell is not None:
            return _cell_columns(line, self.cell)
        content = self.content[self.lines[0 if first else 1]].strip()
        content = content if self.lines[1] == len(self.content) - 1 else _HARD.sub("", content)
        start = line.find(content)
        if start < 0:  # a tab that the parser made spaces of
            start = _PREFIX.match(line).end()  # type: ignore[union-attr]  # matches always
            return start, len(line.rstrip())
        return start, start + len(content)

    def render(self, target: Sequence[Inline]) -> str:
        """Return a target as Markdown."""
        chains = list(self.styles)
        parts: list[str] = []
        open_now: tuple[_Wrap, ...] = ()
        for piece in target:
            chain = chains[piece.style] if isinstance(piece, Run) else ()
            common = sum(
                1 for _ in takewhile(lambda p: p[0] == p[1], zip(chain, open_now, strict=False))
            )
            text = self._text(piece)
            inner = text.lstrip(" ")
            parts += [w.after for w in reversed(open_now[common:])]
            parts += [" " * (len(text) - len(inner)), *(w.before for w in chain[common:]), inner]
            open_now = chain
        whole = "".join([*parts, *(w.after for w in reversed(open_now))])
        if self.escapes_start and _STARTS_LIST.match(whole):
            whole = _AT_START.sub(r"\\", whole, count=1)
        return _BAR.sub(r"\\|", whole) if self.cell is not None else whole

    def _text(self, piece: Inline) -> str:
        if isinstance(piece, Fixed):
            return self.objects[piece.item]
        return piece.text if piece.verbatim else _SPECIAL.sub(r"\\\g<0>", piece.text)


def _stretches(token: Token, opened: str, cell: int | None) -> Iterator[_Stretch]:
    """Cut an inline token at its hard breaks, where they are between whole lines."""
    children = token.children or []
    content = token.content.split("\n")
    breaks = sum(c.type in {"softbreak", "hardbreak"} for c in children)
    cuts = breaks == len(content) - 1
    stretch = _Stretch(content, cell, opened == "paragraph_open", (0, len(content) - 1))
    chain: list[_Wrap] = []
    autolink = False
    line = 0
    for child in children:
        line += child.type in {"softbreak", "hardbreak"}
        if child.markup == "autolink":
            autolink = child.nesting > 0
        elif autolink:
            stretch.add(Token("autolink", "", 0, content=f"<{child.content}>"), chain)
        elif child.nesting > 0:
            chain.append(_wrap(child))
        elif child.nesting < 0:
            chain.pop()
        elif child.type == "hardbreak" and cuts and not chain:
            stretch.lines = (stretch.lines[0], line - 1)
            yield stretch
            stretch = _Stretch(content, cell, opened == "paragraph_open", (line, len(content) - 1))
        else:
            stretch.add(child, chain)
    yield stretch


def _wrap(token: Token) -> _Wrap:
    if token.type != "link_open":
        return _Wrap(token.markup, token.markup)
    return _Wrap("[", f"]({_destination(token, 'href')})", link=True)


def _destination(token: Token, attribute: str) -> str:
    address = str(token.attrGet(attribute) or "")
    if _NEEDS_BRACKETS.search(address):
        address = f"<{address}>"
    title = str(token.attrGet("title") or "").replace('"', r"\"")
    return f'{address} "{title}"' if title else address


def _source_of(token: Token) -> str:
    """Return an object as Markdown."""
    if token.type == "code_inline":
        pad = " " if token.content.startswith("`") or token.content.endswith("`") else ""
        return f"{token.markup}{pad}{token.content}{pad}{token.markup}"
    if token.type == "image":
        return f"![{token.content}]({_destination(token, 'src')})"
    return "<br>" if token.type == "hardbreak" else token.content


def _cell_columns(line: str, number: int) -> tuple[int, int]:
    """Return where a table's cell begins and ends in its line, white space left out."""
    start = _PREFIX.match(line).end()  # type: ignore[union-attr]  # matches always
    end = len(line.rstrip())
    bars = [m.start() for m in _BAR.finditer(line, start, end)]
    edges = [start - 1, *bars, end]
    cells = [(a + 1, b) for a, b in pairwise(edges)]
    cells = cells[1:] if cells[0][0] == cells[0][1] else cells
    begin, stop = cells[number]
    text = line[begin:stop]
    return begin + len(text) - len(text.lstrip()), begin + len(text.rstrip())
