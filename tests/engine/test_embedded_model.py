"""The embedded model through the registry, and copies of its package with other metadata."""

import json
import os
import shutil
import threading
from pathlib import Path

import pytest
from builders import term_index

from glossary.language import LanguageCode, LanguagePair
from glossary.spans import Span
from service.engine.argos import ArgosEngine
from service.engine.package import open_package
from service.engine.protocol import Annotation, DecodingOptions, Forcing, Hypothesis, SourceSegment
from service.engine.registry import PackageRegistry
from service.engine.tokenizers import BpeTokenizer, SentencePieceTokenizer, open_tokenizer
from service.pipeline.translate import translate_document

pytestmark = pytest.mark.model

ZH_EN = LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH)
N_BEST = DecodingOptions(beam_size=4, hypotheses=4)
FAST = DecodingOptions(beam_size=1, hypotheses=1)
FIGURES = SourceSegment(
    "全市实现地区生产总值1350亿元，同比增长7.5%。",
    (Annotation(Span(10, 16), "135 billion yuan"), Annotation(Span(21, 25), "7.5%")),
)
PLAIN = SourceSegment("城市在发展。")


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> PackageRegistry:
    place = tmp_path_factory.mktemp("registry")
    return PackageRegistry(installed=place / "installed", cache=place / "cache", threads=1)


@pytest.fixture(scope="module")
def engine(registry: PackageRegistry) -> ArgosEngine:
    return registry.engine(ZH_EN)


@pytest.fixture(scope="module")
def folder(registry: PackageRegistry) -> Path:
    (package,) = [p for p, embedded, _ in registry.packages() if embedded]
    return package.folder


@pytest.fixture(scope="module")
def prefixed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> ArgosEngine:
    """The model as a package without markup that begins every target with ``▁The``."""
    return opened(folder, tmp_path_factory.mktemp("prefixed"), target_prefix="▁The")


def opened(folder: Path, place: Path, **metadata: object) -> ArgosEngine:
    """Open a copy of the package, its markup taken out, with other metadata."""
    copy = place / "copy"
    shutil.copytree(folder, copy, copy_function=os.link)
    stated = json.loads((copy / "metadata.json").read_text("utf-8"))
    stated.pop("term_markup")
    (copy / "metadata.json").unlink()
    (copy / "metadata.json").write_text(json.dumps(stated | metadata), "utf-8")
    return ArgosEngine(open_package(copy), threads=1, max_source_length=120)


def best(engine: ArgosEngine, *segments: SourceSegment) -> list[str]:
    return [found[0].text for found in engine.translate(segments, FAST)]


# --- registry


def test_the_pairs_engine_is_loaded_once(registry: PackageRegistry, engine: ArgosEngine) -> None:
    assert registry.engine(ZH_EN) is engine


def test_chinese_scripts_share_one_engine(registry: PackageRegistry, engine: ArgosEngine) -> None:
    pair = LanguagePair(LanguageCode.CHINESE_TRADITIONAL, LanguageCode.ENGLISH)

    assert registry.engine(pair) is engine


def test_the_embedded_archive_is_unpacked_once_for_all_processes(
    registry: PackageRegistry, folder: Path
) -> None:
    written = (folder / "metadata.json").stat().st_mtime_ns

    assert [p.folder for p, _, _ in registry.packages()] == [folder]
    assert (folder / "metadata.json").stat().st_mtime_ns == written


def test_the_engine_says_which_package_it_is(engine: ArgosEngine, folder: Path) -> None:
    package = open_package(folder)

    told = engine.capabilities

    assert (told.package, told.version, told.checksum) == (
        package.name,
        package.version,
        package.checksum,
    )
    assert told.pair == ZH_EN
    assert told.term_markup


# --- decoding


def test_texts_come_back_in_order_whatever_their_lengths(engine: ArgosEngine) -> None:
    texts = ["中国。", FIGURES.text * 3, "城市在发展。", "学术研究负责人表示，企业正在开展攻关。"]
    segments = [SourceSegment(text) for text in texts]

    forwards, backwards = best(engine, *segments), best(engine, *reversed(segments))

    assert forwards == backwards[::-1]
    assert len(set(forwards)) == len(texts)


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_hypotheses_come_as_were_asked_for_best_first(
    engine: ArgosEngine, count: int
) -> None:
    (found,) = engine.translate([PLAIN], DecodingOptions(beam_size=1, hypotheses=count))

    assert len(found) == count
    assert [h.score for h in found] == sorted((h.score for h in found), reverse=True)
    assert all(h.text for h in found)


def test_nothing_to_translate_is_nothing(engine: ArgosEngine) -> None:
    assert engine.translate([], N_BEST) == []
    assert engine.force([], N_BEST) == []
    assert engine.measure([]) == []


def test_an_annotated_figure_comes_back_in_a_slot(engine: ArgosEngine) -> None:
    (found,) = engine.translate([FIGURES], N_BEST)

    held = [s.span.of(h.text) for h in found for s in h.slots]
    assert "135 billion yuan" in held
    assert all(len(s.weights) == 2 for h in found for s in h.slots)
    assert all(0 <= w <= 1.001 for h in found for s in h.slots for w in s.weights)


def test_no_mark_and_no_chinese_character_is_left_in_any_hypothesis(engine: ArgosEngine) -> None:
    names = SourceSegment("朱镕基与陶喆在上虞区丰惠镇会见了嵊泗县的㑇㑉先生。")

    texts = [h.text for found in engine.translate([FIGURES, names], N_BEST) for h in found]

    assert not any(set("⟦‖⟧") & set(text) for text in texts)
    assert not any("\u3000" <= c <= "\u9fff" for text in texts for c in text)


def test_annotations_lengthen_what_is_measured(engine: ArgosEngine) -> None:
    bare, annotated = engine.measure([SourceSegment(FIGURES.text), FIGURES])

    assert bare < annotated


def test_a_rendition_is_forced_into_every_hypothesis(engine: ArgosEngine) -> None:
    segment = SourceSegment("城市在发展。", (Annotation(Span(0, 2), "Zanzibar Quay"),))
    (found,) = engine.translate([segment], N_BEST)

    (forced,) = engine.force([Forcing(segment, found[0], 0)], N_BEST)

    assert len(forced) == 4
    assert all("Zanzibar Quay" in h.text for h in forced)
    assert not any(set("⟦‖⟧") & set(h.text) for h in forced)


def test_what_cannot_be_forced_has_no_hypotheses_and_disturbs_no_other(
    engine: ArgosEngine,
) -> None:
    (found,) = engine.translate([FIGURES], FAST)
    without = Hypothesis(found[0].text, found[0].score)

    answers = engine.force(
        [Forcing(FIGURES, without, 0), Forcing(FIGURES, found[0], 1), Forcing(FIGURES, without, 1)],
        FAST,
    )

    assert [len(answer) for answer in answers] == [0, 1, 0]
    assert "7.5%" in answers[1][0].text


def test_two_threads_get_what_one_gets(engine: ArgosEngine) -> None:
    alone = best(engine, FIGURES), best(engine, PLAIN)
    answers: dict[int, list[list[str]]] = {0: [], 1: []}
    start = threading.Barrier(2)

    def work(number: int) -> None:
        start.wait(timeout=30)
        for _ in range(3):
            answers[number].append(best(engine, FIGURES if number == 0 else PLAIN))

    threads = [threading.Thread(target=work, args=(number,)) for number in answers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert answers == {number: [alone[number]] * 3 for number in answers}


@pytest.mark.parametrize("text", ["", " ", "⟦⟧‖", "𠮷🙂", "a" * 300, "，。！", "\u200b"])
def test_odd_texts_survive(engine: ArgosEngine, text: str) -> None:
    (found,) = engine.translate([SourceSegment(text)], FAST)

    assert len(found) == 1
    assert not set("⟦‖⟧") & set(found[0].text)


def test_a_page_through_the_whole_pipeline_holds_its_figures(engine: ArgosEngine) -> None:
    text = "产值1350亿元。\n\n增长7.5%。"

    result = translate_document(text, term_index(("城市", "city")), engine, N_BEST)

    assert result.summary == {"segments": 2, "required": 2, "found": 2, "missing": 0}
    assert result.target.count("\n\n") == 1


# --- a package without markup, with a target prefix


def test_a_target_prefix_is_dictated_and_not_shown(
    prefixed: ArgosEngine, engine: ArgosEngine
) -> None:
    (found,) = prefixed.translate([PLAIN], N_BEST)

    assert all(not h.text.startswith("The ") and h.tokens[0] != "▁The" for h in found)
    assert found[0].text
    assert not prefixed.capabilities.term_markup
    assert engine.translate([PLAIN], N_BEST)[0][0].text != found[0].text


def test_without_markup_renditions_are_switched_into_the_source(prefixed: ArgosEngine) -> None:
    switched = prefixed.measure([FIGURES])
    by_hand = prefixed.measure(
        [SourceSegment("全市实现地区生产总值 135 billion yuan ，同比增长 7.5% 。")]
    )

    (found,) = prefixed.translate([FIGURES], N_BEST)

    assert abs(switched[0] - by_hand[0]) <= 2
    assert all(h.slots == () for h in found)
    assert all(len(h.anchors) == 2 for h in found)


def test_without_markup_a_rendition_can_be_forced_too(prefixed: ArgosEngine) -> None:
    (found,) = prefixed.translate([FIGURES], FAST)

    answers = prefixed.force([Forcing(FIGURES, found[0], i) for i in (0, 1)], N_BEST)

    for wording, anchor, forced in zip(
        ("135 billion yuan", "7.5%"), found[0].anchors, answers, strict=True
    ):
        assert all(wording in h.text for h in forced)
        assert all(h.tokens[:anchor] == found[0].tokens[:anchor] for h in forced)


# --- tokenizers


def test_sentencepiece_keeps_underscores_and_gives_back_its_text(folder: Path) -> None:
    tokenizer = open_tokenizer(folder, "zh", "en")
    assert isinstance(tokenizer, SentencePieceTokenizer)

    for text in ("snake_case costs 135 billion yuan", "上虞", "𠮷🙂"):
        assert tokenizer.decode(tokenizer.encode(text)) == text


def test_a_fragment_of_sentencepiece_has_no_word_mark_of_its_own(folder: Path) -> None:
    tokenizer = open_tokenizer(folder, "zh", "en")

    assert not tokenizer.encode_fragment("yuan")[0].startswith("▁")
    assert tokenizer.encode_fragment(" yuan")[0].startswith("▁")
    assert tokenizer.encode_fragment("") == []


def test_a_bpe_package_is_tokenized_by_its_merges(folder: Path, tmp_path: Path) -> None:
    merges = "#version: 0.2\nc i\nt y</w>\nci ty</w>\n"
    copy = tmp_path / "bpe"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("sentencepiece.model", "model.bin"))
    (copy / "model" / "model.bin").symlink_to(folder / "model" / "model.bin")
    (copy / "bpe.model").write_text(merges, "utf-8")

    package = open_package(copy)
    tokenizer = open_tokenizer(copy, package.source, package.target)

    assert package.tokenizer == "bpe"
    assert isinstance(tokenizer, BpeTokenizer)
    assert tokenizer.encode("city cit") == ["city", "ci@@", "t"]
    assert tokenizer.encode_fragment(" city ") == ["city"]
    assert tokenizer.decode(["The", "city", "'s", "ci@@", "t", "."]) == "The city's cit."
    assert [tokenizer.starts_word("t", before) for before in (None, "city", "ci@@")] == [
        True,
        True,
        False,
    ]
