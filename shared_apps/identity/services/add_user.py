"""Add a person to the schema that is active."""

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.identity.choices import Role
from shared_apps.identity.models import User


@dataclass(frozen=True, kw_only=True)
class NewUser:
    username: str
    full_name: str
    email: str = ""
    language: str = "en"


type Refusals = dict[str, tuple[str, str | Promise]]


@transaction.atomic
def add_user(*, user: NewUser, role: Role, password: str) -> User:
    """Add an active person who can log in.

    Raises:
        InvalidInput: a name, the e-mail or the password cannot be used.
    """
    taken = _taken_names(user)
    try:
        person = prepare_user(user=user, role=role, password=password)
    except InvalidInput as error:
        raise InvalidInput(taken | error.fields) from error
    if taken:
        raise InvalidInput(taken)
    person.save()
    return person


def prepare_user(*, user: NewUser, role: Role, password: str) -> User:
    """Return a person who is not saved yet: for a schema that has nobody else, and before its transaction begins.

    Hashing takes a fifth of a second on purpose; the locks of a transaction are not for that long.

    Raises:
        InvalidInput: a name, the e-mail or the password cannot be used by anybody.
    """
    person = User(
        username=_written(user.username),
        email=_written(user.email),
        full_name=user.full_name.strip(),
        language=user.language,
        role=role,
    )
    if fields := _refused_fields(person, password):
        raise InvalidInput(fields)
    person.set_password(password)
    return person


def _refused_fields(person: User, password: str) -> Refusals:
    fields: Refusals = {}
    if not person.username or "@" in person.username or any(letter.isspace() for letter in person.username):
        fields["username"] = ("MALFORMED", _("A user name has no spaces and no @."))
    if not person.full_name:
        fields["fullName"] = ("REQUIRED", _("This is needed."))
    try:
        if person.email:
            validate_email(person.email)
    except ValidationError:
        fields["email"] = ("MALFORMED", _("This is not an e-mail address."))
    try:
        validate_password(password, person)
    except ValidationError as error:
        fields["password"] = ("WEAK", " ".join(error.messages))
    return fields


def _taken_names(user: NewUser) -> Refusals:
    """Refuse what somebody else logs in with."""
    username, email = _written(user.username), _written(user.email)
    fields: Refusals = {}
    if User.objects.filter(username=username).exists():
        fields["username"] = ("TAKEN", _("Somebody already has this user name."))
    if email and User.objects.filter(email=email).exists():
        fields["email"] = ("TAKEN", _("Somebody already has this e-mail address."))
    return fields


def _written(name: str) -> str:
    """Return a name as it is kept and looked up."""
    return name.strip().lower()
