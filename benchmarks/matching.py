"""Time, throughput and memory of term matching at 1,000, 10,000 and 100,000 terms.

    python benchmarks/matching.py [TERMS ...]

Terms (2 to 8 Chinese characters) and texts of 4 MB are generated from a fixed seed; characters have
the skewed frequencies of real Chinese. In the dense text every sixteenth character or so begins a
term, in the sparse one every sixtieth (what is found by chance comes on top). All times are CPU
seconds of this process. Each part also says how it compares with a yardstick timed in the same run
(``str.translate`` over the same text), so that runs on a busy or a slow machine can be compared.
"""

import gc
import itertools
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from glossary.concepts import Concept, make_concept
from glossary.exchange.preview import ImportPlan
from glossary.language import LanguagePair, parse_language
from glossary.matching import TermIndex, find_near_terms, find_terms
from glossary.storage import SqlTermBaseRepository, connect, migrate
from glossary.termbase import Revision, TermBase
from glossary.text import FoldedText, fold

SIZES = (1_000, 10_000, 100_000)
CHARACTERS = 1_300_000
PAIR = LanguagePair(parse_language("zh"), parse_language("en"))
_COMMON = 3500
_LENGTHS = (2, 3, 4, 4, 4, 5, 6, 7, 8)


class Generator:
    """Chinese by a fixed seed: the character of rank r is as frequent as 1 / (r + 30)."""

    def __init__(self) -> None:
        self.random = random.Random(2024)  # noqa: S311 - nothing secret
        self.characters = self.random.sample([chr(c) for c in range(0x4E00, 0x9FA5)], _COMMON)
        self.weights = list(itertools.accumulate(1 / (rank + 30) for rank in range(_COMMON)))

    def string(self, length: int) -> str:
        return "".join(self.random.choices(self.characters, cum_weights=self.weights, k=length))

    def concepts(self, count: int) -> list[Concept]:
        terms: dict[str, str] = {}  # folded -> as written
        while len(terms) < count:
            term = self.string(self.random.choice(_LENGTHS))
            terms.setdefault(fold(term), term)
        return [make_concept(zh=zh, en=f"term {n}") for n, zh in enumerate(terms.values())]

    def text(self, concepts: list[Concept], between: int) -> str:
        pieces = []
        length = 0
        while length < CHARACTERS:
            term = self.random.choice(concepts).terms[0].text
            mark = "，" if self.random.random() < 0.7 else "。\n"
            pieces += [
                self.string(self.random.randint(between // 2, between + between // 2)),
                term,
                mark,
            ]
            length += sum(map(len, pieces[-3:]))
        return "".join(pieces)


def seconds(action: Callable[[], object], repeat: int = 5) -> float:
    """Return the median CPU time of ``action``."""
    times = []
    for _ in range(repeat):
        gc.collect()
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return statistics.median(times)


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int) -> None:
    generator = Generator()
    concepts = generator.concepts(count)
    text = generator.text(concepts, 10)
    sparse = generator.text(concepts, 54)
    megabytes = len(text.encode()) / 1e6
    table = str.maketrans({"，": ",", "。": "."})
    yardstick = seconds(lambda: text.translate(table))

    def show(what: str, taken: float, *, throughput: bool = False) -> None:
        speed = f"{megabytes / taken:8.1f} MB/s" if throughput else " " * 13
        print(f"  {what:<44} {taken:7.3f} s {speed} {taken / yardstick:8.2f} x translate")

    print(f"{count:,} terms, {megabytes:.2f} MB of text ({len(text):,} characters)")
    show("yardstick: str.translate of the text", yardstick, throughput=True)
    show("term base from concepts", seconds(lambda: TermBase.of(concepts, PAIR, Revision("1")), 3))
    term_base = TermBase.of(concepts, PAIR, Revision("1"))
    before = peak_megabytes()
    show("index from the term base", seconds(lambda: TermIndex(term_base), 3))
    index = TermIndex(term_base)
    print(f"  {'peak memory grew while building by':<44} {peak_megabytes() - before:7.1f} MB")
    show("fold the text, with the way back", seconds(lambda: FoldedText.of(text)), throughput=True)
    show("find the terms (folding included)", seconds(lambda: index.find(text)), throughput=True)
    rarely = seconds(lambda: index.find(sparse)) * len(text) / len(sparse)
    show("find the terms of the sparse text", rarely, throughput=True)
    lines = text.splitlines()
    by_line = seconds(lambda: [find_terms(line, index) for line in lines])
    show(f"the same line by line ({len(lines):,})", by_line, throughput=True)
    print(f"  {'found':<44} {len(index.find(text)):7,} and {len(index.find(sparse)):,}")
    show("near misses: compile the halves", seconds(lambda: find_near_terms("", index), 1))
    part = text[: len(text) // 10]
    show(
        "near misses: find, ten such texts",
        10 * seconds(lambda: find_near_terms(part, index), 1),
        throughput=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        measure_storage(Path(folder), concepts, show)


def measure_storage(
    folder: Path, concepts: list[Concept], show: Callable[[str, float], None]
) -> None:
    engine = connect(f"sqlite:///{folder / 'benchmark.db'}")
    migrate(engine)
    repository = SqlTermBaseRepository(engine)
    repository.create_glossary("house")
    show(
        "SQLite: import the concepts",
        seconds(lambda: repository.apply("house", ImportPlan(added=tuple(concepts))), 1),
    )
    show("SQLite: load and index", seconds(lambda: repository.index(["house"], PAIR), 1))
    edits = iter(range(1000))

    def edit() -> None:
        repository.save("house", make_concept(zh=f"新增词条{next(edits)}", en="new entry"))

    edited, indexed = [], []
    for _ in range(5):
        edited.append(seconds(edit, 1))
        indexed.append(seconds(lambda: repository.index(["house"], PAIR), 1))
    show("SQLite: save one more concept", statistics.median(edited))
    show("SQLite: index after that edit", statistics.median(indexed))
    engine.dispose()


def main() -> None:
    sizes = [int(argument) for argument in sys.argv[1:]]
    if len(sizes) == 1:
        measure(sizes[0])
        return
    for size in sizes or SIZES:  # a process each, so that one's memory is not another's
        subprocess.run([sys.executable, __file__, str(size)], check=True)


if __name__ == "__main__":
    main()
