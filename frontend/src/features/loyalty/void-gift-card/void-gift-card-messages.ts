import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { VoidGiftCardMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a card that is voided. */
export function voidGiftCardMessage(
  answer: VoidGiftCardMutation["voidGiftCard"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "VoidGiftCardSuccess":
      return msg`The card can no longer be used.`;
    case "InvalidInput":
      return msg`Say why, in at most 200 characters.`;
    case "NotFound":
      return msg`This card or till is no longer there.`;
    case "GiftCardUnusable":
      return msg`This card was voided before.`;
    case "ShiftRequired":
      return msg`Open the drawer of this till first.`;
    case "PeriodClosed":
      return msg`The books are closed for today.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with another reason. Load the page again.`;
    default:
      return unreachable(answer);
  }
}
