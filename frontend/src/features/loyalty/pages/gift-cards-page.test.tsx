import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";

import type {
  CheckGiftCardQuery,
  SellGiftCardMutation,
  SellGiftCardMutationVariables,
  VoidGiftCardMutation,
  VoidGiftCardMutationVariables,
} from "@/gql/graphql";
import { money } from "@/lib/money";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { CheckGiftCard } from "../check-gift-card/check-gift-card";
import { SellGiftCard } from "../sell-gift-card/sell-gift-card.graphql";
import { VoidGiftCard } from "../void-gift-card/void-gift-card-dialog";
import { GiftCardsPage, GiftCardsQuery } from "./gift-cards-page";

const card = {
  __typename: "GiftCard" as const,
  id: "card-1",
  lastFour: "9ABC",
  balance: money("300"),
  issuedAt: "2026-11-20T09:30:00+00:00",
  expiresOn: null,
  voidedAt: null,
};

beforeEach(() => {
  answer(GiftCardsQuery, {
    __typename: "Query",
    branches: {
      __typename: "BranchConnection",
      edges: [
        {
          __typename: "BranchEdge",
          node: {
            __typename: "Branch",
            id: "bazaar",
            name: "Bazaar",
            isDefault: true,
            isActive: true,
            terminals: [{ __typename: "Terminal", id: "till-1", name: "Till 1", isActive: true }],
          },
        },
      ],
    },
    giftCards: {
      __typename: "GiftCardConnection",
      totalCount: 1,
      pageInfo: { __typename: "PageInfo", hasNextPage: false, endCursor: null },
      edges: [{ __typename: "GiftCardEdge", node: card }],
    },
  });
});

async function sellWith(reply: SellGiftCardMutation["sellGiftCard"]) {
  const sent: SellGiftCardMutationVariables["input"][] = [];
  answer(SellGiftCard, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", sellGiftCard: reply };
  });
  const { user, fill } = renderScreen(<GiftCardsPage />);
  await user.click(await screen.findByRole("button", { name: "Sell a gift card" }));
  await fill(/^Worth of the card/, "۵۰۰");
  await user.click(screen.getByRole("button", { name: "Sell the card" }));
  return { sent };
}

test("shows the code of a card that was sold", async () => {
  const { sent } = await sellWith({
    __typename: "SellGiftCardSuccess",
    code: "0123-4567-89AB-CDEF",
    giftCard: { __typename: "GiftCard", id: "card-2", balance: money("500"), expiresOn: null },
  });

  expect(await screen.findByText("0123-4567-89AB-CDEF")).toBeVisible();
  expect(sent[0]).toMatchObject({
    terminalId: "till-1",
    payments: [{ method: "CASH", amount: "500" }],
  });
});

test("says when the drawer must be opened first", async () => {
  await sellWith({ __typename: "ShiftRequired" });

  expect(await screen.findByRole("alert")).toHaveTextContent("Open the drawer of this till first.");
});

test("says what is on a card, and when there is none with the code", async () => {
  answer(CheckGiftCard, ({ code }): CheckGiftCardQuery => ({
    __typename: "Query",
    giftCard: code === "right" ? card : null,
  }));
  const { user, fill } = renderScreen(<GiftCardsPage />);
  await fill("Code", "right");
  await user.click(screen.getByRole("button", { name: "Check" }));
  expect(await screen.findByText("On it", { selector: "dt" })).toBeVisible();

  await fill("Code", "wrong");
  await user.click(screen.getByRole("button", { name: "Check" }));
  expect(await screen.findByText("There is no card with this code.")).toBeVisible();
});

test("voids a card and gives back what is left", async () => {
  const sent: VoidGiftCardMutationVariables["input"][] = [];
  answer(VoidGiftCard, ({ input }): VoidGiftCardMutation => {
    sent.push(input);
    return {
      __typename: "Mutation",
      voidGiftCard: {
        __typename: "VoidGiftCardSuccess",
        giftCard: { __typename: "GiftCard", id: "card-1", balance: money("0") },
      },
    };
  });
  const { user, fill } = renderScreen(<GiftCardsPage />);
  await user.click(await screen.findByRole("button", { name: "Void" }));
  const dialog = within(await screen.findByRole("dialog"));
  await fill(/^Reason/, "Lost");
  await user.click(dialog.getByRole("button", { name: "Void it" }));

  expect(await screen.findByText("The card can no longer be used.")).toBeVisible();
  expect(sent[0]).toMatchObject({
    giftCardId: "card-1",
    terminalId: "till-1",
    method: "CASH",
    reason: "Lost",
  });
});
