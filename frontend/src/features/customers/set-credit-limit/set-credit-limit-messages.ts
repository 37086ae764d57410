import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { SetCreditLimitMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a limit. */
export function setCreditLimitMessage(
  answer: SetCreditLimitMutation["setCreditLimit"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "SetCreditLimitSuccess":
      return msg`The limit was saved.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This customer is no longer there.`;
    default:
      return unreachable(answer);
  }
}
