"""``termbridge translate`` and ``termbridge spans``: parse, call one use case, print."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from glossary.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.pipeline.report import Translation
    from service.usecases.ports import Services
    from service.usecases.translate import TranslateCommand


class ServicesFactory(Protocol):
    """What the command line's root leaves in the click context."""

    def services(self) -> Services:
        """Build the services on first use."""
        ...


def _input(command: Callable[..., None]) -> Callable[..., None]:
    for decorate in (
        click.option("--lines", is_flag=True, help="Each line is a text; print one line for it."),
        click.option("--glossary", "glossaries", multiple=True, help="Use this glossary (repeat)."),
        click.option("--to", "target", default="en", show_default=True, help="Target language."),
        click.option("--from", "source", default="zh", show_default=True, help="Source language."),
        click.argument("file", default="-"),
    ):
        command = decorate(command)
    return command


@click.command()
@_input
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "tsv"]),
    default="text",
    show_default=True,
    help="text: the translation; json: the report; tsv: source and target, a segment a line.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 when a required rendition is missing.")
@click.pass_obj
def translate(wiring: ServicesFactory, /, form: str, *, strict: bool, **given: object) -> None:
    """Translate FILE, or standard input for "-"; what is missing is listed on standard error."""
    from service.usecases.translate import translate as use_case

    translation = use_case(_command(given), wiring.services())
    click.echo(_render(translation, form), nl=False)
    _tell_missing(translation)
    if strict and translation.summary["missing"]:
        raise click.exceptions.Exit(1)


@click.command()
@_input
@click.option("--format", "form", type=click.Choice(["json", "tsv"]), default="json")
@click.pass_obj
def spans(wiring: ServicesFactory, /, form: str, **given: object) -> None:
    """Report what the translation of FILE would owe, without translating."""
    from service.usecases.translate import find_spans

    found = find_spans(_command(given), wiring.services())
    click.echo(_render(found, "spans" if form == "tsv" else form), nl=False)


def _command(given: dict[str, object]) -> TranslateCommand:
    from service.usecases.translate import TranslateCommand

    text = read_input(str(given.pop("file"))).replace("\r\n", "\n")
    if given["lines"]:
        text = text.removesuffix("\n")
    return TranslateCommand(text=text, **given)  # type: ignore[arg-type]  # click's own types


def read_input(file: str) -> str:
    """Return the text of a file, or of standard input for “-”; InputError in one line."""
    from glossary.exchange.encoding import decode_text

    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise InputError(f"The file cannot be read ({error.strerror}).", where=file) from error
    return decode_text(content, where="standard input" if file == "-" else file)


def _render(translation: Translation, form: str) -> str:
    from service.pipeline.report import as_json

    if form == "json":
        return json.dumps(as_json(translation), ensure_ascii=False, indent=2) + "\n"
    if form == "tsv":
        cells = [(s.source, s.target) for s in translation.segments]
        return "".join("\t".join(c.replace("\t", " ") for c in row) + "\n" for row in cells)
    if form == "spans":
        return "".join(
            f"{o.constraint.origin}\t{o.constraint.source}\t{o.constraint.rendition.preferred}\n"
            for s in translation.segments
            for o in s.outcomes
        )
    return translation.target + "\n"


def _tell_missing(translation: Translation) -> None:
    summary = translation.summary
    click.echo(
        f"{summary['found']} of {summary['required']} required renditions found in"
        f" {summary['segments']} segments.",
        err=True,
    )
    for number, segment in enumerate(translation.segments, 1):
        for outcome in segment.missing:
            wanted = outcome.constraint
            click.echo(
                f"missing in segment {number}: {wanted.source} = {wanted.rendition.preferred}",
                err=True,
            )
