"""``termbridge evaluate``: our pipeline and other systems' output, measured side by side."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.errors import InputError
from service.cli.tables import aligned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.cli.translate import ServicesFactory
    from service.usecases.evaluate import LinesFile, Outcome


@click.command()
@click.argument("src")
@click.argument("ref")
@click.option(
    "--system",
    "systems",
    multiple=True,
    metavar="[NAME=]FILE",
    help="Another system's translation of SRC (repeat).",
)
@click.option("--from", "source", default="zh", show_default=True, help="Source language.")
@click.option("--to", "target", default="en", show_default=True, help="Target language.")
@click.option("--glossary", "glossaries", multiple=True, help="Use this glossary (repeat).")
@click.option("--ours/--no-ours", default=True, help="Run our own pipeline as well (the default).")
@click.option("--output", metavar="FILE", help="Keep our translation, a line for each of SRC.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
)
@click.pass_obj
def evaluate(  # noqa: PLR0913 - an option each
    wiring: ServicesFactory,
    /,
    src: str,
    ref: str,
    *,
    systems: tuple[str, ...],
    output: str | None,
    form: str,
    ours: bool,
    source: str,
    target: str,
    glossaries: tuple[str, ...],
) -> None:
    """Measure translations of SRC against the reference REF.

    All files are UTF-8 with a segment a line. BLEU and chrF are sacrebleu's. A required term or
    figure counts as found where its rendition stands in the line; "also in the reference"
    leaves out what the reference words differently, which is fair to systems that were not told
    the glossary.
    """
    from service.usecases.evaluate import EvaluateCommand
    from service.usecases.evaluate import evaluate as use_case

    named = [_name_and_file(given) for given in systems]
    command = EvaluateCommand(
        sources=_read(src),
        references=_read(ref),
        systems=tuple((name, _read(file)) for name, file in named),
        source=source,
        target=target,
        glossaries=glossaries,
        ours=ours,
    )
    if output is not None:
        _check_output(output, [src, ref, *(file for _, file in named)], ours=ours)
    outcome = use_case(
        command,
        wiring.services(),
        clock=time.perf_counter,
        progress=_show_progress,
        keep=lambda lines: _write(output, lines) if output is not None else None,
    )
    click.echo(_as_json(outcome) if form == "json" else _as_table(outcome), nl=False)


def _name_and_file(given: str) -> tuple[str, str]:
    """Split ``NAME=FILE``; a plain FILE (its name may hold "=") goes by its own name."""
    name, equals, file = given.partition("=")
    if equals and name and not Path(given).exists():
        return name, file
    return Path(given).name, given


def _read(file: str) -> LinesFile:
    """Read lines as other tools count them: only a line feed ends one, the last need not."""
    from service.usecases.evaluate import LinesFile

    try:
        text = Path(file).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"The file cannot be read ({error.strerror}).", where=file) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"The file is not UTF-8 (first foreign byte in line {line}).",
            where=file,
            remedy="Save it as UTF-8 and try again.",
        ) from None
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    return LinesFile(file, tuple(lines))


def _check_output(output: str, inputs: Sequence[str], *, ours: bool) -> None:
    """Refuse before hours of translating what could not be written after it."""
    if not ours:
        raise InputError("With --no-ours there is nothing to write.", where="--output")
    path = Path(output)
    stood = path.exists()
    if stood and any(path.samefile(file) for file in inputs):
        raise InputError("This file is one of those to evaluate.", where=output)
    try:
        path.open("a").close()
        if not stood:
            path.unlink()
    except OSError as error:
        raise _not_written(output, error) from error


def _write(output: str, lines: Sequence[str]) -> None:
    content = "".join(f"{line}\n" for line in lines)
    try:
        Path(output).write_bytes(content.encode())
    except OSError as error:
        raise _not_written(output, error) from error


def _not_written(output: str, error: OSError) -> InputError:
    return InputError(f"The file cannot be written ({error.strerror}).", where=output)


def _show_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        click.echo(f"\rtranslated {done:,} of {total:,} lines{end}", err=True, nl=False)


def _as_json(outcome: Outcome) -> str:
    from service.usecases.evaluate import as_json

    return json.dumps(as_json(outcome), ensure_ascii=False, indent=2) + "\n"


def _as_table(outcome: Outcome) -> str:
    from service.evaluation.report import as_table, signatures

    lines = aligned(as_table(outcome.evaluation), numbers=True)
    lines += ["", *(f"{name}  {text}" for name, text in signatures(outcome.evaluation).items())]
    made_by = outcome.provenance
    if made_by:
        lines.append(
            f"model {made_by.package} {made_by.version} {made_by.checksum[:12]},"
            f" glossary {made_by.term_base}"
        )
    return "".join(f"{line.rstrip()}\n" for line in lines)
