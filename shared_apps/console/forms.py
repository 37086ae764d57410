"""Forms of the console that know more than their model."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from unfold.forms import AuthenticationForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminSelectWidget

from shared_apps.identity.choices import PLATFORM_ROLES
from shared_apps.identity.errors import TooManyAttempts
from shared_apps.identity.services.throttle import count_failure, forget_failures, refuse_when_throttled
from shared_apps.market.errors import RateNotValid
from shared_apps.market.models import MetalRate
from shared_apps.market.services.receive_rate import valid_rate

ROLES = [(role.value, role.label) for role in PLATFORM_ROLES]


class ConsoleLoginForm(AuthenticationForm):
    """Counts failures where the graph's log-in counts them, so neither is a way around the other."""

    def clean(self) -> dict[str, Any]:
        who = {"login": self.cleaned_data.get("username", ""), "address": self.request.META.get("REMOTE_ADDR", "")}
        try:
            refuse_when_throttled(**who)
            cleaned: dict[str, Any] = super().clean()
        except TooManyAttempts as refusal:
            raise ValidationError(refusal.message, code=refusal.code) from refusal
        except ValidationError:
            count_failure(**who)
            raise
        forget_failures(**who)
        return cleaned


class _StaffFields:
    """What adding and changing a person of the platform share."""

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"].strip().lower()  # type: ignore[attr-defined]  # a form's
        if "@" in username or any(letter.isspace() for letter in username):
            raise ValidationError(_("A user name has no spaces and no @."))
        return username

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()  # type: ignore[attr-defined]  # a form's


class StaffCreationForm(_StaffFields, UserCreationForm):
    role = forms.ChoiceField(label=_("role"), choices=ROLES, widget=UnfoldAdminSelectWidget)

    class Meta:
        model = get_user_model()
        fields = ("username", "full_name", "email", "role", "language")


class StaffChangeForm(_StaffFields, UserChangeForm):
    role = forms.ChoiceField(label=_("role"), choices=ROLES, widget=UnfoldAdminSelectWidget)

    class Meta:
        model = get_user_model()
        fields = ("username", "full_name", "email", "role", "language", "theme", "is_active")


class RateForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs alone
    """A rate entered by hand."""

    class Meta:
        model = MetalRate
        fields = ("metal", "currency", "per_fine_gram")

    def clean_currency(self) -> str:
        currency: str = self.cleaned_data["currency"].upper()
        if len(currency) != 3 or not currency.isalpha() or not currency.isascii():  # noqa: PLR2004  (ISO 4217)
            raise ValidationError(_("A currency is three letters, such as USD."))
        return currency

    def clean_per_fine_gram(self) -> Any:
        try:
            return valid_rate(self.cleaned_data["per_fine_gram"])
        except RateNotValid as refusal:
            raise ValidationError(refusal.message, code=refusal.code) from refusal
