"""gunicorn's target for the browser tests: the whole application, with a script for the model."""

from doubles import app_on, services_on
from flask import Flask
from scenes import SAMPLE

from glossary.concepts import make_concept
from glossary.storage import SqlTermBaseRepository, connect, migrate


def make(database: str) -> Flask:
    """Return the application over a new SQLite file."""
    engine = connect(f"sqlite:///{database}")
    migrate(engine)
    term_bases = SqlTermBaseRepository(engine)
    term_bases.create_glossary("starter")
    for zh, en in (
        ("共同富裕", "common prosperity"),
        ("青春之城", "City of Youth"),
        ("上虞区", "Shangyu District"),
    ):
        term_bases.save("starter", make_concept(zh=zh, en=en, domain="economy"))
    return app_on(services_on(term_bases), SAMPLE)
