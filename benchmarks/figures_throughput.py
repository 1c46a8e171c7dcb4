"""Prints how fast find_figures reads 10 MB, against one compiled regular expression over the same.

Run: ``python benchmarks/figures_throughput.py [file]``. Times are of the processor, so that a busy
machine changes them little; the regular expression is the least that any finder must do: it only
jumps to digits and Chinese numerals, and reads no value, unit or limit.
"""

import re
import sys
import time
from pathlib import Path

from glossary.figures import find_figures, renditions

DENSE = (
    "总投资超60亿元的23个项目开工，新增大学生就业2.6万名，增长7.5%，"
    "总建筑面积约73万平方米。企业稳步发展。"
)
NEWS = (
    DENSE + "去年7月，双方进行了全面战略合作签约，创新打造“2+N+1”发展模式，推动特色园区加快落地。"
    "人才是创新的动力源，全区持续推动人才加速集聚，统一管理、统一标准，进一步擦亮城市名片。"
    "预计2023年全区地区生产总值1350亿元，综合实力跃居全国百强区第29位，为高质量发展蓄势聚能。"
    "以数字化改革为牵引，深化政校企协同，共建科创平台，一批标志性成果相继涌现。"
)
HOSTILE = ("9", "亿", "1-2", "1,", "a.1", "第", "1:1", "约", "一", "万千", "A+1", "a..b")
SIZE = 10_000_000
HOSTILE_SIZE = 300_000
LINE = "{:<14}{:7.2f} MB{:9.2f} MB/s{:>9} figures{:8.0f} times one regex"
SCAN = re.compile(r"[0-9][0-9,.]*|[零〇一二三四五六七八九十百千万亿两]+")


def fill(piece: str, size: int) -> str:
    """Repeat ``piece`` to about ``size`` bytes."""
    return piece * (size // len(piece.encode()) + 1)


def seconds(work: object, text: str) -> tuple[float, int]:
    """Return the processor time of one reading and how much it found."""
    start = time.process_time()
    found = len(work(text))  # type: ignore[operator]
    return time.process_time() - start, found


def measure(name: str, text: str) -> None:
    """Print the throughput over ``text`` and its ratio to the scan by one regular expression."""
    scan, _ = seconds(SCAN.findall, text)
    taken, found = seconds(find_figures, text)
    megabytes = len(text.encode()) / 1e6
    print(LINE.format(name, megabytes, megabytes / taken, found, taken / max(scan, 1e-9)))


def main() -> None:
    """Measure news and a text full of figures, 10 MB each, hostile texts, and the wordings."""
    given = Path(sys.argv[1]).read_text("utf-8") if len(sys.argv) > 1 else NEWS
    measure("news", fill(given, SIZE))
    measure("dense", fill(DENSE, SIZE))
    for hostile in HOSTILE:
        measure(repr(hostile), fill(hostile, HOSTILE_SIZE))
    for hostile in HOSTILE:
        short, long = (seconds(find_figures, fill(hostile, size))[0] for size in (20_000, 200_000))
        print(f"{hostile!r:<14} ten times the text takes {long / short:5.1f} times as long")
    figures = find_figures(DENSE)
    taken, _ = seconds(lambda found: [renditions(f) for _ in range(20) for f in found], figures)
    print(f"renditions    {taken / len(figures) / 20 * 1000:.2f} ms a figure")


if __name__ == "__main__":
    main()
