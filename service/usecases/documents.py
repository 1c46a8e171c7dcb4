"""Translate a file and give it back in its format."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.errors import InputError
from glossary.language import AUTO, LanguageCode, LanguagePair, parse_language, parse_pair
from service.documents.format import WHERE, DocumentError, DocumentFormat, translated_name
from service.documents.inline import Inline, Run, TextBlock, place
from service.documents.registry import FORMATS
from service.pipeline.detection import has_words
from service.pipeline.report import Translation
from service.usecases.ports import Services
from service.usecases.translate import TranslateCommand, pair_of, translate


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCommand:
    """A file to translate; its format is told by ``filename``, failing that by ``media``."""

    content: bytes
    filename: str
    media: str = ""
    source: str = "zh"
    target: str = "en"
    glossaries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedDocument:
    """The translated file, and the report on its texts in their order."""

    content: bytes
    filename: str
    media: str
    translation: Translation


def translate_document(command: DocumentCommand, services: Services) -> TranslatedDocument:
    """Translate every Chinese text of a file; all else in it stays as it is.

    Each text is translated by itself, all in one decoding call.

    Raises:
        DocumentError: a damaged or protected file, or one without Chinese.
        InputError, TooLargeError, UnsupportedError, NotFoundError: as ``translate`` does.
    """
    form = FORMATS.find(command.filename, command.media)
    if AUTO not in {command.source, command.target}:  # said before anything about the file
        services.engines.engine(parse_pair(command.source, command.target))
    if not command.content:
        raise DocumentError("The file is empty.", remedy="Choose another file.")
    document = form.read(command.content)
    blocks = document.blocks
    if not blocks:
        raise _nothing_in(LanguageCode.CHINESE_SIMPLIFIED)
    pair = _pair(blocks, command)
    chosen = [i for i, b in enumerate(blocks) if has_words(b.text, pair.source)]
    if not chosen:
        raise _nothing_in(pair.source)
    command = replace(command, source=pair.source.value)
    translation = _translate([blocks[i] for i in chosen], form, command, services)
    targets: list[Sequence[Inline] | None] = [None] * len(blocks)
    if form.whole:
        targets = [(Run(translation.target),)]
    else:
        for i, result in zip(chosen, translation.blocks, strict=True):
            targets[i] = place(blocks[i], result)
    return TranslatedDocument(
        content=document.write(targets),
        filename=translated_name(command.filename, pair.target.base, form.target_ending),
        media=FORMATS.find(f"x.{form.target_ending}").media,
        translation=translation,
    )


def _nothing_in(language: LanguageCode) -> DocumentError:
    return DocumentError(
        f"There is no {language.plain_label} text in this file.",
        remedy="Nothing was translated. If its text is in pictures, make text of them first.",
    )


def _pair(blocks: Sequence[TextBlock], command: DocumentCommand) -> LanguagePair:
    if AUTO not in {command.source, command.target}:
        return parse_pair(command.source, command.target)
    try:
        text = "\n".join(b.text for b in blocks)
        return pair_of(text, command.source, command.target)
    except InputError as error:
        error.where = WHERE if error.where == "text" else error.where
        raise


def _translate(
    blocks: Sequence[TextBlock],
    form: DocumentFormat,
    command: DocumentCommand,
    services: Services,
) -> Translation:
    text = "\n".join(b.text for b in blocks)
    given = TranslateCommand(
        text=text,
        source=command.source,
        target=command.target,
        glossaries=command.glossaries,
        lines=not form.whole,
    )
    try:
        translation = translate(given, services)
    except InputError as error:
        if error.where == "text":
            error.where = WHERE
        raise
    if all(s.target in {"", s.source} for s in translation.segments):
        raise DocumentError("Nothing in this file could be translated.")
    return translation


def target_name(file: str, target: str) -> str:
    """Return the path of a file's translation beside it; UnsupportedError for other files."""
    folder = file[: len(file) - len(file.replace("\\", "/").rpartition("/")[2])]
    code = parse_language(target, where="target").base
    return folder + translated_name(file, code, FORMATS.find(file).target_ending)


def media_of(filename: str) -> str:
    """Return the media type of a file by its name; UnsupportedError for other files."""
    return FORMATS.find(filename).media


def plain_name(filename: str) -> str:
    r"""Return a file's name without folders and control characters.

    >>> plain_name("/etc/报告\n.docx")
    '报告.docx'
    """
    name = filename.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in name if c.isprintable())


def is_document(filename: str) -> bool:
    """Tell whether a file has a format of its own, other than plain text."""
    form = FORMATS.get(filename)
    return form is not None and form.ending != "txt"
