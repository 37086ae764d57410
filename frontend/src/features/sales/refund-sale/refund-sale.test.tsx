import { screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type { RefundSaleMutation, RefundSaleMutationVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { RefundSaleDialog } from "./refund-sale-dialog";
import { RefundSale } from "./refund-sale.graphql";

type Answer = RefundSaleMutation["refundSale"];

const onRefunded = vi.fn();

beforeEach(() => onRefunded.mockReset());

async function refundWith(reply: Answer) {
  const sent: RefundSaleMutationVariables["input"][] = [];
  answer(RefundSale, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", refundSale: reply };
  });
  const { user, fill } = renderScreen(
    <RefundSaleDialog saleId="sale-1" number="M-1" onRefunded={onRefunded} onClose={vi.fn()} />,
  );
  await fill(/^Reason/, "Did not fit");
  await user.click(screen.getByRole("button", { name: "Refund the whole sale" }));
  return { sent };
}

test("refunds with the reason and leads to the refund", async () => {
  const { sent } = await refundWith({
    __typename: "RefundSaleSuccess",
    refund: { __typename: "Sale", id: "refund-1", number: "M-2" },
  });

  await vi.waitFor(() => expect(onRefunded).toHaveBeenCalledWith("refund-1"));
  expect(sent).toEqual([
    { idempotencyKey: sent[0]?.idempotencyKey, saleId: "sale-1", reason: "Did not fit" },
  ]);
});

test.each<[Answer, string]>([
  [{ __typename: "NotFound" }, "This sale is no longer there."],
  [{ __typename: "AlreadyRefunded" }, "This sale was already refunded."],
  [{ __typename: "NotRefundable" }, "Only completed sales can be refunded."],
  [
    { __typename: "IdempotencyKeyReused" },
    "A refund of this sale was already sent with another reason.",
  ],
])("says why a sale is not refunded: %j", async (reply, text) => {
  await refundWith(reply);

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
  expect(onRefunded).not.toHaveBeenCalled();
});

test("shows what is wrong with the reason beside it", async () => {
  await refundWith({
    __typename: "InvalidInput",
    fields: [{ __typename: "FieldProblem", path: ["reason"], message: "Say a little more." }],
  });

  expect(await screen.findByText("Say a little more.")).toBeVisible();
  expect(screen.getByLabelText(/^Reason/)).toBeInvalid();
});
