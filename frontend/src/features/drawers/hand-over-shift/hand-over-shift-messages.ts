import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { HandOverShiftMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a hand-over. */
export function handOverShiftMessage(
  answer: HandOverShiftMutation["handOverShift"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "HandOverShiftSuccess":
      return msg`The drawer was handed over.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This drawer or person is not there. Load the page again.`;
    case "ShiftNotOpen":
      return msg`This shift is already closed.`;
    case "NotYourShift":
      return msg`${{ name: answer.holderName }} holds this drawer. Ask a manager.`;
    case "PeriodClosed":
      return msg`The books are closed for this day. Ask the accountant.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with other numbers. Load the page again.`;
    default:
      return unreachable(answer);
  }
}
