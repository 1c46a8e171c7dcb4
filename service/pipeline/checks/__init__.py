"""Checks of a translation against its source: renditions, coverage, loops, leftover Chinese."""
