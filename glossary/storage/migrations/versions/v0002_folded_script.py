"""Fold the stored terms anew: folding now makes traditional and simplified Chinese equal.

Where a glossary has one term in both scripts, in two entries, only one of them can have the folded
text. The one written in simplified Chinese keeps it; the other keeps its old one, which no folded
text equals any more, so it stays as it is until an editor joins the two.
"""

import sqlalchemy as sa
from alembic import op

from glossary.text import fold

revision = "0002"
down_revision = "0001"

_BATCH = 5000


def upgrade() -> None:
    """Write what today's folding makes of each term; folding twice changes nothing more."""
    _fold_terms()
    _fold_sort_keys()


def _fold_terms() -> None:
    columns = ("concept_id", "position", "glossary_id", "language", "folded")
    term = sa.table("term", *map(sa.column, columns))
    rows = op.get_bind().execute(sa.select(*term.c).order_by(term.c.concept_id, term.c.position))
    terms = [(row, fold(row.folded)) for row in rows]
    chinese = {(row.glossary_id, row.folded) for row, _ in terms if row.language != "en"}
    changed = []
    for row, folded in terms:
        taken = row.language != "en" and (row.glossary_id, folded) in chinese
        if folded != row.folded and not taken:
            chinese.add((row.glossary_id, folded))
            changed.append({"concept": row.concept_id, "place": row.position, "new": folded})
    _update(
        sa.update(term)
        .where(term.c.concept_id == sa.bindparam("concept"))
        .where(term.c.position == sa.bindparam("place"))
        .values(folded=sa.bindparam("new")),
        changed,
    )


def _fold_sort_keys() -> None:
    concept = sa.table("concept", *map(sa.column, ("id", "sort_key")))
    rows = op.get_bind().execute(sa.select(concept.c.id, concept.c.sort_key)).all()
    _update(
        sa.update(concept)
        .where(concept.c.id == sa.bindparam("concept"))
        .values(sort_key=sa.bindparam("new")),
        [
            {"concept": id_, "new": folded}
            for id_, sort_key in rows
            if (folded := fold(sort_key)) != sort_key
        ],
    )


def _update(statement: sa.Update, values: list[dict[str, str]]) -> None:
    for start in range(0, len(values), _BATCH):
        op.get_bind().execute(statement, values[start : start + _BATCH])
