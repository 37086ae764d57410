import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { CreateItemMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a new item. */
export function createItemMessage(answer: CreateItemMutation["createItem"]): MessageDescriptor {
  switch (answer.__typename) {
    case "CreateItemSuccess":
      return msg`${{ name: answer.item.displayName }} was added.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`The category or branch is no longer there. Load the page again.`;
    case "LimitReached":
      return msg`The plan ${{ plan: answer.plan }} allows ${{ allowed: answer.allowed }} items. Retire some or change the plan.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with other details. Look in the list of items first.`;
    case "PeriodClosed":
      return msg`The books are closed for today. Ask the accountant to open the period.`;
    default:
      return unreachable(answer);
  }
}
