"""What users do with glossary files: look through an import, carry it out, export."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from glossary.errors import ConflictError, InputError, TooLargeError
from glossary.exchange import Choice, Codec, ImportPlan, Losses, codec_named, plan_import
from service.usecases.permissions import Action, require
from service.usecases.ports import Services

STOP = "stop"
"""What to do about conflicts: import nothing."""


class ImportConflicts(ConflictError):  # noqa: N818 - named as ImportRejected is
    """A file contradicts the glossary and nobody chose; nothing of it was imported."""

    def __init__(self, plan: ImportPlan, *, where: str) -> None:
        """Keep the plan; ``where`` names the file."""
        count = len(plan.conflicts)
        super().__init__(
            f"{count} {'entry is' if count == 1 else 'entries are'} in conflict with the glossary.",
            where=where,
            remedy="Nothing was imported. Choose to keep the glossary’s entries (mine) or to take "
            "the file’s (theirs).",
        )
        self.plan = plan

    def lines(self) -> list[str]:
        """Return all conflicts as ``FILE:LINE: message``, and what to do about them."""
        found = [f"{self.where}:{c.line}: {c.sentence}" for c in self.plan.conflicts]
        return [*found, f"{self.problem} {self.remedy}"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCommand:
    """A file to import, and what to do about conflicts.

    ``media`` is a format's short name; ``where`` names the file in messages. ``conflicts`` is
    ``stop`` (nothing is imported if there are any), ``mine`` or ``theirs``; ``choices`` say it for
    single entries by their place in the file, from 0. ``revision``: the glossary's when a preview
    was made, if it has to be that still.
    """

    content: bytes
    media: str
    where: str = "file"
    conflicts: str = STOP
    choices: Mapping[int, Choice] = field(default_factory=dict)
    revision: int | None = None


def preview_import(glossary: str, command: ImportCommand, services: Services) -> ImportPlan:
    """Return what an import would do; nothing is written.

    Raises:
        ImportRejected: the file has faults, all named.
        InputError: not a file of that format, or in an unknown encoding; an unknown choice.
        UnsupportedError: no such format.
        TooLargeError: over ``services.limits.upload_bytes``.
        NotFoundError: no such glossary.
        ConflictError: the glossary has another revision than the command says.
        ForbiddenError: the user's role does not allow it.
    """
    require(services.user, Action.EDIT_TERMS)
    codec = codec_named(command.media)
    if command.conflicts not in {STOP, *Choice}:
        raise InputError(
            f"“{command.conflicts[:40]}” is nothing to do about conflicts.",
            where="conflicts",
            remedy=f"Use {STOP}, {Choice.MINE} or {Choice.THEIRS}.",
        )
    if len(command.content) > services.limits.upload_bytes:
        size, limit = len(command.content), services.limits.upload_bytes
        raise TooLargeError(
            f"The file has {size:,} bytes; the limit is {limit:,}.",
            where=command.where,
            remedy="Split it and import the parts.",
        )
    reading = codec.read(command.content, where=command.where)
    current = services.term_bases.glossary(glossary).revision
    if command.revision not in {None, current}:
        raise ConflictError(
            "The glossary was changed by someone else meanwhile; nothing was imported.",
            where=glossary,
            remedy="Look through what the import would do now.",
        )
    plan = plan_import(
        services.term_bases.concepts(glossary),
        reading.entries,
        choices=command.choices,
        default=Choice.THEIRS if command.conflicts == Choice.THEIRS else Choice.MINE,
        where=command.where,
    )
    return replace(plan, notes=reading.notes)


def import_concepts(glossary: str, command: ImportCommand, services: Services) -> ImportPlan:
    """Carry an import out, all of it or nothing; return what was done.

    Raises:
        ImportConflicts: there are conflicts, and the command says to stop.
        TermbridgeError: what ``preview_import`` raises, and ConflictError if the glossary was
            changed meanwhile.
    """
    plan = preview_import(glossary, command, services)
    if plan.conflicts and command.conflicts == STOP and not command.choices:
        raise ImportConflicts(plan, where=command.where)
    services.term_bases.apply(glossary, plan)
    return plan


@dataclass(frozen=True, slots=True)
class Export:
    """A glossary on its way out, read while it is written; ``losses`` are complete after that."""

    codec: Codec
    content: Iterator[bytes]
    losses: Losses


def export_concepts(glossary: str, media: str, services: Services) -> Export:
    """Return a glossary as a file in a format (its short name).

    Raises:
        UnsupportedError: no such format.
        NotFoundError: no such glossary.
    """
    codec = codec_named(media)
    services.term_bases.glossary(glossary)
    losses = Losses()
    return Export(codec, codec.write(services.term_bases.stream(glossary), losses), losses)
