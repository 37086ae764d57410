import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { MergeCustomersMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a merge. */
export function mergeCustomersMessage(
  answer: MergeCustomersMutation["mergeCustomers"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "MergeCustomersSuccess":
      return msg`Both are ${{ name: answer.customer.name }} now.`;
    case "InvalidInput":
      return msg`Choose two different customers.`;
    case "NotFound":
      return msg`One of the two is no longer there.`;
    case "AlreadyMerged":
      return msg`One of the two was merged into somebody else already.`;
    default:
      return unreachable(answer);
  }
}
