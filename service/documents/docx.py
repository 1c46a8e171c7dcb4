"""Word documents (.docx): paragraphs of the text, tables, text boxes, notes, headers and footers.

A translated paragraph gets new runs with copies of the old runs' properties; its images, notes,
fields, breaks and links are moved, not made again. Every other part keeps its bytes.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from service.documents.archive import Archive
from service.documents.flow import Flow, FlowBuilder
from service.documents.format import DocumentError
from service.documents.inline import Inline, TextBlock
from service.documents.parts import Parts, in_order
from service.documents.xml import Element, canonical, name_of
from service.pipeline.detection import HAN

KIND = "Word"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_MAIN}}}"
_DOCUMENT = "word/document.xml"
_PARTS = (r"word/document\.xml", r"word/(?:header\d*|footer\d*|footnotes|endnotes)\.xml")
_WRAPPERS = frozenset({"hyperlink", "ins", "moveTo", "smartTag"})
_CONTAINERS = frozenset({"sdt", "sdtContent", "customXml", "dir", "bdo"})
_BREAKS = frozenset({"br", "cr", "tab", "ptab"})
_DROPPED = frozenset({"proofErr", "lastRenderedPageBreak"})  # notes of the program to itself
_TEXTS = {"noBreakHyphen": "-", "softHyphen": ""}
_LINK_FIELD = re.compile(r"\s*HYPERLINK\b")


class WordDocument:
    """A Word document that was read."""

    def __init__(self, content: bytes) -> None:
        """Parse the parts that hold text."""
        self._archive = Archive(content, KIND)
        self._archive.read(_DOCUMENT)
        names = in_order(self._archive.names, _PARTS)
        self._parts = Parts(self._archive, names, _paragraphs, _run)
        if not self._parts.roots[_DOCUMENT].tag.startswith(_W):
            raise DocumentError(
                "This Word file is in a form that is not supported (Strict Open XML).",
                remedy="Save it as an ordinary Word document (.docx).",
            )

    @property
    def blocks(self) -> list[TextBlock]:
        """The paragraphs, cut at breaks and tabs."""
        return self._parts.blocks

    def write(self, targets: Sequence[Sequence[Inline] | None]) -> bytes:
        """Return the document with the targets in place."""
        self._parts.write(targets)
        return self._archive.write()


def _paragraphs(root: Element) -> Iterator[Flow]:
    for paragraph in list(root.iter(f"{_W}p")):
        if HAN.search("".join(paragraph.itertext())):
            yield from _flows(paragraph)


def _flows(container: Element) -> Iterator[Flow]:
    """Yield the stretches of text between breaks in a paragraph or in a container inside it."""
    _split_runs(container)
    builder = FlowBuilder(container)
    children = list(container)
    position = 0
    while position < len(children):
        child = children[position]
        field = _field(children, position)
        name = name_of(child)
        if field:
            _add_field(builder, field)
        elif name in _WRAPPERS and _is_simple(child):
            builder.link([child], list(child))
            for run in child:
                _add_run(builder, run)
            builder.end_link()
        elif name in _WRAPPERS | _CONTAINERS:
            yield from builder.flush()
            yield from _flows(child)
        elif name == "r" and _breaks(child):
            yield from builder.flush()
        elif name == "r" and _text(child) is not None:
            _add_run(builder, child)
        elif name in _DROPPED:
            builder.drop(child)
        elif name != "pPr":
            builder.fix([child])
        position += len(field) or 1
    yield from builder.flush()


def _split_runs(container: Element) -> None:
    """Give text, breaks and objects runs of their own; the looks stay."""
    for run in list(container.iterchildren(f"{_W}r")):
        for mark in list(run.iterchildren(f"{_W}lastRenderedPageBreak")):
            run.remove(mark)
        groups: list[list[Element]] = []
        for part in run:
            if name_of(part) == "rPr":
                continue
            textual = _is_text(part)
            if groups and textual and _is_text(groups[-1][-1]):
                groups[-1].append(part)
            else:
                groups.append([part])
        for group in groups[1:]:
            new = _bare(run)
            new.extend(group)
            run.addnext(new)
            run = new  # noqa: PLW2901 - the next part goes behind this one
    for wrapper in container:
        if name_of(wrapper) in _WRAPPERS:
            _split_runs(wrapper)


def _bare(run: Element) -> Element:
    """Return a run with the properties of another and nothing in it."""
    new = etree.Element(run.tag, run.attrib, nsmap=run.nsmap)
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    return new


def _is_text(part: Element) -> bool:
    return name_of(part) == "t" or name_of(part) in _TEXTS


def _breaks(run: Element) -> bool:
    return any(name_of(part) in _BREAKS for part in run)


def _text(run: Element) -> str | None:
    """Return the text of a run that holds nothing else; None for any other."""
    parts = [p for p in run if name_of(p) != "rPr"]
    if not all(_is_text(p) for p in parts):
        return None
    return "".join(_TEXTS.get(name_of(p), p.text or "") for p in parts)


def _is_simple(wrapper: Element) -> bool:
    """Tell whether a link holds runs of text and no breaks, fields or links of its own."""
    runs = [c for c in wrapper if name_of(c) not in _DROPPED]
    return bool(runs) and all(name_of(r) == "r" and _text(r) is not None for r in runs)


def _add_run(builder: FlowBuilder, run: Element) -> None:
    text = _text(run)
    if text is None:
        builder.drop(run)
    else:
        builder.text(text, _looks(run), run)


def _looks(run: Element) -> bytes:
    """Return what makes a run look as it does; the proofing language and the font hint do not."""
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return b""
    seen = deepcopy(properties)
    for language in seen.findall(f"{_W}lang"):
        seen.remove(language)
    for fonts in seen.findall(f"{_W}rFonts"):
        fonts.attrib.pop(f"{_W}hint", None)
        if not fonts.attrib:
            seen.remove(fonts)
    return canonical(seen) if len(seen) else b""


def _field(children: Sequence[Element], start: int) -> list[Element]:
    """Return the runs of the field that begins at ``start`` and ends in the same container."""
    depth = 0
    for position in range(start, len(children)):
        for mark in children[position].iterchildren(f"{_W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(mark.get(f"{_W}fldCharType", ""), 0)
        if depth <= 0:
            return list(children[start : position + 1]) if position > start else []
    return []


def _add_field(builder: FlowBuilder, runs: list[Element]) -> None:
    """Take a link's text out of its field; any other field stays whole, with what it shows."""
    code = "".join(i.text or "" for r in runs for i in r.iterchildren(f"{_W}instrText"))
    marks = [r for r in runs if r.find(f"{_W}fldChar") is not None]
    middle = runs.index(marks[1]) + 1 if len(marks) == 3 else len(runs)  # noqa: PLR2004 - begin, separate, end
    shown = runs[middle:-1]
    if not (_LINK_FIELD.match(code) and shown and all(_text(r) is not None for r in shown)):
        builder.fix(runs)
        return
    builder.link(runs[:middle], shown, runs[-1:])
    for run in shown:
        _add_run(builder, run)
    builder.end_link()


def _run(prototype: Element, text: str) -> Element:
    """Return a run that looks like ``prototype`` and says ``text``."""
    run = _bare(prototype)
    content = etree.SubElement(run, f"{_W}t")
    content.text = text
    content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run
