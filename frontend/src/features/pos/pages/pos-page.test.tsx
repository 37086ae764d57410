import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { beforeEach, expect, test } from "vitest";

import { makeFragmentData } from "@/gql";
import type { QuoteCartMutation, QuoteCartMutationVariables, Tracking } from "@/gql/graphql";
import { money } from "@/lib/money";
import { weight } from "@/lib/weight";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";
import { scan } from "@/testing/scan";

import { CartLineFragment } from "../cart/cart-line";
import { FindItems, FoundItemFragment, ItemByCode } from "../find-item/find-item.graphql";
import { QuoteCart } from "../quote-cart/quote-cart.graphql";
import { QuoteTotalsFragment } from "../quote-cart/quote-totals";
import { PosPage, PosQuery } from "./pos-page";

type QuoteAnswer = QuoteCartMutation["quoteCart"];

const item = (id: string, displayName: string, tracking: Tracking) => ({
  __typename: "Item" as const,
  ...makeFragmentData(
    {
      __typename: "Item",
      id,
      sku: id.toUpperCase(),
      displayName,
      thumbnailUrl: null,
      tracking,
      metal: "XAU",
      karat: "18",
      fineness: "750",
      netWeight: weight("10.0000"),
      inStock: weight("5"),
    },
    FoundItemFragment,
  ),
});

const bangle = item("b-1", "Bangle", "PIECE");
const chain = item("k-1", "Chain", "WEIGHT");

function quoted(itemId: string): QuoteAnswer {
  const sums = { discount: money("0"), rounding: money("0"), total: money("644.43") };
  const expiresAt = new Date(Date.now() + 300_000).toISOString();
  const line = {
    __typename: "QuoteLine" as const,
    netWeight: weight("10.0000"),
    components: [
      { __typename: "PriceComponent" as const, code: "METAL", label: "Gold", amount: money("500") },
    ],
    taxes: [
      {
        __typename: "TaxAmount" as const,
        name: "VAT",
        ratePercent: "10.00",
        amount: money("13.13"),
      },
    ],
    ...sums,
  };
  const totals = {
    __typename: "Quote" as const,
    subtotal: money("631.30"),
    tax: money("13.13"),
    expiresAt,
    ruleName: "Iran",
    ...sums,
  };
  return {
    __typename: "QuoteCartSuccess",
    quote: {
      __typename: "Quote",
      id: "quote-1",
      total: sums.total,
      expiresAt,
      lines: [
        {
          __typename: "QuoteLine",
          item: { __typename: "Item", id: itemId },
          components: line.components,
          ...makeFragmentData(line, CartLineFragment),
        },
      ],
      ...makeFragmentData(totals, QuoteTotalsFragment),
    },
  };
}

let asked: QuoteCartMutationVariables["input"][] = [];

function quoteWith(reply: (input: QuoteCartMutationVariables["input"]) => QuoteAnswer) {
  asked = [];
  answer(QuoteCart, ({ input }) => {
    asked.push(input);
    return { __typename: "Mutation", quoteCart: reply(input) };
  });
}

beforeEach(() => {
  answer(PosQuery, {
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
            cashStep: money("0.01"),
            terminals: [],
          },
        },
      ],
    },
  });
  answer(FindItems, {
    __typename: "Query",
    items: {
      __typename: "ItemConnection",
      edges: [bangle, chain].map((node) => ({ __typename: "ItemEdge" as const, node })),
    },
  });
  answer(ItemByCode, ({ code }) => ({
    __typename: "Query",
    itemByCode: code === "62601" ? bangle : null,
  }));
  quoteWith(({ lines: [line] }) => quoted(String(line?.itemId)));
});

const renderPos = () => renderScreen(<PosPage addCustomer={() => null} payOverTime={() => null} />);

test("prices what is tapped, and explains the price on demand", async () => {
  const { user } = renderPos();

  await user.click(await screen.findByRole("button", { name: /Bangle/ }));

  expect(await screen.findByText("Total")).toBeVisible();
  expect(asked).toEqual([
    {
      branchId: "main",
      customerId: null,
      lines: [{ itemId: "b-1", quantity: "1", discount: "0" }],
    },
  ]);
  await user.click(screen.getByRole("button", { name: "How this price is made" }));
  await waitFor(() => expect(screen.getByText("VAT 10%")).toBeVisible());
});

test("puts a scanned tag into the cart, with Persian digits too", async () => {
  const { user } = renderPos();
  const search = await screen.findByRole("searchbox");

  await user.type(search, "۶۲۶۰۱{Enter}");

  expect(await screen.findByRole("button", { name: "Take Bangle out" })).toBeVisible();
  expect(search).toHaveValue("");
});

test("puts what is scanned into the cart wherever the focus is, and on any keyboard", async () => {
  renderPos();
  const tile = await screen.findByRole("button", { name: /Chain/ });
  tile.focus();

  scan(tile, "62601", "۶۲۶۰۱");

  expect(await screen.findByRole("button", { name: "Take Bangle out" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Take Chain out" })).not.toBeInTheDocument();
});

test("says when a scanned code belongs to nothing", async () => {
  const { user } = renderPos();

  await user.type(await screen.findByRole("searchbox"), "999{Enter}");

  expect(await screen.findByText("No item has the code 999.")).toBeVisible();
});

test("asks a new price for a new weight", async () => {
  const { user, fill } = renderPos();
  await user.click(await screen.findByRole("button", { name: /Chain/ }));
  await screen.findByText("Total");

  await fill("Quantity of Chain", "۱۲٫۳۴۵");

  await expect
    .poll(() => asked.at(-1)?.lines)
    .toEqual([{ itemId: "k-1", quantity: "12.345", discount: "0" }]);
});

test("pays with F9 once the cart has a price", async () => {
  const { user } = renderPos();
  await user.click(await screen.findByRole("button", { name: /Bangle/ }));
  const pay = screen.getByRole("button", { name: /Take payment/ });
  await expect
    .poll(() => pay.hasAttribute("disabled") || pay.hasAttribute("data-loading"))
    .toBe(false);

  fireEvent.keyDown(document.documentElement, { key: "F9", code: "F9" });

  expect(await screen.findByRole("dialog", { name: "Take payment" })).toBeVisible();
});

test.each<[QuoteAnswer, string]>([
  [
    { __typename: "RateStale", metal: "XAU", maxAgeMinutes: 30 },
    "The rate of XAU is older than 30 min. Set a new rate to go on selling.",
  ],
  [{ __typename: "RateMissing", metal: "XAU" }, "There is no rate for XAU yet."],
  [
    { __typename: "DiscountNotAllowed", allowedPercent: "5" },
    "Your role may give at most 5% discount.",
  ],
  [{ __typename: "NotPriced", sku: "B-1" }, "B-1 has no price"],
  [{ __typename: "NotFound" }, "An item or the customer is no longer there."],
  [
    {
      __typename: "InvalidInput",
      fields: [{ __typename: "FieldProblem", path: ["lines", "0"], message: "Too heavy." }],
    },
    "The cart cannot be priced: Too heavy.",
  ],
])("says why there is no price: %j", async (reply, text) => {
  quoteWith(() => reply);
  const { user } = renderPos();

  await user.click(await screen.findByRole("button", { name: /Bangle/ }));

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
  expect(screen.getByRole("button", { name: /Take payment/ })).toBeDisabled();
});

test("can be used by everybody, with a cart and without", async () => {
  const { container, user } = renderPos();
  await user.click(await screen.findByRole("button", { name: /Bangle/ }));
  await screen.findByText("Total");

  expect(within(container).getByRole("heading", { level: 1 })).toHaveTextContent("Point of sale");
  expect(await axe(container)).toHaveNoViolations();
});
