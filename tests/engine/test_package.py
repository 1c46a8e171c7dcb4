"""Package files: what is accepted, what is refused, and that a refusal leaves nothing behind."""

import json
import zipfile
from pathlib import Path

import pytest

from glossary.errors import InputError, NotFoundError
from glossary.language import LanguageCode, LanguagePair
from service.engine.package import DecodingAdvice, open_package, target_vocabulary, unpack
from service.engine.registry import PackageRegistry

METADATA = {"from_code": "zh", "to_code": "en", "type": "translate", "package_version": "1.2"}
BPE = "#version: 0.2\n"
Members = dict[str, str]


def members(root: str = "p", tokenizer: str = "bpe.model", **metadata: object) -> Members:
    """Return the files of a sound package; its metadata can be changed by name."""
    return {
        f"{root}/metadata.json": json.dumps(METADATA | metadata),
        f"{root}/model/model.bin": "weights",
        f"{root}/{tokenizer}": BPE,
    }


def archive(place: Path, content: Members, *, compression: int = zipfile.ZIP_STORED) -> Path:
    file = place / "given.argosmodel"
    with zipfile.ZipFile(file, "w", compression) as out:
        for name, text in content.items():
            out.writestr(name, text)
    return file


def refused(file: Path, into: Path) -> str:
    """Return the reason why a package file is refused; nothing of it is left."""
    with pytest.raises(InputError) as caught:
        unpack(file, into)
    assert list(into.iterdir()) == []
    return str(caught.value)


def patched(file: Path, local: int, central: int, value: int) -> Path:
    """Change one byte of every local header and every entry of the central directory."""
    content = bytearray(file.read_bytes())
    for mark, offset in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] = value
            at = content.find(mark, at + 4)
    file.write_bytes(content)
    return file


# --- what is accepted


@pytest.mark.parametrize(
    ("file", "name"), [("sentencepiece.model", "sentencepiece"), ("bpe.model", "bpe")]
)
def test_a_package_is_described_with_the_tokenizer_it_brings(
    tmp_path: Path, file: str, name: str
) -> None:
    content = members(tokenizer=file, target_prefix="▁en") | {"p/README.md": "# Card"}

    package = open_package(unpack(archive(tmp_path, content), tmp_path / "into"))

    assert (package.name, package.pair, package.version) == ("p", "zh-en", "1.2")
    assert package.tokenizer == name
    assert package.target_prefix == "▁en"
    assert package.card == "# Card"
    assert package.markup is None
    assert package.decoding == DecodingAdvice()
    assert package.size == sum(len(text.encode()) for text in content.values())


def test_a_package_with_both_tokenizers_uses_sentencepiece(tmp_path: Path) -> None:
    content = members() | {"p/sentencepiece.model": ""}

    package = open_package(unpack(archive(tmp_path, content), tmp_path / "into"))

    assert package.tokenizer == "sentencepiece"


def test_declared_marks_and_decoding_advice_are_read(tmp_path: Path) -> None:
    content = members(
        term_markup={"open": "[", "separator": "|", "close": "]", "numbers": True},
        decoding={"max_source_length": 64, "no_repeat_ngram_size": 3},
    )

    package = open_package(unpack(archive(tmp_path, content), tmp_path / "into"))

    assert package.markup is not None
    assert (package.markup.opening, package.markup.separator) == ("[", "|")
    assert not package.markup.source_spaced
    assert package.markup.target_spaced
    assert package.decoding == DecodingAdvice(max_source_length=64, no_repeat_ngram_size=3)


def test_installing_again_replaces_the_package_whole(tmp_path: Path) -> None:
    into = tmp_path / "into"
    unpack(archive(tmp_path, members() | {"p/old.txt": "old"}), into)

    unpack(archive(tmp_path, members(package_version="2")), into)

    assert [folder.name for folder in into.iterdir()] == ["p"]
    assert open_package(into / "p").version == "2"
    assert not (into / "p" / "old.txt").exists()


def test_a_refused_file_leaves_the_installed_package_of_its_name_as_it_is(tmp_path: Path) -> None:
    into = tmp_path / "into"
    unpack(archive(tmp_path, members()), into)

    with pytest.raises(InputError):
        unpack(archive(tmp_path, members(from_code="")), into)

    assert [folder.name for folder in into.iterdir()] == ["p"]
    assert open_package(into / "p").version == "1.2"


# --- what is refused


@pytest.mark.parametrize(
    "name",
    ["../evil", "p/../../evil", "/etc/evil", "p\\..\\evil", "C:\\evil", "q/metadata.json", "loose"],
)
def test_an_archive_is_refused_that_holds_more_than_its_own_folder(
    tmp_path: Path, name: str
) -> None:
    file = archive(tmp_path, members() | {name: "x"})

    assert "exactly one package folder" in refused(file, tmp_path / "into")
    assert {f.name for f in tmp_path.iterdir()} == {"given.argosmodel", "into"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({}, "exactly one package folder"),
        ({"p": "a file"}, "no model/model.bin"),
        ({"p/metadata.json": "{}"}, "no model/model.bin"),
        ({"p/model/model.bin": "x"}, "metadata.json cannot be read"),
        (members() | {"p/model/model.bin/x": "y"}, "cannot be unpacked"),
    ],
)
def test_an_archive_that_is_no_package_is_refused(
    tmp_path: Path, content: Members, says: str
) -> None:
    assert says in refused(archive(tmp_path, content), tmp_path / "into")


@pytest.mark.parametrize("stated", ["", "{", "[]", "null", "3", '"x"', '{"from_code": 1}'])
def test_metadata_that_is_no_object_of_texts_is_refused(tmp_path: Path, stated: str) -> None:
    file = archive(tmp_path, members() | {"p/metadata.json": stated})

    assert "metadata.json cannot be read" in refused(file, tmp_path / "into")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"from_code": ""}, "no language pair"),
        ({"to_code": ""}, "no language pair"),
        ({"type": "sbd"}, "no language pair"),
        ({"target_prefix": 5}, "target_prefix is not text"),
        ({"term_markup": {"open": "["}}, "lacks 'separator'"),
        ({"term_markup": {"open": "", "separator": "", "close": ""}}, "three different marks"),
        ({"term_markup": {"open": "|", "separator": "|", "close": "]"}}, "three different marks"),
        ({"decoding": None}, "“decoding”"),
        ({"decoding": [1]}, "“decoding”"),
        ({"decoding": {"beam": 1}}, "“decoding”"),
        ({"decoding": {"max_source_length": 15}}, "“decoding”"),
        ({"decoding": {"max_source_length": "200"}}, "“decoding”"),
        ({"decoding": {"repetition_penalty": 0}}, "“decoding”"),
        ({"decoding": {"no_repeat_ngram_size": -1}}, "“decoding”"),
        ({"decoding": {"no_repeat_ngram_size": 1.5}}, "“decoding”"),
        ({"decoding": {"no_repeat_ngram_size": True}}, "“decoding”"),
        ({"decoding": {"max_source_length": 0}}, "“decoding”"),
        ({"decoding": {"length_penalty": 0}}, "“decoding”"),
        ({"decoding": {"patience": 0.5}}, "“decoding”"),
        ({"decoding": {"patience": "2"}}, "“decoding”"),
    ],
)
def test_wrong_metadata_is_refused_with_what_is_wrong(
    tmp_path: Path, changed: dict[str, object], says: str
) -> None:
    assert says in refused(archive(tmp_path, members(**changed)), tmp_path / "into")


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.argosmodel"
    file.write_text("text")

    assert "not an Argos package" in refused(file, tmp_path / "into")
    assert "not an Argos package" in refused(tmp_path, tmp_path / "into2")
    assert "no such file" in refused(tmp_path / "none", tmp_path / "into")


@pytest.mark.parametrize("lost", [1, 30, 200])
def test_a_file_cut_short_is_refused(tmp_path: Path, lost: int) -> None:
    file = archive(tmp_path, members())
    file.write_bytes(file.read_bytes()[:-lost])

    assert "not an Argos package" in refused(file, tmp_path / "into")


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_damaged_file_is_refused(tmp_path: Path, compression: int) -> None:
    file = archive(tmp_path, members() | {"p/x": "abc" * 5000}, compression=compression)
    content = bytearray(file.read_bytes())
    at = content.index(b"p/x") + 4
    content[at : at + 20] = b"\xff" * 20
    file.write_bytes(content)

    assert refused(file, tmp_path / "into").startswith("given.argosmodel: ")


def test_an_archive_with_a_password_is_refused(tmp_path: Path) -> None:
    file = patched(archive(tmp_path, members()), 6, 8, 1)

    assert "encrypted" in refused(file, tmp_path / "into")


def test_an_archive_in_an_unknown_compression_is_refused(tmp_path: Path) -> None:
    file = patched(archive(tmp_path, members()), 8, 10, 99)

    assert "cannot be unpacked" in refused(file, tmp_path / "into")


# --- what a model can write


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("shared_vocabulary.json", '["the", "上"]'),
        ("shared_vocabulary.txt", "the\n上"),
        ("target_vocabulary.json", '["the", "上"]'),
        ("target_vocabulary.txt", "the\n上"),
    ],
)
def test_the_target_vocabulary_is_read_in_each_form(
    tmp_path: Path, file: str, content: str
) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / file).write_text(content, encoding="utf-8")

    assert target_vocabulary(tmp_path) == ["the", "上"]


def test_an_unknown_vocabulary_is_empty(tmp_path: Path) -> None:
    assert target_vocabulary(tmp_path) == []


# --- the registry without a model


def registry(place: Path, **options: str) -> PackageRegistry:
    """Return a registry of empty folders, without the embedded package."""
    return PackageRegistry(
        installed=place / "installed",
        cache=place / "cache",
        others=(place / "others",),
        embedded=place / "none",
        chosen=options.get("chosen", ""),
    )


def listed(packages: PackageRegistry) -> list[tuple[str, bool]]:
    return [(package.name, used) for package, _, used in packages.packages()]


def test_a_registry_without_packages_lists_none(tmp_path: Path) -> None:
    assert registry(tmp_path).packages() == []


def test_the_first_package_of_a_pair_is_used_unless_another_is_chosen(tmp_path: Path) -> None:
    for name in ("a", "b"):
        registry(tmp_path).install(archive(tmp_path, members(name)))

    assert listed(registry(tmp_path)) == [("a", True), ("b", False)]
    assert listed(registry(tmp_path, chosen="b")) == [("a", False), ("b", True)]


def test_a_package_can_be_chosen_by_its_folder_or_its_file(tmp_path: Path) -> None:
    file = archive(tmp_path, members("elsewhere"))
    folder = unpack(file, tmp_path / "somewhere")

    assert listed(registry(tmp_path, chosen=str(folder))) == [("elsewhere", True)]
    assert listed(registry(tmp_path, chosen=str(file))) == [("elsewhere", True)]


def test_a_chosen_package_that_is_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no package “gone”"):
        registry(tmp_path, chosen="gone").packages()


def test_only_what_was_installed_here_can_be_removed(tmp_path: Path) -> None:
    packages = registry(tmp_path)
    packages.install(archive(tmp_path, members("ours")))
    unpack(archive(tmp_path, members("theirs")), tmp_path / "others")

    packages.remove("ours")

    assert listed(packages) == [("theirs", True)]
    for name in ("ours", "theirs", "../others/theirs", ""):
        with pytest.raises(NotFoundError):
            packages.remove(name)
    assert listed(packages) == [("theirs", True)]


def test_a_damaged_package_of_argos_translate_is_passed_over(tmp_path: Path) -> None:
    damaged = tmp_path / "others" / "damaged"
    (damaged / "model").mkdir(parents=True)
    (damaged / "model" / "model.bin").touch()
    (damaged / "metadata.json").write_text("{}")
    unpack(archive(tmp_path, members("sound")), tmp_path / "others")

    assert listed(registry(tmp_path)) == [("sound", True)]


@pytest.mark.parametrize("tokenizer", ["bpe.model", "sentencepiece.model"])
def test_a_package_whose_weights_cannot_be_loaded_is_named(tmp_path: Path, tokenizer: str) -> None:
    packages = registry(tmp_path)
    packages.install(archive(tmp_path, members("garbage", tokenizer)))

    with pytest.raises(InputError, match="garbage: The package cannot be loaded") as caught:
        packages.engine(LanguagePair(LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH))

    assert "\n" not in str(caught.value)
