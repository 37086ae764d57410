import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type { ReceiveGoodsMutation, ReceiveGoodsMutationVariables } from "@/gql/graphql";
import { weight } from "@/lib/weight";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { FindGoods } from "../parts/item-select";
import { PurchasingBranchesQuery } from "../parts/use-branches";
import { ReceiveGoodsForm } from "./receive-goods-form";
import { ReceiveGoods } from "./receive-goods.graphql";
import { emptyReceived, receivedInputs } from "./received-values";

type Answer = ReceiveGoodsMutation["receiveGoods"];

beforeEach(() => {
  answer(FindGoods, { __typename: "Query", items: { __typename: "ItemConnection", edges: [] } });
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
});

async function receiveWith(reply: Answer) {
  const sent: ReceiveGoodsMutationVariables["input"][] = [];
  const onReceived = vi.fn();
  answer(ReceiveGoods, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", receiveGoods: reply };
  });
  const { user, fill } = renderScreen(
    <ReceiveGoodsForm supplierId="kian" onReceived={onReceived} />,
  );
  await user.click(await screen.findByText("A new piece"));
  await fill(/^SKU/, "B-1");
  await fill(/^Name/, "Bracelet");
  await fill(/^Gross weight/, "۱۲٫۵");
  await user.click(screen.getByRole("button", { name: "Receive the goods" }));
  return { sent, onReceived };
}

test("receives a new piece at the weight of the scale", async () => {
  const { sent, onReceived } = await receiveWith({
    __typename: "ReceiveGoodsSuccess",
    receipt: { __typename: "GoodsReceipt", id: "r", number: "G-1" },
  });

  await waitFor(() => expect(onReceived).toHaveBeenCalledOnce());
  expect(sent[0]).toMatchObject({
    supplierId: "kian",
    branchId: "main",
    lines: [{ itemId: null, newItem: { sku: "B-1", name: "Bracelet" }, grossWeight: "12.5" }],
  });
});

test("shows what is refused at its field", async () => {
  const { onReceived } = await receiveWith({
    __typename: "InvalidInput",
    fields: [
      {
        __typename: "FieldProblem",
        path: ["lines", "0", "newItem", "sku"],
        message: "Another item has this SKU.",
      },
    ],
  });

  await waitFor(() => expect(screen.getByLabelText(/^SKU/)).toBeInvalid());
  expect(onReceived).not.toHaveBeenCalled();
});

test("says when somebody else received it first", async () => {
  await receiveWith({ __typename: "MoreThanOrdered", open: weight("0") });

  expect(await screen.findByRole("alert")).toHaveTextContent("Only 0 of this is still on order.");
});

test("a line that is not whole is not sent", () => {
  expect(receivedInputs([emptyReceived()])).toBeNull();
  expect(
    receivedInputs([emptyReceived({ isNew: true, sku: "B", name: "B", fineness: "" })]),
  ).toBeNull();
  expect(receivedInputs([])).toBeNull();
});
