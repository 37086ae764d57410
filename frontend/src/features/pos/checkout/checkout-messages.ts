import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { CheckoutMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What the cashier is told for every answer to a checkout. */
export function checkoutMessage(answer: CheckoutMutation["checkout"]): MessageDescriptor {
  switch (answer.__typename) {
    case "CheckoutSuccess":
      return msg`The sale is complete.`;
    case "InvalidInput": {
      const reasons = answer.fields.map(({ message }) => message).join(" ");
      return msg`The payments cannot be taken: ${reasons}`;
    }
    case "NotFound":
      return msg`The price or the till is no longer there. Close this and ask for the price again.`;
    case "QuoteExpired":
      return msg`The price ran out. A new one is being asked; tell the customer if it changed.`;
    case "QuoteUsed":
      return msg`This cart was already sold. Look at the last sale before taking another payment.`;
    case "OutOfStock": {
      const skus = answer.skus.join(", ");
      return msg`No longer in stock: ${skus}. Take it out of the cart.`;
    }
    case "PaymentMismatch":
      return msg`The payments do not add up to the total.`;
    case "IdempotencyKeyReused":
      return msg`This cart was already sold with other payments. Look at the last sale before taking another payment.`;
    default:
      return unreachable(answer);
  }
}
