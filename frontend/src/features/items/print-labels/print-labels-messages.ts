import type { MessageDescriptor } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";

import type { LabelPreviewQuery, PrintLabelsMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

type Answer = PrintLabelsMutation["printLabels"] | LabelPreviewQuery["labelPreview"];

/** What a person is told for every answer to a print of labels, or to a look at one. */
export function printLabelsMessage(answer: Answer): MessageDescriptor {
  switch (answer.__typename) {
    case "PrintLabelsSuccess":
      return msg`${plural({ count: answer.count }, { one: "# label is ready.", other: "# labels are ready." })}`;
    case "LabelPreview":
      return msg`Preview`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`An item is no longer there.`;
    case "RateMissing":
    case "RateStale":
      return msg`There is no current rate. Set the rate, or print without prices.`;
    case "IdempotencyKeyReused":
      return msg`These labels were already made. Close this window and open it again.`;
    default:
      return unreachable(answer);
  }
}
