"""Speed and memory of the pipeline beside plain CTranslate2 on the same segments, in one run.

    python benchmarks/pipeline.py [ARTICLE] [CHARACTERS]

ARTICLE (default: the product's sample) is repeated up to CHARACTERS (default 100,000). Equal
segments are translated once by the pipeline, so each repetition gets its number into every
paragraph; plain
CTranslate2 gets the very segments that the pipeline decodes, with annotations, the same search and
the same batches.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from glossary.language import LanguagePair, parse_language
from service.config import load_settings
from service.container import build
from service.engine.protocol import DecodingOptions, SourceSegment
from service.pipeline.translate import translate_document
from service.sample import SAMPLE


class Recorder:
    """An engine that remembers what it was asked, and for how long."""

    def __init__(self, engine):
        self.engine = engine
        self.capabilities = engine.capabilities
        self.first: list[SourceSegment] = []
        self.again = 0
        self.measure = engine.measure
        self.seconds = {"translate": 0.0, "force": 0.0}

    def translate(self, segments, options):
        if self.first:
            self.again += len(segments)
        else:
            self.first = list(segments)
        return self._timed("translate", segments, options)

    def force(self, requests, options):
        self.again += len(requests)
        return self._timed("force", requests, options)

    def _timed(self, verb, items, options):
        start = time.perf_counter()
        try:
            return getattr(self.engine, verb)(items, options)
        finally:
            self.seconds[verb] += time.perf_counter() - start


def main() -> None:
    article = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else SAMPLE
    characters = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    copies = -(-characters // len(article))
    text = "\n\n".join(numbered(article, n) for n in range(copies))[:characters]
    with tempfile.TemporaryDirectory() as folder:
        settings = load_settings({"TERMBRIDGE_DATA_DIR": folder})
        begun = time.perf_counter()
        services = build(settings)
        pair = LanguagePair(parse_language("zh"), parse_language("en"))
        index = services.term_bases.index(("starter",), pair)
        engine = services.engines.engine(pair)
        started = time.perf_counter() - begun
        options = DecodingOptions(beam_size=4, hypotheses=4)
        engine.translate([SourceSegment("今天天气很好。")], options)  # warm

        recorder = Recorder(engine)
        begun = time.perf_counter()
        translation = translate_document(text, index, recorder, options)
        whole = time.perf_counter() - begun
        begun = time.perf_counter()
        engine.translate(recorder.first, DecodingOptions(beam_size=4, hypotheses=1))
        plain = time.perf_counter() - begun
    decoding = sum(recorder.seconds.values())
    summary = translation.summary
    print(f"text                 {len(text):,} characters, {summary['segments']:,} segments")
    print(f"renditions           {summary['found']:,} of {summary['required']:,} found")
    print(f"pipeline             {whole:.1f} s = {len(text) / whole:,.0f} characters a second")
    print(f"plain CTranslate2    {plain:.1f} s on the same {len(recorder.first):,} units")
    print(f"pipeline / plain     {whole / plain:.2f}")
    print(f"  our own steps      {(whole - decoding) / plain:.2f} (layout to report, no decoding)")
    print(
        f"  decoding again     {recorder.again:,} units, {recorder.again / len(recorder.first):.0%}"
    )
    print(f"start-up in process  {started:.2f} s (database, glossary, model)")
    print(f"start-up of command  {command_seconds():.2f} s (termbridge --version)")
    print(
        f"peak memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"
    )


def numbered(article: str, n: int) -> str:
    """Return the article with each sentence made different from other copies'."""
    return article if n == 0 else article.replace("。", f"（第{n + 1}版）。")


def command_seconds() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "service", "--version"], check=True, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
