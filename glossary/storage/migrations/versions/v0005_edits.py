"""Who made each edit: a row for each saved step, and a log that the database itself keeps whole.

What was logged before has no author. A step that touched several entries was an import.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_SUMMARY = """
INSERT INTO edit (glossary_id, revision, at, author_id, author, action, added, changed, deleted,
                  examples)
SELECT glossary_id, revision, min(at), '', '',
       CASE WHEN count(*) > 1 THEN 'import'
            WHEN max(CASE WHEN "before" IS NULL THEN 1 ELSE 0 END) = 1 THEN 'add'
            WHEN max(CASE WHEN "after" IS NULL THEN 1 ELSE 0 END) = 1 THEN 'delete'
            ELSE 'change' END,
       sum(CASE WHEN "before" IS NULL THEN 1 ELSE 0 END),
       sum(CASE WHEN "before" IS NOT NULL AND "after" IS NOT NULL THEN 1 ELSE 0 END),
       sum(CASE WHEN "after" IS NULL THEN 1 ELSE 0 END),
       ''
FROM change GROUP BY glossary_id, revision
"""
_MESSAGE = "the log of changes is only added to"
_LOGS = ("change", "edit")


def upgrade() -> None:
    """Make the table, fill it from the changes, and let nobody alter either."""
    op.create_table(
        "edit",
        sa.Column("glossary_id", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author_id", sa.String(32), nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("added", "changed", "deleted")),
        sa.Column("examples", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer, nullable=True),
        sa.PrimaryKeyConstraint("glossary_id", "revision", name="pk_edit"),
        sa.ForeignKeyConstraint(
            ["glossary_id"],
            ["glossary.id"],
            name="fk_edit_glossary_id_glossary",
            ondelete="CASCADE",
        ),
    )
    op.execute(_SUMMARY)
    _name_examples()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _name_examples() -> None:
    """Name the first entry of each edit."""
    states = sa.JSON(none_as_null=True)
    change = sa.table(
        "change",
        sa.column("id"),
        sa.column("glossary_id"),
        sa.column("revision"),
        sa.column("before", states),
        sa.column("after", states),
    )
    edit = sa.table("edit", sa.column("glossary_id"), sa.column("revision"), sa.column("examples"))
    first = sa.select(sa.func.min(change.c.id)).group_by(change.c.glossary_id, change.c.revision)
    rows = op.get_bind().execute(sa.select(change).where(change.c.id.in_(first))).all()
    values = [
        {"glossary": r.glossary_id, "number": r.revision, "name": _chinese(r.after or r.before)}
        for r in rows
    ]
    if values:
        update = sa.update(edit).values(examples=sa.bindparam("name"))
        update = update.where(
            edit.c.glossary_id == sa.bindparam("glossary"),
            edit.c.revision == sa.bindparam("number"),
        )
        op.get_bind().execute(update, values)


def _chinese(state: dict[str, Any] | None) -> str:
    terms = state["terms"] if state else []
    return next((str(term["text"]) for term in terms if term["language"] != "en"), "")


def _guard_sqlite() -> None:
    for table in _LOGS:
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
            )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION termbridge_only_add() RETURNS trigger AS $$ "
        f"BEGIN RAISE EXCEPTION '{_MESSAGE}'; END $$ LANGUAGE plpgsql"
    )
    for table in _LOGS:
        op.execute(
            f"CREATE TRIGGER {table}_only_add BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION termbridge_only_add()"
        )
