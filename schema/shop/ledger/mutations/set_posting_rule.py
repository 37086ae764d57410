from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.shop.ledger.types import LedgerAccount, PostingRule
from tenant_apps.ledger import choices, models
from tenant_apps.ledger.services.set_posting_rule import set_posting_rule


@strawberry.input
class SetPostingRuleInput:
    part: choices.PartCode
    event: choices.PostingEvent | None = strawberry.field(
        default=None, description="Left out: every event without a row of its own."
    )
    account_id: relay.GlobalID | None = strawberry.field(
        default=None, description="Left out: the event's own row goes, and the general one holds for it."
    )


@strawberry.type
class SetPostingRuleSuccess:
    posting_table: list[PostingRule] = strawberry.field(description="All of it, as it is now.")


SetPostingRuleResult = Annotated[
    SetPostingRuleSuccess | InvalidInput | NotFound, strawberry.union("SetPostingRuleResult")
]


@strawberry.type
class SetPostingRuleMutation:
    @strawberry.mutation(
        description="Say which account a part goes to from now on.",
        extensions=[on_shop_host, requires("ledger.change_chart")],
    )
    def set_posting_rule(self, input: SetPostingRuleInput) -> SetPostingRuleResult:
        try:
            set_posting_rule(
                part=input.part,
                event=input.event,
                account_id=key_of(input.account_id, LedgerAccount, field="account_id") if input.account_id else None,
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        rules = models.PostingRule.objects.select_related("account")
        return SetPostingRuleSuccess(posting_table=cast("list[PostingRule]", list(rules)))
