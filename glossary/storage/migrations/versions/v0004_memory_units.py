"""The translation memory: approved segments, and the row that counts their changes."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the two tables; the memory's own row comes with its first unit."""
    op.create_table(
        "memory",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("removals", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_memory"),
    )
    op.create_table(
        "memory_unit",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("source_language", sa.String(16), nullable=False),
        sa.Column("target_language", sa.String(16), nullable=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("source", "target", "before", "after", "author")
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("project", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_memory_unit"),
        sa.UniqueConstraint("id", name="uq_memory_unit_id"),
    )
    op.create_index("ix_memory_unit_revision", "memory_unit", ["revision"])
