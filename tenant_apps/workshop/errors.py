from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class WorkNotOpen(BusinessError):
    """The job is done or called off (facts: status)."""

    code = "WORK_NOT_OPEN"
    text = _("This job is no longer open.")


class _MetalRefused(BusinessError):
    @property
    def message(self) -> str:
        return str(self.text) % {
            name: f"{fact.normalize():f}" if isinstance(fact, Decimal) else fact for name, fact in self.facts.items()
        }


class LossAboveAllowance(_MetalRefused):
    """More metal is missing than the job may lose (facts: metal; loss, allowed: fine grams)."""

    code = "LOSS_ABOVE_ALLOWANCE"
    text = _("%(loss)s g of fine %(metal)s are missing, and %(allowed)s g may be lost.")


class MoreMetalThanUsed(_MetalRefused):
    """More metal would come out than went in (facts: metal; surplus: fine grams)."""

    code = "MORE_METAL_THAN_USED"
    text = _("%(surplus)s g more of fine %(metal)s would come out than went in.")
