"""Prints how many MB of Chinese text a second find_figures reads, ordinary and hostile.

Run: ``python benchmarks/figures_throughput.py [file]``.
"""

import sys
import timeit
from pathlib import Path

from glossary.figures import find_figures, renditions

SAMPLE = (
    "总投资超60亿元的23个项目开工，新增大学生就业2.6万名，增长7.5%，"
    "总建筑面积约73万平方米。企业稳步发展。"
)
SIZE = 300_000


def measure(name: str, text: str) -> None:
    """Time one reading of ``text`` and print its throughput."""
    seconds = timeit.timeit(lambda: find_figures(text), number=1)
    megabytes = len(text.encode()) / 1_000_000
    sys.stdout.write(f"{name:<12}{megabytes:6.2f} MB  {megabytes / seconds:7.2f} MB/s\n")


def main() -> None:
    """Measure an article (or the sample) repeated, hostile texts, and the wordings."""
    text = Path(sys.argv[1]).read_text("utf-8") if len(sys.argv) > 1 else SAMPLE
    measure("article", text * (SIZE // len(text) + 1))
    for hostile in ("9", "亿", "1-2", "1,", "a.1", "第", "1:1", "约", "一", "万千", "A+1", "a..b"):
        measure(repr(hostile), hostile * (SIZE // len(hostile)))
    figures = find_figures(SAMPLE)
    seconds = timeit.timeit(lambda: [renditions(f) for f in figures], number=10) / 10
    sys.stdout.write(f"renditions  {seconds / len(figures) * 1000:.2f} ms a figure\n")


if __name__ == "__main__":
    main()
