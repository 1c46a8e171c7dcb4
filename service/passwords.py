"""Hashing of passwords with Argon2id (RFC 9106), with OWASP's parameters for a shared machine."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_MEMORY_KIB = 19 * 1024
_PASSES = 2
_LANES = 1


class Argon2Passwords:
    """``ports.Passwords`` with Argon2id; 19 MiB for the moment that one attempt takes."""

    def __init__(self) -> None:
        """Make the hash that unknown names are compared with."""
        self._hasher = PasswordHasher(
            time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=_LANES
        )
        self._nobodys = self._hasher.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """Return the salted hash to store."""
        return self._hasher.hash(password)

    def verify(self, password: str, stored: str | None) -> bool:
        """Tell whether a password fits; where nothing is stored it takes as long to say no."""
        try:
            fits = self._hasher.verify(stored or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return False
        return fits and bool(stored)
