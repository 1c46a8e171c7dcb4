"""``termbridge memory``: approved translations in the terminal. Parse, call, print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.memory.units import AddedUnits, Match
    from service.usecases.ports import Services

_file = click.Path(exists=True, dir_okay=False, path_type=Path)


class ServicesFactory(Protocol):
    """What the command line's root leaves in the click context."""

    def services(self) -> Services:
        """Build the services on first use."""
        ...


def _services() -> Services:
    factory: ServicesFactory = click.get_current_context().obj
    return factory.services()


def _languages(command: Callable[..., None]) -> Callable[..., None]:
    for decorate in (
        click.option("--to", "target", default="en", show_default=True, help="Target language."),
        click.option("--from", "source", default="zh", show_default=True, help="Source language."),
    ):
        command = decorate(command)
    return command


@click.group()
def memory() -> None:
    """Reuse approved translations: look them up, add, import and export them."""


@memory.command()
def count() -> None:
    """Print how many units there are."""
    from service.usecases.memory import count_units

    click.echo(count_units(_services()))


@memory.command()
@click.argument("text")
@click.option("--before", default="", help="The source segment before it.")
@click.option("--after", default="", help="The source segment after it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@_languages
def lookup(*, text: str, form: str, **given: str) -> None:
    """Show the approved translations of TEXT and of sentences near it.

    A near one is shown with [-what TEXT lacks-] and {+what it has instead+}.
    """
    from service.pipeline.report import match_as_json
    from service.usecases.memory import LookUpCommand, look_up

    found = look_up(LookUpCommand(text=text, **given), _services())
    if form == "json":
        matches = [match_as_json(match) for match in found]
        click.echo(json.dumps({"matches": matches}, ensure_ascii=False, indent=2))
        return
    for match in found:
        click.echo(_shown(text, match))
    click.echo(f"{len(found)} found.", err=True)


@memory.command()
@click.argument("source_file", type=_file)
@click.argument("target_file", type=_file)
@click.option("--author", default="", help="Who approved the translation.")
@click.option("--project", default="", help="What it was translated for.")
@_languages
def approve(source_file: Path, target_file: Path, source: str, target: str, **given: str) -> None:
    """Add SOURCE_FILE and TARGET_FILE, each line being the translation of the same one."""
    from service.usecases.memory import approve_lines

    added = approve_lines(
        source_file.read_bytes(),
        target_file.read_bytes(),
        (source, target),
        _services(),
        where=(str(source_file), str(target_file)),
        **given,
    )
    click.echo(f"{_counts(added)}.")


@memory.command("import")
@click.argument("file", type=_file)
@click.option("--from", "source", default="", help="Source language; default: the file's.")
def import_(file: Path, source: str) -> None:
    """Add the units of the TMX file FILE, all of them or none."""
    from service.usecases.memory import import_tmx

    with file.open("rb") as stream:
        done = import_tmx(stream, _services(), where=str(file), source=source)
    skipped = f", {done.skipped} skipped (not in both languages)" if done.skipped else ""
    click.echo(f"{_counts(done.units)}{skipped}.")


@memory.command()
@click.argument(
    "file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), default="-"
)
def export(file: Path) -> None:
    """Write the memory as TMX 1.4b to FILE, or to the standard output ("-", the default)."""
    from service.usecases.memory import export_tmx

    pieces = export_tmx(_services())
    if str(file) == "-":
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    try:
        with file.open("wb") as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise click.FileError(str(file), error.strerror) from error


@memory.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
def remove(ids: tuple[str, ...]) -> None:
    """Delete the units ID... (their ids stand in ``lookup`` and ``check``)."""
    from service.usecases.memory import remove_units

    remove_units(ids, _services())
    click.echo(f"{len(ids)} removed.")


@memory.command()
@click.option("--glossary", "glossaries", multiple=True, help="Hold to this glossary (repeat).")
@click.option("--strict", is_flag=True, help="Exit with 1 when there is such a unit.")
def check(glossaries: tuple[str, ...], *, strict: bool) -> None:
    """List the units that no longer hold the terms which today's glossary requires."""
    from service.usecases.memory import check_units

    found = 0
    for stale in check_units(glossaries, _services()):
        found += 1
        wanted = "; ".join(f"{c.source} = {c.rendition.preferred}" for c in stale.unmet)
        click.echo(_line(stale.unit.id, stale.unit.source, stale.unit.target, wanted))
    click.echo(f"{found} units do not hold to the glossary.", err=True)
    if strict and found:
        raise click.exceptions.Exit(1)


def _shown(text: str, match: Match) -> str:
    from service.memory.differences import mark_differences

    unit = match.unit
    kind = f"{match.kind.value}, only figures" if match.only_figures else match.kind.value
    source = mark_differences(text, unit.source, match.differences)
    return _line(str(match.score), kind, source, unit.target, unit.id)


def _line(*cells: str) -> str:
    return "\t".join(" ".join(cell.split()) for cell in cells)


def _counts(units: AddedUnits) -> str:
    return f"{units.added} added, {units.refreshed} refreshed, {units.unchanged} unchanged"
