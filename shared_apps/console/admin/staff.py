"""The people of the platform. A shop's people are in the shop's schema and not to be seen here."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.forms import AdminPasswordChangeForm

from shared_apps.console.admin.base import ConsoleAdmin
from shared_apps.console.forms import StaffChangeForm, StaffCreationForm
from shared_apps.console.site import console
from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.identity.services.add_user import NewUser, add_user


@admin.register(User, site=console)
class StaffAdmin(ConsoleAdmin, UserAdmin):  # type: ignore[type-arg]  # generic in the stubs alone
    form = StaffChangeForm
    add_form = StaffCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("full_name", "username", "email", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    search_fields = ("full_name", "username", "email")
    ordering = ("full_name", "pk")
    filter_horizontal = ()
    readonly_fields = ("last_login", "created_at")
    fieldsets = (
        (None, {"fields": ("username", "password", "full_name", "email", "role", "is_active")}),
        (_("Preferences"), {"fields": ("language", "theme")}),
        (_("Times"), {"fields": ("last_login", "created_at")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "full_name", "email", "role", "language", "password1", "password2")}),
    )

    def save_model(self, request: HttpRequest, obj: User, form: StaffChangeForm, change: bool) -> None:  # noqa: FBT001  (Django's)
        if change:
            if obj == request.user and not (obj.is_active and obj.role == Role.PLATFORM_ADMIN):
                # Or the last administrator could lock everybody out.
                raise PermissionDenied(_("You cannot take your own rights away."))
            super().save_model(request, obj, form, change)
            return
        person = add_user(
            user=NewUser(username=obj.username, full_name=obj.full_name, email=obj.email, language=obj.language),
            role=Role(obj.role),
            password=form.cleaned_data["password1"],
        )
        obj.pk = person.pk
        obj._state.adding = False
