"""``termbridge glossary candidates``: what a text has that the glossary lacks."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from service.cli.wired import in_glossary, wired


@click.command()
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)
@click.option("--most", default=50, show_default=True, help="How many to list.")
@click.option("--no-engine", is_flag=True, help="Suggest only what rules and the memory know.")
@click.option("--add", is_flag=True, help="Add all that have a suggestion, as proposed entries.")
@in_glossary
def candidates(*, file: Path, most: int, no_engine: bool, add: bool, glossary: str) -> None:
    """List slogans, names and recurring phrases of a Chinese FILE that the glossary lacks."""
    from glossary.errors import TermbridgeError
    from glossary.exchange import decode_text
    from service.usecases.candidates import CandidatesCommand, list_candidates, propose

    content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    command = CandidatesCommand(
        text=decode_text(content, where=str(file)),
        glossaries=(glossary,),
        most=most,
        engine=not no_engine,
    )
    for found in list_candidates(command, wired()):
        suggestions = " | ".join(found.suggestions)
        line = f"{found.text}\t{suggestions}\t{found.kind}\t{found.count}\t{found.termhood:g}"
        if add and found.suggestions:
            try:
                propose(glossary, found.text, found.suggestions[0], wired(), context=found.context)
            except TermbridgeError as error:
                line += f"\tnot added: {error.problem}"
            else:
                line += "\tadded"
        click.echo(f"{line}\t{found.context}")
