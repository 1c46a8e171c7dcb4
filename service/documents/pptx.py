"""PowerPoint files (.pptx): slides, their tables, charts and diagrams, and the speaker's notes."""

from collections.abc import Sequence

from service.documents.archive import Archive
from service.documents.drawing import drawing_flows, drawing_run
from service.documents.inline import Inline, TextBlock
from service.documents.parts import Parts, in_order

KIND = "PowerPoint"
_MAIN = "ppt/presentation.xml"
_PARTS = (
    r"ppt/slides/slide\d+\.xml",
    r"ppt/notesSlides/notesSlide\d+\.xml",
    r"ppt/charts/chart\d+\.xml",
    r"ppt/diagrams/(?:data|drawing)\d+\.xml",
)


class Slides:
    """A presentation that was read."""

    def __init__(self, content: bytes) -> None:
        """Parse the slides and what belongs to them."""
        self._archive = Archive(content, KIND)
        self._archive.read(_MAIN)
        names = in_order(self._archive.names, _PARTS)
        self._parts = Parts(self._archive, names, drawing_flows, drawing_run)

    @property
    def blocks(self) -> list[TextBlock]:
        """The paragraphs of the slides, then of the notes, charts and diagrams."""
        return self._parts.blocks

    def write(self, targets: Sequence[Sequence[Inline] | None]) -> bytes:
        """Return the presentation with the targets in place."""
        self._parts.write(targets)
        return self._archive.write()
