"""ScriptedEngine: the public test double. A plain function stands for the model."""

from collections.abc import Callable, Sequence

from glossary.language import LanguageCode, LanguagePair
from service.engine.protocol import (
    Capabilities,
    DecodingOptions,
    Forcing,
    Hypothesis,
    SourceSegment,
)

_ZH_EN = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
Script = Callable[[SourceSegment], list[str] | str]


class ScriptedEngine:
    """An engine whose hypotheses for a segment are what ``script`` returns for it, best first.

    ``forced`` answers requests to force a rendition; without it none can be forced. ``calls``
    holds the segments of each call, so that tests can count what was decoded.
    """

    def __init__(
        self,
        script: Script,
        forced: Script | None = None,
        *,
        max_source_length: int = 1000,
        pair: LanguagePair = _ZH_EN,
    ) -> None:
        """Keep the two functions; lengths are measured in characters."""
        self._script = script
        self._forced = forced
        self.calls: list[list[SourceSegment]] = []
        self._capabilities = Capabilities(
            pair=pair,
            package="scripted",
            version="1",
            checksum="0",
            term_markup=True,
            max_source_length=max_source_length,
        )

    @property
    def capabilities(self) -> Capabilities:
        """Tell the pair (zh-en if none was given), with markup."""
        return self._capabilities

    def measure(self, segments: Sequence[SourceSegment]) -> list[int]:
        """Return the lengths in characters."""
        return [len(s.text) for s in segments]

    def translate(
        self, segments: Sequence[SourceSegment], options: DecodingOptions
    ) -> list[list[Hypothesis]]:
        """Ask the script for each segment."""
        self.calls.append(list(segments))
        return [_hypotheses(self._script(s), options) for s in segments]

    def force(
        self, requests: Sequence[Forcing], options: DecodingOptions
    ) -> list[list[Hypothesis]]:
        """Ask the second script for each request's segment."""
        if self._forced is None:
            return [[] for _ in requests]
        self.calls.append([r.segment for r in requests])
        return [_hypotheses(self._forced(r.segment), options) for r in requests]


def _hypotheses(answer: list[str] | str, options: DecodingOptions) -> list[Hypothesis]:
    texts = [answer] if isinstance(answer, str) else answer
    return [Hypothesis(t, -float(i)) for i, t in enumerate(texts[: options.hypotheses])]
