import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { UpdateCustomerMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to changed details. */
export function editCustomerMessage(
  answer: UpdateCustomerMutation["updateCustomer"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "UpdateCustomerSuccess":
      return msg`The details were saved.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This customer is no longer there, or was merged into another.`;
    default:
      return unreachable(answer);
  }
}
