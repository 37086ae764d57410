import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { AddCustomerNoteMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a note; a note that is written shows itself. */
export function addCustomerNoteMessage(
  answer: AddCustomerNoteMutation["addCustomerNote"],
): MessageDescriptor | null {
  switch (answer.__typename) {
    case "AddCustomerNoteSuccess":
      return null;
    case "InvalidInput":
      return msg`This note cannot be kept.`;
    case "NotFound":
      return msg`This customer is no longer there.`;
    case "IdempotencyKeyReused":
      return msg`This note was already sent with another text. Load the page again.`;
    default:
      return unreachable(answer);
  }
}
