"""Files to hand on: the bilingual table and the report of a translation, as Word, Excel or HTML.

What they say is made once (``content``); each format only lays it out.
"""
