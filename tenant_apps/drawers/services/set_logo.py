"""Set the logo that stands on the shop's documents, or take it away."""

from math import ceil

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.billing.services import check_limit
from shared_apps.plans.choices import Limit
from shared_apps.printing.images import ImageNotUsable, printable_picture
from tenant_apps.drawers.models import CounterSettings

MEBIBYTE = 2**20
REFUSALS = {
    "NOT_AN_IMAGE": _("Choose a picture in PNG or JPEG form."),
    "TOO_LARGE": _("The picture is too large: at most 512 kB and 4,096 pixels."),
    "DAMAGED": _("The picture is damaged."),
}


@transaction.atomic
def set_logo(*, content: bytes | None) -> CounterSettings:
    """Keep ``content`` as the logo among the shop's files; None takes the logo away.

    The file of the logo before goes when this is committed, so that a failure leaves a logo that is there.

    Raises:
        InvalidInput: it is no PNG or JPEG that can be printed, or too large.
        LimitReached: the plan has no room for the file.
    """
    settings, _is_new = CounterSettings.objects.select_for_update().get_or_create(pk=1)
    before, settings.logo = settings.logo, "" if content is None else _kept(content)
    settings.save(update_fields=["logo"])
    if before:
        transaction.on_commit(lambda: default_storage.delete(before))
    return settings


def _kept(content: bytes) -> str:
    try:
        found = printable_picture(content)
    except ImageNotUsable as error:
        raise InvalidInput({"file": (str(error), REFUSALS[str(error)])}) from error
    stored = default_storage.stored_bytes()  # type: ignore[attr-defined]  # our own storage
    check_limit(limit=Limit.STORAGE_MB, used=ceil(stored / MEBIBYTE), adding=ceil(len(content) / MEBIBYTE))
    return default_storage.save(f"counter/logo.{found.extension}", ContentFile(content))
