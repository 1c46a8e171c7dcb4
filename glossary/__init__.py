"""The term base: concepts, matching, figures, exchange and their storage.

No web, no clock, no environment; SQL only in ``glossary.storage``; never imports ``service``.
"""
