import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { CloseShiftMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to closing a shift. */
export function closeShiftMessage(answer: CloseShiftMutation["closeShift"]): MessageDescriptor {
  switch (answer.__typename) {
    case "CloseShiftSuccess":
      return msg`The shift is closed.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This drawer is not there. Load the page again.`;
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
