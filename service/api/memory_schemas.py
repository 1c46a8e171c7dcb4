"""Bodies, queries and answers of the translation memory; OpenAPI is generated from them."""

from typing import Annotated, cast

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from service.api.answers import Answer, ReportMatch
from service.api.schemas import Language
from service.memory.units import MAX_LABEL_LENGTH, MAX_LENGTH, Match
from service.pipeline.report import match_as_json
from service.usecases.memory import ApproveCommand, Imported, LookUpCommand


def _not_blank(text: str) -> str:
    if not text.strip():
        msg = "is empty"
        raise ValueError(msg)
    return text


Text = Annotated[str, AfterValidator(_not_blank), Field(max_length=MAX_LENGTH)]
Context = Annotated[str, Field(max_length=MAX_LENGTH)]
Label = Annotated[str, Field(max_length=MAX_LABEL_LENGTH)]


class MemoryQuery(BaseModel):
    """What to look up in the translation memory."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Text = Field(
        description="The text, a sentence or a paragraph.", examples=["扎实推动共同富裕。"]
    )
    before: Context = Field("", description="The source segment before it, if known.")
    after: Context = Field("", description="The source segment after it, if known.")
    source_language: Language = Field("zh", description="Language of the text.")
    target_language: Language = Field("en", description="Language of the translations.")

    def command(self) -> LookUpCommand:
        """Return what the use case takes."""
        return LookUpCommand(
            text=self.source,
            before=self.before,
            after=self.after,
            source=self.source_language,
            target=self.target_language,
        )


class ApproveBody(BaseModel):
    """A segment and its approved translation."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        json_schema_extra={
            "examples": [
                {
                    "source": "扎实推动共同富裕。",
                    "target": "We will make solid progress toward common prosperity.",
                    "author": "Li Hua",
                }
            ]
        },
    )

    source: Text = Field(description="The source segment.")
    target: Text = Field(description="Its approved translation.")
    source_language: Language = Field("zh", description="Language of the source.")
    target_language: Language = Field("en", description="Language of the translation.")
    before: Context = Field("", description="The source segment before it, if known.")
    after: Context = Field("", description="The source segment after it, if known.")
    author: Label = Field("", description="Who approved it.")
    project: Label = Field("", description="What it was translated for.")

    def command(self) -> ApproveCommand:
        """Return what the use case takes."""
        return ApproveCommand(**self.model_dump(), origin="api")


class MemoryMatches(Answer):
    """What the translation memory has for a text, the best first; at most five."""

    matches: list[ReportMatch]


class Approved(Answer):
    """A segment was stored."""

    unit: str = Field(description="The unit's id, made of source, target and context.")


class MemoryImported(Answer):
    """What became of a TMX file's units."""

    added: int
    refreshed: int = Field(description="They were there, approved earlier.")
    unchanged: int
    skipped: int = Field(description="They were not in both languages.")

    @classmethod
    def of(cls, done: Imported) -> "MemoryImported":
        """Return the counts as they are answered."""
        units = done.units
        return cls(
            added=units.added,
            refreshed=units.refreshed,
            unchanged=units.unchanged,
            skipped=done.skipped,
        )


def matches_of(found: list[Match]) -> MemoryMatches:
    """Return matches as they are answered."""
    items = [ReportMatch.model_validate(cast("dict[str, object]", match_as_json(m))) for m in found]
    return MemoryMatches(matches=items)
