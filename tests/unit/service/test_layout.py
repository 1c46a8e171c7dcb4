"""Pages become blocks: what is joined, what stays apart, and where every character came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.pipeline.document import BlockKind
from service.pipeline.layout import lay_out

PAGES = st.lists(
    st.one_of(
        st.text(st.sampled_from("上虞共同富裕，。！；、“”（）…1A. \t\u3000"), max_size=24),
        st.sampled_from(
            ["", " ", "本报记者 陈晓", "（李明摄）", "图为：新区", "\u3000\u3000新的一段，"]
        ),
        st.sampled_from(["open, free", "software.", "1. 条目", "今年以来，全市加快发展，精细"]),
    ),
    max_size=10,
).map("\n".join)
LONG = "今年以来，临江市坚持以高质量发展为主线，加快培育战略性新兴产业，新增企业46家、工厂28家。"


def texts(page: str) -> list[str]:
    return [block.text for block in lay_out(page).blocks]


def kinds(page: str) -> list[BlockKind]:
    return [block.kind for block in lay_out(page).blocks]


@pytest.mark.parametrize("broken_by", ["\n", "\n\n", "\n\n\n", " \n\u3000\n"])
def test_a_sentence_is_rejoined_whatever_kind_of_gap_breaks_it(broken_by: str) -> None:
    page = f"去年，产业规模突破千亿，新材料、精细{broken_by}化工等产业入选集群。"

    assert texts(page) == ["去年，产业规模突破千亿，新材料、精细化工等产业入选集群。"]


@pytest.mark.parametrize(
    "following",
    ["1.抓项目，促改革，", "（二）抓改革，", "• 抓民生，", "第三条 本法适用，"],
)
def test_a_list_item_never_joins_the_line_before_it(following: str) -> None:
    page = f"会议强调，要做好三件事，分别是\n{following}"

    assert len(texts(page)) == 2


@pytest.mark.parametrize(
    "line",
    ["本报记者 陈晓 林海", "记者：陈晓", "通讯员 王小明", "陈晓\u3000林海", "责任编辑：王明"],
)
def test_a_byline_is_known(line: str) -> None:
    assert kinds(f"新区建设\n\n{line}\n\n今天，新区开工。") == [
        BlockKind.HEADING,
        BlockKind.BYLINE,
        BlockKind.PARAGRAPH,
    ]


@pytest.mark.parametrize(
    "line", ["记者近日在园区看到，一派繁忙景象。工人们正在装车。", "作者认为，这一做法值得推广。"]
)
def test_a_sentence_about_a_reporter_is_a_paragraph(line: str) -> None:
    assert kinds(line) == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize("line", ["（李明摄）", "(资料图片)", "图为：临江新区", "新区 李明/摄"])
def test_a_caption_between_paragraphs_joins_neither(line: str) -> None:
    page = f"今天，新区开工，来宾\n\n{line}\n\n参观了工地，印象很深。"

    found = lay_out(page).blocks

    assert [block.text for block in found][1] == line
    assert found[1].kind is BlockKind.CAPTION


def test_a_heading_over_a_paragraph_is_not_joined_to_it() -> None:
    page = "走出绿色新路\n今年上半年，全市增长6.1%。"

    assert kinds(page) == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_an_indented_line_begins_a_paragraph_even_after_an_open_one() -> None:
    page = "\u3000\u3000去年，全市加快发展，势头\n\u3000\u3000今年，全市继续发展。"

    assert texts(page) == ["去年，全市加快发展，势头", "今年，全市继续发展。"]


def test_short_lines_of_one_width_are_a_list_of_headings_and_not_a_wrapped_text() -> None:
    page = "创新驱动\n绿色发展\n改革开放\n共同富裕"

    assert len(texts(page)) == 4


def test_latin_words_that_a_line_break_parts_keep_a_space() -> None:
    page = "我们使用，开放的，免费的open\nsource软件，很好。"

    (block,) = lay_out(page).blocks

    assert block.text == "我们使用，开放的，免费的open source软件，很好。"
    assert block.origins == tuple(range(len(page)))


def test_a_whole_repeated_paragraph_names_the_first_one() -> None:
    found = lay_out(f"{LONG}\n\n另外一段。\n\n{LONG}\n\n{LONG}").blocks

    assert [block.repeats for block in found] == [None, None, 0, 0]


def test_a_repeat_that_a_column_break_tore_at_its_start_is_noticed() -> None:
    whole = LONG * 2

    found = lay_out(f"{whole}\n\n另外一段。\n\n年{whole[3:]}").blocks

    assert [block.repeats for block in found] == [None, None, 0]


def test_a_short_line_that_comes_twice_is_no_repeat() -> None:
    assert [block.repeats for block in lay_out("谢谢大家。\n\n谢谢大家。").blocks] == [None, None]


@given(PAGES)
def test_every_visible_character_is_kept_once_and_knows_its_place(page: str) -> None:
    found = lay_out(page)

    visible = [i for i, character in enumerate(page) if not character.isspace()]
    origins = [
        origin
        for block in found.blocks
        for character, origin in zip(block.text, block.origins, strict=True)
        if not character.isspace()
    ]
    assert origins == visible
    assert all(
        character == page[origin] or (character.isspace() and page[origin].isspace())
        for block in found.blocks
        for character, origin in zip(block.text, block.origins, strict=True)
    )


@given(PAGES)
def test_blocks_are_parted_by_line_breaks_and_only_the_first_by_nothing(page: str) -> None:
    gaps = [block.gap for block in lay_out(page).blocks]

    assert [set(gap) for gap in gaps] == [{"\n"} if i else set() for i in range(len(gaps))]


@given(PAGES)
def test_lines_mode_has_one_block_for_each_line(page: str) -> None:
    found = lay_out(page, lines=True).blocks

    assert [block.text for block in found] == [line.strip() for line in page.split("\n")]
    assert [block.gap for block in found] == ["", *["\n"] * (len(found) - 1)]
    assert all("".join(page[origin] for origin in block.origins) == block.text for block in found)
