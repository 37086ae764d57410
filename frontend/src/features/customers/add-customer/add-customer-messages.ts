import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { AddCustomerMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a new customer. */
export function addCustomerMessage(answer: AddCustomerMutation["addCustomer"]): MessageDescriptor {
  switch (answer.__typename) {
    case "AddCustomerSuccess":
      return msg`${{ name: answer.customer.name }} was added.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`The customer who brought them is no longer there.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with other details. Look in the list of customers first.`;
    default:
      return unreachable(answer);
  }
}
