"""The browsers and the article of the browser tests."""

from dataclasses import dataclass

PASSWORD = "a sentence to sign in with"  # noqa: S105 - of every account in the browser tests
SAMPLE = """综合实力跃居全国百强区第29位

上虞：朝着全面建设“青春之城”阔步挺进

孙良 叶圣一

上虞区紧紧围绕共同富裕，深入实施“一号工程”，新增高新技术企业99家，同比增长6.5%。

青春之城建设落地见效。"""

SLOW = "缓"
RENEW = "/-/renew"
"""Where the scripted server is asked for a new application."""


def long_text(sentences: int = 40) -> str:
    """Return a text that is slow to translate."""
    return "".join(f"第{'一' * n}句缓说共同富裕。" for n in range(1, sentences + 1))


@dataclass(frozen=True)
class Device:
    """What a browser is like."""

    width: int = 1280
    height: int = 900
    javascript: bool = True
