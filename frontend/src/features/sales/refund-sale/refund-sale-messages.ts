import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { RefundSaleMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a refund. */
export function refundSaleMessage(answer: RefundSaleMutation["refundSale"]): MessageDescriptor {
  switch (answer.__typename) {
    case "RefundSaleSuccess":
      return msg`The sale was refunded as ${{ number: answer.refund.number }}.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This sale is no longer there.`;
    case "AlreadyRefunded":
      return msg`This sale was already refunded.`;
    case "NotRefundable":
      return msg`Only completed sales can be refunded.`;
    case "IdempotencyKeyReused":
      return msg`A refund of this sale was already sent with another reason. Load the page again.`;
    default:
      return unreachable(answer);
  }
}
