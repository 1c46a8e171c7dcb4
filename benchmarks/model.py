"""What a package is worth: BLEU and chrF on development sets, and how many annotations it obeys.

    python benchmarks/model.py PACKAGE.argosmodel SETS [PAIRS.tsv]

SETS holds NAME.zh, NAME.en and NAME.argos.en (Argos Translate's output), a segment a line.
PAIRS.tsv holds `zh<TAB>en<TAB>zh=en | zh=en`: each pair's terms are annotated, and we count how
many come back as
dictated.
"""

import sys
import tempfile
import time
from pathlib import Path

import sacrebleu

from glossary.spans import Span, resolve_overlaps
from service.engine.argos import ArgosEngine
from service.engine.package import open_package, unpack
from service.engine.protocol import Annotation, DecodingOptions, SourceSegment
from service.pipeline.checks.repetition import loops

OPTIONS = DecodingOptions(beam_size=4, hypotheses=1)


def main() -> None:
    archive, sets = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        package = open_package(unpack(archive, Path(folder)))
        engine = ArgosEngine(package, threads=2, max_source_length=120)
        print(f"{package.name} {package.version} {package.checksum} {package.size / 1e6:.1f} MB")
        for source in sorted(sets.glob("*.zh")):
            score_set(engine, source)
        if len(sys.argv) > 3:
            score_annotations(engine, Path(sys.argv[3]))


def score_set(engine: ArgosEngine, source: Path) -> None:
    name = source.name.removesuffix(".zh")
    sources, reference = lines(source), lines(source.with_name(f"{name}.en"))
    begun = time.perf_counter()
    outputs = translate(engine, [SourceSegment(s) for s in sources])
    seconds = time.perf_counter() - begun
    print(f"{name}: {score(outputs, reference)}, {len(outputs) / seconds:.0f} segments a second")
    looping = sum(loops(s, o) > 0 for s, o in zip(sources, outputs, strict=True))
    print(f"  looping {looping / len(outputs):.1%}")
    argos = source.with_name(f"{name}.argos.en")
    if argos.is_file():
        print(f"  Argos Translate: {score(lines(argos), reference)}")


def score_annotations(engine: ArgosEngine, pairs: Path) -> None:
    rows = [line.split("\t") for line in lines(pairs)]
    segments, references = [], []
    for row in rows:
        terms = [p.partition("=")[::2] for p in row[2].split(" | ")] if len(row) > 2 else []
        found = [
            Annotation(Span(row[0].index(z), row[0].index(z) + len(z)), e)
            for z, e in terms
            if z and e and row[0].count(z) == 1
        ]
        segment = SourceSegment(row[0], tuple(resolve_overlaps(found, lambda a: a.span)))
        if segment.annotations:
            segments.append(segment)
            references.append(row[1])
    outputs = translate(engine, segments)
    asked = sum(len(s.annotations) for s in segments)
    kept = sum(
        a.rendition in output
        for s, output in zip(segments, outputs, strict=True)
        for a in s.annotations
    )
    bare = translate(engine, [SourceSegment(s.text) for s in segments])
    print(f"annotations: {kept} of {asked} come back ({kept / asked:.1%}), {len(segments)} pairs")
    print(f"  with them: {score(outputs, references)}; without: {score(bare, references)}")


def translate(engine: ArgosEngine, segments: list[SourceSegment]) -> list[str]:
    return [h[0].text for h in engine.translate(segments, OPTIONS)]


def score(outputs: list[str], reference: list[str]) -> str:
    bleu = sacrebleu.corpus_bleu(outputs, [reference]).score
    return f"BLEU {bleu:.2f} chrF2 {sacrebleu.corpus_chrf(outputs, [reference]).score:.2f}"


def lines(file: Path) -> list[str]:
    return file.read_bytes().decode("utf-8").removesuffix("\n").split("\n")


if __name__ == "__main__":
    main()
