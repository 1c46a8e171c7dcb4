"""The database's one linear history of schemas (Alembic), shipped inside the wheel.

``env.py`` takes the connection and the metadata from ``config.attributes``. Mind when you write
the next one: on SQLite foreign keys are enforced here, so a table that others refer to must not be
made anew (Alembic's batch mode does that); add columns and tables instead.
"""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from glossary.storage.base import Base
from glossary.storage.connect import StorageError, reading, writing

_LOCK = 7_837_266_853  # of PostgreSQL's advisory locks, chosen once for this product


def migrate(engine: Engine, to: str = "head") -> None:
    """Bring the database to the newest schema; nothing happens if it is there.

    Processes that start at once wait for each other. It is all one transaction. ``to`` names an
    older schema, for the tests of what came after it.

    Raises:
        StorageError: the database is of a newer version of the program, or does not answer.
    """
    if is_current(engine):
        return
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        config = _config()
        config.attributes["connection"] = connection
        config.attributes["metadata"] = Base.metadata
        command.upgrade(config, to)


def is_current(engine: Engine) -> bool:
    """Tell whether the database has the newest schema.

    Raises:
        StorageError: the database is of a newer version of the program, or does not answer.
    """
    script = ScriptDirectory.from_config(_config())
    with reading(engine) as connection:
        heads = MigrationContext.configure(connection).get_current_heads()
    known = {revision.revision for revision in script.walk_revisions()}
    if not known.issuperset(heads):
        raise StorageError(
            "The database was written by a newer version of Termbridge.",
            where="database",
            remedy="Install that version, or use another database.",
        )
    return set(heads) == set(script.get_heads())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "glossary.storage:migrations")
    config.set_main_option("path_separator", "os")
    return config
