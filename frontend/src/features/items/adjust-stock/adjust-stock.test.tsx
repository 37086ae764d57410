import { screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type { AdjustStockMutation, AdjustStockMutationVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { AdjustStockDialog } from "./adjust-stock-dialog";
import { AdjustStock } from "./adjust-stock.graphql";

type Answer = AdjustStockMutation["adjustStock"];

const onClose = vi.fn();

beforeEach(() => onClose.mockReset());

async function adjustWith(reply: Answer) {
  const sent: AdjustStockMutationVariables["input"][] = [];
  answer(AdjustStock, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", adjustStock: reply };
  });
  const { user, fill } = renderScreen(
    <AdjustStockDialog
      itemId="item-1"
      branches={[{ id: "main", name: "Main" }]}
      onClose={onClose}
    />,
  );
  await fill(/^Difference/, "-۰٫۲");
  await fill(/^Reason/, "Stock count");
  await user.click(screen.getByRole("button", { name: "Adjust" }));
  return { sent };
}

test("books the difference with its reason", async () => {
  const { sent } = await adjustWith({
    __typename: "AdjustStockSuccess",
    item: { __typename: "Item", id: "item-1", displayName: "Chain" },
  });

  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent).toEqual([
    {
      idempotencyKey: sent[0]?.idempotencyKey,
      itemId: "item-1",
      branchId: "main",
      quantity: "-0.2",
      reason: "Stock count",
    },
  ]);
});

test.each<[Answer, string]>([
  [{ __typename: "OutOfStock" }, "That is more than is there; stock cannot fall below zero."],
  [{ __typename: "NotFound" }, "The item or the branch is no longer there."],
  [{ __typename: "IdempotencyKeyReused" }, "This adjustment was already made."],
])("says why stock is not adjusted: %j", async (reply, text) => {
  await adjustWith(reply);

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
  expect(onClose).not.toHaveBeenCalled();
});

test("shows what the server refuses at its field", async () => {
  await adjustWith({
    __typename: "InvalidInput",
    fields: [{ __typename: "FieldProblem", path: ["reason"], message: "Say a little more." }],
  });

  expect(await screen.findByText("Say a little more.")).toBeVisible();
  expect(screen.getByLabelText(/^Reason/)).toBeInvalid();
});
