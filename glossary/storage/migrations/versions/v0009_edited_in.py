"""Which edit changed a concept last, told by its own row and in the order of lists."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_NEWEST = """
UPDATE concept SET edited_in = coalesce(
  (SELECT max(change.revision) FROM change WHERE change.concept_id = concept.id), 0)
"""


def upgrade() -> None:
    """Add the column, fill it from the log of changes, and put it into the index of lists."""
    op.add_column("concept", sa.Column("edited_in", sa.Integer, nullable=False, server_default="0"))
    op.execute(_NEWEST)
    op.drop_index("ix_concept_glossary_id_sort_key_id", "concept")
    op.create_index(
        "ix_concept_glossary_id_sort_key_id_edited_in",
        "concept",
        ["glossary_id", "sort_key", "id", "edited_in"],
    )
