"""The settings: defaults, and every wrong one named."""

import re
from pathlib import Path

import pytest

from glossary.errors import InputError
from service.config import SETTINGS, load_settings


def test_without_variables_the_defaults_hold() -> None:
    settings = load_settings({})

    assert settings.glossaries == ("starter",)
    assert settings.beam_size == 4
    assert settings.max_characters == 100_000
    assert settings.max_upload_bytes == 4 * 2**20
    assert settings.threads >= 1
    assert settings.model == settings.secret_key == ""


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert load_settings({s.variable: "" for s in SETTINGS}) == load_settings({})


def test_the_database_is_in_the_data_folder_unless_one_is_named(tmp_path: Path) -> None:
    url = "postgresql://host/name"
    folder = {"TERMBRIDGE_DATA_DIR": str(tmp_path)}

    own = load_settings(folder)
    named = load_settings({**folder, "TERMBRIDGE_DATABASE_URL": url})

    assert own.database_url == f"sqlite:///{tmp_path / 'termbridge.db'}"
    assert named.database_url == url


def test_a_relative_data_folder_becomes_absolute_and_home_is_expanded() -> None:
    assert load_settings({"TERMBRIDGE_DATA_DIR": "x"}).data_dir == Path.cwd() / "x"
    assert load_settings({"TERMBRIDGE_DATA_DIR": "~/x"}).data_dir == Path.home() / "x"


def test_glossaries_are_listed_by_commas() -> None:
    listed = load_settings({"TERMBRIDGE_GLOSSARIES": " house, starter ,"})

    assert listed.glossaries == ("house", "starter")


@pytest.mark.parametrize(
    "name", ["threads", "beam_size", "max_source_length", "max_characters", "max_upload_bytes"]
)
@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5", "1e3"])
def test_a_number_that_is_not_positive_is_refused_by_name(name: str, value: str) -> None:
    variable = f"TERMBRIDGE_{name.upper()}"

    with pytest.raises(InputError, match=f"{variable}={re.escape(repr(value))} is not valid"):
        load_settings({variable: value})


def test_all_wrong_variables_are_reported_at_once() -> None:
    wrong = {
        "TERMBRIDGE_THREADS": "many",
        "TERMBRIDGE_BEAM_SIZE": "0",
        "TERMBRIDGE_GLOSSARIES": " , ",
        "TERMBRIDGE_TREADS": "2",
        "TERMBRIDGE_": "2",
    }

    with pytest.raises(InputError) as caught:
        load_settings(wrong)

    assert all(name in caught.value.problem for name in wrong)
    assert caught.value.where == "settings"
    assert "\n" not in str(caught.value)


def test_an_unknown_variable_of_ours_is_refused_and_a_foreign_one_is_not() -> None:
    assert load_settings({"TERMBRIDGES": "1", "PATH": "/", "termbridge_x": "1"})
    with pytest.raises(InputError, match="TERMBRIDGE_TREADS is not a setting"):
        load_settings({"TERMBRIDGE_TREADS": "2"})


def test_every_setting_is_documented_with_its_variable() -> None:
    page = (Path(__file__).parents[3] / "docs/reference/settings.md").read_text("utf-8")

    assert re.findall(r"^\| `(\w+)`", page, re.MULTILINE) == [s.variable for s in SETTINGS]


def test_whoever_reaches_the_server_is_let_in_unless_accounts_are_asked_for() -> None:
    assert load_settings({}).access == "open"
    assert load_settings({"TERMBRIDGE_ACCESS": "accounts"}).access == "accounts"
    with pytest.raises(InputError, match="TERMBRIDGE_ACCESS='closed' is not valid"):
        load_settings({"TERMBRIDGE_ACCESS": "closed"})


def test_a_proxy_is_believed_only_if_its_address_is_named() -> None:
    header = {"TERMBRIDGE_PROXY_USER_HEADER": "X-Remote-User"}

    with pytest.raises(InputError, match="needs TERMBRIDGE_TRUSTED_PROXIES"):
        load_settings(header)
    trusted = load_settings({**header, "TERMBRIDGE_TRUSTED_PROXIES": "127.0.0.1, 10.0.0.0/8"})

    assert [str(n) for n in trusted.trusted_proxies] == ["127.0.0.1/32", "10.0.0.0/8"]
    for wrong in ("x", "10.0.0.1/8"):
        with pytest.raises(InputError, match="TERMBRIDGE_TRUSTED_PROXIES"):
            load_settings({**header, "TERMBRIDGE_TRUSTED_PROXIES": wrong})


def test_new_people_of_single_sign_on_get_a_role_or_none() -> None:
    assert load_settings({}).new_user_role == "reader"
    assert load_settings({"TERMBRIDGE_NEW_USER_ROLE": "none"}).new_user_role is None
    with pytest.raises(InputError, match="TERMBRIDGE_NEW_USER_ROLE"):
        load_settings({"TERMBRIDGE_NEW_USER_ROLE": "king"})
