"""Figures of a Chinese or an English text, exact, and how the other language may write them.

Pure: no clock, no storage, no float; imports nothing of ``service``.
"""

from glossary.figures.chinese import find_figures
from glossary.figures.chinese_renditions import chinese_renditions
from glossary.figures.english import renditions
from glossary.figures.english_source import find_english_figures
from glossary.figures.style import HOUSE, English, Mu, Spacing, Style
from glossary.figures.values import Approximation, Field, Figure, Kind, Unit

__all__ = [
    "HOUSE",
    "Approximation",
    "English",
    "Field",
    "Figure",
    "Kind",
    "Mu",
    "Spacing",
    "Style",
    "Unit",
    "chinese_renditions",
    "find_english_figures",
    "find_figures",
    "renditions",
]
