import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { QuoteBuyBackQuery } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What the buyer is told where nothing can be offered. */
export function quoteBuyBackMessage(
  answer: Exclude<QuoteBuyBackQuery["quoteBuyBack"], { __typename: "BuyBackOffer" }>,
): MessageDescriptor {
  switch (answer.__typename) {
    case "InvalidInput": {
      const reasons = answer.fields.map(({ message }) => message).join(" ");
      return msg`This cannot be valued: ${reasons}`;
    }
    case "NotFound":
      return msg`The piece or the customer is no longer there.`;
    case "RateMissing":
      return msg`There is no rate for ${{ metal: answer.metal }} yet. Set one to go on buying.`;
    case "RateStale":
      return msg`The rate of ${{ metal: answer.metal }} is older than ${{ minutes: answer.maxAgeMinutes }} min. Set a new rate to go on buying.`;
    case "PriceNotAllowed":
      return msg`Your role may not pay more than the metal is worth. Ask the manager.`;
    default:
      return unreachable(answer);
  }
}
