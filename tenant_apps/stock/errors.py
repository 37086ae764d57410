from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class StockRefused(BusinessError):
    """Stock cannot be what it would become (facts: skus)."""

    def __init__(self, *, skus: list[str]) -> None:
        super().__init__(skus=skus)

    @property
    def message(self) -> str:
        return str(self.text) % {"skus": ", ".join(self.facts["skus"])}


class OutOfStock(StockRefused):
    """A branch has less than what should leave it (facts: skus)."""

    code = "OUT_OF_STOCK"
    text = _("There is not enough in stock of: %(skus)s.")


class PieceInStock(StockRefused):
    """A unique piece would be in stock more than once (facts: skus)."""

    code = "PIECE_IN_STOCK"
    text = _("A unique piece cannot be in stock twice: %(skus)s.")


class QuantityNotWhole(StockRefused):
    """Part of a thing that is counted would come or go (facts: skus)."""

    code = "QUANTITY_NOT_WHOLE"
    text = _("These are counted in whole numbers: %(skus)s.")
