import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { RateStatus, SetRateMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

const statusMessages: Record<RateStatus, MessageDescriptor> = {
  APPLIED: msg`The new rate is in force.`,
  HELD: msg`This rate is far from the last one. It is held until somebody confirms it.`,
  REJECTED: msg`This rate was rejected.`,
};

/** What a person is told for every answer to a new rate. */
export function setRateMessage(answer: SetRateMutation["setRate"]): MessageDescriptor {
  switch (answer.__typename) {
    case "SetRateSuccess":
      return statusMessages[answer.status];
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with another rate. Look at the history first.`;
    default:
      return unreachable(answer);
  }
}
