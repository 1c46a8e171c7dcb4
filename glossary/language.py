"""Languages by BCP 47 tag, and the other ways that clients write them.

A caller is answered in the family that it wrote in: who says ``zh_CN`` reads ``zh_TW`` for
Traditional Chinese, who says ``zt`` (Argos packages, LibreTranslate) reads ``zh`` and ``zt``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from glossary.errors import UnsupportedError

AUTO = "auto"
"""What a caller gives for a source language that is to be recognised.

As a target: English for a Chinese text, Chinese for any other.
"""


class LanguageCode(StrEnum):
    """The languages that Argos packages are published for (BCP 47)."""

    CHINESE_SIMPLIFIED = "zh-Hans"
    CHINESE_TRADITIONAL = "zh-Hant"
    ENGLISH = "en"
    JAPANESE = "ja"
    KOREAN = "ko"
    ALBANIAN = "sq"
    ARABIC = "ar"
    AZERBAIJANI = "az"
    BASQUE = "eu"
    BENGALI = "bn"
    BULGARIAN = "bg"
    CATALAN = "ca"
    CZECH = "cs"
    DANISH = "da"
    DUTCH = "nl"
    ESPERANTO = "eo"
    ESTONIAN = "et"
    FINNISH = "fi"
    FRENCH = "fr"
    GALICIAN = "gl"
    GERMAN = "de"
    GREEK = "el"
    HEBREW = "he"
    HINDI = "hi"
    HUNGARIAN = "hu"
    INDONESIAN = "id"
    IRISH = "ga"
    ITALIAN = "it"
    KYRGYZ = "ky"
    LATVIAN = "lv"
    LITHUANIAN = "lt"
    MALAY = "ms"
    NORWEGIAN = "nb"
    PERSIAN = "fa"
    POLISH = "pl"
    PORTUGUESE = "pt"
    PORTUGUESE_BRAZIL = "pt-BR"
    ROMANIAN = "ro"
    RUSSIAN = "ru"
    SERBIAN = "sr"
    SLOVAK = "sk"
    SLOVENIAN = "sl"
    SPANISH = "es"
    SWEDISH = "sv"
    TAGALOG = "tl"
    THAI = "th"
    TURKISH = "tr"
    UKRAINIAN = "uk"
    URDU = "ur"
    VIETNAMESE = "vi"

    @property
    def base(self) -> str:
        """The code that Argos packages have for it: ``zh`` (whatever the script), ``en``, ``pb``.

        Packages of Traditional Chinese alone are called ``zt``.
        """
        return "pb" if self is LanguageCode.PORTUGUESE_BRAZIL else self.value.split("-")[0]

    @property
    def label(self) -> str:
        """The language's name in English, as pages and messages have it.

        >>> LanguageCode.CHINESE_TRADITIONAL.label, LanguageCode.JAPANESE.label
        ('Chinese (traditional)', 'Japanese')
        """
        first, _, rest = self.name.capitalize().partition("_")
        return f"{first} ({rest})" if rest else first

    @property
    def plain_label(self) -> str:
        """The language's name whatever its script: “Chinese”."""
        return "Chinese" if self.chinese else self.label

    @property
    def chinese(self) -> bool:
        """Tell whether it is Chinese, in either script."""
        return self.base == "zh"


_REGIONS = {
    "cn": LanguageCode.CHINESE_SIMPLIFIED,
    "sg": LanguageCode.CHINESE_SIMPLIFIED,
    "my": LanguageCode.CHINESE_SIMPLIFIED,
    "hans": LanguageCode.CHINESE_SIMPLIFIED,
    "tw": LanguageCode.CHINESE_TRADITIONAL,
    "hk": LanguageCode.CHINESE_TRADITIONAL,
    "mo": LanguageCode.CHINESE_TRADITIONAL,
    "hant": LanguageCode.CHINESE_TRADITIONAL,
}
_ALIASES = {
    **{code.value.lower(): code for code in LanguageCode},
    "zh": LanguageCode.CHINESE_SIMPLIFIED,
    "zt": LanguageCode.CHINESE_TRADITIONAL,
    "pb": LanguageCode.PORTUGUESE_BRAZIL,
    "no": LanguageCode.NORWEGIAN,
}
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?")
_SCRIPTS = ("zh-Hans", "zh-Hant", "en")
_FAMILIES = {
    "script": _SCRIPTS,
    "region": ("zh-CN", "zh-TW", "en-US"),
    "plain": ("zh", "zt", "en"),
}


@dataclass(frozen=True, slots=True)
class LanguagePair:
    """The direction of a translation."""

    source: LanguageCode
    target: LanguageCode

    def __str__(self) -> str:
        """Return the pair as Argos packages are named: ``zh-en``."""
        return f"{self.source.base}-{self.target.base}"

    @property
    def simplified(self) -> "LanguagePair":
        """The pair with Simplified Chinese for Chinese: glossaries and models are kept in it."""
        zh = LanguageCode.CHINESE_SIMPLIFIED
        return LanguagePair(
            zh if self.source.chinese else self.source, zh if self.target.chinese else self.target
        )


def parse_language(code: str, *, where: str = "language") -> LanguageCode:
    """Return the language that ``code`` names, whatever its case and separator.

    Raises:
        UnsupportedError: no such language here.

    >>> parse_language("ZH_cn"), parse_language("en-GB"), parse_language("zh-Hant-HK").value
    (<LanguageCode.CHINESE_SIMPLIFIED: 'zh-Hans'>, <LanguageCode.ENGLISH: 'en'>, 'zh-Hant')
    """
    tag = code.strip().lower().replace("_", "-")
    known = _ALIASES.get(tag)
    if known is None and _TAG.fullmatch(tag):
        first, *rest = tag.split("-")
        known = _REGIONS.get(rest[0]) if first == "zh" else _ALIASES.get(first)
    if known is None:
        raise UnsupportedError(
            f"language “{code[:40]}” is not supported.", where=where, remedy="Use “zh” or “en”."
        )
    return known


def parse_pair(source: str, target: str) -> LanguagePair:
    """Return the pair that two codes name; UnsupportedError says which of the two is none."""
    return LanguagePair(
        parse_language(source, where="source"), parse_language(target, where="target")
    )


def in_family(language: LanguageCode, like: str) -> str:
    """Return the code of ``language`` in the family, case and separator of a caller's own code.

    A code that belongs to every family (``en``, ``ja``, ``auto``) says nothing; the answer is BCP
    47 with scripts then.

    >>> zh = LanguageCode.CHINESE_TRADITIONAL
    >>> [in_family(zh, like) for like in ("zh_CN", "ZH-HANS", "zh", "en-GB", "en")]
    ['zh_TW', 'ZH-HANT', 'zt', 'zh-TW', 'zh-Hant']
    """
    like = like.strip()
    if like and _known(like) is language:
        return like
    lower = like.lower().replace("_", "-")
    if lower in {"zh", "zt"}:
        family = "plain"
    elif "hans" in lower or "hant" in lower or "-" not in lower:
        family = "script"
    else:
        family = "region"
    own = language.value
    code = _FAMILIES[family][_SCRIPTS.index(own)] if own in _SCRIPTS else own
    if "_" in like:
        code = code.replace("-", "_")
    return code.upper() if len(like) > len(AUTO) and like.isupper() else code


def _known(code: str) -> LanguageCode | None:
    try:
        return parse_language(code)
    except UnsupportedError:
        return None
