"""From the text of an English page to blocks: hard-wrapped lines rejoined, cut words made whole.

An empty line ends a paragraph, unless the sentence plainly goes on. Lines of one paragraph are
rejoined where the page wrapped them; a word that a hyphen cuts at a line's end is whole again
(``eco-`` + ``nomy``), a compound keeps its hyphen (``low-`` + ``carbon``).
"""

import re
from dataclasses import dataclass

from glossary.language import LanguageCode
from service.pipeline.document import Block, BlockKind

_TERMINAL = re.compile(r"[.?!:;…][”’\"')\]]*$")
_LIST_ITEM = re.compile(r"^(?:[-•●■◆▪*–]\s|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s)")
_BYLINE = re.compile(r"^(?:By|Written by|Reported by|Photo by|Source:|Editor:)\s", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:\(.{1,120}\)|(?:Photo|Figure|Image|Picture|Fig\.)\b.{0,160})$")
_GOES_ON = re.compile(r"^[a-z]")
_STOPS_IN_CLAUSE = re.compile(r"(?:,|\b(?:a|an|the|of|and|or|to|in|for|with|by|on|at|from|that))$")
_CUT = re.compile(r"([A-Za-z]+)-$")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_COMPOUND_HEADS = frozenset(
    [
        *("well", "low", "high", "self", "long", "short", "large", "small", "full", "part", "half"),
        *("non", "anti", "ex", "all", "cross", "co", "multi", "far", "near", "old", "new", "first"),
        *(
            "second",
            "third",
            "one",
            "two",
            "three",
            "four",
            "five",
            "ten",
            "decision",
            "so",
            "user",
        ),
        *(
            "state",
            "world",
            "year",
            "time",
            "people",
            "market",
            "export",
            "import",
            "energy",
            "water",
        ),
        *("job", "cost", "tax", "duty", "land", "sea", "air", "data", "rule", "law", "pro", "post"),
        *(
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "mid",
            "top",
        ),
    ]
)
_LONGEST_HEADING = 110
_NARROWEST_WRAP, _WIDEST_WRAP = 40, 120
_FULL = 0.75  # of the widest line: a line as wide as this was wrapped, not ended
_SHORTEST_REPEAT = 40


@dataclass(frozen=True, slots=True)
class _Line:
    """A non-empty line: its text stripped, where it starts, whether an empty line is before it."""

    text: str
    start: int
    blank_before: bool


def english_blocks(text: str, language: LanguageCode = LanguageCode.ENGLISH) -> tuple[Block, ...]:
    """Return the blocks of an English text in order.

    Every character that is neither white space nor the hyphen of a cut word is in exactly one.
    """
    groups = _rejoin(_lines(text))
    words = frozenset(w.lower() for w in _WORD.findall(text))
    seen: dict[str, int] = {}
    blocks = []
    for number, group in enumerate(groups):
        content, origins = _joined(group, text, words)
        head = group[0].start
        gap = "\n" * text.count("\n", len(text[:head].rstrip()), head) if number else ""
        repeats = seen.get(content) if len(content) >= _SHORTEST_REPEAT else None
        seen.setdefault(content, number)
        blocks.append(
            Block(
                kind=_kind(content, group),
                text=content,
                origins=tuple(origins),
                gap=gap,
                repeats=repeats,
                language=language,
            )
        )
    return tuple(blocks)


def _lines(text: str) -> list[_Line]:
    found = []
    start = 0
    blank = False
    for line in text.split("\n"):
        content = line.strip()
        if content:
            found.append(_Line(content, start + len(line) - len(line.lstrip()), blank))
        blank = not content
        start += len(line) + 1
    return found


def _rejoin(lines: list[_Line]) -> list[list[_Line]]:
    widths = _widths(lines)
    groups: list[list[_Line]] = []
    for line, width in zip(lines, widths, strict=True):
        if groups and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _widths(lines: list[_Line]) -> list[int]:
    """Return for each line the width that its run of lines is wrapped at; 0: it is not."""
    result: list[int] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and not lines[end].blank_before:
            continue
        widest = max(len(line.text) for line in lines[start:end])
        wrapped = end - start > 1 and _NARROWEST_WRAP <= widest <= _WIDEST_WRAP
        result += [widest if wrapped else 0] * (end - start)
        start = end
    return result


def _continues(before: _Line, line: _Line, width: int) -> bool:
    """Tell whether ``line`` goes on with the paragraph that ``before`` is of."""
    if _LIST_ITEM.match(line.text) or _BYLINE.match(line.text):
        return False
    is_open = not _TERMINAL.search(before.text)
    if _CUT.search(before.text) and _GOES_ON.match(line.text):
        return True
    if is_open and _GOES_ON.match(line.text):
        return not line.blank_before or bool(_STOPS_IN_CLAUSE.search(before.text))
    if is_open and _STOPS_IN_CLAUSE.search(before.text):
        return True
    return not line.blank_before and width > 0 and len(before.text) >= _FULL * width


def _joined(group: list[_Line], text: str, words: frozenset[str]) -> tuple[str, list[int]]:
    content = ""
    origins: list[int] = []
    for line in group:
        if content:
            cut = _CUT.search(content)
            if cut and _GOES_ON.match(line.text):
                if not _keeps_hyphen(cut[1], line.text, words):
                    content = content[:-1]
                    origins.pop()
            else:
                content += " "
                origins.append(line.start - 1)
        for offset, character in enumerate(text[line.start : line.start + len(line.text)]):
            content += character
            origins.append(line.start + offset)
    return content, origins


def _keeps_hyphen(head: str, following: str, words: frozenset[str]) -> bool:
    """Tell whether a line's last hyphen is the compound's own, as it is written elsewhere."""
    tail = _WORD.match(following)
    rest = tail[0].lower() if tail else ""
    head = head.lower()
    if f"{head}-{rest}" in words:
        return True
    return head + rest not in words and head in _COMPOUND_HEADS


def _kind(text: str, group: list[_Line]) -> BlockKind:
    if len(group) == 1 and _BYLINE.match(text) and len(text) <= _LONGEST_HEADING:
        return BlockKind.BYLINE
    if _CAPTION.match(text):
        return BlockKind.CAPTION
    plain = not _TERMINAL.search(text)
    short = len(text) <= _LONGEST_HEADING
    return BlockKind.HEADING if plain and short else BlockKind.PARAGRAPH
