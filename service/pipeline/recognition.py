"""Which language a text is in: by script first, then, for Latin letters, by a library.

Han characters alone are Chinese unless characters that only Japanese has say otherwise; kana make
a text Japanese and hangul make it Korean, but not where they are quoted in a Chinese one.
Simplified and Traditional are told apart by characters that exist in one of the two only: those
that OpenCC converts, less those that the national standard of the other side has as well (GB 2312,
Big5). Nothing statistical ever looks at a Han character, so Chinese is never taken for Korean.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from glossary.errors import UnsupportedError
from glossary.language import LanguageCode, parse_language
from glossary.script import SIMPLIFIED
from glossary.spans import Span
from glossary.text import HAN_RANGES

HAN = re.compile(f"[{HAN_RANGES}]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]")
HANGUL = re.compile(r"[\u1100-\u11ff\u3131-\u318e\uac00-\ud7af]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff'’]*")
_QUOTED = re.compile(
    r"“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|《[^《》]*》|（[^（）]*）|\([^()]*\)|\"[^\"]*\""
)
_FOREIGN_TO_CHINESE = re.compile(
    r"[A-Za-z\u00c0-\u1fff\u3041-\u3096\u30a1-\u30fa\u3131-\u318e\uac00-\ud7af\uff66-\uff9d]"
)
_RUNNING_WORDS = 5  # of a sentence in Latin letters within a Chinese one
_OTHER = (
    r"\u0370-\u1fff\u3041-\u3096\u309b-\u30fa\u30fc-\u30ff\u3131-\u318e\uac00-\ud7af\uff66-\uff9f"
)
_NOT_CHINESE = re.compile(f"[{_OTHER}]+(?:[ ,.!?、-]+[{_OTHER}]+)*")
_NOT_LATIN = re.compile(
    f"[{_OTHER}\u3400-\u9fff\uf900-\ufaff]+(?:[ ,.!?，、·-]+[{_OTHER}\u3400-\u9fff\uf900-\ufaff]+)*"
)
_SENTENCE = re.compile(
    r"[A-Za-z\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f'’ ,;:%$.-]*[A-Za-z0-9\u00c0-\u024f%])?"
)
_ADDRESS = re.compile(r"https?://[!-~]+|www\.[!-~]+|[\w.+-]+@[A-Za-z0-9.-]+\.[A-Za-z]+", re.ASCII)
# What the library is asked about; the fewer it chooses from, the surer it is of short texts.
_IN_LATIN = (
    *("en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "hu"),
    *("ro", "tr", "vi", "id", "sl", "hr", "et", "lv", "lt", "ca", "sq"),
)
_SURE_OF_ANOTHER = 0.6  # below it, a text in Latin letters is English
_NO_ENGLISH, _LEAST_ENGLISH = 0.1, 0.02  # how likely English is at most for it to be another
_ACRONYM = 6  # letters; capitals alone say nothing
_FEW_WORDS = 3
_LEAST_HAN = 0.05  # of all letters; an article about software or brands has far more
_SURE_OF_WORDS = 0.9
_LEAST_WORDS = 4  # of a stretch in Latin letters that is told from another in them
_LEAST_QUOTED_IN = 2  # Han characters around a quotation for it to be one in Chinese


@dataclass(frozen=True, slots=True)
class Recognised:
    """A text's language, how sure that is (0 to 1), and its name in words.

    ``language`` is None where it is none that a package could be for, or there are no letters.
    """

    language: LanguageCode | None
    confidence: float
    name: str


@lru_cache(maxsize=8)
def recognise(text: str) -> Recognised:
    """Return the language of ``text``, a whole one that several steps ask for.

    >>> recognise("扎实推动共同富裕").language, recognise("東京の天気").name
    (<LanguageCode.CHINESE_SIMPLIFIED: 'zh-Hans'>, 'Japanese')
    """
    return _recognise(text)


def _recognise(text: str) -> Recognised:
    text = _ADDRESS.sub(" ", text)
    kana, hangul = len(KANA.findall(text)), len(HANGUL.findall(text))
    if kana or hangul:
        around = _QUOTED.sub(" ", text)
        if len(HAN.findall(around)) >= _LEAST_QUOTED_IN and not (
            KANA.search(around) or HANGUL.search(around)
        ):
            text, kana, hangul = around, 0, 0
    han = "".join(HAN.findall(text))
    latin = len(LATIN.findall(text))
    others = sum(map(str.isalpha, text)) - len(han) - latin - kana - hangul
    if others > max(len(han), latin, kana, hangul):
        return _of_another_script(text)
    if hangul and hangul >= kana and _east(hangul, han, latin):
        return _of(LanguageCode.KOREAN, _share(hangul, hangul + len(han)))
    if kana and _east(kana, han, latin):
        return _of(LanguageCode.JAPANESE, _share(kana, kana + len(han)))
    if len(han) > _LEAST_HAN * (len(han) + latin) and len(han) >= _weight_of_words(text):
        return _of_han(han)
    return _of_latin(text) if latin else Recognised(None, 0.0, "a text without letters")


@lru_cache(maxsize=4096)
def is_foreign(text: str, language: LanguageCode) -> Recognised | None:
    """Return what ``text`` is if it is surely not in ``language``; the two Chinese count as one.

    A few words in Latin letters are never sure: they may be a name.
    """
    if language.chinese and not _FOREIGN_TO_CHINESE.search(text):
        return None
    found = _recognise(text)
    if found.language is not None and found.language.base == language.base:
        return None
    words = len(_LATIN_WORD.findall(text))
    in_latin = not (HAN.search(text) or KANA.search(text) or HANGUL.search(text)) and words
    if found.confidence < (_SURE_OF_WORDS if in_latin else _SURE_OF_ANOTHER):
        return None
    return None if in_latin and words < _LEAST_WORDS else found


def foreign_stretches(text: str, language: LanguageCode) -> list[Span]:
    """Return the stretches of a text in ``language`` that are in another script, or a sentence.

    In Chinese: kana, hangul, Cyrillic and the like, and running text in Latin letters (names are
    no running text). In a language of Latin letters: what is in other scripts.
    """
    if not language.chinese:
        return [Span(*m.span()) for m in _NOT_LATIN.finditer(text)] if _latin(language) else []
    spans = [Span(*m.span()) for m in _NOT_CHINESE.finditer(text)]
    for match in _SENTENCE.finditer(text):
        running = [w for w in match[0].split() if w.isalpha() and w.islower() and len(w) > 1]
        if len(match[0].split()) >= _RUNNING_WORDS and len(running) >= _RUNNING_WORDS // 2:
            spans.append(Span(*match.span()))
    return sorted(spans)


def _latin(language: LanguageCode) -> bool:
    return language.value in {"en", "fr", "de", "es", "it", "pt", "pt-BR", "nl"}


def _of(language: LanguageCode, confidence: float) -> Recognised:
    return Recognised(language, round(confidence, 2), language.label)


def _share(part: int, whole: int) -> float:
    """Return how sure a script makes: fully at a third of the letters, half at one in many."""
    return min(0.99, 0.6 + 1.2 * part / whole)


def _east(own: int, han: str, latin: int) -> bool:
    """Tell whether kana or hangul are what the text is in, and no guests in a Chinese text."""
    if own > len(han):
        return own >= latin / 6
    return not _only_chinese(han) or 2 * own >= len(han)


def _only_chinese(han: str) -> bool:
    """Tell whether there is a character that Japanese and Korean texts do not have."""
    return any(c in _simplified_only() and not _encodes(c, "shift_jis") for c in han)


def _weight_of_words(text: str) -> float:
    """Return how many Han characters a text must have for its Latin words to be guests in it.

    Brand names begin with a capital or hold one; words without are running text.
    """
    words = _LATIN_WORD.findall(text)
    return sum(1.0 if w.islower() and len(w) > 1 else 0.5 for w in words)


def _of_han(han: str) -> Recognised:
    simplified = sum(c in _simplified_only() for c in han)
    traditional = sum(c in _traditional_only() for c in han)
    japanese = sum(c in _japanese_only() for c in han)
    if japanese and all(_encodes(c, "shift_jis") for c in han):
        return _of(LanguageCode.JAPANESE, 0.8)
    if simplified and traditional and all(_encodes(c, "shift_jis") for c in han):
        return _of(LanguageCode.JAPANESE, 0.7)  # 東京大学: what no Chinese writes side by side
    told = simplified + traditional
    if not told:
        return _of(LanguageCode.CHINESE_SIMPLIFIED, 0.6)  # the same in both, and in Japan
    more = max(simplified, traditional)
    confidence = min(0.99, 0.5 + 0.49 * (more / told) * min(1.0, (told + 1) / 3))
    if traditional > simplified:
        return _of(LanguageCode.CHINESE_TRADITIONAL, confidence)
    return _of(LanguageCode.CHINESE_SIMPLIFIED, confidence)


def _of_latin(text: str) -> Recognised:
    words = _LATIN_WORD.findall(text)
    acronym = len(words) == 1 and len(words[0]) <= _ACRONYM and words[0].isupper()
    if not acronym:
        likely = _identifier(_IN_LATIN)(_spoken(text, words))
        code, confidence = next(iter(likely.items()))
        english = likely[LanguageCode.ENGLISH.value]
        if code == LanguageCode.ENGLISH:
            return _of(LanguageCode.ENGLISH, max(confidence, _SURE_OF_ANOTHER))
        another = confidence >= _SURE_OF_ANOTHER and english < _NO_ENGLISH
        if another or (not text.isascii() and english < _LEAST_ENGLISH):
            return _named(code, max(confidence, _SURE_OF_ANOTHER))
    return _of(LanguageCode.ENGLISH, 0.6 if len(words) <= _FEW_WORDS else 0.7)


def _spoken(text: str, words: list[str]) -> str:
    """Return a headline in capitals as running text, which is what the library has learned."""
    return text.lower() if words and all(w.isupper() for w in words) else text


def _of_another_script(text: str) -> Recognised:
    """Name the language if the library is sure; that it is none of ours is sure by its script."""
    found = _by_library(text)
    if found.confidence < _SURE_OF_ANOTHER:
        return Recognised(None, 0.9, "another language")
    return Recognised(found.language, max(0.9, found.confidence), found.name)


def _by_library(text: str) -> Recognised:
    return _named(*next(iter(_identifier(())(text).items())))


def _named(code: str, confidence: float) -> Recognised:
    try:
        language = parse_language(code)
    except UnsupportedError:
        return Recognised(None, round(confidence, 2), "another language")
    if language.chinese:
        return Recognised(None, 0.0, "another language")
    return Recognised(language, round(confidence, 2), language.label)


@cache
def _identifier(languages: tuple[str, ...]) -> Callable[[str], dict[str, float]]:
    """Return what says how likely each of ``languages`` is (none: all), the likeliest first.

    py3langid's model is read from its package, once, in about a second.
    """
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if languages:
        identifier.set_languages(list(languages))

    def rank(text: str) -> dict[str, float]:
        return {str(code): float(likely) for code, likely in identifier.rank(text)}

    return rank


@cache
def _simplified_only() -> frozenset[str]:
    converted = {s for t, s in SIMPLIFIED.items() if s != t and s not in SIMPLIFIED}
    return frozenset(c for c in converted if not _encodes(c, "big5"))


@cache
def _traditional_only() -> frozenset[str]:
    converted = {t for t, s in SIMPLIFIED.items() if s != t}
    return frozenset(
        c for c in converted if not _encodes(c, "gb2312") and c not in _japanese_only()
    )


@cache
def _japanese_only() -> frozenset[str]:
    """Return the characters of JIS X 0208 that neither Chinese standard has: 駅, 円, 広."""
    return frozenset(
        c
        for c in map(chr, range(0x4E00, 0xA000))
        if _encodes(c, "shift_jis") and not _encodes(c, "gb2312") and not _encodes(c, "big5")
    )


@cache
def _encodes(character: str, standard: str) -> bool:
    try:
        character.encode(standard)
    except UnicodeEncodeError:
        return False
    return True
