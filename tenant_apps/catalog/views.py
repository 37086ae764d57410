"""Photos of items, for whoever has a signed address that is still good."""

import uuid

from django.core.signing import BadSignature
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tenant_apps.catalog.models import ItemPhoto
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
