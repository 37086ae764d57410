import type { MessageDescriptor } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";

import type { EditItemsMutation, ItemEditPreviewQuery } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

type Answer = Exclude<
  ItemEditPreviewQuery["itemEditPreview"] | EditItemsMutation["editItems"],
  { __typename: "ItemEditPreview" }
>;

/** What a person is told for every answer to an edit of many items, previewed or done. */
export function editManyMessage(answer: Answer): MessageDescriptor {
  switch (answer.__typename) {
    case "EditItemsSuccess":
      return msg`${plural(answer.edit.count, { one: "# item changed.", other: "# items changed." })}`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This category is no longer there.`;
    case "TooManyItems": {
      const { most } = answer;
      return msg`One edit changes at most ${most} items. Narrow the filter.`;
    }
    case "PreviewOutdated":
      return msg`Items have changed meanwhile. Look at the preview again.`;
    case "IdempotencyKeyReused":
      return msg`This was already done with other values. Look at the items first.`;
    default:
      return unreachable(answer);
  }
}
