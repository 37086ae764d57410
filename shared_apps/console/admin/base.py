"""What every page of the console shares."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import ActionLocation
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from project.errors import BusinessError


class ConsoleAdmin(ModelAdmin):
    """Deletes nothing unless a page says so, and shows a refusal of a service as a message.

    Actions are the list's, which are posted with a CSRF token; unfold's row and detail actions are plain links.
    """

    list_filter_submit = True
    compressed_fields = True

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_action_choices(
        self,
        request: HttpRequest,
        default_choices: list[tuple[str, Any]] | None = None,
        action_location: ActionLocation = ActionLocation.CHANGE_LIST,
    ) -> list[tuple[str, Any]]:
        """Name the list's actions, as unfold does; its own override does not know Django 6.1's third argument."""
        select: list[tuple[str, Any]] = [("", _("Select action"))]
        choices: list[tuple[str, Any]] = admin.ModelAdmin.get_action_choices(self, request, select, action_location)
        return choices

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().changeform_view(request, *args, **kwargs)
        except BusinessError as refusal:
            # The transaction of the form is rolled back by now.
            messages.error(request, refusal.message)
            return HttpResponseRedirect(request.get_full_path())
        return response


class ReadOnlyAdmin(ConsoleAdmin):
    """A page where rows are looked at; what changes them are actions."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_act_permission(self, request: HttpRequest) -> bool:
        """Return whether this person may run the page's actions, which name ``permissions=["act"]``."""
        return bool(request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}"))
