import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { DecideHeldRateMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a decision about a held rate. */
export function decideHeldRateMessage(
  answer: DecideHeldRateMutation["decideHeldRate"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "DecideHeldRateSuccess":
      return answer.rate.status === "APPLIED"
        ? msg`The rate is in force.`
        : msg`The rate was rejected.`;
    case "RateNotHeld":
      return msg`Somebody else has already decided about this rate.`;
    case "NotFound":
      return msg`This rate is no longer there.`;
    default:
      return unreachable(answer);
  }
}
