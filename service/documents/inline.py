"""Formatting, links and objects inside a paragraph, and where they belong in its translation.

What is known is used, nothing is guessed for looks: a segment and every rendition that was found
have a place in both texts. Formatting stays where its words are such places; links and objects
(images, notes, fields, code) are never lost, so they go to the nearest place that is known.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from glossary.spans import Span
from service.documents.anchors import WORDS, Anchors
from service.pipeline.detection import HAN
from service.pipeline.report import BlockResult

_WORD = re.compile(r"\w")
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)[!-~]+(?<![.,;:!?)'\"])"
    r"|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
)
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003134f“”‘’—…]")
_OBJECT = "\ufffc"
_INK = re.compile(r"[^\s\ufffc]")
_LAST_INK = re.compile(r"[^\s\ufffc](?=[\s\ufffc]*+\Z)")
_MOST_SPANS = 500  # formatted places of one paragraph; more are a sign of a broken or hostile file
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one formatting; ``style`` is the format's own number for it.

    ``link``: losing it loses more than looks. ``verbatim``: an address, which is not translated.
    """

    text: str
    style: int = 0
    link: bool = False
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """Something that is no text and stays: the format's own number for it.

    ``spaced``: it reads as a word, so it stands apart from the words beside it.
    """

    item: int
    spaced: bool = False


Inline = Run | Fixed


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, heading, cell or subtitle as the pipeline gets it: a text of one line."""

    items: tuple[Inline, ...]

    @property
    def text(self) -> str:
        """What is translated: the words, without the addresses and objects between them."""
        return "".join(i.text for i in self.items if isinstance(i, Run) and not i.verbatim)

    @property
    def chinese(self) -> bool:
        """Tell whether there is something to translate from Chinese."""
        return bool(HAN.search(self.text))


def text_block(items: Iterable[Inline]) -> TextBlock:
    r"""Return the block of ``items``: on one line, outer white space gone, addresses set apart.

    >>> text_block([Run("共同\n富裕 "), Run("见 a@b.cn", 1)]).text
    '共同富裕 见 '
    """
    parts: list[Inline] = []
    for item in items:
        parts += _apart(item) if isinstance(item, Run) else [item]
    whole = "".join(p.text if isinstance(p, Run) else _OBJECT for p in parts)
    owners = [i for i, p in enumerate(parts) for _ in (p.text if isinstance(p, Run) else _OBJECT)]
    texts: list[list[str]] = [[] for _ in parts]
    inked = [m.start() for m in (_INK.search(whole), _LAST_INK.search(whole)) if m]
    outer = (inked[0], inked[-1]) if inked else (len(whole), -1)
    done = 0
    for gap in re.finditer(r"\s+|\Z", whole):
        for i in range(done, gap.start()):
            texts[owners[i]].append(whole[i])
        if gap[0] and _parts_words(whole, gap, outer):
            texts[owners[gap.start()]].append(" ")
        done = gap.end()
    return TextBlock(
        tuple(
            replace(part, text="".join(text)) if isinstance(part, Run) else part
            for part, text in zip(parts, texts, strict=True)
            if text
        )
    )


def _apart(run: Run) -> list[Inline]:
    """Cut the addresses out of a run."""
    parts: list[Inline] = []
    done = 0
    for address in _ADDRESS.finditer(run.text):
        parts += [
            replace(run, text=run.text[done : address.start()]),
            replace(run, text=address[0], verbatim=True),
        ]
        done = address.end()
    return [*parts, replace(run, text=run.text[done:])]


def _parts_words(whole: str, gap: re.Match[str], outer: tuple[int, int]) -> bool:
    """Tell whether white space is a space between words.

    It is none outside the first and last mark (``outer``), nor where a line of Chinese was broken.
    """
    before, after = gap.start() - 1, gap.end()
    if before < outer[0] or after > outer[1]:
        return False
    while whole[before] == _OBJECT:
        before -= 1
    while whole[after] == _OBJECT:
        after += 1
    return "\n" not in gap[0] or not (_WIDE.match(whole[before]) or _WIDE.match(whole[after]))


def place(block: TextBlock, result: BlockResult) -> tuple[Inline, ...]:
    """Return the translation of ``block`` in pieces: its text with formatting, links and objects.

    >>> from service.pipeline.document import BlockKind
    >>> from service.pipeline.report import SegmentResult
    >>> segment = SegmentResult(source="目标", target="Goal")
    >>> result = BlockResult(kind=BlockKind.HEADING, segments=(segment,))
    >>> place(text_block([Run("目标", 3)]), result)
    (Run(text='Goal', style=3, link=False, verbatim=False),)
    """
    anchors = Anchors(block.text, result)
    styles = _styles(block, anchors)
    objects = _objects(block, anchors)
    pieces: list[Inline] = []
    cuts = sorted({0, len(anchors.target), *styles.cuts, *objects})
    for at, end in pairwise([*cuts, cuts[-1]]):
        pieces += objects.get(at, ())
        pieces.append(replace(styles.at(at), text=anchors.target[at:end]))
    return tuple(_merged(_spaced(_merged(pieces), styles.base)))


class _Styles:
    """The formatting of a target: one for all of it, others on some spans."""

    def __init__(self, base: Run) -> None:
        """Begin with one formatting everywhere."""
        self.base = base
        self._spans: list[tuple[Span, Run]] = []

    @property
    def cuts(self) -> list[int]:
        """Where the formatting may change."""
        return [edge for span, _ in self._spans for edge in (span.start, span.end)]

    def free(self, span: Span) -> bool:
        """Tell whether the whole span has the base's formatting."""
        return not any(span.overlaps(other) for other, _ in self._spans)

    def add(self, span: Span, run: Run) -> None:
        """Give a span its own formatting."""
        self._spans.append((span, run))

    def at(self, offset: int) -> Run:
        """Return the formatting of the character at ``offset``."""
        return next((r for s, r in self._spans if s.start <= offset < s.end), self.base)


def _styles(block: TextBlock, anchors: Anchors) -> _Styles:
    runs = [i for i in block.items if isinstance(i, Run) and not i.verbatim]
    words, free = _word_counts(runs, anchors)
    worded = [r for r in runs if words[r.style]]
    plain = [r for r in worded if not r.link]
    base = max(plain or worded, key=lambda r: (free[r.style], words[r.style]), default=Run(""))
    styles = _Styles(base)
    spans = [(s, r) for s, r in _style_spans(runs) if r.style != base.style]
    for span, run in sorted(spans, key=lambda pair: not pair[1].link)[:_MOST_SPANS]:
        known = _known(span, block.text, anchors)
        if run.link:
            wanted = _hull(known) or _best(span, anchors)
            target = _free_near(wanted, styles, anchors.target)
            known = [target] if target else []
        for target in known:
            if styles.free(target):
                styles.add(target, run)
    return styles


def _word_counts(runs: Sequence[Run], anchors: Anchors) -> tuple[dict[int, int], dict[int, int]]:
    """Return how many characters each formatting has, and how many outside the renditions."""
    words = dict.fromkeys((r.style for r in runs), 0)
    free = dict(words)
    held = {i for p in anchors.renditions for i in range(p.source.start, p.source.end)}
    at = 0
    for run in runs:
        places = [at + m.start() for m in _WORD.finditer(run.text)]
        words[run.style] += len(places)
        free[run.style] += sum(i not in held for i in places)
        at += len(run.text)
    return words, free


def _style_spans(runs: Sequence[Run]) -> list[tuple[Span, Run]]:
    """Return where each formatting stands in the source, white space and marks at its ends off."""
    spans = []
    at = 0
    for _, group in groupby(runs, key=lambda r: r.style):
        same = list(group)
        text = "".join(r.text for r in same)
        words = [m.start() for m in _WORD.finditer(text)]
        if words:
            spans.append((Span(at + words[0], at + words[-1] + 1), same[0]))
        at += len(text)
    return spans


def _known(span: Span, text: str, anchors: Anchors) -> list[Span]:
    """Return the places in the target of all that the span holds; none if a word has no place."""
    held = [p for p in anchors.segments if _covers(span, p.source, text)]
    inside = [
        p for p in anchors.renditions if span.start <= p.source.start and p.source.end <= span.end
    ]
    held += [p for p in inside if not any(h.source.overlaps(p.source) for h in held)]
    rest = "".join(
        c
        for i, c in enumerate(span.of(text), span.start)
        if not any(h.source.start <= i < h.source.end for h in held)
    )
    if held and not _WORD.search(rest):
        return _bridged(sorted((h.target for h in held), key=lambda s: s.start), anchors.target)
    around = [p for p in anchors.renditions if p.source.overlaps(span)]
    if len(around) == 1 and _is_most_of(span, around[0].source):
        return [around[0].target]
    return []


def _covers(span: Span, segment: Span, text: str) -> bool:
    """Tell whether the span holds every word of the segment."""
    outside = segment.of(text)[: max(0, span.start - segment.start)]
    outside += text[max(span.end, segment.start) : segment.end]
    return span.overlaps(segment) and not _WORD.search(outside)


def _is_most_of(span: Span, source: Span) -> bool:
    within = source.start <= span.start and span.end <= source.end
    return within and len(span) >= _HALF * len(source)


def _bridged(spans: list[Span], target: str) -> list[Span]:
    """Join spans that have no word between them."""
    joined = spans[:1]
    for span in spans[1:]:
        if _WORD.search(target[joined[-1].end : span.start]):
            joined.append(span)
        else:
            joined[-1] = Span(joined[-1].start, span.end)
    return joined


def _hull(spans: Sequence[Span]) -> Span | None:
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


def _best(span: Span, anchors: Anchors) -> Span | None:
    """Return the words that stand for a link best: its renditions, else the words at its place."""
    held = _hull([p.target for p in anchors.renditions if p.source.overlaps(span)])
    if held:
        return held
    start, end = anchors.map(span.start), anchors.map(span.end)
    return Span(min(start, end), max(start, end)) if start != end else Span(start, start + 1)


def _free_near(wanted: Span | None, styles: _Styles, target: str) -> Span | None:
    """Return ``wanted`` without outer white space, or the nearest word that no other link has."""
    if wanted is None:
        return None
    words = [Span(*m.span()) for m in WORDS.finditer(target)]
    free = [w for w in words if styles.free(w)]
    text = wanted.of(target)
    if _WORD.search(text) and styles.free(wanted):
        lead = len(text) - len(text.lstrip())
        return Span(wanted.start + lead, wanted.start + len(text.rstrip()))
    return min(free, key=lambda w: abs(w.start - wanted.start), default=None)


def _objects(block: TextBlock, anchors: Anchors) -> dict[int, list[Inline]]:
    """Return the objects and addresses by their offsets in the target; their order stays."""
    placed: dict[int, list[Inline]] = {}
    at = reached = 0
    for item in block.items:
        if isinstance(item, Run) and not item.verbatim:
            at += len(item.text)
            continue
        if at == 0:
            offset = 0
        elif at == len(block.text):
            offset = len(anchors.target)
        else:
            apart = item.spaced if isinstance(item, Fixed) else item.verbatim
            offset = anchors.map(at, forward=apart)
        reached = max(reached, offset)
        placed.setdefault(reached, []).append(item)
    return placed


def _merged(pieces: Iterable[Inline]) -> list[Inline]:
    merged: list[Inline] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if isinstance(piece, Run) and isinstance(last, Run) and _alike(piece, last):
            merged[-1] = replace(last, text=last.text + piece.text)
        elif isinstance(piece, Fixed) or piece.text:
            merged.append(piece)
    return merged


def _alike(run: Run, other: Run) -> bool:
    return run.style == other.style and not run.verbatim and not other.verbatim


def _spaced(pieces: Sequence[Inline], base: Run) -> list[Inline]:
    """Set addresses and code apart from the words beside them, by spaces in the base's looks."""
    result: list[Inline] = []
    space = replace(base, text=" ")
    for piece in pieces:
        last = result[-1] if result else None
        if (_stands_apart(piece) and (_stands_apart(last) or _text_of(last)[-1:].strip())) or (
            _stands_apart(last) and _WORD.match(_text_of(piece))
        ):
            result.append(space)
        result.append(piece)
    return result


def _stands_apart(item: Inline | None) -> bool:
    return item is not None and (item.spaced if isinstance(item, Fixed) else item.verbatim)


def _text_of(item: Inline | None) -> str:
    return item.text if isinstance(item, Run) else ""
