import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { SaveColumnMappingMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a saved mapping. */
export function saveColumnMappingMessage(
  answer: SaveColumnMappingMutation["saveColumnMapping"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "SaveColumnMappingSuccess":
      return msg`The mapping ${{ name: answer.mapping.name }} was saved.`;
    case "InvalidInput": {
      const reasons = answer.fields.map(({ message }) => message).join(" ");
      return msg`The mapping cannot be saved: ${reasons}`;
    }
    default:
      return unreachable(answer);
  }
}
