"""Entries by concept, as ISO 30042 has them: term types, conditions, and what describes a concept.

A Chinese wording may now be there twice in a glossary if the entries apply under different
conditions. What was stored before, the log of changes included, has no condition, no rule and no
description, and every term of it is a full form.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ORDERED = sa.String(collation="C").with_variant(sa.String(collation="BINARY"), "sqlite")
_CHINESE = sa.text("language <> 'en'")
_BATCH = 1000
_NEW_IN_LOG = {
    "case": "",
    "inflection": "",
    "only_after": [],
    "only_before": [],
    "part_of_speech": "",
    "definition": "",
    "context": "",
    "project": "",
}


def upgrade() -> None:
    """Add the columns, make the unique index anew, and bring the log to the same form."""
    for name in ("letter_case", "inflection", "part_of_speech"):
        op.add_column("concept", _text_column(name, sa.String(16)))
    for name in ("only_after", "only_before", "definition", "context", "project"):
        op.add_column("concept", _text_column(name, sa.Text()))
    op.add_column("term", _text_column("term_type", sa.String(32), "fullForm"))
    op.add_column("term", _text_column("condition", _ORDERED))
    op.drop_index("uq_term_chinese", "term")
    op.create_index(
        "uq_term_chinese",
        "term",
        ["glossary_id", "folded", "condition"],
        unique=True,
        sqlite_where=_CHINESE,
        postgresql_where=_CHINESE,
    )
    _complete_log()


def _text_column(name: str, type_: sa.types.TypeEngine[str], default: str = "") -> "sa.Column[str]":
    return sa.Column(name, type_, nullable=False, server_default=default)


def _complete_log() -> None:
    states = sa.JSON(none_as_null=True)
    change = sa.table(
        "change", sa.column("id"), sa.column("before", states), sa.column("after", states)
    )
    update = (
        sa.update(change)
        .where(change.c.id == sa.bindparam("number"))
        .values(before=sa.bindparam("old", type_=states), after=sa.bindparam("new", type_=states))
    )
    last = 0
    while rows := (
        op.get_bind()
        .execute(sa.select(change).where(change.c.id > last).order_by(change.c.id).limit(_BATCH))
        .all()
    ):
        op.get_bind().execute(
            update,
            [
                {"number": row.id, "old": _complete(row.before), "new": _complete(row.after)}
                for row in rows
            ],
        )
        last = rows[-1].id


def _complete(state: dict[str, Any] | None) -> dict[str, Any] | None:
    if state is None:
        return None
    terms = [{"type": "fullForm", **term} for term in state["terms"]]
    return {**_NEW_IN_LOG, **state, "terms": terms}
