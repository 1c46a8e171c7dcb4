"""The application over a real SQLite term base and a scripted engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from doubles import NOON, app_on, services_on
from flask import Flask
from flask.testing import FlaskClient

from glossary.concepts import make_concept
from glossary.storage import SqlTermBaseRepository, connect, migrate
from service.storage.memory import SqlMemoryRepository
from service.storage.translations import SqlTranslationRepository
from service.usecases.ports import Services

SAMPLE = "扎实推动共同富裕"


@pytest.fixture
def term_bases(tmp_path: Path) -> Iterator[SqlTermBaseRepository]:
    engine = connect(f"sqlite:///{tmp_path / 'terms.db'}")
    migrate(engine)
    repository = SqlTermBaseRepository(engine)
    repository.create_glossary("starter")
    for zh, en in (("共同富裕", "common prosperity"), ("青春之城", "City of Youth")):
        repository.save("starter", make_concept(zh=zh, en=en, domain="economy"))
    yield repository
    engine.dispose()


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[SqlMemoryRepository]:
    engine = connect(f"sqlite:///{tmp_path / 'memory.db'}")
    migrate(engine)
    yield SqlMemoryRepository(engine, lambda: NOON)
    engine.dispose()


@pytest.fixture
def translations(tmp_path: Path) -> Iterator[SqlTranslationRepository]:
    engine = connect(f"sqlite:///{tmp_path / 'translations.db'}")
    migrate(engine)
    yield SqlTranslationRepository(engine, lambda: NOON)
    engine.dispose()


@pytest.fixture
def services(
    term_bases: SqlTermBaseRepository,
    memory: SqlMemoryRepository,
    translations: SqlTranslationRepository,
) -> Services:
    return services_on(term_bases, memory=memory, translations=translations)


@pytest.fixture
def app(services: Services) -> Flask:
    return app_on(services, SAMPLE)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
