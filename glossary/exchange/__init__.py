"""Glossary files: bytes in, valid concepts or every fault out. No file system, no database."""

from glossary.exchange.codec import (
    ALL_FIELDS,
    Codec,
    ImportRejected,
    LineError,
    LocatedConcept,
    Losses,
    Reading,
)
from glossary.exchange.delimited import CSV, TSV
from glossary.exchange.encoding import decode_text
from glossary.exchange.preview import Choice, ImportConflict, ImportPlan, plan_import
from glossary.exchange.registry import CODECS, codec_named, codec_of_file, codec_of_type

__all__ = [
    "ALL_FIELDS",
    "CODECS",
    "CSV",
    "TSV",
    "Choice",
    "Codec",
    "ImportConflict",
    "ImportPlan",
    "ImportRejected",
    "LineError",
    "LocatedConcept",
    "Losses",
    "Reading",
    "codec_named",
    "codec_of_file",
    "codec_of_type",
    "decode_text",
    "plan_import",
]
