"""Finding the terms of a term base in a text: pure, linear in the text's length."""

from glossary.matching.matcher import TermIndex, TermMatch, find_terms

__all__ = ["TermIndex", "TermMatch", "find_terms"]
