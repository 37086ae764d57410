import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { UndoItemEditMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to undoing an edit. */
export function undoEditMessage(answer: UndoItemEditMutation["undoItemEdit"]): MessageDescriptor {
  switch (answer.__typename) {
    case "UndoItemEditSuccess":
      return msg`The change is undone.`;
    case "NotFound":
      return msg`This change is no longer there.`;
    case "EditAlreadyUndone":
      return msg`This change is already undone.`;
    case "IdempotencyKeyReused":
      return msg`This was already sent with other values.`;
    default:
      return unreachable(answer);
  }
}
