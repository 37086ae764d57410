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


@transaction.atomic
def add_user(*, user: NewUser, role: Role, password: str) -> User:
    """Add an active person who can log in.

    Raises:
        InvalidInput: a name, the e-mail or the password cannot be used.
    """
    person = User(
        username=user.username.strip().lower(),
        email=user.email.strip().lower(),
        full_name=user.full_name.strip(),
        language=user.language,
        role=role,
    )
    if fields := _refused_fields(person, password):
        raise InvalidInput(fields)
    person.set_password(password)
    person.save()
    return person


def _refused_fields(person: User, password: str) -> dict[str, tuple[str, str | Promise]]:
    fields = _refused_names(person)
    if not person.full_name:
        fields["fullName"] = ("REQUIRED", _("This is needed."))
    try:
        validate_password(password, person)
    except ValidationError as error:
        fields["password"] = ("WEAK", " ".join(error.messages))
    return fields


def _refused_names(person: User) -> dict[str, tuple[str, str | Promise]]:
    """Refuse what a person could not log in with, or what somebody else logs in with."""
    fields: dict[str, tuple[str, str | Promise]] = {}
    if not person.username or "@" in person.username or any(letter.isspace() for letter in person.username):
        fields["username"] = ("MALFORMED", _("A user name has no spaces and no @."))
    elif User.objects.filter(username=person.username).exists():
        fields["username"] = ("TAKEN", _("Somebody already has this user name."))
    if person.email:
        try:
            validate_email(person.email)
        except ValidationError:
            fields["email"] = ("MALFORMED", _("This is not an e-mail address."))
        else:
            if User.objects.filter(email=person.email).exists():
                fields["email"] = ("TAKEN", _("Somebody already has this e-mail address."))
    return fields
