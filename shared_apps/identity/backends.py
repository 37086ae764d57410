"""Log-in by user name or e-mail, within the schema of the host."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest

from shared_apps.identity.models import User


class NameOrEmailBackend(BaseBackend):
    """Answers in about the same time whether the person exists or not."""

    @transaction.atomic
    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        if not username or not password:
            return None
        name = username.lower()
        user = User.objects.filter(Q(username=name) | Q(email=name), is_active=True).first()
        if user is None:
            make_password(password)
            return None
        return user if user.check_password(password) else None

    def get_user(self, user_id: Any) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first()
