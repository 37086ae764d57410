import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import type { VoidSaleMutation, VoidSaleMutationVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { VoidSaleDialog } from "./void-sale-dialog";
import { VoidSale } from "./void-sale.graphql";

type Answer = VoidSaleMutation["voidSale"];

async function voidWith(reply: Answer) {
  const sent: VoidSaleMutationVariables["input"][] = [];
  const onClose = vi.fn();
  answer(VoidSale, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", voidSale: reply };
  });
  const { user, fill } = renderScreen(
    <VoidSaleDialog saleId="sale-1" terminalId="till-1" number="M-1" onClose={onClose} />,
  );
  await fill(/^Reason/, "Rung up twice");
  await user.click(screen.getByRole("button", { name: "Make it void" }));
  return { sent, onClose };
}

test("makes a sale void with the reason", async () => {
  const { sent, onClose } = await voidWith({
    __typename: "VoidSaleSuccess",
    sale: { __typename: "Sale", id: "sale-1" },
  });

  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent).toEqual([
    {
      idempotencyKey: sent[0]?.idempotencyKey,
      saleId: "sale-1",
      terminalId: "till-1",
      reason: "Rung up twice",
    },
  ]);
});

test.each<[Answer, string]>([
  [{ __typename: "NotFound" }, "This sale is no longer there."],
  [
    { __typename: "SaleNotVoidable", message: "Of another day." },
    "cannot be made void: Of another day.",
  ],
  [{ __typename: "ShiftRequired" }, "Open the drawer of this till first."],
  [{ __typename: "PeriodClosed" }, "The books are closed for today."],
  [{ __typename: "IdempotencyKeyReused" }, "This was already sent with another reason."],
])("says why a sale is not made void: %j", async (reply, text) => {
  const { onClose } = await voidWith(reply);

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
  expect(onClose).not.toHaveBeenCalled();
});
