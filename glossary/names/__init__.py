"""Names of people, places and organisations in a Chinese text, and how English spells them.

Pure: no clock, no storage; imports nothing of ``service``.
"""

from glossary.names.finder import find_names, renditions
from glossary.names.organisations import find_organisations, organisation_rendition
from glossary.names.values import Confidence, Name, NameKind

__all__ = [
    "Confidence",
    "Name",
    "NameKind",
    "find_names",
    "find_organisations",
    "organisation_rendition",
    "renditions",
]
