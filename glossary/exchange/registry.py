"""Which formats there are: by short name, by media type, by a file's ending."""

from glossary.errors import UnsupportedError
from glossary.exchange.codec import Codec
from glossary.exchange.delimited import CSV, TSV
from glossary.exchange.tbx import TBX
from glossary.exchange.tmx import TMX
from glossary.exchange.vendors import AMAZON, DEEPL, GOOGLE
from glossary.exchange.xlsx import XLSX

CODECS: dict[str, Codec] = {
    codec.media: codec for codec in (CSV, TSV, XLSX, TBX, TMX, DEEPL, GOOGLE, AMAZON)
}
ENDINGS: dict[str, Codec] = {
    "csv": CSV,
    "tsv": TSV,
    "tab": TSV,
    "txt": TSV,
    "xlsx": XLSX,
    "tbx": TBX,
    "tmx": TMX,
}
_TYPES: dict[str, Codec] = {
    **{codec.content_type.partition(";")[0]: codec for codec in (CSV, TSV, XLSX, TBX, TMX)},
    "text/tsv": TSV,
    "text/x-tmx+xml": TMX,
    "application/tbx+xml": TBX,
}


def codec_named(name: str) -> Codec:
    """Return the format with a short name.

    Raises:
        UnsupportedError: there is none.
    """
    codec = CODECS.get(name.lower())
    if codec is None:
        raise UnsupportedError(
            f"Glossary files of the format “{name[:40]}” are not supported.",
            where="format",
            remedy=f"Use {', '.join(list(CODECS)[:-1])} or {list(CODECS)[-1]}.",
        )
    return codec


def codec_of_file(filename: str) -> Codec:
    """Return the format that a file's ending tells.

    Raises:
        UnsupportedError: it tells none.
    """
    ending = filename.rpartition(".")[2].lower()
    codec = ENDINGS.get(ending)
    if codec is None:
        raise UnsupportedError(
            f"The ending of “{filename[-40:]}” tells no format of glossaries.",
            where="file",
            remedy=f"Choose the format, or use one of: {', '.join('.' + e for e in ENDINGS)}.",
        )
    return codec


def codec_of_type(content_type: str) -> Codec:
    """Return the format of a media type.

    Raises:
        UnsupportedError: there is none.
    """
    codec = _TYPES.get(content_type.partition(";")[0].strip().lower())
    if codec is None:
        raise UnsupportedError(
            f"“{content_type[:60]}” is no media type of glossary files.",
            where="format",
            remedy=f"Use one of: {', '.join(_TYPES)}.",
        )
    return codec
