"""``termbridge glossary``: the term base in the terminal. Parse, call one use case, print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from glossary.concepts import Concept
    from service.usecases.ports import ImportPlan, Services

_MEDIA = click.Choice(["csv", "tsv"], case_sensitive=False)
_ALWAYS_SHOWN = ("zh", "en", "zh_variants", "en_variants", "domain", "note", "source", "status")
_STATES = click.Choice(["proposed", "reviewed", "approved"])


class ServicesFactory(Protocol):
    """What the command line's root leaves in the click context."""

    def services(self) -> Services:
        """Build the services on first use."""
        ...


def _services() -> Services:
    factory: ServicesFactory = click.get_current_context().obj
    return factory.services()


_in_glossary = click.option(
    "--glossary", default="starter", show_default=True, metavar="NAME", help="Which glossary."
)


@click.group()
def glossary() -> None:
    """Look at and edit the glossaries."""


@glossary.command("list")
def list_() -> None:
    """List the glossaries."""
    from service.usecases.glossary import list_glossaries

    for found in list_glossaries(_services()):
        click.echo(f"{found.name}\t{found.concepts} entries\trevision {found.revision}")


@glossary.command()
@click.argument("name")
def create(name: str) -> None:
    """Add an empty glossary called NAME."""
    from service.usecases.glossary import create_glossary

    click.echo(f"Created {create_glossary(name, _services()).name}.")


@glossary.command()
@click.argument("text")
@click.option("--domain", default="", help="Only entries of this domain.")
@click.option("--status", type=_STATES, default=None, help="Only entries in this review state.")
@click.option("--page", default=1, show_default=True, help="Which page of the list.")
@_in_glossary
def search(text: str, domain: str, status: str | None, page: int, glossary: str) -> None:
    """List the entries with TEXT in a term of either language ("" for all)."""
    from service.usecases.glossary import search_concepts
    from service.usecases.ports import ConceptQuery

    query = ConceptQuery(text=text, domain=domain, state=status or "", page=page)
    found = search_concepts(glossary, query, _services())
    for concept in found.concepts:
        click.echo(_line(concept))
    click.echo(f"{found.total} entries, page {found.query.page} of {found.pages}", err=True)


@glossary.command()
@click.option("--zh", required=True, help="The Chinese term.")
@click.option("--en", required=True, help="Its English rendering.")
@click.option("--zh-variant", multiple=True, help="Another Chinese wording; can be repeated.")
@click.option("--en-variant", multiple=True, help="Another English wording; can be repeated.")
@click.option("--domain", default="", help="The field the term belongs to.")
@click.option("--note", default="", help="Advice for translators.")
@click.option("--source", default="", help="Where the rendering comes from.")
@click.option("--status", type=_STATES, default="approved", show_default=True)
@click.option("--en-forbidden", multiple=True, help="A forbidden wording; can be repeated.")
@click.option("--en-abbreviation", default="", help="The short form, introduced at first use.")
@click.option("--case", default="", help="exact: counts only exactly as written.")
@click.option("--inflection", default="", help="fixed: no inflected form counts.")
@click.option("--only-after", multiple=True, help="A word that stands before; can be repeated.")
@click.option("--only-before", multiple=True, help="A word that stands after; can be repeated.")
@click.option("--part-of-speech", default="", help="Of the English rendering, as in TBX-Basic.")
@click.option("--definition", default="", help="What the term means.")
@click.option("--context", default="", help="An example sentence.")
@click.option("--project", default="", help="The customer or project.")
@_in_glossary
def add(  # noqa: PLR0913 - the fields of an entry
    *,
    zh: str,
    en: str,
    zh_variant: tuple[str, ...],
    en_variant: tuple[str, ...],
    domain: str,
    note: str,
    source: str,
    status: str,
    en_forbidden: tuple[str, ...],
    en_abbreviation: str,
    case: str,
    inflection: str,
    only_after: tuple[str, ...],
    only_before: tuple[str, ...],
    part_of_speech: str,
    definition: str,
    context: str,
    project: str,
    glossary: str,
) -> None:
    """Add an entry and print its id."""
    from glossary.concepts import make_concept
    from service.usecases.glossary import save_concept

    concept = make_concept(
        zh=zh,
        en=en,
        zh_variants=zh_variant,
        en_variants=en_variant,
        domain=domain,
        note=note,
        source=source,
        state=status,
        en_forbidden=en_forbidden,
        en_abbreviation=en_abbreviation,
        case=case,
        inflection=inflection,
        only_after=only_after,
        only_before=only_before,
        part_of_speech=part_of_speech,
        definition=definition,
        context=context,
        project=project,
    )
    click.echo(save_concept(glossary, concept, _services()).id)


@glossary.command()
@click.argument("concept_id", metavar="ID")
def show(concept_id: str) -> None:
    """Print the entry ID with all its fields."""
    from glossary.fields import texts_of
    from service.usecases.glossary import get_concept

    concept = get_concept(concept_id, _services())
    texts = texts_of(concept)
    for field in _ALWAYS_SHOWN:
        click.echo(f"{field}: {texts.pop(field)}")
    click.echo(f"version: {concept.version}")
    for field, text in texts.items():
        if text:
            click.echo(f"{field}: {text}")


@glossary.command()
@click.argument("concept_id", metavar="ID")
def delete(concept_id: str) -> None:
    """Delete the entry ID."""
    from service.usecases.glossary import delete_concept

    delete_concept(concept_id, _services())
    click.echo("Deleted.")


@glossary.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "media", type=_MEDIA, help="Default: by the file's ending, else csv.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@_in_glossary
def import_(*, file: Path, media: str | None, dry_run: bool, glossary: str) -> None:
    """Add the entries of a CSV or TSV FILE, replacing those with the same Chinese term."""
    from service.usecases.glossary import import_concepts

    plan = import_concepts(
        glossary,
        file.read_bytes(),
        media or _media_of(file),
        _services(),
        dry_run=dry_run,
        where=str(file),
    )
    click.echo(_done(plan, dry_run=dry_run))


@glossary.command()
@click.argument(
    "file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), default="-"
)
@click.option("--format", "media", type=_MEDIA, help="Default: by the file's ending, else csv.")
@_in_glossary
def export(file: Path, media: str | None, glossary: str) -> None:
    """Write a glossary to FILE, or to the standard output ("-", the default)."""
    from service.usecases.glossary import export_concepts

    content = export_concepts(glossary, media or _media_of(file), _services())
    if str(file) == "-":
        click.echo(content.removeprefix(b"\xef\xbb\xbf"), nl=False)
        return
    try:
        file.write_bytes(content)
    except OSError as error:
        raise click.FileError(str(file), error.strerror) from error


def _media_of(file: Path) -> str:
    return "tsv" if file.suffix.lower() in {".tsv", ".tab"} else "csv"


def _done(plan: ImportPlan, *, dry_run: bool) -> str:
    counts = f"{len(plan.added)} added, {len(plan.changed)} changed, {plan.unchanged} unchanged"
    return f"Would be: {counts}." if dry_run else f"{counts}."


def _line(concept: Concept) -> str:
    from glossary.language import LanguageCode

    zh, en = (
        concept.preferred(LanguageCode.CHINESE_SIMPLIFIED),
        concept.preferred(LanguageCode.ENGLISH),
    )
    return f"{concept.id}\t{zh}\t{en}\t{concept.domain}\t{concept.state.value}"
