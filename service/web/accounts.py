"""Signing in and out, one's own account, and the administrator's accounts page."""

from flask import (
    Blueprint,
    current_app,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse
from wtforms import Field

from glossary.errors import ConflictError, InputError, TermbridgeError
from service.http.access import begin_session, current_user, end_session
from service.http.context import services
from service.http.errors import status_of
from service.usecases.accounts import (
    TooManyAttemptsError,
    change_account,
    change_password,
    create_account,
    create_key,
    get_account,
    list_accounts,
    list_keys,
    reset_password,
    revoke_key,
)
from service.usecases.accounts import (
    sign_in as start,
)
from service.usecases.permissions import NotSignedInError
from service.web.account_forms import (
    ROLES,
    AccountForm,
    KeyForm,
    PasswordForm,
    SignInForm,
)
from service.web.forms import DeskForm
from service.web.history import shown_time
from service.web.language import tell
from service.web.preferences import local_path

accounts = Blueprint("accounts", __name__)
NO_COOKIE = _l(
    "Your browser did not send the sign-in cookie back: it is kept for https. "
    "Ask your administrator (TERMBRIDGE_SECURE_COOKIES)."
)


@accounts.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> BaseResponse:
    """Ask for name and password, and begin a session."""
    form = SignInForm()
    if not form.is_submitted():
        form.next.data = request.args.get("next", "")
        return _sign_in_page(form)
    if not form.validate():
        return _sign_in_page(form, 400)
    try:
        token = start(_text(form.name), _text(form.password), _address(), services())
    except (NotSignedInError, TooManyAttemptsError) as error:
        return _refused(form, error)
    begin_session(token)
    return redirect(local_path(form.next.data or ""))


@accounts.post("/sign-out")
def leave() -> BaseResponse:
    """End the session."""
    form = DeskForm()
    if current_user().role is not None and not form.validate():
        return _own(status=400, problem=form.expired)
    end_session()
    return redirect(url_for("accounts.sign_in"))


@accounts.get("/account")
def own() -> BaseResponse:
    """Show one's own account: password and API keys."""
    return _own()


@accounts.post("/account/password")
def new_password() -> BaseResponse:
    """Change one's own password; one signs in again with it."""
    form = PasswordForm()
    if not form.validate():
        return _own(password=form, status=400)
    try:
        change_password(current_user(), _text(form.old), _text(form.password), services())
    except (InputError, TooManyAttemptsError) as error:
        form.blame(error.where if error.where in form else "old", tell(error))
        return _own(password=form, status=status_of(error))
    end_session()
    flash(_("Your password was changed. Sign in with it."))
    return redirect(url_for("accounts.sign_in"))


@accounts.post("/account/keys")
def new_key() -> BaseResponse:
    """Make an API key and show it, this once."""
    form = KeyForm()
    if not form.validate():
        return _own(key=form, status=400)
    try:
        made = create_key(current_user(), _text(form.label), services())
    except InputError as error:
        form.blame("label", tell(error))
        return _own(key=form, status=422)
    return _own(key=KeyForm(formdata=None), made=made)


@accounts.post("/account/keys/<key_id>/revoke")
def revoke(key_id: str) -> BaseResponse:
    """Revoke an API key."""
    form = DeskForm()
    if not form.validate():
        return _own(status=400, problem=form.expired)
    revoke_key(current_user(), key_id, services())
    flash(_("The key was revoked; it opens nothing any more."))
    return redirect(url_for("accounts.own"))


@accounts.get("/accounts")
def index() -> BaseResponse:
    """List the accounts."""
    rows = list_accounts(services())
    return _page(
        "accounts/list.html", DeskForm(), accounts_list=rows, roles=ROLES, shown_time=shown_time
    )


@accounts.route("/accounts/new", methods=["GET", "POST"])
def add() -> BaseResponse:
    """Add an account."""
    form = AccountForm()
    if not form.validate_on_submit():
        return _page("accounts/edit.html", form, 400 if form.is_submitted() else 200, account=None)
    try:
        made = create_account(_text(form.name), form.chosen_role, _text(form.password), services())
    except (InputError, ConflictError) as error:
        form.blame(error.where if error.where in form else "name", tell(error))
        return _page("accounts/edit.html", form, status_of(error), account=None)
    flash(_("“%(name)s” can sign in now.", name=made.name))
    return redirect(url_for("accounts.index"))


@accounts.route("/accounts/<account_id>", methods=["GET", "POST"])
def edit(account_id: str) -> BaseResponse:
    """Change an account's role, switch it off or on, give it a new password."""
    account = get_account(account_id, services())
    form = AccountForm() if request.method == "POST" else AccountForm.of(account)
    if not form.validate_on_submit():
        status = 400 if form.is_submitted() else 200
        return _page("accounts/edit.html", form, status, account=account)
    try:
        if password := _text(form.password):
            reset_password(account_id, password, services())
        change_account(account_id, form.chosen_role, services(), disabled=not form.active.data)
    except (InputError, ConflictError) as error:
        form.blame(error.where if error.where in form else "role", tell(error))
        return _page("accounts/edit.html", form, status_of(error), account=account)
    flash(_("“%(term)s” saved.", term=account.name))
    return redirect(url_for("accounts.index"))


def ask_to_sign_in(error: TermbridgeError) -> BaseResponse | None:
    """Return the way to the sign-in page, if a page is wanted that needs it.

    What a form has sent is not lost by it: its own page says how to send it again.
    """
    if not isinstance(error, NotSignedInError) or request.method not in {"GET", "HEAD"}:
        return None
    return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))


def _sign_in_page(form: SignInForm, status: int = 200) -> BaseResponse:
    form.password.data = None  # a page never holds a password
    lost = form.expired and current_app.config["SESSION_COOKIE_SECURE"] and not request.is_secure
    problem = str(NO_COOKIE) if lost else form.expired
    first = not list_accounts(services())
    return _page("accounts/sign_in.html", form, status, problem=problem, first=first)


def _refused(form: SignInForm, error: TermbridgeError) -> BaseResponse:
    form.blame("password", tell(error))
    response = _sign_in_page(form, status_of(error))
    if isinstance(error, TooManyAttemptsError):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def _own(
    password: PasswordForm | None = None,
    key: KeyForm | None = None,
    status: int = 200,
    problem: str = "",
    made: str = "",
) -> BaseResponse:
    account = get_account(current_user().id, services())
    response = _page(
        "accounts/own.html",
        password or PasswordForm(formdata=None),
        status,
        key_form=key or KeyForm(formdata=None),
        account=account,
        role=ROLES[account.role],
        keys=list_keys(current_user(), services()),
        made=made,
        problem=problem,
        shown_time=shown_time,
    )
    if made:
        response.headers["Cache-Control"] = "no-store"
    return response


def _page(template: str, form: DeskForm, status: int = 200, **view: object) -> BaseResponse:
    return make_response(render_template(template, form=form, **view), status)


def _text(field: Field) -> str:
    return field.data or ""


def _address() -> str:
    return request.remote_addr or ""
