"""Files of items: photos for whoever has a signed address that is still good, papers for people of the shop."""

import uuid

from django.core.signing import BadSignature
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from project.errors import NotFound
from shared_apps.identity.models import User
from shared_apps.identity.private_files import file_for
from tenant_apps.catalog.file_types import EXTENSIONS
from tenant_apps.catalog.models import ItemCertificate, ItemPhoto
from tenant_apps.catalog.photo_address import seconds_left


@require_safe
@transaction.atomic
def item_photo(request: HttpRequest, photo_id: str, size: str) -> HttpResponseBase:
    """Answer with a picture. The address says that somebody who may see items was given it; nobody is asked again."""
    until, proof = request.GET.get("until", ""), request.GET.get("proof", "")
    try:
        photo_key = uuid.UUID(photo_id)
        seconds = seconds_left(photo_key, size, until=until, proof=proof, now=timezone.now())
    except (BadSignature, ValueError):
        refusal = {"code": "FORBIDDEN", "message": _("This address is no longer good.")}
        return JsonResponse(refusal, status=403)
    photo = ItemPhoto.objects.ready().filter(pk=photo_key).first()
    if photo is None:
        return JsonResponse({"code": "NOT_FOUND", "message": _("This was not found.")}, status=404)
    response = FileResponse(getattr(photo, size).open("rb"), content_type="image/webp")
    response.headers["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, private=True, max_age=seconds, immutable=True)
    return response


@file_for("catalog.view")
def certificate_file(request: HttpRequest, actor: User, certificate_id: uuid.UUID) -> HttpResponseBase:
    """Answer with the paper under its lab and number, to be kept and not shown: what is in it came from somewhere."""
    certificate = ItemCertificate.objects.kept().exclude(file="").filter(pk=certificate_id).first()
    if certificate is None:
        raise NotFound
    name = f"{certificate}.{EXTENSIONS[certificate.content_type]}"
    response = FileResponse(
        certificate.file.open("rb"), as_attachment=True, filename=name, content_type=certificate.content_type
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
