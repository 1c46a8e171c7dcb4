"""What the guarantees keep and cost, with markup and with the same model as a plain package.

    python benchmarks/guarantees.py SENTENCES [LINES]

SENTENCES holds Chinese sentences, one a line (the first LINES of them, default 300). Each is a
document of its own. The second run takes the term markup out of the package's metadata, so that the
pipeline has to do without. A silent miss is a rendition that the report calls found and that does
not stand, folded, at the place the report names. The cost is the processor time of the translation
with all guarantees, over that of decoding the same sentences without annotations.
"""

import json
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

from glossary.inflection import find_rendition
from glossary.language import LanguagePair, parse_language
from service.config import load_settings
from service.container import build
from service.engine.protocol import DecodingOptions, SourceSegment
from service.pipeline.report import SegmentResult
from service.pipeline.translate import translate_document

_MODELS = Path(__file__).parent.parent / "service" / "models"
_PAIR = LanguagePair(parse_language("zh"), parse_language("en"))


def main() -> None:
    lines = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    sentences = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()[:lines]
    embedded = next(_MODELS.glob("translate-zh_en*.argosmodel"))
    with tempfile.TemporaryDirectory() as folder:
        plain = without_markup(embedded, Path(folder) / "plain.argosmodel")
        for name, package in (("with markup", embedded), ("plain package", plain)):
            measure(name, package, sentences, folder)


def measure(name: str, package: Path, sentences: list[str], folder: str) -> None:
    settings = load_settings({"TERMBRIDGE_DATA_DIR": folder, "TERMBRIDGE_MODEL": str(package)})
    services = build(settings)
    index = services.term_bases.index(("starter",), _PAIR)
    engine = services.engines.engine(_PAIR)
    engine.translate([SourceSegment("今天天气很好。")], DecodingOptions())  # warm

    begun = time.process_time()
    translation = translate_document(
        "\n".join(sentences), index, engine, DecodingOptions(beam_size=4, hypotheses=4), lines=True
    )
    guaranteed = time.process_time() - begun
    begun = time.process_time()
    engine.translate([SourceSegment(s) for s in sentences], DecodingOptions(beam_size=4))
    bare = time.process_time() - begun

    segments = translation.segments
    steps = Counter(
        str(o.rung) if o.rung else "missing" for s in segments for o in s.outcomes if o.required
    )
    summary = translation.summary
    print(f"{name}: {len(sentences)} sentences, {summary['required']} required renditions")
    print(f"  found                {summary['found'] / max(1, summary['required']):.2%}")
    print(f"  named as missing     {summary['missing']}")
    print(f"  silent misses        {sum(map(silent_misses, segments))}")
    print(f"  by step              {', '.join(f'{k} {n}' for k, n in steps.most_common())}")
    print(f"  cost                 {guaranteed / bare:.2f} of decoding alone")


def silent_misses(segment: SegmentResult) -> int:
    """Count the renditions reported as found that are not at their place, or share it."""
    taken: set[int] = set()
    misses = 0
    for outcome in segment.outcomes:
        if outcome.target is None:
            misses += outcome.required and not any(
                f.code == "missing-rendition" for f in segment.findings
            )
            continue
        found = outcome.target.of(segment.target)
        stands = any(
            next(find_rendition(found, form), None) for form in outcome.constraint.rendition.forms
        )
        place = set(range(outcome.target.start, outcome.target.end))
        misses += not stands or bool(place & taken)
        taken |= place
    return misses


def without_markup(package: Path, plain: Path) -> Path:
    with zipfile.ZipFile(package) as given, zipfile.ZipFile(plain, "w") as made:
        for member in given.infolist():
            content = given.read(member)
            if member.filename.endswith("/metadata.json"):
                metadata = json.loads(content)
                del metadata["term_markup"]
                content = json.dumps(metadata).encode()
            made.writestr(member.filename, content)
    return plain


if __name__ == "__main__":
    main()
