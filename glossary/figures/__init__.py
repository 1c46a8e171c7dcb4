"""Figures of a Chinese text, exact, and how English may write them.

Pure: no clock, no storage, no float; imports nothing of ``service``.
"""

from glossary.figures.chinese import find_figures
from glossary.figures.english import renditions
from glossary.figures.style import HOUSE, English, Mu, Style
from glossary.figures.values import Approximation, Field, Figure, Kind, Unit

__all__ = [
    "HOUSE",
    "Approximation",
    "English",
    "Field",
    "Figure",
    "Kind",
    "Mu",
    "Style",
    "Unit",
    "find_figures",
    "renditions",
]
