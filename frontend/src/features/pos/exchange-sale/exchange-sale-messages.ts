import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { ExchangeSaleMutation } from "@/gql/graphql";

import { checkoutMessage } from "../checkout/checkout-messages";

/** What the cashier is told for every answer to an exchange. */
export function exchangeSaleMessage(
  answer: ExchangeSaleMutation["exchangeSale"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "ExchangeSaleSuccess":
      return msg`The exchange is done.`;
    case "InvalidInput": {
      const reasons = answer.fields.map(({ message }) => message).join(" ");
      return msg`This cannot be exchanged: ${reasons}`;
    }
    case "NotFound":
      return msg`The sale, the price or the till is no longer there. Load the page again.`;
    case "AlreadyRefunded":
      return msg`Everything of this sale has come back already.`;
    case "NotRefundable":
      return msg`Only a completed sale of this shop is exchanged, a unique piece only once, and nothing that is owed in grams.`;
    case "MoreThanSold":
      return msg`Of line ${{ position: answer.position }} only ${{ left: answer.left }} can still come back.`;
    case "IdempotencyKeyReused":
      return msg`This exchange was already sent with other content. Look at the sale before sending it again.`;
    default:
      // The rest is what any cart may be told at the checkout.
      return checkoutMessage(answer);
  }
}
