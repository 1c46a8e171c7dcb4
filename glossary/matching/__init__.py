"""Finding the terms of a term base in a text: pure, linear in the text's length."""

from glossary.matching.fuzzy import NearMatch, find_near_terms
from glossary.matching.matcher import TermIndex, TermMatch, find_terms

__all__ = ["NearMatch", "TermIndex", "TermMatch", "find_near_terms", "find_terms"]
