"""The rows of the service's own tables, which mirror its frozen values."""

from datetime import datetime

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from glossary.storage.base import Base

_ID_LENGTH = 32
_LANGUAGE_LENGTH = 16


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
