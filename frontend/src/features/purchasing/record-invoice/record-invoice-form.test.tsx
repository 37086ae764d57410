import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type {
  RecordSupplierInvoiceMutation,
  RecordSupplierInvoiceMutationVariables,
  UninvoicedGoodsQuery,
} from "@/gql/graphql";
import { money } from "@/lib/money";
import { weight } from "@/lib/weight";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { PurchasingBranchesQuery } from "../parts/use-branches";
import { RecordInvoiceForm } from "./record-invoice-form";
import { RecordSupplierInvoice, UninvoicedGoods } from "./record-invoice.graphql";

const goods: UninvoicedGoodsQuery["uninvoicedGoods"][number] = {
  __typename: "GoodsReceiptLine",
  id: "line",
  receiptNumber: "G-1",
  quantity: weight("4"),
  fineWeight: weight("30"),
  metal: "XAU",
  cost: money("80"),
  item: { __typename: "Item", id: "ring", sku: "RING", name: "Ring" },
};

beforeEach(() => {
  answer(PurchasingBranchesQuery, {
    __typename: "Query",
    branches: {
      __typename: "BranchConnection",
      edges: [
        {
          __typename: "BranchEdge",
          node: {
            __typename: "Branch",
            id: "main",
            name: "Main",
            isDefault: true,
            isActive: true,
            terminals: [],
          },
        },
      ],
    },
  });
  answer(UninvoicedGoods, { __typename: "Query", uninvoicedGoods: [goods] });
});

async function recordWith(reply: RecordSupplierInvoiceMutation["recordSupplierInvoice"]) {
  const sent: RecordSupplierInvoiceMutationVariables["input"][] = [];
  const onRecorded = vi.fn();
  answer(RecordSupplierInvoice, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", recordSupplierInvoice: reply };
  });
  const { user, fill } = renderScreen(
    <RecordInvoiceForm supplierId="kian" onRecorded={onRecorded} />,
  );
  await fill(/^Number of the invoice/, "7");
  await fill(/^Date of the invoice/, "2026-11-20");
  await fill(/^Billed fine weight/, "30.2");
  await user.click(screen.getByRole("button", { name: "Record the invoice" }));
  return { sent, onRecorded };
}

test("takes down what is billed for what came", async () => {
  const { sent, onRecorded } = await recordWith({
    __typename: "RecordSupplierInvoiceSuccess",
    invoice: { __typename: "SupplierInvoice", id: "i", number: "7", status: "HELD" },
  });

  await waitFor(() => expect(onRecorded).toHaveBeenCalledOnce());
  expect(sent[0]?.invoice).toMatchObject({
    supplierId: "kian",
    number: "7",
    lines: [{ receiptLineId: "line", settlement: "GRAMS", fineWeight: "30.2", cost: "80" }],
  });
});

test("says when the number is taken", async () => {
  const { onRecorded } = await recordWith({ __typename: "InvoiceNumberTaken" });

  expect(await screen.findByRole("alert")).toHaveTextContent("recorded already");
  expect(onRecorded).not.toHaveBeenCalled();
});
