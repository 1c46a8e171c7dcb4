"""The translation memory: approved segments, found again exactly or nearly.

Pure: no web, SQL, clock or environment. Units come in as values; storage keeps them.
"""
