"""Glossary files: text in, valid concepts or every fault out. No file system, no database."""

from glossary.exchange.codec import (
    Codec,
    ImportRejected,
    LineError,
    LocatedConcept,
)
from glossary.exchange.delimited import CSV, TSV
from glossary.exchange.encoding import decode_text
from glossary.exchange.preview import ImportPlan, plan_import

__all__ = [
    "CSV",
    "TSV",
    "Codec",
    "ImportPlan",
    "ImportRejected",
    "LineError",
    "LocatedConcept",
    "decode_text",
    "plan_import",
]
