import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { QuoteCartMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What the cashier is told for every answer to a request for a price. */
export function quoteCartMessage(answer: QuoteCartMutation["quoteCart"]): MessageDescriptor {
  switch (answer.__typename) {
    case "QuoteCartSuccess":
      return msg`Priced.`;
    case "InvalidInput": {
      const reasons = answer.fields.map(({ message }) => message).join(" ");
      return msg`The cart cannot be priced: ${reasons}`;
    }
    case "NotFound":
      return msg`An item or the customer is no longer there. Take it out of the cart.`;
    case "RateStale":
      return msg`The rate of ${{ metal: answer.metal }} is older than ${{ minutes: answer.maxAgeMinutes }} min. Set a new rate to go on selling.`;
    case "RateMissing":
      return msg`There is no rate for ${{ metal: answer.metal }} yet. Set one to go on selling.`;
    case "DiscountNotAllowed":
      return msg`Your role may give at most ${{ percent: answer.allowedPercent }}% discount. Ask the manager.`;
    case "NotPriced":
      return msg`${{ sku: answer.sku }} has no price: complete its metal or its fixed price.`;
    default:
      return unreachable(answer);
  }
}
