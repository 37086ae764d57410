import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { PostManualEntryMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a manual entry. */
export function postManualEntryMessage(
  answer: PostManualEntryMutation["postManualEntry"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "PostManualEntrySuccess":
      return msg`The entry was posted.`;
    case "InvalidInput":
      return msg`This cannot be posted: ${{ reason: answer.fields.map(({ message }) => message).join(" ") }}`;
    case "NotFound":
      return msg`An account or the branch is no longer there.`;
    case "Unbalanced":
      return msg`Debits and credits differ.`;
    case "PeriodClosed":
      return msg`The books are closed for this day. Choose a later one.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with other details. Look in the journal first.`;
    default:
      return unreachable(answer);
  }
}
