"""OpenDocument texts (.odt): paragraphs, headings, tables, notes, text boxes, headers and footers.

Text between elements is put into runs for the time of the work and taken out of them at the end.
Comments and deleted passages of tracked changes stay as they are.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from service.documents.archive import Archive
from service.documents.flow import Flow, FlowBuilder
from service.documents.format import DocumentError
from service.documents.inline import Inline, TextBlock
from service.documents.parts import Parts
from service.documents.xml import Element, canonical
from service.pipeline.detection import HAN

KIND = "OpenDocument"
MEDIA = "application/vnd.oasis.opendocument.text"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_RUN = "{urn:termbridge}run"
_SPAN, _LINK, _SPACE = f"{_TEXT}span", f"{_TEXT}a", f"{_TEXT}s"
_BREAKS = (f"{_TEXT}tab", f"{_TEXT}line-break")
_DROPPED = f"{_TEXT}soft-page-break"
_KEPT = (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation")
_MANIFEST = "META-INF/manifest.xml"
_MOST_SPACES = 1000


class OpenText:
    """An OpenDocument text that was read."""

    def __init__(self, content: bytes) -> None:
        """Parse the text and the styles, which hold headers and footers."""
        self._archive = Archive(content, KIND)
        media = self._archive.read("mimetype").decode("ascii", "replace").strip()
        if media != MEDIA:
            raise DocumentError(
                f"This is not an OpenDocument text, but “{media[:60]}”.",
                remedy="Save it as a text document (.odt).",
            )
        if _MANIFEST in self._archive and b"encryption-data" in self._archive.read(_MANIFEST):
            raise DocumentError(
                "The file is protected by a password.",
                remedy="Save it without a password and try again.",
            )
        self._archive.read("content.xml")
        names = [n for n in ("content.xml", "styles.xml") if n in self._archive]
        self._parts = Parts(self._archive, names, _paragraphs, _run)

    @property
    def blocks(self) -> list[TextBlock]:
        """The paragraphs, cut at breaks and tabs."""
        return self._parts.blocks

    def write(self, targets: Sequence[Sequence[Inline] | None]) -> bytes:
        """Return the document with the targets in place."""
        self._parts.write(targets, finish=lambda root: etree.strip_tags(root, _RUN))
        return self._archive.write()


def _paragraphs(root: Element) -> Iterator[Flow]:
    for paragraph in list(root.iter(f"{_TEXT}p", f"{_TEXT}h")):
        kept = any(a.tag in _KEPT for a in paragraph.iterancestors())
        if not kept and HAN.search("".join(paragraph.itertext())):
            _make_runs(paragraph)
            yield from _flows(paragraph)


def _make_runs(container: Element) -> None:
    """Put every text into a run or span of its own, that holds nothing else."""
    _wrap_texts(container, _RUN, {})
    for child in list(container):
        if child.tag == _LINK:
            _make_runs(child)
        elif child.tag == _SPAN and len(child):
            _split_span(child)


def _split_span(span: Element) -> None:
    """Put spans that hold one thing each in the place of a span that holds elements."""
    _wrap_texts(span, _SPAN, dict(span.attrib))
    for part in list(span):
        if part.tag in {_SPAN, _LINK}:  # their own looks win
            span.addprevious(part)
            if part.tag == _LINK:
                _make_runs(part)
            elif len(part):
                _split_span(part)
        else:
            holder = etree.Element(_SPAN, span.attrib, nsmap=span.nsmap)
            span.addprevious(holder)
            holder.append(part)
    span.getparent().remove(span)


def _wrap_texts(element: Element, tag: str, attributes: dict[str, str]) -> None:
    """Turn the texts between the children into elements; runs of spaces become text."""
    for space in list(element.iterchildren(_SPACE)):
        count = space.get(f"{_TEXT}c", "1")
        text = " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES) + (space.tail or "")
        before = space.getprevious()
        if before is None:
            element.text = (element.text or "") + text
        else:
            before.tail = (before.tail or "") + text
        space.tail = None
        element.remove(space)
    for child in list(element):
        if child.tail:
            run = etree.Element(tag, attributes)
            run.text, child.tail = child.tail, None
            child.addnext(run)
    if element.text:
        run = etree.Element(tag, attributes)
        run.text, element.text = element.text, None
        element.insert(0, run)


def _flows(container: Element) -> Iterator[Flow]:
    builder = FlowBuilder(container)
    for child in list(container):
        if child.tag in _BREAKS or any(part.tag in _BREAKS for part in child):
            yield from builder.flush()
            if child.tag == _LINK:
                yield from _flows(child)
        elif _is_run(child):
            builder.text(child.text or "", _looks(child), child)
        elif child.tag == _LINK and len(child) and all(_is_run(c) for c in child):
            builder.link([child], list(child))
            for run in child:
                builder.text(run.text or "", _looks(run), run)
            builder.end_link()
        elif child.tag == _DROPPED:
            builder.drop(child)
        else:
            builder.fix([child])
    yield from builder.flush()


def _is_run(element: Element) -> bool:
    return element.tag in {_RUN, _SPAN} and not len(element)


def _looks(run: Element) -> bytes:
    return b"" if run.tag == _RUN else canonical(_run(run, ""))


def _run(prototype: Element, text: str) -> Element:
    """Return a run that looks like ``prototype`` and says ``text``."""
    run = etree.Element(prototype.tag, prototype.attrib, nsmap=prototype.nsmap)
    run.text = text
    return run
