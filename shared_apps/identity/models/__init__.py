from shared_apps.identity.models.refresh_token import RefreshToken
from shared_apps.identity.models.user import User

__all__ = ["RefreshToken", "User"]
