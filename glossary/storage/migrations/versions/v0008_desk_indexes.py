"""Indexes for the desk: filters in the order of lists, and who has a wording."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make them."""
    op.create_index(
        "ix_concept_glossary_id_domain_sort_key_id_state",
        "concept",
        ["glossary_id", "domain", "sort_key", "id", "state"],
    )
    op.create_index(
        "ix_concept_glossary_id_state_sort_key_id",
        "concept",
        ["glossary_id", "state", "sort_key", "id"],
    )
    op.create_index("ix_term_glossary_id_folded", "term", ["glossary_id", "folded"])
