"""Argos packages and the engine that runs them, on the real embedded model."""

import json
import shutil
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from glossary.errors import InputError, NotFoundError, UnsupportedError
from glossary.language import LanguageCode, LanguagePair
from glossary.spans import Span
from service.engine.argos import ArgosEngine
from service.engine.markup import Markup, code_switch
from service.engine.package import open_package, unpack
from service.engine.protocol import Annotation, DecodingOptions, Forcing, SourceSegment
from service.engine.registry import EMBEDDED, PackageRegistry
from service.engine.tokenizers import BpeTokenizer, open_tokenizer

ZH_EN = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
ARCHIVE = EMBEDDED / "translate-zh_en-1_0.argosmodel"
OPTIONS = DecodingOptions(beam_size=4, hypotheses=4)
SEGMENT = SourceSegment(
    "全市实现地区生产总值1350亿元，同比增长7.5%。",
    (Annotation(Span(10, 16), "135 billion yuan"), Annotation(Span(21, 25), "7.5%")),
)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embedded package, unpacked."""
    return unpack(ARCHIVE, tmp_path_factory.mktemp("packages"))


@pytest.fixture(scope="session")
def engine(folder: Path) -> ArgosEngine:
    """The engine of the embedded package."""
    return ArgosEngine(open_package(folder), threads=2, max_source_length=120)


def changed(folder: Path, place: Path, **metadata: object) -> Path:
    """A copy of the package with other metadata (None takes a key away)."""
    copy = place / "translate-zh_en-other"
    shutil.copytree(folder, copy)
    file = copy / "metadata.json"
    stated = json.loads(file.read_text(encoding="utf-8")) | metadata
    file.write_text(json.dumps({k: v for k, v in stated.items() if v is not None}), "utf-8")
    return copy


def archive(place: Path, members: dict[str, str]) -> Path:
    file = place / "given.argosmodel"
    with zipfile.ZipFile(file, "w") as out:
        for name, content in members.items():
            out.writestr(name, content)
    return file


# --- markup


def test_annotations_are_written_and_read_as_the_model_was_taught() -> None:
    markup = Markup()

    assert markup.annotate(SEGMENT) == (
        "全市实现地区生产总值⟦1350亿元‖ 135 billion yuan⟧，同比增长⟦7.5%‖ 7.5%⟧。"
    )
    text, spans = markup.read("It reached⟦ 135 billion yuan⟧, (⟦ 7.5%⟧ more).")
    assert text == "It reached 135 billion yuan, (7.5% more)."
    assert [s.of(text) for s in spans] == ["135 billion yuan", "7.5%"]


def test_stray_marks_never_reach_a_reader() -> None:
    assert Markup().read("a⟧ b⟦ c‖d") == ("a b cd", ())


def test_marks_in_the_source_are_dropped() -> None:
    assert Markup().annotate(SourceSegment("上⟦虞‖")) == "上虞"


def test_code_switching_puts_renditions_in_place_of_their_sources() -> None:
    assert "".join(part for part, _ in code_switch(SEGMENT)) == (
        "全市实现地区生产总值 135 billion yuan ，同比增长 7.5% 。"
    )


# --- packages


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"../evil/metadata.json": "{}"}, "exactly one package folder"),
        ({"a/metadata.json": "{}", "b/metadata.json": "{}"}, "exactly one package folder"),
        ({"a/metadata.json": "{}"}, "no model/model.bin"),
        ({"a/metadata.json": "{", "a/model/model.bin": ""}, "cannot be read"),
        ({"a/metadata.json": "{}", "a/model/model.bin": ""}, "no language pair"),
        (
            {"a/metadata.json": '{"from_code": "zh", "to_code": "en"}', "a/model/model.bin": ""},
            "neither sentencepiece.model nor bpe.model",
        ),
        (
            {
                "a/metadata.json": '{"from_code": "zh", "to_code": "en", "decoding": {"x": 1}}',
                "a/model/model.bin": "",
                "a/bpe.model": "",
            },
            "decoding",
        ),
    ],
)
def test_an_unsound_package_is_refused_and_leaves_nothing(
    tmp_path: Path, members: dict[str, str], says: str
) -> None:
    place = tmp_path / "packages"

    with pytest.raises(InputError, match=says):
        unpack(archive(tmp_path, members), place)

    assert list(place.iterdir()) == []


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.argosmodel").write_text("text")

    with pytest.raises(InputError, match="not an Argos package"):
        unpack(tmp_path / "x.argosmodel", tmp_path / "packages")
    with pytest.raises(InputError, match="no such file"):
        unpack(tmp_path / "none.argosmodel", tmp_path / "packages")


def test_packages_are_installed_chosen_and_removed(tmp_path: Path, folder: Path) -> None:
    other = changed(folder, tmp_path, term_markup=None)
    members = {f.relative_to(tmp_path): f.read_bytes() for f in other.rglob("*") if f.is_file()}
    file = tmp_path / "other.argosmodel"
    with zipfile.ZipFile(file, "w") as out:
        for name, content in members.items():
            out.writestr(str(name), content)
    places = {"installed": tmp_path / "installed", "cache": tmp_path / "cache"}

    installed = PackageRegistry(**places).install(file)

    assert installed.markup is None
    default = {p.name: used for p, _, used in PackageRegistry(**places).packages()}
    assert default == {"translate-zh_en-1_0": True, "translate-zh_en-other": False}
    chosen = PackageRegistry(**places, chosen="translate-zh_en-other")
    assert [p.name for p, _, used in chosen.packages() if used] == ["translate-zh_en-other"]
    chosen.remove("translate-zh_en-other")
    with pytest.raises(NotFoundError):
        chosen.remove("translate-zh_en-other")
    with pytest.raises(InputError, match="part of the product"):
        PackageRegistry(**places).remove("translate-zh_en-1_0")
    with pytest.raises(InputError, match="no package"):
        PackageRegistry(**places, chosen="gone").packages()


def test_a_pair_without_a_package_is_refused(tmp_path: Path) -> None:
    registry = PackageRegistry(installed=tmp_path / "installed", cache=tmp_path / "cache")

    with pytest.raises(UnsupportedError, match="en to zh"):
        registry.engine(LanguagePair(ZH_EN.target, ZH_EN.source))


def test_a_bpe_package_brings_its_own_tokenizer(tmp_path: Path) -> None:
    (tmp_path / "bpe.model").write_text("#version: 0.2\nc i\nci ty</w>\nt y</w>\n", "utf-8")

    tokenizer = open_tokenizer(tmp_path, "en", "en")

    assert isinstance(tokenizer, BpeTokenizer)
    tokens = tokenizer.encode("The city's fine.")
    assert any(t.endswith("@@") for t in tokens)
    assert tokenizer.decode(tokens) == "The city's fine."


# --- the engine


@pytest.mark.model
def test_a_document_is_translated_in_order_with_n_best_lists(engine: ArgosEngine) -> None:
    short, long = SourceSegment("中国"), SEGMENT

    together = engine.translate([long, short, long], OPTIONS)

    assert [len(h) for h in together] == [4, 4, 4]
    assert together[0][0].text == together[2][0].text != together[1][0].text
    scores = [h.score for h in together[0]]
    assert scores == sorted(scores, reverse=True)
    assert engine.translate([], OPTIONS) == []


@pytest.mark.model
def test_no_mark_and_no_chinese_is_left_in_a_hypothesis(engine: ArgosEngine) -> None:
    segments = [SEGMENT, SourceSegment("学术研究负责人表示，企业正在开展技术攻关。")]

    texts = [h.text for hs in engine.translate(segments, OPTIONS) for h in hs]

    assert not any(set("⟦‖⟧") & set(t) for t in texts)
    assert not any("\u4e00" <= c <= "\u9fff" for t in texts for c in t)


@pytest.mark.model
def test_a_forced_rendition_stands_in_every_hypothesis(engine: ArgosEngine) -> None:
    first = engine.translate([SEGMENT], OPTIONS)[0][0]

    forced = engine.force([Forcing(SEGMENT, first, 0)], OPTIONS)[0]

    assert forced
    assert all("135 billion yuan" in h.text for h in forced)


@pytest.mark.model
def test_threads_share_one_engine(engine: ArgosEngine) -> None:
    alone = engine.translate([SEGMENT], OPTIONS)[0][0].text

    with ThreadPoolExecutor(4) as pool:
        answers = pool.map(lambda _: engine.translate([SEGMENT], OPTIONS)[0][0].text, range(8))

    assert set(answers) == {alone}


@pytest.mark.model
def test_a_package_without_markup_and_with_a_target_prefix_works(
    folder: Path, tmp_path: Path
) -> None:
    package = open_package(changed(folder, tmp_path, term_markup=None, target_prefix="▁billion"))
    plain = ArgosEngine(package, threads=2, max_source_length=120)

    found = plain.translate([SEGMENT], OPTIONS)[0]
    forced = plain.force([Forcing(SEGMENT, found[0], 1)], OPTIONS)[0]

    assert not plain.capabilities.term_markup
    assert not any(h.tokens[:1] == ("▁billion",) and not h.text for h in found)
    assert len(found[0].anchors) == 2
    assert all("7.5%" in h.text for h in forced)


@pytest.mark.model
def test_annotations_lengthen_what_the_engine_measures(engine: ArgosEngine) -> None:
    bare, annotated = engine.measure([SourceSegment(SEGMENT.text), SEGMENT])

    assert bare < annotated
