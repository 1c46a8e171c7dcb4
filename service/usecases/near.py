"""Look for places in a text that are nearly a term: hints for a reader, never owed."""

from typing import TypedDict

from glossary.matching import find_near_terms
from service.usecases.ports import Services
from service.usecases.translate import TranslateCommand, check_command


class NearTermJson(TypedDict):
    """What stands at ``start`` to ``end`` of the text, and the entry it is one character from.

    Offsets count characters of the text, a line break being one; the end is excluded.
    """

    start: int
    end: int
    source: str
    term: str
    target: str
    entry: str


def find_near(command: TranslateCommand, services: Services) -> list[NearTermJson]:
    """Return the places one character away from a term, in order; raises as ``translate``."""
    text, pair = check_command(command, services)
    index = services.term_bases.index(command.glossaries or services.glossaries, pair)
    return [
        {
            "start": match.span.start,
            "end": match.span.end,
            "source": match.span.of(text),
            "term": match.entry.source,
            "target": match.entry.rendition.preferred,
            "entry": match.entry.concept_id,
        }
        for match in find_near_terms(text, index)
    ]
