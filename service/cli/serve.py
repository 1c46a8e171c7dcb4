"""``termbridge serve``: prepare the database, say where the page is, hand over to gunicorn."""

from __future__ import annotations

import socket
import sys
from ipaddress import ip_address
from typing import TYPE_CHECKING, Protocol

import click

from glossary.errors import InputError

if TYPE_CHECKING:
    from service.config import Settings
    from service.usecases.ports import Services


class ServicesFactory(Protocol):
    """What the command line's root leaves in the click context."""

    def settings(self) -> Settings:
        """Return the configuration."""
        ...

    def services(self) -> Services:
        """Build the services on first use."""
        ...


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--threads", default=8, show_default=True, help="Requests served at once.")
@click.option("--timeout", default=600, show_default=True, help="Seconds that a request may take.")
@click.option("--anyone", is_flag=True, help="Serve other machines though nobody has to sign in.")
@click.pass_obj
def serve(  # noqa: PLR0913 - its options
    wiring: ServicesFactory, *, host: str, port: int, threads: int, timeout: int, anyone: bool
) -> None:
    """Serve the page and the API with gunicorn."""
    from gunicorn.app.wsgiapp import WSGIApplication

    is_open = wiring.settings().access == "open"
    if is_open and not anyone:
        _check_loopback(host)
    _check_free(host, port)
    services = wiring.services()
    entries = sum(services.term_bases.glossary(name).concepts for name in services.glossaries)
    click.echo(f"Termbridge: {entries:,} glossary entries, database ready.")
    _tell_access(services, is_open=is_open, host=host)
    click.echo(f"Open http://{host}:{port}/ – a sample is ready to translate:")
    click.echo(f"     http://{host}:{port}/?sample=1   (Ctrl+C stops)")
    # One worker whose threads share one model: a CTranslate2 translator survives no fork.
    sys.argv = [
        "gunicorn",
        "service.wsgi:app",
        f"--bind={host}:{port}",
        "--workers=1",
        "--worker-class=gthread",
        f"--threads={threads}",
        f"--timeout={timeout}",
        "--graceful-timeout=10",
        "--log-level=warning",
        "--no-control-socket",
    ]
    WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]", prog="termbridge serve").run()


def _check_loopback(host: str) -> None:
    """Refuse to let other machines in where nobody has to sign in."""
    if _is_loopback(host):
        return
    raise InputError(
        f"Whoever reaches {host} could use and change everything: nobody has to sign in.",
        where="--host",
        remedy="Set TERMBRIDGE_ACCESS=accounts, or add --anyone if that is what you want.",
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _tell_access(services: Services, *, is_open: bool, host: str) -> None:
    from service.usecases.accounts import list_accounts

    if is_open and not _is_loopback(host):
        click.echo(
            f"Nobody has to sign in: whoever reaches {host} may change everything.", err=True
        )
    if not is_open and not list_accounts(services):
        click.echo("There is no account yet: run “termbridge admin create NAME” first.", err=True)


def _check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise InputError(
                f"Cannot listen there ({getattr(error, 'strerror', None) or error}).",
                where=f"{host}:{port}",
                remedy="Choose another with --port (make run PORT=8001).",
            ) from error
