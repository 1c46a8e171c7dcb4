"""Bounds of ZIP files that strangers send, which every reader of them checks first."""

from collections.abc import Sequence
from zipfile import ZipInfo

MAX_MEMBERS = 5_000
MAX_UNPACKED = 256 * 1024 * 1024
_ENCRYPTED = 0x1


def zip_fault(members: Sequence[ZipInfo]) -> tuple[str, str] | None:
    """Return what is wrong with an archive's list of members and how to mend it, or nothing."""
    if len(members) > MAX_MEMBERS:
        return f"The file holds more than {MAX_MEMBERS:,} parts.", ""
    if len({m.filename for m in members}) != len(members):
        return (
            "The file holds two parts of one name.",
            "Open it in its program, save it again and try the new file.",
        )
    if sum(m.file_size for m in members) > MAX_UNPACKED:
        return (
            f"Unpacked, the file is larger than {MAX_UNPACKED // 1024**2} MB.",
            "Take out large pictures and films, or split the document.",
        )
    if any(m.flag_bits & _ENCRYPTED for m in members):
        return (
            "The file is protected by a password.",
            "Save it without a password and try again.",
        )
    return None
