import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { SellGiftCardMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a gift card that is sold. */
export function sellGiftCardMessage(
  answer: SellGiftCardMutation["sellGiftCard"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "SellGiftCardSuccess":
      return msg`The gift card was sold.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This till or customer is no longer there.`;
    case "ShiftRequired":
      return msg`Open the drawer of this till first.`;
    case "PeriodClosed":
      return msg`The books are closed for today.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with another amount. Load the page again.`;
    default:
      return unreachable(answer);
  }
}
