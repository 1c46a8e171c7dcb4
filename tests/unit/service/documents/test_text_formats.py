"""Web pages, Markdown, subtitles and plain text: the translation in place, all else as it was."""

import re
from time import process_time

import pytest
from document_files import translated
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import InputError
from service.documents.format import DocumentError, Reader
from service.documents.html import read_html
from service.documents.markdown import read_markdown
from service.documents.srt import read_srt


def english(source: str, filename: str) -> str:
    return translated(source.encode(), filename).content.decode()


# --- HTML

PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="gb2312"><title>青春之城</title>
<script>var a = "<b>共同富裕</b>";</script><style>/* 样 */</style></head>
<body class='甲'><h1 id=a>标题 <b>共同富裕</b></h1>
<p>详见 <a href="http://x/?a&amp;b">青春之城</a>，用<code>make</code>命令。
<br>二<img></p>
<ul><li>项一<li>Two</ul><table><tr><td>12.5<td>产值</table><pre>共同
富裕</pre><p translate="no">不译</p><!-- 注释 --></body></html>
"""


def test_a_page_keeps_all_but_its_texts() -> None:
    assert english(PAGE, "a.html") == (
        """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>We see City of Youth and more</title>
<script>var a = "<b>共同富裕</b>";</script><style>/* 样 */</style></head>
<body class='甲'><h1 id=a>We see <b>common prosperity</b> and more</h1>
<p>We see <a href="http://x/?a&amp;b">City of Youth</a> and <code>make</code> more.
<br>We see more<img></p>
<ul><li>We see more<li>Two</ul><table><tr><td>12.5<td>We see more</table><pre>共同
富裕</pre><p translate="no">不译</p><!-- 注释 --></body></html>
"""
    )


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<p>共同\n  富裕</p>", "<p>We see common prosperity and more</p>"),
        ("<b><p>甲乙</p></b>", "<b><p>We see more</p></b>"),
        ("<p><b>甲乙</p>丙丁</b>", "<p><b>We see more</p>We see more</b>"),
        ("<p>甲乙&lt;丙", "<p>We see more"),
        ("<svg><text>图</text></svg><p>甲乙", "<svg><text>图</text></svg><p>We see more"),
        ("<P>甲乙<SCRIPT>共同</SCRIPT>", "<P>We see more<SCRIPT>共同</SCRIPT>"),
        ('<p title="a > b">甲乙</p>', '<p title="a > b">We see more</p>'),
        (
            "<p><em><b>共同富裕</b></em>在此实现</p>",
            "<p>We see <em><b>common prosperity</b></em> and more</p>",
        ),
    ],
)
def test_odd_markup_stays_as_it_is(source: str, target: str) -> None:
    assert english(source, "a.html") == target


def test_a_page_in_gb18030_becomes_utf8() -> None:
    source = '<meta content="text/html; charset=gb2312"><p>共同富裕，我们在一起。'

    content = translated(source.encode("gb18030"), "a.html").content

    assert b"charset=utf-8" in content


@pytest.mark.parametrize(
    "unit", ["<", "<a ", '<a "', "<b>", "<code>", "<code", "</", "<!--", "<i x='"]
)
def test_broken_markup_takes_no_longer_than_it_is_long(unit: str) -> None:
    source = ("甲" + unit * 50_000).encode()
    begun = process_time()

    document = read_html(source)

    assert document.write([None] * len(document.blocks)) == source
    assert process_time() - begun < 10


# --- Markdown

NOTES = """---
title: 标题
---
# 标题 **共同富裕**

> 引用一，
> 续行 [青春之城](http://a "t") `代码`

| 甲 | 乙 |
|---|---|
| 一 \\| 共同富裕 | 2 |

- 项一
  续
  1. 子项 ![图](a.png) <http://q.cn>

标题二
===
第一行  
第二行\\
第三行 *青春之城*

    代码块

```
代码
```
<div>块</div>

[ref]: http://x
"""  # noqa: W291 - two spaces break the line

ENGLISH_NOTES = """---
title: 标题
---
# We see **common prosperity** and more

> We see [City of Youth](http://a "t") `代码` and more

| We see more | We see more |
|---|---|
| We see common prosperity and more | 2 |

- We see more
  1. We see more ![图](a.png) <http://q.cn>

We see more
===
We see more  
We see more\\
We see *City of Youth* and more

    代码块

```
代码
```
<div>块</div>

[ref]: http://x
"""  # noqa: W291


def test_markdown_keeps_all_but_its_texts() -> None:
    found = english(NOTES, "a.md").replace("and more `代码`", "`代码` and more")

    assert found == ENGLISH_NOTES


@pytest.mark.parametrize(
    ("engine_says", "expected"),
    [
        ("1. Not a list", r"1\. Not a list"),
        ("# No heading", r"\# No heading"),
        ("a * b [c] <d> `e`", r"a \* b \[c\] \<d> \`e\`"),
        ("snake_case stays", "Snake_case stays"),
    ],
)
def test_english_is_never_taken_for_markup(engine_says: str, expected: str) -> None:
    from service.engine.scripted import ScriptedEngine  # noqa: PLC0415 - this test only

    found = translated("甲乙丙\n".encode(), "a.md", ScriptedEngine(lambda _: engine_says))

    assert found.content.decode().lower() == expected.lower() + "\n"


# --- subtitles

CUES = """1\r
00:00:01,000 --> 00:00:02,000 X1:1\r
{\\an8}扎实推动\r
<i>共同富裕</i>\r
\r
2\r
00:00:03,000 --> 00:00:04,000\r
- 你好\r
- 青春之城\r
\r
3\r
00:00:03,000 --> 00:00:04,000\r
Hello\r
"""


def test_subtitles_keep_numbers_times_and_tags() -> None:
    assert english(CUES, "a.srt") == (
        CUES.replace("扎实推动\r\n<i>共同富裕</i>", "We see <i>common prosperity</i> and more")
        .replace("你好", "We see more")
        .replace("青春之城", "We see City of Youth and more")
    )


def test_a_long_subtitle_is_broken_between_words() -> None:
    from service.engine.scripted import ScriptedEngine  # noqa: PLC0415 - this test only

    words = "one two three four five six seven eight nine ten eleven twelve"
    engine = ScriptedEngine(lambda _: words)
    source = "1\n00:00:01,000 --> 00:00:02,000\n你好\n"

    lines = translated(source.encode(), "a.srt", engine).content.decode().splitlines()[2:]

    assert len(lines) == 2
    assert all(len(line) <= 42 for line in lines)
    assert " ".join(lines).lower() == words


# --- plain text


def test_a_text_is_laid_out_as_if_it_were_pasted() -> None:
    source = "\ufeff标题\n\n全市扎实推动，各地、各部门，积极\n行动，实现共同富裕。\n"

    assert english(source, "a.txt") == "We see more\n\nWe see common prosperity and more.\n"


# --- all of them


@pytest.mark.parametrize("filename", ["a.html", "a.md", "a.srt", "a.txt"])
@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"\xff\xff\x00\x01"])
def test_what_is_no_text_is_refused(filename: str, content: bytes) -> None:
    with pytest.raises(InputError, match="This is"):
        translated(content, filename)


@pytest.mark.parametrize("filename", ["a.html", "a.md", "a.srt", "a.txt"])
def test_a_text_without_chinese_is_refused(filename: str) -> None:
    with pytest.raises(DocumentError, match="no Chinese text"):
        translated(b"1\n00:00:03,000 --> 00:00:04,000\nHello\n", filename)


PIECES = {
    "html": "<p> </p> <b> </b> <i> </i> <br> <a> </a> <code> </code> "
    "共同富裕 在 。 x & &amp; < > \n <script> </script> '",
    "md": "# * ** _ ` ``` | - 1. > [ ]( ) \\ 共同富裕 在 。 x & &amp; < > \n \n\n --- ~~ ! \t",
    "srt": "1 00:00:01,000_-->_00:00:02,000 - <i> </i> {\\an8} 共同富裕 在 。 x \n \r\n \n\n",
}
READERS: dict[str, Reader] = {"html": read_html, "md": read_markdown, "srt": read_srt}


def texts_of(form: str) -> st.SearchStrategy[str]:
    pieces = [p.replace("_", " ") if len(p) > 1 else p for p in PIECES[form].split(" ") if p]
    return st.lists(st.sampled_from([*pieces, " "]), max_size=25).map("".join)


@pytest.mark.parametrize("form", sorted(READERS))
@given(data=st.data())
def test_without_translations_a_file_is_what_it_was(form: str, data: st.DataObject) -> None:
    content = data.draw(texts_of(form)).encode()
    document = READERS[form](content)

    assert document.write([None] * len(document.blocks)) == content


@pytest.mark.parametrize("form", sorted(READERS))
@given(data=st.data())
def test_texts_written_back_are_read_again(form: str, data: st.DataObject) -> None:
    document = READERS[form](data.draw(texts_of(form)).encode())
    blocks = document.blocks
    written = document.write([b.items for b in blocks])

    def words(found: list[object]) -> list[str]:
        return [re.sub(r"\s", "", b.text) for b in found]  # type: ignore[attr-defined]

    assert words(READERS[form](written).blocks) == words(blocks)
