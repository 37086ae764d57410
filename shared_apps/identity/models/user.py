from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from shared_apps.identity.choices import PLATFORM_ROLES, Role, Theme
from shared_apps.identity.permissions import allows


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=(username or "").lower())


class User(AbstractBaseUser):
    """A person who logs in. The platform's staff are in public, a shop's people in the shop's schema."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(_("user name"), max_length=60, unique=True)
    """In lower case."""
    email = models.EmailField(_("e-mail"), blank=True)
    """In lower case."""
    full_name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=20, choices=Role)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    theme = models.CharField(_("theme"), max_length=10, choices=Theme, default=Theme.SYSTEM)
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name", "email", "role"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["full_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["email"], name="user_email_is_unique", condition=~models.Q(email="")),
            models.CheckConstraint(
                condition=models.Q(username=Lower("username"), email=Lower("email")), name="user_names_are_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    # What Django's admin asks for; the console knows only the platform's two roles.
    @property
    def is_staff(self) -> bool:
        return self.role in PLATFORM_ROLES

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        reads = perm.rpartition(".")[2].startswith("view_")
        return self.is_active and allows(self.role, "platform.view" if reads else "platform.change")

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_staff
