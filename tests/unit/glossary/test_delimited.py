"""CSV and TSV as people make them, and what they read when a file is wrong."""

import pytest
from builders import concept

from glossary.concepts import Concept, ReviewState
from glossary.exchange import CSV, TSV, ImportRejected
from glossary.language import LanguageCode

ZH, EN = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH


def read(text: str) -> list[Concept]:
    return [located.concept for located in CSV.read_text(text)]


def faults(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(ImportRejected) as caught:
        CSV.read_text(text)
    return [(e.line, e.column, e.message) for e in caught.value.errors]


def test_only_two_columns_are_needed_in_any_order_and_case() -> None:
    assert read("EN, Zh\ncommon prosperity,共同富裕\n") == [concept()]


def test_all_columns_reach_the_concept() -> None:
    text = (
        "status,source,note,domain,en_variants,zh_variants,en,zh\n"
        'Proposed,"Report, 2022","say ""it""",politics,a | b,全体富裕｜一起富裕,x,共同富裕\n'
    )

    assert read(text) == [
        concept(
            "共同富裕",
            "x",
            zh_variants=("全体富裕", "一起富裕"),
            en_variants=("a", "b"),
            domain="politics",
            note='say "it"',
            source="Report, 2022",
            state=ReviewState.PROPOSED,
        )
    ]


def test_the_further_columns_reach_the_concept_too() -> None:
    text = (
        "zh,en,en_forbidden,en_abbreviation,case,inflection,only_after,only_before,"
        "part_of_speech,definition,context,project\n"
        "人工智能,artificial intelligence,man-made brain | brain,AI,Exact,fixed,发展|推动,产业,"
        "Noun,what thinks,发展人工智能产业。,Ministry\n"
    )

    assert read(text) == [
        concept(
            "人工智能",
            "artificial intelligence",
            en_forbidden=("man-made brain", "brain"),
            en_abbreviation="AI",
            case="exact",
            inflection="fixed",
            only_after=("发展", "推动"),
            only_before=("产业",),
            part_of_speech="noun",
            definition="what thinks",
            context="发展人工智能产业。",
            project="Ministry",
        )
    ]


def test_one_chinese_term_may_stand_in_two_rows_under_other_conditions() -> None:
    header = "zh,en,only_before\n"

    assert len(read(f"{header}发表,make,\n发表,publish,论文 | 文章\n")) == 2
    assert faults(f"{header}发表,a,论文|文章\n发表,b,文章|论文\n") == [
        (3, "zh", "“发表” is in line 2 too")
    ]


def test_all_columns_are_written_and_names_are_kept() -> None:
    header = next(iter(CSV.lines([])))

    assert header.startswith("zh,en,zh_variants,en_variants,domain,note,source,status,")
    assert header.count(",") == 17
    assert read("zh,en\niPhone,iPhone\n") == [concept("iPhone", "iPhone")]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffzh,en\n共同富裕,common prosperity\n",
        "zh,en\r\n共同富裕,common prosperity\r\n",
        "zh,en\r共同富裕,common prosperity",
        "zh,en,,\n\n , \n共同富裕,common prosperity,,\n\n",
        "zh,en,note\n共同富裕,common prosperity\n",
        "共同富裕,common prosperity\n",
        "\n共同富裕,common prosperity\n",
    ],
    ids=["BOM", "CRLF", "CR", "blank rows and columns", "short row", "no header", "blank first"],
)
def test_files_of_every_make_are_read(text: str) -> None:
    assert read(text) == [concept()]


def test_tab_separated_files_are_read() -> None:
    [located] = TSV.read_text("zh\ten\n共同富裕\tcommon prosperity, for all\n")

    assert located.concept == concept(en="common prosperity, for all")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zh,english\n共同富裕,x\n", [(1, "", "“english” is not a column"), (1, "en", "missing")]),
        ("zh,en,en\n共同富裕,x,y\n", [(1, "en", "twice")]),
        ("zh;en\n共同富裕;x\n", [(1, "", "“zh;en” is not a column"), (1, "zh", ""), (1, "en", "")]),
        ("zh,en\n共同富裕,x,y\n", [(2, "", "outside the columns zh, en")]),
        ("zh,en,\n共同富裕,x,y\n", [(2, "", "outside the columns zh, en")]),
        ("共同富裕,x,y\n", [(1, "", "outside the columns zh, en")]),
        ("zh,en\n共同富裕,\n,x\n", [(2, "en", "is empty"), (3, "zh", "is empty")]),
        ("zh,en,status\n共同富裕,x,final\n", [(2, "status", "proposed, reviewed or approved")]),
        ('zh,en\n"共同\n富裕",x\n乙乙,\n', [(2, "zh", "line break"), (4, "en", "is empty")]),
        ('zh,en\n甲甲,x\n乙乙,"y\n丙丙,z\n', [(3, "", "quotation marks")]),
        ('zh,en\n甲甲,"y" z\n', [(2, "", "quotation marks")]),
        ("zh,en\n甲甲,x\n乙乙,y\n甲甲,z\n", [(4, "zh", "“甲甲” is in line 2 too")]),
        ("zh,en,zh_variants\n甲甲,x,\n乙乙,y,甲甲\n", [(3, "zh_variants", "in line 2 too")]),
        ("zh,en\nＡ级,x\nA级,y\n", [(3, "zh", "in line 2 too")]),  # noqa: RUF001
    ],
)
def test_every_fault_is_told_with_its_line_and_column(
    text: str, expected: list[tuple[int, str, str]]
) -> None:
    found = faults(text)

    assert [(line, column) for line, column, _ in found] == [(e[0], e[1]) for e in expected]
    for (_, _, message), (_, _, part) in zip(found, expected, strict=True):
        assert part in message


def test_an_unknown_column_is_answered_with_the_known_ones() -> None:
    [(_, _, message)] = faults("zh,en,remarks\n共同富裕,x,y\n")

    assert "columns are zh, en, zh_variants, en_variants, domain, note, source, status" in message
    assert "part_of_speech, definition, context, project" in message


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@a", "＝1"])  # noqa: RUF001
def test_a_cell_that_a_spreadsheet_would_run_is_written_with_an_apostrophe(formula: str) -> None:
    for note in (formula, f"'{formula}"):
        rows = list(CSV.lines([concept(note=note)]))

        assert f",'{note}," in rows[1]
        assert read("".join(rows)) == [concept(note=note)]


def test_an_apostrophe_that_guards_nothing_stays() -> None:
    assert read("zh,en,note\n共同富裕,common prosperity,'tis\n") == [concept(note="'tis")]


def test_a_broken_header_stops_before_the_rows() -> None:
    assert len(faults("zh,x\n,\n,\na,b\n")) == 2
