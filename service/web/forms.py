"""The forms of the HTML face: fields, messages, and what the forms make of their values.

Every form checks its CSRF token as a field, so that an expired page comes back with all it held.
"""

import base64
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    FileField,
    HiddenField,
    IntegerField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from glossary.concepts import Concept, ConceptError, PartOfSpeech, ReviewState
from glossary.errors import InputError
from glossary.exchange.encoding import decode_text
from glossary.fields import FIELDS, concept_of, texts_of
from glossary.language import AUTO, LanguagePair
from glossary.wordings import Fault
from service.usecases.documents import DocumentCommand, TranslatedDocument, is_document
from service.usecases.translate import TranslateCommand
from service.web.language import tell, told
from service.web.pairs import pair_name

EXPIRED = _l(
    "This page had expired, so nothing has been done yet. All you entered is still here: "
    "look it over and send it again."
)


def _unix_lines(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n").replace("\r", "\n")


class DeskForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """What all forms share: an expired page is told apart from wrong values."""

    @property
    def expired(self) -> str:
        """The message for an expired page, or nothing."""
        return str(EXPIRED) if "csrf_token" in self.errors else ""

    def blame(self, field: str, message: str) -> None:
        """Put a message beside a field."""
        self[field].errors = [*self[field].errors, message]


class TranslateForm(DeskForm):
    """A text, typed or as a file, or a document, and how to translate it."""

    text = TextAreaField(_l("Text"), filters=[_unix_lines])
    file = FileField(_l("or a file (.txt, .docx, .xlsx, .pptx, .odt, .html, .md, .srt, .pdf)"))
    glossaries = SelectMultipleField(
        _l("Glossaries"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    lines = BooleanField(_l("Each line is a text of its own (a list of headlines, a table)"))
    direction = SelectField(_l("Languages"), default=AUTO)

    @property
    def languages(self) -> dict[str, str]:
        """The chosen languages, as commands have them."""
        source, _arrow, target = (self.direction.data or AUTO).partition(">")
        return {"source": source, "target": target or AUTO}

    def offer(
        self, names: Sequence[str], configured: Sequence[str], pairs: Sequence[LanguagePair]
    ) -> None:
        """Offer the glossaries and language pairs; on a fresh page the configured are chosen."""
        self.direction.choices = [
            SelectChoice(AUTO, _("Recognise the language")),
            *(SelectChoice(f"{p.source}>{p.target}", pair_name(p)) for p in pairs),
        ]
        self.glossaries.choices = list(names)
        if not self.is_submitted():
            self.glossaries.data = [n for n in configured if n in names]

    @property
    def holds_document(self) -> bool:
        """Tell whether a file was chosen that is translated in its own format."""
        upload = self.file.data
        return bool(upload and upload.filename and is_document(upload.filename))

    def document(self) -> DocumentCommand | None:
        """Return the chosen file to translate in its own format; nothing for a plain text."""
        upload = self.file.data
        if not upload or not upload.filename or not is_document(upload.filename):
            return None
        return DocumentCommand(
            content=upload.read(),
            filename=upload.filename,
            glossaries=tuple(self.glossaries.data or ()),
            **self.languages,
        )

    def take_file(self) -> None:
        """Put the chosen file's text, if any, in the place of the typed text.

        Raises:
            InputError: the file is not text.
        """
        upload = self.file.data
        if upload and upload.filename:
            self.text.data = _unix_lines(decode_text(upload.read(), where="file"))

    def command(self) -> TranslateCommand:
        """Return what the use case takes."""
        return TranslateCommand(
            text=self.text.data,
            glossaries=tuple(self.glossaries.data or ()),
            lines=self.lines.data,
            **self.languages,
        )

    def show(self, error: InputError) -> None:
        """Put an error beside the field that it is about."""
        self.blame("file" if error.where == "file" else "text", tell(error))


REVIEW_STATES = {
    ReviewState.PROPOSED: _l("Proposed"),
    ReviewState.REVIEWED: _l("Reviewed"),
    ReviewState.APPROVED: _l("Approved"),
}
_PARTS_OF_SPEECH = {
    PartOfSpeech.UNSTATED: "",
    PartOfSpeech.NOUN: _l("Noun"),
    PartOfSpeech.PROPER_NOUN: _l("Proper noun"),
    PartOfSpeech.VERB: _l("Verb"),
    PartOfSpeech.ADJECTIVE: _l("Adjective"),
    PartOfSpeech.ADVERB: _l("Adverb"),
    PartOfSpeech.OTHER: _l("Other"),
}


class FinishedForm(DeskForm):
    """A translated file, carried by the page itself (base64) until it is saved."""

    content = HiddenField()
    filename = HiddenField()

    @classmethod
    def of(cls, document: TranslatedDocument) -> "FinishedForm":
        """Return the form that carries ``document``."""
        content = base64.b64encode(document.content).decode()
        return cls(formdata=None, data={"content": content, "filename": document.filename})

    def file(self) -> bytes:
        """Return the file that the page carried; InputError when it was tampered with."""
        return carried(self.content.data)


class ConceptForm(DeskForm):
    """An entry of a glossary; field names are those of ``make_concept`` and of the files."""

    MORE = (
        *("en_forbidden", "en_abbreviation", "only_after", "only_before", "case", "inflection"),
        *("part_of_speech", "project", "definition", "context"),
    )

    zh = StringField(_l("Chinese term"), description=_l("At least two characters."))
    en = StringField(
        _l("English rendition"),
        description=_l(
            "The wording that every translation has to hold. "
            "The same as the Chinese term: it is not translated (iPhone, 5G)."
        ),
    )
    zh_variants = TextAreaField(
        _l("Other Chinese wordings"),
        filters=[_unix_lines],
        description=_l("One per line. They call for the same rendition."),
    )
    en_variants = TextAreaField(
        _l("Other accepted renditions"),
        filters=[_unix_lines],
        description=_l("One per line. They count as found, but are never asked for."),
    )
    domain = StringField(_l("Domain"), description=_l("For example: economy, party, government."))
    note = TextAreaField(
        _l("Note"),
        filters=[_unix_lines],
        description=_l("For colleagues; never used in a translation."),
    )
    source = StringField(_l("Source"), description=_l("Where the rendition comes from."))
    status = SelectField(
        _l("State"),
        choices=[SelectChoice(s.value, label) for s, label in REVIEW_STATES.items()],
        default=ReviewState.APPROVED.value,
        description=_l("A proposed entry is suggested, never enforced."),
    )
    en_forbidden = TextAreaField(
        _l("Forbidden renditions"),
        filters=[_unix_lines],
        description=_l("One per line. Where one stands for this term, the report points it out."),
    )
    en_abbreviation = StringField(
        _l("English abbreviation"),
        description=_l(
            "A text that has the term more than once says “artificial intelligence (AI)” "
            "first, then “AI”."
        ),
    )
    only_after = TextAreaField(
        _l("Only after"),
        filters=[_unix_lines],
        description=_l(
            "Chinese words, one per line. The entry counts only where one of them stands "
            "at most ten characters before the term."
        ),
    )
    only_before = TextAreaField(
        _l("Only before"),
        filters=[_unix_lines],
        description=_l(
            "The same for words after the term. "
            "Entries with other conditions may have the same Chinese term."
        ),
    )
    case = SelectField(
        _l("Capitals"),
        choices=[
            SelectChoice("", _l("As usual in English")),
            SelectChoice("exact", _l("Exactly as written")),
        ],
        default="",
        description=_l("Exactly as written: iPhone counts, Iphone does not."),
    )
    inflection = SelectField(
        _l("Inflection"),
        choices=[
            SelectChoice("", _l("As usual in English")),
            SelectChoice("fixed", _l("Never inflected")),
        ],
        default="",
        description=_l(
            "As usual, the plural and the possessive count as found; of a verb, its forms."
        ),
    )
    part_of_speech = SelectField(
        _l("Part of speech"),
        choices=[SelectChoice(value.value, label) for value, label in _PARTS_OF_SPEECH.items()],
        default="",
        description=_l(
            "Of the English rendition. Of a verb, build, builds, building and built count."
        ),
    )
    project = StringField(
        _l("Project"), description=_l("The customer or project the entry is for.")
    )
    definition = TextAreaField(
        _l("Definition"),
        filters=[_unix_lines],
        description=_l("What the term means, in a sentence."),
    )
    context = TextAreaField(
        _l("Example"),
        filters=[_unix_lines],
        description=_l("A sentence in which the term is used."),
    )
    version = IntegerField(widget=HiddenInput(), default=0)

    def limit_to_proposals(self) -> None:
        """Offer the proposed state alone, to those who may save no other."""
        self.status.choices = [c for c in self.status.choices if "proposed" in c]
        self.status.description = _l("You can propose entries; a terminologist approves them.")

    @property
    def uses_more(self) -> bool:
        """Tell whether one of the fields that are folded away holds something or has a message."""
        return any(self[name].data or self[name].errors for name in self.MORE)

    @classmethod
    def of(cls, concept: Concept) -> "ConceptForm":
        """Return the form filled from an entry, or from what was just sent."""
        return cls(data=fields_of(concept))

    def rebase(self, version: int) -> None:
        """Let the form's next sending replace what is stored as ``version``."""
        self.version.raw_data = None  # else the page would show what was sent
        self.version.data = version

    def _faulty(self, fault: Fault) -> str:
        label = self[fault.field].label.text
        return _("%(field)s %(fault)s.", field=label, fault=told(fault.message))

    def concept(self, concept_id: str | None) -> Concept | None:
        """Return the entry, or nothing once every fault stands beside its field."""
        try:
            texts = {name: self[name].data or "" for name in FIELDS}
            return concept_of(texts, concept_id, self.version.data or 0)
        except ConceptError as error:
            for fault in error.faults:
                self.blame(fault.field, self._faulty(fault))
            return None


def fields_of(concept: Concept) -> dict[str, Any]:
    """Return the values of the form's fields for an entry."""
    return {**texts_of(concept, separator="\n"), "version": concept.version}


class SegmentForm(DeskForm):
    """The open segment of the desk: what it reads in the editor, and what is to be done.

    ``then``: the segment to open afterwards, 0 for none. ``take``: a wording for the editor.
    """

    version = IntegerField("", widget=HiddenInput(), default=0)
    target = TextAreaField("", filters=[_unix_lines])  # the page labels it with its number
    action = StringField("")
    take = StringField("")
    then = IntegerField("")


class RenameForm(DeskForm):
    """The title of a translation."""

    title = StringField(_l("Title"))


class UnitsForm(DeskForm):
    """Units of the translation memory to delete; ``sure``: they have been looked at."""

    units = SelectMultipleField("", validate_choice=False)
    sure = HiddenField("")


class TmxForm(DeskForm):
    """A TMX file to take into the memory."""

    file = FileField(_l("File (.tmx)"))

    def content(self) -> bytes:
        """Return the chosen file; InputError: none was chosen."""
        upload = self.file.data
        if not upload or not upload.filename:
            raise InputError("No file was chosen.", where="file", remedy="Choose a file.")
        return bytes(upload.read())


class DeleteForm(DeskForm):
    """A confirmation, which counts only for the version of the entry that was shown."""

    version = IntegerField(widget=HiddenInput(), default=0)


class UndoForm(DeskForm):
    """A wish to take a change back: no field but the token."""


class GlossaryForm(DeskForm):
    """A new glossary."""

    name = StringField(
        _l("Name"), description=_l("For example: economy, or the name of your office.")
    )


def carried(content: str | None) -> bytes:
    """Return the file that a page carried; InputError when it was tampered with."""
    try:
        return base64.b64decode(content or "", validate=True)
    except ValueError as error:
        raise InputError("The file was damaged.", remedy="Choose the file again.") from error
