"""Every check by its code: how grave a finding is and what it means; the reference lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from glossary.constraints import Constraint, Strength
from glossary.language import LanguageCode
from glossary.spans import Span
from service.pipeline.checks.chinese import chinese_faults
from service.pipeline.checks.coverage import coverage_faults
from service.pipeline.checks.figures import loose_figures, owed_figures
from service.pipeline.checks.renditions import find_forbidden
from service.pipeline.checks.typography import unbalanced
from service.pipeline.constraints import FOREIGN
from service.pipeline.report import Finding, Severity


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of finding."""

    code: str
    severity: Severity
    meaning: str


CHECKS = {
    check.code: check
    for check in (
        Check(
            "missing-rendition",
            Severity.CRITICAL,
            "A required term, figure or name is not in the translation, or too seldom.",
        ),
        Check(
            "invented-figure",
            Severity.CRITICAL,
            "A number stands in the translation that the source does not ask for there.",
        ),
        Check(
            "forbidden-term",
            Severity.MAJOR,
            "A wording that the glossary forbids for a term of the source is in the translation.",
        ),
        Check("empty", Severity.CRITICAL, "Nothing was translated."),
        Check("untranslated", Severity.MAJOR, "Words of the source are left in the translation."),
        Check(
            "repetition",
            Severity.MAJOR,
            "The translation says the same words again at once, or four of them a third time.",
        ),
        Check(
            "length",
            Severity.MAJOR,
            "The translation is far shorter or far longer than its source lets expect.",
        ),
        Check(
            "omission",
            Severity.MINOR,
            "The translation is half as long as is usual: words of the source may be missing.",
        ),
        Check(
            "unbalanced",
            Severity.MINOR,
            "A quotation mark or bracket is opened but not closed, or closed but not opened.",
        ),
        Check(
            "other-language",
            Severity.MINOR,
            "The segment is in another language than the text; it was left as it is.",
        ),
        Check(
            "mixed-language",
            Severity.MINOR,
            "Words of another language stand in the segment; they are kept as they are.",
        ),
        Check(
            "repeated-paragraph",
            Severity.NEUTRAL,
            "The paragraph stands earlier in the text as well, perhaps pasted twice.",
        ),
    )
}


def finding(code: str, message: str) -> Finding:
    """Return a finding of a registered check."""
    return Finding(code=code, message=message, severity=CHECKS[code].severity)


def other_language(name: str, language: LanguageCode) -> Finding:
    """Return the finding for a segment that is in the language called ``name``."""
    return finding(
        "other-language", f"This is {name}, not {language.plain_label}; it was left as it is."
    )


def run_checks(
    source: str,
    target: str,
    constraints: Sequence[Constraint],
    places: Sequence[Span | None],
    *,
    chinese: bool = False,
) -> tuple[Finding, ...]:
    """Return what is wrong with a segment's translation: renditions, figures, then the rest.

    ``places`` says where the rendition of each constraint stands in ``target`` (None: nowhere);
    ``chinese`` that the target is Chinese.
    """
    findings = [
        finding("missing-rendition", f"“{c.source}” should read “{c.rendition.preferred}”.")
        for c, place in zip(constraints, places, strict=True)
        if place is None and c.strength is Strength.REQUIRED
    ]
    for use in find_forbidden(constraints, target, places):
        c = use.constraint
        used = use.place.of(target)
        message = f"“{used}” is forbidden for “{c.source}”: use “{c.rendition.preferred}”."
        findings.append(finding("forbidden-term", message))
    if strange := [c.source for c in constraints if c.entry == FOREIGN]:
        message = f"Words of another language, kept as they are: {'; '.join(strange)}"
        findings.append(finding("mixed-language", message))
    if loose := loose_figures(target, places):
        owed = ", ".join(owed_figures(constraints)) or "none"
        message = f"Not in the source, or twice: {', '.join(loose)}. The source has: {owed}."
        findings.append(finding("invented-figure", message))
    held = [place for place in places if place is not None]
    faults = (chinese_faults if chinese else coverage_faults)(source, target, held)
    findings += [finding(*fault) for fault in faults]
    if marks := unbalanced(target):
        message = f"Not in pairs: {' '.join(marks)}"
        findings.append(finding("unbalanced", message))
    return tuple(findings)
