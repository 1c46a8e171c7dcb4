"""What the service keeps beside the term base, in the same database (SQLAlchemy; no sessions out).

The tables belong to the one history of schemas in ``glossary.storage.migrations``.
"""
