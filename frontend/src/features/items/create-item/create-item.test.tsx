import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import type { CreateItemMutation, CreateItemMutationVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { NewItemPage, NewItemQuery } from "../pages/new-item-page";
import { CreateItem } from "./create-item.graphql";

type Answer = CreateItemMutation["createItem"];

async function createWith(reply: Answer) {
  const sent: CreateItemMutationVariables["input"][] = [];
  answer(NewItemQuery, {
    __typename: "Query",
    categories: { __typename: "CategoryConnection", edges: [] },
    branches: {
      __typename: "BranchConnection",
      edges: [
        {
          __typename: "BranchEdge",
          node: { __typename: "Branch", id: "main", name: "Main", isDefault: true },
        },
      ],
    },
  });
  answer(CreateItem, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", createItem: reply };
  });
  const view = renderScreen(<NewItemPage />);
  await view.fill(/^Name \*/, "Bangle");
  await view.fill(/^SKU/, "B-1");
  await view.fill(/^Gross weight/, "۱۲٫۵");
  await view.user.click(screen.getByRole("button", { name: "Add the item" }));
  return { ...view, sent };
}

test("adds an item with what was typed, Persian digits included", async () => {
  const { sent, router } = await createWith({
    __typename: "CreateItemSuccess",
    item: { __typename: "Item", id: "item-1", displayName: "Bangle" },
  });

  expect(await screen.findByText("Bangle was added.")).toBeVisible();
  expect(router.state.location.pathname).toBe("/items/item-1");
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    branchId: "main",
    openingQuantity: "1",
    item: {
      sku: "B-1",
      name: "Bangle",
      grossWeight: "12.5",
      stoneWeight: "0",
      fixedPrice: null,
      stones: [],
    },
  });
});

test.each<[Answer, string]>([
  [{ __typename: "NotFound" }, "The category or branch is no longer there. Load the page again."],
  [
    { __typename: "LimitReached", allowed: 500, plan: "Start" },
    "The plan Start allows 500 items. Retire some or change the plan.",
  ],
  [
    { __typename: "IdempotencyKeyReused" },
    "This form was already sent with other details. Look in the list of items first.",
  ],
])("says why an item is refused: %j", async (reply, text) => {
  await createWith(reply);

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
  expect(screen.getByLabelText(/^Name \*/)).toHaveValue("Bangle");
});

test("shows what the server refuses at its field, a stone's included", async () => {
  const { user, fill } = await createWith({
    __typename: "InvalidInput",
    fields: [
      { __typename: "FieldProblem", path: ["item", "sku"], message: "Another item has this SKU." },
      {
        __typename: "FieldProblem",
        path: ["item", "stones", "0", "carat"],
        message: "More than zero.",
      },
    ],
  });
  expect(await screen.findByText("Another item has this SKU.")).toBeVisible();
  expect(screen.getByLabelText(/^SKU/)).toBeInvalid();

  await user.click(screen.getByRole("button", { name: "Add a stone" }));
  await fill(/^Carat/, "0");
  await user.click(screen.getByRole("button", { name: "Add the item" }));
  const stones = screen.getByRole("group", { name: "Stones" });
  expect(await within(stones).findByText("More than zero.")).toBeVisible();
});

test("asks for a number before anything is sent", async () => {
  const { user, fill, sent } = await createWith({ __typename: "NotFound" });
  await screen.findByRole("alert");

  await fill(/^Gross weight/, "-");
  await user.click(screen.getByRole("button", { name: "Add the item" }));

  expect(screen.getByText("Write a number.")).toBeVisible();
  expect(sent).toHaveLength(1);
});
