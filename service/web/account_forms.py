"""The forms of signing in and of accounts."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, PasswordField, SelectChoice, SelectField, StringField

from service.people import MIN_PASSWORD_LENGTH, Account, Role
from service.web.forms import DeskForm

_LENGTH = _l("At least %(number)s characters; a sentence is good.", number=MIN_PASSWORD_LENGTH)
ROLES = {
    Role.READER: _l("Reader: translates, looks things up"),
    Role.TRANSLATOR: _l("Translator: approves translations, proposes entries"),
    Role.TERMINOLOGIST: _l("Terminologist: changes and approves every entry"),
    Role.ADMINISTRATOR: _l("Administrator: makes accounts as well"),
}


class SignInForm(DeskForm):
    """Name and password, and where to go on."""

    name = StringField(_l("Name"))
    password = PasswordField(_l("Password"))
    next = HiddenField()


class PasswordForm(DeskForm):
    """One's own new password."""

    old = PasswordField(_l("Your password now"))
    password = PasswordField(_l("New password"), description=_LENGTH)


class KeyForm(DeskForm):
    """A new API key."""

    label = StringField(
        _l("What it is for"), description=_l("For example: the CAT tool on my desk.")
    )


class AccountForm(DeskForm):
    """An account, new or there already."""

    name = StringField(
        _l("Name"), description=_l("What people sign in with and what signs their edits.")
    )
    role = SelectField(
        _l("Role"), choices=[SelectChoice(role.value, label) for role, label in ROLES.items()]
    )
    password = PasswordField(_l("Password"), description=_LENGTH)
    active = BooleanField(_l("May sign in"), default=True)

    @classmethod
    def of(cls, account: Account) -> "AccountForm":
        """Return the form filled from an account."""
        return cls(
            data={"name": account.name, "role": account.role, "active": not account.disabled}
        )

    @property
    def chosen_role(self) -> Role:
        """The role that was chosen."""
        return Role(self.role.data)
