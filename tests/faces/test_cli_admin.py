"""``termbridge admin`` and what ``termbridge serve`` lets in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from doubles import Clock, accounts_on

from glossary.errors import ConflictError, InputError, NotFoundError
from glossary.storage import connect, migrate
from service.cli.admin import admin
from service.cli.serve import serve
from service.config import Settings, load_settings
from service.people import Role
from service.usecases.accounts import find_account, sign_in
from service.usecases.permissions import NotSignedInError
from service.usecases.ports import Services

PASSWORD = "a sentence to sign in with"  # noqa: S105


@dataclass(frozen=True)
class Wired:
    """The root's object: services that stand already."""

    ready: Services
    access: str = "open"

    def services(self) -> Services:
        return self.ready

    def settings(self) -> Settings:
        return load_settings({"TERMBRIDGE_ACCESS": self.access})


@pytest.fixture
def house(services: Services, tmp_path: Path) -> Iterator[Services]:
    engine = connect(f"sqlite:///{tmp_path / 'accounts.db'}")
    migrate(engine)
    yield replace(services, accounts=accounts_on(engine, Clock()))
    engine.dispose()


def run(services: Services, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(
        admin,
        arguments,
        input=typed,
        obj=Wired(services),
        catch_exceptions=False,
        standalone_mode=False,
    )


def test_the_first_administrator_is_made_in_the_terminal(house: Services) -> None:
    made = run(house, "create", "Ada", typed=f"{PASSWORD}\n")

    assert made.stdout == "Created Ada (administrator).\n"
    assert find_account("ada", house).role is Role.ADMINISTRATOR
    assert sign_in("Ada", PASSWORD, "127.0.0.1", house)
    assert run(house, "list").stdout == "Ada\tadministrator\tactive\t2026-11-25 12:00 UTC\n"


def test_a_password_is_never_told(house: Services) -> None:
    with pytest.raises(InputError) as caught:
        run(house, "create", "Ada", typed="tiny!\n")
    assert "tiny!" not in str(caught.value)

    run(house, "create", "Ada", typed=f"{PASSWORD}\n")
    with pytest.raises(ConflictError):
        run(house, "create", "ada", typed=f"{PASSWORD}\n")


def test_an_account_is_disabled_enabled_promoted_and_reset(house: Services) -> None:
    run(house, "create", "Ada", typed=f"{PASSWORD}\n")
    run(house, "create", "Bert", "--role", "reader", typed=f"{PASSWORD}\n")

    run(house, "disable", "bert")
    with pytest.raises(NotSignedInError):
        sign_in("Bert", PASSWORD, "127.0.0.1", house)
    run(house, "enable", "bert")
    assert sign_in("Bert", PASSWORD, "127.0.0.1", house)
    run(house, "role", "Bert", "terminologist")
    assert find_account("Bert", house).role is Role.TERMINOLOGIST
    run(house, "reset", "Bert", typed="another good sentence\n")
    assert sign_in("Bert", "another good sentence", "127.0.0.1", house)
    with pytest.raises(NotFoundError, match="no account “Cleo”"):
        run(house, "reset", "Cleo")
    with pytest.raises(ConflictError, match="last administrator"):
        run(house, "disable", "Ada")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org"])  # noqa: S104
def test_an_open_house_is_not_served_to_other_machines_unasked(
    services: Services, host: str
) -> None:
    with pytest.raises(InputError, match=r"nobody has to sign in.*TERMBRIDGE_ACCESS=accounts"):
        CliRunner().invoke(
            serve,
            ["--host", host],
            obj=Wired(services),
            catch_exceptions=False,
            standalone_mode=False,
        )


@pytest.mark.parametrize(
    ("host", "access", "flags"),
    [
        ("127.0.0.1", "open", []),
        ("localhost", "open", []),
        ("192.0.2.7", "open", ["--anyone"]),
        ("192.0.2.7", "accounts", []),
    ],
)
def test_what_is_meant_to_be_served_gets_as_far_as_the_port(
    services: Services, host: str, access: str, flags: list[str]
) -> None:
    with pytest.raises(InputError, match="Cannot listen there"):
        CliRunner().invoke(
            serve,
            ["--host", host, "--port", "99999", *flags],
            obj=Wired(services, access),
            catch_exceptions=False,
            standalone_mode=False,
        )
