"""Time and memory of looking up in a translation memory of 100,000 units.

    python benchmarks/memory.py [UNITS]

Sources of 8 to 60 Chinese characters come from a fixed seed. Of two kinds: free ones, whose
characters have the skewed frequencies of real Chinese, and alike ones, as statistical bulletins
have them, made of few phrases with other figures. They are looked up changed (two characters are
others), as they are, and as texts that the memory does not have. Times are CPU seconds of this
process; each also stands as a ratio to comparing the text with every unit, timed in the same run,
so that runs on a busy or a slow machine can be compared.
"""

import gc
import itertools
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from glossary.language import LanguagePair, parse_language
from service.memory.lookup import MemoryIndex
from service.memory.units import TranslationUnit

PAIR = LanguagePair(parse_language("zh"), parse_language("en"))
LOOKUPS = 200
_random = random.Random(2026)  # noqa: S311 - nothing secret
_CHARACTERS = _random.sample([chr(c) for c in range(0x4E00, 0x9FA5)], 3500)
_WEIGHTS = list(itertools.accumulate(1 / (rank + 30) for rank in range(3500)))
_TEMPLATES = (
    "全市实现{}增加值{}亿元，同比增长{}%，增速比上年同期提高{}个百分点。",
    "截至{}月末，{}余额{}亿元，比年初增加{}亿元。",
    "{}投资完成{}亿元，下降{}%，其中民间投资占{}%。",
)
_SUBJECTS = (
    "第一产业",
    "第二产业",
    "规模以上工业",
    "服务业",
    "建筑业",
    "金融业",
    "房地产业",
    "运输业",
)


def free() -> str:
    length = _random.randint(8, 60)
    return "".join(_random.choices(_CHARACTERS, cum_weights=_WEIGHTS, k=length)) + "。"


def alike() -> str:
    template = _random.choice(_TEMPLATES)
    return template.format(
        *(
            _random.choice(_SUBJECTS) if _random.random() < 0.3 else _random.randint(1, 9999)
            for _ in range(template.count("{}"))
        )
    )


def changed(source: str) -> str:
    at = _random.randrange(len(source) - 2)
    return source[:at] + "".join(_random.choices(_CHARACTERS, k=2)) + source[at + 2 :]


def times(action: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    found = []
    gc.collect()
    for text in texts:
        start = time.process_time()
        action(text)
        found.append(time.process_time() - start)
    return sorted(found)


def tell(name: str, found: list[float], yardstick: float) -> None:
    median, p95 = statistics.median(found), found[int(len(found) * 0.95)]
    print(
        f"  {name:22} median {median * 1e3:7.2f} ms   p95 {p95 * 1e3:7.2f} ms"
        f"   {median / yardstick:6.3f} of comparing all"
    )


def measure(name: str, make: Callable[[], str], count: int) -> None:
    units = [
        TranslationUnit(
            source=make(), target=f"The translation of number {n}, in English.", pair=PAIR
        )
        for n in range(count)
    ]
    before = resident()
    start = time.process_time()
    index = MemoryIndex(units)
    built = time.process_time() - start
    print(
        f"{name}: {len(index):,} units, indexed in {built:.2f} s CPU, {resident() - before:+.0f} MB"
    )
    near = [changed(_random.choice(units).source) for _ in range(LOOKUPS)]
    keys = [unit.key for unit in units]
    yardstick = statistics.median(
        times(
            lambda text: process.extract(
                text, keys, scorer=Levenshtein.normalized_similarity, limit=5
            ),
            near[:20],
        )
    )
    print(f"  {'comparing all':22} median {yardstick * 1e3:7.2f} ms")
    hits = sum(bool(index.find_fuzzy(text)) for text in near)
    tell(f"near ({hits / LOOKUPS:.0%} found)", times(index.look_up, near), yardstick)
    same = [_random.choice(units).source for _ in range(LOOKUPS)]
    tell("exact", times(index.find_exact, same), yardstick)
    tell("new", times(index.look_up, [free() for _ in range(LOOKUPS)]), yardstick)
    one = [TranslationUnit(source=free(), target="new", pair=PAIR) for _ in range(20)]
    start = time.process_time()
    for unit in one:
        index = index.extended([unit])
    print(f"  one more unit          {(time.process_time() - start) / len(one) * 1e3:.2f} ms")


def resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    measure("free", free, count)
    measure("alike", alike, count)


if __name__ == "__main__":
    main()
