import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { AddCustomerDocumentMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a document. */
export function addDocumentMessage(
  answer: AddCustomerDocumentMutation["addCustomerDocument"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "AddCustomerDocumentSuccess":
      return msg`${{ name: answer.document.name }} was kept.`;
    case "DocumentRefused":
      return answer.reason === "TOO_LARGE"
        ? msg`This file is larger than 10 MB.`
        : answer.reason === "EMPTY"
          ? msg`This file is empty.`
          : msg`Only PDF, JPEG, PNG and WebP files are kept.`;
    case "InvalidInput":
      return msg`This document needs a name, and a customer has at most a hundred.`;
    case "NotFound":
      return msg`This customer is no longer there.`;
    case "LimitReached":
      return msg`The plan has no room for this file.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with another file. Load the page again.`;
    default:
      return unreachable(answer);
  }
}
