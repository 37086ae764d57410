import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import type {
  AcceptSupplierInvoiceMutation,
  AcceptSupplierInvoiceMutationVariables,
} from "@/gql/graphql";
import { money } from "@/lib/money";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { AcceptInvoiceDialog } from "./accept-invoice-dialog";
import { AcceptSupplierInvoice } from "./settle.graphql";

type Answer = AcceptSupplierInvoiceMutation["acceptSupplierInvoice"];

async function acceptWith(reply: Answer) {
  const sent: AcceptSupplierInvoiceMutationVariables["input"][] = [];
  const onClose = vi.fn();
  answer(AcceptSupplierInvoice, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", acceptSupplierInvoice: reply };
  });
  const { user, fill } = renderScreen(
    <AcceptInvoiceDialog
      invoice={{
        __typename: "SupplierInvoice",
        id: "invoice-7",
        kind: "INVOICE",
        status: "HELD",
        number: "7",
        issuedOn: "2026-11-20",
        total: money("9"),
        differences: [
          {
            __typename: "PurchaseDifference",
            position: 1,
            kind: "WEIGHT",
            expected: "30",
            found: "30.2",
          },
        ],
      }}
      onClose={onClose}
    />,
  );
  await fill(/^Why they are accepted/, "Agreed");
  expect(screen.getByText("Line 1, Fine weight: expected 30, billed 30.2")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Accept the differences" }));
  return { sent, onClose };
}

test("accepts with a reason", async () => {
  const { sent, onClose } = await acceptWith({ __typename: "AcceptSupplierInvoiceSuccess" });

  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent).toEqual([{ invoiceId: "invoice-7", reason: "Agreed" }]);
});

test("says when somebody else accepted it first", async () => {
  const { onClose } = await acceptWith({ __typename: "InvoiceNotHeld" });

  expect(await screen.findByRole("alert")).toHaveTextContent("in the books already");
  expect(onClose).not.toHaveBeenCalled();
});
