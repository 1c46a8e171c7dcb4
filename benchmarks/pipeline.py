"""Speed and memory of the pipeline beside plain CTranslate2 on the same segments, in one run.

    python benchmarks/pipeline.py [ARTICLE] [CHARACTERS]

ARTICLE (default: the product's sample) is repeated up to CHARACTERS (default 100,000). Equal
segments are translated once by the pipeline, so each repetition gets its number into every
paragraph; plain CTranslate2 gets the very segments that the pipeline decodes, with annotations, the
same search and the same batches. The two take turns over documents of about 10,000 characters, and
the ratios are of processor time, so that other work on the machine weighs on neither more.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from glossary.language import LanguagePair, parse_language
from service.config import load_settings
from service.container import build
from service.engine.protocol import DecodingOptions, SourceSegment
from service.pipeline.translate import translate_document
from service.sample import SAMPLE

_DOCUMENT = 10_000  # characters


class Recorder:
    """An engine that remembers what it was asked, and for how long."""

    def __init__(self, engine):
        self.engine = engine
        self.capabilities = engine.capabilities
        self.asked: list[SourceSegment] = []
        self.again = 0
        self.fresh = True
        self.measure = engine.measure
        self.seconds = {"translate": 0.0, "force": 0.0}

    def translate(self, segments, options):
        if self.fresh:
            self.asked = list(segments)
        else:
            self.again += len(segments)
        self.fresh = False
        return self._timed("translate", segments, options)

    def force(self, requests, options):
        self.again += len(requests)
        return self._timed("force", requests, options)

    def _timed(self, verb, items, options):
        start = time.process_time()
        try:
            return getattr(self.engine, verb)(items, options)
        finally:
            self.seconds[verb] += time.process_time() - start


def main() -> None:
    article = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else SAMPLE
    characters = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    texts = documents(article, characters)
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
        whole = plain = wall = 0.0
        units = 0
        counted = Counter()
        for text in texts:
            recorder.fresh = True
            begun, clock = time.process_time(), time.perf_counter()
            translation = translate_document(text, index, recorder, options)
            whole += time.process_time() - begun
            wall += time.perf_counter() - clock
            begun = time.process_time()
            engine.translate(recorder.asked, DecodingOptions(beam_size=4, hypotheses=1))
            plain += time.process_time() - begun
            counted.update(translation.summary)
            units += len(recorder.asked)
    decoding = sum(recorder.seconds.values())
    length = sum(map(len, texts))
    print(f"text                 {length:,} characters, {counted['segments']:,} segments")
    print(f"renditions           {counted['found']:,} of {counted['required']:,} found")
    print(f"pipeline             {wall:.1f} s = {length / wall:,.0f} characters a second")
    print(f"plain CTranslate2    {units:,} units, the same ones")
    print(f"pipeline / plain     {whole / plain:.2f}")
    print(f"  our own steps      {(whole - decoding) / plain:.2f} (layout to report, no decoding)")
    print(f"  four hypotheses    {(decoding - recorder.seconds['force']) / plain:.2f} of one")
    print(f"  decoding again     {recorder.again:,} units, {recorder.again / units:.0%}")
    print(f"start-up in process  {started:.2f} s (database, glossary, model)")
    print(f"start-up of command  {command_seconds():.2f} s (termbridge --version)")
    print(
        f"peak memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"
    )


def documents(article: str, characters: int) -> list[str]:
    """Return copies of the article, numbered, in documents that hold ``characters`` together."""
    copies = -(-characters // len(article))
    together = max(1, _DOCUMENT // len(article))
    texts = [numbered(article, n) for n in range(copies)]
    joined = ["\n\n".join(texts[i : i + together]) for i in range(0, copies, together)]
    joined[-1] = joined[-1][: max(0, characters - sum(map(len, joined[:-1])))]
    return [text for text in joined if text.strip()]


def numbered(article: str, n: int) -> str:
    """Return the article with each sentence made different from other copies'."""
    return article if n == 0 else article.replace("。", f"（第{n + 1}版）。")


def command_seconds() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "service", "--version"], check=True, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
