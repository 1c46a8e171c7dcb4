"""The browsers and the article of the browser tests."""

from dataclasses import dataclass
from uuid import uuid4

PASSWORD = "a sentence to sign in with"  # noqa: S105 - of every account in the browser tests
SAMPLE = """综合实力跃居全国百强区第29位

上虞：朝着全面建设“青春之城”阔步挺进

孙良 叶圣一

上虞区紧紧围绕共同富裕，深入实施“一号工程”，新增高新技术企业99家，同比增长6.5%。

青春之城建设落地见效。"""

SLOW = "缓"
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def tag() -> str:
    """Return letters that no other text has; a digit would be a figure to be found."""
    return uuid4().hex[:8].translate(_LETTERS)


def long_text(sentences: int = 40) -> str:
    """Return a text that is slow to translate, and that no other test has put into the memory."""
    mark = tag()
    return "".join(f"第{'一' * n}句{mark}缓说共同富裕。" for n in range(1, sentences + 1))


@dataclass(frozen=True)
class Device:
    """What a browser is like."""

    width: int = 1280
    height: int = 900
    javascript: bool = True
