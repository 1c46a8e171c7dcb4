"""How long the desk's requests take on a large glossary, on SQLite and on PostgreSQL.

    python benchmarks/glossary_desk.py [--concepts 100000] [--postgres URL]

It prints, for each database, milliseconds of each kind of request (median and worst), and what an
export as a stream takes.
"""

import argparse
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import text

from glossary.concepts import Concept, make_concept
from glossary.exchange import CODECS, ImportPlan
from glossary.glossaries import ConceptQuery
from glossary.storage import SqlTermBaseRepository, connect, migrate

HAN = "中国共产党全面建设小康社会高质量发展城乡融合乡村振兴科技创新生态文明法治政府数字经济"
DOMAINS = ("economy", "party", "society", "law", "culture", "ecology", "")
STATES = ("approved", "approved", "approved", "reviewed", "proposed")


def concepts(count: int) -> Iterator[Concept]:
    """Yield made-up entries: each Chinese term is another, words of the English repeat."""
    for number in range(count):
        rest, term = number, ""
        for _ in range(4):
            rest, place = divmod(rest, len(HAN))
            term += HAN[place]
        yield make_concept(
            zh=f"{term}{number}号",
            en=f"term {number:x} of the plan for {HAN[number % len(HAN)].encode().hex()}",
            en_variants=(f"variant {number}",),
            domain=DOMAINS[number % len(DOMAINS)],
            state=STATES[number % len(STATES)],
            note="a note" if number % 3 else "",
        )


def measured(act: Callable[[], object], times: int) -> list[float]:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def run(name: str, url: str, count: int, times: int) -> None:
    engine = connect(url)
    migrate(engine)
    repository = SqlTermBaseRepository(engine)
    repository.create_glossary("large")
    start = time.perf_counter()
    repository.apply("large", ImportPlan(added=tuple(concepts(count))))
    print(f"\n{name}: {count:,} concepts stored in {time.perf_counter() - start:.1f} s")
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))  # what PostgreSQL does by itself within a minute
    since = datetime(2020, 1, 1, tzinfo=UTC)
    page = repository.search("large", ConceptQuery(page=count // 100))
    one = page.concepts[0]
    edited = [one]

    def edit() -> None:
        stored = repository.get(edited[0].id or "")
        edited[0] = repository.save("large", replace(stored, note=f"edit {stored.version}"))

    def search(**query: object) -> Callable[[], object]:
        return lambda: repository.search("large", ConceptQuery(**query))

    requests: dict[str, Callable[[], object]] = {
        "first page": search(),
        "middle page": search(page=count // 100),
        "last page": search(page=count // 50),
        "search, few hits (Chinese)": search(text="99号"),
        "search, two characters": search(text="小康"),
        "search, no hit": search(text="虞虞虞"),
        "search, English, all hit": search(text="plan for"),
        "search, English, few hits": search(text="variant 4242"),
        "domain": search(domain="economy"),
        "state and domain": search(domain="party", state="proposed"),
        "search in a domain": search(text="科技", domain="party"),
        "changed since": search(changed_since=since),
        "list of domains": lambda: repository.domains("large"),
        "glossaries, counted": repository.glossaries,
        "names of glossaries": repository.names,
        "one entry": lambda: repository.get(one.id or ""),
        "edit": edit,
        "search after an edit": lambda: (edit(), search(text="99号")()),
    }
    for what, act in requests.items():
        act()
        taken = measured(act, times)
        slow = "" if max(taken) < 100 else "   over 100 ms"
        print(f"  {what:30} {statistics.median(taken):7.1f} ms, worst {max(taken):7.1f}{slow}")
    start = time.perf_counter()
    size = sum(len(piece) for piece in CODECS["csv"].write(repository.stream("large")))
    seconds = time.perf_counter() - start
    tracemalloc.start()
    sum(len(piece) for piece in islice(CODECS["csv"].write(repository.stream("large")), 20_000))
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(f"  export as CSV: {size / 1e6:.1f} MB in {seconds:.1f} s, at most {peak:.0f} MB held")
    engine.dispose()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concepts", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--postgres", help="URL of an empty PostgreSQL database")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run("SQLite", f"sqlite:///{Path(folder) / 'x.db'}", options.concepts, options.times)
    if options.postgres:
        run("PostgreSQL", options.postgres, options.concepts, options.times)


if __name__ == "__main__":
    main()
