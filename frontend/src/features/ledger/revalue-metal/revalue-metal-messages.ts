import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { Metal, RevalueMetalMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a valuation. */
export function revalueMetalMessage(
  answer: RevalueMetalMutation["revalueMetal"],
  metalName: (metal: Metal) => string,
): MessageDescriptor {
  switch (answer.__typename) {
    case "RevalueMetalSuccess":
      return msg`The metal is valued at these rates.`;
    case "InvalidInput":
      return msg`This cannot be: ${{ reason: answer.fields.map(({ message }) => message).join(" ") }}`;
    case "MetalRateMissing":
      return msg`The shop also holds ${{ metal: metalName(answer.metal) }}: give its rate too.`;
    case "NothingToRevalue":
      return msg`The metal is already valued at these rates.`;
    case "PeriodClosed":
      return msg`The books are closed for this day. Choose a later one.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with other details. Look in the journal first.`;
    default:
      return unreachable(answer);
  }
}
