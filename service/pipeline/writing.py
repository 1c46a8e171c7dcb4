"""How a target is written, by its language: one way of asking for English and for Chinese."""

from collections.abc import Sequence
from dataclasses import dataclass

from glossary.constraints import Constraint
from glossary.figures import Spacing
from glossary.language import LanguageCode
from glossary.spans import Span
from service.pipeline.checks.repetition import loops, without_loops
from service.pipeline.chinese_style import (
    finish_chinese,
    fit_chinese,
    join_chinese,
    tidy_chinese,
)
from service.pipeline.grammar import fit_renditions
from service.pipeline.style import Clause, finish_sentence, join_clauses, tidy

Places = Sequence[Span | None]


@dataclass(frozen=True, slots=True)
class Writing:
    """The typography of a language; ``spacing`` is what stands between Chinese and Latin."""

    language: LanguageCode = LanguageCode.ENGLISH
    spacing: Spacing = Spacing.NONE

    @property
    def is_chinese(self) -> bool:
        """Tell whether the target is Chinese."""
        return self.language.base == "zh"

    def tidy(self, target: str) -> str:
        """Return ``target`` on one line with the language's marks and spaces."""
        return tidy_chinese(target, self.spacing) if self.is_chinese else tidy(target)

    def loops(self, source: str, target: str) -> int:
        """Return how often ``target`` repeats itself as only a decoder does that is stuck."""
        return loops(source, target, chinese=self.is_chinese)

    def without_loops(self, target: str) -> str:
        """Return ``target`` with one copy of each stretch that comes again at once."""
        return without_loops(target, chinese=self.is_chinese)

    def join(self, clauses: Sequence[Clause]) -> str:
        """Join the translations of a sentence's clauses, in order."""
        return join_chinese(clauses) if self.is_chinese else join_clauses(clauses)

    def fit(self, target: str, constraints: Sequence[Constraint], places: Places) -> str:
        """Return ``target`` with what stands around its renditions made to fit them."""
        if self.is_chinese:
            return fit_chinese(target, constraints, places)
        return fit_renditions(target, constraints, places)

    def finish(
        self,
        source: str,
        target: str,
        *,
        heading: bool,
        held: Sequence[Span],
        exact: Sequence[Span],
    ) -> str:
        """Return ``target`` with a sentence's beginning and end."""
        if self.is_chinese:
            return finish_chinese(source, target, heading=heading)
        return finish_sentence(source, target, heading=heading, held=held, exact=exact)


ENGLISH = Writing()
