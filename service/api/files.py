"""The form, query and answer of the JSON face's operation on files."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from service.api.answers import Answer
from service.api.schemas import GlossaryName, LanguageOrAuto, Report
from service.usecases.documents import DocumentCommand


class DocumentForm(BaseModel):
    """A file to translate, as the fields of a form (multipart/form-data)."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    file: str = Field(
        description="The file: .docx, .xlsx, .pptx, .odt, .html, .md, .srt, .txt or .pdf. Its name"
        " tells its format.",
        json_schema_extra={"format": "binary"},
    )
    source: LanguageOrAuto = Field("zh", description="Language of the texts, or auto.")
    target: LanguageOrAuto = Field(
        "en", description="Language to translate into; auto: English from Chinese, else Chinese."
    )
    glossaries: list[GlossaryName] = Field(
        default=[],
        description="Names of glossaries, one a field; the first wins. None: the configured.",
    )

    def command(self, content: bytes, media: str) -> DocumentCommand:
        """Return what the use case takes."""
        return DocumentCommand(
            content=content,
            filename=self.file,
            media=media,
            source=self.source,
            target=self.target,
            glossaries=tuple(self.glossaries),
        )


class DocumentQuery(BaseModel):
    """What to answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    report: bool = Field(
        default=False,
        description="1: JSON with the whole report and the file in it (base64), not the file.",
    )


class ExportQuery(BaseModel):
    """What the file says, and in which format."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    content: Literal["table", "report"] = Field(
        default="table",
        description="table: source and target, state and warnings of each segment; report: what"
        " is missing first, then every rendition, every warning.",
    )
    format: Literal["docx", "xlsx", "html"] = Field(
        default="docx", description="Word, Excel or HTML."
    )


class DocumentReport(Answer):
    """A translated file and the report on its texts."""

    filename: str
    media: str
    content: str = Field(description="The file in base64.")
    report: Report
