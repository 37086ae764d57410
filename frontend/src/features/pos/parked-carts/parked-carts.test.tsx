import { screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type { ParkCartMutationVariables, ResumeCartMutation } from "@/gql/graphql";
import { money } from "@/lib/money";
import { weight } from "@/lib/weight";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { ParkCartDialog } from "./park-cart-dialog";
import { ParkedCartsDialog } from "./parked-carts-dialog";
import { ParkCart, ParkedCarts, ResumeCart } from "./parked-carts.graphql";

const onResumed = vi.fn();

beforeEach(() => {
  onResumed.mockReset();
  answer(ParkedCarts, {
    __typename: "Query",
    parkedCarts: {
      __typename: "ParkedCartConnection",
      edges: [
        {
          __typename: "ParkedCartEdge",
          node: {
            __typename: "ParkedCart",
            id: "parked-1",
            note: "Back at five",
            lineCount: 2,
            parkedByName: "Neda",
            parkedAt: "2026-11-20T09:30:00Z",
            customer: null,
          },
        },
      ],
    },
  });
});

async function resumeWith(reply: ResumeCartMutation["resumeCart"]) {
  answer(ResumeCart, { __typename: "Mutation", resumeCart: reply });
  const { user } = renderScreen(
    <ParkedCartsDialog branchId="main" onResumed={onResumed} onClose={vi.fn()} />,
  );
  expect(await screen.findByText("Back at five")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Take it up" }));
}

test("takes a cart up with its lines and its customer", async () => {
  const item = { __typename: "Item" as const, id: "i", sku: "R-1", displayName: "Ring" };
  const customer = { __typename: "Customer" as const, id: "c", name: "Sara" };

  await resumeWith({
    __typename: "ResumeCartSuccess",
    customer,
    lines: [
      {
        __typename: "ResumedLine",
        quantity: weight("2"),
        discount: money("5"),
        item: { ...item, tracking: "QUANTITY" },
      },
    ],
  });

  await vi.waitFor(() => expect(onResumed).toHaveBeenCalledOnce());
  expect(onResumed.mock.calls[0]).toMatchObject([
    [{ quantity: "2", discount: "5", item: { id: "i", tracking: "QUANTITY" } }],
    { id: "c", name: "Sara" },
  ]);
});

test("says when another till was faster", async () => {
  await resumeWith({ __typename: "NotFound" });

  expect(await screen.findByRole("alert")).toHaveTextContent("Another till has taken this cart");
  expect(onResumed).not.toHaveBeenCalled();
});

test("parks the cart with a note", async () => {
  const sent: ParkCartMutationVariables["input"][] = [];
  const onParked = vi.fn();
  answer(ParkCart, ({ input }) => {
    sent.push(input);
    const cart = { __typename: "ParkedCart" as const, id: "parked-1" };
    const parkCart = { __typename: "ParkCartSuccess" as const, cart };
    return { __typename: "Mutation" as const, parkCart };
  });
  const lines = [{ itemId: "i", quantity: weight("1"), discount: money("0") }];
  const { user, fill } = renderScreen(
    <ParkCartDialog
      cart={{ branchId: "main", customerId: null, lines }}
      onParked={onParked}
      onClose={vi.fn()}
    />,
  );

  await fill("Note", "Back at five");
  await user.click(screen.getByRole("button", { name: "Park it" }));

  await vi.waitFor(() => expect(onParked).toHaveBeenCalledOnce());
  expect(sent).toEqual([
    {
      idempotencyKey: sent[0]?.idempotencyKey,
      branchId: "main",
      customerId: null,
      note: "Back at five",
      lines,
    },
  ]);
});
