"""Cut from Bootstrap's sheet what the pages use: ``python tools/bootstrap.py FILE``.

FILE is ``bootstrap.min.css`` of a release. Kept are the variables, the rules for plain elements and
those of a few components. Left out are the grid and the utilities, whose short class names belong
to our own sheet, pictures in the sheet itself, which our security policy refuses, and components
that need a script.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parent.parent / "service/web/static/vendor/bootstrap.css"
KEPT = r"btn|form-control|form-select|form-label|form-text|table|alert|badge|navbar|nav|visually"
UNUSED = (
    r"btn-(?!primary|secondary|outline-secondary|danger|sm|link|check|group)|floating|btn-group"
    r"|btn-check|navbar-(?!brand|nav|text)|nav-(?!link|item)|table-(?!sm|responsive\b)|::file"
    r"|alert-(?!success|danger|warning|info)|form-control-(?!sm)|form-select-(?!sm)|input-group"
)
CLASS = re.compile(r"\.([a-z][\w-]*)")
NOTE = "/* Cut by tools/bootstrap.py: without grid, utilities and what needs a script. */\n"


def rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield head and body of each rule of a minified sheet, at-rules whole."""
    start = at = 0
    depth = 0
    for place, character in enumerate(sheet):
        if character == "{":
            depth += 1
            at = place if depth == 1 else at
        elif character == "}":
            depth -= 1
            if depth == 0:
                yield sheet[start:at], sheet[at + 1 : place]
                start = place + 1


def kept(selector: str) -> bool:
    """Tell whether the pages need the rules of a selector."""
    classes = CLASS.findall(selector)
    return not classes or (
        all(re.match(KEPT, name) for name in classes) and not re.search(UNUSED, selector)
    )


def cut(sheet: str) -> str:
    """Return the part of a sheet that the pages need."""
    found = []
    for head, body in rules(sheet):
        if head.startswith(("@media", "@supports")):
            inner = cut(body)
            found.append(f"{head}{{{inner}}}\n" if inner else "")
        elif not head.startswith("@"):
            selectors = ",".join(s for s in re.split(r",(?![^(]*\))", head) if kept(s))
            plain = re.sub(r"[\w-]+:url\((['\"]?)data:.*?\1\)[^;}]*;?", "", body)
            found.append(f"{selectors}{{{plain}}}\n" if selectors and plain else "")
    return "".join(found)


if __name__ == "__main__":
    whole = Path(sys.argv[1]).read_text(encoding="utf-8")
    banner = whole[whole.index("/*!") : whole.index("*/") + 2] + "\n"
    body = re.sub(r"/\*.*?\*/", "", whole.removeprefix('@charset "UTF-8";'), flags=re.DOTALL)
    TARGET.write_text(banner + NOTE + cut(body), encoding="utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes of {len(whole):,}")
