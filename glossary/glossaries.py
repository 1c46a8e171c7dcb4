"""Glossaries and how one asks for their concepts: plain values, whoever stores them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from glossary.concepts import Concept


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """A named list of concepts; ``revision`` grows with every change."""

    id: str
    name: str
    revision: int
    concepts: int


class Holding(StrEnum):
    """What an entry holds, or lacks, by which lists can be narrowed."""

    FORBIDDEN = "forbidden"
    ABBREVIATION = "abbreviation"
    CONDITION = "condition"
    NO_SOURCE = "no-source"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptQuery:
    """What to list: a part of a term (either language), a domain, a state; ``page`` is from 1.

    ``holding`` is a value of ``Holding`` or empty; ``changed_since``: edited at that time or later.
    """

    text: str = ""
    domain: str = ""
    state: str = ""
    holding: str = ""
    changed_since: datetime | None = None
    page: int = 1
    page_size: int = 50


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """One page of a list and how many concepts there are in all."""

    concepts: tuple[Concept, ...]
    total: int
    query: ConceptQuery

    @property
    def pages(self) -> int:
        """The number of pages, at least one."""
        return max(1, -(-self.total // self.query.page_size))
