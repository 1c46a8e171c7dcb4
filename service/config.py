"""The one place for configuration: SETTINGS, and ``load_settings`` that reads the environment.

A wrong value is an error that names the variable; all wrong values are reported at once.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from glossary.errors import InputError
from glossary.figures import English, Mu, Spacing
from service.people import Role

_ROOT = Path(__file__).parent.parent
_IN_CHECKOUT = (_ROOT / "pyproject.toml").is_file()
_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Setting:
    """A line of the settings table; the variable is ``TERMBRIDGE_`` and the name in capitals."""

    name: str
    default: str
    help: str
    parse: Callable[[str], object] = str

    @property
    def variable(self) -> str:
        """The environment variable."""
        return f"TERMBRIDGE_{self.name.upper()}"


class Access(StrEnum):
    """Whether people sign in."""

    OPEN = "open"
    ACCOUNTS = "accounts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The configuration of a process."""

    data_dir: Path
    database_url: str
    glossaries: tuple[str, ...]
    model: str
    threads: int
    beam_size: int
    max_source_length: int
    max_characters: int
    max_upload_bytes: int
    memory: bool
    english: English
    mu: Mu
    chinese_spacing: Spacing
    secret_key: str
    access: Access
    session_minutes: int
    secure_cookies: bool
    proxy_user_header: str
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...]
    new_user_role: Role | None


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError(text)
    return value


def _switch(text: str) -> bool:
    if text not in {"on", "off"}:
        raise ValueError(text)
    return text == "on"


def _names(text: str) -> tuple[str, ...]:
    names = tuple(n.strip() for n in text.split(",") if n.strip())
    if not names:
        raise ValueError(text)
    return names


def _networks(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


def _new_role(text: str) -> Role | None:
    return None if text == "none" else Role(text)


def _header(text: str) -> str:
    if text and not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", text):
        raise ValueError(text)
    return text


def _folder(text: str) -> Path:
    if text:
        return Path(text).expanduser().absolute()
    return _ROOT / "var" if _IN_CHECKOUT else Path.home() / ".local" / "share" / "termbridge"


SETTINGS = (
    Setting(
        "data_dir",
        "",
        "Folder for the database and installed packages; `var` beside a checkout, otherwise"
        " `~/.local/share/termbridge`.",
        _folder,
    ),
    Setting(
        "database_url",
        "",
        "`sqlite:///FILE` or `postgresql://USER:PASSWORD@HOST/NAME`; a SQLite file in the data"
        " folder if empty.",
    ),
    Setting(
        "glossaries", "starter", "Glossaries to apply, comma-separated, the first wins.", _names
    ),
    Setting(
        "model",
        "",
        "Name (see `termbridge models list`) or path of the package to translate with; the embedded"
        " one if empty.",
    ),
    Setting("threads", str(os.cpu_count() or 1), "Cores that one translation may use.", _positive),
    Setting("beam_size", "4", "Width of the search; 1 is fastest.", _positive),
    Setting(
        "max_source_length",
        "120",
        "Longest segment in subword tokens; longer ones are cut at clause ends. A package may state"
        " its own.",
        _positive,
    ),
    Setting("max_characters", "100000", "Longest text of one request, in characters.", _positive),
    Setting("max_upload_bytes", str(4 * _MEGABYTE), "Largest request body, in bytes.", _positive),
    Setting(
        "memory",
        "on",
        "Whether approved translations are reused: `on` or `off`.",
        _switch,
    ),
    Setting(
        "english",
        "us",
        "Style of dates and units: `us` (January 5, 2023; square meters) or `uk` (5 January 2023;"
        " square metres). Both always count as found.",
        English,
    ),
    Setting(
        "mu",
        "keep",
        "What 亩 becomes: `keep` (mu) or `hectares`, where the conversion is exact. Both"
        " always count as found.",
        Mu,
    ),
    Setting(
        "chinese_spacing",
        "none",
        "What stands between Chinese and Latin letters or figures in a Chinese translation: `none`"
        " or `space`.",
        Spacing,
    ),
    Setting(
        "secret_key",
        "",
        "Signs the cookies and forms of the web page; kept in the data folder if empty.",
    ),
    Setting(
        "access",
        "open",
        "`open`: whoever reaches the server may do everything, for one person on one machine;"
        " `accounts`: people sign in.",
        Access,
    ),
    Setting(
        "session_minutes",
        "480",
        "After so many minutes without a request one has to sign in again.",
        _positive,
    ),
    Setting(
        "secure_cookies",
        "on",
        "With accounts, whether browsers send the session's cookie over https only: `on` or `off`."
        " Off for plain http.",
        _switch,
    ),
    Setting(
        "proxy_user_header",
        "",
        "Header in which a trusted proxy names the user who has signed in there, for example"
        " `X-Remote-User`; none if empty.",
        _header,
    ),
    Setting(
        "trusted_proxies",
        "",
        "Addresses and networks, comma-separated, whose `TERMBRIDGE_PROXY_USER_HEADER` is"
        " believed.",
        _networks,
    ),
    Setting(
        "new_user_role",
        "reader",
        "Role of somebody whom single sign-on brings for the first time: `reader`, `translator`,"
        " `terminologist`, `administrator`, or `none` to let in only those with an account.",
        _new_role,
    ),
)


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from ``environ`` (the process's own by default).

    Raises:
        InputError: naming every variable with a wrong value, and unknown ``TERMBRIDGE_`` variables.
    """
    environ = os.environ if environ is None else environ
    faults = []
    values: dict[str, object] = {}
    for setting in SETTINGS:
        text = environ.get(setting.variable, "") or setting.default
        try:
            values[setting.name] = setting.parse(text)
        except ValueError:
            faults.append(f"{setting.variable}={text!r} is not valid ({setting.help})")
    known = {s.variable for s in SETTINGS} | {"TERMBRIDGE_REQUIRE_ALL"}
    faults += [
        f"{name} is not a setting"
        for name in sorted(environ)
        if name.startswith("TERMBRIDGE_") and name not in known
    ]
    if values.get("proxy_user_header") and not values.get("trusted_proxies"):
        faults.append("TERMBRIDGE_PROXY_USER_HEADER needs TERMBRIDGE_TRUSTED_PROXIES")
    if faults:
        raise InputError(
            "; ".join(faults) + ".", where="settings", remedy="See docs/reference/settings.md."
        )
    data_dir = values["data_dir"]
    assert isinstance(data_dir, Path)  # noqa: S101 - _folder returns one
    values["database_url"] = values["database_url"] or f"sqlite:///{data_dir / 'termbridge.db'}"
    return Settings(**values)  # type: ignore[arg-type]  # each parser returns its field's type
