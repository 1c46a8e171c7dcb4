r"""Put the model card and the decoding advice into a package that the training kit exported.

    python benchmarks/package_model.py EXPORTED.argosmodel service/models/NAME.argosmodel \
        '{"max_source_length": 60, "no_repeat_ngram_size": 3}'

The card is service/models/README.md. See ``service.engine.package.DecodingAdvice``.
"""

import json
import sys
import zipfile
from pathlib import Path

_CARD = Path(__file__).parent.parent / "service" / "models" / "README.md"


def main() -> None:
    exported, package, advice = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
    with (
        zipfile.ZipFile(exported) as given,
        zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for member in given.infolist():
            content = given.read(member)
            if member.filename.endswith("/metadata.json"):
                metadata = json.loads(content) | {"decoding": advice}
                content = json.dumps(metadata, ensure_ascii=False, indent=1).encode()
            elif member.filename.endswith("/README.md"):
                content = _CARD.read_bytes()
            made.writestr(member.filename, content)


if __name__ == "__main__":
    main()
