"""Bring the Chinese catalog of the pages up to date, or check it.

``make messages`` adds every new message to service/web/translations, untranslated, and takes out
those that are no longer used. With ``--check`` nothing is written: what lacks a translation, is
not in the catalog or has lost one of its places is listed, and the exit code is 1.

A sentence of the core that has no translation yet is listed, but is no fault: pages show it in
English.

Messages come from the templates and the Python files of the web face, where ``_`` marks them, and
from the core: the sentences of its errors and findings, with numbered places for their values, and
the names of roles and actions that stand in such places (``{1!}`` in the translation).
"""

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
FILE = Path("service/web/translations/zh/LC_MESSAGES/messages.po")
KEYWORDS = {"_": None, "_l": None, "say": None, "ngettext": (1, 2)}
KEYWORDS |= dict.fromkeys(("pgettext", "lazy_pgettext"), ((1, "c"), 2))
MARKED = {
    "templates": ("**.html", "jinja2"),
    "service/web": ("**.py", "python"),
    "service/exports": ("**.py", "python"),
}
CORE = (
    "glossary/changes.py",
    "glossary/concepts.py",
    "glossary/wordings.py",
    "glossary/language.py",
    "glossary/exchange",
    "glossary/storage/changelog.py",
    "glossary/storage/connect.py",
    "glossary/storage/editing.py",
    "glossary/storage/repository.py",
    "service/documents",
    "service/engine/registry.py",
    "service/http/access.py",
    "service/memory",
    "service/pipeline",
    "service/storage/accounts.py",
    "service/storage/translations.py",
    "service/usecases",
    "service/web",
)
NAMES = {"service/people.py": "Role", "service/usecases/permissions.py": "Action"}
ERROR = re.compile(r"(Error|Rejected|Fault|[fF]inding|_fault|_refusal)$")
VARIABLE = re.compile(r"^_?(message|problem|remedy|REMEDY|hint|DAMAGED|UNPROTECT|SAVE_AS_TEXT)$")
TEXTS = {"problem", "remedy", "message"}
PAIR = 2
PAGES = ("templates/", "service/web/", "service/exports/")
LOST, UNTRANSLATED = "places differ", "no Chinese translation"
PLACE = re.compile(r"\{\d(?=!?\})|%\(\w+\)[sd]")


def extract(root: Path = ROOT) -> Catalog:
    """Return every message of the pages, sorted by the file it comes from."""
    catalog = Catalog(locale="zh", charset="utf-8")
    for folder, (pattern, method) in MARKED.items():
        found = extract_from_dir(
            root / folder,
            method_map=[(pattern, method)],
            options_map={pattern: {"newstyle_gettext": "true", "trim_blocks": "true"}},
            keywords=KEYWORDS,
        )
        for name, _line, message, _comments, context in found:
            catalog.add(message, locations=[(f"{folder}/{name}", 0)], context=context)
    for path, message in core_messages(root):
        catalog.add(message, locations=[(path, 0)])
    return catalog


def core_messages(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """Yield file and sentence of the core's errors and findings, ``{1}`` for a value."""
    for place in CORE:
        path = root / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                for text in _texts(node):
                    if re.search(r"[a-z]{2,} ", text):
                        yield str(file.relative_to(root)), text
    for name, enum in NAMES.items():
        for text in _values(ast.parse((root / name).read_text(encoding="utf-8")), enum):
            yield name, text


def _values(module: ast.Module, enum: str) -> Iterator[str]:
    """Yield the values of a class of constants."""
    (body,) = (c.body for c in module.body if isinstance(c, ast.ClassDef) and c.name == enum)
    for statement in body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant):
            yield str(statement.value.value)


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield the sentences of a call that makes an error, or of a variable that holds one."""
    given: list[ast.expr] = []
    if isinstance(node, ast.Call):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if ERROR.search(name):
            given = node.args + [k.value for k in node.keywords if k.arg in TEXTS]
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        given = [node.value] if VARIABLE.match(node.targets[0].id) else []
    elif isinstance(node, ast.FunctionDef) and node.name == "sentence":
        given = [r.value for r in ast.walk(node) if isinstance(r, ast.Return) and r.value]
    elif isinstance(node, ast.Tuple) and len(node.elts) == PAIR and _is_code(node.elts[0]):
        given = node.elts[1:]  # a finding before it is made: its code, its message
    for expression in given:
        yield from _sentences(expression)


def _is_code(expression: ast.expr) -> bool:
    text = expression.value if isinstance(expression, ast.Constant) else None
    return isinstance(text, str) and re.fullmatch(r"[a-z]+(-[a-z]+)*", text) is not None


def _sentences(expression: ast.expr) -> Iterator[str]:
    if isinstance(expression, ast.IfExp):
        yield from _sentences(expression.body)
        yield from _sentences(expression.orelse)
    elif isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value
    elif isinstance(expression, ast.JoinedStr):
        places = 0
        parts = []
        for part in expression.values:
            if isinstance(part, ast.Constant):
                parts.append(str(part.value))
            else:
                places += 1
                parts.append(f"{{{places}}}")
        yield "".join(parts)


def merge(root: Path = ROOT) -> Catalog:
    """Return the extracted messages with the translations that the catalog has for them."""
    file = root / FILE
    known = read_po(BytesIO(file.read_bytes()), locale="zh") if file.is_file() else Catalog()
    merged = extract(root)
    for message in merged:
        if message.id and (old := known.get(message.id, message.context)):
            message.string = old.string
            message.user_comments = old.user_comments
            message.flags = {flag for flag in message.flags if flag != "fuzzy"}
    return merged


def faults(root: Path = ROOT, *, core: bool = False) -> list[str]:
    """Return what is wrong with the catalog, each in a line; ``core``: also of the core."""
    return [
        f"{_place(m)}: {problem}: {m.id!r}"
        for m in merge(root)
        if (problem := _fault(m)) and (problem == LOST or core or _place(m).startswith(PAGES))
    ]


def _fault(message: Message) -> str:
    if not message.id:
        return ""
    sources = message.id if isinstance(message.id, tuple) else (message.id,)
    targets = message.string if isinstance(message.string, tuple) else (message.string,)
    if not all(targets):
        return UNTRANSLATED
    places = set(PLACE.findall(sources[-1]))
    for target in targets:
        given = set(PLACE.findall(target))
        if given - places or any(place.startswith("%") for place in places - given):
            return LOST
    return ""


def _place(message: Message) -> str:
    return message.locations[0][0] if message.locations else str(FILE)


def write(root: Path = ROOT) -> None:
    """Write the merged catalog: by file, without dates and lines, so that merges are easy."""
    catalog = merge(root)
    for message in catalog:
        message.locations = sorted({(name, 0) for name, _ in message.locations})[:1]
        message.flags.discard("python-format")
        message.flags.discard("python-brace-format")
    out = BytesIO()
    write_po(
        out, catalog, width=100, sort_by_file=True, include_lineno=False, omit_header=True,
        ignore_obsolete=True,
    )  # fmt: skip
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    header += '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    (root / FILE).write_bytes(header.encode() + out.getvalue())


if __name__ == "__main__":
    if "--check" not in sys.argv:
        write()
    print("\n".join(faults(core=True)) or "Every message has its Chinese translation.")
    sys.exit(1 if faults() and "--check" in sys.argv else 0)
