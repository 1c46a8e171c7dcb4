"""Queries and answers of glossary files; OpenAPI is generated from them."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from glossary.exchange import ImportPlan
from glossary.language import LanguageCode
from service.api.answers import Answer

_EN = LanguageCode.ENGLISH
Format = Literal["csv", "tsv", "xlsx", "tbx", "tmx", "deepl", "google", "amazon"]


class ExportQuery(BaseModel):
    """In which format to export a glossary."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Format = Field("csv", description="The file's format.")


class ImportQuery(BaseModel):
    """How to import a file of entries."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Format | Literal[""] = Field(
        "", description="The file's format; by default the body's media type tells it."
    )
    conflicts: Literal["stop", "mine", "theirs"] = Field(
        "stop",
        description="Where the file contradicts the glossary: import nothing (409), keep the"
        " glossary's entries, or take the file's.",
    )
    dry_run: bool = Field(default=False, description="1: only tell what would be done.")


class ImportConflictItem(Answer):
    """An entry of the file that contradicts the glossary."""

    line: int = Field(description="The line (of a workbook: the row) of the file; 0: not known.")
    kind: Literal["rendition", "wording"] = Field(
        description="rendition: the glossary has another English; wording: another entry has one"
        " of its Chinese wordings."
    )
    message: str
    mine: list[str] = Field(description="The English of the glossary's entries.")
    theirs: str = Field(description="The English of the file's entry.")
    choice: Literal["mine", "theirs"]


class GlossaryImported(Answer):
    """What became of a file's entries, or would."""

    added: int
    changed: int
    unchanged: int
    kept: int = Field(description="Left out, because the glossary's entries were kept.")
    conflicts: list[ImportConflictItem]
    notes: list[str] = Field(description="What of the file was passed over.")

    @classmethod
    def of(cls, plan: ImportPlan) -> "GlossaryImported":
        """Return a plan as it is answered."""
        return cls(
            added=len(plan.added),
            changed=len(plan.replaced),
            unchanged=plan.unchanged,
            kept=plan.kept,
            conflicts=[
                ImportConflictItem(
                    line=c.line,
                    kind=c.kind.value,
                    message=c.sentence,
                    mine=[entry.preferred(_EN) for entry in c.mine],
                    theirs=c.theirs.preferred(_EN),
                    choice=c.choice.value,
                )
                for c in plan.conflicts
            ],
            notes=list(plan.notes),
        )
