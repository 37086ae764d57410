import strawberry

from schema.kit.problems import Problem
from schema.kit.scalars import Money
from tenant_apps.buying.choices import IdentityKind


@strawberry.type(description="What was offered is no longer what it is worth.")
class OfferChanged(Problem):
    total: Money


@strawberry.type(description="The law wants to know who sells.")
class IdentityRequired(Problem):
    kinds: list[IdentityKind] = strawberry.field(description="The documents that will do.")


@strawberry.type(description="More was agreed for a line than it is worth, which your role may not do.")
class PriceNotAllowed(Problem):
    value: Money


@strawberry.type(description="The payments are not the total.")
class PaymentsDiffer(Problem):
    total: Money
    paid: Money


@strawberry.type(description="The purchase cannot be voided.")
class NotVoidable(Problem):
    reason: str = strawberry.field(description="VOIDED or NOT_TODAY.")
