"""What the tests of documents share: a translation on a scripted engine, and small files."""

import io
import struct
import zlib
from datetime import UTC, datetime

from builders import term_index

from glossary.language import LanguageCode, LanguagePair
from glossary.matching import TermIndex
from service.documents.format import translated_name
from service.engine.protocol import Engine, SourceSegment
from service.engine.scripted import ScriptedEngine
from service.usecases.documents import DocumentCommand, TranslatedDocument, translate_document
from service.usecases.ports import Limits, Services

INDEX = term_index(("青春之城", "City of Youth"), ("共同富裕", "common prosperity"))


def obedient(segment: SourceSegment) -> str:
    """Say what was asked for, in its order."""
    return "We see " + " and ".join([*(a.rendition for a in segment.annotations), "more"]) + "."


class OneTermBase:
    """A term base repository of which only the index is used."""

    def index(self, *_: object) -> TermIndex:
        return INDEX


class OneEngine:
    """One scripted engine."""

    def __init__(self, engine: ScriptedEngine) -> None:
        self.scripted = engine

    def engine(self, pair: LanguagePair) -> Engine:
        assert pair.target is LanguageCode.ENGLISH
        return self.scripted


def services_with(engine: ScriptedEngine, characters: int = 100_000) -> Services:
    return Services(
        term_bases=OneTermBase(),  # type: ignore[arg-type]  # only what is used
        engines=OneEngine(engine),  # type: ignore[arg-type]
        limits=Limits(characters=characters, upload_bytes=10**7),
        glossaries=(),
        beam_size=1,
        clock=lambda: datetime(2026, 11, 25, 12, tzinfo=UTC),
    )


def translated(
    content: bytes, filename: str, engine: ScriptedEngine | None = None
) -> TranslatedDocument:
    """Translate a file as a user does."""
    engine = engine or ScriptedEngine(obedient)
    document = translate_document(
        DocumentCommand(content=content, filename=filename), services_with(engine)
    )
    ending = "txt" if filename.endswith(".pdf") else filename.rpartition(".")[2]
    assert document.filename == translated_name(filename, "en", ending)
    first, *again = engine.calls
    assert all(s in first for call in again for s in call), "one decoding call, then second tries"
    return document


def png(shade: int = 0) -> bytes:
    """Return a picture of one dot."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + checksum

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dot = zlib.compress(bytes([0, shade]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")


def picture() -> io.BytesIO:
    """Return the picture as a file."""
    return io.BytesIO(png())
