import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { VoidPurchaseMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to the voiding of a purchase. */
export function voidPurchaseMessage(
  answer: VoidPurchaseMutation["voidPurchase"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "VoidPurchaseSuccess":
      return msg`Purchase ${{ number: answer.purchase.number }} was voided.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This purchase is no longer there.`;
    case "NotVoidable":
      return msg`A purchase is voided once, and on its own day.`;
    case "OutOfStock":
      return msg`No longer in stock: ${{ skus: answer.skus.join(", ") }}`;
    case "NotEnoughCredit":
      return msg`The store credit that it brought is already spent.`;
    case "ShiftRequired":
      return msg`Open the drawer of this till first.`;
    case "PeriodClosed":
      return msg`The books are closed for today. Ask the accountant to open the period.`;
    case "IdempotencyKeyReused":
      return msg`This was already sent with another reason. Load the page again.`;
    default:
      return unreachable(answer);
  }
}
