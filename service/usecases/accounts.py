"""Accounts: made and changed by an administrator; signing in; API keys. No password is logged."""

import hashlib
import secrets
from datetime import timedelta

from glossary.errors import ConflictError, InputError, NotFoundError, TermbridgeError
from service.people import (
    MAX_PASSWORD_LENGTH,
    Account,
    ApiKey,
    Role,
    User,
    check_password,
    clean_label,
    clean_name,
)
from service.usecases.permissions import NotSignedInError
from service.usecases.ports import AccountServices, Services

KEY_PREFIX = "tb_"
_HINT = len(KEY_PREFIX) + 4
_TOKEN_BYTES = 32
_TOUCH = timedelta(minutes=1)  # how exactly the last use is kept
MAX_KEYS = 20
_LONGEST = MAX_PASSWORD_LENGTH + 1  # characters of an attempt that are looked at


class TooManyAttemptsError(TermbridgeError):
    """Too many wrong passwords; ``seconds`` says how long to wait."""

    def __init__(self, seconds: float) -> None:
        """Tell the time in whole minutes."""
        minutes = max(1, round(seconds / 60))
        super().__init__(
            "There were too many wrong passwords.",
            remedy=f"Wait {minutes} minute{'' if minutes == 1 else 's'}, then try again.",
        )
        self.seconds = max(1, int(seconds) + 1)


def create_account(name: str, role: Role, password: str | None, services: Services) -> Account:
    """Add an account; without a password it can only be used through single sign-on.

    Raises:
        InputError: a name or a password that will not do.
        ConflictError: the name is taken.
    """
    accounts = _accounts(services)
    name = clean_name(name)
    hashed = None if password is None else _hashed(password, name, accounts)
    return accounts.repository.create(name, role, hashed)


def list_accounts(services: Services) -> list[Account]:
    """Return all accounts by name."""
    return _accounts(services).repository.all()


def get_account(account_id: str, services: Services) -> Account:
    """Return an account; NotFoundError if there is none."""
    return _accounts(services).repository.get(account_id)


def find_account(name: str, services: Services) -> Account:
    """Return the account of that name; NotFoundError if there is none."""
    found = _accounts(services).repository.find(name)
    if found is None:
        raise NotFoundError(f"There is no account “{name[:60]}”.", where="name")
    return found


def change_account(account_id: str, role: Role, services: Services, *, disabled: bool) -> Account:
    """Give an account another role, or switch it off or on; it is signed out if it changes.

    Raises:
        NotFoundError: no such account.
        ConflictError: it is the last administrator that can sign in.
    """
    return _accounts(services).repository.change(account_id, role, disabled=disabled)


def reset_password(account_id: str, password: str, services: Services) -> Account:
    """Give an account a new password; it is signed out everywhere.

    Raises:
        NotFoundError: no such account.
        InputError: a password that will not do.
    """
    accounts = _accounts(services)
    account = accounts.repository.get(account_id)
    accounts.repository.set_password(account_id, _hashed(password, account.name, accounts))
    return account


def change_password(user: User, old: str, new: str, services: Services) -> None:
    """Change one's own password; it is signed out everywhere.

    Raises:
        InputError: the old password is wrong, or the new one will not do.
        TooManyAttemptsError: too many wrong ones.
    """
    accounts = _accounts(services)
    _refuse_guessing(accounts, ("own", user.id))
    if not accounts.passwords.verify(old, accounts.repository.password(user.id)):
        accounts.attempts.fail(("own", user.id))
        raise InputError("This is not your password.", where="old", remedy="Try again.")
    accounts.attempts.forget(("own", user.id))
    reset_password(user.id, new, services)


def sign_in(name: str, password: str, address: str, services: Services) -> str:
    """Return the token of a new session.

    A wrong name and a wrong password are told alike and take as long. ``address`` is where the
    attempt comes from; it counts together with the name, and on its own.

    Raises:
        NotSignedInError: they are wrong, or the account is disabled.
        TooManyAttemptsError: too many wrong ones before.
    """
    accounts = _accounts(services)
    # As long as a name may be: what is kept of an attempt is small, whatever was typed.
    both, alone = (name.casefold()[:100], address), address
    _refuse_guessing(accounts, both)
    if wait := accounts.address_attempts.wait(alone):
        raise TooManyAttemptsError(wait)
    account = accounts.repository.find(name)
    stored = accounts.repository.password(account.id if account else "")
    fits = accounts.passwords.verify(password[:_LONGEST], stored)
    if account is None or account.disabled or not fits:
        accounts.attempts.fail(both)
        accounts.address_attempts.fail(alone)
        raise NotSignedInError(
            "Name or password is wrong, or the account is switched off.",
            remedy="Try again, or ask your administrator.",
        )
    accounts.attempts.forget(both)
    return start_session(account, services)


def start_session(account: Account, services: Services) -> str:
    """Return the token of a new session of somebody who has shown who they are."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    _accounts(services).repository.add_session(digest(token), account.id)
    return token


def sign_out(token: str, services: Services) -> None:
    """End a session."""
    _accounts(services).repository.remove_session(digest(token))


def user_of_session(token: str, services: Services) -> User | None:
    """Return whose session it is; None if it has ended, was idle too long, or never was."""
    accounts = _accounts(services)
    since = accounts.clock() - accounts.idle
    account = accounts.repository.of_session(digest(token), since, _TOUCH)
    return account.user if account and not account.disabled else None


def user_of_key(key: str, services: Services) -> User | None:
    """Return whose API key it is; None if it was revoked, or never was."""
    account = _accounts(services).repository.of_key(digest(key), _TOUCH)
    return account.user if account and not account.disabled else None


def provide_account(name: str, role: Role | None, services: Services) -> Account | None:
    """Return the account of somebody whom another service vouches for, made if it is new.

    Return None if there is none and ``role`` is None, or it is disabled.

    Raises:
        InputError: a name that cannot be an account's.
    """
    accounts = _accounts(services)
    found = accounts.repository.find(clean_name(name))
    if found is None and role is not None:
        try:
            found = accounts.repository.create(clean_name(name), role, None)
        except ConflictError:  # another request of theirs was quicker
            found = accounts.repository.find(name)
    return None if found is None or found.disabled else found


def create_key(user: User, label: str, services: Services) -> str:
    """Return a new API key of the user; only its digest is kept, so show it now.

    Raises:
        InputError: no label, or the user has very many keys.
    """
    accounts = _accounts(services)
    label = clean_label(label)
    if len(accounts.repository.keys(user.id)) >= MAX_KEYS:
        raise InputError(
            f"You have {MAX_KEYS} keys already.", where="label", remedy="Revoke one first."
        )
    key = KEY_PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
    accounts.repository.add_key(user.id, label, key[:_HINT], digest(key))
    return key


def list_keys(user: User, services: Services) -> list[ApiKey]:
    """Return the user's keys, the newest first."""
    return _accounts(services).repository.keys(user.id)


def revoke_key(user: User, key_id: str, services: Services) -> None:
    """Revoke a key of the user; NotFoundError if it is none of theirs."""
    _accounts(services).repository.remove_key(user.id, key_id)


def digest(token: str) -> str:
    """Return what is stored of a token: it is random and long, so a plain hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def _hashed(password: str, name: str, accounts: AccountServices) -> str:
    check_password(password, name)
    return accounts.passwords.hash(password)


def _refuse_guessing(accounts: AccountServices, key: tuple[str, str]) -> None:
    if wait := accounts.attempts.wait(key):
        raise TooManyAttemptsError(wait)


def _accounts(services: Services) -> AccountServices:
    if services.accounts is None:
        raise NotFoundError(
            "There are no accounts here.",
            remedy="Set TERMBRIDGE_ACCESS=accounts to have people sign in.",
        )
    return services.accounts
