"""The one family of errors that reach a user; nothing else lives here.

Every error says what is wrong, where, and how to mend it. Faces map classes to statuses by table.
"""


class TermbridgeError(Exception):
    """Something a user can read: ``problem`` (what), ``where`` and ``remedy`` (how to mend it)."""

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        """Keep the three parts; ``where`` and ``remedy`` may be empty."""
        super().__init__(problem)
        self.problem = problem
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """One line: ``where: problem. remedy``."""
        text = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{text} {self.remedy}".rstrip()


class InputError(TermbridgeError):
    """What the user gave cannot be used as it is."""


class TooLargeError(InputError):
    """The input is over a stated limit."""


class NotFoundError(TermbridgeError):
    """What the user named does not exist (a glossary, a concept, a package)."""


class ConflictError(TermbridgeError):
    """The change clashes with what is stored (a duplicate term, an edit made meanwhile)."""


class UnsupportedError(InputError):
    """A language, format or option that this installation does not have."""


class UnavailableError(TermbridgeError):
    """Something that the service needs does not answer (a database, a model)."""
