"""What answers of the JSON face have in common, and the translation memory's part of them."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Answer(BaseModel):
    """What every answer has in common: no field but the described ones."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_serialization_defaults_required=True
    )


class MatchDifference(Answer):
    """A place where the text and the unit's source differ.

    ``start`` and ``end`` count characters of the text, ``unit_start`` and ``unit_end`` those of the
    unit's source, the ends excluded.
    """

    kind: Literal["insert", "delete", "replace"]
    start: int
    end: int
    unit_start: int
    unit_end: int


class ReportMatch(Answer):
    """An approved segment whose source is the text, or one near it."""

    unit: str = Field(description="The unit's id.")
    kind: Literal["in-context", "exact", "fuzzy"] = Field(
        description="in-context: the segments before and after are the same as well."
    )
    score: int = Field(description="100 if the source is the same, else the likeness in per cent.")
    source: str
    target: str
    only_figures: bool = Field(description="The two sources differ in their figures alone.")
    differences: list[MatchDifference]
    author: str
    at: datetime | None = Field(description="When it was approved.")
    origin: str
    project: str
