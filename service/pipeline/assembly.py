"""The target put together: each block in its place, white space as in the source."""

from collections.abc import Sequence

from service.pipeline.report import BlockResult


def assemble(blocks: Sequence[BlockResult]) -> str:
    """Return the target text of the blocks in order."""
    return "".join(block.gap + block.target for block in blocks)
