"""Subtitles (.srt): the words of each cue; numbers, times and tags stay.

The lines of a cue are one text, but where each begins with a dash they are what two people say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.documents.inline import Inline, Run
from service.documents.markup import find_texts
from service.documents.patches import Patch, PatchedText

_CUE = re.compile(
    r"^[ \t]*\d+:\d\d:\d\d[,.]\d+[ \t]*-->[ \t]*\d+:\d\d:\d\d[,.]\d+[^\n]*\n"
    r"(?P<words>(?:(?![ \t]*\d+[ \t]*\r?\n[ \t]*\d+:\d\d:)[ \t]*\S[^\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)
_DIALOGUE = re.compile(r"(?P<dash>[ \t]*[-－—–]+[ \t]*)(?P<words>\S[^\n]*)")
_POSITION = re.compile(r"(?:\{[^}\n]*\}[ \t]*)+")
WIDEST = 42


def read_srt(content: bytes) -> PatchedText:
    """Read a file of subtitles."""
    return PatchedText(content, lambda text: list(_find(text)))


def _find(text: str) -> Iterator[Patch]:
    for cue in _CUE.finditer(text):
        start, end = cue.span("words")
        end = start + len(text[start:end].rstrip())
        lines = text[start:end].split("\n")
        if len(lines) > 1 and all(_DIALOGUE.match(line) for line in lines):
            for line in _DIALOGUE.finditer(text, start, end):
                yield from _patches(text, *line.span("words"))
        else:
            position = _POSITION.match(text, start, end)
            yield from _patches(text, position.end() if position else start, end)


def _patches(text: str, start: int, end: int) -> Iterator[Patch]:
    newline = "\r\n" if "\r\n" in text else "\n"
    for patch in find_texts(text, start, end):
        render = patch.render
        yield replace(
            patch,
            render=lambda target, render=render: render(_wrapped(target, newline)),  # type: ignore[misc]
        )


def _wrapped(target: Sequence[Inline], newline: str) -> list[Inline]:
    """Break a long subtitle into two lines of about the same length, at a space."""
    whole = "".join(p.text for p in target if isinstance(p, Run))
    if len(whole) <= WIDEST:
        return list(target)
    parts = -(-len(whole) // WIDEST)
    spaces = [i for i, c in enumerate(whole) if c == " "]
    aims = [len(whole) * n / parts for n in range(1, parts)] if spaces else []
    breaks = {min((abs(i - aim), i) for i in spaces)[1] for aim in aims}
    wrapped: list[Inline] = []
    at = 0
    for piece in target:
        if isinstance(piece, Run):
            text = "".join(newline if at + i in breaks else c for i, c in enumerate(piece.text))
            at += len(piece.text)
            piece = replace(piece, text=text)  # noqa: PLW2901 - frozen value
        wrapped.append(piece)
    return wrapped
