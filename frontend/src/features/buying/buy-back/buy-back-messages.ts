import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { BuyBackMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What the buyer is told for every answer to a purchase. */
export function buyBackMessage(answer: BuyBackMutation["buyBack"]): MessageDescriptor {
  switch (answer.__typename) {
    case "BuyBackSuccess":
      return msg`Bought as ${{ number: answer.purchase.number }}.`;
    case "InvalidInput": {
      const reasons = answer.fields.map(({ message }) => message).join(" ");
      return msg`This cannot be bought: ${reasons}`;
    }
    case "NotFound":
      return msg`The branch, the piece or the customer is no longer there.`;
    case "RateMissing":
      return msg`There is no rate for ${{ metal: answer.metal }} yet. Set one to go on buying.`;
    case "RateStale":
      return msg`The rate of ${{ metal: answer.metal }} is too old. Set a new one to go on buying.`;
    case "PriceNotAllowed":
      return msg`Your role may not pay more than the metal is worth. Ask the manager.`;
    case "OfferChanged":
      return msg`The rate has moved. Tell the seller the new amount and buy again.`;
    case "PaymentsDiffer":
      return msg`The payments do not make up the total.`;
    case "IdentityRequired":
      return msg`Record the seller's identity first: the law asks for it.`;
    case "ShiftRequired":
      return msg`Open the drawer of this till first.`;
    case "PeriodClosed":
      return msg`The books are closed for today. Ask the accountant to open the period.`;
    case "IdempotencyKeyReused":
      return msg`This purchase was already sent. Look at the list before repeating it.`;
    default:
      return unreachable(answer);
  }
}
