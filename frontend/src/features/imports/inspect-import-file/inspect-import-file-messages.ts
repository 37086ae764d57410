import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { InspectImportFileMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer about the look of a file. */
export function inspectImportFileMessage(
  answer: InspectImportFileMutation["inspectImportFile"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "InspectImportFileSuccess":
      return msg`The file can be read.`;
    case "FileNotReadable":
      // The server knows what is wrong with the file: its encoding, its delimiter, its sheet.
      return msg`The file cannot be read: ${{ reason: answer.message }}`;
    default:
      return unreachable(answer);
  }
}
