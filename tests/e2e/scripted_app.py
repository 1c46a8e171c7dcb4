"""gunicorn's target for the browser tests: the whole application, with a script for the model."""

import itertools
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

from doubles import Clock, accounts_on, app_on, obedient, services_on
from flask import Flask
from scenes import PASSWORD, RENEW, SAMPLE, SLOW

from glossary.concepts import make_concept
from glossary.storage import SqlTermBaseRepository, connect, migrate
from service.engine.protocol import SourceSegment
from service.http.options import AccessOptions
from service.jobs.local import ThreadRunner
from service.people import Role
from service.storage.memory import SqlMemoryRepository
from service.storage.translations import SqlTranslationRepository


class Renewable:
    """The application; a request for ``RENEW`` puts a new one with a new database in its place.

    So no test finds what another left in the glossary or the memory, whatever their order.
    """

    def __init__(self, directory: str, *, people: bool = False) -> None:
        self._databases = (Path(directory) / f"{n}.db" for n in itertools.count())
        self._people = people
        self._application = make(next(self._databases), people=people)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] != RENEW:
            return self._application(environ, start)
        self._application = make(next(self._databases), people=self._people)
        start("204 No Content", [])
        return []


def make(database: Path, *, people: bool = False) -> Flask:
    """Return the application over a new SQLite file; with ``people``, they have to sign in.

    There is an account of each role then, called as the role is.
    """
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
    services = services_on(
        term_bases,
        unhurried,
        memory=SqlMemoryRepository(engine, _now),
        translations=SqlTranslationRepository(engine, _now),
        runner=ThreadRunner(),
        clock=_now,
    )
    if not people:
        return app_on(services, SAMPLE)
    accounts = accounts_on(engine, Clock())
    hashed = accounts.passwords.hash(PASSWORD)
    for role in Role:
        accounts.repository.create(role.value.capitalize(), role, hashed)
    return app_on(replace(services, accounts=accounts), SAMPLE, AccessOptions(accounts=True))


def unhurried(segment: SourceSegment) -> str:
    """Translate as ever, but take a while over what has 缓 in it."""
    if SLOW in segment.text:
        time.sleep(0.5)  # long enough for a browser on a busy machine to come between
    return obedient(segment)


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the tests' clock
