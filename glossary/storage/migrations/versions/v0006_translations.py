"""Saved translations and their segments."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "translation",
        sa.Column("id", sa.String(32), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("title", "text")),
        *(
            sa.Column(name, sa.String(16), nullable=False)
            for name in ("source_language", "target_language")
        ),
        sa.Column("glossaries", sa.Text, nullable=False),
        sa.Column("lines", sa.Boolean, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("run", "revision")),
        sa.Column("author", sa.Text, nullable=False),
        *(
            sa.Column(name, sa.DateTime(timezone=True), nullable=False)
            for name in ("created", "changed")
        ),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("package", "package_version", "checksum", "term_base")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_translation"),
    )
    op.create_index("ix_translation_changed", "translation", ["changed"])
    op.create_table(
        "translation_segment",
        sa.Column("translation_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("block", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("gap", sa.Text, nullable=False),
        sa.Column("repeats", sa.Integer, nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("edited", sa.Boolean, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("version", "revision")),
        sa.Column("unit", sa.String(32), nullable=False),
        sa.Column("owns_unit", sa.Boolean, nullable=False),
        sa.Column("result", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("translation_id", "number", name="pk_translation_segment"),
        sa.ForeignKeyConstraint(
            ["translation_id"],
            ["translation.id"],
            name="fk_translation_segment_translation_id_translation",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_translation_segment_unit", "translation_segment", ["unit"])
