"""Term candidates of a text with suggested renditions, and making proposed entries of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.candidates import Candidate, find_candidates
from glossary.concepts import Concept, ReviewState, make_concept
from glossary.errors import InputError, TooLargeError
from glossary.language import LanguageCode, LanguagePair
from service.engine.protocol import DecodingOptions, SourceSegment
from service.usecases.glossary import save_concept
from service.usecases.ports import Services

_PAIR = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatesCommand:
    """A Chinese text, and the glossaries whose terms are no candidates (none: the configured).

    ``engine``: whether the model suggests renditions where no rule and no memory does.
    """

    text: str
    glossaries: tuple[str, ...] = ()
    most: int = 50
    engine: bool = True


def list_candidates(command: CandidatesCommand, services: Services) -> list[Candidate]:
    """Return what a text has that the glossaries lack, with suggested renditions.

    These come from the rules of names, then from the memory (the whole wording, approved), then
    from the engine.

    Raises:
        InputError: the text is empty.
        TooLargeError: it is over the limit.
        NotFoundError: no such glossary.
    """
    if not command.text.strip():
        raise InputError("The text is empty.", where="text", remedy="Give a Chinese text.")
    if len(command.text) > services.limits.characters:
        size, limit = len(command.text), services.limits.characters
        raise TooLargeError(
            f"The text has {size:,} characters; the limit is {limit:,}.",
            where="text",
            remedy="Send a part of it.",
        )
    index = services.term_bases.index(command.glossaries or services.glossaries, _PAIR)
    found = find_candidates(command.text, index, most=command.most)
    found = [_remembered(candidate, services) for candidate in found]
    return _decoded(found, services) if command.engine else found


def propose(  # noqa: PLR0913 - an entry's parts
    glossary: str, zh: str, en: str, services: Services, *, context: str = "", domain: str = ""
) -> Concept:
    """Make a proposed entry of a candidate; return it as stored.

    Raises:
        ConceptError: the two make no entry.
        ConflictError: the glossary has the term.
        NotFoundError: no such glossary.
    """
    concept = make_concept(zh=zh, en=en, context=context, domain=domain, state=ReviewState.PROPOSED)
    return save_concept(glossary, concept, services)


def _remembered(candidate: Candidate, services: Services) -> Candidate:
    if candidate.suggestions or services.memory is None:
        return replace(candidate, suggestions=candidate.suggestions[:_SUGGESTIONS])
    units = services.memory.index(_PAIR).find_exact(candidate.text)
    targets = dict.fromkeys(match.unit.target for match in units)
    return replace(candidate, suggestions=tuple(targets)[:_SUGGESTIONS])


def _decoded(candidates: Sequence[Candidate], services: Services) -> list[Candidate]:
    """Let the engine render those that have no suggestion yet, all in one batch."""
    bare = [c for c in candidates if not c.suggestions]
    if not bare:
        return list(candidates)
    segments = [SourceSegment(candidate.text) for candidate in bare]
    options = DecodingOptions(beam_size=services.beam_size)
    decoded = services.engines.engine(_PAIR).translate(segments, options)
    texts = {
        candidate.text: tuple(dict.fromkeys(_bare(h.text) for h in hypotheses))[:_SUGGESTIONS]
        for candidate, hypotheses in zip(bare, decoded, strict=True)
    }
    return [
        replace(c, suggestions=tuple(filter(None, texts[c.text]))) if c.text in texts else c
        for c in candidates
    ]


def _bare(text: str) -> str:
    return text.strip().rstrip(".").strip()
