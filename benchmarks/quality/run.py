"""Quality on development sets: our pipeline beside other systems, one table a set.

    python benchmarks/quality/run.py SETS [--limit LINES] [--only NAME]... [--outputs FOLDER]
        [--results FOLDER]

SETS holds NAME.zh, NAME.en and any NAME.SYSTEM.en (another system's output), a segment a line. The
embedded package translates, with the starter glossary in a database of its own. Written are
results.md and results.json beside this script: figures only, never a line of the sets. --outputs
keeps our lines as NAME.termbridge.en, in a folder outside the repository.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from glossary.errors import TermbridgeError
from service.config import load_settings
from service.container import build
from service.evaluation.report import as_table, signatures
from service.usecases.evaluate import EvaluateCommand, LinesFile, as_json, evaluate

HERE = Path(__file__).parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sets", type=Path, help="folder of NAME.zh, NAME.en, NAME.SYSTEM.en")
    parser.add_argument("--limit", type=int, help="take the first lines of each set only")
    parser.add_argument("--only", action="append", metavar="NAME", help="take this set (repeat)")
    parser.add_argument("--outputs", type=Path, help="keep our lines in this folder")
    parser.add_argument("--results", type=Path, default=HERE, help="where the figures go")
    given = parser.parse_args()
    names = [
        name
        for name in sorted(file.name.removesuffix(".zh") for file in given.sets.glob("*.zh"))
        if not given.only or name in given.only
    ]
    if not names:
        parser.error(f"{given.sets} holds no such set")
    try:
        outcomes = run(given, names)
    except (OSError, UnicodeDecodeError, TermbridgeError) as error:
        sys.exit(f"run.py: {error}")
    write(given.results, outcomes, limit=given.limit)


def run(given, names):
    outcomes = {}
    with tempfile.TemporaryDirectory() as folder:
        services = build(load_settings({"TERMBRIDGE_DATA_DIR": folder}))
        for name in names:
            print(f"{name}:", file=sys.stderr)
            outcomes[name] = evaluate(
                command(given.sets, name, given.limit),
                services,
                clock=time.perf_counter,
                progress=lambda done, total: print(f"  {done} of {total} lines", file=sys.stderr),
                keep=lambda lines, name=name: keep(given.outputs, name, lines),
            )
    return outcomes


def command(folder: Path, name: str, limit: int | None) -> EvaluateCommand:
    others = sorted(folder.glob(f"{name}.*.en"))
    return EvaluateCommand(
        sources=read(folder / f"{name}.zh", limit),
        references=read(folder / f"{name}.en", limit),
        systems=tuple(
            (o.name.removeprefix(f"{name}.").removesuffix(".en"), read(o, limit)) for o in others
        ),
    )


def read(file: Path, limit: int | None) -> LinesFile:
    lines = file.read_bytes().decode("utf-8-sig").removesuffix("\n").split("\n")
    return LinesFile(file.name, tuple(lines[:limit]))


def keep(folder: Path | None, name: str, lines) -> None:
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        content = "".join(f"{line}\n" for line in lines)
        (folder / f"{name}.termbridge.en").write_text(content, encoding="utf-8")


def write(folder: Path, outcomes, *, limit: int | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    report = {name: as_json(outcome) for name, outcome in outcomes.items()}
    (folder / "results.json").write_text(
        json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    (folder / "results.md").write_text(markdown(outcomes, limit), encoding="utf-8")


def markdown(outcomes, limit: int | None) -> str:
    first = next(iter(outcomes.values()))
    made = first.provenance
    parts = [
        "# Quality on development sets",
        "Written by `benchmarks/quality/run.py`; what the rows mean: docs/reference/evaluation.md.",
        f"Package {made.package} {made.version} (`{made.checksum}`), glossary {made.term_base}.",
        "\n".join(f"- {n}: `{text}`" for n, text in signatures(first.evaluation).items()),
    ]
    if limit:
        parts.append(f"**Only the first {limit} lines of each set.**")
    for name, outcome in outcomes.items():
        parts += [f"## {name}", table(as_table(outcome.evaluation))]
    return "\n\n".join(parts) + "\n"


def table(rows: list[list[str]]) -> str:
    head, *body = [[" ".join(cell.split()) for cell in row] for row in rows]
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *body))


if __name__ == "__main__":
    main()
