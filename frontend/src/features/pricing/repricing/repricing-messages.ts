import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { RepriceItemsMutation, RepricingPreviewQuery } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

type Refusal = Exclude<
  RepricingPreviewQuery["repricingPreview"] | RepriceItemsMutation["repriceItems"],
  { __typename: "RepricingPreview" }
>;

/** What a person is told for every answer to a repricing, previewed or done. */
export function repricingMessage(answer: Refusal): MessageDescriptor {
  switch (answer.__typename) {
    case "RepriceItemsSuccess":
      return msg`The new prices are in force.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This category is no longer there.`;
    case "RateMissing":
      return msg`There is no rate of that time to compare with.`;
    case "PreviewOutdated":
      return msg`Prices or rates have changed meanwhile. Look at the preview again.`;
    case "IdempotencyKeyReused":
      return msg`This was already done with other values. Look at the prices first.`;
    default:
      return unreachable(answer);
  }
}
