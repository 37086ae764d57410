import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { ReverseJournalEntryMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a reversal. */
export function reverseJournalEntryMessage(
  answer: ReverseJournalEntryMutation["reverseJournalEntry"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "ReverseJournalEntrySuccess":
      return msg`The entry was reversed.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This entry is no longer there.`;
    case "NotReversible":
      return msg`This entry belongs to a document: undo the document, and the books follow.`;
    case "AlreadyReversed":
      return msg`This entry has already been reversed.`;
    case "PeriodClosed":
      return msg`The books are closed for this day. Choose a later one.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with other details. Look in the journal first.`;
    default:
      return unreachable(answer);
  }
}
