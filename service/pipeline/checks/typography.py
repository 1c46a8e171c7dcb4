"""Quotation marks and brackets of the target that have no partner."""

import re

_PAIRS = {"“": "”", "(": ")", "[": "]", "《": "》", "（": "）", "【": "】", "「": "」"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_LIST_NUMBER = re.compile(r"(?:^|\s)(?:\d+|[a-zA-Z]|[ivx]+)$")


def unbalanced(target: str) -> list[str]:
    """Return the marks without a partner, in order.

    Straight double quotation marks must be even in number. Single ones are left alone (they are
    apostrophes as well), and so is the bracket of a list number: ``1)``.
    """
    open_marks: list[str] = []
    alone: list[str] = []
    for offset, character in enumerate(target):
        if character in _PAIRS:
            open_marks.append(character)
        elif character in _CLOSING:
            if _CLOSING[character] in open_marks:
                while (last := open_marks.pop()) != _CLOSING[character]:
                    alone.append(last)
            elif character != ")" or not _LIST_NUMBER.search(target[:offset]):
                alone.append(character)
    alone += open_marks
    if target.count('"') % 2:
        alone.append('"')
    return alone
