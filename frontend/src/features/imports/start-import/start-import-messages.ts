import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { StartImportMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to the start of an import. */
export function startImportMessage(answer: StartImportMutation["startImport"]): MessageDescriptor {
  switch (answer.__typename) {
    case "StartImportSuccess":
      return msg`The file is being read.`;
    case "FileNotReadable":
      return msg`The file cannot be read: ${{ reason: answer.message }}`;
    case "InvalidInput": {
      const reasons = answer.fields.map(({ message }) => message).join(" ");
      return msg`The import cannot start: ${reasons}`;
    }
    case "NotFound":
      return msg`The branch is no longer there. Choose another one.`;
    case "LimitReached":
      return msg`Your plan has no room for this file. Delete old files or choose a larger plan.`;
    case "IdempotencyKeyReused":
      return msg`This import was already started. Look in the list of imports.`;
    default:
      return unreachable(answer);
  }
}
