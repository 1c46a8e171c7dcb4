"""Glossary files of DeepL, Google and Amazon: pairs of terms, one a row.

- DeepL (glossary CSV): source and target, without a header; optionally the two languages after
  them. Terms of up to 1,024 bytes, no source twice.
- Google (equivalent term sets): a header of language codes, optionally ``pos`` and ``description``.
  Without a header: source and target.
- Amazon (custom terminology): a header of language codes, the source language first. Terms of up to
  200 bytes.

Each Chinese wording is a row of its own, with the preferred rendition. The services take cells as
they are, so no cell is guarded against spreadsheets. Read are rows in either order of languages;
columns of other languages are left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossary.concepts import Concept, ConceptError, PartOfSpeech, make_concept
from glossary.exchange.codec import LineError, LocatedConcept, Losses, Reading
from glossary.exchange.delimited import read_records, written_rows
from glossary.exchange.encoding import decode_text
from glossary.exchange.rows import checked
from glossary.exchange.tmx_entries import language_of
from glossary.fields import concept_of
from glossary.language import LanguageCode
from glossary.text import fold, has_chinese

_ZH, _EN = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH
_PAIR = frozenset({"zh", "en"})
_DESCRIBED = _PAIR | {"part_of_speech", "definition"}
_TOO_LONG = "wordings are longer than the service takes ({} bytes); left out."
_TWICE = "wordings are there under another condition already; left out."
_NO_ENTRY = "other wordings make no entry of their own; left out."
_LANGUAGES = 4  # columns of a DeepL file that names the languages of each row


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """A service's glossary CSV (a ``Codec``).

    ``header``: its first row. ``longest``: bytes of the longest term it takes.
    """

    media: str
    label: str
    longest: int
    header: tuple[str, ...] = ()
    extension: str = "csv"
    content_type: str = "text/csv; charset=utf-8"

    @property
    def fields(self) -> frozenset[str]:
        """The fields that it can hold; other Chinese wordings are rows of their own."""
        return _DESCRIBED if self._described else _PAIR

    @property
    def _described(self) -> bool:
        return "description" in self.header

    def read(self, content: bytes, *, where: str = "file") -> Reading:
        """Return the pairs of a file."""
        errors: list[LineError] = []
        entries: list[LocatedConcept] = []
        text = decode_text(content, where=where)
        table = _Table(self.header)
        for line, cells in read_records(text, ",", errors):
            if table.takes_header(cells):
                continue
            texts = table.texts(cells)
            if texts is None:
                errors.append(LineError(line, "", table.complaint))
                continue
            try:
                entries.append(LocatedConcept(line, concept_of(texts), frozenset(texts)))
            except ConceptError as error:
                errors += [LineError(line, f.field, f.message) for f in error.faults]
        return checked(entries, errors, where=where, notes=table.notes)

    def write(self, concepts: Iterable[Concept], losses: Losses | None = None) -> Iterator[bytes]:
        """Yield the file in UTF-8."""
        losses = losses or Losses()
        held = self.fields | {"zh_variants"}
        rows = self._rows(losses.watch(concepts, held), losses)
        return (line.encode() for line in written_rows(rows, ","))

    def _rows(self, concepts: Iterable[Concept], losses: Losses) -> Iterator[Sequence[str]]:
        written: set[str] = set()
        if self.header:
            yield self.header
        for concept in _plain_first(concepts):
            en = concept.preferred(_EN)
            more = (concept.part_of_speech.value, concept.definition)
            for zh in concept.wordings(_ZH):
                if max(len(zh.encode()), len(en.encode())) > self.longest:
                    losses.entries[_TOO_LONG.format(self.longest)] += 1
                elif zh != concept.preferred(_ZH) and not _stands_alone(zh, en):
                    losses.entries[_NO_ENTRY] += 1
                elif fold(zh) in written:
                    losses.entries[_TWICE] += 1
                else:
                    written.add(fold(zh))
                    yield (zh, en, *(more if self._described else ()))


DEEPL = Pairs(media="deepl", label="DeepL glossary", longest=1024)
GOOGLE = Pairs(
    media="google",
    label="Google glossary",
    longest=1024,
    header=("zh-CN", "en", "pos", "description"),
)
AMAZON = Pairs(media="amazon", label="Amazon terminology", longest=200, header=("zh", "en"))


def _plain_first(concepts: Iterable[Concept]) -> Iterator[Concept]:
    """Yield concepts in turn, those under a condition after all others.

    A row says no condition, so an entry without one has the first claim to it, whichever wording of
    an entry under a condition is the same.
    """
    conditional = []
    for concept in concepts:
        if concept.condition:
            conditional.append(concept)
        else:
            yield concept
    yield from conditional


def _stands_alone(zh: str, en: str) -> bool:
    """Tell whether a pair makes an entry: beside an untranslated term (5G) not every one does."""
    try:
        make_concept(zh=zh, en=en)
    except ConceptError:
        return False
    return True


class _Table:
    """Which column of a file holds what."""

    def __init__(self, header: Sequence[str]) -> None:
        self._with_header = bool(header)
        self._columns: list[str] = []
        self._left_out: list[str] = []
        self.complaint = ""

    @property
    def notes(self) -> list[str]:
        """Which columns were passed over."""
        names = ", ".join(self._left_out)
        return [f"Columns of other languages were left out: {names}."] if names else []

    def takes_header(self, cells: list[str]) -> bool:
        """Tell whether the first row is a header, and learn the columns from it."""
        if self._columns:
            return False
        if self._with_header:
            names = [_column(cell) for cell in cells]
            if "zh" in names and "en" in names:
                self._columns = names
                self._left_out = [c for c, name in zip(cells, names, strict=True) if not name and c]
                return True
        chinese_second = len(cells) > 1 and has_chinese(cells[1]) and not has_chinese(cells[0])
        self._columns = ["en", "zh"] if chinese_second else ["zh", "en"]
        return False

    def texts(self, cells: list[str]) -> dict[str, str] | None:
        """Return a row's fields; nothing, with a ``complaint``, if it has none."""
        columns = self._columns
        if not self._with_header and len(cells) >= _LANGUAGES:
            languages = [_column(cell) for cell in cells[2:4]]
            if sorted(languages) != ["en", "zh"]:
                pair = " and ".join(f"“{cell[:20]}”" for cell in cells[2:4])
                self.complaint = f"the languages have to be zh and en, not {pair}"
                return None
            columns = [*languages, "", ""]
        if any(cells[len(columns) :]):
            self.complaint = f"has more cells than the {len(columns)} that this format has"
            return None
        texts = {
            name: cell
            for name, cell in zip(columns, [*cells, *[""] * len(columns)], strict=False)
            if name
        }
        if word := texts.get("part_of_speech", "").strip():
            known = {value.value.lower(): value.value for value in PartOfSpeech}
            plain = word.lower().replace(" ", "").replace("_", "")
            texts["part_of_speech"] = known.get(plain, PartOfSpeech.OTHER.value)
        return texts


def _column(cell: str) -> str:
    """Return the field of a header's cell, or nothing."""
    if cell.lower() in {"pos", "description"}:
        return {"pos": "part_of_speech", "description": "definition"}[cell.lower()]
    language = language_of(cell)
    return language.base if language else ""
