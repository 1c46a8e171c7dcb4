"""View models of the translation page: what each paragraph, mark and list shows (pure)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext, ngettext

from glossary.constraints import Origin
from glossary.language import LanguagePair
from glossary.spans import Span, resolve_overlaps
from service.pipeline.document import BlockKind
from service.pipeline.report import BlockResult, ConstraintOutcome, SegmentResult, Translation
from service.web.language import told
from service.web.pairs import language_name, pair_of, recognised

_SHOWN_OTHERWISE = frozenset({"missing-rendition", "repeated-paragraph"})
KINDS = {
    Origin.TERM: _l("Term"),
    Origin.FIGURE: _l("Figure"),
    Origin.NAME: lazy_pgettext("proper name", "Name"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RenditionView:
    """A line of a paragraph's list: what stands in the source, and for it in the target.

    ``state`` is ``found``, ``missing``, ``used`` (a suggestion taken up) or ``unused``.
    """

    id: str
    kind: str
    label: str
    state: str
    source: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight: its line in the list, and in words what it stands for."""

    rendition: RenditionView
    title: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, marked or not."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentView:
    """A segment's two texts in runs."""

    source: tuple[Run, ...]
    target: tuple[Run, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A paragraph or heading, counted from 1; ``repeats`` is the earlier one alike."""

    number: int
    heading: bool
    kind: str
    segments: tuple[SegmentView, ...]
    renditions: tuple[RenditionView, ...]
    repeats: int | None

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warnings of all segments."""
        return tuple(w for s in self.segments for w in s.warnings)


@dataclass(frozen=True, slots=True)
class MissingView:
    """A required wording that is not in the translation, and the paragraphs that owe it."""

    rendition: RenditionView
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """All that the page shows of a translation."""

    headline: str
    missing: tuple[MissingView, ...]
    blocks: tuple[BlockView, ...]
    segments: int
    required: int
    found: int
    warnings: int
    package: str
    target: str
    kinds: tuple[tuple[str, str], ...]
    recognised: str
    pair: LanguagePair
    columns: tuple[str, str]


def present(translation: Translation) -> ResultView:
    """Return the page's view of a translation."""
    blocks = tuple(_block(n, b) for n, b in enumerate(translation.blocks, 1))
    summary = translation.summary
    provenance = translation.provenance
    used = {r.kind for b in blocks for r in b.renditions}
    pair = pair_of(translation.languages)
    return ResultView(
        headline=headline(summary["required"], summary["missing"]),
        missing=_missing(blocks),
        blocks=blocks,
        segments=summary["segments"],
        required=summary["required"],
        found=summary["found"],
        warnings=sum(len(b.warnings) for b in blocks),
        package=f"{provenance.package} {provenance.version}".strip(),
        target=translation.target,
        kinds=tuple((k.value, str(label)) for k, label in KINDS.items() if k.value in used),
        recognised=recognised(translation.languages),
        pair=pair,
        columns=(language_name(pair.source), language_name(pair.target)),
    )


def headline(required: int, missing: int) -> str:
    """Return the result in one sentence.

    >>> headline(12, 0), headline(12, 1), headline(0, 0)[:9]
    ('All 12 required renditions found', '1 of 12 required renditions is missing', 'This text')
    """
    if not required:
        return _("This text has no required renditions")
    if not missing and required == 1:
        return _("The one required rendition was found")
    if not missing:
        return _("All %(number)s required renditions found", number=required)
    if required == 1:
        return _("The one required rendition is missing")
    return ngettext(
        "%(num)d of %(required)s required renditions is missing",
        "%(num)d of %(required)s required renditions are missing",
        missing,
        required=required,
    )


def split_runs(text: str, marks: Iterable[tuple[Span, Mark]]) -> tuple[Run, ...]:
    """Return ``text`` cut at the marks; of overlapping marks the leftmost-longest stays.

    >>> [r.text for r in split_runs("abcd", [])]
    ['abcd']
    """
    runs: list[Run] = []
    done = 0
    for span, mark in resolve_overlaps(marks, lambda pair: pair[0]):
        if span.start > done:
            runs.append(Run(text[done : span.start]))
        runs.append(Run(span.of(text), mark))
        done = span.end
    if done < len(text):
        runs.append(Run(text[done:]))
    return tuple(runs)


def _missing(blocks: Iterable[BlockView]) -> tuple[MissingView, ...]:
    """Group what is missing by term, in the text's order."""
    grouped: dict[tuple[str, str], tuple[RenditionView, dict[int, None]]] = {}
    for block in blocks:
        for rendition in block.renditions:
            if rendition.state == "missing":
                key = (rendition.source, rendition.wanted)
                grouped.setdefault(key, (rendition, {}))[1][block.number] = None
    return tuple(MissingView(r, tuple(numbers)) for r, numbers in grouped.values())


def _block(number: int, block: BlockResult) -> BlockView:
    segments = []
    renditions: list[RenditionView] = []
    for segment in block.segments:
        lines = [
            _rendition(f"p{number}-r{len(renditions) + i}", o, segment.target)
            for i, o in enumerate(segment.outcomes, 1)
        ]
        renditions += lines
        segments.append(_segment(segment, lines))
    return BlockView(
        number=number,
        heading=block.kind is BlockKind.HEADING,
        kind=block.kind.value,
        segments=tuple(segments),
        renditions=tuple(renditions),
        repeats=None if block.repeats is None else block.repeats + 1,
    )


def _segment(segment: SegmentResult, lines: list[RenditionView]) -> SegmentView:
    pairs = list(zip(segment.outcomes, lines, strict=True))
    return SegmentView(
        source=split_runs(
            segment.source, [(o.constraint.span, Mark(r, _source_title(r))) for o, r in pairs]
        ),
        target=split_runs(
            segment.target,
            [
                (o.target, Mark(r, _("%(kind)s, for %(source)s", kind=r.label, source=r.source)))
                for o, r in pairs
                if o.target
            ],
        ),
        warnings=warnings_of(segment),
    )


def warnings_of(segment: SegmentResult) -> tuple[str, ...]:
    """Return the warnings of a segment that its colours do not show."""
    return tuple(told(f.message) for f in segment.findings if f.code not in _SHOWN_OTHERWISE)


def _rendition(line: str, outcome: ConstraintOutcome, target: str) -> RenditionView:
    constraint = outcome.constraint
    states = ("missing", "found") if outcome.required else ("unused", "used")
    return RenditionView(
        id=line,
        kind=constraint.origin.value,
        label=str(KINDS[constraint.origin]),
        state=states[outcome.found],
        source=constraint.source,
        wanted=constraint.rendition.preferred,
        found=outcome.target.of(target) if outcome.target else "",
    )


_SOURCE_TITLES: dict[str, Callable[[RenditionView], str]] = {
    "found": lambda r: _("%(kind)s: %(english)s", kind=r.label, english=r.found),
    "used": lambda r: _("%(kind)s, suggested: %(english)s", kind=r.label, english=r.found),
    "missing": lambda r: _(
        "%(kind)s, missing in the translation: %(english)s", kind=r.label, english=r.wanted
    ),
    "unused": lambda r: _(
        "%(kind)s, suggested and not used: %(english)s", kind=r.label, english=r.wanted
    ),
}


def _source_title(rendition: RenditionView) -> str:
    return _SOURCE_TITLES[rendition.state](rendition)


def segment_view(
    number: int, segment: SegmentResult
) -> tuple[SegmentView, tuple[RenditionView, ...]]:
    """Return a lone segment's view, and the lines of its list; ids begin with its number."""
    lines = [
        _rendition(f"s{number}-r{i}", o, segment.target) for i, o in enumerate(segment.outcomes, 1)
    ]
    return _segment(segment, lines), tuple(lines)
