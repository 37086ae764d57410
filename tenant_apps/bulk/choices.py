from django.db import models
from django.utils.translation import gettext_lazy as _


class AmountMethod(models.TextChoices):
    """How an amount changes: it becomes the value, grows by it, or grows by so many per cent."""

    SET = "SET", _("Becomes")
    ADD = "ADD", _("Grows by")
    PERCENT = "PERCENT", _("Grows by per cent")


class EditedColumn(models.TextChoices):
    """What an edit of many items can change."""

    CATEGORY = "category_id", _("Category")
    ITEM_CLASS = "item_class", _("Class")
    IS_ACTIVE = "is_active", _("Active")
    MAKING_METHOD = "making_method", _("Making charge by")
    MAKING_AMOUNT = "making_amount", _("Making charge")
    WASTAGE_PERCENT = "wastage_percent", _("Wastage (%)")
    EXTRA_CHARGE = "extra_charge", _("Hallmark and attachments")
    FIXED_PRICE = "fixed_price", _("Fixed price")
    LOW_STOCK_AT = "low_stock_at", _("Low stock at")
