"""View models of the glossary desk: rows and pages (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from glossary.concepts import Concept
from glossary.fields import FIELDS, texts_of
from glossary.glossaries import Holding
from glossary.language import LanguageCode
from service.usecases.ports import ConceptPage, ConceptQuery
from service.web.forms import REVIEW_STATES

_MORE = frozenset(FIELDS[FIELDS.index("status") + 1 :])
HOLDINGS = {
    Holding.FORBIDDEN.value: _l("Forbidden renditions"),
    Holding.ABBREVIATION.value: _l("An abbreviation"),
    Holding.CONDITION.value: _l("A condition"),
    Holding.NO_SOURCE.value: _l("No source"),
}
STATES = {state.value: label for state, label in REVIEW_STATES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """An entry in a list or a comparison.

    ``condition`` says in words when the entry applies; ``more`` are the names of those further
    fields that hold something, and their texts.
    """

    id: str
    version: int
    zh: str
    en: str
    zh_variants: tuple[str, ...]
    en_variants: tuple[str, ...]
    domain: str
    note: str
    source: str
    state: str
    state_code: str
    abbreviation: str
    forbidden: tuple[str, ...]
    condition: str
    more: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A page of a glossary, the search that led to it, and the pages beside it."""

    glossary: str
    text: str
    domain: str
    state: str
    holding: str
    since: str
    editing: str
    rows: tuple[RowView, ...]
    total: int
    page: int
    pages: int

    @property
    def searching(self) -> bool:
        """Tell whether the list is narrowed."""
        return bool(self.text or self.domain or self.state or self.holding or self.since)

    @property
    def search(self) -> dict[str, str]:
        """The search as the query of an address, without the page."""
        query = {
            "glossary": self.glossary,
            "q": self.text,
            "domain": self.domain,
            "state": self.state,
            "holding": self.holding,
            "since": self.since,
        }
        return {name: value for name, value in query.items() if value}

    @property
    def previous(self) -> int | None:
        """The page before, if any."""
        return min(self.page - 1, self.pages) if self.page > 1 else None

    @property
    def next(self) -> int | None:
        """The page after, if any."""
        return self.page + 1 if self.page < self.pages else None


def chosen(query: Mapping[str, str], names: Sequence[str], configured: Sequence[str]) -> str:
    """Return the glossary that a query names, else the first configured one, else the first."""
    wanted = (query.get("glossary", ""), *configured, *names)
    return next((n for n in wanted if n in names), "")


def query_of(query: Mapping[str, str]) -> ConceptQuery:
    """Return the search that a query string asks for; what makes no sense is left out."""
    page = query.get("page", "1")
    state = query.get("state", "")
    holding = query.get("holding", "")
    return ConceptQuery(
        text=query.get("q", "").strip()[:200],
        domain=query.get("domain", "").strip(),
        state=state if state in STATES else "",
        holding=holding if holding in HOLDINGS else "",
        changed_since=_day(query.get("since", "")),
        page=max(1, int(page)) if page.isdecimal() and len(page) < 7 else 1,  # noqa: PLR2004
    )


def _day(text: str) -> datetime | None:
    """Return the beginning of a day (UTC) written YYYY-MM-DD, or nothing."""
    try:
        return datetime.combine(date.fromisoformat(text), time(), UTC)
    except ValueError:
        return None


def present(glossary: str, page: ConceptPage | None, query: Mapping[str, str]) -> ListView:
    """Return the list's view; without any glossary it is empty."""
    asked = query_of(query)
    return ListView(
        glossary=glossary,
        text=asked.text,
        domain=asked.domain,
        state=asked.state,
        holding=asked.holding,
        since=asked.changed_since.date().isoformat() if asked.changed_since else "",
        editing=query.get("edit", ""),
        rows=tuple(row_of(c) for c in page.concepts) if page else (),
        total=page.total if page else 0,
        page=page.query.page if page else 1,
        pages=page.pages if page else 1,
    )


def row_of(concept: Concept) -> RowView:
    """Return an entry's view."""
    zh, en = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH
    return RowView(
        id=concept.id or "",
        version=concept.version,
        zh=concept.preferred(zh),
        en=concept.preferred(en),
        zh_variants=concept.variants(zh),
        en_variants=concept.variants(en),
        domain=concept.domain,
        note=concept.note,
        source=concept.source,
        state=str(STATES[concept.state.value]),
        state_code=concept.state.value,
        abbreviation=concept.abbreviation(en),
        forbidden=concept.forbidden(en),
        condition=_condition(concept),
        more=tuple(
            (name, text) for name, text in texts_of(concept).items() if text and name in _MORE
        ),
    )


def _condition(concept: Concept) -> str:
    after, before = (
        "、".join(words) for words in (concept.condition.after, concept.condition.before)
    )
    if after and before:
        return _("only after %(after)s and before %(before)s", after=after, before=before)
    if after:
        return _("only after %(after)s", after=after)
    return _("only before %(before)s", before=before) if before else ""
