from django.utils.translation import gettext_lazy as _
from django_tenants.models import DomainMixin


class Domain(DomainMixin):
    """A host name that leads to a shop."""

    class Meta:
        verbose_name = _("domain")
        verbose_name_plural = _("domains")
