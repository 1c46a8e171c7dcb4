"""The command ``termbridge``: groups, and the one place where errors become exit codes.

Exit codes: 0 done; 1 done, but something is missing (``--strict``, ``doctor``); 2 refused, with the
reason in one line on standard error.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from glossary.changes import Author
from glossary.errors import TermbridgeError
from service import __version__
from service.cli.admin import admin
from service.cli.doctor import doctor
from service.cli.evaluate import evaluate
from service.cli.figures import figures
from service.cli.glossary import glossary
from service.cli.memory import memory
from service.cli.models import models
from service.cli.serve import serve
from service.cli.translate import spans, translate

if TYPE_CHECKING:
    from service.config import Settings
    from service.usecases.ports import Engines, Services


class Wiring:
    """What commands need, made on first use so that ``--help`` costs nothing."""

    def settings(self) -> Settings:
        """Return the configuration."""
        from service.config import load_settings

        return load_settings()

    def services(self) -> Services:
        """Return the wired services."""
        from service.container import build

        services = build(self.settings())
        return replace(services, term_bases=services.term_bases.acting(_at_the_terminal()))

    def engines(self) -> Engines:
        """Return the packages alone, without a database."""
        from service.container import build_engines

        return build_engines(self.settings())


def _at_the_terminal() -> Author:
    """Return who signs what is changed in the terminal."""
    import getpass

    try:
        return Author(name=f"{getpass.getuser()} (terminal)")
    except (OSError, KeyError):  # the system has no name for who runs this
        return Author(name="terminal")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="termbridge")
@click.pass_context
def cli(context: click.Context) -> None:
    """Translate Chinese into English offline, every glossary term and figure checked."""
    context.obj = context.obj or Wiring()


for command in (
    translate,
    spans,
    figures,
    evaluate,
    serve,
    glossary,
    memory,
    models,
    admin,
    doctor,
):
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit; a user's error is one line and exit code 2."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    try:
        code = cli.main(arguments, prog_name="termbridge", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)  # click returns the code of an Exit
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except TermbridgeError as error:
        lines = getattr(error, "lines", None)
        for line in lines() if callable(lines) else [str(error)]:
            click.echo(f"termbridge: {line}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
