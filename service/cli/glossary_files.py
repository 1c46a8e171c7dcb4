"""``termbridge glossary import`` and ``export``. Parse, call one use case, print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.wired import in_glossary, wired

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.usecases.ports import ImportPlan

_NAMES = ("csv", "tsv", "xlsx", "tbx", "tmx", "deepl", "google", "amazon")
_MEDIA = click.Choice(_NAMES, case_sensitive=False)
_CONFLICTS = click.Choice(["stop", "mine", "theirs"])


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "media", type=_MEDIA, help="Default: by the file's ending, else csv.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option(
    "--conflicts",
    type=_CONFLICTS,
    default="stop",
    show_default=True,
    help="Where the file contradicts the glossary: import nothing, keep mine, or take theirs.",
)
@in_glossary
def import_(*, file: Path, media: str | None, dry_run: bool, conflicts: str, glossary: str) -> None:
    """Add the entries of FILE, and update those with the same Chinese term. All or none."""
    from service.usecases.exchange import ImportCommand, import_concepts, preview_import

    command = ImportCommand(
        content=file.read_bytes(),
        media=media or _media_of(file),
        where=str(file),
        conflicts=conflicts,
    )
    act = preview_import if dry_run else import_concepts
    plan = act(glossary, command, wired())
    for note in plan.notes:
        click.echo(f"{file}: {note}", err=True)
    if dry_run:
        _explain(plan, str(file))
    click.echo(_done(plan, dry_run=dry_run))


@click.command()
@click.argument(
    "file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), default="-"
)
@click.option("--format", "media", type=_MEDIA, help="Default: by the file's ending, else csv.")
@in_glossary
def export(file: Path, media: str | None, glossary: str) -> None:
    """Write a glossary to FILE, or to the standard output ("-", the default)."""
    from service.usecases.exchange import export_concepts

    export = export_concepts(glossary, media or _media_of(file), wired())
    if str(file) == "-":
        for number, piece in enumerate(export.content):
            click.echo(piece.removeprefix(b"\xef\xbb\xbf") if not number else piece, nl=False)
    else:
        _write(file, export.content)
    for sentence in export.losses.sentences():
        click.echo(sentence, err=True)


def _write(file: Path, content: Iterator[bytes]) -> None:
    try:
        with file.open("wb") as stream:
            stream.writelines(content)
    except OSError as error:
        raise click.FileError(str(file), error.strerror) from error


def _media_of(file: Path) -> str:
    from glossary.exchange.registry import ENDINGS

    codec = ENDINGS.get(file.suffix.lower().removeprefix("."))
    return codec.media if codec else "csv"


def _explain(plan: ImportPlan, where: str) -> None:
    from glossary.changes import Change, differences
    from glossary.language import LanguageCode

    zh, en = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH
    for conflict in plan.conflicts:
        click.echo(f"! {where}:{conflict.line}: {conflict.sentence} ({conflict.choice})")
    for found in plan.replaced:
        fields = differences(Change(found.before, found.after))
        said = "; ".join(f"{d.field}: {d.before or '-'} → {d.after or '-'}" for d in fields)
        click.echo(f"~ {found.before.preferred(zh)}\t{said}")
    for concept in plan.added:
        click.echo(f"+ {concept.preferred(zh)}\t{concept.preferred(en)}")


def _done(plan: ImportPlan, *, dry_run: bool) -> str:
    counts = f"{len(plan.added)} added, {len(plan.replaced)} changed, {plan.unchanged} unchanged"
    if plan.conflicts:
        counts += f", {len(plan.conflicts)} in conflict ({plan.kept} kept)"
    return f"Would be: {counts}." if dry_run else f"{counts}."
