"""``termbridge admin``: accounts in the terminal; the first administrator is made here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from service.usecases.ports import Services

_ROLES = click.Choice(["reader", "translator", "terminologist", "administrator"])


class ServicesFactory(Protocol):
    """What the command line's root leaves in the click context."""

    def services(self) -> Services:
        """Build the services on first use."""
        ...


@click.group()
def admin() -> None:
    """Make and change accounts (used with TERMBRIDGE_ACCESS=accounts)."""


@admin.command()
@click.argument("name")
@click.option("--role", type=_ROLES, default="administrator", show_default=True)
@click.pass_obj
def create(wiring: ServicesFactory, name: str, role: str) -> None:
    """Add the account NAME; its password is asked for, or read from the standard input."""
    from service.people import Role, clean_name
    from service.usecases.accounts import create_account

    clean_name(name)  # refused before a password is asked for
    made = create_account(name, Role(role), _password(), wiring.services())
    click.echo(f"Created {made.name} ({made.role}).")


@admin.command("list")
@click.pass_obj
def list_(wiring: ServicesFactory) -> None:
    """List the accounts: name, role, state, last sign-in."""
    from service.usecases.accounts import list_accounts

    for account in list_accounts(wiring.services()):
        state = "disabled" if account.disabled else "active"
        last = f"{account.signed_in_at:%Y-%m-%d %H:%M} UTC" if account.signed_in_at else "never"
        click.echo(f"{account.name}\t{account.role}\t{state}\t{last}")


@admin.command()
@click.argument("name")
@click.pass_obj
def disable(wiring: ServicesFactory, name: str) -> None:
    """Switch the account NAME off; its sessions and API keys open nothing any more."""
    _change(wiring, name, None, disabled=True)
    click.echo(f"{name} is disabled.")


@admin.command()
@click.argument("name")
@click.pass_obj
def enable(wiring: ServicesFactory, name: str) -> None:
    """Switch the account NAME on again."""
    _change(wiring, name, None, disabled=False)
    click.echo(f"{name} is active.")


@admin.command()
@click.argument("name")
@click.argument("role", type=_ROLES)
@click.pass_obj
def role(wiring: ServicesFactory, name: str, role: str) -> None:
    """Give the account NAME another ROLE."""
    _change(wiring, name, role, disabled=None)
    click.echo(f"{name} is {role}.")


@admin.command()
@click.argument("name")
@click.pass_obj
def reset(wiring: ServicesFactory, name: str) -> None:
    """Give the account NAME a new password; it is signed out everywhere."""
    from service.usecases.accounts import find_account, reset_password

    services = wiring.services()
    account = find_account(name, services)
    reset_password(account.id, _password(), services)
    click.echo(f"{account.name} has a new password.")


def _change(wiring: ServicesFactory, name: str, role: str | None, *, disabled: bool | None) -> None:
    from service.people import Role
    from service.usecases.accounts import change_account, find_account

    services = wiring.services()
    account = find_account(name, services)
    change_account(
        account.id,
        Role(role) if role else account.role,
        services,
        disabled=account.disabled if disabled is None else disabled,
    )


def _password() -> str:
    """Return the password that is typed twice, or the first line of what is piped in."""
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return typed
    return sys.stdin.readline().rstrip("\r\n")
