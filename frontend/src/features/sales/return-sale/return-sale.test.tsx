import { screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import { makeFragmentData } from "@/gql";
import type { ReturnSaleMutation, ReturnSaleMutationVariables } from "@/gql/graphql";
import { weight } from "@/lib/weight";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { ReturnFieldsFragment } from "./return-fields";
import { ReturnSaleDialog } from "./return-sale-dialog";
import { ReturnSale } from "./return-sale.graphql";

type Answer = ReturnSaleMutation["returnSale"];

const onReturned = vi.fn();
const line = (position: number, description: string, quantity: string, returned = "0") =>
  makeFragmentData(
    {
      __typename: "SaleLine",
      position,
      description,
      quantity: weight(quantity),
      returnedQuantity: weight(returned),
    },
    ReturnFieldsFragment,
  );
const done: Answer = {
  __typename: "ReturnSaleSuccess",
  refund: { __typename: "Sale", id: "refund-1", number: "M-R1405-000001" },
};

beforeEach(() => onReturned.mockReset());

function dialogWith(reply: Answer) {
  const sent: ReturnSaleMutationVariables["input"][] = [];
  answer(ReturnSale, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", returnSale: reply };
  });
  const dialog = (
    <ReturnSaleDialog
      saleId="sale-1"
      terminalId="till-1"
      number="M-1"
      lines={[line(1, "Ring", "3", "1"), line(2, "Chain", "4.25"), line(3, "Pin", "1", "1")]}
      isCustomerKnown
      onReturned={onReturned}
      onClose={vi.fn()}
    />
  );
  return { ...renderScreen(dialog), sent };
}

const takeBack = () => screen.findByRole("button", { name: "Take it back" });

test("takes back what is left unless told otherwise, and leads to the refund", async () => {
  const { user, sent } = dialogWith(done);

  await user.click(await takeBack());

  await vi.waitFor(() => expect(onReturned).toHaveBeenCalledWith("refund-1"));
  expect(sent[0]?.returned).toEqual({
    reason: "SIZE",
    note: "",
    lines: [
      { position: 1, quantity: "2" },
      { position: 2, quantity: "4.25" },
    ],
    toStoreCredit: false,
  });
});

test("takes back a part of one line, as store credit", async () => {
  const { user, fill, sent } = dialogWith(done);

  await fill("Ring", "0");
  await fill("Chain", "1.5");
  await fill("In words", "Too long");
  await user.click(screen.getByLabelText("Give store credit instead of money"));
  await user.click(await takeBack());

  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.returned).toEqual({
    reason: "SIZE",
    note: "Too long",
    lines: [{ position: 2, quantity: "1.5" }],
    toStoreCredit: true,
  });
});

test("does not ask for more than is left", async () => {
  const { user, fill, sent } = dialogWith(done);

  await fill("Ring", "3");
  await user.click(await takeBack());

  expect(await screen.findByRole("alert")).toHaveTextContent("no more than is left");
  expect(sent).toEqual([]);
});

test.each<[Answer, string]>([
  [{ __typename: "NotFound" }, "This sale is no longer there."],
  [{ __typename: "AlreadyRefunded" }, "Everything of this sale has come back already."],
  [{ __typename: "NotRefundable" }, "Only a completed sale of this shop comes back"],
  [{ __typename: "MoreThanSold", position: 1, left: weight("1") }, "Of line 1 only 1"],
  [{ __typename: "CustomerRequired" }, "Nobody knows the customer"],
  [{ __typename: "OutOfStock" }, "The old gold has just been sold."],
  [{ __typename: "ShiftRequired" }, "Open the drawer of this till first."],
  [{ __typename: "PeriodClosed" }, "The books are closed for today."],
  [{ __typename: "IdempotencyKeyReused" }, "This return was already sent with other content."],
  [
    {
      __typename: "InvalidInput",
      fields: [{ __typename: "FieldProblem", path: ["returned", "note"], message: "Too long." }],
    },
    "This cannot be taken back: Too long.",
  ],
])("says why a sale is not taken back: %j", async (reply, text) => {
  const { user } = dialogWith(reply);

  await user.click(await takeBack());

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
  expect(onReturned).not.toHaveBeenCalled();
});
