"""What commands on the glossaries share: the wired services and the option that names one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from service.usecases.ports import Services


class ServicesFactory(Protocol):
    """What the command line's root leaves in the click context."""

    def services(self) -> Services:
        """Build the services on first use."""
        ...


def wired() -> Services:
    """Return the services that the command line's root holds."""
    factory: ServicesFactory = click.get_current_context().obj
    return factory.services()


in_glossary = click.option(
    "--glossary", default="starter", show_default=True, metavar="NAME", help="Which glossary."
)
