"""Names of people and places in a Chinese text, and how English spells them.

Pure: no clock, no storage; imports nothing of ``service``.
"""

from glossary.names.finder import find_names, renditions
from glossary.names.values import Confidence, Name, NameKind

__all__ = ["Confidence", "Name", "NameKind", "find_names", "renditions"]
