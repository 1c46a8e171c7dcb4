"""Languages by BCP 47 tag, and the other ways that clients write them."""

from dataclasses import dataclass
from enum import StrEnum

from glossary.errors import UnsupportedError


class LanguageCode(StrEnum):
    """The languages of this product (BCP 47)."""

    CHINESE_SIMPLIFIED = "zh-Hans"
    CHINESE_TRADITIONAL = "zh-Hant"
    ENGLISH = "en"

    @property
    def base(self) -> str:
        """The primary subtag, as Argos packages name languages: ``zh`` or ``en``."""
        return self.value.split("-")[0]


_ALIASES = {
    "zh": LanguageCode.CHINESE_SIMPLIFIED,
    "zh-cn": LanguageCode.CHINESE_SIMPLIFIED,
    "zh-sg": LanguageCode.CHINESE_SIMPLIFIED,
    "zh-hans": LanguageCode.CHINESE_SIMPLIFIED,
    "zt": LanguageCode.CHINESE_TRADITIONAL,
    "zh-tw": LanguageCode.CHINESE_TRADITIONAL,
    "zh-hk": LanguageCode.CHINESE_TRADITIONAL,
    "zh-mo": LanguageCode.CHINESE_TRADITIONAL,
    "zh-hant": LanguageCode.CHINESE_TRADITIONAL,
    "en": LanguageCode.ENGLISH,
    "en-us": LanguageCode.ENGLISH,
    "en-gb": LanguageCode.ENGLISH,
}


@dataclass(frozen=True, slots=True)
class LanguagePair:
    """The direction of a translation."""

    source: LanguageCode
    target: LanguageCode

    def __str__(self) -> str:
        """Return the pair as Argos packages are named: ``zh-en``."""
        return f"{self.source.base}-{self.target.base}"


def parse_language(code: str, *, where: str = "language") -> LanguageCode:
    """Return the language that ``code`` names, whatever its case and separator.

    Raises:
        UnsupportedError: no such language here.

    >>> parse_language("ZH_cn")
    <LanguageCode.CHINESE_SIMPLIFIED: 'zh-Hans'>
    """
    known = _ALIASES.get(code.strip().lower().replace("_", "-"))
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
