"""A package's own tokenizer: ``sentencepiece.model`` or ``bpe.model``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import sentencepiece
from argostranslate.tokenizer import BPETokenizer

from glossary.errors import InputError


class Tokenizer(Protocol):
    """Text to subword tokens and back."""

    space: tuple[str, ...]
    """The tokens after which a new word must begin; none where any token is the end of a word."""

    def encode(self, text: str) -> list[str]:
        """Return the tokens of ``text``."""
        ...

    def encode_fragment(self, text: str) -> list[str]:
        """Return the tokens that ``text`` has in the middle of a sentence."""
        ...

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text of ``tokens`` (detokenized)."""
        ...

    def starts_word(self, token: str, previous: str | None) -> bool:
        """Tell whether a new word begins at ``token``."""
        ...


class SentencePieceTokenizer:
    """SentencePiece; unlike argostranslate's it keeps underscores as they are."""

    name = "sentencepiece"

    def __init__(self, file: Path) -> None:
        """Load the model file."""
        self._processor = sentencepiece.SentencePieceProcessor(model_file=str(file))
        known = self._processor.piece_to_id("▁") != self._processor.unk_id()
        self.space = ("▁",) if known else ()

    def encode(self, text: str) -> list[str]:
        """Return the pieces of ``text``."""
        return list(self._processor.encode(text, out_type=str))

    def encode_fragment(self, text: str) -> list[str]:
        """Return the pieces of ``text`` without the word mark that a text's start gets."""
        pieces = self.encode(text)
        if text[:1] != " " and pieces and pieces[0].startswith("▁"):
            pieces[:1] = [pieces[0][1:]] if len(pieces[0]) > 1 else []
        return pieces

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text of ``tokens``; bytes of unknown characters are put together again."""
        return str(self._processor.decode_pieces(list(tokens)))

    def starts_word(self, token: str, previous: str | None) -> bool:
        """Tell whether the piece has the word mark, or follows nothing."""
        return previous is None or token.startswith("▁")


class BpeTokenizer:
    """Subword BPE over Moses tokens, as argostranslate's own packages have it."""

    name = "bpe"

    def __init__(self, file: Path, source: str, target: str) -> None:
        """Prepare for a language pair (primary subtags)."""
        self._tokenizer = BPETokenizer(file, source, target)
        self.space: tuple[str, ...] = ()

    def encode(self, text: str) -> list[str]:
        """Return the BPE units of ``text``."""
        return list(self._tokenizer.encode(text))

    def encode_fragment(self, text: str) -> list[str]:
        """Return the BPE units of ``text``; Moses tokens are the same everywhere."""
        return self.encode(text.strip())

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the detokenized text."""
        return str(self._tokenizer.decode(list(tokens)))

    def starts_word(self, token: str, previous: str | None) -> bool:  # noqa: ARG002 - the protocol's
        """Tell whether the unit before is not the first half of a word."""
        return previous is None or not previous.endswith("@@")


def open_tokenizer(folder: Path, source: str, target: str) -> SentencePieceTokenizer | BpeTokenizer:
    """Return the tokenizer that the package in ``folder`` brings.

    Raises:
        InputError: it has neither file.
    """
    if (folder / "sentencepiece.model").is_file():
        return SentencePieceTokenizer(folder / "sentencepiece.model")
    if (folder / "bpe.model").is_file():
        return BpeTokenizer(folder / "bpe.model", source, target)
    raise InputError(
        "The package has neither sentencepiece.model nor bpe.model.",
        where=folder.name,
        remedy="Get a package that Argos Translate can use.",
    )
