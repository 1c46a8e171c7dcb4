"""Glossaries, their concepts and terms, and the log of changes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ORDERED = sa.String(collation="C").with_variant(sa.String(collation="BINARY"), "sqlite")


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "glossary",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", _ORDERED, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_glossary"),
        sa.UniqueConstraint("name", name="uq_glossary_name"),
    )
    op.create_table(
        "concept",
        sa.Column("id", sa.String(32), nullable=False),
        _glossary_id("concept"),
        sa.Column("sort_key", _ORDERED, nullable=False),
        sa.Column("domain", _ORDERED, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_concept"),
    )
    op.create_index(
        "ix_concept_glossary_id_sort_key_id", "concept", ["glossary_id", "sort_key", "id"]
    )
    _create_term()
    op.create_table(
        "change",
        sa.Column("id", sa.Integer, nullable=False),
        _glossary_id("change"),
        sa.Column("concept_id", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True)),
        sa.Column("after", sa.JSON(none_as_null=True)),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
    )
    op.create_index("ix_change_glossary_id_revision", "change", ["glossary_id", "revision"])
    op.create_index("ix_change_concept_id", "change", ["concept_id"])


def _create_term() -> None:
    op.create_table(
        "term",
        sa.Column(
            "concept_id",
            sa.String(32),
            sa.ForeignKey("concept.id", name="fk_term_concept_id_concept", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("position", sa.Integer, nullable=False),
        _glossary_id("term"),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("folded", _ORDERED, nullable=False),
        sa.PrimaryKeyConstraint("concept_id", "position", name="pk_term"),
    )
    chinese = sa.text("language <> 'en'")
    op.create_index(
        "uq_term_chinese",
        "term",
        ["glossary_id", "folded"],
        unique=True,
        sqlite_where=chinese,
        postgresql_where=chinese,
    )


def _glossary_id(table: str) -> sa.Column[str]:
    name = f"fk_{table}_glossary_id_glossary"
    key = sa.ForeignKey("glossary.id", name=name, ondelete="CASCADE")
    return sa.Column("glossary_id", sa.String(32), key, nullable=False)
