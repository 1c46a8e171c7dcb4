"""From the text of a page to blocks: broken lines rejoined, headings and captions kept apart.

What pages pasted from newspapers, PDF and web have in common: a sentence is cut by a line break
(with or without an empty line), columns come twice, pictures leave captions between paragraphs. A
line that
stops in mid-sentence goes on in the next line of prose; everything else keeps the line breaks it
had.
"""

import re
from dataclasses import dataclass, replace

from glossary.language import LanguageCode
from service.pipeline.document import Block, BlockKind, SourceDocument
from service.pipeline.english_layout import english_blocks

_TERMINAL = re.compile(r"[。！？!?…][”’」』）)\]】》\"']*$|[.][”’\"')]*$")
_PROSE = re.compile(r"[。！？；;]|[，,].*[，,]")
_LIST_ITEM = re.compile(
    r"^(?:\d+[.、)）]|[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十\d]+[)）]|[•●■◆▪*-]\s|第[一二三四五六七八九十百\d]+[章节条款])"
)
_BYLINE = re.compile(
    r"^(?:[（(]?(?:本报|本刊|新华社|人民日报)?(?:记者|通讯员|特约记者|见习记者|作者|编辑|责任编辑|撰稿|文[/／])[\s:：]?[^。！？；，]{1,40}"
    r"|[\u4e00-\u9fff·]{2,4}(?:[ \u3000]+[\u4e00-\u9fff·]{2,4}){1,5})$"
)
_CAPTION = re.compile(r"^(?:[（(].{1,60}[)）]|图[为：:\d].{0,80}|.{1,80}[\s/／]?摄[)）]?)$")
_LONGEST_HEADING = 40
_SHORTEST_REPEAT = 24
_CUT_AT_START = 4  # characters that a column break may have torn off a repeated line
_WRAPPED_LINES = 3
_NARROWEST_WRAP = 12


@dataclass(frozen=True, slots=True)
class _Line:
    """A non-empty line: its text stripped, where it starts, what stood before it."""

    text: str
    start: int
    blank_before: int
    indented: bool

    @property
    def open(self) -> bool:
        """The line stops before its sentence does."""
        return not _TERMINAL.search(self.text)

    @property
    def prose(self) -> bool:
        """The line is running text, not a heading or a caption."""
        return bool(_PROSE.search(self.text)) or len(self.text) > _LONGEST_HEADING

    @property
    def stops_in_clause(self) -> bool:
        """The line ends with a mark that no heading ends with."""
        return self.text[-1] in "，、；,;"


def lay_out(
    text: str, *, lines: bool = False, language: LanguageCode = LanguageCode.CHINESE_SIMPLIFIED
) -> SourceDocument:
    """Return the blocks of ``text``; every character that is not white space is in exactly one.

    ``lines``: each line is a block of its own, empty ones included, nothing is rejoined.
    ``language`` is the text's: English is laid out by other marks (``english_layout``).
    """
    if lines:
        return SourceDocument(text, tuple(_in_language(b, language) for b in _line_blocks(text)))
    if language.base != "zh":
        return SourceDocument(text, english_blocks(text, language))
    found = _lines(text)
    groups = _rejoin(found)
    repeats = _repeats(["".join(x.text for x in group) for group in groups])
    laid = [_block(group, text, first=i == 0, repeats=repeats[i]) for i, group in enumerate(groups)]
    return SourceDocument(text, tuple(_mark_captions(laid)))


def _in_language(block: Block, language: LanguageCode) -> Block:
    sentence = language.base != "zh" and _TERMINAL.search(block.text)
    kind = BlockKind.PARAGRAPH if sentence else block.kind
    return replace(block, kind=kind, language=language)


def _line_blocks(text: str) -> list[Block]:
    blocks = []
    start = 0
    for i, line in enumerate(text.split("\n")):
        content = line.strip()
        begin = start + len(line) - len(line.lstrip())
        kind = BlockKind.PARAGRAPH if _PROSE.search(content) else BlockKind.HEADING
        origins = tuple(range(begin, begin + len(content)))
        blocks.append(Block(kind=kind, text=content, origins=origins, gap="\n" if i else ""))
        start += len(line) + 1
    return blocks


def _lines(text: str) -> list[_Line]:
    found = []
    start = blank = 0
    for line in text.split("\n"):
        content = line.strip()
        if content:
            lead = len(line) - len(line.lstrip())
            indented = line.startswith(("\u3000\u3000", "    "))
            found.append(_Line(content, start + lead, blank, indented))
            blank = 0
        else:
            blank += 1
        start += len(line) + 1
    return found


def _rejoin(lines: list[_Line]) -> list[list[_Line]]:
    repeated = {i for i, j in enumerate(_repeats([x.text for x in lines])) if j is not None}
    wrapped = _wrapped(lines)
    groups: list[list[_Line]] = []
    for i, line in enumerate(lines):
        joins = groups and (i in wrapped or _continues(groups[-1][-1], line))
        if joins and (i not in repeated or i in wrapped):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(before: _Line, line: _Line) -> bool:
    """Tell whether ``line`` goes on with the sentence that ``before`` stops in."""
    if not before.open or line.indented or _LIST_ITEM.match(line.text):
        return False
    if _BYLINE.match(line.text) or _CAPTION.match(line.text):
        return False
    ends_here = line.prose or not line.open
    if before.stops_in_clause:
        return ends_here or before.prose
    return before.prose and ends_here


def _wrapped(lines: list[_Line]) -> set[int]:
    """Return the lines that go on with the one before in a text wrapped at one width.

    Three or more lines without empty lines between, all but the last of nearly the same length.
    """
    result: set[int] = set()
    start = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and not lines[i].blank_before and not lines[i].indented:
            continue
        run = range(start, i)
        widths = [len(lines[j].text) for j in run][:-1]
        even = len(run) >= _WRAPPED_LINES and max(widths) - min(widths) <= 2  # noqa: PLR2004 - a wide mark
        if even and min(widths) >= _NARROWEST_WRAP and any(lines[j].prose for j in run):
            result |= {
                j for j in run[1:] if lines[j - 1].open and not _LIST_ITEM.match(lines[j].text)
            }
        start = i
    return result


def _repeats(texts: list[str]) -> list[int | None]:
    """Return for each text the earlier one that it repeats, whole or from near its start on."""
    seen: dict[str, int] = {}
    by_ending: dict[str, list[int]] = {}
    result: list[int | None] = []
    for i, text in enumerate(texts):
        first = seen.get(text)
        ending = text[-_SHORTEST_REPEAT:]
        if first is None and len(text) >= 2 * _SHORTEST_REPEAT:
            tail = text[_CUT_AT_START:]
            alike = by_ending.get(ending, [])
            first = next((j for j in alike if texts[j].endswith(tail)), None)
        result.append(first if len(text) >= _SHORTEST_REPEAT else None)
        if text not in seen:
            seen[text] = i
            by_ending.setdefault(ending, []).append(i)
    return result


def _block(group: list[_Line], text: str, *, first: bool, repeats: int | None) -> Block:
    content = ""
    origins: list[int] = []
    for line in group:
        if content and content[-1].isascii() and line.text[0].isascii():
            joint = content[-1] + line.text[0]
            if joint.isalnum() or content[-1] in ",;.":
                content += " "
                origins.append(line.start - 1)
        content += line.text
        origins.extend(range(line.start, line.start + len(line.text)))
    head = group[0]
    before = text[: head.start].rstrip()
    gap = "" if first else "\n" * text.count("\n", len(before), head.start)
    return Block(
        kind=_kind(content, group),
        text=content,
        origins=tuple(origins),
        gap=gap,
        repeats=repeats,
    )


def _kind(text: str, group: list[_Line]) -> BlockKind:
    if len(group) == 1 and _BYLINE.match(text):
        return BlockKind.BYLINE
    if _CAPTION.match(text):
        return BlockKind.CAPTION
    short = len(group) == 1 and len(text) <= _LONGEST_HEADING
    plain = not _TERMINAL.search(text) and not group[0].stops_in_clause
    return BlockKind.HEADING if short and plain else BlockKind.PARAGRAPH


def _mark_captions(blocks: list[Block]) -> list[Block]:
    """A short line that a picture's gap sets apart, with no paragraph under it, is a caption."""
    result = []
    for i, block in enumerate(blocks):
        following = blocks[i + 1].kind if i + 1 < len(blocks) else BlockKind.HEADING
        apart = block.gap.count("\n") > 2 and following is not BlockKind.PARAGRAPH  # noqa: PLR2004
        if apart and block.kind is BlockKind.HEADING and i + 1 < len(blocks):
            block = replace(block, kind=BlockKind.CAPTION)  # noqa: PLW2901 - frozen value
        result.append(block)
    return result
