"""The rows of the term base. They mirror the frozen values; rules live in those, not here.

``folded`` is the text as it is matched (see ``glossary.text``): the database compares and searches
it, which gives the same answers on SQLite and PostgreSQL whatever their collations.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from glossary.storage.base import Base

# Sorted by code point everywhere: PostgreSQL's default would follow the server's locale.
_Ordered = String(collation="C").with_variant(String(collation="BINARY"), "sqlite")
_ID_LENGTH = 32
_EMPTY = text("''")  # what later columns have in rows that are older


class GlossaryRow(Base):
    """A glossary; ``revision`` counts its changes, and its row is the lock of those who write."""

    __tablename__ = "glossary"

    id: Mapped[str] = mapped_column(String(_ID_LENGTH), primary_key=True)
    name: Mapped[str] = mapped_column(_Ordered, unique=True)
    revision: Mapped[int]


class ConceptRow(Base):
    """A concept; ``sort_key`` is its preferred Chinese term, folded.

    ``edited_in`` is the glossary's revision that its last edit made; it stands in the index of
    lists too, so that “changed since” reads nothing else.
    ``only_after`` and ``only_before`` are words separated by ``|``, which none of them has.
    """

    __tablename__ = "concept"
    __table_args__ = (
        Index(None, "glossary_id", "sort_key", "id", "edited_in"),
        Index(None, "glossary_id", "domain", "sort_key", "id", "state"),
        Index(None, "glossary_id", "state", "sort_key", "id"),
    )

    id: Mapped[str] = mapped_column(String(_ID_LENGTH), primary_key=True)
    glossary_id: Mapped[str] = mapped_column(ForeignKey("glossary.id", ondelete="CASCADE"))
    sort_key: Mapped[str] = mapped_column(_Ordered)
    domain: Mapped[str] = mapped_column(_Ordered)
    note: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    version: Mapped[int]
    edited_in: Mapped[int] = mapped_column(server_default=text("0"))
    letter_case: Mapped[str] = mapped_column(String(16), server_default=_EMPTY)
    inflection: Mapped[str] = mapped_column(String(16), server_default=_EMPTY)
    only_after: Mapped[str] = mapped_column(Text, server_default=_EMPTY)
    only_before: Mapped[str] = mapped_column(Text, server_default=_EMPTY)
    part_of_speech: Mapped[str] = mapped_column(String(16), server_default=_EMPTY)
    definition: Mapped[str] = mapped_column(Text, server_default=_EMPTY)
    context: Mapped[str] = mapped_column(Text, server_default=_EMPTY)
    project: Mapped[str] = mapped_column(Text, server_default=_EMPTY)


class TermRow(Base):
    """A wording; ``position`` keeps the order in its concept.

    A Chinese wording is there once a glossary and condition (``UsageCondition.key`` of its
    concept): the database sees to it.
    """

    __tablename__ = "term"
    __table_args__ = (
        Index(
            "uq_term_chinese",
            "glossary_id",
            "folded",
            "condition",
            unique=True,
            sqlite_where=text("language <> 'en'"),
            postgresql_where=text("language <> 'en'"),
        ),
        Index(None, "glossary_id", "folded"),
    )

    concept_id: Mapped[str] = mapped_column(
        ForeignKey("concept.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    glossary_id: Mapped[str] = mapped_column(ForeignKey("glossary.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(_Ordered)
    term_type: Mapped[str] = mapped_column(String(32), server_default="fullForm")
    condition: Mapped[str] = mapped_column(_Ordered, server_default=_EMPTY)


class ChangeRow(Base):
    """One edit of a concept, kept for ever: what it was before and after (null: not there)."""

    __tablename__ = "change"
    __table_args__ = (Index(None, "glossary_id", "revision"), Index(None, "concept_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    glossary_id: Mapped[str] = mapped_column(ForeignKey("glossary.id", ondelete="CASCADE"))
    concept_id: Mapped[str] = mapped_column(String(_ID_LENGTH))
    revision: Mapped[int]
    at: Mapped[datetime]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class EditRow(Base):
    """One saved step and who made it; kept for ever, like its changes.

    ``author_id`` is an account's id, empty where there are no accounts; ``author`` its name then.
    """

    __tablename__ = "edit"

    glossary_id: Mapped[str] = mapped_column(
        ForeignKey("glossary.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    author_id: Mapped[str] = mapped_column(String(_ID_LENGTH))
    author: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(String(16))
    added: Mapped[int]
    changed: Mapped[int]
    deleted: Mapped[int]
    examples: Mapped[str] = mapped_column(Text)
    undoes: Mapped[int | None]
