"""``termbridge doctor``: is everything there that a translation needs?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import click

from glossary.errors import TermbridgeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.config import Settings
    from service.usecases.ports import Engines, Services

_PROBE = "全市实现地区生产总值1350亿元。"


class Wiring(Protocol):
    """What the command line's root leaves in the click context."""

    def settings(self) -> Settings:
        """Return the configuration."""
        ...

    def services(self) -> Services:
        """Build the services on first use."""
        ...

    def engines(self) -> Engines:
        """Return the packages."""
        ...


@click.command()
@click.pass_obj
def doctor(wiring: Wiring) -> None:
    """Check settings, database, glossaries and model; exit with 1 if something is wrong."""
    checks: tuple[tuple[str, Callable[[Wiring], str]], ...] = (
        ("settings", _settings),
        ("database", _database),
        ("packages", _packages),
        ("translation", _translation),
    )
    failed = False
    for name, check in checks:
        try:
            click.echo(f"ok    {name}: {check(wiring)}")
        except TermbridgeError as error:
            failed = True
            click.echo(f"FAIL  {name}: {error}")
    if failed:
        raise click.exceptions.Exit(1)


def _settings(wiring: Wiring) -> str:
    settings = wiring.settings()
    return f"data in {settings.data_dir}, {settings.threads} threads"


def _database(wiring: Wiring) -> str:
    services = wiring.services()
    found = [services.term_bases.glossary(name) for name in services.glossaries]
    return ", ".join(f"glossary {g.name} with {g.concepts} entries" for g in found)


def _packages(wiring: Wiring) -> str:
    used = [p for p in wiring.engines().packages() if p.in_use]
    return ", ".join(f"{p.name} ({p.pair})" for p in used) or "none"


def _translation(wiring: Wiring) -> str:
    from service.usecases.translate import TranslateCommand, translate

    summary = translate(TranslateCommand(text=_PROBE), wiring.services()).summary
    return f"{summary['found']} of {summary['required']} required renditions found in a sentence"
