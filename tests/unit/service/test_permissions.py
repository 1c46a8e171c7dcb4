"""The role table, and the counting of failed attempts."""

from itertools import pairwise

import pytest

from glossary.errors import InputError
from service.people import ANYBODY, LOCAL, Role, User, check_password, clean_name
from service.usecases.attempts import Attempts
from service.usecases.permissions import (
    Action,
    ForbiddenError,
    NotSignedInError,
    allows,
    require,
    rights_of,
)


def test_each_role_may_do_all_that_the_one_before_it_may_and_more() -> None:
    rights = [rights_of(role) for role in (None, *Role)]

    for lower, higher in pairwise(rights):
        assert lower < higher
    assert rights[0] == {Action.SIGN_IN}
    assert rights[-1] == set(Action)


def test_a_refusal_says_which_role_it_takes() -> None:
    with pytest.raises(ForbiddenError, match=r"As reader you cannot.*role terminologist"):
        require(User(id="a", name="Mei", role=Role.READER), Action.EDIT_TERMS)


def test_who_has_not_signed_in_is_asked_to() -> None:
    with pytest.raises(NotSignedInError, match="not signed in"):
        require(ANYBODY, Action.READ)
    assert allows(ANYBODY, Action.SIGN_IN)
    assert allows(LOCAL, Action.EDIT_TERMS)


@pytest.mark.parametrize("password", ["", "short", "x" * 1001, "aaaaaaaaaaaa", "Mei the First"])
def test_a_password_that_is_short_or_easily_guessed_is_refused(password: str) -> None:
    with pytest.raises(InputError):
        check_password(password, "mei  the first")


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "a\u200bb", "x" * 61, "\u202eevil"])
def test_a_name_that_cannot_be_seen_whole_is_refused(name: str) -> None:
    with pytest.raises(InputError):
        clean_name(name)


def test_failures_are_counted_by_key_and_forgotten_with_time() -> None:
    now = [0.0]
    attempts = Attempts(2, 60, lambda: now[0])

    attempts.fail("a")
    assert attempts.wait("a") == 0
    now[0] = 10
    attempts.fail("a")
    assert attempts.wait("a") == 50
    assert attempts.wait("b") == 0
    now[0] = 60
    assert attempts.wait("a") == 0
    attempts.fail("a")
    assert attempts.wait("a") == 10
    attempts.forget("a")
    assert attempts.wait("a") == 0
