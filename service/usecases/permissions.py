"""The role table: which role may do what. Every face asks here, and only here.

Which address asks for which action stands in ``service.http.access``; a test compares both with
every route there is.
"""

from enum import StrEnum

from glossary.errors import TermbridgeError
from service.people import Role, User


class Action(StrEnum):
    """What a user wants to do."""

    SIGN_IN = "sign in, or ask whether the service is up"
    OWN_ACCOUNT = "change the own password, make API keys"
    READ = "read glossaries, their history and the memory"
    TRANSLATE = "translate texts and documents"
    APPROVE = "save, edit and approve translations"
    PROPOSE_TERMS = "add, change and delete proposed entries"
    EDIT_TERMS = "change every entry, import, undo, add glossaries"
    ADMINISTER = "make accounts and change their roles"


_NEW_RIGHTS: dict[Role, frozenset[Action]] = {
    Role.READER: frozenset({Action.OWN_ACCOUNT, Action.READ, Action.TRANSLATE}),
    Role.TRANSLATOR: frozenset({Action.APPROVE, Action.PROPOSE_TERMS}),
    Role.TERMINOLOGIST: frozenset({Action.EDIT_TERMS}),
    Role.ADMINISTRATOR: frozenset({Action.ADMINISTER}),
}


def rights_of(role: Role | None) -> frozenset[Action]:
    """Return all that a role may do; None: somebody who has not signed in."""
    found = {Action.SIGN_IN}
    if role is not None:
        roles = list(Role)
        for lower in roles[: roles.index(role) + 1]:
            found |= _NEW_RIGHTS[lower]
    return frozenset(found)


class NotSignedInError(TermbridgeError):
    """Nobody has signed in, or the sign-in has expired."""


class ForbiddenError(TermbridgeError):
    """The user's role does not allow it."""


def allows(user: User, action: Action) -> bool:
    """Tell whether a user may do something."""
    return action in rights_of(user.role)


def require(user: User, action: Action) -> None:
    """Let a user do something, or say what is missing.

    Raises:
        NotSignedInError: nobody has signed in.
        ForbiddenError: the role does not allow it.
    """
    if allows(user, action):
        return
    if user.role is None:
        raise NotSignedInError("You are not signed in.", remedy="Sign in, or send an API key.")
    needed = next(role for role in Role if action in rights_of(role))
    raise ForbiddenError(
        f"As {user.role.value} you cannot {action.value}.",
        remedy=f"That takes the role {needed.value}; ask your administrator.",
    )
