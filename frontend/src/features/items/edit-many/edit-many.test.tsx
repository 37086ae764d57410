import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import type {
  EditItemsMutation,
  EditItemsMutationVariables,
  ItemEditPreviewQuery as Preview,
} from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { EditManyDialog } from "./edit-many-dialog";
import { EditItems, EditManyCategoriesQuery, ItemEditPreviewQuery } from "./edit-many.graphql";

const preview: Preview["itemEditPreview"] = {
  __typename: "ItemEditPreview",
  count: 1,
  unchanged: 4,
  refusedCount: 1,
  digest: "d1",
  edited: [
    {
      __typename: "EditedItem",
      id: "item-1",
      sku: "WATCH",
      name: "Watch",
      values: [
        { __typename: "EditedValue", column: "FIXED_PRICE", old: "1234.0000", new: "1330" },
        { __typename: "EditedValue", column: "ITEM_CLASS", old: "GOODS", new: "JEWEL" },
      ],
    },
  ],
  refused: [
    {
      __typename: "RefusedItem",
      id: "item-2",
      sku: "RING",
      name: "Ring",
      reasons: ["There is no amount that could grow."],
    },
  ],
};
const outdated: EditItemsMutation["editItems"] = { __typename: "PreviewOutdated" };

async function previewWith(
  looked: Preview["itemEditPreview"],
  applied: EditItemsMutation["editItems"] = outdated,
) {
  const sent: EditItemsMutationVariables["input"][] = [];
  const onDone = vi.fn();
  answer(EditManyCategoriesQuery, {
    __typename: "Query",
    categories: { __typename: "CategoryConnection", edges: [] },
  });
  answer(ItemEditPreviewQuery, { __typename: "Query", itemEditPreview: looked });
  answer(EditItems, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", editItems: applied };
  });
  const view = renderScreen(
    <EditManyDialog
      chosen={{ ids: ["item-1", "item-2"] }}
      title="Change many items"
      onDone={onDone}
      onClose={() => undefined}
    />,
  );
  await view.user.click(await screen.findByRole("combobox", { name: "Fixed price" }));
  await view.user.click(await screen.findByRole("option", { name: "Grows by per cent" }));
  await view.fill("Fixed price: value", "۷.۵");
  await view.fill("Fixed price: rounded to", "10");
  await view.user.click(screen.getByRole("button", { name: "Preview" }));
  return { ...view, sent, onDone };
}

test("changes exactly what was previewed, and tells what cannot change", async () => {
  const { sent, user, onDone } = await previewWith(preview, {
    __typename: "EditItemsSuccess",
    edit: { __typename: "ItemEdit", id: "edit-1", count: 1 },
  });

  const changing = within(await screen.findByRole("table", { name: "What would change" }));
  expect(changing.getByText("1,330")).toBeVisible();
  expect(changing.getByText("Jewel")).toBeVisible();
  expect(screen.getByText("There is no amount that could grow.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Change 1 item" }));

  expect(await screen.findByText("1 item changed.")).toBeVisible();
  expect(onDone).toHaveBeenCalledOnce();
  expect(sent).toEqual([
    {
      idempotencyKey: sent[0]?.idempotencyKey,
      digest: "d1",
      edit: {
        ids: ["item-1", "item-2"],
        categoryId: null,
        itemClass: null,
        isActive: null,
        makingOf: null,
        makingMethod: null,
        makingAmount: null,
        wastagePercent: null,
        extraCharge: null,
        fixedPrice: { method: "PERCENT", value: "7.5", step: "10" },
        lowStockAt: null,
        emptied: [],
      },
    },
  ]);
});

test("an outdated preview is not applied, and says so", async () => {
  const { user, onDone } = await previewWith(preview);

  await user.click(await screen.findByRole("button", { name: "Change 1 item" }));

  expect(await screen.findByText(/Look at the preview again/)).toBeVisible();
  expect(screen.queryByText("WATCH")).not.toBeInTheDocument();
  expect(onDone).not.toHaveBeenCalled();
});

test("shows what the server refuses at its field", async () => {
  await previewWith({
    __typename: "InvalidInput",
    fields: [{ __typename: "FieldProblem", path: ["fixedPrice", "value"], message: "Too much." }],
  });

  expect(await screen.findByText("Too much.")).toBeVisible();
  expect(screen.getByLabelText("Fixed price: value")).toBeInvalid();
});

test("says when too many items are chosen", async () => {
  await previewWith({ __typename: "TooManyItems", most: 10_000 });

  expect(await screen.findByText(/at most 10,?000 items/)).toBeVisible();
});
