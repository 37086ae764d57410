import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { AddSupplierMutation, UpdateSupplierMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

type Answer = AddSupplierMutation["addSupplier"] | UpdateSupplierMutation["updateSupplier"];

/** What a person is told for every answer to a supplier that is written down or changed. */
export function supplierMessage(answer: Answer): MessageDescriptor {
  switch (answer.__typename) {
    case "AddSupplierSuccess":
      return msg`${{ name: answer.supplier.name }} was added.`;
    case "UpdateSupplierSuccess":
      return msg`${{ name: answer.supplier.name }} was saved.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This supplier is no longer there.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with other details. Look in the list of suppliers first.`;
    default:
      return unreachable(answer);
  }
}
