import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { PayAccountMutation, PayOutAccountMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

type Answer = PayAccountMutation["payAccount"] | PayOutAccountMutation["payOutAccount"];

/** What a person is told for every answer to money that goes onto an account or off it. */
export function accountMessage(answer: Answer): MessageDescriptor {
  switch (answer.__typename) {
    case "PayAccountSuccess":
      return msg`The payment was taken.`;
    case "PayOutAccountSuccess":
      return msg`The customer was paid.`;
    case "InvalidInput": {
      const reasons = answer.fields.map(({ message }) => message).join(" ");
      return msg`This cannot be done: ${reasons}`;
    }
    case "NotFound":
      return msg`This is no longer there. Load the page again.`;
    case "MoreThanIsOpen":
      return msg`That is more than the customer owes.`;
    case "AccountChanged":
      return msg`By now another amount is owed. Look at it again before paying.`;
    case "PaymentMismatch":
      return msg`The payments do not match what is to be paid now.`;
    case "NotEnoughCredit":
      return msg`The balance does not cover this payment.`;
    case "GiftCardUnknown":
      return msg`There is no gift card with this code.`;
    case "GiftCardUnusable":
      return msg`This gift card has expired or was voided.`;
    case "RateStale":
    case "RateMissing":
      return msg`There is no rate to buy grams at. Set one first.`;
    case "ShiftRequired":
      return msg`Open the drawer of this till first.`;
    case "PeriodClosed":
      return msg`The books are closed for today.`;
    case "IdempotencyKeyReused":
      return msg`This was already sent with other details. Load the page again.`;
    default:
      return unreachable(answer);
  }
}
