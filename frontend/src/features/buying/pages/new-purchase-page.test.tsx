import { screen, waitFor } from "@testing-library/react";
import { axe } from "jest-axe";
import { expect, test } from "vitest";

import { makeFragmentData } from "@/gql";
import type { BuyBackMutation, BuyBackMutationVariables, QuoteBuyBackQuery } from "@/gql/graphql";
import { money } from "@/lib/money";
import { weight } from "@/lib/weight";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { BuyBack } from "../buy-back/buy-back.graphql";
import { FindBoughtItems } from "../buy-form/item-select";
import { FindSellers } from "../buy-form/seller-fields";
import { OfferPartsFragment, OfferTotalsFragment } from "../quote-buy-back/offer-parts";
import { QuoteBuyBack } from "../quote-buy-back/quote-buy-back.graphql";
import { NewPurchasePage, NewPurchaseQuery } from "./new-purchase-page";

const parts = {
  __typename: "BuyBackLine" as const,
  netWeight: weight("12.0000"),
  payableWeight: weight("11.7600"),
  fineWeight: weight("8.88000000"),
  payableFineWeight: weight("8.70240000"),
  perGram: money("49.33"),
  value: money("580.16"),
  amount: money("580.16"),
};

const offer: QuoteBuyBackQuery["quoteBuyBack"] = {
  __typename: "BuyBackOffer",
  total: money("580.16"),
  identityIsDemanded: true,
  identityKinds: ["PASSPORT"],
  paidToday: money("0"),
  lines: [{ __typename: "BuyBackLine", ...makeFragmentData(parts, OfferPartsFragment) }],
  ...makeFragmentData(
    {
      __typename: "BuyBackOffer",
      subtotal: money("580.16"),
      rounding: money("0"),
      total: money("580.16"),
    },
    OfferTotalsFragment,
  ),
};

const coin = {
  __typename: "Item" as const,
  id: "coin-1",
  sku: "EMAMI",
  displayName: "Emami coin",
  itemClass: "COIN" as const,
  tracking: "QUANTITY" as const,
  metal: "XAU" as const,
  fineness: "900",
  grossWeight: weight("8.1330"),
  stoneWeight: weight("0.0000"),
};

async function weigh(reply: QuoteBuyBackQuery["quoteBuyBack"], bought: BuyBackMutation["buyBack"]) {
  const sent: BuyBackMutationVariables["input"][] = [];
  answer(NewPurchaseQuery, {
    __typename: "Query",
    branches: {
      __typename: "BranchConnection",
      edges: [
        {
          __typename: "BranchEdge",
          node: {
            __typename: "Branch",
            id: "branch-1",
            name: "Bazaar",
            isDefault: true,
            isActive: true,
            terminals: [{ __typename: "Terminal", id: "till-1", name: "Till", isActive: true }],
          },
        },
      ],
    },
  });
  answer(FindSellers, {
    __typename: "Query",
    customers: { __typename: "CustomerConnection", edges: [] },
  });
  answer(FindBoughtItems, {
    __typename: "Query",
    items: {
      __typename: "ItemConnection",
      edges: [{ __typename: "ItemEdge", node: coin }],
    },
  });
  answer(QuoteBuyBack, { __typename: "Query", quoteBuyBack: reply });
  answer(BuyBack, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", buyBack: bought };
  });
  const view = renderScreen(<NewPurchasePage />);
  await view.fill(/^Gross weight/, "۱۲.۵");
  await view.fill(/^Fineness by test/, "740");
  await view.fill(/^Stones and dirt/, "0.5");
  await view.fill(/^Melting loss/, "2");
  return { ...view, sent };
}

test("shows every part, asks for the identity where the law does, and buys what was offered", async () => {
  const view = await weigh(offer, {
    __typename: "BuyBackSuccess",
    purchase: { __typename: "Purchase", id: "purchase-1", number: "P-1" },
  });

  expect(await screen.findByText("11.760 g")).toBeVisible();
  expect(screen.getByText(/The law asks for the seller's identity/)).toBeVisible();
  expect(await axe(view.container)).toHaveNoViolations();
  await view.fill(/^Name/, "Sara");
  await view.fill(/^Number of the document/, "P777888");
  await view.fill(/^By bank transfer/, "80.16");
  const pay = screen.getByRole("button", { name: "Pay and take it in" });
  await waitFor(() => expect(pay).toBeEnabled());
  await view.user.click(pay);

  await waitFor(() => expect(view.sent).toHaveLength(1));
  expect(view.sent[0]).toMatchObject({
    branchId: "branch-1",
    terminalId: "till-1",
    offeredTotal: "580.16",
    lines: [{ grossWeight: "12.5", deduction: "0.5", fineness: "740", meltingLossPercent: "2" }],
    payments: [
      { method: "CASH", amount: "500" },
      { method: "TRANSFER", amount: "80.16" },
    ],
  });
});

test("says why nothing can be offered", async () => {
  await weigh({ __typename: "RateMissing", metal: "XAU" }, { __typename: "NotFound" });

  expect(await screen.findByRole("alert")).toHaveTextContent("There is no rate for XAU yet.");
  expect(screen.getByRole("button", { name: "Pay and take it in" })).toBeDisabled();
});

test("tells when the rate moved between offer and payment", async () => {
  const view = await weigh({ ...offer, identityIsDemanded: false }, { __typename: "OfferChanged" });
  const pay = screen.getByRole("button", { name: "Pay and take it in" });
  await waitFor(() => expect(pay).toBeEnabled());
  await view.user.click(pay);

  expect(await screen.findByText(/^The rate has moved\./)).toBeVisible();
});

test("buys coins as what they are, weighing what the catalogue says", async () => {
  const view = await weigh(
    { ...offer, identityIsDemanded: false },
    {
      __typename: "BuyBackSuccess",
      purchase: { __typename: "Purchase", id: "purchase-1", number: "P-1" },
    },
  );
  await view.user.click(screen.getByRole("combobox", { name: "Coin or piece" }));
  await view.user.click(await screen.findByRole("option", { name: "Emami coin · EMAMI" }));
  await view.fill(/^How many/, "2");
  await view.fill(/^Agreed amount/, "1300");
  const pay = screen.getByRole("button", { name: "Pay and take it in" });
  await waitFor(() => expect(pay).toBeEnabled());
  await view.user.click(pay);

  await waitFor(() => expect(view.sent).toHaveLength(1));
  expect(view.sent[0]?.lines).toEqual([
    {
      metal: "XAU",
      description: "Emami coin",
      grossWeight: "16.266",
      fineness: "900",
      deduction: "0",
      meltingLossPercent: "2",
      agreedAmount: "1300",
      itemId: "coin-1",
      quantity: "2",
    },
  ]);
});
