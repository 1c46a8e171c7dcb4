"""``termbridge figures``: the figures of a text, exact, without a translation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

import click

from service.cli.tables import aligned
from service.cli.translate import read_input

if TYPE_CHECKING:
    from service.config import Settings
    from service.usecases.figures import DoubtRow, FigureList, FigureRow

_HEADINGS = ("line", "col", "source", "kind", "value", "unit", "approximation", "English")


class SettingsFactory(Protocol):
    """What the command line's root leaves in the click context."""

    def settings(self) -> Settings:
        """Return the configuration."""
        ...


@click.command()
@click.argument("file", default="-")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "tsv"]),
    default="table",
    show_default=True,
    help="table: for people; json: with every accepted wording; tsv: a figure a line.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 when a figure is wrong or ambiguous.")
@click.pass_obj
def figures(wiring: SettingsFactory, /, file: str, form: str, *, strict: bool) -> None:
    """List the figures of FILE, or of standard input for "-", with their exact values.

    What is written wrongly or can be read in two ways is named on standard error.
    """
    from service.container import style_of
    from service.usecases.figures import as_json, list_figures

    settings = wiring.settings()
    text = read_input(file).replace("\r\n", "\n")
    listed = list_figures(text, style_of(settings), longest=settings.max_characters)
    if form == "json":
        click.echo(json.dumps(as_json(listed), ensure_ascii=False, indent=2))
    else:
        click.echo(_table(listed) if form == "table" else _tsv(listed), nl=False)
    for row in listed.doubts:
        click.echo(_doubt(row), err=True)
    if strict and listed.doubts:
        raise click.exceptions.Exit(1)


def _cells(row: FigureRow) -> tuple[str, ...]:
    from service.usecases.figures import unit_of, values_of

    figure = row.figure
    return (
        str(row.place.line),
        str(row.place.column),
        " ".join(figure.source.split()),
        figure.kind.value,
        " ".join(values_of(figure)),
        unit_of(figure) or "",
        figure.approximation.value,
        row.preferred,
    )


def _tsv(listed: FigureList) -> str:
    return "".join("\t".join(_cells(row)) + "\n" for row in listed.rows)


def _table(listed: FigureList) -> str:
    rows = [_HEADINGS, *(_cells(row) for row in listed.rows)]
    return "".join(f"{line}\n" for line in aligned(rows))


def _doubt(row: DoubtRow) -> str:
    doubt = row.doubt
    source = " ".join(doubt.source.split())
    return (
        f"line {row.place.line}, column {row.place.column}: {source} is {doubt.gravity}"
        f" ({doubt.reason}): {doubt.message}"
    )
