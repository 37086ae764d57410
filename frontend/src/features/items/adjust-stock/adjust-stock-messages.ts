import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { AdjustStockMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a stock adjustment. */
export function adjustStockMessage(answer: AdjustStockMutation["adjustStock"]): MessageDescriptor {
  switch (answer.__typename) {
    case "AdjustStockSuccess":
      return msg`The stock of ${{ name: answer.item.displayName }} was adjusted.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`The item or the branch is no longer there.`;
    case "OutOfStock":
      return msg`That is more than is there; stock cannot fall below zero.`;
    case "IdempotencyKeyReused":
      return msg`This adjustment was already made. Look at the movements before repeating it.`;
    case "PeriodClosed":
      return msg`The books are closed for today. Ask the accountant to open the period.`;
    default:
      return unreachable(answer);
  }
}
