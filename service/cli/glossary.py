"""``termbridge glossary``: the term base in the terminal. Parse, call one use case, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from service.cli.glossary_candidates import candidates
from service.cli.glossary_files import export, import_
from service.cli.wired import in_glossary, wired

if TYPE_CHECKING:
    from glossary.concepts import Concept

_ALWAYS_SHOWN = ("zh", "en", "zh_variants", "en_variants", "domain", "note", "source", "status")
_STATES = click.Choice(["proposed", "reviewed", "approved"])


@click.group()
def glossary() -> None:
    """Look at and edit the glossaries."""


glossary.add_command(import_)
glossary.add_command(export)
glossary.add_command(candidates)


@glossary.command("list")
def list_() -> None:
    """List the glossaries."""
    from service.usecases.glossary import list_glossaries

    for found in list_glossaries(wired()):
        click.echo(f"{found.name}\t{found.concepts} entries\trevision {found.revision}")


@glossary.command()
@click.argument("name")
def create(name: str) -> None:
    """Add an empty glossary called NAME."""
    from service.usecases.glossary import create_glossary

    click.echo(f"Created {create_glossary(name, wired()).name}.")


@glossary.command()
@click.argument("text")
@click.option("--domain", default="", help="Only entries of this domain.")
@click.option("--status", type=_STATES, default=None, help="Only entries in this review state.")
@click.option("--page", default=1, show_default=True, help="Which page of the list.")
@in_glossary
def search(text: str, domain: str, status: str | None, page: int, glossary: str) -> None:
    """List the entries with TEXT in a term of either language ("" for all)."""
    from service.usecases.glossary import search_concepts
    from service.usecases.ports import ConceptQuery

    query = ConceptQuery(text=text, domain=domain, state=status or "", page=page)
    found = search_concepts(glossary, query, wired())
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
@in_glossary
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
    click.echo(save_concept(glossary, concept, wired()).id)


@glossary.command()
@click.argument("concept_id", metavar="ID")
def show(concept_id: str) -> None:
    """Print the entry ID with all its fields."""
    from glossary.fields import texts_of
    from service.usecases.glossary import get_concept

    concept = get_concept(concept_id, wired())
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

    delete_concept(concept_id, wired())
    click.echo("Deleted.")


def _line(concept: Concept) -> str:
    from glossary.language import LanguageCode

    zh, en = (
        concept.preferred(LanguageCode.CHINESE_SIMPLIFIED),
        concept.preferred(LanguageCode.ENGLISH),
    )
    return f"{concept.id}\t{zh}\t{en}\t{concept.domain}\t{concept.state.value}"
