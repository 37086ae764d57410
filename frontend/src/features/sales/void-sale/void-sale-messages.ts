import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { VoidSaleMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a void. */
export function voidSaleMessage(answer: VoidSaleMutation["voidSale"]): MessageDescriptor {
  switch (answer.__typename) {
    case "VoidSaleSuccess":
      return msg`The sale is void.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This sale is no longer there.`;
    case "SaleNotVoidable":
      return msg`This sale cannot be made void: ${{ reason: answer.message }}`;
    case "ShiftRequired":
      return msg`Open the drawer of this till first.`;
    case "PeriodClosed":
      return msg`The books are closed for today.`;
    case "IdempotencyKeyReused":
      return msg`This was already sent with another reason. Load the page again.`;
    default:
      return unreachable(answer);
  }
}
