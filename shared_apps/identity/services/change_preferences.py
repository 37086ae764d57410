"""A person's own choices of language and theme."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.identity.choices import Theme
from shared_apps.identity.models import User


@transaction.atomic
def change_preferences(*, actor: User, language: str | None = None, theme: Theme | None = None) -> User:
    """Change what is given and leave the rest.

    Raises:
        InvalidInput: the language is not one of ours.
    """
    user = User.objects.select_for_update().get(pk=actor.pk)
    if language is not None:
        if language not in dict(settings.LANGUAGES):
            raise InvalidInput({"language": ("UNKNOWN", _("This language is not available."))})
        user.language = language
    if theme is not None:
        user.theme = theme
    user.save(update_fields=["language", "theme"])
    return user
