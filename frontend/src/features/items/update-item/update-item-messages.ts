import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { UpdateItemMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a changed item. */
export function updateItemMessage(answer: UpdateItemMutation["updateItem"]): MessageDescriptor {
  switch (answer.__typename) {
    case "UpdateItemSuccess":
      return msg`${{ name: answer.item.displayName }} was saved.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This item or its category is no longer there.`;
    case "ItemChangedMeanwhile":
      return msg`Somebody else changed this item meanwhile. Load the page again and repeat your change.`;
    case "PeriodClosed":
      return msg`The books are closed for today. Ask the accountant to open the period.`;
    default:
      return unreachable(answer);
  }
}
