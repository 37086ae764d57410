import { screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import { makeFragmentData } from "@/gql";
import type { CheckoutMutation, CheckoutMutationVariables } from "@/gql/graphql";
import { money } from "@/lib/money";
import { answer, refuse } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { QuoteTotalsFragment } from "../quote-cart/quote-totals";
import type { CartQuote } from "../quote-cart/use-quote";
import { CheckoutDialog } from "./checkout-dialog";
import { Checkout } from "./checkout.graphql";
import { SoldDialogFragment } from "./sold-dialog";

type Answer = CheckoutMutation["checkout"];

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

const sold: Answer = {
  __typename: "CheckoutSuccess",
  sale: {
    __typename: "Sale",
    ...makeFragmentData(
      {
        __typename: "Sale",
        id: "sale-1",
        number: "M-1",
        total: money("100.50"),
        change: money("0"),
        slip: "/receipts/1",
        page: "/receipts/2",
      },
      SoldDialogFragment,
    ),
  },
};

const onSold = vi.fn();

beforeEach(() => onSold.mockReset());

function checkoutWith(reply: Answer) {
  const sent: CheckoutMutationVariables["input"][] = [];
  answer(Checkout, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", checkout: reply };
  });
  const dialog = (
    <CheckoutDialog
      quote={quote}
      idempotencyKey="cart-1"
      terminalId="till-1"
      cashStep={money("0.01")}
      isCustomerKnown={false}
      onSold={onSold}
      onClose={vi.fn()}
    />
  );
  return { ...renderScreen(dialog), sent };
}

test("takes the whole sum in cash unless told otherwise", async () => {
  const { user, sent } = checkoutWith(sold);

  await user.click(await screen.findByRole("button", { name: "Complete the sale" }));

  await vi.waitFor(() => expect(onSold).toHaveBeenCalledOnce());
  expect(sent).toEqual([
    {
      idempotencyKey: "cart-1",
      quoteId: "quote-1",
      terminalId: "till-1",
      payments: [{ method: "CASH", amount: "100.5", reference: "" }],
    },
  ]);
});

test("splits the payment: what is still due is offered for the next one", async () => {
  const { user, fill, sent } = checkoutWith(sold);

  await fill("Amount", "60");
  await user.click(screen.getByRole("button", { name: "Add another payment" }));
  await user.click(screen.getByRole("button", { name: "Complete the sale" }));

  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.payments).toEqual([
    { method: "CASH", amount: "60", reference: "" },
    { method: "CARD", amount: "40.5", reference: "" },
  ]);
});

test("does not complete a sale that is not paid", async () => {
  const { fill } = checkoutWith(sold);

  await fill("Amount", "60");

  expect(screen.getByRole("button", { name: "Complete the sale" })).toBeDisabled();
});

test.each<[Answer, string]>([
  [
    {
      __typename: "InvalidInput",
      fields: [{ __typename: "FieldProblem", path: ["payments"], message: "Too many payments." }],
    },
    "The payments cannot be taken: Too many payments.",
  ],
  [{ __typename: "NotFound" }, "The price or the till is no longer there."],
  [{ __typename: "QuoteExpired" }, "The price ran out."],
  [{ __typename: "QuoteUsed" }, "This cart was already sold."],
  [{ __typename: "OutOfStock", skus: ["B-1", "C-2"] }, "No longer in stock: B-1, C-2."],
  [
    { __typename: "PaymentMismatch", total: money("100.50"), paid: money("100") },
    "The payments do not add up to the total.",
  ],
  [{ __typename: "CustomerRequired" }, "Choose the customer first"],
  [{ __typename: "ShiftRequired" }, "Open the drawer of this till first."],
  [{ __typename: "TooFewPoints", minimum: 5 }, "At least 5 points"],
  [{ __typename: "IdempotencyKeyReused" }, "This cart was already sold with other payments."],
])("says why a sale is not made: %j", async (reply, text) => {
  const { user } = checkoutWith(reply);

  await user.click(await screen.findByRole("button", { name: "Complete the sale" }));

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
  expect(onSold).not.toHaveBeenCalled();
});

test("a checkout that got no answer is sent again under the same key", async () => {
  const { user, sent } = checkoutWith(sold);
  refuse(Checkout, "INTERNAL", { once: true });
  const complete = await screen.findByRole("button", { name: "Complete the sale" });

  await user.click(complete);
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "The fault is ours and has been noted.",
  );
  await user.click(complete);

  await vi.waitFor(() => expect(onSold).toHaveBeenCalledOnce());
  expect(sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual(["cart-1"]);
});
