"""Glossaries and how one asks for their concepts: plain values, whoever stores them."""

from dataclasses import dataclass

from glossary.concepts import Concept


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """A named list of concepts; ``revision`` grows with every change."""

    id: str
    name: str
    revision: int
    concepts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptQuery:
    """What to list: a part of a term (either language), a domain, a state; ``page`` is from 1."""

    text: str = ""
    domain: str = ""
    state: str = ""
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
