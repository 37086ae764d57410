import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { SetPostingRuleMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a changed row of the posting table. */
export function setPostingRuleMessage(
  answer: SetPostingRuleMutation["setPostingRule"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "SetPostingRuleSuccess":
      return msg`The posting table was changed. What is posted already stays where it is.`;
    case "InvalidInput":
      return msg`This cannot be: ${{ reason: answer.fields.map(({ message }) => message).join(" ") }}`;
    case "NotFound":
      return msg`This account is no longer there.`;
    default:
      return unreachable(answer);
  }
}
