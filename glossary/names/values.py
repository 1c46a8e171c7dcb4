"""What a found name is: ``Name``, its kind, how sure the rule is."""

from dataclasses import dataclass
from enum import StrEnum

from glossary.spans import Span


class NameKind(StrEnum):
    """What the name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


class Confidence(StrEnum):
    """How sure the finder is: a high one obliges the target, a low one is a hint."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """An occurrence of a name in a Chinese text.

    ``rule`` says which rule found it; ``stem`` and ``generic`` are the two parts of a place name
    (上虞 and 区).
    """

    span: Span
    source: str
    kind: NameKind
    confidence: Confidence
    rule: str
    stem: str = ""
    generic: str = ""
