"""``termbridge translate`` and ``termbridge spans``: parse, call one use case, print."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from glossary.errors import InputError
from glossary.language import AUTO

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.pipeline.report import Translation
    from service.usecases.documents import TranslatedDocument
    from service.usecases.ports import Services
    from service.usecases.translate import TranslateCommand


_FILE = click.Path(dir_okay=False)


class ServicesFactory(Protocol):
    """What the command line's root leaves in the click context."""

    def services(self) -> Services:
        """Build the services on first use."""
        ...


def _or_other(context: click.Context, _: click.Parameter, target: str | None) -> str:
    """Return the target language, which depends on the source's (read before) if none is given."""
    return target or (AUTO if context.params["source"] == AUTO else "en")


def _input(command: Callable[..., None]) -> Callable[..., None]:
    for decorate in (
        click.option("--lines", is_flag=True, help="Each line is a text; print one line for it."),
        click.option("--glossary", "glossaries", multiple=True, help="Use this glossary (repeat)."),
        click.option(
            "--to",
            "target",
            callback=_or_other,
            help="Target language; default: en, with --from auto the other of Chinese and English.",
        ),
        click.option(
            "--from",
            "source",
            default="zh",
            show_default=True,
            is_eager=True,
            help="Source language, or auto.",
        ),
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
@click.option("--output", type=click.Path(dir_okay=False), help="Write to this file.")
@click.option(
    "--table", type=_FILE, help="Write a bilingual table as well: a .docx, .xlsx or .html file."
)
@click.option(
    "--report", type=_FILE, help="Write the report as well: a .docx, .xlsx or .html file."
)
@click.option("--strict", is_flag=True, help="Exit with 1 when a required rendition is missing.")
@click.pass_obj
def translate(
    wiring: ServicesFactory, /, form: str, *, output: str | None, strict: bool, **given: object
) -> None:
    """Translate FILE, or standard input for "-"; what is missing is listed on standard error.

    A document (.docx, .xlsx, .pptx, .odt, .html, .md, .srt, .pdf) comes back in its own format, a
    PDF as text: in the file named by --output, or else beside it as FILE.en.docx.
    """
    from service.usecases.documents import is_document

    file = str(given["file"])
    exports = _exports(file, given)
    if is_document(file):
        document = _document(wiring, given, output)
        translation = document.translation
        if form != "text":
            click.echo(_render(translation, form), nl=False)
    else:
        translation = _text(wiring, given, form, output)
    for content, target in exports:
        _export(translation, content, target)
    _tell_language(translation, given)
    _tell_missing(translation)
    if strict and translation.summary["missing"]:
        raise click.exceptions.Exit(1)


def _exports(file: str, given: dict[str, object]) -> list[tuple[str, Path]]:
    """Take the files to write beside the translation; a wrong name is told before any work."""
    from service.usecases.exports import parse_export

    asked = [(kind, given.pop(kind)) for kind in ("table", "report")]
    targets = [(kind, _target(file, str(name))) for kind, name in asked if name]
    for kind, target in targets:
        parse_export(kind, target.suffix.removeprefix(".").lower())
    return targets


def _export(translation: Translation, kind: str, target: Path) -> None:
    """Write a bilingual table or a report in the format that the file's name ends with."""
    from glossary.language import parse_pair
    from service.exports.content import Subject
    from service.usecases.exports import export, parse_export

    languages = translation.languages
    assert languages is not None  # noqa: S101 - the use cases tell them
    pair = parse_pair(languages.source, languages.target)
    subject = Subject(translation=translation, source=pair.source.value, target=pair.target.value)
    form = parse_export(kind, target.suffix.removeprefix(".").lower())
    _write(target, export(subject, *form).content)


def _text(
    wiring: ServicesFactory, given: dict[str, object], form: str, output: str | None
) -> Translation:
    """Translate a text, and print it or write it to a file."""
    from service.usecases.translate import translate as use_case

    target = _target(str(given["file"]), output) if output else None
    translation = use_case(_command(given), wiring.services())
    if target:
        _write(target, _render(translation, form).encode())
    else:
        click.echo(_render(translation, form), nl=False)
    return translation


def _document(
    wiring: ServicesFactory, given: dict[str, object], output: str | None
) -> TranslatedDocument:
    """Translate a document and write it to a file."""
    from service.usecases.documents import DocumentCommand, target_name, translate_document

    file = str(given.pop("file"))
    if given.pop("lines"):
        raise click.UsageError("--lines is for texts; a document has its own parts.")
    code = str(given["target"])
    named = output or ("" if code == AUTO else target_name(file, code))
    target = _target(file, named, new=not output) if named else None
    command = DocumentCommand(content=_read_bytes(file), filename=file, **given)  # type: ignore[arg-type]  # click's own types
    try:
        document = translate_document(command, wiring.services())
    except InputError as error:
        error.where = file if error.where == "file" else error.where
        raise
    target = target or _target(file, str(Path(file).with_name(document.filename)), new=True)
    _write(target, document.content)
    return document


def _target(file: str, output: str, *, new: bool = False) -> Path:
    """Return where to write; never over the input, and a name we chose is never over a file."""
    target = Path(output)
    if target.exists() and Path(file).exists() and target.samefile(file):
        raise InputError(
            "The translation would replace the file it is made from.",
            where=output,
            remedy="Name another file with --output.",
        )
    if new and target.exists():
        raise InputError(
            "There is such a file already.",
            where=output,
            remedy="Remove it, or name a file with --output.",
        )
    return target


def _write(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as error:
        raise InputError(
            f"The file cannot be written ({error.strerror}).", where=str(target)
        ) from error
    click.echo(f"Wrote {target}", err=True)


@click.command()
@_input
@click.option("--format", "form", type=click.Choice(["json", "tsv"]), default="json")
@click.option("--near", is_flag=True, help="List what is one character away from a term instead.")
@click.pass_obj
def spans(wiring: ServicesFactory, /, form: str, *, near: bool, **given: object) -> None:
    """Report what the translation of FILE would owe, without translating."""
    from service.usecases.translate import find_spans

    if near:
        click.echo(_near(_command(given), wiring.services(), form), nl=False)
        return
    found = find_spans(_command(given), wiring.services())
    click.echo(_render(found, "spans" if form == "tsv" else form), nl=False)


def _near(command: TranslateCommand, services: Services, form: str) -> str:
    from service.usecases.near import find_near

    found = find_near(command, services)
    if form == "json":
        return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    return "".join(
        f"{' '.join(hint['source'].split())}\t{hint['term']}\t{hint['target']}\n" for hint in found
    )


def _command(given: dict[str, object]) -> TranslateCommand:
    from service.usecases.translate import TranslateCommand

    text = read_input(str(given.pop("file"))).replace("\r\n", "\n")
    if given["lines"]:
        text = text.removesuffix("\n")
    return TranslateCommand(text=text, **given)  # type: ignore[arg-type]  # click's own types


def read_input(file: str) -> str:
    """Return the text of a file, or of standard input for “-”; InputError in one line."""
    from glossary.exchange.encoding import decode_text

    return decode_text(_read_bytes(file), where="standard input" if file == "-" else file)


def _read_bytes(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise InputError(f"The file cannot be read ({error.strerror}).", where=file) from error


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


def _tell_language(translation: Translation, given: dict[str, object]) -> None:
    found = translation.languages
    if given.get("source") == "auto" and found:
        click.echo(f"Recognised as {found.recognised}, {found.confidence:.0%} sure.", err=True)


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
