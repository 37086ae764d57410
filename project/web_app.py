"""The web app's one page, for every host and every path that is not something else."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe


@require_safe
@ensure_csrf_cookie
def web_app_page(request: HttpRequest) -> HttpResponse:
    """Serve index.html; it is never cached, the files that it names are cached for ever."""
    try:
        page = (settings.FRONTEND_DIST / "index.html").read_bytes()
    except FileNotFoundError:
        return HttpResponse(_("The web app is not built yet: run `make run`."), status=503, content_type="text/plain")
    return HttpResponse(page, content_type="text/html; charset=utf-8", headers={"Cache-Control": "no-cache"})
