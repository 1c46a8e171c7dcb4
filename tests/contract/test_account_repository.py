"""What every AccountRepository does (the SQL one, on SQLite and PostgreSQL)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from glossary.errors import ConflictError, NotFoundError
from service.people import Role
from service.storage.accounts import SqlAccountRepository
from service.usecases.ports import AccountRepository

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class Clock:
    """A clock that goes on when it is told to."""

    now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def people(database_engine: Engine, clock: Clock) -> AccountRepository:
    return SqlAccountRepository(database_engine, clock)


def test_an_account_comes_back_as_it_was_made(people: AccountRepository) -> None:
    made = people.create("Li Mei", Role.TRANSLATOR, "hash")

    assert people.get(made.id) == made == people.all()[0]
    assert (made.created_at, made.disabled, made.has_password) == (NOON, False, True)
    assert people.password(made.id) == "hash"


@pytest.mark.parametrize("name", ["li mei", "LI  MEI", "Ｌｉ Ｍｅｉ"])  # noqa: RUF001
def test_a_name_is_found_and_taken_in_whatever_case_and_width(
    people: AccountRepository, name: str
) -> None:
    made = people.create("Li Mei", Role.READER, None)

    assert people.find(name) == made
    with pytest.raises(ConflictError, match="already"):
        people.create(name, Role.READER, None)
    assert people.find("Li") is None


def test_accounts_are_listed_by_name(people: AccountRepository) -> None:
    for name in ("bert", "Ada", "Cleo"):
        people.create(name, Role.READER, None)

    assert [account.name for account in people.all()] == ["Ada", "bert", "Cleo"]


def test_what_is_not_there_is_reported(people: AccountRepository) -> None:
    with pytest.raises(NotFoundError):
        people.get("none")
    with pytest.raises(NotFoundError):
        people.change("none", Role.READER, disabled=False)
    assert people.password("none") is None
    assert people.of_session("none", NOON - HOUR, MINUTE) is None
    assert people.of_key("none", MINUTE) is None


def test_a_session_lasts_as_long_as_it_is_used(people: AccountRepository, clock: Clock) -> None:
    made = people.create("Mei", Role.READER, "hash")
    people.add_session("digest", made.id)

    for _ in range(5):
        clock.now += 50 * MINUTE
        found = people.of_session("digest", clock.now - HOUR, MINUTE)
        assert found is not None
        assert found.id == made.id
    clock.now += HOUR

    assert people.of_session("digest", clock.now - HOUR, MINUTE) is None
    assert people.get(made.id).signed_in_at == NOON


def test_a_session_ends_with_signing_out_a_new_password_and_another_role(
    people: AccountRepository,
) -> None:
    made = people.create("Mei", Role.READER, "hash")
    since = NOON - HOUR

    people.add_session("one", made.id)
    people.remove_session("one")
    assert people.of_session("one", since, MINUTE) is None
    people.add_session("two", made.id)
    people.set_password(made.id, "other")
    assert people.of_session("two", since, MINUTE) is None
    people.add_session("three", made.id)
    people.change(made.id, Role.READER, disabled=False)
    assert people.of_session("three", since, MINUTE) is not None
    people.change(made.id, Role.TRANSLATOR, disabled=False)
    assert people.of_session("three", since, MINUTE) is None


def test_the_last_administrator_stays_one(people: AccountRepository) -> None:
    first = people.create("Ada", Role.ADMINISTRATOR, "hash")
    second = people.create("Bert", Role.ADMINISTRATOR, "hash")
    people.change(second.id, Role.ADMINISTRATOR, disabled=True)

    with pytest.raises(ConflictError, match="“Ada” is the last administrator"):
        people.change(first.id, Role.READER, disabled=False)
    with pytest.raises(ConflictError, match="last administrator"):
        people.change(first.id, Role.ADMINISTRATOR, disabled=True)

    assert people.get(first.id) == first


def test_two_administrators_who_demote_each_other_at_once_leave_one(
    people: AccountRepository,
) -> None:
    both = [people.create(name, Role.ADMINISTRATOR, "hash") for name in ("Ada", "Bert")]

    def demote(account_id: str) -> bool:
        try:
            people.change(account_id, Role.READER, disabled=False)
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(demote, [account.id for account in both]))

    assert sorted(done) == [False, True]


def test_keys_are_listed_used_and_revoked_by_their_account_alone(
    people: AccountRepository, clock: Clock
) -> None:
    mei, li = (people.create(name, Role.READER, None) for name in ("Mei", "Li"))
    key = people.add_key(mei.id, "CAT tool", "tb_abcd", "digest")

    assert people.keys(mei.id) == [key]
    assert people.keys(li.id) == []
    assert people.of_key("digest", MINUTE) == mei
    assert people.keys(mei.id)[0].used_at == NOON
    clock.now += HOUR
    people.of_key("digest", MINUTE)
    assert people.keys(mei.id)[0].used_at == NOON + HOUR
    with pytest.raises(NotFoundError):
        people.remove_key(li.id, key.id)
    people.remove_key(mei.id, key.id)
    assert people.of_key("digest", MINUTE) is None
