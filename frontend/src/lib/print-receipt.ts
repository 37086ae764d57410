import { useLingui } from "@lingui/react";

import { graphql } from "@/gql";
import type { PaperSize } from "@/gql/graphql";

import { useDocumentMutation } from "./graphql/use-document-mutation";

export const PrintReceipt = graphql(`
  mutation PrintReceipt($input: PrintReceiptInput!) {
    printReceipt(input: $input) {
      __typename
      ... on PrintReceiptSuccess {
        url
      }
    }
  }
`);

/** Print a receipt in a window of its own; the server counts it, and marks every print but the first. */
export function usePrintReceipt(saleId: string): (paper: PaperSize) => Promise<void> {
  const { i18n } = useLingui();
  const print = useDocumentMutation(PrintReceipt);
  return async (paper) => {
    // Opened by the click itself: a browser blocks a window that comes later.
    const sheet = window.open("", "_blank");
    const input = { idempotencyKey: crypto.randomUUID(), saleId, paper, language: i18n.locale };
    const answer = (await print.run({ input }))?.printReceipt;
    if (answer?.__typename === "PrintReceiptSuccess") sheet?.location.replace(answer.url);
    else sheet?.close();
  };
}
