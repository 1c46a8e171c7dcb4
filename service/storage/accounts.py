"""Accounts, sessions and API keys in a database. Each method is one transaction."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from glossary.errors import ConflictError, NotFoundError
from glossary.storage.connect import reading, writing
from service.people import Account, ApiKey, Role, name_key
from service.storage.tables import AccountRow, ApiKeyRow, SessionRow

_KEPT = timedelta(days=30)  # sessions that nobody has used for so long are dropped


class SqlAccountRepository:
    """Accounts in SQLite or PostgreSQL (fulfils ``AccountRepository`` of the use cases).

    Every method may raise StorageError when the database does not answer.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Work on a migrated database; ``clock`` dates what happens."""
        self._engine = engine
        self._clock = clock

    def all(self) -> list[Account]:
        """Return all accounts by name."""
        with reading(self._engine) as connection:
            rows = connection.execute(_ACCOUNTS).all()
        return sorted((_account(row) for row in rows), key=lambda a: name_key(a.name))

    def get(self, account_id: str) -> Account:
        """Return an account; NotFoundError if there is none."""
        with reading(self._engine) as connection:
            return _get(connection, account_id)

    def find(self, name: str) -> Account | None:
        """Return the account of that name, in whatever case and width it is written."""
        with reading(self._engine) as connection:
            return _one(connection, AccountRow.name_key == name_key(name))

    def create(self, name: str, role: Role, password: str | None) -> Account:
        """Add an account with a hashed password; ConflictError when the name is taken."""
        created = Account(
            id=uuid4().hex,
            name=name,
            role=role,
            disabled=False,
            created_at=self._clock(),
            has_password=password is not None,
        )
        row = {
            "id": created.id,
            "name": name,
            "name_key": name_key(name),
            "role": role.value,
            "password": password,
            "disabled": False,
            "created_at": created.created_at,
        }
        try:
            with writing(self._engine) as connection:
                connection.execute(insert(AccountRow), row)
        except IntegrityError:
            raise ConflictError(
                f"There is an account “{name}” already.", where="name", remedy="Choose another."
            ) from None
        return created

    def change(self, account_id: str, role: Role, *, disabled: bool) -> Account:
        """Change an account and end its sessions if that changes anything.

        Raises:
            NotFoundError: no such account.
            ConflictError: it is the last administrator that can sign in.
        """
        with writing(self._engine) as connection:
            # Administrators are locked, so that two of them cannot demote each other at once.
            admins = connection.execute(
                select(AccountRow.id)
                .where(AccountRow.role == Role.ADMINISTRATOR, ~AccountRow.disabled)
                .with_for_update()
            ).scalars()
            others = set(admins) - {account_id}
            account = _get(connection, account_id)
            was_admin = account.role is Role.ADMINISTRATOR and not account.disabled
            if was_admin and not others and (disabled or role is not Role.ADMINISTRATOR):
                raise ConflictError(
                    f"“{account.name}” is the last administrator.",
                    where="role",
                    remedy="Make another account administrator first.",
                )
            if (account.role, account.disabled) != (role, disabled):
                values = {"role": role.value, "disabled": disabled}
                connection.execute(
                    update(AccountRow).where(AccountRow.id == account_id).values(values)
                )
                _end_sessions(connection, account_id)
            return _get(connection, account_id)

    def password(self, account_id: str) -> str | None:
        """Return the hashed password, if there is one."""
        with reading(self._engine) as connection:
            return connection.execute(
                select(AccountRow.password).where(AccountRow.id == account_id)
            ).scalar_one_or_none()

    def set_password(self, account_id: str, password: str) -> None:
        """Store a hashed password and end all sessions of the account."""
        with writing(self._engine) as connection:
            connection.execute(
                update(AccountRow).where(AccountRow.id == account_id).values(password=password)
            )
            _end_sessions(connection, account_id)

    def add_session(self, digest: str, account_id: str) -> None:
        """Begin a session, and drop those that are long over."""
        now = self._clock()
        with writing(self._engine) as connection:
            connection.execute(delete(SessionRow).where(SessionRow.used_at < now - _KEPT))
            row = {"digest": digest, "account_id": account_id, "used_at": now}
            connection.execute(insert(SessionRow), row)
            connection.execute(
                update(AccountRow).where(AccountRow.id == account_id).values(signed_in_at=now)
            )

    def of_session(self, digest: str, since: datetime, touch: timedelta) -> Account | None:
        """Return whose session it is, if it was used after ``since``; it counts as used now.

        The time is stored only where it differs by ``touch`` or more.
        """
        with reading(self._engine) as connection:
            row = connection.execute(
                select(SessionRow.account_id, SessionRow.used_at).where(
                    SessionRow.digest == digest, SessionRow.used_at > since
                )
            ).one_or_none()
            account = _one(connection, AccountRow.id == row.account_id) if row else None
        if row and self._clock() - row.used_at >= touch:
            with writing(self._engine) as connection:
                chosen = SessionRow.digest == digest
                connection.execute(update(SessionRow).where(chosen).values(used_at=self._clock()))
        return account

    def remove_session(self, digest: str) -> None:
        """End a session."""
        with writing(self._engine) as connection:
            connection.execute(delete(SessionRow).where(SessionRow.digest == digest))

    def keys(self, account_id: str) -> list[ApiKey]:
        """Return an account's API keys, the newest first."""
        with reading(self._engine) as connection:
            rows = connection.execute(
                select(*_KEY)
                .where(ApiKeyRow.account_id == account_id)
                .order_by(ApiKeyRow.created_at.desc(), ApiKeyRow.id)
            ).all()
        return [ApiKey(**row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name

    def add_key(self, account_id: str, label: str, hint: str, digest: str) -> ApiKey:
        """Add an API key."""
        key = ApiKey(
            id=uuid4().hex,
            account_id=account_id,
            label=label,
            hint=hint,
            created_at=self._clock(),
        )
        row = {
            "id": key.id,
            "account_id": account_id,
            "label": label,
            "hint": hint,
            "digest": digest,
            "created_at": key.created_at,
        }
        with writing(self._engine) as connection:
            connection.execute(insert(ApiKeyRow), row)
        return key

    def of_key(self, digest: str, touch: timedelta) -> Account | None:
        """Return whose API key it is; it counts as used now, as exactly as ``touch``."""
        now = self._clock()
        with reading(self._engine) as connection:
            row = connection.execute(
                select(ApiKeyRow.account_id, ApiKeyRow.used_at).where(ApiKeyRow.digest == digest)
            ).one_or_none()
            account = _one(connection, AccountRow.id == row.account_id) if row else None
        if row and (row.used_at is None or now - row.used_at >= touch):
            with writing(self._engine) as connection:
                chosen = ApiKeyRow.digest == digest
                connection.execute(update(ApiKeyRow).where(chosen).values(used_at=now))
        return account

    def remove_key(self, account_id: str, key_id: str) -> None:
        """Revoke a key of an account; NotFoundError if it is none of its."""
        with writing(self._engine) as connection:
            removed = connection.execute(
                delete(ApiKeyRow).where(ApiKeyRow.id == key_id, ApiKeyRow.account_id == account_id)
            )
            if not removed.rowcount:
                raise NotFoundError("There is no such key.", where="key")


_ACCOUNTS = select(
    AccountRow.id,
    AccountRow.name,
    AccountRow.role,
    AccountRow.disabled,
    AccountRow.created_at,
    AccountRow.signed_in_at,
    AccountRow.password.is_not(None).label("has_password"),
)
_KEY = (
    ApiKeyRow.id,
    ApiKeyRow.account_id,
    ApiKeyRow.label,
    ApiKeyRow.hint,
    ApiKeyRow.created_at,
    ApiKeyRow.used_at,
)


def _end_sessions(connection: Connection, account_id: str) -> None:
    connection.execute(delete(SessionRow).where(SessionRow.account_id == account_id))


def _get(connection: Connection, account_id: str) -> Account:
    found = _one(connection, AccountRow.id == account_id)
    if found is None:
        raise NotFoundError("There is no such account.", where="account")
    return found


def _one(connection: Connection, condition: ColumnElement[bool]) -> Account | None:
    row = connection.execute(_ACCOUNTS.where(condition)).one_or_none()
    return _account(row) if row else None


def _account(row: Any) -> Account:  # noqa: ANN401 - a row that has the columns of _ACCOUNTS
    return Account(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        disabled=row.disabled,
        created_at=row.created_at,
        signed_in_at=row.signed_in_at,
        has_password=bool(row.has_password),
    )
