"""Who uses Termbridge: roles, accounts and API keys as plain values (pure)."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from glossary.errors import InputError

MAX_NAME_LENGTH = 60
MIN_PASSWORD_LENGTH = 10
MAX_PASSWORD_LENGTH = 1000  # hashing a longer one is work that a stranger could ask for
MAX_LABEL_LENGTH = 60


class Role(StrEnum):
    """What an account is for; each may do all that the one before it may."""

    READER = "reader"
    TRANSLATOR = "translator"
    TERMINOLOGIST = "terminologist"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Who asks for something. ``role`` None: nobody has signed in. ``id`` empty: no account."""

    id: str = ""
    name: str = ""
    role: Role | None = None


ANYBODY = User()
LOCAL = User(role=Role.ADMINISTRATOR)
"""The one user of an open installation, and whoever works in the terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account; one that is ``disabled`` cannot sign in, nor can its keys be used."""

    id: str
    name: str
    role: Role
    disabled: bool
    created_at: datetime
    signed_in_at: datetime | None = None
    has_password: bool = True

    @property
    def user(self) -> User:
        """Who works with the account."""
        return User(id=self.id, name=self.name, role=self.role)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """A key of an account; what it is made of is not kept. ``hint`` is how it begins."""

    id: str
    account_id: str
    label: str
    hint: str
    created_at: datetime
    used_at: datetime | None = None


def clean_name(name: str) -> str:
    """Return the name of an account as it is stored.

    Raises:
        InputError: it is empty, too long, or holds characters that cannot be seen.
    """
    cleaned = " ".join(unicodedata.normalize("NFC", name).split())
    printable = all(unicodedata.category(c)[0] not in "CZ" or c == " " for c in cleaned)
    if not cleaned or len(cleaned) > MAX_NAME_LENGTH or not printable:
        raise InputError(
            "That cannot be an account's name.",
            where="name",
            remedy=f"Use 1 to {MAX_NAME_LENGTH} letters, digits, signs and spaces.",
        )
    return cleaned


def name_key(name: str) -> str:
    """Return what two accounts may not share: the name without regard to case and width.

    >>> name_key(" Li Mei "), name_key("li  mei")
    ('li mei', 'li mei')
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def check_password(password: str, name: str) -> None:
    """Check a new password: long enough to guess at for ever, and not the name.

    Raises:
        InputError: it will not do.
    """
    if not MIN_PASSWORD_LENGTH <= len(password) <= MAX_PASSWORD_LENGTH:
        raise InputError(
            f"The password has {len(password):,} characters.",
            where="password",
            remedy=f"Use {MIN_PASSWORD_LENGTH} to {MAX_PASSWORD_LENGTH:,}; a sentence is good.",
        )
    if name_key(password) == name_key(name) or len(set(password)) < 4:  # noqa: PLR2004 - aaaaaaaaaa
        raise InputError(
            "The password is too easy to guess.", where="password", remedy="Use another."
        )


def clean_label(label: str) -> str:
    """Return the label of an API key; InputError if it is empty or too long."""
    cleaned = " ".join(label.split())
    if not 1 <= len(cleaned) <= MAX_LABEL_LENGTH:
        raise InputError(
            "A key needs a label.",
            where="label",
            remedy=f"Say in up to {MAX_LABEL_LENGTH} characters what it is for.",
        )
    return cleaned
