"""Translate a text, or only find what its translation would owe."""

from dataclasses import dataclass, replace

from glossary.errors import InputError, TooLargeError
from glossary.language import LanguagePair, parse_pair
from service.engine.protocol import DecodingOptions
from service.pipeline.detection import check_source_language
from service.pipeline.recall import Recall
from service.pipeline.report import Translation
from service.pipeline.translate import find_obligations, translate_document
from service.usecases.ports import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslateCommand:
    """What a user asks for.

    ``glossaries`` names the stack to use, first wins; empty means the configured one. ``lines``:
    each line is a text of its own, and the target has exactly one line for each.
    """

    text: str
    source: str = "zh"
    target: str = "en"
    glossaries: tuple[str, ...] = ()
    lines: bool = False


def translate(command: TranslateCommand, services: Services) -> Translation:
    """Translate and check a text.

    Raises:
        InputError: empty text, control characters, a text not in the source language.
        TooLargeError: over ``services.limits.characters``.
        UnsupportedError: no such language, or no package for the pair.
        NotFoundError: no such glossary.
    """
    text, pair = check_command(command, services)
    index = services.term_bases.index(command.glossaries or services.glossaries, pair)
    engine = services.engines.engine(pair)
    options = options_of(services)
    translation = translate_document(
        text,
        index,
        engine,
        options,
        lines=command.lines,
        style=services.style,
        recall=recall_of(pair, services),
    )
    provenance = replace(translation.provenance, term_base=index.term_base.revision.value)
    return replace(translation, provenance=provenance)


def options_of(services: Services) -> DecodingOptions:
    """Return how the service is set to search."""
    return DecodingOptions(beam_size=services.beam_size, hypotheses=services.beam_size)


def find_spans(command: TranslateCommand, services: Services) -> Translation:
    """Return the segments of a text and what they owe, targets empty; raises as ``translate``."""
    text, pair = check_command(command, services)
    index = services.term_bases.index(command.glossaries or services.glossaries, pair)
    return find_obligations(text, index, lines=command.lines, style=services.style)


def recall_of(pair: LanguagePair, services: Services) -> Recall | None:
    """Return the memory to translate from; None if it is switched off or empty."""
    if services.memory is None or not services.recalls:
        return None
    index = services.memory.index(pair)
    return index if len(index) else None


def check_command(command: TranslateCommand, services: Services) -> tuple[str, LanguagePair]:
    """Return the text to translate and its pair; raises as ``translate`` does."""
    pair = parse_pair(command.source, command.target)
    text = command.text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if not text.strip():
        raise InputError("The text is empty.", where="text", remedy="Paste or upload a text.")
    if len(text) > services.limits.characters:
        raise TooLargeError(
            f"The text has {len(text):,} characters; the limit is {services.limits.characters:,}.",
            where="text",
            remedy="Split it and translate the parts.",
        )
    check_source_language(text, pair.source)
    return text, pair
