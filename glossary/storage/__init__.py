"""The stored term base: SQLAlchemy and Alembic live here, for SQLite and PostgreSQL alike.

Domain values go in and come out; no row and no session leaves this package.
"""

from glossary.storage.connect import StorageError, connect
from glossary.storage.migrations import is_current, migrate
from glossary.storage.repository import SqlTermBaseRepository

__all__ = ["SqlTermBaseRepository", "StorageError", "connect", "is_current", "migrate"]
