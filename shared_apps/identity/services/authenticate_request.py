"""Who sends this request."""

from django.db import transaction
from django.db.models import Exists
from django.http import HttpRequest

from project.database.origin import name_actor
from shared_apps.identity.errors import Unauthenticated
from shared_apps.identity.models import RefreshToken, User
from shared_apps.identity.tokens import read_access_token
from shared_apps.tenants.context import current_schema

ACCESS_COOKIE = "zargar_access"
REFRESH_COOKIE = "zargar_refresh"


def authenticate_request(request: HttpRequest) -> User | None:
    """Return the active person whose access token the request carries (header first, then cookie); nobody without one.

    The token's schema is compared with the one that the host chose, and its session must still be open. From here on
    what the request writes is theirs in the audit.

    Raises:
        Unauthenticated: there is a token and it is forged, expired, foreign, or its session has ended.
    """
    header = request.headers.get("Authorization", "")
    token = header.removeprefix("Bearer ").strip() if header else request.COOKIES.get(ACCESS_COOKIE, "")
    if not token:
        return None
    claims = read_access_token(token, schema_name=current_schema())
    with transaction.atomic():
        open_sessions = RefreshToken.objects.filter(family=claims.family, revoked_at=None)
        user = User.objects.filter(Exists(open_sessions), pk=claims.user_id, is_active=True).first()
    if user is None:
        raise Unauthenticated
    name_actor(actor=user.username, actor_id=user.pk)
    return user
