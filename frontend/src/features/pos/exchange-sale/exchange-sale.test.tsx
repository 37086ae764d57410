import { screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import { makeFragmentData } from "@/gql";
import type { ExchangeSaleMutation, ExchangeSaleMutationVariables } from "@/gql/graphql";
import { money } from "@/lib/money";
import { weight } from "@/lib/weight";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { SoldDialogFragment } from "../checkout/sold-dialog";
import { QuoteTotalsFragment } from "../quote-cart/quote-totals";
import type { CartQuote } from "../quote-cart/use-quote";
import { ExchangeDialog } from "./exchange-dialog";
import { ExchangeSale } from "./exchange-sale.graphql";

type Answer = ExchangeSaleMutation["exchangeSale"];

const EXPIRES = "2026-11-20T12:00:00Z";
const quote: CartQuote = {
  __typename: "Quote",
  id: "quote-1",
  total: money("100.50"),
  expiresAt: EXPIRES,
  lines: [],
  ...makeFragmentData(
    {
      __typename: "Quote",
      subtotal: money("95"),
      discount: money("0"),
      tax: money("5.50"),
      rounding: money("0"),
      total: money("100.50"),
      expiresAt: EXPIRES,
      ruleName: "Iran",
    },
    QuoteTotalsFragment,
  ),
};
const done: Answer = {
  __typename: "ExchangeSaleSuccess",
  sale: {
    __typename: "Sale",
    id: "sale-2",
    ...makeFragmentData(
      {
        __typename: "Sale",
        id: "sale-2",
        number: "M-2",
        total: money("100.50"),
        change: money("0"),
      },
      SoldDialogFragment,
    ),
  },
};
const returned = {
  reason: "SIZE" as const,
  note: "",
  lines: [{ position: 1, quantity: weight("1") }],
  toStoreCredit: false,
};

const onExchanged = vi.fn();

beforeEach(() => onExchanged.mockReset());

function dialogWith(reply: Answer, returnValue: string) {
  const sent: ExchangeSaleMutationVariables["input"][] = [];
  answer(ExchangeSale, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", exchangeSale: reply };
  });
  const dialog = (
    <ExchangeDialog
      saleId="sale-1"
      returned={returned}
      returnValue={money(returnValue)}
      quote={quote}
      idempotencyKey="cart-1"
      terminalId="till-1"
      cashStep={money("0.01")}
      isCustomerKnown={false}
      onExchanged={onExchanged}
      onClose={vi.fn()}
    />
  );
  return { ...renderScreen(dialog), sent };
}

const settle = () => screen.findByRole("button", { name: "Exchange" });

test("takes the difference alone, in cash unless told otherwise", async () => {
  const { user, sent } = dialogWith(done, "60.50");

  await user.click(await settle());

  await vi.waitFor(() => expect(onExchanged).toHaveBeenCalledOnce());
  expect(sent).toEqual([
    {
      idempotencyKey: "cart-1",
      saleId: "sale-1",
      returned,
      quoteId: "quote-1",
      terminalId: "till-1",
      payments: [{ method: "CASH", amount: "40", reference: "" }],
    },
  ]);
});

test("asks for no payment where the new bill is the smaller one, and says what goes back", async () => {
  const { user, sent } = dialogWith(done, "120");

  expect(await screen.findByText("Goes back to the customer")).toBeVisible();
  expect(screen.getByText(/19\.50/)).toBeVisible();
  expect(screen.queryByLabelText("Amount")).not.toBeInTheDocument();
  await user.click(await settle());

  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.payments).toEqual([]);
});

test("does not settle a difference that is not paid", async () => {
  const { fill } = dialogWith(done, "60.50");

  await fill("Amount", "39");

  expect(await settle()).toBeDisabled();
});

test.each<[Answer, string]>([
  [{ __typename: "NotFound" }, "The sale, the price or the till is no longer there."],
  [{ __typename: "AlreadyRefunded" }, "Everything of this sale has come back already."],
  [{ __typename: "NotRefundable" }, "nothing that is owed in grams"],
  [{ __typename: "MoreThanSold", position: 1, left: weight("1") }, "Of line 1 only 1"],
  [{ __typename: "QuoteExpired" }, "The price ran out."],
  [{ __typename: "OutOfStock", skus: ["B-1"] }, "No longer in stock: B-1."],
  [{ __typename: "ShiftRequired" }, "Open the drawer of this till first."],
  [{ __typename: "IdempotencyKeyReused" }, "This exchange was already sent with other content."],
  [
    {
      __typename: "InvalidInput",
      fields: [{ __typename: "FieldProblem", path: ["quoteId"], message: "Another customer." }],
    },
    "This cannot be exchanged: Another customer.",
  ],
])("says why nothing is exchanged: %j", async (reply, text) => {
  const { user } = dialogWith(reply, "60.50");

  await user.click(await settle());

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
  expect(onExchanged).not.toHaveBeenCalled();
});
