import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { AddItemPhotoMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a photo; nothing where it is simply there. */
export function addPhotoMessage(
  answer: AddItemPhotoMutation["addItemPhoto"],
): MessageDescriptor | null {
  switch (answer.__typename) {
    case "AddItemPhotoSuccess":
      return null;
    case "PhotoRefused":
      return refusal(answer.reason);
    case "NotFound":
      return msg`This item is no longer there.`;
    case "LimitReached":
      return msg`The plan has no room for this file.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with another file. Load the page again.`;
    default:
      return unreachable(answer);
  }
}

function refusal(reason: string): MessageDescriptor {
  switch (reason) {
    case "TOO_LARGE":
      return msg`A photo has at most 15 MB and 64 million pixels.`;
    case "TOO_MANY":
      return msg`An item has at most twenty photos.`;
    case "EMPTY":
      return msg`This file is empty.`;
    default:
      return msg`Only JPEG, PNG and WebP pictures are kept.`;
  }
}
