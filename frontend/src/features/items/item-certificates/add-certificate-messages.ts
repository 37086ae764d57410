import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { AddItemCertificateMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a certificate. */
export function addCertificateMessage(
  answer: AddItemCertificateMutation["addItemCertificate"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "AddItemCertificateSuccess":
      return msg`The certificate was kept.`;
    case "InvalidInput":
      return msg`Please look at the marked fields.`;
    case "NotFound":
      return msg`This item is no longer there.`;
    case "LimitReached":
      return msg`The plan has no room for this file.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with another file. Load the page again.`;
    default:
      return unreachable(answer);
  }
}
