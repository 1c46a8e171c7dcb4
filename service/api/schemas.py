"""Bodies, queries and answers of the JSON face; OpenAPI is generated from them.

Requests are strict: no type is guessed, no unknown field passed over. All faults are found at once.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from glossary.concepts import CaseRule, Concept, InflectionRule, PartOfSpeech, ReviewState
from glossary.errors import UnsupportedError
from glossary.language import AUTO, LanguageCode, parse_language
from service.api.answers import Answer, ReportMatch
from service.http.errors import FieldError, InvalidRequestError
from service.usecases.ports import ConceptPage, ConceptQuery, Glossary, PackageDescription
from service.usecases.translate import TranslateCommand

Parsed = TypeVar("Parsed", bound=BaseModel)
MAX_PAGE = 1_000_000
MAX_QUERY = 200


def _not_blank(text: str) -> str:
    if not text.strip().strip("\ufeff"):
        raise PydanticCustomError("blank", "is empty; give a text to translate")
    return text


def _language_or_auto(code: str) -> str:
    return AUTO if code.strip().lower() == AUTO else _language(code)


def _language(code: str) -> str:
    try:
        parse_language(code)
    except UnsupportedError as error:
        raise PydanticCustomError(
            "language", "{why}", {"why": f"{error.problem} {error.remedy}"}
        ) from error
    return code


def _known_glossary(name: str, info: ValidationInfo) -> str:
    known: list[str] = (info.context or {}).get("glossaries", [])
    if name not in known:
        there = ", ".join(f"“{k}”" for k in known) or "none"
        raise PydanticCustomError(
            "glossary", "{why}", {"why": f"no glossary “{name[:80]}”; there are: {there}"}
        )
    return name


Language = Annotated[str, AfterValidator(_language)]
LanguageOrAuto = Annotated[str, AfterValidator(_language_or_auto)]
GlossaryName = Annotated[str, AfterValidator(_known_glossary)]


class TranslateBody(BaseModel):
    """A text to translate."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        json_schema_extra={
            "examples": [
                {
                    "text": "扎实推动共同富裕。去年新增企业99家。",
                    "source": "zh",
                    "target": "en",
                    "glossaries": ["starter"],
                }
            ]
        },
    )

    text: Annotated[str, AfterValidator(_not_blank)] = Field(
        description="The text. Headings and paragraphs may be hard-wrapped.", min_length=1
    )
    source: LanguageOrAuto = Field(
        "zh", description="Language of the text: zh, zh-CN, zh_TW, zh-Hant, en …; or auto."
    )
    target: LanguageOrAuto = Field(
        "en", description="Language to translate into; auto: English from Chinese, else Chinese."
    )
    glossaries: list[GlossaryName] = Field(
        default=[],
        description="Names of the glossaries to hold to, the first wins; none: the configured.",
    )
    lines: bool = Field(
        default=False,
        description="Each line is a text of its own; the translation has one line for each.",
    )

    def command(self) -> TranslateCommand:
        """Return what the use case takes."""
        return TranslateCommand(
            text=self.text,
            source=self.source,
            target=self.target,
            glossaries=tuple(self.glossaries),
            lines=self.lines,
        )


class ConceptsQuery(BaseModel):
    """Which entries of a glossary to list."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: str = Field("", max_length=MAX_QUERY, description="Part of a term in either language.")
    page: int = Field(1, ge=1, le=MAX_PAGE, description="The page, counted from 1.")

    def query(self) -> ConceptQuery:
        """Return what the use case takes."""
        return ConceptQuery(text=self.q, page=self.page)


class ReportSpan(Answer):
    """An occurrence that obliges the translation to hold a wording, and where it stands there.

    Offsets count characters (Unicode code points) of the segment's own two texts, end excluded.
    """

    kind: Literal["term", "figure", "name"]
    source: str
    start: int
    end: int
    target: str = Field(description="The wanted wording.")
    required: bool = Field(description="False: a suggestion, which may be missing.")
    found: bool
    target_start: int | None
    target_end: int | None
    entry: str | None = Field(description="The glossary entry's id, or the rule's name.")
    form: Literal["preferred", "accepted", "inflected"] | None = Field(
        description="How the found wording differs from the wanted one; null: not found."
    )
    step: Literal["decoded", "n-best", "retried", "forced", "split", "memory"] | None = Field(
        description="Which step of the translation put it there; null: not found."
    )


class ReportWarning(Answer):
    """Something that a reader should look at."""

    code: str = Field(description="The check's name, see docs/reference/checks.md.")
    severity: Literal["neutral", "minor", "major", "critical"]
    message: str


class ReportSegment(Answer):
    """A sentence or heading, its translation and what was checked in it."""

    source: str
    target: str
    spans: list[ReportSpan]
    warnings: list[ReportWarning]
    step: Literal["decoded", "n-best", "retried", "forced", "split", "memory"] | None = Field(
        description="How the translation came about; memory: approved before; null: not at all."
    )
    matches: list[ReportMatch] = Field(
        description="What the translation memory has for the source, the best first."
    )


class ReportSummary(Answer):
    """Counts over the whole text; required = found + missing."""

    segments: int
    required: int
    found: int
    missing: int


class ReportEngine(Answer):
    """The package that translated; empty when nothing was translated."""

    package: str
    version: str


class ReportLanguages(Answer):
    """The languages of a translation, in the request's family of codes (zh, zh-CN, zh-Hans)."""

    source: str
    target: str
    recognised: str = Field(description="What the text looks like; und: none that is known here.")
    confidence: float = Field(description="How sure that is, 0 to 1.")


class Report(Answer):
    """A translation and, for each required rendition, where it stands or that it is missing."""

    translation: str
    segments: list[ReportSegment]
    summary: ReportSummary
    engine: ReportEngine
    languages: ReportLanguages | None = Field(description="null: only a part was asked for.")


class LanguageItem(Answer):
    """A language, and into which others its texts can be translated here."""

    code: LanguageCode
    name: str
    targets: list[LanguageCode]


class Languages(Answer):
    """All languages that this service knows."""

    languages: list[LanguageItem]


class GlossaryItem(Answer):
    """A glossary; its revision grows with every change."""

    name: str
    revision: int
    concepts: int


class Glossaries(Answer):
    """All glossaries by name."""

    glossaries: list[GlossaryItem]


class ConceptItem(Answer):
    """An entry of a glossary, field by field as its form and its files have it."""

    id: str | None
    version: int
    zh: str
    en: str
    zh_variants: list[str]
    en_variants: list[str]
    domain: str
    note: str
    source: str
    status: ReviewState
    en_forbidden: list[str] = Field(description="Deprecated English wordings: reported when used.")
    en_abbreviation: str = Field(description="The short form, introduced at first use.")
    case: CaseRule = Field(description="exact: the wording counts only exactly as written.")
    inflection: InflectionRule = Field(description="fixed: no inflected form counts.")
    only_after: list[str] = Field(
        description="Words of which one must stand shortly before the term for the entry to apply."
    )
    only_before: list[str] = Field(description="The same for words shortly after the term.")
    part_of_speech: PartOfSpeech = Field(description="From TBX-Basic's picklist, or empty.")
    definition: str
    context: str = Field(description="An example sentence.")
    project: str = Field(description="The customer or project that the entry is for.")


class Concepts(Answer):
    """One page of a glossary's entries and how many there are in all."""

    concepts: list[ConceptItem]
    total: int
    page: int
    pages: int


class Health(Answer):
    """The process is up (``ok``), or ready to translate (``ready``)."""

    status: Literal["ok", "ready"]


class ProblemError(Answer):
    """One fault: in the body at ``pointer`` (RFC 6901), or in the query at ``parameter``."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    pointer: str | None = None
    parameter: str | None = None
    message: str


class Problem(Answer):
    """Problem details (RFC 9457)."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    type: str = Field(description="Which kind of problem; a link to its description.")
    title: str
    status: int
    detail: str
    errors: list[ProblemError] | None = Field(None, description="Every fault of the request.")


def languages_of(packages: list[PackageDescription]) -> Languages:
    """Return the languages with the targets that the packages reach."""
    pairs = {p.pair for p in packages}
    return Languages(
        languages=[
            LanguageItem(
                code=source,
                name=source.label,
                targets=[t for t in LanguageCode if f"{source.base}-{t.base}" in pairs],
            )
            for source in LanguageCode
        ]
    )


def glossary_item(glossary: Glossary) -> GlossaryItem:
    """Return a glossary as it is answered."""
    return GlossaryItem(name=glossary.name, revision=glossary.revision, concepts=glossary.concepts)


def concepts_of(page: ConceptPage) -> Concepts:
    """Return a page of entries as it is answered."""
    return Concepts(
        concepts=[concept_item(c) for c in page.concepts],
        total=page.total,
        page=page.query.page,
        pages=page.pages,
    )


def concept_item(concept: Concept) -> ConceptItem:
    """Return an entry as it is answered."""
    zh, en = LanguageCode.CHINESE_SIMPLIFIED, LanguageCode.ENGLISH
    return ConceptItem(
        id=concept.id,
        version=concept.version,
        zh=concept.preferred(zh),
        en=concept.preferred(en),
        zh_variants=list(concept.variants(zh)),
        en_variants=list(concept.variants(en)),
        domain=concept.domain,
        note=concept.note,
        source=concept.source,
        status=concept.state,
        en_forbidden=list(concept.forbidden(en)),
        en_abbreviation=concept.abbreviation(en),
        case=concept.case,
        inflection=concept.inflection,
        only_after=list(concept.condition.after),
        only_before=list(concept.condition.before),
        part_of_speech=concept.part_of_speech,
        definition=concept.definition,
        context=concept.context,
        project=concept.project,
    )


def parse_body(model: type[Parsed], body: object, context: Mapping[str, object]) -> Parsed:
    """Return the body as ``model``; faults carry JSON pointers.

    Raises:
        InvalidRequestError: with every fault.
    """
    try:
        return model.model_validate(body, context=dict(context))
    except ValidationError as error:
        faults = tuple(
            FieldError(pointer=json_pointer(e["loc"]), message=_sentence(e, model))
            for e in error.errors(include_url=False)
        )
        raise InvalidRequestError(faults) from error


def parse_query(model: type[Parsed], query: Mapping[str, str]) -> Parsed:
    """Return the query as ``model``; faults name their parameter.

    Raises:
        InvalidRequestError: with every fault.
    """
    try:
        return model.model_validate(query)
    except ValidationError as error:
        faults = tuple(
            FieldError(parameter=str(e["loc"][0]), message=_sentence(e, model))
            for e in error.errors(include_url=False)
        )
        raise InvalidRequestError(faults) from error


def json_pointer(path: tuple[int | str, ...]) -> str:
    """Return the JSON pointer (RFC 6901) of a path.

    >>> json_pointer(("glossaries", 0)), json_pointer(("a/b~",)), json_pointer(())
    ('/glossaries/0', '/a~1b~0', '')
    """
    return "".join("/" + str(p).replace("~", "~0").replace("/", "~1") for p in path)


def _sentence(error: ErrorDetails, model: type[BaseModel]) -> str:
    known = ", ".join(model.model_fields)
    own = {
        "extra_forbidden": f"is not a known field; known are: {known}",
        "missing": "is missing",
        "model_type": "must be a JSON object",
        "string_type": "must be a string",
        "string_unicode": "has half a surrogate pair, which is no character",
        "string_too_short": "is empty; give a text to translate",
        "list_type": "must be an array of strings",
        "bool_type": "must be true or false",
    }
    return own.get(error["type"], error["msg"])
