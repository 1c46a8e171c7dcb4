"""What a span of the source obliges the target to hold: terms, figures and names alike."""

from dataclasses import dataclass, replace
from enum import StrEnum

from glossary.language import LanguageCode
from glossary.spans import Span


class Strength(StrEnum):
    """How binding a constraint is."""

    REQUIRED = "required"
    SUGGESTED = "suggested"


class Origin(StrEnum):
    """What kind of thing asked for the rendition."""

    TERM = "term"
    FIGURE = "figure"
    NAME = "name"


class Inflection(StrEnum):
    """Which inflected forms of a term's rendition count as found."""

    NOUN = "noun"
    VERB = "verb"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """The wording to dictate (``preferred``) and the others that count as found (``accepted``).

    ``forbidden`` are wordings that may not stand for the source; ``exact`` ones count only in the
    letter case they are written in. ``abbreviation`` is the short form that a document may use once
    it was introduced (see ``at_first_use``). ``language`` says by whose rules it is found: English
    words inflect, Chinese ones do not.
    """

    preferred: str
    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    abbreviation: str = ""
    inflection: Inflection = Inflection.NOUN
    exact: bool = False
    language: LanguageCode = LanguageCode.ENGLISH

    def __post_init__(self) -> None:
        """Refuse an empty wording: it would be found everywhere."""
        wordings = (self.preferred, *self.accepted, *self.forbidden)
        if not all(wording.strip() for wording in wordings):
            msg = "a rendition cannot be empty"
            raise ValueError(msg)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every wording that counts, the preferred one first, without repeats."""
        return tuple(dict.fromkeys((self.preferred, *self.accepted)))

    def at_first_use(self) -> "Rendition":
        """Return what introduces the short form: the wording with the short form in brackets.

        >>> ai = Rendition(preferred="artificial intelligence", abbreviation="AI")
        >>> ai.at_first_use().forms, ai.at_later_use().forms[:2]
        (('artificial intelligence (AI)',), ('AI', 'artificial intelligence'))
        """
        preferred, *accepted = self._introductions
        return replace(self, preferred=preferred, accepted=tuple(accepted), abbreviation="")

    def at_later_use(self) -> "Rendition":
        """Return what is used once the short form is known: it alone, or what it stands for."""
        accepted = (*self.forms, *self._introductions)
        return replace(self, preferred=self.abbreviation, accepted=accepted, abbreviation="")

    def at_only_use(self) -> "Rendition":
        """Return what is used by a document that has no second use for the short form."""
        accepted = (*self.accepted, *self._introductions)
        return replace(self, accepted=accepted, abbreviation="")

    def at_any_use(self) -> "Rendition":
        """Return what may be used somewhere, with or without the short form."""
        if not self.abbreviation:
            return self
        accepted = (*self.accepted, *self._introductions, self.abbreviation)
        return replace(self, accepted=accepted, abbreviation="")

    @property
    def _introductions(self) -> list[str]:
        return [f"{form} ({self.abbreviation})" for form in self.forms]


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
