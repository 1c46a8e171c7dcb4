"""Hanyu Pinyin of names: personal names by GB/T 28039-2011, everything else by GB/T 16159-2012.

Surname first, the given name in one word, the apostrophe before a syllable that begins with a, o
or e, no tone marks, and ``yu`` for ``ü`` (吕 is ``Lyu``). Readings of given
names come from pypinyin; those that families read in more ways than one count in either.
"""

from functools import lru_cache
from itertools import product

from pypinyin import Style, lazy_pinyin

from glossary.names.surnames import COMPOUND, READINGS

_GIVEN_READINGS: dict[str, tuple[str, ...]] = {
    "乐": ("le", "yue"), "隽": ("jun", "juan"), "长": ("chang", "zhang"), "朝": ("chao", "zhao"), "行": ("xing", "hang"),
    "重": ("chong", "zhong"), "晟": ("sheng", "cheng"), "茜": ("qian", "xi"), "盛": ("sheng",),
    "曾": ("zeng",), "都": ("du",), "会": ("hui",), "少": ("shao",), "好": ("hao",),
    "大": ("da",), "传": ("chuan",), "更": ("geng",), "兴": ("xing",), "应": ("ying",),
    "相": ("xiang",), "单": ("shan", "dan"), "娜": ("na",), "伽": ("jia", "qie"), "参": ("can", "shen"),
    "柏": ("bai", "bo"), "蔓": ("man",), "朴": ("pu",), "华": ("hua",), "藏": ("cang", "zang"),
    "觉": ("jue",), "强": ("qiang",), "调": ("diao", "tiao"), "干": ("gan",), "中": ("zhong",),
    "正": ("zheng",), "和": ("he",), "着": ("zhuo",), "为": ("wei",), "量": ("liang",),
    "泊": ("bo",), "石": ("shi",), "沈": ("shen",), "解": ("jie",), "卡": ("ka",), "阿": ("a",),
    "尽": ("jin",), "几": ("ji",), "降": ("jiang",), "思": ("si",), "宁": ("ning",), "率": ("shuai",),
    "识": ("shi",), "数": ("shu",), "校": ("xiao",), "宿": ("su",), "缪": ("miao",), "葛": ("ge",),
}  # fmt: skip
_PLACE_READINGS = {
    "都": "du", "长": "chang", "朝": "chao", "乐": "le", "台": "tai", "大": "da", "单": "shan",
    "车": "che", "石": "shi", "会": "hui", "曾": "zeng", "重": "chong", "行": "xing", "家": "jia",
}  # fmt: skip
_MOST_READINGS = 4


def join_syllables(syllables: list[str]) -> str:
    """Return the syllables as one capitalised word with its apostrophes.

    >>> join_syllables(["ping", "an"]), join_syllables(["lv"])
    ("Ping'an", 'Lyu')
    """
    parts = [s.replace("v", "yu") if s[:2] in {"lv", "nv"} else s for s in syllables]
    word = "".join(f"'{s}" if i and s[0] in "aoe" else s for i, s in enumerate(parts))
    return word[:1].upper() + word[1:]


@lru_cache(maxsize=10_000)
def spell(hanzi: str) -> str | None:
    """Return ``hanzi`` as one word in pinyin, ``None`` if a character has no reading.

    >>> spell("东关"), spell("西安")
    ('Dongguan', "Xi'an")
    """
    syllables = lazy_pinyin(hanzi, style=Style.NORMAL, strict=False)
    if len(syllables) != len(hanzi) or not all(s.isascii() and s.isalpha() for s in syllables):
        return None
    return join_syllables(syllables)


def spell_place(hanzi: str) -> str | None:
    """Return a place name as one word in pinyin, by the readings that places have.

    >>> spell_place("都斛"), spell_place("朝阳")
    ('Duhu', 'Chaoyang')
    """
    syllables = lazy_pinyin(hanzi, style=Style.NORMAL, strict=False)
    if len(syllables) != len(hanzi) or not all(s.isascii() and s.isalpha() for s in syllables):
        return None
    readings = [_PLACE_READINGS.get(c, s) for c, s in zip(hanzi, syllables, strict=True)]
    return join_syllables(readings)


def split_name(hanzi: str) -> tuple[str, str]:
    """Return surname and given name; a known compound surname goes first.

    >>> split_name("欧阳修"), split_name("王小明")
    (('欧阳', '修'), ('王', '小明'))
    """
    cut = 2 if hanzi[:2] in COMPOUND and len(hanzi) > 2 else 1  # noqa: PLR2004 - two characters
    return hanzi[:cut], hanzi[cut:]


@lru_cache(maxsize=10_000)
def spell_person(hanzi: str) -> tuple[str, ...]:
    """Return the spellings of a Chinese personal name, the preferred one first; none if unreadable.

    >>> spell_person("王小明")[0], spell_person("张平安")[0], spell_person("吕良")[0]
    ('Wang Xiaoming', "Zhang Ping'an", 'Lyu Liang')
    """
    surname, given = split_name(hanzi)
    surnames = _surname(surname)
    givens = _given(given)
    if not surnames or not givens:
        return ()
    pairs = list(product(surnames, givens))[:_MOST_READINGS]
    forms = [f"{s} {g}" for s, g in pairs]
    for s, g in pairs:
        forms += _variants(s, g)
    return tuple(dict.fromkeys(forms))


def _surname(surname: str) -> tuple[str, ...]:
    if surname in COMPOUND:
        return (COMPOUND[surname],)
    if surname in READINGS:
        return READINGS[surname]
    spelled = spell(surname)
    return (spelled,) if spelled else ()


def _given(given: str) -> list[str]:
    syllables = lazy_pinyin(given, style=Style.NORMAL, strict=False)
    if len(syllables) != len(given) or not all(s.isascii() and s.isalpha() for s in syllables):
        return []
    readings = [
        _GIVEN_READINGS.get(character, (syllable,))
        for character, syllable in zip(given, syllables, strict=True)
    ]
    return [join_syllables(list(choice)) for choice in product(*readings)]


def _variants(surname: str, given: str) -> list[str]:
    """Return what else is in use: given name first, no apostrophe, ü, u or v for yu, SURNAME."""
    forms = [f"{given} {surname}", f"{surname.upper()} {given}"]
    if "'" in given:
        forms.append(f"{surname} {given.replace(chr(39), '')}")
    whole = f"{surname} {given}"
    for yu in ("Lyu", "Nyu", "lyu", "nyu"):
        if yu in whole:
            forms += [whole.replace(yu, yu[0] + u) for u in "üuv"]
    return forms
