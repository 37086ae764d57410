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
    case "CustomerRequired":
      return msg`Choose the customer first: this payment needs one.`;
    case "CreditLimitExceeded":
      return msg`The customer may not owe that much. Take a larger payment.`;
    case "NotEnoughCredit":
      return msg`The balance does not cover this payment.`;
    case "GiftCardUnknown":
      return msg`There is no gift card with this code.`;
    case "GiftCardUnusable":
      return msg`This gift card has expired or was voided.`;
    case "NoLoyaltyProgram":
      return msg`Points pay nothing at present.`;
    case "TooFewPoints":
      return msg`At least ${{ minimum: answer.minimum }} points are spent at once.`;
    case "RateStale":
    case "RateMissing":
      return msg`There is no rate of today to buy old gold at. Set one first.`;
    case "ShiftRequired":
      return msg`Open the drawer of this till first.`;
    case "PeriodClosed":
      return msg`The books are closed for today.`;
    case "IdempotencyKeyReused":
      return msg`This cart was already sold with other payments. Look at the last sale before taking another payment.`;
    default:
      return unreachable(answer);
  }
}
