"""Languages and language pairs in the words of the page."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from glossary.errors import UnsupportedError
from glossary.language import LanguageCode, LanguagePair, parse_language
from service.pipeline.report import Languages

_LANGUAGES = {
    LanguageCode.CHINESE_SIMPLIFIED: _l("Chinese"),
    LanguageCode.CHINESE_TRADITIONAL: _l("Traditional Chinese"),
    LanguageCode.ENGLISH: _l("English"),
    LanguageCode.JAPANESE: _l("Japanese"),
    LanguageCode.KOREAN: _l("Korean"),
}


def language_name(language: LanguageCode) -> str:
    """Return a language's name in the page's language; of rarer ones in English."""
    return str(_LANGUAGES.get(language, language.label))


def pair_name(pair: LanguagePair) -> str:
    """Return a pair in the page's language: Chinese → English."""
    return f"{language_name(pair.source)} → {language_name(pair.target)}"


def pair_of(languages: Languages | None) -> LanguagePair:
    """Return what a translation is from and into; Chinese to English if nobody said."""
    if languages is None:
        return LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
    return LanguagePair(parse_language(languages.source), parse_language(languages.target))


def recognised(languages: Languages | None) -> str:
    """Return in a sentence what a text was recognised as; nothing if nobody looked."""
    if languages is None or not languages.confidence:
        return ""
    try:
        name = language_name(parse_language(languages.recognised))
    except UnsupportedError:
        name = _("another language")
    sure = round(100 * languages.confidence)
    return _("The text was recognised as %(language)s (%(sure)s%% sure).", language=name, sure=sure)
