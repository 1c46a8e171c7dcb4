"""Argos packages: checked before they are unpacked, read through ``argostranslate.package``.

An Argos package is a zip archive with one folder that holds ``metadata.json``, ``model/``
(CTranslate2) and a tokenizer's file. Ours add ``term_markup`` to the metadata.
"""

import hashlib
import json
import lzma
import os
import shutil
import tempfile
import zipfile
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from argostranslate.package import Package

from glossary.errors import InputError
from service.engine.markup import Markup

MAX_FILES = 2000
MAX_UNPACKED = 4 * 2**30
_SHORTEST_SOURCE = 16  # subword tokens
_LONGEST_PATIENCE = 4  # a search waits for so many times its beam
_UNSPACED = frozenset({"zh", "ja", "th"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodingAdvice:
    """A package's optional ``decoding`` metadata: how its model is best run.

    ``max_source_length`` is in subword tokens (None: the configured one holds). The others are
    CTranslate2's options of the same names; their defaults change nothing. A weak model leaves
    words out, because a short hypothesis that is finished early wins the search: ``patience`` over
    1 lets the search go on (Kasai et al. 2022), ``length_penalty`` over 1 favours the long.
    """

    max_source_length: int | None = None
    repetition_penalty: float = 1.0
    no_repeat_ngram_size: int = 0
    length_penalty: float = 1.0
    patience: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgosPackage:
    """An unpacked package; ``decoding`` is what its metadata advises."""

    folder: Path
    name: str
    source: str
    target: str
    version: str
    checksum: str
    size: int
    tokenizer: str
    target_prefix: str
    markup: Markup | None
    decoding: DecodingAdvice
    card: str

    @property
    def pair(self) -> str:
        """The direction: ``zh-en``."""
        return f"{self.source}-{self.target}"


def open_package(folder: Path) -> ArgosPackage:
    """Read and check the package in ``folder``.

    Raises:
        InputError: something that a translation package needs is missing or wrong, and what.
    """
    model = folder / "model" / "model.bin"
    if not model.is_file():
        raise InputError("There is no model/model.bin.", where=folder.name, remedy=_REMEDY)
    try:
        metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        _check_texts(metadata)
        package = Package(folder)
    except (OSError, ValueError) as error:
        raise InputError(
            f"metadata.json cannot be read ({error}).", where=folder.name, remedy=_REMEDY
        ) from error
    if package.type != "translate" or not package.from_code or not package.to_code:
        raise InputError("metadata.json names no language pair.", where=folder.name, remedy=_REMEDY)
    tokenizers = {"sentencepiece.model": "sentencepiece", "bpe.model": "bpe"}
    present = [name for file, name in tokenizers.items() if (folder / file).is_file()]
    if not present:
        raise InputError(
            "There is neither sentencepiece.model nor bpe.model.",
            where=folder.name,
            remedy=_REMEDY,
        )
    return ArgosPackage(
        folder=folder,
        name=folder.name,
        source=package.from_code,
        target=package.to_code,
        version=str(package.package_version),
        checksum=_checksum(model),
        size=sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()),
        tokenizer=present[0],
        target_prefix=package.target_prefix,
        markup=_markup(metadata.get("term_markup"), package.from_code, package.to_code),
        decoding=_advice(metadata.get("decoding", {}), folder.name),
        card=package.get_readme() or "",
    )


def unpack(file: Path, into: Path) -> Path:
    """Unpack a ``.argosmodel`` into a folder of its name under ``into``; return that folder.

    Nothing is left behind when the file is refused. A package of the same name is replaced.

    Raises:
        InputError: not a zip archive, not a package, or one that would unpack outside its folder or
            beyond ``MAX_UNPACKED`` bytes.
    """
    into.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(file) as archive, tempfile.TemporaryDirectory(dir=into) as scratch:
            root = _check_members(archive, file.name)
            archive.extractall(scratch)
            unpacked = Path(scratch) / root
            open_package(unpacked)
            target = into / root
            if target.exists():
                shutil.rmtree(target)
            os.replace(unpacked, target)  # noqa: PTH105 - atomic on one file system
            return target
    except FileNotFoundError as error:
        raise InputError("There is no such file.", where=str(file)) from error
    except (zipfile.BadZipFile, IsADirectoryError, EOFError) as error:
        raise InputError(
            "This is not an Argos package (a zip archive).", where=file.name, remedy=_REMEDY
        ) from error
    except (zlib.error, lzma.LZMAError, RuntimeError, OSError) as error:
        # damaged data; a password or an unknown compression; a full disk, or a name used twice
        raise InputError(
            f"The archive cannot be unpacked ({error}).", where=file.name, remedy=_REMEDY
        ) from error


def target_vocabulary(folder: Path) -> list[str]:
    """Return the tokens that the model of the package in ``folder`` can write; empty if unknown."""
    for name in ("shared_vocabulary", "target_vocabulary"):
        listed = folder / "model" / f"{name}.json"
        if listed.is_file():
            return [str(token) for token in json.loads(listed.read_text(encoding="utf-8"))]
        lines = folder / "model" / f"{name}.txt"
        if lines.is_file():
            return lines.read_text(encoding="utf-8").split("\n")
    return []


def file_checksum(file: Path) -> str:
    """Return the first 16 hexadecimal digits of a file's SHA-256."""
    return _checksum(file)


_REMEDY = "Get a whole package from where it was published."


def _check_members(archive: zipfile.ZipFile, where: str) -> str:
    """Return the archive's one root folder."""
    members = archive.infolist()
    roots = {PurePosixPath(m.filename).parts[:1] for m in members}
    unsafe = any(
        PurePosixPath(m.filename).is_absolute()
        or ".." in PurePosixPath(m.filename).parts
        or "\\" in m.filename
        for m in members
    )
    if unsafe or len(roots) != 1 or not members:
        raise InputError(
            "The archive does not hold exactly one package folder.", where=where, remedy=_REMEDY
        )
    if len(members) > MAX_FILES or sum(m.file_size for m in members) > MAX_UNPACKED:
        raise InputError("The archive would unpack to too much.", where=where, remedy=_REMEDY)
    return str(next(iter(roots))[0])


def _check_texts(metadata: object) -> None:
    """Refuse metadata that is no JSON object, or has something else than text where text is due."""
    if not isinstance(metadata, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 - open_package turns it into its own
    for key in ("from_code", "to_code", "target_prefix"):
        if not isinstance(metadata.get(key, ""), str):
            raise ValueError(f"{key} is not text")  # noqa: TRY004 - as above


def _markup(declared: object, source: str, target: str) -> Markup | None:
    if not isinstance(declared, dict):
        return None
    try:
        marks = [str(declared[name]) for name in ("open", "separator", "close")]
    except KeyError as error:
        raise InputError(
            f"term_markup in metadata.json lacks {error}.", where="metadata.json"
        ) from error
    if not all(marks) or len(set(marks)) < len(marks):
        raise InputError(
            "term_markup in metadata.json needs three different marks.",
            where="metadata.json",
            remedy=_REMEDY,
        )
    opening, separator, closing = marks
    return Markup(
        opening=opening,
        separator=separator,
        closing=closing,
        source_spaced=source not in _UNSPACED,
        target_spaced=target not in _UNSPACED,
    )


def _advice(declared: object, where: str) -> DecodingAdvice:
    try:
        advice = DecodingAdvice(**declared)  # type: ignore[arg-type]  # checked below
        longest = advice.max_source_length
        sound = (
            not any(isinstance(value, bool) for value in asdict(advice).values())
            and (longest is None or (isinstance(longest, int) and longest >= _SHORTEST_SOURCE))
            and isinstance(advice.no_repeat_ngram_size, int)
            and advice.no_repeat_ngram_size >= 0
            and min(advice.repetition_penalty, advice.length_penalty) > 0
            and 1 <= advice.patience <= _LONGEST_PATIENCE
        )
    except TypeError:
        advice, sound = DecodingAdvice(), False
    if not sound:
        raise InputError("“decoding” in metadata.json is not valid.", where=where, remedy=_REMEDY)
    return advice


def _checksum(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()[:16]
