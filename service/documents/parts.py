"""Office documents whose texts are flows in some of their XML parts: slides, and what is drawn."""

import re
from collections.abc import Callable, Iterator, Sequence

from service.documents.archive import Archive
from service.documents.flow import Flow
from service.documents.inline import Inline, TextBlock
from service.documents.xml import Element, parse_xml, serialize_xml

_NUMBER = re.compile(r"(\d+)")


class Parts:
    """The XML parts of an archive that hold text, and the flows in them."""

    def __init__(
        self,
        archive: Archive,
        names: Sequence[str],
        find: Callable[[Element], Iterator[Flow]],
        make: Callable[[Element, str], Element],
    ) -> None:
        """Parse the parts called ``names``; ``make`` makes a run like another with a new text."""
        self._archive = archive
        self._make = make
        self.roots = {n: parse_xml(archive.read_xml(n), n) for n in names}
        self._flows = [(n, flow) for n, root in self.roots.items() for flow in find(root)]

    @property
    def blocks(self) -> list[TextBlock]:
        """The texts in order."""
        return [flow.block for _, flow in self._flows]

    def write(
        self,
        targets: Sequence[Sequence[Inline] | None],
        *,
        finish: Callable[[Element], None] = lambda _: None,
    ) -> None:
        """Put the targets into the archive's parts; ``finish`` goes over each that changed."""
        changed = set()
        for (name, flow), target in zip(self._flows, targets, strict=True):
            if target is not None:
                flow.write(target, self._make)
                changed.add(name)
        for name in changed:
            finish(self.roots[name])
            self._archive.replace(name, serialize_xml(self.roots[name]))


def in_order(names: Sequence[str], patterns: Sequence[str]) -> list[str]:
    """Return the names that match a pattern, pattern by pattern and by their numbers.

    >>> in_order(["b10", "a1", "b9"], ["b.*", "a.*"])
    ['b9', 'b10', 'a1']
    """
    return [
        name
        for pattern in patterns
        for name in sorted(names, key=_key)
        if re.fullmatch(pattern, name)
    ]


def _key(name: str) -> list[tuple[int, str]]:
    return [(int(p), "") if p.isdecimal() else (-1, p) for p in _NUMBER.split(name)]
