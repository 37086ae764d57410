import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { SetLoyaltyProgramMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a changed program. */
export function setLoyaltyProgramMessage(
  answer: SetLoyaltyProgramMutation["setLoyaltyProgram"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "SetLoyaltyProgramSuccess":
      return msg`The program was saved.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    default:
      return unreachable(answer);
  }
}
