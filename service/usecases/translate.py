"""Translate a text, or only find what its translation would owe."""

from dataclasses import dataclass, replace

from glossary.errors import InputError, TooLargeError
from glossary.language import AUTO, LanguageCode, LanguagePair, in_family, parse_language
from service.engine.protocol import DecodingOptions
from service.pipeline.detection import check_source_language, recognise_source
from service.pipeline.recall import Recall
from service.pipeline.recognition import recognise
from service.pipeline.report import Languages, Translation
from service.pipeline.translate import find_obligations, translate_document
from service.usecases.ports import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslateCommand:
    """What a user asks for.

    ``glossaries`` names the stack to use, first wins; empty means the configured one. ``lines``:
    each line is a text of its own, and the target has exactly one line for each. Languages are
    named by any code that ``parse_language`` knows, or ``auto``.
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
    languages = languages_of(command, text, pair)
    return replace(translation, provenance=provenance, languages=languages)


def options_of(services: Services) -> DecodingOptions:
    """Return how the service is set to search."""
    return DecodingOptions(beam_size=services.beam_size, hypotheses=services.beam_size)


def find_spans(command: TranslateCommand, services: Services) -> Translation:
    """Return the segments of a text and what they owe, targets empty; raises as ``translate``."""
    text, pair = check_command(command, services)
    index = services.term_bases.index(command.glossaries or services.glossaries, pair)
    found = find_obligations(text, index, lines=command.lines, style=services.style)
    return replace(found, languages=languages_of(command, text, pair))


def recall_of(pair: LanguagePair, services: Services) -> Recall | None:
    """Return the memory to translate from; None if it is switched off or empty."""
    if services.memory is None or not services.recalls:
        return None
    index = services.memory.index(pair)
    return index if len(index) else None


def check_command(command: TranslateCommand, services: Services) -> tuple[str, LanguagePair]:
    """Return the text to translate and its pair; raises as ``translate`` does."""
    text = command.text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if not text.strip():
        raise InputError("The text is empty.", where="text", remedy="Paste or upload a text.")
    if len(text) > services.limits.characters:
        raise TooLargeError(
            f"The text has {len(text):,} characters; the limit is {services.limits.characters:,}.",
            where="text",
            remedy="Split it and translate the parts.",
        )
    return text, pair_of(text, command.source, command.target)


def list_pairs(services: Services) -> list[LanguagePair]:
    """Return the pairs that the installed packages translate, Chinese and English first."""
    order = list(LanguageCode)
    codes = [p.pair.split("-") for p in services.engines.packages()]
    pairs = {LanguagePair(parse_language(s), parse_language(t)) for s, t in codes}
    return sorted(pairs, key=lambda p: (order.index(p.source), order.index(p.target)))


def pair_of(text: str, source: str, target: str) -> LanguagePair:
    """Return the pair that two codes name; ``auto`` is settled by what ``text`` looks like.

    Raises:
        InputError: the text is plainly in another language, in none that is recognised, or in the
            target's.
        UnsupportedError: no such language.
    """
    given = None if target == AUTO else parse_language(target, where="target")
    if source == AUTO:
        language = recognise_source(text)
    else:
        language = parse_language(source, where="source")
        check_source_language(text, language)
    opposite = LanguageCode.ENGLISH if language.chinese else LanguageCode.CHINESE_SIMPLIFIED
    pair = LanguagePair(language, given or opposite)
    if pair.source.base == pair.target.base:
        raise InputError(
            f"The text is in {pair.source.label} already.",
            where="text",
            remedy="Choose another language to translate into.",
        )
    return pair


def languages_of(command: TranslateCommand, text: str, pair: LanguagePair) -> Languages:
    """Return what the report says of the languages, in the caller's own family of codes."""
    found = recognise(text)
    given = [code for code in (command.source, command.target) if code != AUTO]
    like = next((code for code in given if parse_language(code).chinese), "".join(given[:1]))
    return Languages(
        source=in_family(pair.source, like if command.source == AUTO else command.source),
        target=in_family(pair.target, like if command.target == AUTO else command.target),
        recognised=in_family(found.language, like) if found.language else "und",
        confidence=found.confidence,
    )
