"""``termbridge models``: which packages translate, and their care."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from glossary.errors import NotFoundError

if TYPE_CHECKING:
    from service.usecases.ports import Engines, PackageDescription


class EnginesFactory(Protocol):
    """What the command line's root leaves in the click context."""

    def engines(self) -> Engines:
        """Return the packages."""
        ...


@click.group()
def models() -> None:
    """List, inspect, install and remove translation packages."""


@models.command("list")
@click.pass_obj
def list_(wiring: EnginesFactory) -> None:
    """List the packages; the one marked * translates."""
    for package in wiring.engines().packages():
        mark = "*" if package.in_use else " "
        kind = "embedded" if package.embedded else "installed"
        click.echo(
            f"{mark} {package.name}\t{package.pair}\tversion {package.version}\t{kind}\t"
            f"{package.size / 1e6:.1f} MB"
        )


@models.command()
@click.argument("name", default="")
@click.pass_obj
def info(wiring: EnginesFactory, name: str) -> None:
    """Describe the package NAME (the one in use without a name), with its model card."""
    found = [p for p in wiring.engines().packages() if (p.name == name if name else p.in_use)]
    if not found:
        raise NotFoundError(
            "There is no such package.", where=name, remedy="See `termbridge models list`."
        )
    for package in found:
        _describe(package)


@models.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def install(wiring: EnginesFactory, file: Path) -> None:
    """Install the Argos package FILE (.argosmodel)."""
    package = wiring.engines().install(file)
    click.echo(f"Installed {package.name} ({package.pair}, version {package.version}).")
    if not package.in_use:
        click.echo(f"To translate with it, set TERMBRIDGE_MODEL={package.name}.")


@models.command()
@click.argument("name")
@click.pass_obj
def remove(wiring: EnginesFactory, name: str) -> None:
    """Remove the installed package NAME."""
    wiring.engines().remove(name)
    click.echo(f"Removed {name}.")


def _describe(package: PackageDescription) -> None:
    click.echo(f"name         {package.name}")
    click.echo(f"pair         {package.pair}")
    click.echo(f"version      {package.version}")
    click.echo(f"checksum     {package.checksum}")
    click.echo(f"size         {package.size / 1e6:.1f} MB")
    click.echo(f"tokenizer    {package.tokenizer}")
    click.echo(f"term markup  {'yes' if package.term_markup else 'no (terms by code-switching)'}")
    click.echo(f"folder       {package.path}")
    click.echo(f"in use       {'yes' if package.in_use else 'no'}")
    if package.card:
        click.echo("\n" + package.card.strip())
