"""A stretch of text in an XML element whose children are runs: taken apart and put together.

Word and PowerPoint keep a paragraph as a row of runs, each with its own properties, and links and
objects between them. The format says what each child is; this module keeps the books.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field

from service.documents.inline import Fixed, Inline, Run, TextBlock, text_block
from service.documents.xml import Element

_INDENT = "\u3000"


@dataclass(slots=True)
class _Link:
    """What stands around a link's runs: one element, or a field's runs before and after them."""

    head: list[Element]
    tail: list[Element]
    used: bool = False

    @property
    def wraps(self) -> bool:
        """Tell whether the link is an element that holds its runs."""
        return not self.tail


@dataclass(slots=True)
class _Style:
    """A formatting: a run to copy, and the link that it is in."""

    prototype: Element
    link: _Link | None


@dataclass(slots=True)
class Flow:
    """A stretch of a paragraph: its block, and the elements that its translation takes part in."""

    container: Element
    block: TextBlock
    lead: str
    styles: list[_Style]
    fixed: list[list[Element]]
    taken: list[Element]

    def write(self, target: Sequence[Inline], make: Callable[[Element, str], Element]) -> None:
        """Put the target in place of the old runs; ``make`` makes a run from a prototype."""
        before = self.taken[0].getprevious()
        tails = [e for e in self.taken if e.getparent() is self.container]
        for element in tails:
            self.container.remove(element)
        at = 0 if before is None else self.container.index(before) + 1
        lead = self.lead
        elements: list[Element] = []
        opened: _Link | None = None
        for piece in target:
            link = self.styles[piece.style].link if isinstance(piece, Run) else None
            if opened is not None and link is not opened:
                elements += opened.tail
            if isinstance(piece, Fixed):
                elements += self.fixed[piece.item]
            else:
                run = make(self.styles[piece.style].prototype, lead + piece.text)
                lead = ""
                _append(elements, run, link, begins=link is not opened)
            opened = link
        if opened is not None:
            elements += opened.tail
        for offset, element in enumerate(elements):
            self.container.insert(at + offset, element)


def _append(elements: list[Element], run: Element, link: _Link | None, *, begins: bool) -> None:
    """Add a run, inside its link if it has one; a link that stands twice is copied."""
    if link is None:
        elements.append(run)
        return
    if begins:
        if link.used:
            link.head = [copy(e) for e in link.head]
            link.tail = [copy(e) for e in link.tail]
        if link.wraps:
            for child in list(link.head[0]):
                link.head[0].remove(child)
        link.used = True
        elements += link.head
    if link.wraps:
        link.head[0].append(run)
    else:
        elements.append(run)


@dataclass(slots=True)
class FlowBuilder:
    """Collects the children of a paragraph; ``flush`` gives a flow where there was text."""

    container: Element
    _items: list[Inline] = field(default_factory=list)
    _styles: list[_Style] = field(default_factory=list)
    _keys: dict[tuple[bytes, int], int] = field(default_factory=dict)
    _fixed: list[list[Element]] = field(default_factory=list)
    _taken: list[Element] = field(default_factory=list)
    _link: _Link | None = None

    def text(self, text: str, looks: bytes, prototype: Element, *, link: bool = False) -> None:
        """Add a run's text; runs of equal ``looks`` count as one formatting."""
        key = (looks, id(self._link))
        if key not in self._keys:
            self._keys[key] = len(self._styles)
            self._styles.append(_Style(prototype, self._link))
        self._items.append(Run(text, self._keys[key], link=link or self._link is not None))
        if self._link is None:
            self._taken.append(prototype)

    def link(
        self, head: list[Element], runs: Sequence[Element], tail: Sequence[Element] = ()
    ) -> None:
        """Begin a link; its runs follow."""
        self._link = _Link(list(head), list(tail))
        self._taken += [*head, *(runs if tail else ()), *tail]

    def end_link(self) -> None:
        """End the link."""
        self._link = None

    def fix(self, elements: list[Element]) -> None:
        """Add an object that stays."""
        self._items.append(Fixed(len(self._fixed)))
        self._fixed.append(elements)
        self._taken += elements

    def drop(self, element: Element) -> None:
        """Leave an element out when the stretch is written again."""
        self._taken.append(element)

    def flush(self) -> Iterator[Flow]:
        """Yield what was collected, if it holds text, and begin anew."""
        block = text_block(self._items)
        if block.text:
            whole = "".join(i.text for i in self._items if isinstance(i, Run))
            lead = whole[: len(whole) - len(whole.lstrip())].replace(_INDENT, "")
            yield Flow(self.container, block, lead, self._styles, self._fixed, self._taken)
        self._items, self._styles, self._keys = [], [], {}
        self._fixed, self._taken = [], []
