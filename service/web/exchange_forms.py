"""Forms of import: the file, then what to do about its conflicts."""

import base64
from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import FileField, HiddenField, RadioField, SelectChoice, SelectField

from glossary.errors import InputError
from glossary.exchange import CODECS, Choice, codec_named, codec_of_file
from service.usecases.exchange import ImportCommand
from service.web.forms import DeskForm, carried

CHOICES = {"": _l("As above"), Choice.MINE: _l("Keep mine"), Choice.THEIRS: _l("Take theirs")}
_PREFIX = "choice-"


class ImportForm(DeskForm):
    """A file of entries to look through before it is taken in."""

    file = FileField(
        _l("File"),
        description=_l("CSV, TSV, Excel (.xlsx), TBX or TMX; text in UTF-8 or GB18030."),
    )
    format = SelectField(
        _l("Format"),
        choices=[
            SelectChoice("", _l("By the file’s ending")),
            *(SelectChoice(codec.media, codec.label) for codec in CODECS.values()),
        ],
        default="",
        description=_l("CSV files of DeepL, Google and Amazon have to be chosen here."),
    )

    def command(self) -> ImportCommand:
        """Return the chosen file as the use case takes it.

        Raises:
            InputError: no file was chosen, or its format is not known.
        """
        upload = self.file.data
        if not upload or not upload.filename:
            raise InputError("No file was chosen.", where="file", remedy="Choose a file.")
        chosen = self.format.data
        codec = codec_named(chosen) if chosen else codec_of_file(upload.filename)
        return ImportCommand(content=upload.read(), media=codec.media)


class ConfirmImportForm(DeskForm):
    """The file that was looked through, carried by the page itself (base64), and the choices."""

    content = HiddenField()
    media = HiddenField()
    revision = HiddenField()
    conflicts = RadioField(
        _l("All conflicts without a choice of their own"),
        choices=[
            SelectChoice(Choice.MINE.value, _l("Keep what the glossary has (mine)")),
            SelectChoice(Choice.THEIRS.value, _l("Take what the file has (theirs)")),
        ],
        default=Choice.MINE.value,
    )

    @classmethod
    def of(cls, command: ImportCommand, revision: int) -> "ConfirmImportForm":
        """Return the form that carries a file, looked through at a revision of the glossary."""
        data = {
            "content": base64.b64encode(command.content).decode(),
            "media": command.media,
            "revision": str(revision),
            "conflicts": Choice.MINE.value,
        }
        return cls(formdata=None, data=data)

    def command(self, sent: Mapping[str, Any]) -> ImportCommand:
        """Return the file that the page carried, with the choices of ``sent``.

        Raises:
            InputError: the page was tampered with.
        """
        choices = {
            int(name.removeprefix(_PREFIX)): Choice(value)
            for name, value in sent.items()
            if name.startswith(_PREFIX)
            and name.removeprefix(_PREFIX).isdecimal()
            and value in set(Choice)
        }
        revision = self.revision.data or ""
        return ImportCommand(
            content=carried(self.content.data),
            media=self.media.data or "",
            conflicts=self.conflicts.data or Choice.MINE,
            choices=choices,
            revision=int(revision) if revision.isdecimal() else None,
        )
