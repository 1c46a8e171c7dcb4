"""The rows of the service's own tables, which mirror its frozen values."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from glossary.storage.base import Base

_ID_LENGTH = 32
_LANGUAGE_LENGTH = 16
_STATE_LENGTH = 16


class MemoryRow(Base):
    """The translation memory's only row of its own, and the lock of those who write.

    ``revision`` counts the changes; ``removals`` those of them that took units away.
    """

    __tablename__ = "memory"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[int]
    removals: Mapped[int]


class MemoryUnitRow(Base):
    """An approved segment. ``id`` is made of source, target and context, so none is there twice.

    ``number`` keeps the order; ``revision`` is the memory's after the row's last change.
    """

    __tablename__ = "memory_unit"
    __table_args__ = (Index(None, "revision"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(_ID_LENGTH), unique=True)
    source_language: Mapped[str] = mapped_column(String(_LANGUAGE_LENGTH))
    target_language: Mapped[str] = mapped_column(String(_LANGUAGE_LENGTH))
    source: Mapped[str] = mapped_column(Text)
    target: Mapped[str] = mapped_column(Text)
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    origin: Mapped[str] = mapped_column(Text)
    project: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]


class TranslationRow(Base):
    """A saved translation; ``glossaries`` are names, one a line."""

    __tablename__ = "translation"
    __table_args__ = (Index(None, "changed"),)

    id: Mapped[str] = mapped_column(String(_ID_LENGTH), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    source_language: Mapped[str] = mapped_column(String(_LANGUAGE_LENGTH))
    target_language: Mapped[str] = mapped_column(String(_LANGUAGE_LENGTH))
    glossaries: Mapped[str] = mapped_column(Text)
    lines: Mapped[bool]
    status: Mapped[str] = mapped_column(String(_STATE_LENGTH))
    problem: Mapped[str] = mapped_column(Text)
    run: Mapped[int]
    revision: Mapped[int]
    author: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime]
    changed: Mapped[datetime]
    package: Mapped[str] = mapped_column(Text)
    package_version: Mapped[str] = mapped_column(Text)
    checksum: Mapped[str] = mapped_column(Text)
    term_base: Mapped[str] = mapped_column(Text)


class TranslationSegmentRow(Base):
    """A segment of a saved translation; ``result`` is its report, with all it owes, as JSON."""

    __tablename__ = "translation_segment"
    __table_args__ = (Index(None, "unit"),)

    translation_id: Mapped[str] = mapped_column(
        ForeignKey("translation.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    block: Mapped[int]
    kind: Mapped[str] = mapped_column(String(_STATE_LENGTH))
    gap: Mapped[str] = mapped_column(Text)
    repeats: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(_STATE_LENGTH))
    edited: Mapped[bool]
    version: Mapped[int]
    revision: Mapped[int]
    unit: Mapped[str] = mapped_column(String(_ID_LENGTH))
    owns_unit: Mapped[bool]
    result: Mapped[str] = mapped_column(Text)


class AccountRow(Base):
    """Somebody who can sign in. ``name_key`` is the name without regard to case and width."""

    __tablename__ = "account"

    id: Mapped[str] = mapped_column(String(_ID_LENGTH), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text, unique=True)
    role: Mapped[str] = mapped_column(String(16))
    password: Mapped[str | None] = mapped_column(Text)
    disabled: Mapped[bool]
    created_at: Mapped[datetime]
    signed_in_at: Mapped[datetime | None]


class SessionRow(Base):
    """A sign-in that has not ended; ``digest`` is of the token that the browser's cookie holds."""

    __tablename__ = "account_session"
    __table_args__ = (Index(None, "account_id"),)

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    used_at: Mapped[datetime]


class ApiKeyRow(Base):
    """An API key; ``digest`` is of the key, of which only the beginning (``hint``) is kept."""

    __tablename__ = "api_key"
    __table_args__ = (Index(None, "account_id"),)

    id: Mapped[str] = mapped_column(String(_ID_LENGTH), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    label: Mapped[str] = mapped_column(Text)
    hint: Mapped[str] = mapped_column(String(16))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
