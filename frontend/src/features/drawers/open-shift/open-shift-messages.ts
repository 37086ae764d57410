import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { OpenShiftMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to opening a drawer. */
export function openShiftMessage(answer: OpenShiftMutation["openShift"]): MessageDescriptor {
  switch (answer.__typename) {
    case "OpenShiftSuccess":
      return msg`The drawer is open.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This till is not in use.`;
    case "ShiftAlreadyOpen":
      return msg`The drawer is already open, and ${{ name: answer.holderName }} holds it.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with other numbers. Load the page again.`;
    default:
      return unreachable(answer);
  }
}
