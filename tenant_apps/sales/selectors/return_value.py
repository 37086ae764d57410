"""What lines of a sale are worth when they come back, before anybody takes them."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from project.errors import NotFound
from project.identifiers import uuid7
from tenant_apps.sales.documents.line_back import lines_back, total_back
from tenant_apps.sales.documents.returned import LineReturned, SoldSoFar
from tenant_apps.sales.models import Sale
from tenant_apps.sales.payments.give_back import split_back


def return_value(*, sale_id: uuid.UUID, lines: Sequence[LineReturned] | None, now: datetime) -> Decimal:
    """Return the money that is given back for ``lines`` of a sale, all that is left where they are None.

    It is what an exchange takes off the new bill; where cash was rounded, a coin's fraction less than the refund.

    Raises:
        NotFound: there is no such sale.
        InvalidInput, MoreThanSold, AlreadyRefunded: the lines cannot come back.
    """
    sale = Sale.objects.filter(pk=sale_id).first()
    if sale is None:
        raise NotFound(field="sale_id")
    sold = SoldSoFar.of(sale)
    returned = sold.returned(lines)
    back = lines_back(sold, returned, refund_id=uuid7())
    total = total_back(sold, back, now=now, is_all=sold.is_all(returned))
    parts = split_back(-total, paid=sold.payments, given=sold.payments_back)
    return sum((part.amount for part in parts), Decimal(0))
