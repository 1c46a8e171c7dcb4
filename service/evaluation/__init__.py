"""How good translations are, against a reference and a term base: ours and other systems' alike.

Lines in, figures out: no web, no SQL, no clock, no environment, nothing downloaded.
"""
