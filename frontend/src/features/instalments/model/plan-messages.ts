import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type {
  CancelLayawayMutation,
  CollectLayawayMutation,
  PayPlanMutation,
  StartInstalmentsMutation,
  StartLayawayMutation,
} from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

type Answer =
  | StartInstalmentsMutation["startInstalments"]
  | StartLayawayMutation["startLayaway"]
  | PayPlanMutation["payPlan"]
  | CollectLayawayMutation["collectLayaway"]
  | CancelLayawayMutation["cancelLayaway"];

/** What a person is told for every answer to something that is done to a plan. */
export function planMessage(answer: Answer): MessageDescriptor {
  switch (answer.__typename) {
    case "StartInstalmentsSuccess":
    case "StartLayawaySuccess":
      return msg`The plan ${{ number: answer.plan.number }} was started.`;
    case "PayPlanSuccess":
      return answer.plan.status === "SETTLED"
        ? msg`All is paid: the plan is settled.`
        : msg`The payment was taken.`;
    case "CollectLayawaySuccess":
      return msg`The goods were handed over.`;
    case "CancelLayawaySuccess":
      return msg`The goods are free again.`;
    case "InvalidInput": {
      const reasons = answer.fields.map(({ message }) => message).join(" ");
      return msg`This cannot be done: ${reasons}`;
    }
    case "NotFound":
      return msg`This is no longer there. Load the page again.`;
    case "PlanNotOpen":
      return msg`This plan is no longer open.`;
    case "MoreThanIsOpen":
      return msg`That is more than what is still open.`;
    case "NotForGrams":
      return msg`Only a cart of one metal can be paid in grams.`;
    case "QuoteExpired":
      return msg`The price ran out. A new one is being asked; tell the customer if it changed.`;
    case "QuoteUsed":
      return msg`This cart was already sold. Look at the last sale before taking another payment.`;
    case "OutOfStock": {
      const skus = answer.skus.join(", ");
      return msg`No longer in stock: ${skus}. Take it out of the cart.`;
    }
    case "PaymentMismatch":
      return msg`The payments do not match what is to be paid now.`;
    case "CustomerRequired":
      return msg`Choose the customer first: this payment needs one.`;
    case "CreditLimitExceeded":
      return msg`The customer may not owe that much. Take a larger payment.`;
    case "GramLimitExceeded":
      return msg`The customer may not owe that much gold.`;
    case "NotEnoughCredit":
      return msg`The balance does not cover this payment.`;
    case "GiftCardUnknown":
      return msg`There is no gift card with this code.`;
    case "GiftCardUnusable":
      return msg`This gift card has expired or was voided.`;
    case "NoLoyaltyProgram":
    case "TooFewPoints":
      return msg`Points pay nothing at present.`;
    case "RateStale":
    case "RateMissing":
      return msg`There is no rate to sell grams at. Set one to take payments.`;
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
