import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { AdjustStoreCreditMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to changed store credit. */
export function adjustStoreCreditMessage(
  answer: AdjustStoreCreditMutation["adjustStoreCredit"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "AdjustStoreCreditSuccess":
      return msg`The store credit was changed.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This customer is no longer there.`;
    case "NotEnoughCredit":
      return msg`The customer has less store credit than that.`;
    case "PeriodClosed":
      return msg`The books are closed for today.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with another amount. Load the page again.`;
    default:
      return unreachable(answer);
  }
}
