"""Text in DrawingML, which slides, charts, diagrams and shapes on sheets share."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from service.documents.flow import Flow, FlowBuilder
from service.documents.xml import Element, canonical, name_of
from service.pipeline.detection import HAN

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TAB = "\t"


def drawing_flows(root: Element) -> Iterator[Flow]:
    """Yield the texts of all paragraphs with Chinese, cut at breaks and tabs."""
    for paragraph in list(root.iter(f"{_A}p")):
        if HAN.search("".join(paragraph.itertext())):
            yield from _flows(paragraph)


def _flows(paragraph: Element) -> Iterator[Flow]:
    _split_at_tabs(paragraph)
    builder = FlowBuilder(paragraph)
    for child in paragraph:
        name = name_of(child)
        text = child.findtext(f"{_A}t") or ""
        if name == "br" or (name == "r" and text == _TAB):
            yield from builder.flush()
        elif name == "r":
            properties = child.find(f"{_A}rPr")
            linked = properties is not None and properties.find(f"{_A}hlinkClick") is not None
            builder.text(text, _looks(properties), child, link=linked)
        elif name not in {"pPr", "endParaRPr"}:
            builder.fix([child])
    yield from builder.flush()


def _split_at_tabs(paragraph: Element) -> None:
    """Give tabs runs of their own; the looks stay."""
    for run in list(paragraph.iterchildren(f"{_A}r")):
        parts = (run.findtext(f"{_A}t") or "").split(_TAB)
        if len(parts) == 1:
            continue
        texts = [t for part in parts for t in (part, _TAB)][:-1]
        for text in filter(None, texts):
            run.addprevious(drawing_run(run, text))
        paragraph.remove(run)


def _looks(properties: Element | None) -> bytes:
    """Return what makes a run look as it does; language and spelling marks do not."""
    if properties is None:
        return b""
    seen = deepcopy(properties)
    for name in ("lang", "altLang", "dirty", "err", "smtClean", "smtId", "noProof"):
        seen.attrib.pop(name, None)
    return canonical(seen) if len(seen) or seen.attrib else b""


def drawing_run(prototype: Element, text: str) -> Element:
    """Return a run that looks like ``prototype`` and says ``text``."""
    run = etree.Element(prototype.tag, prototype.attrib, nsmap=prototype.nsmap)
    properties = prototype.find(f"{_A}rPr")
    if properties is not None:
        run.append(deepcopy(properties))
    etree.SubElement(run, f"{_A}t").text = text
    return run
