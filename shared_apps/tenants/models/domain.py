from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tenants.models import DomainMixin


class Domain(DomainMixin):
    """A host name that leads to a shop."""

    # The library's own fields, with names that can be translated.
    domain = models.CharField(_("domain"), max_length=253, unique=True, db_index=True)
    tenant = models.ForeignKey(
        "tenants.Tenant", on_delete=models.CASCADE, related_name="domains", verbose_name=_("shop")
    )
    is_primary = models.BooleanField(_("primary"), default=True, db_index=True)
    redirects_until = models.DateTimeField(_("redirects until"), null=True, blank=True, editable=False)
    """Set on an old address of the shop: it leads to the present one until then, and is nobody's afterwards."""

    class Meta:
        verbose_name = _("domain")
        verbose_name_plural = _("domains")
        indexes = [
            models.Index(
                fields=["redirects_until"],
                name="domain_redirecting",
                condition=models.Q(redirects_until__isnull=False),
            )
        ]
