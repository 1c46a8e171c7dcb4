"""ZIP files of office programs: opened within bounds, written back member by member.

Nothing in them is ever run: macros, scripts and embedded objects are bytes that stay.
"""

import io
import zipfile
import zlib

from glossary.exchange.zipped import zip_fault
from service.documents.format import DocumentError

MAX_XML = 32 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = "Open it in its program, save it again and try the new file."
_UNPROTECT = "Save it without a password and try again."


class Archive:
    """The members of a ZIP file in their order; some are replaced before it is written."""

    def __init__(self, content: bytes, kind: str) -> None:
        """Open ``content``; ``kind`` names the format for messages.

        Raises:
            DocumentError: no ZIP file, damaged, protected by a password, or a ZIP bomb.
        """
        if content.startswith(_OLE):
            raise _old_or_protected(content, kind)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
            raise DocumentError(
                f"This is not a {kind} file, or it is damaged (no ZIP archive inside).",
                remedy=_DAMAGED,
            ) from error
        self._kind = kind
        self._members = self._zip.infolist()
        self._replaced: dict[str, bytes] = {}
        self._check()

    @property
    def names(self) -> list[str]:
        """The names of the members."""
        return [m.filename for m in self._members]

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a member of that name."""
        return any(m.filename == name for m in self._members)

    def read(self, name: str) -> bytes:
        """Return a member's content; DocumentError when it is damaged or missing."""
        try:
            return self._zip.read(name)
        except KeyError as error:
            raise DocumentError(
                f"This is not a {self._kind} file: it has no “{name}”.", remedy=_DAMAGED
            ) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise DocumentError(
                f"The {self._kind} file is damaged in “{name[:80]}”.", remedy=_DAMAGED
            ) from error

    def read_xml(self, name: str) -> bytes:
        """Return a member that will be parsed; DocumentError when it is too large for that."""
        if self._zip.getinfo(name).file_size > MAX_XML if name in self else False:
            raise DocumentError(
                f"“{name[:80]}” in the file is larger than {MAX_XML // 1024**2} MB.",
                remedy="Split the document and translate its parts.",
            )
        return self.read(name)

    def replace(self, name: str, content: bytes) -> None:
        """Give a member new content."""
        self._replaced[name] = content

    def write(self) -> bytes:
        """Return the archive; members that were not replaced keep their bytes, dates and order."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as new:
            for member in self._members:
                info = zipfile.ZipInfo(member.filename, member.date_time)
                info.external_attr = member.external_attr
                stored = member.compress_type == zipfile.ZIP_STORED
                info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
                content = self._replaced.get(member.filename)
                new.writestr(info, self.read(member.filename) if content is None else content)
        return target.getvalue()

    def _check(self) -> None:
        if fault := zip_fault(self._members):
            problem, remedy = fault
            raise DocumentError(problem, remedy=remedy)


def _old_or_protected(content: bytes, kind: str) -> DocumentError:
    if _ENCRYPTED_PACKAGE in content:
        return DocumentError(f"The {kind} file is protected by a password.", remedy=_UNPROTECT)
    return DocumentError(
        f"This is a file of an old Office version, not a {kind} file.",
        remedy="Save it in the newer format (.docx, .xlsx, .pptx) and try again.",
    )
