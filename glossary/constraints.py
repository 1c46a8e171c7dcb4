"""What a span of the source obliges the target to hold: terms, figures and names alike."""

from dataclasses import dataclass
from enum import StrEnum

from glossary.spans import Span


class Strength(StrEnum):
    """How binding a constraint is."""

    REQUIRED = "required"
    SUGGESTED = "suggested"
    FORBIDDEN = "forbidden"


class Origin(StrEnum):
    """What kind of thing asked for the rendition."""

    TERM = "term"
    FIGURE = "figure"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """The wording to dictate (``preferred``) and the others that count as found (``accepted``)."""

    preferred: str
    accepted: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an empty wording: it would be found everywhere."""
        if not self.preferred.strip() or not all(form.strip() for form in self.accepted):
            msg = "a rendition cannot be empty"
            raise ValueError(msg)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every wording that counts, the preferred one first, without repeats."""
        return tuple(dict.fromkeys((self.preferred, *self.accepted)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """One occurrence in the source and what the target owes for it.

    ``entry`` names what asked for it: a concept's id for a term, the rule's name for a figure.
    """

    span: Span
    source: str
    rendition: Rendition
    origin: Origin
    strength: Strength = Strength.REQUIRED
    entry: str | None = None
