"""Find out who sells, and whether that is enough for the law."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import FieldProblems
from tenant_apps.buying.asked import SellerTold
from tenant_apps.buying.choices import IdentityKind
from tenant_apps.buying.errors import IdentityRequired
from tenant_apps.buying.identity import ending_of, marks_of, plain_number, seal
from tenant_apps.buying.selectors.identity_demand import identity_demand
from tenant_apps.buying.seller import Seller
from tenant_apps.catalog.normalise import one_line
from tenant_apps.customers.services.locks import lock_customer

SHORTEST, LONGEST = 4, 30


def known_seller(told: SellerTold, *, total: Decimal, cash: Decimal, day: date) -> Seller:
    """Return the seller with the identity number sealed. Locks the customer: two purchases of theirs add up.

    Raises:
        NotFound: there is no such customer.
        InvalidInput: half an identity, or a number that is none.
        IdentityRequired: the law wants more than what was told.
    """
    customer = lock_customer(told.customer_id) if told.customer_id else None
    number = plain_number(told.identity_number)
    name = one_line(told.name) or (customer.name if customer else "")
    if problems := _problems(told, number=number, name=name):
        raise InvalidInput(problems)
    marks = marks_of(number) if number else []
    customer_id = customer.pk if customer else None
    demand = identity_demand(total=total, cash=cash, customer_id=customer_id, marks=marks, day=day)
    if demand.is_demanded and told.identity_kind not in demand.kinds:
        raise IdentityRequired(field="seller", kinds=sorted(demand.kinds))
    if not number:
        return Seller(name=name, customer_id=customer_id)
    return Seller(
        name=name,
        customer_id=customer_id,
        identity_kind=told.identity_kind,
        identity_sealed=seal(number),
        identity_mark=marks[0],
        identity_ending=ending_of(number),
    )


def _problems(told: SellerTold, *, number: str, name: str) -> FieldProblems:
    problems: FieldProblems = {}
    if told.identity_kind and told.identity_kind not in IdentityKind:
        problems["seller.identity_kind"] = ("UNKNOWN", _("This document is not known."))
    if told.identity_kind and not SHORTEST <= len(number) <= LONGEST:
        problems["seller.identity_number"] = ("NOT_VALID", _("This is not the number of a document."))
    if number and not told.identity_kind:
        problems["seller.identity_kind"] = ("REQUIRED", _("Say which document the number is of."))
    if number and not name:
        problems["seller.name"] = ("REQUIRED", _("Say who the document is of."))
    return problems
