"""ArgosEngine: an Argos package run by CTranslate2, with term annotations.

One translator a process, shared by threads. It must be made in the process that uses it: a
CTranslate2 translator survives threads but not a fork.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import ctranslate2
import numpy as np

from glossary.language import LanguagePair, parse_language
from service.engine.markup import code_switch
from service.engine.package import ArgosPackage, target_vocabulary
from service.engine.protocol import (
    Capabilities,
    DecodingOptions,
    Forcing,
    Hypothesis,
    Slot,
    SourceSegment,
)
from service.engine.tokenizers import open_tokenizer

_BATCH_TOKENS = 4096
_LONGEST_OUTPUT = 400
_STRONG = 0.6  # of the strongest attention to an annotation
_CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
Owners = list[int | None]  # for each source token the index of the annotation it belongs to


class ArgosEngine:
    """Translates the language pair of one package; safe to call from several threads."""

    def __init__(self, package: ArgosPackage, *, threads: int, max_source_length: int) -> None:
        """Load the package's model as int8.

        ``threads`` is the number of cores one call may use; ``max_source_length`` (subword
        tokens) holds where the package does not state its own.
        """
        self._package = package
        self._markup = package.markup
        self._tokenizer = open_tokenizer(package.folder, package.source, package.target)
        self._translator = ctranslate2.Translator(
            str(package.folder / "model"),
            device="cpu",
            compute_type="int8",
            inter_threads=1,
            intra_threads=threads,
        )
        self._prefix = [package.target_prefix] if package.target_prefix else []
        self._never = _never_written(package)
        self._capabilities = Capabilities(
            pair=LanguagePair(parse_language(package.source), parse_language(package.target)),
            package=package.name,
            version=package.version,
            checksum=package.checksum,
            term_markup=package.markup is not None,
            max_source_length=package.decoding.max_source_length or max_source_length,
        )

    @property
    def capabilities(self) -> Capabilities:
        """Tell what the package is and can do."""
        return self._capabilities

    def measure(self, segments: Sequence[SourceSegment]) -> list[int]:
        """Return the lengths in subword tokens, annotations included."""
        return [len(self._encode(s)[0]) for s in segments]

    def translate(
        self, segments: Sequence[SourceSegment], options: DecodingOptions
    ) -> list[list[Hypothesis]]:
        """Decode all segments in token-based batches; order is kept."""
        encoded = [self._encode(s) for s in segments]
        prefixes = [self._prefix for _ in segments]
        return self._decode(encoded, prefixes, segments, options)

    def force(
        self, requests: Sequence[Forcing], options: DecodingOptions
    ) -> list[list[Hypothesis]]:
        """Decode again with the hypothesis kept up to the anchor, then the rendition.

        The target prefix ends with the rendition; what follows is the model's own continuation.
        """
        possible = [r for r in requests if r.annotation < len(r.hypothesis.anchors)]
        encoded = [self._encode(r.segment) for r in possible]
        prefixes = [self._prefix + self._forced_prefix(r) for r in possible]
        segments = [r.segment for r in possible]
        decoded = self._decode(encoded, prefixes, segments, options) if possible else []
        answers = iter(
            _keeping(hypotheses, len(prefix) - len(self._prefix))
            for hypotheses, prefix in zip(decoded, prefixes, strict=True)
        )
        return [next(answers) if r.annotation < len(r.hypothesis.anchors) else [] for r in requests]

    def _encode(self, segment: SourceSegment) -> tuple[list[str], Owners]:
        if not segment.annotations:
            text = self._markup.strip(segment.text) if self._markup else segment.text
            tokens = self._tokenizer.encode(text)
            return tokens, [None] * len(tokens)
        if self._markup is None:
            tokens, owners = [], []
            for part, owner in code_switch(segment):
                encode = self._tokenizer.encode_fragment if tokens else self._tokenizer.encode
                pieces = encode(part)
                tokens += pieces
                owners += [owner] * len(pieces)
            return tokens, owners
        tokens = self._tokenizer.encode(self._markup.annotate(segment))
        owners = [None] * len(tokens)
        for index, (start, end) in enumerate(self._marked(tokens)):
            owners[start : end + 1] = [index] * (end + 1 - start)
        return tokens, owners

    def _marked(self, tokens: Sequence[str]) -> list[tuple[int, int]]:
        """Return the token indexes of each opening mark and its closing mark."""
        if self._markup is None:
            return []
        groups = []
        start = None
        for i, token in enumerate(tokens):
            if token == self._markup.opening:
                start = i
            elif token == self._markup.closing and start is not None:
                groups.append((start, i))
                start = None
        return groups

    def _decode(
        self,
        encoded: Sequence[tuple[list[str], Owners]],
        prefixes: Sequence[list[str]],
        segments: Sequence[SourceSegment],
        options: DecodingOptions,
    ) -> list[list[Hypothesis]]:
        sources = [tokens for tokens, _ in encoded]
        advice = self._package.decoding
        longest = max((len(s) for s in sources), default=0)
        decoded = self._translator.translate_batch(
            sources,
            target_prefix=prefixes if any(prefixes) else None,
            beam_size=max(options.beam_size, options.hypotheses),
            num_hypotheses=options.hypotheses,
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            max_decoding_length=min(_LONGEST_OUTPUT, 3 * longest + 20),
            repetition_penalty=max(advice.repetition_penalty, options.repetition_penalty),
            no_repeat_ngram_size=advice.no_repeat_ngram_size,
            length_penalty=advice.length_penalty,
            patience=advice.patience,
            suppress_sequences=self._never,
            return_scores=True,
            return_attention=any(s.annotations for s in segments),
        )
        return [
            [
                self._hypothesis(tokens, score, attention, owners, len(segment.annotations))
                for tokens, score, attention in zip(
                    found.hypotheses,
                    found.scores,
                    found.attention or [None] * len(found.hypotheses),
                    strict=True,
                )
            ]
            for found, (_, owners), segment in zip(decoded, encoded, segments, strict=True)
        ]

    def _hypothesis(
        self,
        tokens: list[str],
        score: float,
        attention: list[list[float]] | None,
        owners: Owners,
        annotations: int,
    ) -> Hypothesis:
        # CTranslate2 divides by the length to the power of the penalty. One length for all
        # hypotheses of a segment keeps its order and brings the score near a token's mean.
        score *= max(1, len(owners)) ** (self._package.decoding.length_penalty - 1)
        tokens = tokens[len(self._prefix) :]
        text = self._tokenizer.decode(tokens).strip()
        spans: tuple[Slot, ...] = ()
        mass = self._mass(attention, owners, annotations) if annotations else None
        if self._markup is not None:
            text, marked = self._markup.read(text)
            groups = [g for g in self._marked(tokens) if self._decodes(tokens, g)]
            same = len(groups) == len(marked)
            spans = tuple(
                Slot(span, self._weights(mass, groups[i]) if same and mass is not None else ())
                for i, span in enumerate(marked)
            )
        anchors = self._anchors(mass, tokens) if mass is not None and len(tokens) else ()
        return Hypothesis(text, score, spans, tuple(tokens), anchors)

    def _decodes(self, tokens: list[str], group: tuple[int, int]) -> bool:
        return bool(self._tokenizer.decode(tokens[group[0] + 1 : group[1]]).strip())

    def _mass(
        self, attention: list[list[float]] | None, owners: Owners, annotations: int
    ) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]] | None":
        """Return attention summed over each annotation's tokens: target tokens x annotations."""
        if not attention:
            return None
        matrix = np.asarray(attention, np.float32)[len(self._prefix) :]
        member = np.zeros((matrix.shape[1], annotations), np.float32)
        for token, owner in enumerate(owners):
            if owner is not None and token < len(member):
                member[token, owner] = 1
        return matrix @ member

    @staticmethod
    def _weights(
        mass: "np.ndarray[tuple[int, int], np.dtype[np.float32]]", group: tuple[int, int]
    ) -> tuple[float, ...]:
        return tuple(float(w) for w in mass[group[0] + 1 : group[1]].mean(axis=0))

    def _anchors(
        self, mass: "np.ndarray[tuple[int, int], np.dtype[np.float32]]", tokens: list[str]
    ) -> tuple[int, ...]:
        """Return for each annotation the token to put its rendition before: a word's start."""
        groups = self._marked(tokens)
        anchors = []
        for column in mass[: len(tokens)].T:
            place = int((column >= _STRONG * column.max()).argmax())  # the first of its words
            inside = next((g for g in groups if g[0] <= place <= g[1]), None)
            if inside is not None:
                place = inside[0]
            before: list[str | None] = [None, *tokens]
            while place and not self._tokenizer.starts_word(tokens[place], before[place]):
                if any(g[1] == place - 1 for g in groups) or any(g[0] == place for g in groups):
                    break
                place -= 1
            anchors.append(place)
        return tuple(anchors)

    def _forced_prefix(self, request: Forcing) -> list[str]:
        kept = list(request.hypothesis.tokens[: request.hypothesis.anchors[request.annotation]])
        wording = request.segment.annotations[request.annotation].rendition
        if self._markup is not None:
            forced = self._tokenizer.encode_fragment(self._markup.rendition(wording))
            return kept + [t for t, after in pairwise([*forced, ""]) if (t, after) != ("▁", "⟦")]
        forced = self._tokenizer.encode_fragment(" " + wording)
        overlap = next(k for k in range(len(forced), -1, -1) if kept[len(kept) - k :] == forced[:k])
        ended = self._tokenizer.space  # or the model may go on with the word: Wuzheng, November 55
        return [*kept[: len(kept) - overlap], *forced, *ended]


def _keeping(hypotheses: list[Hypothesis], tokens: int) -> list[Hypothesis]:
    """Return the hypotheses with no anchor inside their first ``tokens``, which were forced."""
    return [replace(h, anchors=tuple(max(a, tokens) for a in h.anchors)) for h in hypotheses]


def _never_written(package: ArgosPackage) -> list[list[str]] | None:
    """Return the tokens that have no place in the target: Chinese in English, the separator mark.

    A weak model copies what it cannot translate; denied that, it says something in English, and a
    fifth of its outputs are mended at no cost.
    """
    never = []
    if package.target == "en":
        never = [[token] for token in target_vocabulary(package.folder) if _CHINESE.search(token)]
    if package.markup is not None:
        never.append([package.markup.separator])
    return never or None
